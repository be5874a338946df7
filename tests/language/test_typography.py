"""What each rule of typography says of a line, and what it leaves alone."""

import time

import pytest

from translate_flow.language.typography import profile_of
from translate_flow.language.typography_forms import french_forms, repeated_words
from translate_flow.language.typography_inclusive import inclusive_writing
from translate_flow.language.typography_letters import invisible, mojibake
from translate_flow.language.typography_quotes import english_quotes, french_quotes, mixed_apostrophes, unpaired
from translate_flow.language.typography_spaces import double_spaces, english_spaces, french_spaces, missing_spaces

HOLE = "\ufffc"


def mended(text, rule, *arguments):
    """Return a text with all that a rule finds put right."""
    whole = f"\n{text}\n"
    edits = sorted((edit for slip in rule(whole, *arguments) for edit in slip.edits), reverse=True)
    for start, end, replacement in edits:
        whole = whole[:start] + replacement + whole[end:]
    return whole[1:-1]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Que faire ?", "Que faire\u202f?"),
        ("Que faire ?!", "Que faire\u202f?!"),
        ("Que faire?", "Que faire\u202f?"),
        ("Un point : deux", "Un point\u00a0: deux"),
        ("Un point: deux", "Un point\u00a0: deux"),
        ("d’emploi ; non", "d’emploi\u202f; non"),
        ("« mot »", "«\u00a0mot\u00a0»"),
        ("«mot»", "«\u00a0mot\u00a0»"),
        ("« Merci ! »", "«\u00a0Merci\u202f!\u00a0»"),
        ("50 % des gens", "50\u00a0% des gens"),
        ("50% des gens", "50\u00a0% des gens"),
        (f"{HOLE} : oui", f"{HOLE}\u00a0: oui"),
        ("oui\u00a0! Que faire ?", "oui\u00a0! Que faire\u00a0?"),  # the document has U+00A0 there
    ],
)
def test_french_spaces(text, right):
    assert mended(text, french_spaces, "fr-FR") == right
    assert mended(right, french_spaces, "fr-FR") == right


@pytest.mark.parametrize(
    "text",
    [
        "à 12:30, à 12 : 30, un rapport de 3 : 1", "un sourire :-) ou ;) ou :D", "le mot :smile: ici", "a != b et x ?= y",
        "Yahoo! et les autres", "un format %s, 10%d", "un mot\u202f? un mot\u00a0: «\u00a0mot\u00a0»", "(?)",
        "« \u00a0", "! important", "Il dit Hello world!", ":---: | :--:",
        "Accueil » Guide » Bien traduire", "Debian »", "Suite»", "« Page précédente", "«\u00a0mot\u00a0» puis »",
    ],
)  # fmt: skip
def test_french_spaces_that_are_right(text):
    assert mended(text, french_spaces, "fr-FR") == text


def test_a_quotation_over_paragraphs_is_no_arrow():
    assert mended("« Un.\n\n« Deux »", french_spaces, "fr-FR") == "«\u00a0Un.\n\n«\u00a0Deux\u00a0»"
    assert mended("Il dit : « Un.\n\nDeux »", french_spaces, "fr-FR") == "Il dit\u00a0: «\u00a0Un.\n\nDeux\u00a0»"


def test_profiles():
    assert (
        mended("Que faire ? Un point : «mot»", french_spaces, "fr-CA") == "Que faire? Un point\u00a0: «\u00a0mot\u00a0»"
    )
    assert mended("Que faire? Non; oui!", french_spaces, "fr-CA") == "Que faire? Non; oui!"
    assert mended("Un point: « mot » à 50%", french_spaces, "fr-CH") == "Un point: «mot» à 50%"
    assert mended("Un\u202f: oui", french_spaces, "fr-CH") == "Un\u202f: oui"


