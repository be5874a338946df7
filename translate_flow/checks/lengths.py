"""TF206: lengths that French and English do not make of each other.

The logarithm of the ratio of lengths is off by so many standard deviations, which are wider for short texts. Alone that
is information: a translation may be freer than others. It is a warning beside a second signal: a sentence that nothing
answers, or words of the longer side that are mostly not answered while those of the shorter are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.alignment.sentences_alone import share_answered
from translate_flow.alignment.support import joined, read
from translate_flow.articles.document import Block
from translate_flow.checks.build import excerpt, finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.paragraphs import ANSWERED, Paragraph, paragraphs
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.checks.sentences import Stray, finding_of, strays, words_of
from translate_flow.language import Language, name, other
from translate_flow.messages import Message, msg, plural

FAR: Final = 3.0
"""Deviations from which a length is out of the ordinary: on four faithful sites, 1 block in 100."""
LEAST: Final = 40
"""Characters that the longer side must have: a label may be anything."""
UNANSWERED: Final = 0.45
"""The share of answered words of the longer side, at the most, that is a second signal where the shorter side is
answered."""


def check_lengths(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield one finding for each unit whose lengths do not go together and that no other rule accounts for."""
    explained = set()
    for stray in strays(bitext, context):
        explained.add((stray.lone.language, stray.block.index))
        if stray.code == ABOUT.code:
            yield finding_of(ABOUT, stray, bitext, context, _both_readings(stray))
    for paragraph in paragraphs(bitext, context):
        longer: Language = "fr" if paragraph.off > 0 else "en"
        blocks = paragraph.blocks(longer)
        if abs(paragraph.off) < FAR or _length(blocks) < LEAST or paragraph.divergent:
            continue
        if not any((longer, block.index) in explained for block in blocks):
            yield _outlier(bitext, context, paragraph, longer)


def _length(blocks: tuple[Block, ...]) -> int:
    return sum(len("".join(block.prose.split())) for block in blocks)


def _outlier(bitext: Bitext, context: Context, paragraph: Paragraph, longer: Language) -> Finding:
    shorter = other(longer)
    long, short = paragraph.blocks(longer), paragraph.blocks(shorter)
    one = joined(read(block.prose, longer) for block in long)
    another = joined(read(block.prose, shorter) for block in short)
    telling = share_answered(one, another) <= UNANSWERED and share_answered(another, one) >= ANSWERED
    return finding(
        ABOUT,
        context,
        bitext,
        longer,
        long[0],
        end_block=long[-1] if len(long) > 1 else None,
        counterpart_block=short[0],
        severity=Severity.WARNING if telling else Severity.INFO,
        message=plural(
            "“{long}” is much longer than its counterpart “{short}” in {language} ({count} character against {against}).",
            "“{long}” is much longer than its counterpart “{short}” in {language} ({count} characters against {against}).",
            _length(long),
            long=excerpt(long[0]),
            short=excerpt(short[0]),
            language=name(shorter),
            against=_length(short),
        ),
    )


def _both_readings(stray: Stray) -> Message:
    here = stray.lone.language
    return msg(
        "{language} is longer here than “{across}”, by the sentence “{words}”: either it was lost in {other}, or added in "
        "{language}.",
        language=name(here),
        across=excerpt(stray.across.prose),
        words=words_of(stray),
        other=name(other(here)),
    )


_FR: Final = (
    "# Les communs\n\nDepuis 1517, le lac de Neuchâtel est géré par 40 familles{}.\n\nLes règles viennent d’eux.\n"
)
_EN: Final = (
    "# The commons\n\nSince 1517, Lake Neuchâtel has been managed by 40 families{}.\n\nThe rules come from them.\n"
)
_FR_MORE: Final = (
    ", avec des filets que chacune répare l’hiver, des barques de bois et un règlement que l’assemblée relit au printemps"
    " avant de fixer les parts"
)
_EN_MORE: Final = (
    ", with nets that each of them mends in winter, wooden boats and rules that the assembly reads again in spring"
    " before it settles the shares"
)

ABOUT = About(
    code="TF206",
    name="length-outlier",
    severity=Severity.WARNING,
    summary=msg("A block is far longer or shorter than French and English make of each other."),
    reason=msg(
        "A clause was left out, or added. Alone, a length is information: some translations are freer than others. Beside a "
        "second signal it is a warning: the words of the longer side are mostly not answered, or one of its sentences is not, and "
        "no original is declared that would say whether it was lost or added."
    ),
    examples=(
        Example(_FR.format(_FR_MORE), _EN.format(""), speaks=True),
        Example(_FR.format(_FR_MORE), _EN.format(_EN_MORE), speaks=False),
    ),
)

RULES = (Rule(ABOUT, check_lengths),)
