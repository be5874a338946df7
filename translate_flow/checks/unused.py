"""TF901: what was to silence something and silences nothing."""

from __future__ import annotations

from collections.abc import Iterator

from translate_flow.articles.ignores import BLOCK_VERB, FILE_VERB, Ignore, ignores
from translate_flow.checks.build import finding_in
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.reading import Reading
from translate_flow.checks.rule import About, DocumentRule, Example
from translate_flow.messages import Message, msg

UNUSED_IGNORE = About(
    code="TF901",
    name="unused-ignore",
    severity=Severity.WARNING,
    summary=msg("An ignore, a dismissal or an entry of the baseline matches nothing."),
    reason=msg(
        "Left standing, it would one day hide a fault that nobody has looked at. An ignore names checks and gives a reason: "
        "<!-- translate-flow: ignore number-mismatch: each site counts its own clicks --> before or in a block, or "
        "ignore-file anywhere in the file."
    ),
    examples=(
        Example(
            "<!-- translate-flow: ignore number-mismatch -->\n\nEn 2020, 40 clics.\n",
            "In 2020, 40 clicks.\n",
            speaks=True,
        ),
        Example(
            "<!-- translate-flow: ignore number-mismatch: each site counts its own -->\n\nEn 2020, 41 clics.\n",
            "In 2020, 40 clicks.\n",
            speaks=False,
        ),
    ),
)


def check_directives(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield the directives that cannot be followed, whatever the other checks find."""
    for ignore in ignores(reading.document):
        if message := fault(ignore):
            yield finding_in(UNUSED_IGNORE, context, reading.document, ignore.span, message=message)


def fault(ignore: Ignore) -> Message | None:
    """Return what is wrong with the form of a directive; None for one that is followed."""
    if ignore.verb not in (BLOCK_VERB, FILE_VERB):
        return msg("“{word}” is not understood here: write ignore or ignore-file.", word=ignore.verb)
    if not ignore.checks:
        return msg("This names no check to ignore.")
    if not ignore.reason:
        return msg("This gives no reason, and is not followed: write one after a colon.")
    if not ignore.whole_file and ignore.block is None:
        return msg("No paragraph follows that this could be about.")
    return None


RULES = (DocumentRule(UNUSED_IGNORE, check_directives),)
