"""Terms found in any inflection, and nothing else."""

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate_flow.glossary.match import find_names, find_terms, matcher
from translate_flow.glossary.patterns import Standing
from translate_flow.glossary.pieces import pieces
from translate_flow.glossary.term import Forbidden, Glossary, Match, Name, Term, Wording


def found(text, language, *wordings, names=()):
    """Return the stretches found, for terms that have these wordings in one language."""
    blank = Wording("zzz")
    terms = tuple(Term(w, blank) if language == "fr" else Term(blank, w) for w in wordings)
    return [text[o.start : o.end] for o in find_terms(text, language, Glossary(terms, names))]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("tiers-lieu", "Des tiers-lieux, un tiers lieu, des tiers‑lieux et des Tiers‐Lieux.", 4),
        ("acteur", "acteurs, actrices, acteur·rice, acteur·rice·s, acteur/rice, acteur(rice)s, acteur.rice", 7),
        ("salarié", "salarié·e·s, salarié.e.s, salarié(e)s, salariée, salariées", 5),
        ("ESS", "l’ESS, d'ESS, qu’ESS, L’ESS", 4),
        ("ESS", "ess, Ess, messe, ESSAI", 0),
        ("économie sociale", "l’économie\nsociale, L'ÉCONOMIE SOCIALE, L’ECONOMIE SOCIALE, Economie sociale", 4),
        ("économie sociale", "économie, sociale. Économie. Sociale", 0),
        ("structure de l’ESS", "structures de l'ESS, structures d’ESS", 2),
        ("usages du numérique", "les usages du numérique, l'usage des numériques", 2),
        ("donnée", "une donnée, des données, donner, dont", 2),
        ("travail", "le travail, les travaux, travailleur", 2),
        ("coopérative", "coopératives, coopération", 1),
        ("œuvre", "une oeuvre, des œuvres", 2),
        ("médiateur numérique", "médiatrices numériques, médiateur·rice·s numériques", 2),
        ("don", "un don, des dons, une donnée, donc", 2),
    ],
)
def test_french_inflections(form, text, expected):
    assert len(found(text, "fr", Wording(form))) == expected


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("organisation", "organizations, organisation, organised", 2),
        ("policy", "policies, police", 1),
        ("social economy", "the social economies, Social Economy, socially, economy", 2),
        ("open source", "open-source, Open Source, open sources", 3),
        ("co-op", "co-ops, coop", 1),
        ("work integration social enterprise", "work-integration social enterprises", 1),
        ("pool", "pooled, pooling, pools", 3),
    ],
)
def test_english_inflections(form, text, expected):
    assert len(found(text, "en", Wording(form))) == expected


def test_exact_takes_the_form_alone():
    commons = Wording("commons", match=Match.EXACT)
    assert found("the Commons, the common, common", "en", commons) == ["Commons"]
    assert found("communs, commune, communes, commun", "fr", Wording("communs", match=Match.EXACT)) == ["communs"]


@pytest.mark.parametrize(
    "text", ["Les communs", "des communs", "Communs :", "libre, communs", "aux communs", "nos communs"]
)
def test_a_french_noun(text):
    assert len(found(text, "fr", Wording("communs", match=Match.EXACT, noun=True))) == 1


@pytest.mark.parametrize("text", ["objectifs communs", "ils sont communs", "libres et communs", "en communs"])
def test_a_french_adjective_is_no_noun(text):
    assert found(text, "fr", Wording("communs", match=Match.EXACT, noun=True)) == []


@pytest.mark.parametrize("text", ["the common…", "the common", "the common is", "the common of all", "the common."])
def test_an_english_noun(text):
    form = Wording("commons", forbidden=(Forbidden("the common", noun=True),), match=Match.EXACT)
    assert found(text, "en", form) == ["the common"]


@pytest.mark.parametrize(
    "text", ["the common good", "the common and shared rules", "the common-law rule", "the common, shared rule"]
)
def test_an_english_adjective_is_no_noun(text):
    form = Wording("commons", forbidden=(Forbidden("the common", noun=True),), match=Match.EXACT)
    assert found(text, "en", form) == []


def test_names_and_exceptions_are_no_terms():
    ess = Wording("ESS", exceptions=("Mois de l’ESS",))
    assert found("ESS France, le Mois de l'ESS et l’ESS", "fr", ess, names=(Name("ESS France"),)) == ["ESS"]


def test_the_longer_form_covers_the_shorter_of_another_term():
    glossary = Glossary((Term(Wording("communs"), Wording("a")), Term(Wording("communs numériques"), Wording("b"))))
    occurrences = find_terms("Les communs numériques et les communs", "fr", glossary)
    assert [(o.form, o.covered) for o in occurrences] == [
        ("communs numériques", False),
        ("communs", True),
        ("communs", False),
    ]


