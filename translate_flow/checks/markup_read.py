"""What one side of a unit is marked up with: links, code spans, marks of footnotes, bold and italics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from translate_flow.articles.document import Block, Link, Span
from translate_flow.checks.links import outermost

_STRONG: Final = re.compile(r"<(?:strong|b)\b", re.IGNORECASE)
_ITALIC: Final = re.compile(r"<(?:em|i|cite)\b", re.IGNORECASE)
_BOLD: Final = re.compile(
    r"(?P<mark>\*\*|__)(?=\S)(?P<words>[^*_\n](?:[^*\n]{0,300}[^*_\s])?)(?P=mark)|<(?P<tag>strong|b)\b[^<>]{0,100}>(?P<html>[^<>]{1,300})</(?P=tag)>",
    re.IGNORECASE,
)
_ADJACENT: Final = re.compile(r"(?<=[^\s*])\*\*[ \u00a0]\*\*(?=[^\s*])")
"""Two stretches of strong with nothing between are one to a reader."""


@dataclass(frozen=True, slots=True)
class Markup:
    """The markup of the blocks of one side, in order; `strong` and `emphasis` are counted, for they may be nested or broken."""

    blocks: Sequence[Block]
    links: tuple[tuple[Block, Link], ...]
    codes: tuple[tuple[Block, str], ...]
    footnotes: tuple[str, ...]
    strong: int
    emphasis: int


def alike(fr: Sequence[Block], en: Sequence[Block]) -> bool:
    """Whether two blocks are marked up alike at first sight, as most are; of several blocks that is not asked."""
    if len(fr) > 1 or len(en) > 1:
        return False
    one, two = fr[0].inline, en[0].inline
    if one.tags or two.tags:
        return False
    return (one.codes, one.strong, one.emphasis, len(one.links), len(one.footnotes)) == (
        two.codes, two.strong, two.emphasis, len(two.links), len(two.footnotes)
    )  # fmt: skip


def read_markup(blocks: Sequence[Block]) -> Markup:
    """Read the markup of the blocks of one side of a unit; tags of HTML count as the signs of Markdown that they stand for."""
    links: list[tuple[Block, Link]] = []
    codes: list[tuple[Block, str]] = []
    footnotes: list[str] = []
    strong = emphasis = 0
    for block in blocks:
        inline = block.inline
        footnotes += inline.footnotes
        strong += inline.strong
        emphasis += inline.emphasis
        if inline.links:
            links += [(block, link) for link in outermost(inline.links)]
        if inline.strong > 1:
            strong -= len(_ADJACENT.findall(block.text))
        if inline.tags:
            strong += sum(_STRONG.match(tag) is not None for tag in inline.tags)
            emphasis += sum(_ITALIC.match(tag) is not None for tag in inline.tags)
        codes += [(block, code) for code in inline.codes]
    return Markup(blocks, tuple(links), tuple(codes), tuple(footnotes), strong, emphasis)


def bold(blocks: Sequence[Block]) -> list[tuple[Block, Span]]:
    """Return what is set in bold, as it is written: fewer stretches than `strong` counts where they are nested."""
    found = []
    for block in blocks:
        for match in _BOLD.finditer(block.text):
            group = "words" if match["words"] is not None else "html"
            found.append((block, Span(*match.span(group))))
    return found
