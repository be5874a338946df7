from dataclasses import replace

import pytest
from fake_workspace import FakeWorkspace

from translate_flow.alignment.bitext import Relation
from translate_flow.articles.document import Place
from translate_flow.checks.context import ReviewState, UnitReview
from translate_flow.checks.finding import Finding, Severity
from translate_flow.messages import msg
from translate_flow.tui.filters import Filter
from translate_flow.tui.rows import Locator, again, beginnings, carried, find, handles, kept_text, one_sided, rows_of
from translate_flow.tui.state import GAPS, Mark, Spot, Typed, step, words_of

TABLE = [("# Titre", "# Title"), ("Un.", None), ("Deux.", "Two."), ("Deux.", "Two."), (None, "More.")]


def site(table=TABLE, **given):
    return FakeWorkspace({"a": list(table)}, **given)


def rows(workspace, findings=()):
    return rows_of(workspace.article("a"), workspace.bitext("a"), workspace.reviews("a"), findings)


def finding(language="en", line=5, end_line=None, *, severity=Severity.WARNING, path=None):
    place = Place(language, path or f"a/{language}.md", line, end_line or line, 1, 5)
    return Finding("number-mismatch", "TF201", severity, "a", place, msg("3 is 4."), "f")


def test_marks_say_what_is_missing_and_what_is_extra():
    found = rows(site())
    assert [row.mark for row in found] == [Mark.ALIGNED, Mark.MISSING, Mark.ALIGNED, Mark.ALIGNED, Mark.EXTRA]
    assert [row.target for row in found] == ["en", "en", "en", "en", "fr"]
    assert str(words_of(found[1])) == "missing in English"
    assert str(words_of(found[4])) == "only in English"


def test_without_an_original_what_either_side_lacks_is_missing():
    assert [row.mark for row in rows(site(original=None))].count(Mark.MISSING) == 2


def test_a_copy_is_untranslated_and_written_in_its_own_language():
    found = rows(site([("Bonjour.", "Bonjour.")], relations={0: Relation.UNTRANSLATED}))
    assert found[0].mark is Mark.UNTRANSLATED
    assert found[0].target == "en"
    assert str(words_of(found[0])) == "not translated into English"


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        (ReviewState.DRAFT, Mark.DRAFT),
        (ReviewState.REVIEWED, Mark.REVIEWED),
        (ReviewState.OUTDATED, Mark.OUTDATED),
        (ReviewState.NEEDS_WORK, Mark.NEEDS_WORK),
        (ReviewState.INTENDED, Mark.INTENDED),
    ],
)
def test_what_a_person_said_shows(state, mark):
    workspace = site()
    workspace.records["a"][2] = UnitReview(state, origin="apertium")
    assert rows(workspace)[2].mark is mark


def test_an_error_outweighs_a_review_and_a_warning_does_not():
    workspace = site()
    workspace.records["a"][2] = UnitReview(ReviewState.REVIEWED)
    assert rows(workspace, [finding(line=3)])[2].mark is Mark.REVIEWED
    assert rows(workspace, [finding(line=3, severity=Severity.ERROR)])[2].mark is Mark.DIVERGENT


def test_a_finding_belongs_to_every_row_that_it_touches():
    found = rows(site(), [finding("fr", 3, 5)])
    assert [bool(row.findings) for row in found] == [False, True, True, False, False]


def test_a_finding_of_another_file_belongs_to_no_row():
    assert not any(row.findings for row in rows(site(), [finding(path="b/en.md")]))


def test_a_finding_between_blocks_belongs_to_the_one_before():
    found = rows(site(), [finding("fr", 4)])
    assert [row.unit for row in found if row.findings] == [1]


def test_one_finding_over_several_rows_is_one_stop_and_information_is_none():
    found = rows(site(), [finding("fr", 3, 5), finding(line=5), finding("fr", 7, severity=Severity.INFO)])
    assert [len(row.findings) for row in found] == [0, 1, 1, 2, 0]
    assert beginnings(found) == {1, 3}


def test_words_are_found_from_line_and_column():
    workspace = site([("Les 3 communs sont là.", "The 4 commons are here.")])
    bitext = workspace.bitext("a")
    block, locator = bitext.en.blocks[0], Locator(bitext.en)
    span = locator.span(block, Place("en", "a/en.md", 1, 1, 5, 6))
    assert block.text[span.start : span.end] == "4"


