"""TF502, TF503 and TF507 on pairs of blocks: what is lost, what differs, what each language needs for itself."""

import time

import pytest
from tied import tie

from translate_flow.checks import code, markup, tags
from translate_flow.checks.context import Context


def found(module, fr, en, original=None):
    count = max(fr.count("\n\n"), en.count("\n\n")) + 1
    bitext = tie(fr + "\n", en + "\n", *((i, i) for i in range(count)))
    return [finding for rule in module.RULES for finding in rule.check(bitext, Context("a", original=original))]


def severities(module, fr, en):
    return [finding.severity.value for finding in found(module, fr, en)]


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("Ne partagez **jamais** la clé.", "Never share the key."),
        ("Ne partagez jamais la clé.", "**Never** share the key."),
        ("Un **mot** et **un autre**.", "One **word** and another."),
        ("Voir [le guide](https://a.test/).", "See the guide."),
        ("Voir le guide.", "See [the guide](https://a.test/)."),
        ("Voir [A](https://a.test/) et [B](https://b.test/).", "See [A](https://a.test/)."),
        ("Une note[^1].\n\n[^1]: Le texte.", "A note.\n\n[^1]: The text."),
        ("Lancez `make test`, puis `make.sh`.", "Run `make test`, then make.sh."),
        ("Le modèle `bert-base-case` est là.", "The model `bert-base-cased` is here."),
        ("Appelez `run()` ici.", "Call `start()` here."),
        ("Écrire à <a@b.test>.", "Write to us."),
    ],
)
def test_markup_lost_or_changed_is_a_warning(fr, en):
    assert severities(markup, fr, en) == ["warning"]


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("Ne partagez **jamais** la clé.", "**Never** share the key."),
        ("Des mots **très** **forts**.", "**Very strong** words."),
        ("Un mot <strong>fort</strong>.", "A **strong** word."),
        ("Voir [le guide](https://a.test/fr).", "See [the guide](https://a.test/en)."),
        ("Voir [le](https://a.test/)[ guide](https://a.test/).", "See [the guide](https://a.test/)."),
        ("![Une image](a.png)", "![A picture](b.png)"),
        ("Lancez `a`, puis encore `a`.", "Run `a` twice."),
        ("L'erreur `Error : x` est là.", "The error `Error: x` is here."),
        ("Passez `range(1000)`.", "Pass `range(1010)`."),  # number-mismatch says so
        ("[Écrire à x@y.test](mailto:x@y.test)", "[Write to x@y.test](mailto:x@y.test)"),
    ],
)
def test_markup_alike(fr, en):
    assert severities(markup, fr, en) == []


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("Un *tokenizer* rapide.", "A fast tokenizer."),
        ("Ouvrez `Fichier > Ouvrir`.", "Open `File > Open`."),
        ("Le `modèle` est là.", "The `model` is here."),
        ("Donnez la note par `Dataset`.", "Give the mark by group."),
        ("Cliquez sur `OK`.", "Click OK."),
    ],
)
def test_what_each_language_may_choose_is_information(fr, en):
    assert severities(markup, fr, en) == ["info"]


def test_a_link_that_moved_to_the_next_paragraph_is_not_lost():
    assert found(markup, "Voir [A](https://a.test/).\n\nUn texte.", "A text.\n\nSee [A](https://a.test/).") == []


def test_italics_all_through_are_one_finding():
    fr = "\n\n".join(f"Un *mot* numéro {n} ici." for n in range(6))
    en = "\n\n".join(f"A word number {n} here." for n in range(6))
    (finding,) = found(markup, fr, en)
    assert str(finding.message).startswith("6 paragraphs")


def fence(text, language="python"):
    return f"```{language}\n{text}\n```"


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("a, _ = f(x)", "a, _, _ = f(x)"),
        ("run(x)", "start(x)\nrun(x)"),
        ("x = 10", "x = 100"),
        ("if a and b:\n    pass", "if a or b:\n    pass"),
        ("print(x)", "print x"),
    ],
)
def test_code_that_is_another_program(fr, en):
    assert severities(code, fence(fr), fence(en)) == ["warning"]


@pytest.mark.parametrize(
    ("fr", "en", "language"),
    [
        ("f()  # l'appel", "f()  # the call", "python"),
        ("# l'objet d'ici\nf()", "f()", "python"),
        ("f('bonjour')", 'f("hello")', "python"),
        ('"""Le texte."""\nf()', '"""The text."""\nf()', "python"),
        ("f();  // l’appel", "f();  // the call", "js"),
        ("/* l’appel\nlong */ f();", "/* the call */ f();", "js"),
        ("cd <votre-dossier>", "cd <your-folder>", "bash"),
        ("export KEY=VOTRE_CLE", "export KEY=YOUR_KEY", "bash"),
        ("phrase = lire()\nmontrer(phrase)", "sentence = lire()\nmontrer(sentence)", "python"),
        ("<p>Bonjour à tous</p>", "<p>Hello everyone</p>", "html"),
        ("Un texte.", "A text.", "text"),
        ("un résultat", "a result", "python out"),
        ("f( x )", "f(x)", "python"),
    ],
)
def test_the_same_program(fr, en, language):
    assert severities(code, fence(fr, language), fence(en, language)) == []


