"""What a block's text is made of: the words that a reader sees, and the links, code and tags between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from translate_flow.articles.document import NOTHING, Inline, Kind, Link, Prose, Span
from translate_flow.articles.markup import PageReader, Reader

NO_REFERENCES: Final[Mapping[str, str]] = NOTHING

_SPECIAL: Final = re.compile(r"[*_`\[<&\\{@~]|\$\$")
"""Text without any of these, an address or a table's cells is its own prose."""

_IN_PAGE: Final = re.compile(r"[<&{@]|[ \t]{2}")

_STRING: Final = re.compile(
    r'(?:(?<![\w-])([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"' + r"|'((?:[^'\\\n]|\\.)*)')", re.DOTALL
)

_READ: Final = frozenset(
    ("title", "subtitle", "caption", "alt", "label", "aria-label", "placeholder", "description", "summary", "heading")
)
"""Attributes that a reader reads even where they hold a word or two."""

_WORDS: Final = re.compile(r"[^\W\d_]++(?P<more>[ ’'-]++[^\W\d_]++)*+[ !?…]*+")


def read_inline(text: str, kind: Kind, references: Mapping[str, str] = NO_REFERENCES) -> Inline:
    """Read the text of a Markdown block; `references` maps folded labels of link definitions to their targets.

    Code, tags and link definitions have no prose. Nothing raises: what is not markup is text.
    """
    if kind is Kind.CODE:
        return Inline(Prose("", ()))
    if kind is Kind.TAG:
        return Inline(Prose("", ()), tags=(text,))
    if kind is Kind.LINKDEF:
        return _definition(text)
    if not _SPECIAL.search(text) and not _names_site(text) and not (kind is Kind.TABLE_ROW and "|" in text):
        return Inline(Prose(text))
    return Reader(text, kind, references).read()


def read_plain(text: str) -> Inline:
    """Read the text of a block that has no markup: only addresses are not language."""
    if "@" not in text and not _names_site(text):
        return Inline(Prose(text))
    return Reader(text, Kind.PARAGRAPH, NO_REFERENCES, markup=False).read()


def read_page(text: str, kind: Kind) -> Inline:
    """Read the text of a block of an HTML page: tags, entities and template tags are markup, stars and brackets are not."""
    if kind in (Kind.CODE, Kind.TAG):
        return read_inline(text, kind)
    if not _IN_PAGE.search(text) and not _names_site(text):
        return Inline(Prose(text))
    return PageReader(text, Kind.HTML, NO_REFERENCES).read()


def read_strings(text: str, tags: tuple[str, ...] = ()) -> Inline:
    """Read a component or template tag whose quoted attributes hold sentences: these are its prose."""
    reader = Reader(text, Kind.HTML, NO_REFERENCES)
    for match in _STRING.finditer(text):
        group = 2 if match.group(2) is not None else 3
        if _is_read(match):
            reader.part(match.start(), match.start(group))
            reader.scan(*match.span(group))
    reader.tags.extend(tags)
    return reader.inline()


def holds_sentences(tag: str) -> bool:
    """Whether a component or template tag has a quoted attribute that a reader reads."""
    return any(_is_read(match) for match in _STRING.finditer(tag))


def _is_read(match: re.Match[str]) -> bool:
    value = match[2] or match[3] or ""
    if is_sentence(value):
        return True
    words = _WORDS.fullmatch(value) if (match[1] or "").lower() in _READ else None
    return words is not None and (words["more"] is not None or (len(value) > 2 and value.istitle()))


def is_sentence(value: str) -> bool:
    """Whether a quoted value is language rather than a name, a path or a list of classes."""
    words = re.findall(r"(?<![\w./:-])[^\W\d_]{2,}(?![\w/:-])", value)
    return (
        len(words) >= 2 and not re.search(r"://", value.split(" ", 1)[0]) and (len(words) >= 4 or value[:1].isupper())
    )


def _names_site(text: str) -> bool:
    return "://" in text or "www." in text or "WWW." in text


def _definition(text: str) -> Inline:
    match = re.match(r"\[((?:[^\[\]\\]|\\.)+)\]:\s*(?:<([^<>\n]*)>|(\S+))", text)
    if match is None:
        return Inline(Prose("", ()))
    group = 2 if match.group(2) is not None else 3
    link = Link(match.group(group), Span(0, len(text)), Span(*match.span(group)), match.group(1))
    return Inline(Prose("", ()), links=(link,))
