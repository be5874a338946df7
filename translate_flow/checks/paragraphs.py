"""What rules on sentences, lengths and words look at: compared units that are made of sentences.

Several rules ask for the same of the same bitext, one after the other, so the last answer is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Final, TypeVar

from translate_flow.alignment.bitext import Bitext, Unit
from translate_flow.alignment.sentences_alone import lone_sentences, share_answered
from translate_flow.alignment.support import evidence, joined, off_length, probability, read, shared_beginnings, support
from translate_flow.articles.document import PROSE, Block, Kind
from translate_flow.checks.build import LIKELY, comparable
from translate_flow.checks.context import Context
from translate_flow.language import Language

READ: Final = PROSE - {Kind.HTML, Kind.TABLE_ROW, Kind.IMAGE, Kind.HEADING}
"""Kinds made of sentences. Inside markup and tables words stand in cells and captions, and a heading is hardly a
sentence."""

UNLIKELY: Final = 0.25
LEAST: Final = 0.4
"""Below this probability of saying the same, and this share of answered words, a unit is divergent: of faithful units
on four sites 1 in 1,760 is; of paragraphs that were replaced and tied all the same, two thirds."""
ANSWERED: Final = 0.6
"""The share of its words from which one side is answered, whatever the other says besides."""
HEAVY: Final = 5.0
"""What the content words of each side weigh at the least, some six of them: a label or a name tells nothing."""
SURE: Final = 0.96
"""Confidence from which a tie speaks for its words, too: replaced paragraphs that were tied had .92 at the most, of
faithful units 85 in 100 have more than this."""
LONG: Final = 40
"""Characters that both sides must have to hold that many."""
ALIKE: Final = 0.2
"""The share of beginnings of long words in common from which nobody asks further: 86 faithful units in 100 have it, and
7 in 100 of those wrongly paired."""
ODD: Final = 2.0
"""Deviations of the ratio of lengths from which support is asked for all the same."""

T = TypeVar("T")


def last_answer(function: Callable[[Bitext, Context], T]) -> Callable[[Bitext, Context], T]:
    """Keep the answer of a pure function for the bitext and context it was last asked of."""
    held: list[tuple[Bitext, Context, T]] = []

    @wraps(function)
    def asked(bitext: Bitext, context: Context) -> T:
        kept = held[0] if held else None
        if kept is None or kept[0] is not bitext or kept[1] is not context:
            kept = (bitext, context, function(bitext, context))
            held[:] = [kept]
        return kept[2]

    return asked


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A unit made of sentences: its blocks, and their prose. `divergent`: its sides most likely do not say the same."""

    unit: Unit
    fr: tuple[Block, ...]
    en: tuple[Block, ...]
    fr_texts: tuple[str, ...]
    en_texts: tuple[str, ...]
    off: float  # deviations by which the French is too long
    divergent: bool

    def blocks(self, language: Language) -> tuple[Block, ...]:
        """Return the blocks of one side."""
        return self.fr if language == "fr" else self.en


@last_answer
def paragraphs(bitext: Bitext, context: Context) -> tuple[Paragraph, ...]:
    """Return the compared units that are made of sentences, in order."""
    found = []
    for unit in comparable(bitext, context):
        fr, en = bitext.blocks(unit, "fr"), bitext.blocks(unit, "en")
        if all(block.kind in READ for block in (*fr, *en)):
            found.append(_paragraph(unit, fr, en))
    return tuple(found)


def _paragraph(unit: Unit, fr: tuple[Block, ...], en: tuple[Block, ...]) -> Paragraph:
    fr_texts, en_texts = tuple(block.prose for block in fr), tuple(block.prose for block in en)
    lengths = _length(fr_texts), _length(en_texts)
    off = off_length(*lengths)
    asked = (
        unit.confidence < SURE
        and min(lengths) >= LONG
        and (abs(off) > ODD or shared_beginnings(fr_texts, en_texts) < ALIKE)
    )
    return Paragraph(unit, fr, en, fr_texts, en_texts, off, asked and _diverge(fr_texts, en_texts))


def _length(texts: tuple[str, ...]) -> int:
    return max(1, sum(len(text) - text.count(" ") for text in texts))


def _diverge(fr: tuple[str, ...], en: tuple[str, ...]) -> bool:
    """Whether texts say different things, as a whole and not by one sentence that only one of them has."""
    one, another = joined(read(text, "fr") for text in fr), joined(read(text, "en") for text in en)
    if min(one.weight, another.weight) < HEAVY:
        return False
    found = evidence(one, another)
    if found.least >= LEAST or probability(found) >= UNLIKELY:
        return False
    if max(share_answered(one, another), share_answered(another, one)) >= ANSWERED:
        return False  # the one says what the other does, and more: that is a length
    alone = lone_sentences(fr, en)
    if len({lone.language for lone in alone}) != 1:
        return True
    rest = {"fr": list(fr), "en": list(en)}
    for lone in reversed(alone):
        text = rest[lone.language][lone.text]
        rest[lone.language][lone.text] = text[: lone.start] + text[lone.end :]
    one, another = joined(read(text, "fr") for text in rest["fr"]), joined(read(text, "en") for text in rest["en"])
    return support(one, another) < LIKELY
