"""From the slips that the rules of a language find in a text to findings, each with its place and an exact fix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from translate_flow.articles.document import HOLE, Block, Span
from translate_flow.checks.build import finding_in
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Fix, Severity
from translate_flow.checks.reading import Reading
from translate_flow.checks.rule import About
from translate_flow.language.typography import Slip
from translate_flow.messages import Message

AROUND: Final = 12
"""Characters on either side of a slip that tell it from others like it."""


def found(
    about: About, reading: Reading, context: Context, slips: Iterable[Slip], *, severity: Severity | None = None
) -> Iterator[Finding]:
    """Yield a finding for each slip that stands in the words of the document's own language."""
    for block, slip in placed(reading, slips):
        yield one(about, reading, context, block, slip, severity=severity)


def placed(reading: Reading, slips: Iterable[Slip]) -> Iterator[tuple[Block, Slip]]:
    """Yield slips with their blocks, but not those of a block in the other language, nor of an attribute of a tag."""
    for slip in slips:
        block = reading.block(slip.start)
        at = slip.edits[0].start if slip.edits else slip.start
        if not reading.foreign(block) and not reading.inside_tag(block, at):
            yield block, slip


def one(
    about: About,
    reading: Reading,
    context: Context,
    block: Block,
    slip: Slip,
    *,
    severity: Severity | None = None,
    suggestion: str | None = None,
) -> Finding:
    """Make the finding of a slip."""
    start, end = reading.local(block, slip.start), reading.local(block, slip.end)
    span = block.inline.prose.span(start, max(start + 1, end))
    return finding_in(
        about,
        context,
        reading.document,
        Span(block.locate(span.start), block.locate(span.end)),
        message=_readable(slip.message),
        around=block.prose[max(0, start - AROUND) : start] + block.prose[end : end + AROUND],
        severity=severity,
        suggestion=suggestion,
        fix=_fix(reading, block, slip) if about.fixable else None,
    )


def _readable(message: Message) -> Message:
    """Return a message that quotes code and the like, which no word stands for, as an ellipsis."""
    if not any(isinstance(words, str) and HOLE in words for _, words in message.args):
        return message
    quoted = ((key, words.replace(HOLE, "…") if isinstance(words, str) else words) for key, words in message.args)
    return replace(message, args=tuple(quoted))


def _fix(reading: Reading, block: Block, slip: Slip) -> Fix | None:
    """Return what mends a slip, None where one of its places is not written as a reader sees it."""
    edits = []
    for edit in slip.edits:
        span = reading.exact(block, edit.start, edit.end)
        if span is None:
            return None
        edits.append((span, edit.replacement))
    if not edits or any(other.start < before.end for (before, _), (other, _) in pairwise(edits)):
        return None
    (span, replacement), *more = edits
    return Fix(reading.document.path, span, replacement, tuple(more))
