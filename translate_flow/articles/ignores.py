"""What an author tells the checks in a comment: ``translate-flow: ignore CHECK: reason``.

The comment stands before the block that it is about, or inside it, as HTML, Liquid or MDX has comments, in front matter
after ``#``, and in plain text as a line of its own; ``ignore-file`` is about the whole file, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from translate_flow.articles.document import Block, Document, Kind, Span

NAME: Final = "translate-flow"
_SPACE: Final = r"[ \t\u00a0\u202f]*"  # French typing sets a space before a colon

_DIRECTIVE: Final = re.compile(
    rf"translate-flow{_SPACE}:{_SPACE}(?P<verb>[\w-]+)[ \t]*(?P<checks>[^:\n]*?){_SPACE}(?::{_SPACE}(?P<reason>[^\n]*?))?[ \t]*"
    r"(?=-->|\*/|#\}|\{%|\r?$)",
    re.MULTILINE | re.IGNORECASE,
)
_NOTE: Final = re.compile(r"^[ \t]*#[^\n]*", re.MULTILINE)
_END_OF_LIST: Final = re.compile(r"[,\s]+")

BLOCK_VERB: Final = "ignore"
FILE_VERB: Final = "ignore-file"


@dataclass(frozen=True, slots=True)
class Ignore:
    """One directive: the checks it names (names, codes or beginnings of codes), the reason given, and where it stands.

    `span` counts in the document's text. `block` is what it is about, None where it is about the whole file or where no
    block follows, and `last` the end of it: a table has no place for a comment between its rows, so that one before it
    is about all of them. `verb` tells the two apart, and whatever else was written in its place.
    """

    verb: str
    checks: tuple[str, ...]
    reason: str
    span: Span
    block: Block | None = None
    last: Block | None = None

    @property
    def whole_file(self) -> bool:
        """Whether it is about the whole file."""
        return self.verb == FILE_VERB

    @property
    def lines(self) -> range:
        """The lines of the file, 1-based, that it is about; none where that is the whole file."""
        return range(self.block.line, self.last.end_line + 1) if self.block and self.last else range(0)


def ignores(document: Document) -> tuple[Ignore, ...]:
    """Return the directives of a document, in order."""
    if NAME not in document.text.lower():
        return ()
    found = []
    for span, inside in _comments(document):
        for match in _DIRECTIVE.finditer(document.text, span.start, span.end):
            verb = match["verb"].lower()
            about = None
            if verb == BLOCK_VERB:
                about = inside or next((b for b in document.blocks if b.outer.start >= span.end), None)
            checks = tuple(name for name in _END_OF_LIST.split(match["checks"]) if name)
            reason = (match["reason"] or "").strip()
            found.append(Ignore(verb, checks, reason, Span(*match.span()), about, about and _last(document, about)))
    return tuple(sorted(found, key=lambda ignore: ignore.span.start))


def _comments(document: Document) -> Iterator[tuple[Span, Block | None]]:
    """Yield the comments of a document, each with the block that it stands in."""
    for skipped in document.skipped:
        start, end = skipped.span.start, skipped.span.end
        if skipped.reason == "comment":
            yield skipped.span, None
        elif skipped.reason == "front-matter":
            yield from ((Span(*note.span()), None) for note in _NOTE.finditer(document.text, start, end))
    for block in document.blocks:
        if block.kind is not Kind.CODE and "<!--" in block.text:
            for start, end in _comments_in(block.text):
                if not _is_shown(block, start):
                    yield Span(block.locate(start), block.locate(end)), block


def _comments_in(text: str) -> Iterator[tuple[int, int]]:
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (close := text.find("-->", start + 4)) >= 0:
        end = close + 3
        yield start, end


def _is_shown(block: Block, at: int) -> bool:
    """Whether what stands at a place of a block's text is read by readers, as what is code is, and is no comment."""
    pieces = block.inline.prose.pieces
    return pieces is None or any(piece.start <= at < piece.end for piece in pieces)


def _last(document: Document, block: Block) -> Block:
    """Return the last row of a table, any other block itself."""
    last = block
    while last.kind is Kind.TABLE_ROW and last.index + 1 < len(document.blocks):
        following = document.blocks[last.index + 1]
        between = document.text[last.outer.end : following.outer.start].split("\n")[1:-1]  # the rule under the head
        if following.kind is not Kind.TABLE_ROW or any(not line.strip(" \t\r>") for line in between):
            break
        last = following
    return last
