"""What the memory suggests, and what it never does."""

import time

import pytest

from translate_flow.checks.context import ReviewState
from translate_flow.drafts.memory import Memory, Pair, pairs
from translate_flow.review.entry import Entry, Ledger

COOP = "Une coopérative appartient à ses membres et à eux seuls."
MEMORY = Memory(
    [
        Pair(COOP, "A cooperative belongs to its members alone."),
        Pair(
            "Une association appartient à ses membres et à eux seuls.", "An association belongs to its members alone."
        ),
        Pair("Merci.", "Thanks."),
        Pair("Merci.", "Thank you."),
        Pair("Les communs se gèrent à plusieurs.", "Commons are run by many."),
    ]
)


def test_the_same_text_comes_first_with_score_one():
    first, second = MEMORY.suggest(COOP)
    assert (first.text, first.score, first.origin, first.problems) == (
        "A cooperative belongs to its members alone.",
        1.0,
        "memory",
        (),
    )
    assert 0.7 <= second.score < 1


def test_spaces_and_quotes_make_no_other_text():
    assert MEMORY.suggest("Merci\u00a0.")[0].score < 1
    assert MEMORY.suggest(COOP.replace(" ", "\n"))[0].score == 1


def test_a_fuzzy_match_names_the_words_that_differ():
    best = MEMORY.suggest("Une mutuelle appartient à ses membres et à eux seuls.")[0]
    assert best.score < 1
    assert "“coopérative” then, “mutuelle” now" in str(best.problems[0])


def test_every_translation_of_a_text_is_offered_once():
    assert [draft.text for draft in MEMORY.suggest("Merci.")] == ["Thank you.", "Thanks."]
    assert len(MEMORY.suggest("Merci.", limit=1)) == 1


@pytest.mark.parametrize("text", ["", " \n", "Rien de tout cela n’a jamais été traduit."])
def test_nothing_known_nothing_said(text):
    assert MEMORY.suggest(text) == ()


def test_a_case_apart_is_not_the_same_text():
    assert MEMORY.suggest(COOP.upper()) == ()
    assert Memory([Pair("LES COMMUNS", "COMMONS")]).suggest("LES COMMUNs")[0].score < 1


LEDGER = Ledger(
    (
        Entry("a", "A", ReviewState.REVIEWED, origin="apertium"),
        Entry("b", "B", ReviewState.DRAFT, origin="apertium"),
        Entry("c", "C"),
        Entry("d", "D", ReviewState.NEEDS_WORK),
        Entry("e now", "E", ReviewState.OUTDATED, previous="e then"),
        Entry("f", "", ReviewState.INTENDED, reason="so"),
        Entry("g now", "G", ReviewState.OUTDATED, previous="g then", reason="adapted"),
        Entry("h", "H", ReviewState.OUTDATED),
    ),
    gone=(Entry("i", "I", ReviewState.REVIEWED), Entry("j", "J", ReviewState.DRAFT)),
)


def test_only_what_a_person_reviewed_is_remembered():
    assert list(pairs(LEDGER, "fr")) == [Pair("a", "A"), Pair("e then", "E"), Pair("i", "I")]


def test_a_memory_has_a_direction():
    assert list(pairs(LEDGER, "en")) == [Pair("A", "a"), Pair("E", "e then"), Pair("I", "i")]


def test_twenty_thousand_paragraphs_answer_in_no_time():
    words = [
        "la",
        "commune",
        "gère",
        "un",
        "atelier",
        "partagé",
        "où",
        "chaque",
        "membre",
        "décide",
        "avec",
        "tous",
        "les",
        "autres",
        "du",
        "budget",
        "annuel",
    ]
    many = [
        Pair(" ".join(words[(n * k) % len(words)] for k in range(1, 45)) + f" {n}.", f"Paragraph {n}.")
        for n in range(20_000)
    ]
    memory = Memory(many)
    query = many[12_345].source.replace("membre", "sociétaire")
    memory.suggest(query)
    start = time.perf_counter()
    best = memory.suggest(query)[0]
    # Measured at 10 ms; the promise is 50, and the machine is shared.
    assert time.perf_counter() - start < 0.1
    assert best.text == "Paragraph 12345."
