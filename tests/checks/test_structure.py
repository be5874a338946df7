from tied import tie

from translate_flow.alignment.bitext import Relation
from translate_flow.checks.context import Context, ReviewState, UnitReview
from translate_flow.checks.run import check_bitext


def headings(fr, en, **options):
    def text(levels, word):
        return "\n\n".join("#" * level + f" {word} {i}" for i, level in enumerate(levels)) + "\n"

    return tie(text(fr, "La partie"), text(en, "The part"), *((i, i) for i in range(len(fr))), **options)


def found(bitext, **context):
    return [
        (f.place.language, f.place.line, f.counterpart.line)
        for f in check_bitext(bitext, Context("x", **context), {"heading-level"})
    ]


def test_a_heading_that_slipped_stands_at_the_translation():
    assert found(headings([1, 2, 2, 3], [1, 2, 3, 3])) == [("en", 5, 5)]
    assert found(headings([1, 2, 2, 3], [1, 2, 3, 3]), original="en") == [("fr", 5, 5)]
    assert found(headings([1, 2, 2, 3], [1, 2, 2, 3])) == []


def test_a_document_that_hangs_one_level_lower_as_a_whole_has_one_habit():
    assert found(headings([1, 2, 2, 3, 2], [2, 3, 3, 4, 3])) == []
    assert found(headings([1, 2, 2, 3, 2], [2, 3, 2, 4, 3])) == [("en", 5, 5)]
    assert len(found(headings([1, 2], [2, 3]))) == 2  # too few to be a habit


def test_two_headings_that_hardly_match_are_two_headings():
    assert found(headings([1, 2, 2], [1, 2, 3], confidence=0.4)) == []


def test_only_headings_tied_one_to_one_are_compared():
    assert found(tie("# Un\n\nDeux\n", "Un\n\n## Deux\n", (0, 0), (1, 1))) == []
    assert found(tie("# Un\n\n## Deux\n", "# One and two\n", ((0, 1), 0))) == []


def test_a_heading_left_in_the_other_language_may_have_slipped_too_and_one_meant_to_has_not():
    bitext = tie("# The garden\n", "## The garden\n", (0, 0, Relation.UNTRANSLATED))
    assert found(bitext) == [("en", 1, 1)]
    assert found(bitext, reviews={0: UnitReview(ReviewState.INTENDED)}) == []