def test_code_without_a_language_is_information():
    assert severities(code, fence("run x", ""), fence("start -q y", "")) == ["info"]


@pytest.mark.parametrize(
    ("fr", "en", "expected"),
    [
        ("Voici {{< carte lieux=12 >}}.", "Here is {{< map lieux=12 >}}.", ["error"]),
        ("Écrire à {{ site.mail }}.", "Write to us.", ["error"]),
        ("Le texte.", "The text {% include note.html %}.", ["error"]),
        ("{% include toc.html %}\n\nLe texte.", "{% include top.html %}\n\nThe text.", ["error"]),
        ("> [!TIP]\n> Un conseil.", "> A piece of advice.", ["warning"]),
        ('{{< carte titre="Les lieux" >}}', '{{< carte titre="Places" >}}', []),
        (
            '{% include img.html alt="Une carte" file="a-fr.png" %}',
            '{% include img.html alt="A map" file="a.png" %}',
            [],
        ),
        ("Le 1<sup>er</sup> mars.", "March 1.", []),
        ('<abbr title="x">ESS</abbr> ici.', "SSE here.", []),
        ("Un titre {#communs}", "A title", []),
        ("{% include fr/note.html %}\n\nLe texte.", "{% include en/note.html %}\n\nThe text.", []),
    ],
)
def test_tags(fr, en, expected):
    assert severities(tags, fr, en) == expected


@pytest.mark.parametrize(
    ("fr", "en", "expected"),
    [
        # A pair of tags is one fault, told where it opens; what closes nothing is a fault of its own.
        ("{{% alert %}}\n\nUn mot.\n\n{{% /alert %}}", "One.\n\nA word.\n\nTwo.", ["error"]),
        ("<Tip>\n\nUn mot.\n\n</Tip>", "One.\n\nA word.\n\nTwo.", ["error"]),
        ("Un.\n\nUn mot.\n\n{{% /alert %}}", "One.\n\nA word.\n\nTwo.", ["error"]),
        ("Un.\n\nUn mot.\n\n</Tip>", "One.\n\nA word.\n\nTwo.", ["error"]),
        # A shortcode of WordPress is its name: what it is set to may be words, or the number of another picture.
        ('[box title="Un avis"]Un mot.[/box]', '[box title="A word of advice"]A word.[/box]', []),
        ('[gallery ids="1,2"]', '[gallery ids="8,9"]', []),
        ('[box title="Un avis"]Un mot.[/box]', "A word.", ["warning"]),
        # The same box in two notations loses nothing.
        ("{{% alert %}} Un mot. {{% /alert %}}", "> [!NOTE]\n> A word.", ["info"]),
        ("> [!NOTE]\n> Un mot.", "<Tip> A word. </Tip>", ["info"]),
        ("{{% carte %}} Un mot. {{% /carte %}}", "> [!NOTE]\n> A word.", ["error", "warning"]),
    ],
)
def test_a_pair_of_tags_is_told_once(fr, en, expected):
    assert severities(tags, fr, en) == expected


def test_a_tag_that_stands_in_another_paragraph_is_not_lost():
    assert found(tags, "Un {{ x }} ici.\n\nUn autre.", "One here.\n\nAnother {{ x }}.") == []


def test_a_tag_that_stands_alone_and_has_no_counterpart():
    bitext = tie("Un texte.\n\n{% include a.html %}\n", "A text.\n", (0, 0), (1, None))
    (finding,) = tags.check(bitext, Context("a"))
    assert (finding.severity.value, finding.place.line, finding.counterpart) == ("error", 3, None)


@pytest.mark.parametrize("opening", ["/* ", "<!-- "])
def test_comments_that_never_close_cost_no_more_than_their_length(opening):
    began = time.process_time()
    assert found(code, fence(opening * 9000, "js"), fence(opening * 9000 + "x", "js"))
    assert time.process_time() - began < 0.3  # 0.5 to 0.8 a side where each opening read on


def test_a_comment_may_hold_what_opens_another():
    assert not found(code, fence("a() /* les fichiers src/*.js */", "js"), fence("a() /* the files src/*.js */", "js"))


def test_a_mark_that_is_tied_to_nothing_answers_a_box():
    bitext = tie("{{% alert %}} Un mot. {{% /alert %}}\n", "> [!NOTE]\n>\n> A word.\n", (None, 0), (0, 1))
    (finding,) = tags.check(bitext, Context("a"))
    assert (finding.severity.value, finding.place.line) == ("info", 1)
