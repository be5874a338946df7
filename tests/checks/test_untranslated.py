import pytest
from tied import tie

from translate_flow.alignment.bitext import Relation
from translate_flow.checks.context import Context, ReviewState, UnitReview
from translate_flow.checks.run import check_bitext

FR = "Les membres se retrouvent chaque jeudi dans la salle du quartier."
EN = "The members meet every Thursday in the neighbourhood hall."
REST_FR = "Le lieu est ouvert à tous."
REST_EN = "The place is open to all."


def found(bitext, **context):
    findings = check_bitext(bitext, Context("x", **context), {"untranslated"})
    return [(f.severity.value, f.place.language, f.place.line, f.place.end_line) for f in findings]


def beside(block_fr, block_en):
    return tie(f"{REST_FR}\n\n{block_fr}\n", f"{REST_EN}\n\n{block_en}\n", (0, 0), (1, 1))


def test_the_side_at_fault_is_the_one_whose_language_it_is_not():
    assert found(beside(FR, EN)) == []
    assert found(beside(EN, EN)) == [("error", "fr", 3, 3)]
    assert found(beside(FR, FR)) == [("error", "en", 3, 3)]
    assert found(beside(EN, FR)) == [("error", "en", 3, 3), ("error", "fr", 3, 3)]


def test_the_counterpart_is_named_and_the_message_says_which_language_is_meant():
    (finding,) = check_bitext(beside(FR, FR), Context("x"), {"untranslated"})
    assert (finding.counterpart.language, finding.counterpart.line) == ("fr", 3)
    assert "is in French in the English document" in str(finding.message)
    assert FR in str(finding.message)


SPARED = [
    pytest.param("# Open source", id="two words that both languages use"),
    pytest.param("# Newsletter", id="one word"),
    pytest.param("Social Good Accelerator, Mozilla Foundation, Open Society Institute", id="names"),
    pytest.param("Bank of England and Bank of Ireland", id="names with particles"),
    pytest.param("```\nfor the user in the list of users\n```", id="code"),
    pytest.param("- Ostrom, E. (1990). Governing the commons: the evolution of institutions.", id="a reference"),
    pytest.param("E. Ostrom, Governing the Commons, Cambridge University Press, 1990.", id="a reference, other order"),
    pytest.param("*Governing the commons and the evolution of institutions*", id="a title in italics"),
    pytest.param("[How to choose a license for your own work](https://example.org)", id="the title of a page"),
    pytest.param("<span class='the and of with for'></span>", id="markup"),
    pytest.param("contact@example.org", id="an address"),
]


@pytest.mark.parametrize("block", SPARED)
def test_what_may_be_in_any_language_is_spared(block):
    assert found(beside(block, block)) == []


@pytest.mark.parametrize(
    "block",
    [
        "## How to take part in the life of the garden",
        "- a place where people share tools and skills",
        "> He who plants a garden plants happiness.\n> It grows for the whole street.",
        "| who | what they bring to the table |\n|---|---|\n| the members | their own tools and the food |",
    ],
)
def test_every_kind_of_text_is_asked(block):
    blocks = len(beside_blocks(block))
    bitext = tie(f"{REST_FR}\n\n{block}\n", f"{REST_EN}\n\n{block}\n", *((i, i) for i in range(blocks)))
    assert [side for _, side, *_ in found(bitext)] == ["fr"] * (blocks - 1)


def beside_blocks(block):
    from translate_flow.articles.reading import read_document

    return read_document(f"{REST_FR}\n\n{block}\n".encode(), "fr.md", "fr").blocks


def test_a_french_sentence_full_of_english_names_or_quotations_is_french():
    names = "L’événement était organisé par la Delegation of the European Union to the United States of America."
    quotes = "Elle dit « we have to work with the people who are there, and for them » sans rire."
    for block in (names, quotes):
        assert found(beside(block, EN)) == []


@pytest.mark.parametrize(
    "quotation",
    [
        "> We make the road by walking, and we walk it with the others.",
        "“We make the road by walking it with the others.”",
    ],
)
def test_a_block_that_is_nothing_but_a_quotation_is_a_warning(quotation):
    assert found(beside(quotation, quotation)) == [("warning", "fr", 3, 3)]


def test_quotations_alone_are_a_warning_however_many():
    text = "\n\n".join(
        f"> We make the road by walking it, said the {n} of the members." for n in ("first", "second", "third")
    )
    bitext = tie(text + "\n", text + "\n", *((i, i) for i in range(3)))
    assert found(bitext) == [("warning", "fr", 1, 5)]


def test_three_or_more_in_a_row_are_one_finding_and_names_between_do_not_part_them():
    lines = [
        EN,
        "Anne Rivoire",
        "The hall is lent by the town.",
        "“We have the keys of the hall for the year.”",
        "There is room for all of us.",
    ]
    text = "\n\n".join(lines) + "\n"
    assert found(tie(text, text, *((i, i) for i in range(5)))) == [("error", "fr", 1, 9)]
    parted = "\n\n".join([*lines[:2], FR, *lines[2:]]) + "\n"
    english = "\n\n".join([*lines[:2], EN, *lines[2:]]) + "\n"
    assert found(tie(parted, english, *((i, i) for i in range(6)))) == [("error", "fr", 1, 1), ("error", "fr", 7, 11)]


def test_without_a_counterpart_the_place_is_where_it_would_stand():
    bitext = tie(f"{REST_FR}\n\n{EN}\n", f"{REST_EN}\n", (0, 0), (1, None, Relation.FR_ONLY))
    (finding,) = check_bitext(bitext, Context("x"), {"untranslated"})
    assert (finding.place.line, finding.counterpart.line) == (3, 1)


def test_what_a_person_has_meant_is_left_alone():
    assert found(beside(EN, EN), reviews={1: UnitReview(ReviewState.INTENDED)}) == []
    assert len(found(beside(EN, EN), reviews={1: UnitReview(ReviewState.REVIEWED)})) == 1
