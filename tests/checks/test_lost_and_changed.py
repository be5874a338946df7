"""Pictures, code and steps that were lost or changed between paragraphs that were not."""

import pytest
from tied import tie

from translate_flow.alignment.align import align
from translate_flow.articles.reading import read_document
from translate_flow.checks.context import Context
from translate_flow.checks.run import check_bitext

FR = "# Le four\n\nLe village compte quatre fours et une fontaine.\n\n{}\n\nLe samedi, chaque famille cuit son pain.\n"
EN = "# The oven\n\nThe village has four ovens and a fountain.\n\n{}\n\nOn Saturdays every family bakes its bread.\n"
IMAGE = "![Le four à la sortie de l’hiver]({})"
PICTURE = "![The oven at the end of winter]({})"
CODE = "```{}\n{}\n```"


def found(fr, en, name):
    sides = (
        read_document(FR.format(fr).encode(), "x/fr.md", "fr"),
        read_document(EN.format(en).encode(), "x/en.md", "en"),
    )
    return check_bitext(align(*sides), Context("x"), {name})


def said(findings):
    return [(f.severity.value, f.place.language, f.place.line) for f in findings]


def test_a_picture_that_one_side_lost():
    (finding,) = found(IMAGE.format("four.jpg"), "", "image-mismatch")
    assert said([finding]) == [("warning", "fr", 5)]
    assert "four.jpg" in str(finding.message)
    assert finding.counterpart.language == "en"


def test_a_picture_that_stands_elsewhere_is_not_lost():
    fr = IMAGE.format("four.jpg") + "\n\nOn sort les cendres à la pelle."
    en = "The ashes are taken out with a shovel.\n\n" + PICTURE.format("four.jpg")
    assert found(fr, en, "image-mismatch") == []


def test_words_for_those_who_do_not_see_the_picture():
    (finding,) = found(IMAGE.format("four.jpg"), "![](four.jpg)", "image-mismatch")
    assert said([finding]) == [("warning", "en", 5)]
    assert "Le four à la sortie de l’hiver" in str(finding.message)
    assert found(IMAGE.format("four.jpg"), PICTURE.format("four.jpg"), "image-mismatch") == []
    assert found("![](four.jpg)", "![](four.jpg)", "image-mismatch") == []


def test_code_that_one_side_lost():
    assert said(found(CODE.format("bash", "four --allumer"), "", "code-mismatch")) == [("warning", "fr", 5)]
    assert said(found("", CODE.format("", "four --allumer"), "code-mismatch")) == [("info", "en", 5)]


def test_code_of_a_section_that_is_missing_as_a_whole_is_told_by_the_section():
    fr = "## Allumer\n\nOn allume le four avec une commande.\n\n" + CODE.format("bash", "four --allumer")
    assert found(fr, "", "code-mismatch") == []


@pytest.mark.parametrize(
    ("fr", "en", "lines"),
    [
        ("four --allumer\nfour --cuire 30", "four --allumer\nfour --cuire 40", [7]),
        ("four --allumer", "four --light", [6]),
        ("$ four --allumer", "four --allumer", []),
        (">>> four(1)", "four(1)", []),
        ("four --allumer  # le matin", "four --allumer  # in the morning", []),
        ("four --allumer\nfour --cuire", "four --allumer", []),
    ],
)
def test_a_line_of_code_that_differs_is_the_place(fr, en, lines):
    findings = found(CODE.format("bash", fr), CODE.format("bash", en), "code-mismatch")
    assert [f.place.line for f in findings if f.place.language == "en"] == lines
    assert all(f.severity.value == "warning" for f in findings)


def test_a_line_that_one_side_lacks_is_quoted_where_it_stands():
    (finding,) = found(
        CODE.format("bash", "four --allumer\nfour --cuire"), CODE.format("bash", "four --allumer"), "code-mismatch"
    )
    assert said([finding]) == [("warning", "fr", 7)]
    assert "four --cuire" in str(finding.message)


