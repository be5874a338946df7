"""Block rule: template tags, shortcodes, components and attribute lists that stand alone on their lines.

Liquid ``{% %}`` and ``{{ }}``, Hugo ``{{< >}}`` and ``{{% %}}``, ERB and EJS ``<% %>``, WordPress ``[box title="…"]``, kramdown ``{: }``, MDX imports,
components and expressions, ``:::`` directives without a title and ``$$`` formulas. CommonMark reads them as paragraphs, and several lines of attributes
as prose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from translate_flow.articles.brackets import SHORTCODE
from translate_flow.articles.document import Kind
from translate_flow.articles.inline import holds_sentences
from translate_flow.articles.leaves import Leaf, code_spans, first_column, gathered, line_text, note_leaf, text_spans

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_ONE_LINE: Final = re.compile(r"\{[:.#/][^{}\n]*\}[ \t]*$|:{3,}+[ \t]*+[\w-]*+(?:[ \t]*+[\[{][^\n]*+)?$")
_COMPONENT: Final = re.compile(r"</?(?:[A-Z]\w*[a-z][\w.]*|>)")
_IN_COMPONENT: Final = re.compile(
    r"""\{/\*.*?\*/\}|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|[{}<>]""", re.DOTALL
)
_MODULE: Final = re.compile(
    r"import[ \t]+(?:['\"]|[\w$*{][^\n]*from[ \t]*['\"]|\{[ \t]*$)|export[ \t]+(?:const\b|let\b|default\b|function\b|class\b|\{|\*)"
)
LONGEST: Final = 16_384
"""Characters that one tag may hold; the longest seen, a quiz in a component, has 5,000."""

_COMMENT: Final = re.compile(r"(?:\{/\*(?:(?!\*/)[^\0])*+\*/\}|\{#(?:(?!#\})[^\0])*+#\})\s*")
_SAID: Final = re.compile(r">[^<>{}]*[^\W\d_]{2,}\s+[^\W\d_]{2,}[^<>{}]*<")
_COMMENT_OF_MDX: Final = re.compile(r"\{/\*(?:(?!\*/).)*+\*/\}[ \t]*+$", re.DOTALL | re.MULTILINE)
_ENCLOSING: Final = re.compile(r"\{[{%][-<%]?\s*(highlight|mermaid|comment)\b")


def tag(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take the lines of a tag that has them to itself."""
    at = first_column(state, start)
    opening, shared = state.src[at : at + 1], gathered(state)
    if opening and opening in "{<:$[":
        stop = _stop(state, start, end, at) if shared.budget > 0 else None
        shared.budget -= 0 if stop else min(LONGEST, state.eMarks[end - 1] - at)
    elif opening in ("i", "e") and shared.mdx and not silent and not shared.containers:
        stop = _module(state, start, end)
    else:
        return False
    if stop is None:
        return False
    if not silent:
        shared.leaves.append(_leaf(state, start, stop, at))
        note_leaf(state)
        state.line = stop
    return True


def _leaf(state: StateBlock, start: int, stop: int, at: int) -> Leaf:
    enclosing = _ENCLOSING.match(state.src, at)
    if (enclosing and enclosing.group(1) == "comment") or _COMMENT.fullmatch(state.src, at, state.eMarks[stop - 1]):
        return Leaf(Kind.TAG, start, stop, (), reason="comment")
    if state.src[at] == "$" or enclosing:
        return Leaf(Kind.CODE, start, stop, code_spans(state, start + 1, stop - 1, state.blkIndent))
    words = holds_sentences(state.src[at : state.eMarks[stop - 1]]) and state.src[at] in "{<["
    return Leaf(Kind.HTML if words else Kind.TAG, start, stop, text_spans(state, start, stop), label="tag")


