"""Numbers and dates by value, over a table of pairs, and where the findings stand."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.articles.reading import read_document
from translate_flow.checks import dates, numbers
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Severity

TABLE = Path(__file__).parent.parent / "data" / "number_pairs.txt"
PAIRS = [
    tuple(line.split("|"))
    for line in TABLE.read_text("utf-8").splitlines()
    if line and not line.startswith(("# ", "## "))
]


def bitext(*pairs, confidence=1.0):
    """Tie paragraphs one to one."""
    fr, en = ("\n\n".join(texts) + "\n" for texts in zip(*pairs, strict=True))
    return whole(fr, en, confidence)


def whole(fr, en, confidence=1.0):
    french, english = read_document(fr.encode(), "fr.md", "fr"), read_document(en.encode(), "en.md", "en")
    units = tuple(Unit((i,), (i,), Relation.TRANSLATED, confidence) for i in range(len(french.blocks)))
    return Bitext(french, english, units, ("fr",) * len(french.blocks), ("en",) * len(english.blocks))


def findings(tied, *, original=None):
    context = Context("a", original=original)
    return [found for module in (numbers, dates) for rule in module.RULES for found in rule.check(tied, context)]


def test_the_table_is_long_enough():
    assert len(PAIRS) >= 200
    assert {verdict for *_, verdict in PAIRS} == {"silent", "warning", "error"}


@pytest.mark.parametrize(("fr", "en", "verdict"), PAIRS, ids=[f"{fr} | {en}" for fr, en, _ in PAIRS])
def test_pair(fr, en, verdict):
    found = findings(bitext((fr, en)))
    worst = max((finding.severity for finding in found), key=lambda severity: severity.rank, default=None)
    assert (worst.value if worst else "silent") == verdict, [str(finding.message) for finding in found]


def test_a_conflict_quotes_both_sides_and_stands_at_the_number_of_the_translation():
    (found,) = findings(bitext(("Le réseau compte 2 000 lieux.", "The **network** has 2,500 places.")))
    assert str(found.message) == "The numbers differ: “2 000” in French, “2,500” in English."
    assert (found.place.language, found.place.line, found.place.column, found.place.end_column) == ("en", 1, 21, 26)
    assert found.counterpart.language == "fr"
    assert found.severity is Severity.ERROR


def test_the_translation_is_french_where_the_english_is_the_original():
    (found,) = findings(bitext(("Le réseau compte 2 000 lieux.", "The network has 2,500 places.")), original="en")
    assert (found.place.language, found.place.column, found.place.end_column) == ("fr", 18, 23)


def test_a_number_of_one_side_stands_where_it_is_written():
    (found,) = findings(bitext(("Les 48 lieux ouvrent.", "The places open.")), original="fr")
    assert (found.place.language, found.place.column) == ("fr", 5)
    assert "48" in str(found.message)


def test_one_finding_for_each_conflicting_number():
    fr, en = "Il y a 48 lieux, 120 ateliers et 35 emplois.", "There are 49 places, 120 workshops and 36 jobs."
    quoted = [str(found.message) for found in findings(bitext((fr, en)))]
    assert len(quoted) == 2
    assert "48" in quoted[0]
    assert "49" in quoted[0]
    assert "35" in quoted[1]
    assert "36" in quoted[1]


def test_percentages_are_set_against_percentages():
    fr, en = "En tout 35 lieux, soit 12 %.", "All told 13% of places, that is 36."
    assert [str(found.message) for found in findings(bitext((fr, en)))] == [
        "The numbers differ: “12 %” in French, “13%” in English.",
        "The numbers differ: “35” in French, “36” in English.",
    ]


def test_a_number_in_the_neighbouring_unit_is_not_absent():
    moved = bitext(
        ("Le réseau grandit. Il compte 48 lieux.", "The network grows."),
        ("Ils sont ouverts à tous.", "Its 48 places are open to everyone."),
    )
    assert findings(moved) == []


def test_a_date_in_the_neighbouring_unit_is_not_absent():
    moved = bitext(
        ("Le réseau grandit. Il ouvre le 15 mars 2022.", "The network grows."),
        ("L’entrée est libre.", "It opens on March 15, 2022, and entry is free."),
    )
    assert findings(moved) == []


def test_blocks_that_may_not_belong_together_are_not_compared():
    assert findings(bitext(("Les 48 lieux ouvrent.", "The 49 places open."), confidence=0.01)) == []


def test_code_links_and_addresses_hold_no_numbers():
    fr = "Voir [le guide](https://example.org/2021/48) et `x = 12`, ou https://example.org/77."
    en = "See [the guide](https://example.org/2022/49) and `y: 13`, or https://example.org/78."
    assert findings(bitext((fr, en))) == []


def test_codes_in_each_others_place_that_differ_by_a_number():
    (found,) = findings(bitext(("Passez `range(1000)`.", "Pass `range(1010)`.")))
    assert found.severity.value == "error"
    assert "range(1000)" in str(found.message)
    assert findings(bitext(("Passez `range(10)`, puis `range(20)`.", "Pass `range(20)`, then `range(10)`."))) == []


def test_a_number_that_the_other_side_has_in_code_is_not_absent():
    assert findings(bitext(("La valeur est 512.", "The value is `512`."))) == []


def test_a_date_is_one_finding_not_three():
    (found,) = findings(bitext(("Le mardi 15 mars 2022, à Lille.", "On Thursday, April 16, 2023, in Lille.")))
    assert found.code == "TF202"
    assert "mardi 15 mars 2022" in str(found.message)
    assert "Thursday, April 16, 2023" in str(found.message)


def test_a_block_left_in_the_other_language_is_not_compared():
    tied = bitext(("The network has 2,500 places.", "The network has 2,000 places."))
    left = Bitext(tied.fr, tied.en, tied.units, ("en",), ("en",))
    assert findings(left) == []


HOSTILE = st.text(
    alphabet=st.sampled_from("0123456789 .,'’-–/:%€$hMkeIVX\u00a0\u202f½à")
    | st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]),
    max_size=200,
)


@settings(max_examples=150, deadline=None)
@given(HOSTILE, HOSTILE)
def test_any_text_gives_findings_within_it(fr, en):
    tied = whole(fr, en)
    if len(tied.fr.blocks) != len(tied.en.blocks):
        tied = Bitext(tied.fr, tied.en, (), tied.spoken_fr, tied.spoken_en)
    for found in findings(tied):
        assert found.place.line >= 1
        assert found.place.column >= 1


@pytest.mark.parametrize(
    "piece", ["1 ", "1,", "1.000 ", "deux ", "vingt-", "cent ", "million ", "5 mai ", "lundi ", "1/", "XX", "1h"]
)
def test_a_long_run_takes_no_time(piece):
    import time

    text = piece * 4000
    start = time.process_time()
    findings(bitext((text, text + " 7")))
    assert time.process_time() - start < 4
