"""TF207: blocks that stand side by side and do not say the same.

Alignment ties what stands at the same place when there is nothing better. A look at long words and figures settles most units;
what is left is judged by `alignment.support`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from translate_flow.alignment.bitext import Bitext, Unit
from translate_flow.alignment.support import joined, off_length, read, support
from translate_flow.articles.document import PROSE, Kind
from translate_flow.checks.build import comparable, excerpt, finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.language import name, other
from translate_flow.messages import msg

READ: Final = PROSE - {Kind.HTML, Kind.TABLE_ROW, Kind.IMAGE, Kind.HEADING}
UNLIKELY: Final = 0.25
"""Below this probability of saying the same a unit is named."""
HEAVY: Final = 5.0
"""What the content words of each side weigh at the least, some six of them: a label or a name tells nothing."""

_LONG: Final = re.compile(r"[^\W\d_]{4,}|\d+")
_STEM: Final = 4
ALIKE: Final = 0.2
"""The share of the beginnings of long words (communs, commons) and figures in common from which nobody asks further."""
ODD: Final = 2.0
"""Deviations of the ratio of lengths from which they ask all the same."""


def diverges(bitext: Bitext, unit: Unit) -> bool:
    """Whether the two sides of a unit most likely do not say the same."""
    blocks = bitext.blocks(unit, "fr"), bitext.blocks(unit, "en")
    if any(block.kind not in READ for side in blocks for block in side):
        return False
    fr, en = (tuple(block.prose for block in side) for side in blocks)
    return not _at_a_glance(fr, en) and likely(fr, en) < UNLIKELY


@lru_cache(maxsize=2048)
def _at_a_glance(fr: tuple[str, ...], en: tuple[str, ...]) -> bool:
    lengths = [max(1, sum(map(len, texts))) for texts in (fr, en)]
    if abs(off_length(*lengths)) > ODD:
        return False
    one, another = ({word[:_STEM] for text in texts for word in _LONG.findall(text.lower())} for texts in (fr, en))
    return len(one & another) >= max(2.0, ALIKE * min(len(one), len(another)))


@lru_cache(maxsize=1024)
def likely(fr: tuple[str, ...], en: tuple[str, ...]) -> float:
    """Return how likely the texts of a unit are to say the same; 1 where they hold too few words to be asked."""
    one, another = joined(read(text, "fr") for text in fr), joined(read(text, "en") for text in en)
    if min(one.weight, another.weight) < HEAVY:
        return 1.0
    return support(one, another)


def check_divergence(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield one finding for each unit whose words do not support each other."""
    source = context.original or "fr"
    for unit in comparable(bitext, context):
        if diverges(bitext, unit):
            theirs, ours = bitext.blocks(unit, source), bitext.blocks(unit, other(source))
            yield finding(
                DIVERGENT,
                context,
                bitext,
                other(source),
                ours[0],
                end_block=ours[-1] if len(ours) > 1 else None,
                counterpart_block=theirs[0],
                message=msg(
                    "“{ours}” stands where “{theirs}” does in {language}, but hardly a word of the one answers the other.",
                    ours=excerpt(ours[0].prose),
                    theirs=excerpt(theirs[0].prose),
                    language=name(source),
                ),
            )


_FR: Final = "# Les communs\n\n{}\n\nLes règles viennent de celles et ceux qui les suivent.\n"
_EN: Final = "# The commons\n\n{}\n\nThe rules come from those who follow them.\n"
_FR_ONE: Final = "Un commun est une ressource que ses usagers gèrent ensemble, sans propriétaire ni vendeur."

DIVERGENT = About(
    code="TF207",
    name="divergent",
    severity=Severity.WARNING,
    summary=msg("Two blocks stand side by side and do not say the same."),
    reason=msg(
        "A paragraph was replaced on one side, or rewritten, and the other was forgotten. How likely two texts are to say the "
        "same is told from how many of their words answer each other (lexicon, cognates, figures), from their lengths and the "
        "number of their sentences; the probability was calibrated on labelled pairs. Headings and labels are not asked."
    ),
    examples=(
        Example(
            _FR.format(_FR_ONE),
            _EN.format("Every Thursday the baker leaves warm bread on the window sill for the children of our street."),
            speaks=True,
        ),
        Example(
            _FR.format(_FR_ONE),
            _EN.format("A commons is a resource that its users manage together, with neither owner nor seller."),
            speaks=False,
        ),
    ),
)

RULES = (Rule(DIVERGENT, check_divergence),)