def _stop(state: StateBlock, start: int, end: int, at: int) -> int | None:
    """Return the line after the tag, None when there is no tag or when text follows it on its last line."""
    src, limit = state.src, min(state.eMarks[end - 1], at + LONGEST)
    if src[at] == "$":
        if line_text(state, start).rstrip() != "$$":
            return None
        lines = range(start + 1, min(end, start + 200))
        return next((n + 1 for n in lines if line_text(state, n).rstrip() == "$$"), None)
    if src.startswith("{/*", at):
        comment = _COMMENT_OF_MDX.match(src, at, limit)
        return _line_of(state, start, end, comment.end()) if comment else None
    if _ONE_LINE.match(src, at, state.eMarks[start]):
        return start + 1
    if enclosing := _ENCLOSING.match(src, at):
        return _after_enclosed(state, start, end, enclosing.group(1))
    if src[at] == "{" and src[at + 1 : at + 2] not in "{%#/" and gathered(state).mdx and not gathered(state).containers:
        stop = _component_end(src, at, limit, "}")
        ends = stop is not None and src[stop : stop + 1] in ("", "\n") and not _SAID.search(src, at, stop)
        return _line_of(state, start, end, stop) if ends and stop is not None else None
    stop, comments_only = at, True
    while (after := _after_one(src, stop, limit)) is not None:
        comments_only = comments_only and src.startswith("<!--", stop)
        stop = after
        while src[stop : stop + 1] in (" ", "\t"):
            stop += 1
        if stop >= limit or src[stop] == "\n":
            return None if comments_only else _line_of(state, start, end, stop)
    return None


def _after_enclosed(state: StateBlock, start: int, end: int, name: str) -> int | None:
    """Return the line after a tag that encloses code or a comment, however long that is."""
    if name in gathered(state).absent:
        return None
    closing = re.compile(rf"\{{[{{%][-<%]?\s*(?:/\s*|end){name}\b[^\n]*?[}}%]\}}")
    close = closing.search(state.src, first_column(state, start), state.eMarks[end - 1])
    if close is None:
        gathered(state).absent.add(name)
    return _line_of(state, start, end, close.end()) if close else None


def _line_of(state: StateBlock, start: int, end: int, offset: int) -> int:
    return next((n + 1 for n in range(start, end) if state.eMarks[n] >= offset), end)


def _after_one(src: str, at: int, limit: int) -> int | None:
    """Return where one tag ends."""
    if src.startswith(("{%", "{{"), at):
        closer = "%}" if src[at + 1] == "%" else "}}"
        found = src.find(closer, at + 2, limit)
        # A mark that was left open must not swallow the paragraphs up to the next tag.
        if found < 0 or re.search(r"\n[ \t]*\n(?:.*\n)*?[ \t]*\{[{%]", src[at + 2 : found]):
            return None
        return found + 2
    if src[at] == "[":
        shortcode = SHORTCODE.match(src, at, limit)
        return shortcode.end() if shortcode else None
    if src.startswith("<%", at):
        found = src.find("%>", at, limit)
        return None if found < 0 or "\n\n" in src[at:found] else found + 2
    if src.startswith("<!--", at):
        found = src.find("-->", at, limit)
        return None if found < 0 or "\n" in src[at:found] else found + 3
    match = _COMPONENT.match(src, at, limit)
    if match is None:
        return None
    return match.end() if match.group().endswith(">") else _component_end(src, match.end(), limit)


def _component_end(src: str, at: int, limit: int, closer: str = ">") -> int | None:
    """Return where a component's tag ends, or with ``}`` an expression that begins here."""
    depth = 0
    for match in _IN_COMPONENT.finditer(src, at, limit):
        mark = match.group()
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
            if closer == mark and depth == 0:
                return match.end()
        elif mark == ">" and depth <= 0:
            return match.end()
        elif mark == "<" and depth <= 0:
            return None
    return None


def _module(state: StateBlock, start: int, end: int) -> int | None:
    """Return the line after an MDX import or export, which ends at a blank line."""
    if not _MODULE.match(state.src, first_column(state, start), state.eMarks[start]):
        return None
    return next((n for n in range(start + 1, end) if state.isEmpty(n)), end)
