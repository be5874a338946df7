"""TF207: blocks that stand side by side and do not say the same.

Alignment ties what stands at the same place when there is nothing better. A look at long words and figures settles most
units; what is left is judged by `alignment.support`, in `paragraphs`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.checks.build import excerpt, finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.paragraphs import paragraphs
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.language import name, other
from translate_flow.messages import msg


def check_divergence(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield one finding for each unit whose words do not support each other."""
    source = context.original or "fr"
    for paragraph in paragraphs(bitext, context):
        if paragraph.divergent:
            theirs, ours = paragraph.blocks(source), paragraph.blocks(other(source))
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
                    ours=excerpt(ours[0]),
                    theirs=excerpt(theirs[0]),
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
