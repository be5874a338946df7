"""Markdown to blocks: markdown-it's block rules, each block taken where the rule that knows its lines stands.

The rules of markdown-it-py run without inline parsing; what they recognise is recorded at once, from the offsets that
the block state holds at that moment, so that markers of quotes, lists and footnotes are set aside exactly. Two things
differ from CommonMark on purpose. Nothing is dropped: containers nest to `DEEPEST`, further in their marks are text
(markdown-it skips what lies deeper than its limit, without a word). And indented text is code only where it does not
read as prose, a list, HTML or a tag: a page that is indented by mistake would otherwise hide from every check.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from translate_flow.articles.admonitions import admonition
from translate_flow.articles.document import Kind, Span
from translate_flow.articles.leaves import (
    Gathered,
    Leaf,
    code_spans,
    first_column,
    gathered,
    line_text,
    note_leaf,
    text_leaf,
    text_spans,
)
from translate_flow.articles.runs import cut_run
from translate_flow.articles.tags import tag

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    Rule: TypeAlias = Callable[[StateBlock, int, int, bool], bool]

DEEPEST: Final = 60
"""How many quotes, lists and notes may lie in each other: three Python frames each, far below the interpreter's
limit."""

_SETEXT: Final = re.compile(r"^[ \t>]*(?:=+|-+)[ \t]*$", re.MULTILINE)
_TABLE: Final = re.compile(r"^[ \t>|:-]*-[ \t>|:-]*$", re.MULTILINE)
_CLOSING_MARKS: Final = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_DEFINITION: Final = re.compile(r":[ \t]+(?=\S)")
_PICTURE: Final = re.compile(
    r"\[?!\[[^\]]*\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])(?:\]\([^()\s]*\))?(?:\{[^{}]*\})?"
)
_COMMENTS: Final = re.compile(r"(?:<!--.*?-->\s*)+", re.DOTALL)
_OPENING: Final = re.compile(
    r"(<!-(?=-)|<\?|<!\[(?=CDATA)|<!(?=[A-Za-z]))|<(?:script|pre|style|textarea)\b", re.IGNORECASE
)
_CLOSING: Final = re.compile(r"-->|\?>|\]\]>|</(?:script|pre|style|textarea)>|^<![A-Za-z]", re.IGNORECASE)
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
_NOT_CODE: Final = re.compile(r"<[A-Za-z/!]|\{[%{]|[-*+>|•]|\d{1,9}[.)]\s|!\[|\[")
_WORD: Final = re.compile(r"(?<![\w$.\\/])[^\W\d_]+(?:[’'-][^\W\d_]+)*(?![\w(=\[\\/])")
_LABEL: Final = re.compile(r"\[\^?([^\]]+)\]")


def read_leaves(text: str, *, mdx: bool = False) -> list[Leaf]:
    """Cut Markdown into leaves, in order; spans count code points of `text`, lines from 0."""
    # A carriage return is a blank before its line feed, so that every offset stays what it is.
    src = text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text
    shared = Gathered(setext=bool(_SETEXT.search(src)), tables="|" in src and bool(_TABLE.search(src)), mdx=mdx)
    parser = _parser()
    parser.block.parse(src, parser, {"gathered": shared, "token": _token()}, [])
    return sorted(shared.leaves, key=lambda leaf: leaf.start)


@cache
def _token() -> Token:
    from markdown_it.token import Token  # noqa: PLC0415 - a warm check parses nothing

    return Token("leaf", "", 0)


@cache
def _parser() -> MarkdownIt:
    """Make the parser: one rule that asks only those whose first character it is (asking all costs as much again)."""
    from markdown_it import MarkdownIt, rules_block  # noqa: PLC0415 - a warm check parses nothing
    from mdit_py_plugins.footnote.index import footnote_def  # noqa: PLC0415 - the same

    quote = _container("quote", rules_block.blockquote)
    items = _container("list", rules_block.list_block)
    note = _container("footnote", footnote_def)
    box = _container("box", admonition)
    fence, rule = _leaf(rules_block.fence, _fence), _leaf(rules_block.hr, _rule)
    heading, linkdef = _leaf(rules_block.heading, _heading), _leaf(rules_block.reference, _linkdef)
    table = _table(rules_block.table)
    asked: dict[str, tuple[Rule, ...]] = {
        **dict.fromkeys("`~", (fence,)),
        **dict.fromkeys("*-", (rule, items)),
        **dict.fromkeys("+0123456789", (items,)),
        **dict.fromkeys("{$ie", (tag,)),
        **dict.fromkeys("!?=", (box,)),
        ":": (box, tag),
        "_": (rule,),
        ">": (quote,),
        "#": (heading,),
        "<": (tag, _html),
        "[": (tag, note, linkdef),
    }

    def block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if silent:
            return False
        first = state.src[first_column(state, start)]
        if first.isalpha() and _line(state, start, end, silent):
            return True
        if state.sCount[start] - state.blkIndent >= 4 and _indented(state, start, end, silent):
            return True
        if state.env["gathered"].tables and table(state, start, end, silent):
            return True
        for one in asked.get(first, ()):
            if one(state, start, end, silent):
                return True
        return _text(state, start, end, silent)

    def ends(*rules: Rule) -> Rule:
        """Make the rule that ends a paragraph, a quote or an item; it opens nothing."""

        def end_of(state: StateBlock, start: int, end: int, silent: bool) -> bool:
            first = state.src[first_column(state, start)]
            if not silent or (first.isalpha() and table not in rules):
                return False
            for one in asked.get(first, ()):
                if one in rules and one(state, start, end, True):
                    return True
            return table in rules and state.env["gathered"].tables and table(state, start, end, True)

        return end_of

    parser = MarkdownIt("zero", {"maxNesting": 10 * DEEPEST, "html": True})
    ruler = type(parser.block.ruler)()
    ruler.push("block", block, {"alt": []})
    always = (box, tag, fence, quote, rule)
    ruler.push("paragraph", ends(*always, items, table, note, _html, heading), {"alt": ["paragraph", "reference"]})
    ruler.push("blockquote", ends(*always, items, _html, heading), {"alt": ["blockquote"]})
    ruler.push("list", ends(*always), {"alt": ["list"]})
    parser.block.ruler = ruler
    return parser


def _leaf(rule: Rule, make: Callable[[StateBlock, int, int], Leaf]) -> Rule:
    """Record what a rule recognises."""

    def recorded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not rule(state, start, end, silent):
            return False
        if not silent:
            gathered(state).leaves.append(make(state, start, state.line))
        return True

    return recorded


def _container(name: str, rule: Rule) -> Rule:
    """Let a rule open a container, unless too many are open: then its marks are text."""

    def entered(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        containers = gathered(state).containers
        if len(containers) >= DEEPEST:
            return False
        if silent:
            return rule(state, start, end, True)
        label = _LABEL.match(state.src, first_column(state, start)) if name == "footnote" else None
        containers.append((name, label.group(1) if label else ""))
        done = rule(state, start, end, False)
        containers.pop()
        return done

    return entered


def _opens_item(state: StateBlock) -> bool:
    return bool(state.tokens) and state.tokens[-1].type == "list_item_open"


def _line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a line that begins with a letter and stands alone: a paragraph, whatever else it holds (half of all blocks)."""
    at = first_column(state, start)
    if silent or not state.src[at : at + 1].isalpha() or state.sCount[start] - state.blkIndent >= 4:
        return False
    if (start + 1 < end and not state.isEmpty(start + 1)) or (state.src[at] in "ie" and gathered(state).mdx):
        return False
    gathered(state).leaves.append(text_leaf(state, start, start + 1, opens_item=_opens_item(state)))
    note_leaf(state)
    state.line = start + 1
    return True


