"""What holds of every ledger, whatever became of the article."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from reviewed_texts import bitext

from translate_flow.checks.context import ReviewState, UnitReview
from translate_flow.errors import UsageError
from translate_flow.review.ledger import parse_ledger, record, reviews, serialise_ledger, sync

FR = ["Merci.", "Une coopérative appartient à ses membres.", "Une coopérative est à ses membres.", "Oui, à tous."]
EN = ["Thanks.", "A cooperative belongs to its members.", "A cooperative is its members’ own.", "Yes, to all."]
SIDES = st.tuples(
    st.none() | st.sampled_from(FR) | st.lists(st.sampled_from(FR), min_size=2, max_size=2),
    st.none() | st.sampled_from(EN) | st.lists(st.sampled_from(EN), min_size=2, max_size=2),
)
ARTICLES = st.lists(SIDES.filter(lambda pair: pair != (None, None)), min_size=1, max_size=6).map(lambda p: bitext(*p))
REVIEWS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.builds(
            UnitReview,
            st.sampled_from([state for state in ReviewState if state is not ReviewState.OUTDATED]),
            origin=st.sampled_from(["", "apertium"]),
            reason=st.sampled_from(["", "French only"]),
        ),
    ),
    max_size=4,
)
ORIGINALS = st.sampled_from(["fr", "en", None])


def ledger_of(text, judged, original):
    ledger = sync(None, text, original)
    for unit, review in judged:
        try:
            ledger = record(ledger, text, original, unit, review, text="A draft." if len(judged) % 2 else None)
        except UsageError:
            continue
    return ledger


@given(ARTICLES, REVIEWS, ORIGINALS, ARTICLES, ORIGINALS)
@settings(max_examples=80, deadline=None, derandomize=True)
def test_sync_is_done_in_one_go_and_survives_the_file(text, judged, original, later, then):
    ledger = ledger_of(text, judged, original)
    once = sync(ledger, later, then)
    assert sync(once, later, then) == once
    assert parse_ledger(serialise_ledger(once), "x.po") == once
    assert dict(reviews(once, later, then)) == dict(reviews(ledger, later, then))


def approved(ledger, text, original):
    found = Counter()
    for number, review in reviews(ledger, text, original).items():
        if review.state is ReviewState.REVIEWED and review.translation is None:
            unit = text.units[number]
            found[tuple(block.text for side in ("fr", "en") for block in text.blocks(unit, side))] += 1
    return found


@given(ARTICLES, REVIEWS, st.lists(ARTICLES, min_size=1, max_size=3), ORIGINALS)
@settings(max_examples=80, deadline=None, derandomize=True)
def test_no_review_is_lost_while_the_article_changes_and_comes_back(text, judged, between, original):
    ledger = ledger_of(text, judged, original)
    before = approved(ledger, text, original)
    for other in between:
        ledger = sync(ledger, other, original)
    assert not set(before) - set(approved(ledger, text, original))
