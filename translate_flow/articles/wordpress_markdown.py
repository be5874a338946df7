"""A WordPress post (HTML, with or without blocks of Gutenberg) to clean Markdown.

Our own: the converters in the registry either drop what they do not know or escape every dot. Here what has no Markdown
(forms, frames, tables with merged cells) stays as HTML and is counted, shortcodes stay as they are, and every word of
the post is a word of the Markdown, in the same order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from translate_flow.articles.document import NOTHING
from translate_flow.articles.wordpress_tree import Node, parse

_BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "ul",
))  # fmt: skip
_THROUGH: Final = frozenset((
    "", "address", "article", "aside", "body", "center", "dd", "div", "dt", "figcaption", "figure", "font",
    "footer", "header", "html", "li", "main", "nav", "section", "tbody",
))  # fmt: skip
"""Elements that only hold others: their tags go, what they hold stays."""

_KEPT: Final = frozenset((
    "audio", "button", "canvas", "details", "dl", "embed", "fieldset", "form", "iframe", "input", "link", "map",
    "math", "meta", "noscript", "object", "param", "script", "select", "style", "svg", "template", "textarea",
    "video",
))  # fmt: skip
"""Elements for which Markdown has nothing: they stay as HTML."""

_INLINE: Final = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*", "del": "~~", "s": "~~", "strike": "~~"}
_PLAIN: Final = frozenset({"span", "font", "big", "tt", "bdi"})
_GUTENBERG: Final = re.compile(r"\s*/?wp:")
_BREAK: Final = re.compile(r"\s*(?:more|nextpage)\b")
_SHORTCODE: Final = re.compile(r"\[/?[A-Za-z][\w-]*(?:\s[^\[\]]*)?/?\](?![(:]|\[(?![/A-Za-z]))")
_CAPTION: Final = re.compile(r"\[caption\b[^\]]*\](.*?)\[/caption\]", re.DOTALL)
_PICTURE: Final = re.compile(r"\s*(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>\s*(?:</a>)?")
_EMBED: Final = re.compile(r"\[embed\b[^\]]*\](.*?)\[/embed\]", re.DOTALL)
_DYNAMIC: Final = re.compile(r"\s*wp:([\w/-]+)\s*(.*?)\s*/\s*\Z", re.DOTALL)
_SAID: Final = re.compile(r'"(?:[^"\\]|\\.)*[^\W\d_]{2}(?:[^"\\]|\\.)* [^\W\d_]{2}(?:[^"\\]|\\.)*"')
_SPECIAL: Final = re.compile(
    r"([\\`*<]|(?<!\w)_|_(?!\w)|(?<=[!\]])\[|\[(?=[^\[\]]*\][(\[:])|\[(?=\^)|~(?=~)|&(?=#?\w+;))"
)
_AT_START: Final = re.compile(r"(?m)^([ \t]*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|={2,}[ \t]*$|-{2,}[ \t]*$|:{3}|!!!|\|)")
_NUMBER: Final = re.compile(r"(?m)^([ \t]*\d{1,9})([.)])(?=\s|$)")
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_FRAGMENT: Final = "\ue000"
"""Stands for a line break while blanks are folded; a private character, taken out of the source first."""


@dataclass(frozen=True, slots=True)
class Converted:
    """Markdown, and how often what was kept as HTML or as a comment, or left out (``class``, ``style``).

    `dynamic` counts the blocks that WordPress fills when it shows the page, such as its latest posts: they hold no
    text.
    """

    text: str
    kept: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    dynamic: Counter[str] = field(default_factory=Counter)


def to_markdown(html: str, notes: Mapping[str, str] = NOTHING) -> Converted:
    """Convert the content of a post. Classic posts part paragraphs by blank lines, as WordPress does.

    `notes` are the footnotes of the block editor, HTML by id; each goes to the end of the text.
    """
    html = html.replace("\r\n", "\n").replace("\r", "\n").replace(_FRAGMENT, "")
    gutenberg = "<!-- wp:" in html
    html = _EMBED.sub(r"\n\n\1\n\n", _CAPTION.sub(_captioned, html))
    writer = _Writer(classic=not gutenberg, notes=notes)
    parts = writer.blocks(parse(html).children)
    numbers = {id_: number for number, id_ in enumerate(notes, 1)}
    parts += [f"[^{numbers[id_]}]: {writer.inline(parse(words).children).strip()}" for id_, words in notes.items()]
    text = "\n\n".join(part for part in parts if part.strip())
    return Converted(text + "\n" if text else "", writer.kept, writer.left_out, writer.dynamic)


def _captioned(match: re.Match[str]) -> str:
    """Return a picture of the classic editor and its caption as a paragraph each."""
    picture = _PICTURE.match(match[1])
    if picture is None:
        return match.group()
    return f"\n\n{picture.group().strip()}\n\n{match[1][picture.end() :].strip()}\n\n"


class _Writer:
    def __init__(self, *, classic: bool, notes: Mapping[str, str] = NOTHING) -> None:
        self.classic = classic
        self.notes = list(notes)
        self.dynamic: Counter[str] = Counter()
        self.kept: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()

    # Blocks

    def blocks(self, nodes: Sequence[Node]) -> list[str]:
        """Return the blocks that nodes make, one string each."""
        parts: list[str] = []
        run: list[Node] = []
        for node in nodes:
            if self._is_inline(node):
                run.append(node)
                continue
            parts += self._paragraphs(run)
            run = []
            parts += self._block(node)
        return parts + self._paragraphs(run)

    def _is_inline(self, node: Node) -> bool:
        if node.name == "#comment":
            return not (_GUTENBERG.match(node.text) or _BREAK.match(node.text))
        if node.name in _KEPT or node.name == "#raw":
            return False
        return node.name not in _BLOCKS and not any(below.name in _BLOCKS for below in node.walk())

    def _block(self, node: Node) -> list[str]:
        name = node.name
        self._note(node)
        if name == "#comment":
            return [f"<!--{node.text}-->"] if _BREAK.match(node.text) or self._speaks(node) else []
        if re.fullmatch("h[1-6]", name):
            return self._heading(node)
        if name in ("ul", "ol"):
            return self._list(node)
        if name == "blockquote":
            return [_led("> ", "\n\n".join(self.blocks(node.children)))]
        if name == "pre":
            return [self._code(node)]
        if name == "hr":
            return ["---"]
        if name == "table":
            return [self._table(node)]
        if name == "p":
            return self._paragraphs(node.children)
        if name in _KEPT or name == "#raw":
            return [self._keep(node)]
        if name in _THROUGH:
            return self.blocks(node.children)
        # An inline element around blocks: a link around a picture and its caption, emphasis around paragraphs.
        return [self._keep(node)] if name == "a" else self.blocks(node.children)

    def _speaks(self, node: Node) -> bool:
        """Whether a block that is nothing but a comment holds text in its settings; those that do not are counted."""
        block = _DYNAMIC.match(node.text)
        if block is None or (block[1] == "footnotes" and self.notes) or block[1] == "block":
            return False
        if _SAID.search(block[2]):
            self.kept[f"wp:{block[1]}"] += 1
            return True
        self.dynamic[f"wp:{block[1]}"] += 1
        return False

    def _paragraphs(self, nodes: Sequence[Node]) -> list[str]:
        text = self.inline(nodes, keep_breaks=self.classic)
        parts = re.split(rf"\s*{_FRAGMENT}\s*", text) if self.classic else [text]
        shown = [re.sub(r"(?:\n[ \t\u00a0]*)+\Z", "", part).strip(" \t\n") for part in parts if part.strip()]
        return [_guarded(part) for part in shown if part]

    def _heading(self, node: Node) -> list[str]:
        text = self.inline(node.children).strip().replace("\\\n", " ")
        anchor = node.attributes.get("id", "")
        if not text:
            return [self._keep(node)] if anchor else []
        # A shut of hashes at the end would be read as the heading's own.
        text = re.sub(r"#(?=#*\Z)", r"\\#", text) if text.endswith("#") else text
        return [f"{'#' * int(node.name[1])} {text}" + (f" {{#{anchor}}}" if re.fullmatch(r"[\w-]+", anchor) else "")]

    def _list(self, node: Node) -> list[str]:
        start = node.attributes.get("start", "1")
        number = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1
        items = []
        for child in node.children:
            if child.name in ("#text", "#comment") and not child.words().strip():
                continue
            mark = f"{number}. " if node.name == "ol" else "- "
            parts = self.blocks(child.children if child.name == "li" else [child])
            number += 1
            # A list within an item follows it line by line; paragraphs are parted.
            body = ""
            for part in parts or [""]:
                tight = not body or re.match(r"(?:- |\d+\. )", part)
                body += ("\n" if tight and body else "\n\n" if body else "") + part
            items.append(mark + _led(" " * len(mark), body).lstrip(" "))
        loose = any("\n\n" in item for item in items)
        return [("\n\n" if loose else "\n").join(item.rstrip(" ") for item in items)] if items else []

    def _code(self, node: Node) -> str:
        text = "".join("\n" if one.name == "br" else one.text for one in node.walk() if one.name in ("#text", "br"))
        text = text.removeprefix("\n").rstrip("\n")
        classes = " ".join(below.attributes.get("class", "") for below in node.walk())
        language = re.search(r"\blang(?:uage)?-([\w+#-]+)", classes)
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
        return f"{fence}{language[1] if language else ''}\n{text}\n{fence}"

    def _table(self, node: Node) -> str:
        rows = [below for below in node.walk() if below.name == "tr"]
        cells = [[cell for cell in row.children if cell.name in ("td", "th")] for row in rows]
        every = [below for below in node.walk() if below is not node]
        odd = any(
            "colspan" in one.attributes
            or "rowspan" in one.attributes
            or one.name in _BLOCKS - {"p"} | {"caption"} | _KEPT
            for one in every
        )
        width = {len(row) for row in cells}
        if odd or len(width) != 1 or not max(width) or not self._only_cells(node):
            return self._keep(node)
        lines = [f"| {' | '.join(self._cell(cell) for cell in row)} |" for row in cells]
        if not any(cell.name == "th" for cell in cells[0]):
            lines.insert(0, f"|{'   |' * max(width)}")
        return "\n".join([lines[0], f"|{' --- |' * max(width)}", *lines[1:]])

    def _only_cells(self, node: Node) -> bool:
        inside = {id(one) for cell in node.walk() if cell.name in ("td", "th") for one in cell.walk()}
        return not any(one.text.strip() for one in node.walk() if one.name == "#text" and id(one) not in inside)

    def _cell(self, cell: Node) -> str:
        parts = [child for node in cell.children for child in (node.children if node.name == "p" else [node])]
        return re.sub(r"\\?\n", "<br>", self.inline(parts).strip()).replace("|", "\\|")

    # Inline

    def inline(self, nodes: Sequence[Node], *, keep_breaks: bool = False) -> str:
        """Return nodes as one run of text; blank lines are held by a private character where they part paragraphs."""
        text = "".join(self._inline(node, keep_breaks=keep_breaks) for node in nodes)
        text = re.sub(r"[ \t]*(\\\n)[ \t\n]*", r"\1", text)
        return re.sub(r"(?:\\\n)+(?=\s*\Z)", "", text)

    def _inline(self, node: Node, *, keep_breaks: bool) -> str:
        name = node.name
        if name == "#text":
            return _escaped(node.text, keep_breaks=keep_breaks)
        if name == "#comment":
            return "" if _GUTENBERG.match(node.text) else f"<!--{node.text}-->"
        if name in ("br", "img", "code") or name in _KEPT or name == "#raw":
            return self._whole(node)
        if name == "sup" and (note := node.attributes.get("data-fn")) in self.notes:
            return f"[^{self.notes.index(note) + 1}]"
        if name in _PLAIN and "lang" not in node.attributes:
            self._note(node)
        inner = "".join(self._inline(child, keep_breaks=keep_breaks) for child in node.children)
        if name in _INLINE:
            return _marked(inner, _INLINE[name])
        if name == "a" and node.attributes.get("href"):
            return _link(inner, node.attributes)
        if (name in _PLAIN and "lang" not in node.attributes) or name in _BLOCKS or not node.tag:
            return inner
        return f"{_one_line(node.tag)}{inner}</{name}>"

    def _whole(self, node: Node) -> str:
        if node.name == "br":
            return "\\\n"
        if node.name == "img" and node.attributes.get("src"):
            self._note(node)
            title = node.attributes.get("title", "")
            alt = re.sub(r"([\[\]\\])", r"\\\1", _SPACES.sub(" ", node.attributes.get("alt", "")))
            return f"![{alt}]({_address(node.attributes['src'])}{_title(title)})"
        if node.name == "code" and all(below.name == "#text" or below is node for below in node.walk()):
            return _span_of_code(node.words())
        if node.name == "code":
            return f"{_one_line(node.tag)}{''.join(child.source() for child in node.children)}</code>"
        return self._keep(node)

    def _keep(self, node: Node) -> str:
        if node.name != "#raw":
            self.kept[node.name] += 1
        # A blank line would end the run of HTML.
        return re.sub(r"\n\s*\n", "\n", node.source())

    def _note(self, node: Node) -> None:
        for key in ("class", "style"):
            if node.attributes.get(key):
                self.left_out[key] += 1


def _escaped(text: str, *, keep_breaks: bool) -> str:
    """Return text with marks of Markdown protected and blanks folded; shortcodes stay as they are."""
    parts, at = [], 0
    for code in _SHORTCODE.finditer(text):
        parts += [_SPECIAL.sub(_protected, text[at : code.start()]), code.group()]
        at = code.end()
    joined = "".join(parts) + _SPECIAL.sub(_protected, text[at:])
    if not keep_breaks:
        return _SPACES.sub(" ", joined)
    joined = re.sub(r"[ \t]*\n[ \t]*(?:\n[ \t]*)+", _FRAGMENT, joined)
    return re.sub(r"[ \t\f]+", " ", joined)


def _protected(match: re.Match[str]) -> str:
    return "&amp;" if match.group() == "&" else f"\\{match.group()}"


def _guarded(text: str) -> str:
    """Protect what would make a line of a paragraph something else."""
    return _NUMBER.sub(r"\1\\\2", _AT_START.sub(r"\1\\\2", text)) if not text.startswith(("<!--", "!")) else text


def _marked(inner: str, mark: str) -> str:
    """Put marks around words; blanks stay outside, as Markdown wants it."""
    words = inner.strip(" \t\n\u00a0" + _FRAGMENT)
    if not words:
        return inner
    start = inner.index(words)
    if _FRAGMENT in words or words.startswith(mark[0]) or words.endswith((mark[0], "\\")):
        tag = {"**": "strong", "*": "em", "~~": "del"}[mark]
        pieces = re.split(f"({_FRAGMENT})", words)
        words = "".join(one if one in (_FRAGMENT, "") else f"<{tag}>{one}</{tag}>" for one in pieces)
    else:
        words = f"{mark}{words}{mark}"
    return inner[:start] + words + inner[start + len(inner.strip(" \t\n\u00a0" + _FRAGMENT)) :]


def _link(inner: str, attributes: dict[str, str]) -> str:
    words = inner.strip(" \t\n")
    if not words:
        return ""
    start = inner.index(words)
    address = f"({_address(attributes['href'])}{_title(attributes.get('title', ''))})"
    # A bracket of the text would close the link; a picture has its own.
    if not words.startswith("!["):
        words = re.sub(r"(?<!\\)([\[\]])", r"\\\1", words)
    return f"{inner[:start]}[{words}]{address}{inner[start + len(inner.strip(chr(32) + chr(9) + chr(10))) :]}"


def _address(url: str) -> str:
    url = _SPACES.sub("%20", url.strip())
    balanced = url.count("(") == url.count(")") and not url.startswith("<")
    return url if balanced else f"<{url.replace('<', '%3C').replace('>', '%3E')}>"


def _title(title: str) -> str:
    title = _SPACES.sub(" ", title).strip()
    return ' "' + title.replace("\\", "\\\\").replace('"', '\\"') + '"' if title else ""


def _span_of_code(text: str) -> str:
    text = _SPACES.sub(" ", text)
    if not text.strip():
        return text
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    padded = f" {text} " if text.startswith("`") or text.endswith("`") else text
    return f"{fence}{padded}{fence}"


def _one_line(tag: str) -> str:
    return _SPACES.sub(" ", tag)


def _led(lead: str, text: str) -> str:
    return "\n".join((lead + line).rstrip(" ") if line or lead.strip() else "" for line in text.split("\n"))
