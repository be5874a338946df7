"""What a person has reviewed of an article, carried from one version of its documents to the next.

The two documents are the truth; a ledger remembers. Everything here is computed from the ledger and the bitext as they
are: `reviews` says what the ledger means for the units of today, `sync` writes that down, `record` adds to it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from translate_flow.alignment.bitext import Bitext
from translate_flow.checks.context import ReviewState, UnitReview
from translate_flow.errors import UsageError
from translate_flow.language import Language
from translate_flow.messages import msg
from translate_flow.review.entry import Dismissal, Entry, Ledger, clean, clean_line
from translate_flow.review.matching import LIKE, Matching, Text, likeness, normalise, texts
from translate_flow.review.po import parse_ledger, serialise_ledger

__all__ = [
    "Dismissal",
    "Entry",
    "Ledger",
    "dismiss",
    "let_go",
    "parse_ledger",
    "record",
    "reviews",
    "serialise_ledger",
    "sync",
]


def reviews(ledger: Ledger | None, bitext: Bitext, original: Language | None) -> Mapping[int, UnitReview]:
    """Return what the ledger says of each unit, by index; a unit of which nobody has said anything is left out.

    A unit whose original changed since it was reviewed is `OUTDATED`; a change of spaces, quotation marks or wrapping
    alone is not one. The ledger need not be in step with the documents.
    """
    if ledger is None:
        return {}
    source = original or "fr"
    carried, _ = _carry(ledger, bitext, source)
    found = {}
    for text, entry in carried:
        if entry.state is not None:
            translation = entry.target if entry.target and not text.holds(entry.target) else None
            # A draft for what the original lacks is in the original's language, before and after it is written there.
            draft = entry.state is ReviewState.DRAFT
            side = source if draft and (entry.extra or entry.backward) else None
            found[text.unit] = UnitReview(entry.state, entry.origin, entry.reason, entry.previous, translation, side)
    return found


def sync(ledger: Ledger | None, bitext: Bitext, original: Language | None) -> Ledger:
    """Bring a ledger in step with the documents, or start one. Twice is the same as once.

    Every unit that holds sentences gets an entry, in order; code and tags only where somebody said something of them.
    Reviews whose text has left the article are kept as `gone` and count again when it comes back.
    """
    return _in_step(ledger, bitext, original)


def record(
    ledger: Ledger | None,
    bitext: Bitext,
    original: Language | None,
    unit: int,
    review: UnitReview,
    *,
    text: str | None = None,
) -> Ledger:
    """Return the ledger in step with the documents and with this review of one unit.

    `text` is the translation to remember; None takes the one that the document holds, or `review.translation`.
    Raises `UsageError` when the unit has no translation to review or to remember as a draft, or when no reason is
    given for an intended difference.
    """
    return _in_step(ledger, bitext, original, unit, lambda here, entry: _judge(here, entry, review, text))


def dismiss(
    ledger: Ledger | None, bitext: Bitext, original: Language | None, unit: int, dismissal: Dismissal
) -> Ledger:
    """Return the ledger in step with the documents, and with a finding of one unit dismissed.

    Raises `UsageError` when no reason is given, or when the unit holds no text.
    """
    if not dismissal.reason.strip():
        raise UsageError(msg("Say why this is no fault."))

    def dismissed(_: Text, entry: Entry) -> Entry:
        others = [one for one in entry.dismissed if one.fingerprint != dismissal.fingerprint]
        return replace(entry, dismissed=(*others, replace(dismissal, reason=clean_line(dismissal.reason))))

    return _in_step(ledger, bitext, original, unit, dismissed)


def let_go(ledger: Ledger, fingerprints: Collection[str]) -> Ledger:
    """Return the ledger without the dismissals of these findings."""
    return replace(
        ledger,
        entries=tuple(
            replace(entry, dismissed=tuple(one for one in entry.dismissed if one.fingerprint not in fingerprints))
            for entry in ledger.entries
        ),
    )


def _in_step(
    ledger: Ledger | None,
    bitext: Bitext,
    original: Language | None,
    unit: int | None = None,
    change: Callable[[Text, Entry], Entry] | None = None,
) -> Ledger:
    """Return the ledger in step with the documents, the entry of one unit changed; what hands have settled stays."""
    source = original or "fr"
    carried, gone = _carry(ledger or Ledger(source=source), bitext, source)
    if change is not None:
        if all(here.unit != unit for here, _ in carried):
            raise UsageError(msg("This unit holds no text to review."))
        carried = [(here, change(here, entry) if here.unit == unit else entry) for here, entry in carried]
    entries = tuple(entry for here, entry in carried if here.prose or entry.state or entry.dismissed)
    return Ledger(entries, gone, source, ledger.links if ledger else ())


def _judge(here: Text, entry: Entry, review: UnitReview, given: str | None) -> Entry:
    target = here.target
    if review.state is ReviewState.REVIEWED:
        target = here.target or here.copy  # a person finds that these words are the same in both languages
    elif review.state is ReviewState.DRAFT:
        target = clean(given or here.target or review.translation or "")
    if review.state in (ReviewState.DRAFT, ReviewState.REVIEWED, ReviewState.OUTDATED) and not target:
        raise UsageError(msg("There is no translation here to review: write one, or say that none is intended."))
    if review.state is ReviewState.INTENDED and not review.reason.strip():
        raise UsageError(msg("Say why the two sides are meant to differ here."))
    return Entry(
        source=here.source,
        target=target,
        state=review.state,
        origin=clean_line(review.origin),
        reason=clean_line(review.reason) if review.state in (ReviewState.INTENDED, ReviewState.NEEDS_WORK) else "",
        previous=review.previous if review.state is ReviewState.OUTDATED else None,
        extra=here.extra,
        note=entry.note,
        dismissed=entry.dismissed,
    )


def _carry(ledger: Ledger, bitext: Bitext, source: Language) -> tuple[list[tuple[Text, Entry]], tuple[Entry, ...]]:
    """Return each text of the article with its entry, and the entries whose text is gone."""
    if ledger.source != source:
        ledger = Ledger(tuple(map(_turn, ledger.entries)), tuple(map(_turn, ledger.gone)), source)
    here = texts(bitext, source)
    matching = Matching(ledger.entries, ledger.gone, here)
    matching.exact()
    made = matching.regroup()
    matching.alike(made)
    carried = []
    lapsed = []
    for number, text in enumerate(here):
        known = matching.entries[matching.found[number]] if number in matching.found else None
        entry = made.get(number) or (_refresh(known, text) if known else None)
        if entry is None and known is not None and known.state is not ReviewState.DRAFT:
            lapsed.append(known)
        carried.append((text, entry or Entry(text.source, text.target, extra=text.extra)))
    live = {_key(entry) for _, entry in carried if entry.state}
    spare = [_retire(entry) for entry in [*lapsed, *(matching.entries[n] for n in matching.spare())] if entry.state]
    gone = {key: entry for entry in spare if (key := _key(entry)) not in live}
    return carried, tuple(sorted(gone.values(), key=lambda e: (e.source, e.target, e.extra, e.state or "")))


def _refresh(entry: Entry, text: Text) -> Entry | None:
    """Return the entry as it stands for this text, None when what was said no longer holds."""
    if entry.state is None:
        return Entry(text.source, text.target, extra=text.extra, note=entry.note, dismissed=entry.dismissed)
    if entry.extra and not text.extra:
        # A draft for the original's side, now written there: it is the original that nobody has reviewed.
        return replace(entry, source=text.source, target=text.target, previous=None, extra=False, backward=True)
    changed = normalise(entry.reviewed_source) != text.source_key
    same_target = text.holds(entry.target)
    state = entry.state
    if _intended(entry):
        if not same_target:
            return None
        state = ReviewState.OUTDATED if changed else ReviewState.INTENDED
    elif state in (ReviewState.REVIEWED, ReviewState.OUTDATED):
        if not text.target and not same_target:
            return None
        entry = replace(entry, reason="")  # of work that was needed, and is done
        # Without its previous text (some PO programs drop it) nothing shows that an outdated entry is up to date again.
        lost = state is ReviewState.OUTDATED and entry.previous is None
        state = ReviewState.OUTDATED if changed or lost else ReviewState.REVIEWED
    elif state is ReviewState.DRAFT and text.target and likeness(normalise(entry.target), text.target_key) < LIKE:
        return None  # a person wrote another translation
    target = text.target or text.copy if same_target and entry.target else entry.target
    return replace(
        entry, source=text.source, target=target, state=state, previous=entry.reviewed_source if changed else None
    )


def _intended(entry: Entry) -> bool:
    """Whether the two sides were said to differ on purpose, be it of an earlier original."""
    return entry.state is ReviewState.INTENDED or (entry.state is ReviewState.OUTDATED and bool(entry.reason))


def _retire(entry: Entry) -> Entry:
    """Return the entry as it was when its state was given to it."""
    state = entry.state
    if state is ReviewState.OUTDATED and entry.previous is not None:
        state = ReviewState.INTENDED if entry.reason else ReviewState.REVIEWED
    return replace(entry, source=entry.reviewed_source, state=state, previous=None)


def _turn(entry: Entry) -> Entry:
    """Return the entry for an article whose other language has become the original."""
    entry = _retire(entry)
    if not entry.target or (entry.state is ReviewState.DRAFT and not entry.backward):
        return replace(entry, extra=not entry.extra)
    return replace(entry, source=entry.target, target=entry.source, backward=False)


def _key(entry: Entry) -> tuple[bool, str, str, ReviewState | None]:
    return entry.extra, normalise(entry.reviewed_source), normalise(entry.target), entry.state