def _text(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a paragraph or a setext heading; nothing else was recognised here."""
    if silent:
        return False
    opens_item = _opens_item(state)
    shared = gathered(state)
    breaks = state.md.block.ruler.getRules("paragraph")
    parent, state.parentType = state.parentType, "paragraph"
    end, line, underline = state.lineMax, start + 1, ""
    while line < end and not state.isEmpty(line):
        mark = state.src[first_column(state, line)]
        if mark in "=-" and shared.setext and state.sCount[line] >= state.blkIndent:
            rest = line_text(state, line).rstrip(" \t")
            if rest == mark * len(rest):
                underline = mark
                break
        # A line of a quote that has no mark of its own was looked at by the quote, and a letter interrupts nothing.
        known = state.sCount[line] < 0 or (mark.isalpha() and not shared.tables)
        if not known and any(interrupts(state, line, end, True) for interrupts in breaks):
            break
        line += 1
    state.parentType = parent
    if underline:
        level = 1 if underline == "=" else 2
        shared.leaves.append(Leaf(Kind.HEADING, start, line + 1, text_spans(state, start, line), level))
        line += 1
    else:
        shared.leaves.extend(_paragraphs(state, text_leaf(state, start, line, opens_item=opens_item)))
    note_leaf(state)
    state.line = line
    return True


def _paragraphs(state: StateBlock, leaf: Leaf) -> list[Leaf]:
    """Tell a picture and the terms and definitions of a list of definitions from a paragraph."""
    spans, src = leaf.lines, state.src
    if len(spans) == 1 and src[spans[0].start] in "![" and _PICTURE.fullmatch(src, spans[0].start, spans[0].end):
        return [Leaf(Kind.IMAGE, leaf.start, leaf.stop, spans)]
    marks = [i for i, span in enumerate(spans) if _DEFINITION.match(src, span.start, span.end)]
    if not marks or leaf.kind is not Kind.PARAGRAPH:
        return [leaf]
    term = src[spans[0].start : spans[marks[0]].start].rstrip()
    if marks[0] and (len(term) > 100 or term[-1] in ".,;:!?…"):
        return [leaf]
    parts = []
    for first, last in zip(sorted({0, *marks}), [*[m for m in marks if m], len(spans)], strict=True):
        mark = _DEFINITION.match(src, spans[first].start, spans[first].end)
        lines = (Span(mark.end(), spans[first].end), *spans[first + 1 : last]) if mark else spans[first:last]
        parts.append(Leaf(Kind.ITEM, leaf.start + first, leaf.start + last, lines, 1))
    return parts


def _heading(state: StateBlock, start: int, stop: int) -> Leaf:
    (whole,) = text_spans(state, start, stop)
    text = state.src[whole.start : whole.end]
    level = len(text) - len(text.lstrip("#"))
    inner = text[level:]
    closing = _CLOSING_MARKS.search(inner)
    inner = inner[: closing.start()] if closing else inner
    end = whole.start + level + len(inner)
    begin = end - len(inner.lstrip(" \t"))
    return Leaf(Kind.HEADING, start, stop, (Span(begin, end),), level)


def _rule(_state: StateBlock, start: int, stop: int) -> Leaf:
    return Leaf(Kind.PARAGRAPH, start, stop, (), reason="rule")


def _linkdef(state: StateBlock, start: int, stop: int) -> Leaf:
    label = _LABEL.match(state.src, first_column(state, start))
    return Leaf(Kind.LINKDEF, start, stop, text_spans(state, start, stop), label=label.group(1) if label else "")


def _fence(state: StateBlock, start: int, stop: int) -> Leaf:
    token = state.tokens[-1]
    last = line_text(state, stop - 1).rstrip(" \t")
    closed = stop - 1 > start and len(last) >= len(token.markup) and not last.strip(token.markup[0])
    info = token.info.split(maxsplit=1)
    lines = code_spans(state, start + 1, stop - closed, state.blkIndent)
    return Leaf(Kind.CODE, start, stop, lines, label=info[0] if info else "")


def _indented(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take indented code, unless it reads as prose, a list, HTML or a tag that was indented by mistake."""
    if silent or state.sCount[start] - state.blkIndent < 4:
        return False
    text = line_text(state, start)
    if _NOT_CODE.match(text) or _reads_as_prose(text):
        return False
    line = stop = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] - state.blkIndent >= 4):
        line += 1
        stop = stop if state.isEmpty(line - 1) else line
    lines = code_spans(state, start, stop, state.blkIndent + 4)
    gathered(state).leaves.append(Leaf(Kind.CODE, start, stop, lines))
    note_leaf(state)
    state.line = stop
    return True


