"""What a ledger means after the documents changed."""

from dataclasses import replace

import pytest
from reviewed_texts import bitext

from translate_flow.alignment.manual import Link
from translate_flow.articles.document import Kind
from translate_flow.checks.context import ReviewState, UnitReview
from translate_flow.errors import UsageError
from translate_flow.review.ledger import (
    Dismissal,
    Ledger,
    dismiss,
    parse_ledger,
    record,
    reviews,
    serialise_ledger,
    sync,
)

REVIEWED = UnitReview(ReviewState.REVIEWED)
COOP = ("Une coopérative appartient à ses membres.", "A cooperative belongs to its members.")
COMMONS = ("Les communs se gèrent à plusieurs.", "Commons are run by many.")
VOTE = ("Une personne vaut une voix, quelle que soit sa part.", "One person has one vote, whatever their share.")


def reviewed(*numbers, of, original="fr"):
    ledger = None
    for number in numbers:
        ledger = record(ledger, of, original, number, REVIEWED)
    return ledger


def states(ledger, text, original="fr"):
    return {number: review.state.value for number, review in reviews(ledger, text, original).items()}


def test_no_ledger_says_nothing():
    assert reviews(None, bitext(COOP), "fr") == {}


def test_every_unit_has_an_entry_in_document_order():
    ledger = sync(None, bitext(COOP, COMMONS, (VOTE[0], None), (None, "Only here.")), "fr")
    assert [(e.source, e.target, e.state, e.extra) for e in ledger.entries] == [
        (*COOP, None, False),
        (*COMMONS, None, False),
        (VOTE[0], "", None, False),
        ("Only here.", "", None, True),
    ]


def test_code_is_no_business_of_a_ledger_until_somebody_speaks_of_it():
    text = bitext(COOP, ("print(1)", "print(1)"), (None, "print(2)"), kinds={1: Kind.CODE, 2: Kind.CODE})
    assert [e.source for e in sync(None, text, "fr").entries] == [COOP[0]]
    ledger = record(None, text, "fr", 2, UnitReview(ReviewState.INTENDED, reason="an English-only example"))
    assert [e.source for e in ledger.entries] == [COOP[0], "print(2)"]
    assert states(ledger, text) == {2: "intended"}


def test_a_dismissal_is_kept_of_code_too():
    text = bitext(COOP, ("print(1)", "print(2)"), kinds={1: Kind.CODE})
    ledger = dismiss(None, text, "fr", 1, Dismissal("code-mismatch", "f1", "each language counts on its own"))
    assert sync(ledger, text, "fr") == ledger
    assert [one.fingerprint for e in ledger.entries for one in e.dismissed] == ["f1"]


@pytest.mark.parametrize(
    "change",
    [
        lambda ledger, text: sync(ledger, text, "fr"),
        lambda ledger, text: record(ledger, text, "fr", 0, REVIEWED),
        lambda ledger, text: dismiss(ledger, text, "fr", 0, Dismissal("number-mismatch", "f1", "meant")),
    ],
)
def test_what_hands_have_settled_stays_whatever_else_is_said(change):
    links = (Link((COOP[0],), (COOP[1],)),)
    assert change(Ledger(source="fr", links=links), bitext(COOP, COMMONS)).links == links


def test_a_review_follows_its_text_when_paragraphs_move_and_come():
    ledger = reviewed(1, of=bitext(COOP, COMMONS, VOTE))
    assert states(ledger, bitext(VOTE, ("Nouveau.", "New."), COOP, COMMONS)) == {3: "reviewed"}


def test_a_changed_original_is_outdated_and_remembers_what_it_was():
    ledger = reviewed(0, 1, of=bitext(COOP, COMMONS))
    changed = COOP[0].replace("ses membres", "ses salariés")
    text = bitext((changed, COOP[1]), COMMONS)
    assert reviews(ledger, text, "fr")[0] == UnitReview(ReviewState.OUTDATED, previous=COOP[0])
    assert states(ledger, text) == {0: "outdated", 1: "reviewed"}
    entry = sync(ledger, text, "fr").entries[0]
    assert (entry.source, entry.target, entry.previous) == (changed, COOP[1], COOP[0])