def test_words_are_found_on_the_second_line_of_a_block_after_carriage_returns():
    workspace = site([("Un.", "One.\r\n\r\nfirst line\r\nsecond line")])
    document = workspace._document("a", "en")
    block = document.blocks[1]
    span = Locator(document).span(block, Place("en", "a/en.md", 4, 4, 1, 7))
    assert block.text[span.start : span.end] == "second"


def test_a_whole_block_needs_no_pointing():
    workspace = site()
    bitext = workspace.bitext("a")
    assert Locator(bitext.en).span(bitext.en.blocks[1], Place("en", "a/en.md", 3, 3, 1, 5)) is None
    assert Locator(bitext.en).span(bitext.en.blocks[1], Place("en", "a/en.md", 99, 99, 1, 5)) is None


def test_a_step_goes_once_round():
    found = rows(site())
    missing = lambda row: row.mark in GAPS  # noqa: E731  # the same for both directions
    assert step(found, 0, 1, missing) == 1
    assert step(found, 1, 1, missing) is None
    assert step(found, 4, 1, missing) == 1
    assert step(found, 0, -1, lambda row: row.mark is Mark.EXTRA) == 4
    assert step([], 0, 1, missing) is None


def test_a_handle_finds_its_unit_after_an_insertion_above():
    workspace = site()
    handle = handles(workspace.bitext("a"))[3]
    assert handle.nth == 1
    workspace.tables["a"].insert(0, ("Zéro.", "Zero."))
    assert find(workspace.bitext("a"), handle) == 4
    workspace.tables["a"][4] = ("Deux.", "Changed.")
    assert find(workspace.bitext("a"), handle) is None


def test_a_row_is_known_again_by_its_source_once_its_translation_is_written():
    workspace = site()
    old = rows(workspace)
    workspace.insert("a", 1, "One.")
    new = rows(workspace)
    assert again(new, old[1]) is new[1]
    assert again((), old[1]) is None


def test_unsaved_text_follows_its_row():
    workspace = site()
    old = rows(workspace)
    spot, lost = Spot(old[1].handle, "en"), Spot(old[2].handle, "en", 4)
    workspace.insert("a", 1, "One.")
    workspace.tables["a"][2] = ("Autre chose.", "Something else.")
    kept = kept_text({spot: Typed("typed"), lost: Typed("kept")}, rows(workspace), old)
    assert kept[Spot(rows(workspace)[1].handle, "en")] == Typed("typed")
    assert Typed("kept") in kept.values()


def test_text_that_is_on_disk_by_now_is_unsaved_no_longer():
    workspace = site()
    old = rows(workspace)
    spot = Spot(old[1].handle, "en")
    workspace.insert("a", 1, "One.")
    assert kept_text({spot: Typed("One.")}, rows(workspace), old) == {}


def test_findings_are_carried_over_until_the_new_ones_are_known():
    workspace = site()
    old = rows(workspace, [finding(line=3)])
    fresh = rows(workspace)
    assert carried(fresh, old)[2].mark is Mark.DIVERGENT
    workspace.records["a"][2] = UnitReview(ReviewState.REVIEWED)
    assert carried(rows(workspace), old)[2].mark is Mark.REVIEWED


def test_an_article_with_one_side_has_a_row_for_each_block():
    workspace = site([("Un.", None), ("Deux.", None)])
    found = one_sided(workspace.article("a"))
    assert [row.text("fr") for row in found] == ["Un.", "Deux."]
    assert {row.mark for row in found} == {Mark.MISSING}
    assert one_sided(replace(workspace.article("a"), fr=None)) == ()


@pytest.mark.parametrize(
    ("typed", "units"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("DEUX", [2, 3]),
        ("status:missing", [1]),
        ("status:manquant", []),
        ("rule:tf201", [2]),
        ("rule:number-mismatch two", [2]),
        ("rule:TF103", []),
        ("status: un", [1]),
    ],
)
def test_a_filter_keeps_what_was_asked_for(typed, units):
    found = rows(site(), [finding(line=3)])
    wanted = Filter.parse(typed.replace("status: ", ""))
    assert [row.unit for row in found if wanted.keeps_row(row, "en")] == units
