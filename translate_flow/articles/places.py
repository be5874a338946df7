"""From a stretch of text to lines and columns."""

from __future__ import annotations

from translate_flow.articles.document import Block, Document, Place, Span


def place(document: Document, block: Block, span: Span | None = None) -> Place:
    """Return where a block stands, or a stretch of its text (`span` counts in ``block.text``)."""
    if span is None:
        whole = block.outer
        if block.lines:
            whole = Span(block.lines[0].start, block.lines[-1].end)
            if block.line != _line(document.text, whole.start):
                whole = block.outer
        found = place_of(document, whole)
        return Place(found.language, found.path, block.line, block.end_line, found.column, found.end_column)
    return place_of(document, Span(block.locate(span.start), block.locate(span.end)))


def place_of(document: Document, span: Span) -> Place:
    """Return where a stretch of the document's text stands."""
    text = document.text
    line, end_line = _line(text, span.start), _line(text, span.end)
    return Place(document.language, document.path, line, end_line, _column(text, span.start), _column(text, span.end))


def _line(text: str, at: int) -> int:
    """Count lines as the reader does: at line feeds, and at carriage returns that have none after them."""
    lone = text.count("\r", 0, at) - text.count("\r\n", 0, at + 1) if "\r" in text else 0
    return text.count("\n", 0, at) + lone + 1


def _column(text: str, at: int) -> int:
    return at - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at))
