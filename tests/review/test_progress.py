"""What `status` counts."""

import pytest
from reviewed_texts import bitext

from translate_flow.articles.document import Article, Document, Kind
from translate_flow.checks.context import ReviewState, UnitReview
from translate_flow.review.progress import Sides, Verdict, progress

TEN_FR = "un deux trois quatre cinq six sept huit neuf dix"
TEN_EN = "one two three four five six seven eight nine ten"


def measure(text, reviews=None, original="fr"):
    return progress(Article("x", text.fr, text.en, original), text, reviews or {})


def test_a_complete_article():
    done = measure(bitext((TEN_FR, TEN_EN), ("Titre", "Title")))
    assert (done.verdict, done.coverage, done.units, done.words) == (Verdict.COMPLETE, 1.0, 2, 11)


def test_words_of_the_original_count():
    text = bitext((TEN_FR, TEN_EN), (TEN_FR, None), (None, "extra words"))
    assert (measure(text).coverage, measure(text).missing) == (0.5, Sides(fr=0, en=1))
    assert (measure(text, original="en").coverage, measure(text, original="en").missing) == (10 / 12, Sides(fr=1, en=0))
    undeclared = measure(text, original=None)
    assert (undeclared.coverage, undeclared.missing) == (20 / 32, Sides(fr=1, en=1))


def test_code_counts_neither_way():
    text = bitext((TEN_FR, TEN_EN), ("x = 1", None), kinds={1: Kind.CODE})
    assert (measure(text).coverage, measure(text).missing.en) == (1.0, 1)


def test_a_copy_in_the_same_language_is_no_translation():
    text = bitext((TEN_FR, TEN_EN), (TEN_FR, TEN_FR), (TEN_EN, TEN_EN), untranslated={1: "fr", 2: "en"})
    done = measure(text)
    assert (done.coverage, done.untranslated) == (1 / 3, Sides(fr=1, en=1))


def test_a_copy_that_a_person_accepted_is_done():
    text = bitext((TEN_FR, TEN_FR), (TEN_FR, TEN_FR), untranslated={0: "fr", 1: "fr"})
    assert measure(text, {1: UnitReview(ReviewState.REVIEWED)}).coverage == 0.5


@pytest.mark.parametrize(("share", "verdict"), [(0, "untranslated"), (1, "incomplete"), (9, "incomplete")])
def test_verdicts(share, verdict):
    pairs = [(TEN_FR, TEN_EN)] * share + [(TEN_FR, None)] * (10 - share)
    assert measure(bitext(*pairs)).verdict == verdict


def test_a_draft_is_never_done():
    text = bitext((TEN_FR, TEN_EN), (TEN_FR, TEN_EN))
    done = measure(text, {1: UnitReview(ReviewState.DRAFT, origin="apertium")})
    assert (done.coverage, done.drafts, done.verdict) == (0.5, 1, Verdict.INCOMPLETE)


def test_what_is_outdated_or_needs_work_has_a_counterpart():
    text = bitext((TEN_FR, TEN_EN), (TEN_FR, TEN_EN), (TEN_FR, TEN_EN))
    states = (ReviewState.OUTDATED, ReviewState.NEEDS_WORK, ReviewState.REVIEWED)
    done = measure(text, {n: UnitReview(state) for n, state in enumerate(states)})
    assert (done.coverage, done.outdated, done.reviewed) == (1.0, 1, 1)


def test_what_is_meant_for_one_language_is_not_missing():
    text = bitext((TEN_FR, TEN_EN), (TEN_FR, None))
    done = measure(text, {1: UnitReview(ReviewState.INTENDED, reason="for members in France")})
    assert (done.coverage, done.missing, done.verdict) == (1.0, Sides(), Verdict.COMPLETE)


def test_an_article_without_its_other_side():
    alone = bitext((TEN_FR, None), ("Titre", None)).fr
    done = progress(Article("x", alone, None, "fr"), None, {})
    assert (done.verdict, done.coverage, done.missing) == (Verdict.MISSING, 0.0, Sides(fr=0, en=2))


def test_an_empty_file_without_its_other_side_is_missing_all_the_same():
    done = progress(Article("x", Document("x.fr.md", "fr", "", ()), None), None, {})
    assert (done.verdict, done.coverage) == (Verdict.MISSING, 0.0)