def test_an_outdated_unit_stays_so_until_reviewed_or_put_back():
    ledger = reviewed(0, of=bitext(COOP))
    once = bitext((COOP[0].replace("ses", "tous ses"), COOP[1]))
    twice = bitext((COOP[0].replace("ses", "tous ses anciens"), COOP[1]))
    ledger = sync(sync(ledger, once, "fr"), twice, "fr")
    assert ledger.entries[0].previous == COOP[0]
    assert states(sync(ledger, bitext(COOP), "fr"), bitext(COOP)) == {0: "reviewed"}
    assert states(record(ledger, twice, "fr", 0, REVIEWED), twice) == {0: "reviewed"}


def test_the_original_rewritten_under_the_same_translation_is_outdated():
    ledger = reviewed(1, of=bitext(COOP, VOTE, COMMONS))
    text = bitext(COOP, ("Chaque personne a une voix, quelle que soit son apport au capital.", VOTE[1]), COMMONS)
    assert states(ledger, text) == {1: "outdated"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("« Un commun » : tout", "«\u00a0Un commun\u00a0»\u202f: tout"),
        ("l'usage partagé", "l’usage partagé"),
        ("une ligne\nen deux", "une ligne en deux"),
        ("une ligne en deux", "une  ligne\n  en deux"),
        ("l\u2019e\u0301te\u0301", "l’été"),
    ],
)
def test_spaces_quotes_and_wrapping_are_no_change(before, after):
    ledger = reviewed(0, of=bitext((before, "The same.")))
    text = bitext((after, "The same."))
    assert states(ledger, text) == {0: "reviewed"}
    assert sync(ledger, text, "fr").gone == ()


def test_wrapping_anew_leaves_the_file_alone():
    one = bitext((COOP[0].replace(" ", "\n", 2), COOP[1]))
    two = bitext((COOP[0], COOP[1].replace(" ", "\n", 3)))
    assert serialise_ledger(reviewed(0, of=one)) == serialise_ledger(sync(reviewed(0, of=one), two, "fr"))


def test_a_hard_line_break_stays():
    assert sync(None, bitext(("un  \ndeux\ntrois", "x")), "fr").entries[0].source == "un  \ndeux trois"


def test_an_edited_translation_stays_reviewed_and_the_reviewed_one_is_remembered():
    ledger = reviewed(0, of=bitext(COOP))
    text = bitext((COOP[0], "A coop belongs to its members."))
    assert reviews(ledger, text, "fr") == {0: UnitReview(ReviewState.REVIEWED, translation=COOP[1])}
    assert sync(ledger, text, "fr").entries[0].target == COOP[1]


@pytest.mark.parametrize("original", ["fr", "en", None])
def test_sync_twice_changes_nothing(original):
    text = bitext(COOP, COMMONS, (VOTE[0], None), (None, "Only here."), COOP, COOP)
    ledger = record(None, text, original, 4, REVIEWED)
    ledger = record(ledger, text, original, 2, UnitReview(ReviewState.DRAFT, origin="apertium"), text="One vote.")
    changed = bitext((COOP[0] + " Oui.", COOP[1]), COMMONS, (VOTE[0], None), (None, "Only there."), COOP, COOP)
    once = sync(ledger, changed, original)
    assert sync(once, changed, original) == once
    assert serialise_ledger(sync(parse_ledger(serialise_ledger(once), "x.po"), changed, original)) == (
        serialise_ledger(once)
    )


def test_the_right_one_of_several_same_paragraphs_is_reviewed():
    text = bitext(COOP, ("Merci.", "Thanks."), COMMONS, ("Merci.", "Thanks."), ("Merci.", "Thank you."))
    ledger = reviewed(3, of=text)
    assert states(ledger, text) == {3: "reviewed"}
    assert states(reviewed(4, of=text), text) == {4: "reviewed"}


