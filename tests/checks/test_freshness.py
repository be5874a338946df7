from dataclasses import replace

from tied import tie

from translate_flow.alignment.bitext import Relation
from translate_flow.checks.context import Context, ReviewState, UnitReview
from translate_flow.checks.freshness import changed_words
from translate_flow.checks.run import check_bitext

FR = "Le jardin compte 40 membres.\n\nIl ouvre le jeudi.\n"
EN = "The garden has 40 members.\n\nIt opens on Thursdays.\n"


def found(reviews, original="fr", fr=FR, en=EN, pairs=((0, 0), (1, 1))):
    context = Context("x", original=original, reviews=reviews)
    return check_bitext(tie(fr, en, *pairs), context, {"outdated", "draft"})


def outdated(previous):
    return {0: UnitReview(ReviewState.OUTDATED, previous=previous)}


def test_outdated_stands_at_the_translation_and_names_the_words():
    (finding,) = found(outdated("Le jardin compte 30 membres."))
    assert (finding.code, finding.severity.value) == ("TF601", "error")
    assert (finding.place.language, finding.place.line, finding.counterpart.language) == ("en", 1, "fr")
    assert "“30” → “40”" in str(finding.message)


def test_with_an_english_original_the_french_is_outdated():
    (finding,) = found(outdated("The garden had 40 members."), original="en")
    assert finding.place.language == "fr"
    assert "“had” → “has”" in str(finding.message)


def test_a_change_of_spaces_quotes_or_wrapping_is_none():
    assert found(outdated("Le  jardin\ncompte\u00a040 membres.")) == []


def test_words_that_came_or_went_and_a_rewriting():
    assert "+ “40”" in str(found(outdated("Le jardin compte membres."))[0].message)
    assert "“mardi” → “jeudi”" in str(
        found({1: UnitReview(ReviewState.OUTDATED, previous="Il ouvre le mardi.")})[0].message
    )
    assert "− “beaux”" in str(found(outdated("Le jardin compte 40 beaux membres."))[0].message)
    message = str(found(outdated("La cour a gagné peu ; 40 amis y logent ; ses membres non."))[0].message)
    assert "rewritten" in message
    assert "Le jardin compte 40 membres." in message


def test_without_the_previous_text_it_is_outdated_all_the_same():
    assert "has changed" in str(found({0: UnitReview(ReviewState.OUTDATED)})[0].message)


def test_changed_words():
    assert changed_words("a b c", "a b c") == []
    assert changed_words("a b c", "a x c") == [("b", "x")]
    assert changed_words("a b c", "a x y c") == [("b", "x y")]
    assert changed_words("a b", "a b c") == [("", "c")]
    assert changed_words("l’eau « vive »", 'l\'eau "vive"') == []


def test_a_draft_that_the_ledger_alone_holds_stands_in_no_document():
    context = Context(
        "x", original="fr", reviews={0: UnitReview(ReviewState.DRAFT, translation="The garden has 40 members.")}
    )
    bitext = tie(FR, FR, (0, 0), (1, 1))
    copied = replace(bitext, units=tuple(replace(unit, relation=Relation.UNTRANSLATED) for unit in bitext.units))
    assert check_bitext(copied, context, {"draft"}) == []


def test_a_draft_of_the_original_stands_on_its_side():
    (finding,) = found({0: UnitReview(ReviewState.DRAFT, origin="apertium", side="fr")})
    assert (finding.place.language, finding.counterpart.language) == ("fr", "en")


def test_drafts_and_what_needs_work_stand_until_reviewed():
    reviews = {
        0: UnitReview(ReviewState.DRAFT, origin="apertium"),
        1: UnitReview(ReviewState.NEEDS_WORK, reason="“on Thursdays” or “on Thursday”?"),
    }
    first, second = found(reviews)
    assert (first.code, first.place.line, second.code, second.place.line) == ("TF602", 1, "TF602", 3)
    assert "draft from apertium" in str(first.message)
    assert "on Thursdays" in str(second.message)
    assert found({0: UnitReview(ReviewState.REVIEWED), 1: UnitReview(ReviewState.INTENDED)}) == []
    assert "is a draft that nobody" in str(found({0: UnitReview(ReviewState.DRAFT)})[0].message)
    assert "needs work" in str(found({0: UnitReview(ReviewState.NEEDS_WORK)})[0].message)


def test_a_draft_that_is_not_in_the_document_yet_is_a_missing_paragraph():
    reviews = {1: UnitReview(ReviewState.DRAFT, origin="apertium")}
    missing = {"en": "The garden has 40 members.\n", "pairs": ((0, 0), (1, None))}
    assert found(reviews, **missing) == []
    bitext = tie(FR, missing["en"], *missing["pairs"])
    assert [f.check for f in check_bitext(bitext, Context("x", original="fr", reviews=reviews))] == [
        "missing-paragraph"
    ]


def test_a_ledger_longer_than_the_bitext_is_survived():
    assert found({7: UnitReview(ReviewState.DRAFT), 8: UnitReview(ReviewState.OUTDATED)}) == []


def of(check, reviews=None, **changes):
    context = Context("x", original="fr", reviews=reviews or {}, **changes)
    return check_bitext(tie(FR, EN, (0, 0), (1, 1)), context, {check})


def test_a_reviewed_translation_that_was_edited_names_the_words():
    edited = UnitReview(ReviewState.REVIEWED, translation="The garden has 30 members.")
    (finding,) = of("edited-since", {0: edited})
    assert (finding.code, finding.severity.value, finding.place.language) == ("TF603", "info", "en")
    assert "“30” → “40”" in str(finding.message)
    assert of("edited-since", {0: UnitReview(ReviewState.REVIEWED)}) == []
    assert of("edited-since", {0: replace(edited, translation="The garden  has\n40 members.")}) == []


def test_what_nobody_reviewed_is_told_where_review_is_asked_for():
    assert of("unreviewed") == []
    (run,) = of("unreviewed", review_asked=True)
    assert (run.code, run.severity.value, run.place.line, run.place.end_line) == ("TF604", "info", 1, 3)
    assert "2 units in a row" in str(run.message)
    (rest,) = of("unreviewed", {0: UnitReview(ReviewState.REVIEWED)}, review_asked=True)
    assert (rest.place.line, str(rest.message)) == (3, "“It opens on Thursdays.” was never reviewed.")
    assert of("unreviewed", dict.fromkeys((0, 1), UnitReview(ReviewState.REVIEWED)), review_asked=True) == []
