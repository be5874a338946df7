"""Plain text to blocks: a paragraph a line where lines are long, blank-line paragraphs where they are wrapped."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from translate_flow.articles.document import Kind, Segment, Span
from translate_flow.articles.leaves import Leaf

WIDEST: Final = 120
"""No text is wrapped wider than this; a longer line is a paragraph of its own, and so are its neighbours."""
NARROWEST: Final = 45
"""Nor narrower than this: shorter lines are titles, addresses, verse."""

_FULL: Final = 0.7
"""How many of the line breaks inside paragraphs must have been forced by the width. Wrapped prose reaches .9 and more;
the lines of a list or an address about .2."""

_DIRECTIVE: Final = re.compile(
    r"(?:<!--|\{#|#|//)?[ \t]*translate-flow[ \t\u00a0\u202f]*:[ \t\u00a0\u202f]*ignore\b", re.IGNORECASE
)
"""A line that speaks to the checks (see `articles.ignores`) is a comment."""

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_BULLET: Final = re.compile(r"[•◦▪‣●○■⁃*-][ \t\u00a0]+(?=\S)")


def read_leaves(text: str, segment: Segment) -> list[Leaf]:
    """Cut plain text into leaves, in order. A line that begins with a bullet is an item."""
    lines = _lines(text)
    wrapped = segment == "auto" and _width(text, lines) is not None
    leaves: list[Leaf] = []
    open_until = -1
    for number, span in enumerate(lines):
        if not len(span):
            continue
        if _DIRECTIVE.match(text, span.start, span.end):
            leaves.append(Leaf(Kind.PARAGRAPH, number, number + 1, (), reason="comment"))
            continue
        bullet = _BULLET.match(text, span.start, span.end)
        if wrapped and open_until == number and not bullet:
            last = leaves.pop()
            leaves.append(Leaf(last.kind, last.start, number + 1, (*last.lines, span)))
        else:
            begin = bullet.end() if bullet else span.start
            kind = Kind.ITEM if bullet else Kind.PARAGRAPH
            leaves.append(Leaf(kind, number, number + 1, (Span(begin, span.end),), level=int(bullet is not None)))
        open_until = number + 1
    return leaves


def _lines(text: str) -> list[Span]:
    """Return where each line's text stands, blanks on either side set aside."""
    spans = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        spans.append(Span(start, max(start, match.start() + len(line.rstrip()))))
    return spans


def wrapping_width(text: str) -> int | None:
    """Return the width that a text is wrapped at, None where a line is a paragraph."""
    return _width(text, _lines(text))


def _width(text: str, lines: list[Span]) -> int | None:
    width = max((len(span) for span in lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return None
    forced = breaks = 0
    for span, following in pairwise(lines):
        if len(span) and len(following) and not _BULLET.match(text, following.start):
            word = re.match(r"\S+", text[following.start : following.end])
            breaks += 1
            forced += len(span) + 1 + len(word.group() if word else "") > width - _RAGGED
    return width if breaks and forced >= _FULL * breaks else None


_RAGGED: Final = 8
"""Editors break a little before the width: at no-break spaces, before long words."""
