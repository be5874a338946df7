"""Whether every visible character of a document is in a block or in a stretch that is skipped by name.

A parser that drops text makes a gate that passes what was never translated; so nobody is believed, and this is asked of
the document itself.
"""

from __future__ import annotations

from translate_flow.articles.document import Document, Span


def uncovered(document: Document) -> tuple[Span, ...]:
    """Return the stretches of `document.text` that hold visible characters and belong to nothing, in order."""
    held = sorted(
        [(block.outer.start, block.outer.end) for block in document.blocks]
        + [(skipped.span.start, skipped.span.end) for skipped in document.skipped]
    )
    return gaps(document.text, held)


def gaps(text: str, held: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Return what lies between sorted stretches of a text, blanks on either side set aside, where anything is there."""
    found = []
    at = 0
    for start, end in [*held, (len(text), len(text))]:
        between = text[at:start]
        if between.strip():
            found.append(Span(start - len(between.lstrip()), at + len(between.rstrip())))
        at = max(at, end)
    return tuple(found)
