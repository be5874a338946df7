"""Block rule: boxes with a title of their own.

``!!! note "Title"`` and ``??? tip`` with an indented body (Material for MkDocs, with its tabs ``=== "Title"``), ``:::tip
Title`` and ``:::tip[Title]`` (Docusaurus, VitePress).

CommonMark reads the opening line as a paragraph and an indented body as code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from translate_flow.articles.document import Kind, Span
from translate_flow.articles.leaves import Leaf, first_column, gathered, note_leaf, text_spans

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_INDENTED: Final = re.compile(
    r'(?:(?:!!!|\?\?\?\+?)[ \t]++[a-z][\w-]*+(?:[ \t]++[a-z][\w-]*+)*+(?:[ \t]++"(?P<title>[^"\n]*+)")?'
    r'|===[!+]?[ \t]++"(?P<tab>[^"\n]++)")[ \t]*+$'
)
_FENCED: Final = re.compile(
    r":{3,}+[ \t]*+[\w-]++(?:\[(?P<title>[^\]\n]++)\]|[ \t]++(?P<words>[^\s{\[][^{\n]*+))(?:[ \t]*+\{[^{}\n]*+\})?[ \t]*+$"
)
"""Every quantifier is possessive: a long line is looked at once."""

_DEEP: Final = 4
"""Columns that the body of a box is indented."""


def admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take the opening line of a box: its title is a paragraph, an indented body is read like any other text."""
    at = first_column(state, start)
    indented = state.src[at] != ":"
    match = (_INDENTED if indented else _FENCED).match(state.src, at, state.eMarks[start])
    if match is None or silent:
        return match is not None
    title = next(
        (
            Span(match.start(name), match.start(name) + len(text.rstrip()))
            for name, text in match.groupdict("").items()
            if text.strip()
        ),
        None,
    )
    spans = text_spans(state, start, start + 1) if title is None else (title,)
    kind, label = (Kind.TAG, "tag") if title is None else (Kind.PARAGRAPH, "")
    gathered(state).leaves.append(Leaf(kind, start, start + 1, spans, label=label))
    note_leaf(state)
    state.line = start + 1
    if indented:
        state.blkIndent += _DEEP
        state.md.block.tokenize(state, start + 1, end)
        state.blkIndent -= _DEEP
        state.line = max(state.line, start + 1)
    return True
