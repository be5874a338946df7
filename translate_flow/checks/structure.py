"""TF501: what the two sides are made of."""

from __future__ import annotations

from collections.abc import Iterator

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import Kind
from translate_flow.checks.build import LIKELY, finding, intended
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.language import name, other
from translate_flow.messages import msg

HEADING_LEVEL = About(
    code="TF501",
    name="heading-level",
    severity=Severity.WARNING,
    summary=msg("A heading stands at another level than its counterpart."),
    reason=msg(
        "Tables of contents, links to sections and screen readers follow the levels: a section that has slipped under "
        "another one reads as a part of it."
    ),
    examples=(
        Example(
            "# Les communs\n\n## Qui les gère ?\n\nCeux qui s’en servent.\n",
            "# The commons\n\n### Who runs them?\n\nThose who use them.\n",
            speaks=True,
        ),
        Example(
            "# Les communs\n\n## Qui les gère ?\n\nCeux qui s’en servent.\n",
            "# The commons\n\n## Who runs them?\n\nThose who use them.\n",
            speaks=False,
        ),
    ),
)


def check_heading_level(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield one finding for each heading tied to a single heading of another level."""
    source = context.original or "fr"
    target = other(source)
    # A document that hangs one level lower as a whole (its title is in the front matter) has one habit, not many faults.
    pairs = []
    for index, unit in enumerate(bitext.units):
        if intended(context, index) or unit.confidence < LIKELY:
            continue
        blocks = (*bitext.blocks(unit, source), *bitext.blocks(unit, target))
        if len(unit.fr) == len(unit.en) == 1 and all(block.kind is Kind.HEADING for block in blocks):
            pairs.append(blocks)
    shifts = [ours.level - theirs.level for theirs, ours in pairs]
    habit = max(set(shifts), key=lambda shift: (shifts.count(shift), -abs(shift), shift), default=0)
    if shifts.count(habit) * 4 < len(shifts) * 3 or len(shifts) < 4:
        habit = 0
    for theirs, ours in pairs:
        if ours.level - theirs.level != habit:
            yield finding(
                HEADING_LEVEL,
                context,
                bitext,
                target,
                ours,
                counterpart_block=theirs,
                message=msg(
                    "“{ours}” is a heading of level {level} in {language}, and “{theirs}” one of level {expected} in {source}.",
                    ours=ours.prose,
                    level=ours.level,
                    language=name(target),
                    theirs=theirs.prose,
                    expected=theirs.level,
                    source=name(source),
                ),
            )


RULES = (Rule(HEADING_LEVEL, check_heading_level),)
