"""A document as its author wrote it: blocks, and everything between them, exact to the byte.

Offsets count code points of `Document.text` (decoded, without its BOM), the end exclusive. A block knows where each of
its lines stands, so a place inside its text is a place in the file, and writing it back touches nothing else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, TypeAlias

from translate_flow.language import Language

Format: TypeAlias = Literal["markdown", "text", "html"]
Segment: TypeAlias = Literal["auto", "line"]
"""How plain text is cut: by what its lines look like, or every line that is not empty."""

BOM: Final = "\ufeff"
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE_ROW = "table-row"
    CODE = "code"
    QUOTE = "quote"
    HTML = "html"
    TAG = "tag"
    LINKDEF = "linkdef"
    FOOTNOTE = "footnote"
    IMAGE = "image"
    FIELD = "field"


PROSE: Final = frozenset(Kind) - {Kind.CODE, Kind.TAG, Kind.LINKDEF}
"""Kinds that hold sentences: what coverage counts and language is asked of."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, the end exclusive."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


class Piece(NamedTuple):
    """A stretch of prose and the stretch of the block's text that it stands for.

    It starts at `at` in the prose. Where both are equally long they agree character by character; otherwise (an entity,
    a code span) they stand for each other as wholes.
    """

    at: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of a block as a reader sees them: markup gone, entities decoded, what is not language held by U+FFFC.

    `pieces` cover `text` without a gap, in order; None when the prose is the block's text as it stands.
    """

    text: str
    pieces: tuple[Piece, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of the block's text that shows as ``text[start:end]``; markup around it stays out."""
        if self.pieces is None:
            return Span(start, end)
        first = self._offset(start, at_end=False)
        return Span(first, max(first, self._offset(end - 1, at_end=True)) if end > start else first)

    def _offset(self, position: int, *, at_end: bool) -> int:
        pieces = self.pieces or ()
        index = bisect_right(pieces, position, key=_at) - 1
        if index < 0:
            return 0
        piece = pieces[index]
        until = pieces[index + 1].at if index + 1 < len(pieces) else len(self.text)
        if until - piece.at == piece.end - piece.start:
            return min(piece.start + position - piece.at + at_end, piece.end)
        return piece.end if at_end or position >= until else piece.start


_at: Final = attrgetter("at")


HOLE: Final = "\ufffc"
"""Stands in prose for something that is not language: a code span, a template tag, an address."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture inside a block; spans count in the block's text. An e-mail address has a ``mailto:`` target."""

    target: str
    span: Span
    target_span: Span
    text: str
    image: bool = False


@dataclass(frozen=True, slots=True)
class Inline:
    """What a block's text is made of."""

    prose: Prose
    links: tuple[Link, ...] = ()
    codes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    strong: int = 0
    emphasis: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """The smallest piece of a document that is aligned.

    `lines` are the stretches of the document that hold its text, one a line, markers and indentation set aside; `text`
    is these joined by newlines. `outer` is all that belongs to it: whole lines, markers in, the final line end out.
    `line` and `end_line` are 1-based and inclusive. `level` is a heading's level, or how deep an item or quote lies.
    `label` is a footnote's or link definition's label, a field's name, or the language of a code block.
    """

    index: int
    kind: Kind
    text: str
    lines: tuple[Span, ...]
    outer: Span
    line: int
    end_line: int
    inline: Inline
    level: int = 0
    label: str = ""

    @property
    def prose(self) -> str:
        """The words of the block, without markup."""
        return self.inline.prose.text

    def locate(self, offset: int) -> int:
        """Return where a place of `text` (0 to its length) stands in the document's text."""
        for span in self.lines:
            if offset <= len(span):
                return span.start + offset
            offset -= len(span) + 1
        return self.lines[-1].end if self.lines else self.outer.end


@dataclass(frozen=True, slots=True)
class Skipped:
    """A stretch that is in no block, and why (``front-matter``, ``rule``, ``empty-markup``, ...)."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its blocks in order, and everything between them. `path` is relative to the root, with slashes.

    `metadata` holds the front matter's scalars as the strings they are written as; nested values are left out.
    `segment` is how plain text was asked to be cut, so that it is cut alike after a change.
    """

    path: str
    language: Language
    text: str
    blocks: tuple[Block, ...]
    format: Format = "markdown"
    bom: bool = False
    skipped: tuple[Skipped, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=lambda: NOTHING)  # 3.11 takes no mappingproxy as a default
    segment: Segment = "auto"

    def to_bytes(self) -> bytes:
        """Return the file as it was read, byte for byte."""
        return ((BOM if self.bom else "") + self.text).encode("utf-8")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: lines and columns from 1, columns in code points, the end column exclusive."""

    language: Language
    path: str
    line: int
    end_line: int
    column: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class ArticleFiles:
    """Which files are the two sides of one article; a side that does not exist is None.

    `id` is the path from the root without language part and suffix.
    """

    id: str
    fr: str | None
    en: str | None

    def side(self, language: Language) -> str | None:
        """Return the path of one side."""
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Article:
    """The French and the English document of one text. `original` is None where neither is declared.

    `gating` is False for an article that says it is in progress: it is checked, but does not fail `check`.
    """

    id: str
    fr: Document | None
    en: Document | None
    original: Language | None = None
    gating: bool = True

    def side(self, language: Language) -> Document | None:
        """Return the document in one language."""
        return self.fr if language == "fr" else self.en
