"""HTML pages to leaves: what a reader reads, each in its place; everything else skipped by name.

The page is scanned, never parsed into a tree and printed again: a leaf is a stretch of the file. Elements that part
text (paragraphs, headings, items, cells, `div`) end a leaf, elements inside a line (links, emphasis) stay in it.
Template tags of Jekyll, Hugo and Jinja may stand anywhere, in attributes too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, TypeAlias

from translate_flow.articles.document import Kind, Span
from translate_flow.articles.elements import BREAKING, attribute
from translate_flow.articles.inline import holds_sentences
from translate_flow.articles.leaves import Leaf

_TEMPLATE: Final = r"\{\{[^{}]*+\}\}|\{%[^{}]*+%\}"
_TAG: Final = re.compile(
    rf"""<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*+)
        (?:{_TEMPLATE}|[^<>"'{{]++|"(?:{_TEMPLATE}|[^"])*+"|'(?:{_TEMPLATE}|[^'])*+'|\{{)*+>""",
    re.VERBOSE,
)
_PLAIN_TAG: Final = re.compile(r"""<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*+)[^<>"'{]*+>""")
_MARK: Final = re.compile(r"<(?=[A-Za-z/!?])|\{[{%#]")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_LIQUID_COMMENT: Final = re.compile(r"\{%-?\s*comment\b")
_LIQUID_END: Final = re.compile(r"\{%-?\s*endcomment\s*-?%\}")
_VISIBLE: Final = re.compile(
    r"(?!&(?:nbsp|#160|#xa0|zwj|zwnj|#8203|ensp|emsp|thinsp);)[^\s\u200b-\u200f\u2060\ufeff]", re.IGNORECASE
)

_BLOCKS: Final = (BREAKING - {"br"}) | {
    *("html", "head", "body", "title", "meta", "link", "base", "button", "select", "optgroup", "textarea", "noscript"),
    *(
        "template",
        "dialog",
        "hgroup",
        "search",
        "menu",
        "center",
        "col",
        "colgroup",
        "label",
        "object",
        "canvas",
        "param",
    ),
}
"""Elements that part what stands before them from what follows."""

_RAW: Final = ("script", "style", "svg", "math")
"""Elements that hold no text of the page: skipped by their names."""

_ITEMS: Final = frozenset({"li", "dt", "dd"})
_CELLS: Final = frozenset({"td", "th"})
_LINES: Final = frozenset({"p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "title"})
_ENDS: Final[dict[str, frozenset[str]]] = {
    "li": frozenset({"ul", "ol", "menu"}),
    "dt": frozenset({"dl"}),
    "dd": frozenset({"dl"}),
    "td": frozenset({"tr"}),
    "th": frozenset({"tr"}),
    "tr": frozenset({"table", "tbody", "thead", "tfoot"}),
}
"""Elements whose end tag may be left out, and those within which the next one ends the last."""

_VOID: Final = frozenset({"meta", "link", "base", "hr", "col", "param", "area", "input"})
_SAID: Final = ("alt", "title", "aria-label", "placeholder")
"""Attributes that a reader reads or hears."""

_META: Final = frozenset(
    {"description", "title", "og:title", "og:description", "twitter:title", "twitter:description", "dcterms.title",
     "dcterms.description"}
)  # fmt: skip

BUDGET: Final = 2_000_000
LONGEST: Final = 16_384
"""Characters that may be looked at in vain for the ends of tags, and that one tag may hold."""

_NEAR: Final = 60
"""Characters, tags and elements: how far back it is looked whether a web component stands where a line or an element
begins."""

_Sort: TypeAlias = Literal["tag", "comment", "template", "raw", "declaration", "pre"]


class _Token(NamedTuple):
    """A stretch that is not text. `name` is the element's, in small letters; `inner` the content of an element taken whole."""

    sort: _Sort
    start: int
    end: int
    name: str = ""
    close: bool = False
    inner: Span | None = None


def read_leaves(text: str, start: int = 0) -> list[Leaf]:
    """Cut a page into leaves in order, from `start` on; every visible character is in a leaf.

    A leaf with a reason is no block: ``markup``, ``script``, ``style``, ``svg``, ``comment``, ``declaration``.
    """
    return _Page(text, start).leaves()


@dataclass(slots=True)
class _Page:
    text: str
    at: int
    budget: int = BUDGET
    absent: set[str] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    run: list[_Token] = field(default_factory=list)
    begin: int = 0
    opened_by: _Token | None = None
    taken: int = 0
    found: list[Leaf] = field(default_factory=list)

    def leaves(self) -> list[Leaf]:
        self.starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        self.begin = self.at
        while (token := self._next()) is not None:
            if token.sort in ("comment", "template") or (token.sort == "tag" and not self._parts(token)):
                self.run.append(token)
            else:
                self._end_run(token.start, token)
                self._boundary(token)
                self.begin = self.at = token.end
        self._end_run(len(self.text), None)
        return self.found

    # Tokens

    def _next(self) -> _Token | None:
        while (mark := _MARK.search(self.text, self.at)) is not None:
            at = mark.start()
            token = self._template(at) if mark.group()[0] == "{" else self._markup(at)
            self.at = token.end if token else at + 1
            if token:
                return token
        return None

    def _find(self, closer: str, at: int) -> int:
        """Return where a closing mark stands, or -1; what is not there is looked for once only."""
        if closer in self.absent:
            return -1
        found = self.text.find(closer, at)
        if found < 0:
            self.absent.add(closer)
        return found

    def _template(self, at: int) -> _Token | None:
        if "endcomment" not in self.absent and _LIQUID_COMMENT.match(self.text, at):
            if end := _LIQUID_END.search(self.text, at):
                return _Token("comment", at, end.end())
            self.absent.add("endcomment")
        closer = {"{": "}}", "%": "%}", "#": "#}"}[self.text[at + 1]]
        end_at = self._find(closer, at + 2)
        if end_at < 0 or end_at - at > LONGEST:
            return None
        return _Token("comment" if closer == "#}" else "template", at, end_at + 2)

    def _markup(self, at: int) -> _Token | None:
        text = self.text
        if text.startswith("<!--", at):
            end = self._find("-->", at + 4)
            return _Token("comment", at, end + 3) if end >= 0 else None
        if text[at + 1] in "!?":
            end = self._find(">", at)
            return _Token("declaration", at, end + 1) if 0 <= end - at <= LONGEST else None
        tag = _TAG.match(text, at, at + LONGEST) if self.budget > 0 else _PLAIN_TAG.match(text, at)
        if tag is None:
            self.budget -= min(LONGEST, len(text) - at)
            return None
        name, close = tag["name"].lower(), bool(tag["close"])
        if not close and not tag.group().endswith("/>") and (name in _RAW or name == "pre"):
            return self._whole(tag, name)
        return _Token("tag", at, tag.end(), name, close)

    def _whole(self, tag: re.Match[str], name: str) -> _Token:
        """Take an element with its content; one that is not closed is only a tag."""
        end = None
        if f"</{name}" not in self.absent:
            end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.text, tag.end())
        if end is None:
            self.absent.add(f"</{name}")
            return _Token("tag", tag.start(), tag.end(), name)
        sort: _Sort = "pre" if name == "pre" else "raw"
        return _Token(sort, tag.start(), end.end(), name, inner=Span(tag.end(), end.start()))

    def _parts(self, token: _Token) -> bool:
        """Whether a tag parts the words around it; a web component does where it has its own line outside a paragraph."""
        if token.name in _BLOCKS:
            return True
        if "-" not in token.name or any(name in _LINES for name in self.open[-_NEAR:]):
            return False
        if token.close:
            return not any(one.name == token.name and not one.close for one in self.run[-_NEAR:])
        before = self.text[max(0, token.start - _NEAR) : token.start].rstrip(" \t")
        return not before or before[-1] in "\r\n>"

    # Boundaries

    def _boundary(self, token: _Token) -> None:
        """Take what stands between two runs, and note which elements are open."""
        self.opened_by = None
        if token.sort == "raw":
            self._skip(token.start, token.end, token.name)
        elif token.sort == "declaration":
            self._skip(token.start, token.end, "declaration")
        elif token.sort == "pre" and token.inner is not None:
            self._add_code(token, token.inner)
        elif token.close:
            self._close(token.name)
            self._skip(token.start, token.end, "markup")
        else:
            self._open(token)
            spoken = self._attributes(token)
            self.opened_by = None if spoken else token

    def _open(self, token: _Token) -> None:
        name = token.name
        if self.open and self.open[-1] == "p":
            self.open.pop()
        within = _ENDS.get(name)
        if within is not None:
            for at in reversed(range(len(self.open))):
                if self.open[at] in within:
                    break
                if self.open[at] == name or {self.open[at], name} in ({"td", "th"}, {"dt", "dd"}):
                    del self.open[at:]
                    break
        if name not in _VOID and not self.text.startswith("/>", token.end - 2) and len(self.open) < LONGEST:
            self.open.append(name)

    def _close(self, name: str) -> None:
        for at in range(len(self.open) - 1, max(-1, len(self.open) - 200), -1):
            if self.open[at] == name:
                del self.open[at:]
                return

    def _attributes(self, token: _Token) -> bool:
        """Take what the tag of an element says in its attributes; return whether it says anything."""
        tag = re.compile(r".*", re.DOTALL).match(self.text, token.start, token.end)
        at, spoken = token.start, False
        if tag is None:
            return False
        if token.name == "meta":
            name = attribute(tag, "name") or attribute(tag, "property")
            content = attribute(tag, "content")
            if name and content and name[0].lower() in _META and _VISIBLE.search(content[0]):
                self._add(Kind.FIELD, content[1], Span(token.start, token.end), label=name[0].lower())
                return True
        else:
            said = [found[1] for key in _SAID if (found := attribute(tag, key)) and _reads(found[0])]
            for span in sorted(said, key=lambda span: span.start):
                self._skip(at, span.start, "markup")
                self._add(Kind.PARAGRAPH, span, span, label="attribute")
                at, spoken = span.end, True
        self._skip(at, token.end, "rule" if token.name == "hr" else "markup")
        return spoken

    # Leaves

    def _end_run(self, end: int, after: _Token | None) -> None:
        """Make what stands between two boundaries a leaf, or skip it where nobody would read it."""
        tokens, start = self.run, self.begin
        self.run = []
        while tokens and tokens[0].sort == "comment" and not self.text[start : tokens[0].start].strip():
            self._skip(tokens[0].start, tokens[0].end, "comment")
            start = tokens.pop(0).end
        trailing = []
        while tokens and tokens[-1].sort == "comment" and not self.text[tokens[-1].end : end].strip():
            trailing.append(tokens.pop())
            end = trailing[-1].start
        whole = self.text[start:end]
        if whole.strip():
            span = Span(start + len(whole) - len(whole.lstrip()), end - len(whole) + len(whole.rstrip()))
            self._add_run(span, tokens, None if trailing else after)
        for token in reversed(trailing):
            self._skip(token.start, token.end, "comment")

    def _add_run(self, span: Span, tokens: list[_Token], after: _Token | None) -> None:
        words, at = False, span.start
        for token in [*tokens, _Token("comment", span.end, span.end)]:
            words = words or _VISIBLE.search(self.text, at, token.start) is not None
            at = token.end
        outer = span
        if after is not None and after.close and self.opened_by is not None and after.name == self.opened_by.name:
            between = self.text[self.opened_by.end : span.start] + self.text[span.end : after.start]
            outer = outer if between.strip() else Span(self.opened_by.start, after.end)
        pictures = any(token.name in ("img", "iframe", "video", "audio", "picture", "embed") for token in tokens)
        if words:
            kind, level, label = self._kind()
            self._add(kind, span, span, level, label)
        elif pictures or any(token.sort == "tag" and self._says(token) for token in tokens):
            self._add(Kind.IMAGE, span, span)
        elif any(token.sort == "template" for token in tokens):
            spoken = holds_sentences(self.text[span.start : span.end])
            self._add(Kind.HTML if spoken else Kind.TAG, span, span, label="tag")
        else:
            self._skip(span.start, span.end, "markup")
            return
        if outer != span:
            self._widen(outer)

    def _widen(self, outer: Span) -> None:
        """Give the last leaf the tags of its element, of which the first was skipped on its own."""
        leaf, tag = self.found[-1], self.found[-2] if len(self.found) > 1 else None
        if tag and tag.reason == "markup" and tag.outer and tag.outer.start == outer.start:
            start, stop = self._line(outer.start), self._line(outer.end - 1) + 1
            self.found[-2:] = [leaf._replace(outer=outer, start=start, stop=stop)]
            self.taken = outer.end

    def _says(self, token: _Token) -> bool:
        tag = re.compile(r".*", re.DOTALL).match(self.text, token.start, token.end)
        return tag is not None and any((found := attribute(tag, key)) and _reads(found[0]) for key in _SAID)

    def _kind(self) -> tuple[Kind, int, str]:
        for name in reversed(self.open):
            if name == "title":
                return Kind.FIELD, 0, "title"
            if re.fullmatch("h[1-6]", name):
                return Kind.HEADING, int(name[1]), ""
            if name in _ITEMS:
                return Kind.ITEM, sum(one in ("ul", "ol", "dl", "menu") for one in self.open), ""
            if name in _CELLS:
                return Kind.TABLE_ROW, 0, ""
            if name == "blockquote":
                return Kind.QUOTE, self.open.count("blockquote"), ""
        return Kind.PARAGRAPH, 0, ""

    def _add_code(self, token: _Token, inner: Span) -> None:
        if not self.text[inner.start : inner.end].strip():
            self._skip(token.start, token.end, "markup")
            return
        self._add(Kind.CODE, inner, Span(token.start, token.end))

    def _add(self, kind: Kind, inner: Span, outer: Span, level: int = 0, label: str = "") -> None:
        lines, at = [], inner.start
        for match in [*_LINE_END.finditer(self.text, inner.start, inner.end), None]:
            end = match.start() if match else inner.end
            line = self.text[at:end]
            if line.strip():
                lead = 0 if kind is Kind.CODE else len(line) - len(line.lstrip())
                lines.append(Span(at + lead, at + len(line.rstrip())))
            at = match.end() if match else end
        self.found.append(
            Leaf(kind, self._line(outer.start), self._line(outer.end - 1) + 1, tuple(lines), level, label, "", outer)
        )

    def _skip(self, start: int, end: int, reason: str) -> None:
        if end <= self.taken or not self.text[start:end].strip():
            return
        leaf = Leaf(Kind.HTML, self._line(start), self._line(end - 1) + 1, (), 0, "", reason, Span(start, end))
        self.found.append(leaf)

    def _line(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1


def _reads(value: str) -> bool:
    """Whether an attribute's value is words, not a number or a template tag alone."""
    return re.search(r"[^\W\d_]", re.sub(_TEMPLATE, "", value)) is not None
