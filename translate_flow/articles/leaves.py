"""What the Markdown rules hand over: leaves, each with the stretches of the file that hold its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from translate_flow.articles.document import Kind, Span

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_CHECKBOX: Final = re.compile(r"\[[ xX]\][ \t]+(?=\S)")


class Leaf(NamedTuple):
    """A block before it is numbered: its lines counted from 0 (`stop` exclusive), and where its text stands in them.

    `reason` is set on a stretch that is no block, and says why. `outer` is all that belongs to it where that is not
    whole lines.
    """

    kind: Kind
    start: int
    stop: int
    lines: tuple[Span, ...]
    level: int = 0
    label: str = ""
    reason: str = ""
    outer: Span | None = None


@dataclass(slots=True)
class Gathered:
    """What the rules of one parse share: the leaves so far, the containers that are open, the kinds of line there are.

    `budget` is how many characters may still be looked at in vain for the end of a tag, `absent` the closing marks that
    are known not to come: without them, a page of opening marks would take hours.
    """

    leaves: list[Leaf] = field(default_factory=list)
    containers: list[tuple[str, str]] = field(default_factory=list)
    setext: bool = True
    tables: bool = True
    mdx: bool = False
    budget: int = 4_000_000
    absent: set[str] = field(default_factory=set)

    def depth(self, name: str) -> int:
        """Return how many containers of this name are open."""
        return sum(container == name for container, _ in self.containers)


def gathered(state: StateBlock) -> Gathered:
    """Return what the rules share."""
    shared: Gathered = state.env["gathered"]
    return shared


def note_leaf(state: StateBlock) -> None:
    """Put something into the stream of tokens, which tells the next leaf that it is not the first of its item."""
    state.tokens.append(state.env["token"])


def first_column(state: StateBlock, line: int) -> int:
    """Return where a line's own text begins, markers and indentation set aside."""
    return state.bMarks[line] + state.tShift[line]


def line_text(state: StateBlock, line: int) -> str:
    """Return a line without its markers and indentation."""
    return state.src[first_column(state, line) : state.eMarks[line]]


def text_spans(state: StateBlock, start: int, stop: int) -> tuple[Span, ...]:
    """Return where the text of lines stands, blanks on either side set aside."""
    src, spans = state.src, []
    for line in range(start, stop):
        begin, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
        while end > begin and src[end - 1] in " \t":
            end -= 1
        spans.append(Span(begin, end))
    return tuple(spans)


def code_spans(state: StateBlock, start: int, stop: int, indent: int) -> tuple[Span, ...]:
    """Return where lines of code stand, their own indentation kept."""
    spans = []
    for line, whole in zip(range(start, stop), text_spans(state, start, stop), strict=True):
        begin, column = state.bMarks[line], 0
        while begin < whole.start and column < indent:
            column += 4 - column % 4 if state.src[begin] == "\t" else 1
            begin += 1
        spans.append(Span(min(begin, whole.end), whole.end))
    return tuple(spans)


def text_leaf(state: StateBlock, start: int, stop: int, *, opens_item: bool) -> Leaf:
    """Make the leaf of a paragraph: its kind is that of the container it stands in."""
    shared, spans = gathered(state), text_spans(state, start, stop)
    name, label = shared.containers[-1] if shared.containers else ("", "")
    if name == "quote":
        return Leaf(Kind.QUOTE, start, stop, spans, shared.depth("quote"))
    if name == "footnote":
        return Leaf(Kind.FOOTNOTE, start, stop, spans, label=label)
    if name == "list" and opens_item:
        box = _CHECKBOX.match(state.src, spans[0].start, spans[0].end)
        if box:
            spans = (Span(box.end(), spans[0].end), *spans[1:])
        return Leaf(Kind.ITEM, start, stop, spans, shared.depth("list"))
    return Leaf(Kind.PARAGRAPH, start, stop, spans)
