"""TF601 to TF604: what the ledger remembers, against the documents as they are now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final, TypeAlias

from rapidfuzz.distance import Levenshtein

from translate_flow.alignment.bitext import Bitext, Relation
from translate_flow.articles.document import PROSE, Block
from translate_flow.checks.build import excerpt, finding
from translate_flow.checks.context import Context, ReviewState, UnitReview
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Rule
from translate_flow.language import Language, name, other
from translate_flow.language.folding import normalise
from translate_flow.messages import Message, msg, plural

Blocks: TypeAlias = tuple[Block, ...]

CHANGES_SHOWN: Final = 3
"""A text with more changes than this, or of more new words than old, was rewritten and is better read whole."""

_SIGNS: Final = ".,;:!?…»”)"

OUTDATED = About(
    code="TF601",
    name="outdated",
    severity=Severity.ERROR,
    summary=msg("The original has changed since this unit was reviewed."),
    reason=msg(
        "The translation still says what the original said before. The words that changed are named; a change of spaces, "
        "quotation marks or wrapping alone is none."
    ),
)
DRAFT = About(
    code="TF602",
    name="draft",
    severity=Severity.ERROR,
    summary=msg("A draft stands in the document that nobody has reviewed."),
    reason=msg("A machine’s text reads well and may say something else: a person has to accept it."),
)

EDITED = About(
    code="TF603",
    name="edited-since",
    severity=Severity.INFO,
    summary=msg("The translation was edited after its review."),
    reason=msg(
        "Whoever corrects a translation may be right; whoever reviewed it has not seen the new words. They are named, and "
        "accepting the unit again takes note of them. A change of spaces, quotation marks or wrapping alone is none."
    ),
)
UNREVIEWED = About(
    code="TF604",
    name="unreviewed",
    severity=Severity.INFO,
    summary=msg("A translation that nobody has reviewed, in a project that asks for review."),
    reason=msg(
        "A site that wants a second pair of eyes on each paragraph says so in its project file (review = true). What was "
        "never reviewed is then named, a run of paragraphs at a time; make it a warning or an error there to hold a build to it."
    ),
)


def check_outdated(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield one finding for each unit whose original changed after its review, at the translation."""
    for ours, theirs, review in _reviewed(bitext, context, ReviewState.OUTDATED):
        source = other(_target(context))
        previous = review.previous
        current = "\n".join(block.text for block in theirs)
        if previous is not None and normalise(previous) == normalise(current):
            continue
        yield _at(OUTDATED, bitext, context, (ours, theirs), _outdated_message(previous, current, source))


