"""What surrounds the words of a block: line ends, prefixes, marks and blank lines, as the author writes them."""

from __future__ import annotations

import re
from typing import Final

from translate_flow.articles.document import Block, Document, Kind, Span

ONE_LINE: Final = frozenset({Kind.TABLE_ROW, Kind.IMAGE})

_ORDERED: Final = re.compile(r"(\d{1,9})([.)][ \t]+)\Z")
_MARKS: Final = re.compile(r"[^>\s]")
_ONLY_QUOTE_MARKS: Final = re.compile(r"[\s>]*")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


def line_end(document: Document, at: int = 0) -> str:
    """Return the line end that a new line takes: that of the line at this place, else the document's first."""
    match = _LINE_END.search(document.text, at) or _LINE_END.search(document.text)
    return match.group() if match else "\n"


def line_start(text: str, at: int) -> int:
    """Return where the line of this place begins."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def prefix(document: Document, span: Span) -> str:
    """Return what stands before the text of a line: marks and indentation."""
    return document.text[line_start(document.text, span.start) : span.start]


def continuation(document: Document, block: Block) -> str:
    """Return what a further line of a block begins with: the marks of quotes, and blanks for every other mark."""
    if len(block.lines) > 1:
        return prefix(document, block.lines[1])
    return _MARKS.sub(" ", prefix(document, block.lines[0]))


def shaped(document: Document, after: Block | None, like: Block, like_document: Document, text: str) -> str:
    """Return the whole lines of a new block: these words in the marks of its model, or of the item it comes after."""
    eol = line_end(document, after.outer.end if after else 0)
    opening = _own_line_ends(like_document.text[like.outer.start : like.lines[0].start], eol)
    closing = _own_line_ends(like_document.text[like.lines[-1].end : like.outer.end], eol)
    further = continuation(like_document, like)
    if document.format != like_document.format:
        opening = "- " if like.kind is Kind.ITEM and document.format == "markdown" else ""
        closing, further = "", " " * len(opening)
    elif after and like.kind is Kind.ITEM and after.kind is Kind.ITEM and after.level == like.level:
        opening = _next_mark(prefix(document, after.lines[0]))
        further = _MARKS.sub(" ", opening)
    return opening + (eol + further).join(text.split("\n")) + closing


def _own_line_ends(text: str, eol: str) -> str:
    return _LINE_END.sub(eol, text)


def _next_mark(mark: str) -> str:
    return _ORDERED.sub(lambda m: f"{int(m.group(1)) + 1}{m.group(2)}", mark)


def gap_before(document: Document, after: Block, like: Block, like_document: Document) -> str:
    """Return what parts a new block from the one before it, by what the document does, or else its model."""
    eol = line_end(document, after.outer.end)
    if document.format == "text":
        return eol * (1 + _parts_with_blank_lines(document))
    if document.format == "html":
        lead = document.text[line_start(document.text, after.outer.start) : after.outer.start]
        return eol + (lead if not lead.strip() else "")
    if like.kind is Kind.TABLE_ROW:
        return eol
    if like.index and like_document.blocks[like.index - 1].kind is after.kind:
        gap = like_document.text[like_document.blocks[like.index - 1].outer.end : like.outer.start]
        if _ONLY_QUOTE_MARKS.fullmatch(gap):
            return _own_line_ends(gap, eol)
    return eol * 2


def gap_after(document: Document, at: int, gap: str, new: Block, following: Block) -> str:
    """Return what must be added after a new block where the author left no blank line before the next one."""
    there = document.text[at : following.outer.start]
    tight = len(_LINE_END.findall(gap)) < 2 and new.kind is following.kind
    if document.format != "markdown" or tight or len(_LINE_END.findall(there)) > 1:
        return ""
    return line_end(document, at)


def _parts_with_blank_lines(document: Document) -> bool:
    pairs = list(zip(document.blocks, document.blocks[1:], strict=False))
    apart = sum(block.end_line + 1 < following.line for block, following in pairs)
    return not pairs or apart * 2 >= len(pairs)