def _reads_as_prose(text: str) -> bool:
    words = _WORD.findall(text)
    return (
        len(words) >= 4 and sum(map(len, words)) >= 0.6 * len(text.replace(" ", "")) and not text.rstrip().endswith(";")
    )


def _html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a run of HTML; a comment, script or `pre` that is never closed is text, not the rest of the document."""
    from markdown_it.rules_block import html_block  # noqa: PLC0415 - the parser has imported it

    if not _is_closed(state, start) or not html_block(state, start, end, silent):
        return False
    if silent:
        return True
    stop = state.line
    while stop - 1 > start and state.isEmpty(stop - 1):
        stop -= 1
    text = state.src[first_column(state, start) : state.eMarks[stop - 1]]
    if _BLANK_LINE.search(text) and not _CLOSING.search(text):
        # The mark that closes it lies outside the quote or the item.
        state.tokens.pop()
        state.line = start
        return False
    reason = "comment" if _COMMENTS.fullmatch(text) else ""
    leaf = Leaf(Kind.HTML, start, stop, text_spans(state, start, stop), reason=reason)
    gathered(state).leaves.extend([leaf] if reason else cut_run(leaf, state.src))
    return True


def _is_closed(state: StateBlock, start: int) -> bool:
    """Whether what runs past blank lines has an end somewhere; a mark that never comes is looked for once."""
    at, shared = first_column(state, start), gathered(state)
    opening = _OPENING.match(state.src, at)
    if opening is None:
        return True
    closing = {"<!-": "-->", "<?": "?>", "<![": "]]>", "<!": ">"}.get(opening.group(1) or "", "</")
    if closing not in shared.absent and state.src.find(closing, at) < 0:
        shared.absent.add(closing)
    return closing not in shared.absent


def _table(rule: Rule) -> Rule:
    """Record a table row by row; the line under its head is a rule."""

    def recorded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not rule(state, start, end, silent):
            return False
        if not silent:
            leaves = gathered(state).leaves
            leaves.append(_row(state, start))
            leaves.append(Leaf(Kind.TABLE_ROW, start + 1, start + 2, (), reason="rule"))
            leaves.extend(_row(state, line) for line in range(start + 2, state.line))
        return True

    return recorded


def _row(state: StateBlock, line: int) -> Leaf:
    (whole,) = text_spans(state, line, line + 1)
    start, end = whole.start, whole.end
    if state.src[start:end].startswith("|"):
        start += 1
    if end > start and state.src[end - 1] == "|" and state.src[end - 2] != "\\":
        end -= 1
    text = state.src[start:end]
    start, end = end - len(text.lstrip(" \t")), start + len(text.rstrip(" \t"))
    return Leaf(Kind.TABLE_ROW, line, line + 1, (Span(start, max(start, end)),))
