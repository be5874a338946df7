"""What completeness rules ask of one side of a bitext: which blocks count, whose counterpart stands where.

A block *counts* when it holds words of a language. Code, tags, link definitions and pictures have checks of their own, and
the fields of the front matter too: their absence is no missing paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.articles.document import PROSE, Block, Kind, Place
from translate_flow.articles.places import place
from translate_flow.checks.build import intended, start_of
from translate_flow.checks.context import Context
from translate_flow.language import Language, other

COUNTED: Final = PROSE - {Kind.FIELD, Kind.IMAGE}
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def word_count(block: Block) -> int:
    """Return how many words of letters a reader sees in a block."""
    return len(_WORD.findall(block.prose))


def counts(block: Block) -> bool:
    """Whether a block holds words that must have a counterpart."""
    return block.kind in COUNTED and _WORD.search(block.prose) is not None


def sides(context: Context, *, of_original: bool) -> tuple[Language, ...]:
    """Return the sides that count as originals (both where none is declared), or those that are only translations."""
    if context.original is None:
        return ("fr", "en") if of_original else ()
    return (context.original,) if of_original else (other(context.original),)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a bitext: its blocks, the unit of each, and what a person has said of that unit."""

    bitext: Bitext
    context: Context
    language: Language
    units: tuple[int, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of this side's document."""
        return self.bitext.document(self.language).blocks

    def unit(self, block: int) -> Unit:
        """Return the unit of a block."""
        return self.bitext.units[self.units[block]]

    def intended(self, block: int) -> bool:
        """Whether the unit of a block is meant to be as it is."""
        return intended(self.context, self.units[block])

    def foreign(self, block: int) -> bool:
        """Whether a block is written in the other language."""
        return self.bitext.spoken(self.language)[block] == other(self.language)

    def counterpart(self, block: int) -> Place:
        """Return the place of a block's counterpart, or of the block after which it would belong (line 1 at the start)."""
        across = self.bitext.document(other(self.language))
        for i in range(block, -1, -1):
            unit = self.unit(i)
            theirs = unit.side(across.language)
            if theirs and (unit.relation is not Relation.MOVED or i == block):
                return place(across, across.blocks[theirs[0] if i == block else theirs[-1]])
        return start_of(across)


def side(bitext: Bitext, context: Context, language: Language) -> Side:
    """Look at a bitext from one side."""
    units = [0] * len(bitext.document(language).blocks)
    for index, unit in enumerate(bitext.units):
        for block in unit.side(language):
            units[block] = index
    return Side(bitext, context, language, tuple(units))


def runs(marks: Sequence[bool], bridges: Sequence[bool]) -> list[list[int]]:
    """Cut the marked indexes into runs; what is unmarked between two of them parts them unless it is a bridge."""
    found: list[list[int]] = []
    open_run = False
    for i, marked in enumerate(marks):
        if marked and open_run:
            found[-1].append(i)
        elif marked:
            found.append([i])
            open_run = True
        elif not bridges[i]:
            open_run = False
    return found
