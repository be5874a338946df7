"""A run of HTML cut where a new element begins, so that a page written in HTML is not one block."""

from __future__ import annotations

import re
from typing import Final

from translate_flow.articles.elements import BREAKING
from translate_flow.articles.leaves import Leaf

_TAG: Final = re.compile(r"<!--.*?-->|<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]*)[^<>]*>", re.DOTALL)
_NOT_LINE_FEED: Final = re.compile(r"[^\n]")
_WORD: Final = re.compile(r"\w")
_PARTS: Final = BREAKING - {"br", "hr", "pre"}
_KEPT_WHOLE: Final = frozenset({"pre", "script", "style", "svg", "textarea"})


def cut_run(leaf: Leaf, src: str) -> list[Leaf]:
    """Cut a leaf of HTML before each line that opens an element once words have come.

    Tags without words stay with the words that follow them, closing tags with those before. No line is cut, and nothing
    inside `pre`, `script` and their like.
    """
    texts = [src[span.start : span.end] for span in leaf.lines]
    text = "\n".join(texts)
    openings = _openings(text)
    words = _TAG.sub(lambda tag: _NOT_LINE_FEED.sub(" ", tag.group()), text)
    cuts, at, spoken = [0], 0, False
    for number, line in enumerate(texts):
        if spoken and at in openings:
            cuts.append(number)
            spoken = False
        spoken = spoken or _WORD.search(words, at, at + len(line)) is not None
        at += len(line) + 1
    return [
        leaf._replace(start=leaf.start + first, stop=leaf.start + last, lines=leaf.lines[first:last])
        for first, last in zip(cuts, [*cuts[1:], len(texts)], strict=True)
    ]


def _openings(text: str) -> set[int]:
    """Return where elements begin that part what they hold from what stands before."""
    found: set[int] = set()
    lowered, kept_to = text.lower(), 0
    for tag in _TAG.finditer(text):
        name = (tag["name"] or "").lower()
        if tag.start() < kept_to or tag["close"]:
            continue
        if name in _KEPT_WHOLE:
            end = lowered.find(f"</{name}", tag.end())
            kept_to = len(text) if end < 0 else end
        elif name in _PARTS:
            found.add(tag.start())
    return found
