"""One document as the rules of its own language see it: all its words as one text, and the way back to the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import PROSE, Block, Document, Kind, Span
from translate_flow.language import Language, other
from translate_flow.language.identify import identify

_TAG: Final = re.compile(
    r"<[a-zA-Z/!](?:[^<>\"']|\"[^\"]*\"|'[^'\n]*')*+>|\{[{%](?:[^{}%\"]|\"[^\"]*\"|%(?!\}))*+[%}]\}", re.DOTALL
)


class Reading:
    """A document, and the language that each of its blocks is really written in.

    `text` is the prose of all blocks, an empty line between two, a line end before the first and after the last.
    Offsets count in it.
    """

    def __init__(self, document: Document, spoken: Sequence[Language | None]) -> None:
        self.document = document
        self.spoken = spoken
        self._tags: dict[int, tuple[tuple[int, int], ...]] = {}

    @property
    def language(self) -> Language:
        """The language that the document should be in."""
        return self.document.language

    @cached_property
    def text(self) -> str:
        """The words of the document."""
        return "\n" + "\n\n".join([block.prose for block in self.document.blocks]) + "\n"

    @cached_property
    def starts(self) -> list[int]:
        """Where the prose of each block begins in `text`."""
        return list(accumulate((len(block.prose) + 2 for block in self.document.blocks[:-1]), initial=1))

    def block(self, offset: int) -> Block:
        """Return the block that holds a place of `text`."""
        return self.document.blocks[max(0, bisect_right(self.starts, offset) - 1)]

    def foreign(self, block: Block) -> bool:
        """Whether a block is in the other language; that is one fault, and its typography is none of ours."""
        return self.spoken[block.index] == other(self.language)

    def inside_tag(self, block: Block, offset: int) -> bool:
        """Whether a place of `text` is shown by an attribute of a tag or component, which belongs to a program."""
        if block.kind is Kind.HTML and block.label == "tag":
            return True
        if "<" not in block.text and "{" not in block.text:
            return False
        if block.index not in self._tags:
            self._tags[block.index] = tuple(match.span() for match in _TAG.finditer(block.text))
        local = self.local(block, offset)
        at = block.inline.prose.span(local, local + 1).start
        return any(start <= at < end for start, end in self._tags[block.index])

    def local(self, block: Block, offset: int) -> int:
        """Return a place of `text` as a place of the block's prose."""
        return min(max(0, offset - self.starts[block.index]), len(block.prose))

    def exact(self, block: Block, start: int, end: int) -> Span | None:
        """Return where a stretch of `text` stands in the file, None where it is not written there as a reader sees it.

        An entity, an escape or markup in between is left to a person. A stretch without length stands before the sign
        that follows it, or at the end of the block.
        """
        start, end = self.local(block, start), self.local(block, end)
        prose = block.inline.prose
        if start < end:
            span = prose.span(start, end)
            found = Span(block.locate(span.start), block.locate(span.end))
            return found if self.document.text[found.start : found.end] == block.prose[start:end] else None
        if start >= len(block.prose):
            return None
        after = self.exact(block, self.starts[block.index] + start, self.starts[block.index] + start + 1)
        return Span(after.start, after.start) if after else None


def readings(bitext: Bitext) -> tuple[Reading, Reading]:
    """Return both sides of an article, each by itself."""
    return Reading(bitext.fr, bitext.spoken_fr), Reading(bitext.en, bitext.spoken_en)


def reading(document: Document) -> Reading:
    """Return the only side of an article."""
    return Reading(document, tuple(identify(block.prose) if block.kind in PROSE else None for block in document.blocks))