def test_a_profile_is_told_by_the_document():
    close = "Oui! Non? Bien; mal! Encore? "
    assert profile_of(close, "", {}, None) == "fr-CA"
    assert profile_of(close + "Là ?", "", {}, None) == "fr-CA"
    assert profile_of(close + "Là ? Ici !", "", {}, None) == "fr-FR"
    assert profile_of("Oui! Non?", "", {}, None) == "fr-FR"
    assert profile_of("Oui\u00a0: non? ", "Oui&nbsp;: non? ", {}, None) == "fr-CA"
    assert profile_of("Oui\u00a0: non? ", "Oui\u00a0: non? ", {}, None) == "fr-FR"
    assert profile_of("", "", {"lang": "fr_CH"}, None) == "fr-CH"
    assert profile_of(close, "", {"lang": "fr-ca"}, "fr-FR") == "fr-FR"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("What is it ?", "What is it?"), ("One thing\u00a0: two", "One thing: two"), ("5 % of it", "5% of it"),
        ("one ; two !", "one; two!"), ("3 : 1, at :30, ;-) :smile:", "3 : 1, at :30, ;-) :smile:"),
        ("He says “Qui sommes-nous ?” and left", "He says “Qui sommes-nous ?” and left"),
    ],
)  # fmt: skip
def test_english_spaces(text, right):
    assert mended(text, english_spaces) == right


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("fr", "L’eau  et   l’air", "L’eau et l’air"), ("fr", "fin  \nde ligne", "fin  \nde ligne"),
        ("en", "One.  Two.", "One. Two."), ("en", "A b.  C d.  E f.  G h.", "A b.  C d.  E f.  G h."),
        ("fr", f"{HOLE}  {HOLE}", f"{HOLE}  {HOLE}"),
    ],
)  # fmt: skip
def test_double_spaces(language, text, right):
    assert mended(text, double_spaces, language) == right


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("fr", "la transition digitale.Il faut", "la transition digitale. Il faut"), ("fr", "l’eau,et l’air", "l’eau, et l’air"),
        ("en", "in the white panel.The answer", "in the white panel. The answer"), ("fr", "économie.gouv.fr est", "économie.gouv.fr est"),
        ("fr", "Node.js, i.e. 1,5, numpy.Array(x)", "Node.js, i.e. 1,5, numpy.Array(x)"), ("fr", "les clés titre,date,auteur ici", "les clés titre,date,auteur ici"),
    ],
)  # fmt: skip
def test_missing_spaces(language, text, right):
    assert mended(text, missing_spaces, language) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("un “commun” ici", "un «\u00a0commun\u00a0» ici"), ('un "commun" ici', "un «\u00a0commun\u00a0» ici"),
        ("«\u00a0il dit “oui”\u00a0»", "«\u00a0il dit “oui”\u00a0»"), ('un écran de 15" et 17"', 'un écran de 15" et 17"'),
        ('@title = "Un titre"', '@title = "Un titre"'), ('{ : height="24px"}', '{ : height="24px"}'),
        ('le format "%s", l’option "--all"', 'le format "%s", l’option "--all"'),
        ('le fichier "src/main.py"', 'le fichier "src/main.py"'), ('la valeur "sidecar-for-my-app"', 'la valeur "sidecar-for-my-app"'),
    ],
)  # fmt: skip
def test_french_quotes(text, right):
    assert mended(text, french_quotes, "fr-FR") == right


def test_english_quotes_are_those_of_the_document():
    assert mended("a «\u00a0commons\u00a0»", english_quotes) == "a “commons”"
    assert mended('a « commons » and "b"', english_quotes) == 'a "commons" and "b"'
    assert mended("« Previous", english_quotes) == "« Previous"


def test_apostrophes_follow_the_larger_part():
    assert mended("l'eau, l’air, l’air", mixed_apostrophes) == "l’eau, l’air, l’air"
    assert mended("l'eau, l'eau, l’air", mixed_apostrophes) == "l'eau, l'eau, l'air"
    assert mended("l'eau, l’air", mixed_apostrophes) == "l’eau, l’air"
    assert mended("l'eau, 'mot'", mixed_apostrophes) == "l'eau, 'mot'"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("au 2ème et la 1ère", "au 2e et la 1re"), ("les 19èmes", "les 19es"), ("le coeur, une Oeuvre, la main-d'oeuvre", "le cœur, une Œuvre, la main-d'œuvre"),
        ("le 3 Mars et le Lundi", "le 3 mars et le lundi"), ("une société Française", "une société française"), ("en Anglais", "en anglais"),
        ("A partir de là. A la fin", "À partir de là. À la fin"), ("Egalement", "Également"), ("Ca va", "Ça va"),
        ("au XIXème et au XXème siècle, la IIIème, la Ière", "au XIXe et au XXe siècle, la IIIe, la Ire"), ("les XVIIIèmes", "les XVIIIes"),
        ("l'Etat, d’Etat, chefs d'Etat.", "l'État, d’État, chefs d'État."), ("l’Ecole et l'Economie", "l’École et l'Économie"),
        ("Evaluation des projets, Edition du matin", "Évaluation des projets, Édition du matin"),
        ("l’Union Européenne, la presse Anglaise", "l’Union européenne, la presse anglaise"), ("En Anglais", "En anglais"),
        ("en Ile-de-France, l'Ile de Ré", "en Île-de-France, l'Île de Ré"),
    ],
)  # fmt: skip
def test_french_forms(text, right):
    assert mended(text, french_forms) == right


