"""HTML of a WordPress post as a tree, with every tag as it was written: what is not converted is kept as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Final

VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_CLOSES: Final[dict[str, frozenset[str]]] = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "option": frozenset({"option"}),
}
_WITHIN: Final = frozenset({"ul", "ol", "dl", "table", "select"})
_ENDS_PARAGRAPH: Final = frozenset((
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre",
    "section", "table", "ul",
))  # fmt: skip
_VERBATIM: Final = frozenset({"script", "style"})
_LONE: Final = re.compile(r"<(?=[A-Za-z/])")
LONGEST: Final = 8_192
"""Characters of one tag."""

DEEPEST: Final = 100
"""Elements within each other; further down, tags are text of their parent."""


@dataclass(slots=True)
class Node:
    """An element, or with the name ``#text`` or ``#comment`` what stands between. `tag` is the opening tag as written."""

    name: str
    text: str = ""
    tag: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Yield the node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def words(self) -> str:
        """Return the text of the node, without tags."""
        return "".join(node.text for node in self.walk() if node.name == "#text")

    def source(self) -> str:
        """Return the node as HTML."""
        if self.name == "#text":
            return escape(self.text, quote=False)
        if self.name == "#comment":
            return f"<!--{self.text}-->"
        if self.name == "#raw":
            return self.text
        if self.name in VOID:
            return self.tag
        return f"{self.tag}{''.join(child.source() for child in self.children)}</{self.name}>"


def parse(html: str) -> Node:
    """Return a post as a tree under a node without a name; what is not closed is closed, what nobody opened is left out."""
    parser = _Builder()
    parser.feed(_LONE.sub(lambda mark: _tamed(mark, html), html))
    parser.close()
    return parser.root


def _tamed(mark: re.Match[str], html: str) -> str:
    """Return the mark of a tag that ends somewhere near, else as text: on others the parser's time grows with the square."""
    return "<" if html.find(">", mark.end(), mark.end() + LONGEST) >= 0 else "&lt;"


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ENDS_PARAGRAPH and self.open[-1].name == "p":
            self.open.pop()
        self._close_siblings(tag)
        node = Node(tag, tag=self.get_starttag_text() or "", attributes={key: value or "" for key, value in attrs})
        self.open[-1].children.append(node)
        if (
            tag not in VOID
            and len(self.open) < DEEPEST
            and not (node.tag.endswith("/>") and tag not in _ENDS_PARAGRAPH)
        ):
            self.open.append(node)

    def _close_siblings(self, tag: str) -> None:
        closes = _CLOSES.get(tag, frozenset())
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].name in _WITHIN:
                return
            if self.open[at].name in closes:
                del self.open[at:]

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].name == tag:
                del self.open[at:]
                return

    def handle_data(self, data: str) -> None:
        verbatim = self.open[-1].name in _VERBATIM
        last = self.open[-1].children[-1] if self.open[-1].children else None
        if last is not None and last.name == "#text":
            last.text += data
        else:
            self.open[-1].children.append(Node("#raw" if verbatim else "#text", data))

    def handle_comment(self, data: str) -> None:
        self.open[-1].children.append(Node("#comment", data))

    def handle_decl(self, decl: str) -> None:
        self.open[-1].children.append(Node("#raw", f"<!{decl}>"))

    def handle_pi(self, data: str) -> None:
        self.open[-1].children.append(Node("#raw", f"<?{data}>"))

    def unknown_decl(self, data: str) -> None:
        self.open[-1].children.append(Node("#text", re.sub(r"\ACDATA\[", "", data)))