def test_a_review_whose_text_has_gone_counts_again_when_it_comes_back():
    ledger = sync(reviewed(0, 1, of=bitext(COOP, COMMONS)), bitext(COMMONS), "fr")
    assert [entry.source for entry in ledger.gone] == [COOP[0]]
    kept = parse_ledger(serialise_ledger(ledger), "x.po")
    back = sync(kept, bitext(COMMONS, COOP), "fr")
    assert states(kept, bitext(COMMONS, COOP)) == {0: "reviewed", 1: "reviewed"}
    assert back.gone == ()


def test_a_review_does_not_outlive_the_translation_but_comes_back_with_it():
    ledger = sync(reviewed(0, of=bitext(COOP)), bitext((COOP[0], None)), "fr")
    assert states(ledger, bitext((COOP[0], None))) == {}
    assert states(ledger, bitext(COOP)) == {0: "reviewed"}


def test_units_grouped_otherwise_by_the_aligner_stay_reviewed():
    apart = bitext(COOP, COMMONS, VOTE)
    together = bitext(([COOP[0], COMMONS[0]], [COOP[1], COMMONS[1]]), VOTE)
    assert states(reviewed(0, 1, of=apart), together) == {0: "reviewed"}
    assert states(reviewed(0, of=apart), together) == {0: "outdated"}
    assert states(reviewed(0, of=together), apart) == {0: "reviewed", 1: "reviewed"}


def test_paragraphs_put_together_or_cut_in_two_read_as_they_did():
    apart = bitext(VOTE, COOP, COMMONS)
    together = bitext(VOTE, tuple(f"{one} {two}" for one, two in zip(COOP, COMMONS, strict=True)))
    for before, after in ((apart, together), (together, apart)):
        ledger = reviewed(*range(len(before.units)), of=before)
        assert set(states(ledger, after).values()) == {"reviewed"}
        assert len(states(sync(ledger, after, "fr"), after)) == len(after.units)
    other_words = bitext(VOTE, (f"{COOP[0]} Les communs se perdent.", f"{COOP[1]} {COMMONS[1]}"))
    assert states(reviewed(0, 1, 2, of=apart), other_words)[1] == "outdated"


def test_a_draft_for_a_missing_paragraph_is_kept_until_written_and_accepted():
    missing = bitext(COOP, (VOTE[0], None))
    ledger = record(None, missing, "fr", 1, UnitReview(ReviewState.DRAFT, origin="apertium"), text=VOTE[1])
    draft = UnitReview(ReviewState.DRAFT, origin="apertium", translation=VOTE[1])
    assert reviews(ledger, missing, "fr") == {1: draft}
    written = bitext(COOP, VOTE)
    assert reviews(ledger, written, "fr") == {1: UnitReview(ReviewState.DRAFT, origin="apertium")}
    assert states(record(ledger, written, "fr", 1, REVIEWED), written) == {1: "reviewed"}


def test_a_draft_glued_to_its_neighbour_is_still_a_draft():
    ledger = record(None, bitext(COOP, VOTE), "fr", 1, UnitReview(ReviewState.DRAFT, origin="google"))
    assert states(ledger, bitext(([COOP[0], VOTE[0]], [COOP[1], VOTE[1]]))) == {0: "draft"}


def test_a_draft_corrected_is_a_draft_and_a_draft_replaced_is_none():
    ledger = record(None, bitext(VOTE), "fr", 0, UnitReview(ReviewState.DRAFT, origin="apertium"))
    corrected = bitext((VOTE[0], VOTE[1].replace("whatever", "no matter")))
    assert states(ledger, corrected) == {0: "draft"}
    assert states(ledger, bitext((VOTE[0], "Members all decide together, rich or poor."))) == {}