def test_of_two_forms_of_one_term_the_longer_stands_then_the_less_inflected():
    term = Term(Wording("a"), Wording("open source", loose=("open",), forbidden=(Forbidden("opened source"),)))
    occurrences = find_terms("open source, opened source, open", "en", Glossary((term,)))
    assert [o.standing for o in occurrences] == [Standing.APPROVED, Standing.FORBIDDEN, Standing.LOOSE]


def test_names_right_and_wrong():
    glossary = Glossary(
        names=(Name("Réfugiés.info", accepted=("réfugiés.info",), forbidden=("Refugees.info",)), Name("SOGA"))
    )
    text = "Réfugiés.info, réfugiés.info, Refugees.info et le SOGA, mais ni soga ni Réfugiés. Info"
    assert [(f.name.name, f.right, text[f.start : f.end]) for f in find_names(text, "fr", glossary)] == [
        ("Réfugiés.info", True, "Réfugiés.info"),
        ("Réfugiés.info", True, "réfugiés.info"),
        ("Réfugiés.info", False, "Refugees.info"),
        ("SOGA", True, "SOGA"),
    ]


def test_decomposed_accents_and_soft_hyphens_are_seen_through():
    assert len(found("l’e\u0301conomie sociale, l’écono\u00admie sociale", "fr", Wording("économie sociale"))) == 2


def test_words_scattered_among_a_few_others_are_a_rendering():
    term = Term(Wording("inclusion numérique"), Wording("b"))
    french = matcher(Glossary((term,)), "fr")
    assert french.scattered("les questions d’inclusion et de médiation numériques", term)
    assert not french.scattered("l’inclusion de tous, quel que soit leur âge, par le numérique", term)


def test_a_quick_look_never_misses_what_is_there():
    glossary = Glossary((Term(Wording("acteur de terrain", accepted=("tiers-lieu",)), Wording("b")),))
    french = matcher(glossary, "fr")
    for text in ("Actrices de terrain", "les acteur·rice·s de terrain", "TIERS-LIEUX", "un tiers‑lieu"):
        assert french.terms(text)
        assert french.tells(text)
    assert not french.tells("Le terrain est humide, l’acteur attend.") or french.terms("Les acteurs de terrain")


def test_two_thousand_terms_over_a_hundred_kilobytes():
    stems = ["coop", "mutu", "assoc", "solid", "parta", "numér", "comm", "terr", "form", "soci"]
    nouns = [f"{stem}{chr(97 + i)}{chr(97 + j)}" for stem in stems for i in range(10) for j in range(10)]
    forms = [f"{nouns[i % 1000]} {nouns[(i * 7 + 3) % 1000]}" if i % 4 else nouns[i % 1000] for i in range(2000)]
    glossary = Glossary(tuple(Term(Wording(form), Wording(f"x{i}")) for i, form in enumerate(forms)))
    sentence = "Le {} avance avec le {} et la {}, sans que rien ne presse."
    text = " ".join(sentence.format(nouns[i], forms[i], nouns[-1 - i]) for i in range(1000))
    text = (text * 2)[:100_000]
    french = matcher(glossary, "fr")
    assert len(french.terms(text)) > 500
    start = time.perf_counter()
    french.terms(text)
    assert time.perf_counter() - start < 2, "0.1 s on a quiet machine"


def test_most_texts_need_no_dictionary():
    program = (
        "import sys\n"
        "from translate_flow.glossary.load import parse_glossary\n"
        "from translate_flow.glossary.match import find_terms\n"
        "from translate_flow.resources import read_resource\n"
        "g = parse_glossary(read_resource('data/glossary.yaml'), 'g')\n"
        "assert find_terms('Les économies sociales et les tiers-lieux d’ici', 'fr', g)\n"
        "assert find_terms('The boat left the harbour. Social enterprises and commons stay.', 'en', g)\n"
        "assert 'simplemma' not in sys.modules and 'pydantic' not in sys.modules and 'rapidfuzz' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="aeéls ECS’'·-(/).\n‑réconomie", max_size=80), st.sampled_from(["fr", "en"]))
def test_any_text_is_cut_into_pieces_that_stand_where_they_say(text, language):
    end = 0
    for piece in pieces(text, language):
        assert end <= piece.start < piece.end <= len(text)
        assert text.startswith(piece.text, piece.start)
        end = piece.end
    glossary = Glossary((Term(Wording("économie"), Wording("économie")), Term(Wording("l’ESS"), Wording("ESS"))))
    for occurrence in find_terms(text, language, glossary):
        assert 0 <= occurrence.start < occurrence.end <= len(text)