@pytest.mark.parametrize(
    "text",
    [
        "Mars est une planète, un projet Mars", "les Français, un Français", "la rue du 4 Septembre", "poète, coexister, Noël, moelle",
        "le Vendredi saint", "vitamine A la plus", "la Croix-Rouge Française", "2nd, 3rd", "EDF et Europe, Ecosia",
        "Etienne, Emile, Elise", "Evaluation Harness, Edition Nautilus, The Economist", "le XIXe siècle, MIX", "Ilez",
    ],
)  # fmt: skip
def test_french_forms_that_are_right(text):
    assert mended(text, french_forms) == text


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "in the the end", 1), ("en", "The the end", 1), ("en", "they had had that that", 0), ("fr", "nous nous levons", 0),
        ("fr", "de de l’eau", 1), ("en", "Duran Duran sang", 0), ("en", "the “the the the the” loop", 0), ("fr", "et\net", 1), ("fr", "un\n\nun", 0),
    ],
)  # fmt: skip
def test_repeated_words(language, text, count):
    assert len(list(repeated_words(f"\n{text}\n", language))) == count


@pytest.mark.parametrize(
    ("blocks", "count"),
    [
        (["un (deux", "trois"], 1), (["un (deux) trois)"], 1), (["a) un", "b) deux :)"], 0), (["« un", "deux »"], 0),
        (["“one", "“two", "“three”"], 0), (['a 15" screen'], 0), (['he said "no'], 1), (["l’intervalle [0, 1)"], 0),
        (["“un"] + ["x"] * 20 + ["deux”", "trois”"], 3), (["un « deux » trois »"], 1), (["Suite »"], 0), (["part (35% in Trial 1) shows", "("], 1),
    ],
)  # fmt: skip
def test_unpaired(blocks, count):
    assert len(list(unpaired(blocks))) == count


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("L’Ã©conomie", ["é"]),
        ("lâ€™eau", ["’"]),
        ("Â« mot", ["«"]),
        ("â€œpresqueâ€\x9d", ["“", "”"]),
        ("perdu \ufffd", [None]),
        ("São Paulo, BÂTIMENT, Ångström, ÃO", []),
    ],
)
def test_mojibake(text, meant):
    assert [found for _, found in mojibake(text)] == meant


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("eco\u200bnomie", ["U+200B"]), ("a\u202eb", ["U+202E"]), ("x\x07", ["U+0007"]), ("a\ufeffb", ["U+FEFF"]),
        ("👩\u200d🌾 ❤\ufe0f 1\ufe0f\u20e3 🏴\U000e0067\U000e0062\U000e007f", []), ("mot\u00a0! mot\u202f?", []),
        ("le mot \u200fשלום\u200f", []), ("a\u200db", ["U+200D"]), ("a\tb\r\n", []),
        ("â€œcitÃ© â€\x9d", []), ("a\x9d", ["U+009D"]),
    ],
)  # fmt: skip
def test_invisible(text, codes):
    assert [code for _, code, _ in invisible(text)] == codes


def test_inclusive_writing():
    mixed = "Les acteur·rices, les habitant·es et un·e citoyen(ne).\n"
    assert [mixed[s.start : s.end] for s in inclusive_writing(mixed, None)] == ["citoyen(ne)"]
    assert not list(inclusive_writing("Les acteur·rices et/ou le site/page, voir data.gouv (s)", None))
    assert len(list(inclusive_writing("Les habitant·es.\n", "none"))) == 1
    assert len(list(inclusive_writing("Les acteur/rices.\n", "middot"))) == 1


ENDLESS = [
    "oe",
    "« ",
    "»",
    " :",
    "a? ",
    "a : ",
    '= "a" ',
    "(",
    "a)",
    "l'l’",
    "Etat",
    "acteur·",
    "â€",
    "de ",
    "1%",
    " 3 Mars",
]


@pytest.mark.parametrize("piece", ENDLESS)
def test_a_text_without_end_takes_no_time_without_end(piece):
    """The slowest takes 1.6 s of the processor; a word that was read anew for each of its letters took 12."""
    text = f"\n{piece * 10_000}\n"
    start = time.process_time()
    for rule in (french_forms, english_quotes, mixed_apostrophes, english_spaces, invisible, mojibake):
        list(rule(text))
    list(french_spaces(text, "fr-FR"))
    list(french_quotes(text, "fr-FR"))
    list(missing_spaces(text, "fr"))
    list(repeated_words(text, "fr"))
    list(inclusive_writing(text, None))
    list(unpaired([text]))
    assert time.process_time() - start < 6