def test_a_draft_for_the_originals_side_is_known_once_written_there():
    alone = bitext((None, VOTE[1]))
    ledger = record(None, alone, None, 0, UnitReview(ReviewState.DRAFT, origin="apertium"), text=VOTE[0])
    draft = UnitReview(ReviewState.DRAFT, origin="apertium", side="fr")
    assert reviews(ledger, alone, None) == {0: replace(draft, translation=VOTE[0])}
    written = sync(ledger, bitext(VOTE), None)
    assert reviews(written, bitext(VOTE), None) == {0: draft}
    kept = parse_ledger(serialise_ledger(written), "x.po")
    assert reviews(kept, bitext(VOTE), None) == {0: draft}
    assert reviews(kept, bitext(VOTE), "en") == {0: replace(draft, side=None)}
    assert reviews(sync(kept, bitext(VOTE), "en"), bitext(VOTE), "fr") == {0: draft}
    assert states(record(kept, bitext(VOTE), None, 0, REVIEWED), bitext(VOTE), None) == {0: "reviewed"}


def test_a_block_left_in_the_other_language_has_no_translation():
    text = bitext((COOP[0], COOP[0]), (COMMONS[1], COMMONS[1]), untranslated={0: "fr", 1: "en"})
    assert [(e.source, e.target, e.extra) for e in sync(None, text, "fr").entries] == [
        (COOP[0], "", False),
        (COMMONS[1], "", True),
    ]


@pytest.mark.parametrize("spoken", ["fr", "en"])
def test_words_that_are_the_same_in_both_languages_can_be_accepted(spoken):
    text = bitext(("Orange Digital Center", "Orange Digital Center"), COOP, untranslated={0: spoken})
    ledger = sync(reviewed(0, of=text), text, "fr")
    assert reviews(parse_ledger(serialise_ledger(ledger), "x.po"), text, "fr") == {0: REVIEWED}
    assert sync(ledger, text, "fr") == ledger


def test_an_intended_difference_holds_until_its_text_changes():
    alone = bitext(COOP, ("Adhérez avant le 3 mai.", None))
    ledger = record(None, alone, "fr", 1, UnitReview(ReviewState.INTENDED, reason="for members in France"))
    assert reviews(ledger, alone, "fr") == {1: UnitReview(ReviewState.INTENDED, reason="for members in France")}
    changed = bitext(COOP, ("Adhérez avant le 3 juin.", None))
    assert states(sync(ledger, changed, "fr"), changed) == {1: "outdated"}
    assert states(sync(sync(ledger, changed, "fr"), alone, "fr"), alone) == {1: "intended"}
    written = bitext(COOP, ("Adhérez avant le 3 mai.", "Join by 3 May."))
    assert states(ledger, written) == {}


def test_the_original_may_change_sides():
    text = bitext(COOP, COMMONS, (VOTE[0], None), (None, "Only here."))
    ledger = record(reviewed(0, of=text), text, "fr", 2, UnitReview(ReviewState.DRAFT, origin="memory"), text=VOTE[1])
    turned = sync(ledger, text, "en")
    assert turned.source == "en"
    assert states(turned, text, "en") == {0: "reviewed", 2: "draft"}
    assert sync(turned, text, "fr") == ledger


@pytest.mark.parametrize(
    "review",
    [REVIEWED, UnitReview(ReviewState.DRAFT), UnitReview(ReviewState.INTENDED, reason="  ")],
)
def test_what_makes_no_sense_is_refused(review):
    with pytest.raises(UsageError):
        record(None, bitext((COOP[0], None)), "fr", 0, review)


def test_a_unit_without_text_cannot_be_reviewed():
    with pytest.raises(UsageError):
        record(None, bitext(COOP), "fr", 7, REVIEWED)


def test_a_ledger_of_a_thousand_paragraphs_rewritten_throughout_stays_quick():
    import time

    old = bitext(*((f"Le paragraphe {n} parle de la gestion commune.", f"Paragraph {n}.") for n in range(1000)))
    new = bitext(*((f"Un tout autre propos, le {n}, sur les ateliers.", f"Other {n}.") for n in range(1000)))
    ledger = Ledger(tuple(sync(None, old, "fr").entries))
    ledger = parse_ledger(serialise_ledger(ledger).replace(b"#, fuzzy\n", b""), "x.po")
    start = time.perf_counter()
    synced = sync(ledger, new, "fr")
    assert time.perf_counter() - start < 5
    assert len(synced.gone) == 1000