def check_draft(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield one finding for each draft, and each unit sent back for more work, that stands in the document."""
    for index, review in sorted(context.reviews.items()):
        if review.state is not ReviewState.DRAFT or index >= len(bitext.units):
            continue
        unit, side = bitext.units[index], review.side or _target(context)
        # A draft that the ledger alone holds stands in no document: what is there was never translated, and TF107 says so.
        if unit.tied and unit.relation is not Relation.UNTRANSLATED:
            ours, theirs = bitext.blocks(unit, side), bitext.blocks(unit, other(side))
            yield _at(DRAFT, bitext, context, (ours, theirs), _draft_message(ours[0], review), side=side)
    for ours, theirs, review in _reviewed(bitext, context, ReviewState.NEEDS_WORK):
        yield _at(DRAFT, bitext, context, (ours, theirs), _work_message(ours[0], review))


def check_edited(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield one finding for each reviewed unit whose translation reads differently now."""
    for ours, theirs, review in _reviewed(bitext, context, ReviewState.REVIEWED):
        current = "\n".join(block.text for block in ours)
        if review.translation and normalise(review.translation) != normalise(current):
            message = _edited_message(review.translation, current, _target(context))
            yield _at(EDITED, bitext, context, (ours, theirs), message)


def check_unreviewed(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield one finding for each run of translated units that nobody has said anything of, where review is asked for."""
    if not context.review_asked:
        return
    target = _target(context)
    translated = [
        (index, unit)
        for index, unit in enumerate(bitext.units)
        if unit.tied and any(block.kind in PROSE for block in bitext.blocks(unit, target))
    ]
    for known, run in groupby(translated, key=lambda numbered: numbered[0] in context.reviews):
        units = [] if known else [unit for _, unit in run if unit.relation is not Relation.UNTRANSLATED]
        if units:
            ours = tuple(block for unit in units for block in bitext.blocks(unit, target))
            theirs = bitext.blocks(units[0], other(target))
            yield _at(UNREVIEWED, bitext, context, (ours, theirs), _unreviewed_message(ours, len(units)))


def _target(context: Context) -> Language:
    """Return the language of the translation: English where no original is declared, as in the ledger."""
    return other(context.original or "fr")


def _reviewed(bitext: Bitext, context: Context, state: ReviewState) -> Iterator[tuple[Blocks, Blocks, UnitReview]]:
    """Yield the units in a state with what they hold, translation first. A side that is missing is TF103's business."""
    target = _target(context)
    for index, review in sorted(context.reviews.items()):
        if review.state is state and index < len(bitext.units) and bitext.units[index].tied:
            unit = bitext.units[index]
            yield bitext.blocks(unit, target), bitext.blocks(unit, other(target)), review


def _at(
    about: About,
    bitext: Bitext,
    context: Context,
    unit: tuple[Blocks, Blocks],
    message: Message,
    *,
    side: Language | None = None,
) -> Finding:
    ours, theirs = unit
    return finding(
        about,
        context,
        bitext,
        side or _target(context),
        ours[0],
        end_block=ours[-1] if len(ours) > 1 else None,
        counterpart_block=theirs[0],
        message=message,
    )


def _outdated_message(previous: str | None, current: str, source: Language) -> Message:
    if previous is None:
        return msg(
            "The {source} has changed since this was reviewed: “{now}”.", source=name(source), now=excerpt(current)
        )
    changes = _few_changes(previous, current)
    if not changes:
        return msg(
            "The {source} has been rewritten since this was reviewed: “{now}”.",
            source=name(source),
            now=excerpt(current),
        )
    return msg("The {source} has changed since this was reviewed: {changes}.", source=name(source), changes=changes)


def _edited_message(reviewed: str, current: str, target: Language) -> Message:
    changes = _few_changes(reviewed, current)
    if not changes:
        return msg(
            "The {target} has been rewritten since its review: “{now}”.", target=name(target), now=excerpt(current)
        )
    return msg("The {target} was edited after its review: {changes}.", target=name(target), changes=changes)


def _unreviewed_message(ours: Blocks, units: int) -> Message:
    return plural(
        "“{first}” was never reviewed.",
        "{count} units in a row, from “{first}” to “{last}”, were never reviewed.",
        units,
        first=excerpt(ours[0]),
        last=excerpt(ours[-1]),
    )


def _few_changes(previous: str, current: str) -> str:
    """Show the words that changed; nothing for a text that was rewritten and is better read whole."""
    changes = changed_words(previous, current)
    words = sum(len(new.split()) for _, new in changes)
    if len(changes) > CHANGES_SHOWN or 2 * words > len(current.split()) > CHANGES_SHOWN:
        return ""
    return ", ".join(_shown(old, new) for old, new in changes)


def _shown(old: str, new: str) -> str:
    """Show one change the way diffs of words do; signs, for it stands in messages of both languages."""
    if old and new:
        while old[-1] == new[-1] and old[-1] in _SIGNS and min(len(old), len(new)) > 1:
            old, new = old[:-1], new[:-1]  # the stop after both words has not changed
        return f"“{excerpt(old)}” → “{excerpt(new)}”"
    return f"+ “{excerpt(new)}”" if new else f"− “{excerpt(old)}”"


def changed_words(previous: str, current: str) -> list[tuple[str, str]]:
    """Return the words that were replaced and what replaced them; one of the two is empty where words came or went."""
    before, after = normalise(previous).split(), normalise(current).split()
    found: list[tuple[str, str]] = []
    end = -1
    for op in Levenshtein.opcodes(before, after):
        if op.tag == "equal":
            continue
        old, new = " ".join(before[op.src_start : op.src_end]), " ".join(after[op.dest_start : op.dest_end])
        if op.src_start == end and found:  # a replacement and the words added right after it are one change
            found[-1] = (f"{found[-1][0]} {old}".strip(), f"{found[-1][1]} {new}".strip())
        else:
            found.append((old, new))
        end = op.src_end
    return found


def _draft_message(ours: Block, review: UnitReview) -> Message:
    words = excerpt(ours)
    if review.origin:
        return msg("“{words}” is a draft from {origin} that nobody has reviewed.", words=words, origin=review.origin)
    return msg("“{words}” is a draft that nobody has reviewed.", words=words)


def _work_message(ours: Block, review: UnitReview) -> Message:
    words = excerpt(ours)
    if review.reason:
        return msg("“{words}” needs work: {reason}.", words=words, reason=review.reason)
    return msg("“{words}” needs work, says its last review.", words=words)


RULES = (
    Rule(OUTDATED, check_outdated),
    Rule(DRAFT, check_draft),
    Rule(EDITED, check_edited),
    Rule(UNREVIEWED, check_unreviewed),
)
