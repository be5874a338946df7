"""What completeness rules ask of one side of a bitext: which blocks count, whose counterpart stands where.

A block *counts* when it holds words of a language. Code, tags, link definitions and pictures have checks of their own,
and the fields of the front matter too: their absence is no missing paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.articles.document import PROSE, Block, Kind, Place, Prose
from translate_flow.articles.places import place
from translate_flow.checks.build import intended, start_of
from translate_flow.checks.context import Context
from translate_flow.language import Language, other

COUNTED: Final = PROSE - {Kind.FIELD, Kind.IMAGE}
_WORD: Final = re.compile(r"(?<![{/#@])\b[^\W\d_]{2,}")  # {/if} and {#each} of a template are no words

_ITALIC: Final = re.compile(
    r"(?<![\w*\\])(?P<mark>[*_])(?![\s*_])[^\n*_]{1,300}(?<![\s*_\\])(?P=mark)(?![\w*])"
    r"|<(?P<tag>i|em|cite|dfn|q)\b[^<>]{0,200}>[^<>]{1,300}</(?P=tag)>"
)


def word_count(block: Block) -> int:
    """Return how many words of letters a reader sees in a block."""
    return len(_WORD.findall(block.prose))


def titles(block: Block) -> tuple[tuple[int, int], ...]:
    """Return what may be the title of a work, as stretches of the prose: italics, and the texts of links to other sites.

    A link inside the site leads to a page in the same language, and its text is text.
    """
    spans = [match.span() for match in _ITALIC.finditer(block.text)]
    spans += [(link.span.start, link.span.end) for link in block.inline.links if "://" in link.target]
    prose = block.inline.prose
    return tuple((_shown(prose, start), _shown(prose, end)) for start, end in spans)


def _shown(prose: Prose, offset: int) -> int:
    """Return where the prose shows what stands at a place of the block's text, or what comes next."""
    if prose.pieces is None:
        return offset
    for piece in prose.pieces:
        if offset < piece.end:
            return piece.at + max(0, offset - piece.start)
    return len(prose.text)


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

    def counts(self, block: int) -> bool:
        """Whether a block holds words that must have a counterpart; labels in markup are none unless they are language."""
        found = self.blocks[block]
        if found.kind not in COUNTED or _WORD.search(found.prose) is None:
            return False
        return found.kind is not Kind.HTML or self.bitext.spoken(self.language)[block] is not None

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


def between(here: Side, block: int) -> tuple[Block, ...] | None:
    """Return what stands across where a block without counterpart would: the blocks between those of its neighbours.

    None where the nearest block that counts, before it or after, has no counterpart either: then more than this is
    missing.
    """
    across = here.bitext.document(other(here.language)).blocks
    first, last = 0, len(across)
    before = next((i for i in range(block - 1, -1, -1) if here.counts(i)), None)
    after = next((i for i in range(block + 1, len(here.blocks)) if here.counts(i)), None)
    for neighbour in (before, after):
        if neighbour is None:
            continue
        unit = here.unit(neighbour)
        if not unit.tied or unit.relation is Relation.MOVED:
            return None
        theirs = unit.side(other(here.language))
        if neighbour is before:
            first = theirs[-1] + 1
        else:
            last = theirs[0]
    return across[first:last]


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