STEPS_FR = "1. Éteindre la forge.\n2. Fermer la vanne de gaz.\n3. Ranger les marteaux."
STEPS_EN = "1. Turn off the forge.\n2. Close the gas valve.\n3. Put away the hammers."
SWAPPED = "1. Close the gas valve.\n2. Turn off the forge.\n3. Put away the hammers."


def test_two_steps_that_changed_places():
    (finding,) = found(STEPS_FR, SWAPPED, "list-mismatch")
    assert said([finding]) == [("warning", "en", 5)]
    assert "“Close the gas valve.” comes before “Turn off the forge.”" in str(finding.message)
    assert found(STEPS_FR, STEPS_EN, "list-mismatch") == []


@pytest.mark.parametrize("tag", ["{{< note >}}", "{{<note>}}", "{{<  note >}}"])
def test_blanks_within_the_braces_of_a_tag_say_nothing(tag):
    assert found("{{< note >}}\nLe four est chaud.", f"{tag}\nThe oven is hot.", "tag-mismatch") == []


def test_an_address_that_is_its_own_link_is_one_link():
    fr = "Voir [le plan](https://four.example/plan) et [https://four.example](https://four.example)."
    en = "See [the map](https://four.example/plan) and [the site](https://four.example)."
    assert found(fr, en, "link-mismatch") == []
    wrong = "Écrire à [contact@four.example](mailto:contact@four.example)."
    (finding,) = found(wrong, "Write to [info@four.example](mailto:info@four.example).", "link-mismatch")
    assert said([finding]) == [("error", "en", 5)]


@pytest.mark.parametrize(
    ("fr", "en", "severities"),
    [
        ("La moitié des outils vient de dons.", "A third of the tools comes from gifts.", ["warning"]),
        ("La moitié des outils vient de dons.", "Half of the tools come from gifts.", []),
        ("La moitié des outils vient de dons.", "Fifty percent of the tools come from gifts.", []),
        ("Le nombre de fours a doublé.", "The number of ovens has tripled.", ["warning"]),
        ("Le nombre de fours a doublé.", "The number of ovens has doubled.", []),
        ("Louis XIV a visité le four.", "Louis XVI visited the oven.", ["error"]),
        ("Louis XIV a visité le four.", "Louis XIV visited the oven.", []),
        ("Voir le chapitre IV du livre.", "See chapter 4 of the book.", []),
    ],
)
def test_proportions_and_kings(fr, en, severities):
    assert [f.severity.value for f in found(fr, en, "number-mismatch")] == severities


def test_what_is_in_bold_is_quoted_at_its_place():
    (finding,) = found("Ne laissez **jamais** le four seul.", "Never leave the oven alone.", "markup-mismatch")
    assert str(finding.message) == "In bold in French only: “jamais”."
    assert (finding.place.column, finding.place.end_column) == (14, 20)
    (finding,) = found("Un **four** et **deux** bancs.", "One **oven** and two benches.", "markup-mismatch")
    assert str(finding.message) == "More stands in bold in French (“four, deux”) than in English (“oven”)."


def test_a_footnote_mark_is_named():
    fr = "Le four date de 1517[^four].\n\n[^four]: Selon la charte."
    en = "The oven dates from 1517.\n\n[^four]: According to the charter."
    (finding,) = found(fr, en, "markup-mismatch")
    assert str(finding.message) == "The footnote mark “four” stands in the French only."


def test_footnotes_may_have_other_names():
    fr = "Le four date de 1517[^four].\n\n[^four]: Selon la charte."
    en = "The oven dates from 1517[^oven].\n\n[^oven]: According to the charter."
    assert found(fr, en, "markup-mismatch") == []


@pytest.mark.parametrize(
    ("fr", "en", "lines"),
    [
        ("Le four chauffe une journée entière.", "The oven is fired for a whole day before baking.", [3]),
        ("Le four", "The oven", []),
    ],
)
def test_a_paragraph_printed_twice_is_one_too_many_and_a_title_is_not(fr, en, lines):
    bitext = tie(f"{fr}\n", f"{en}\n\n{en}\n", (0, 0), (None, 1))
    assert [f.place.line for f in check_bitext(bitext, Context("x"), {"missing-paragraph"})] == lines
