"""Bytes to a document. Everything that can be wrong with a file is said here, with its line or byte."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from translate_flow.articles.coverage import gaps
from translate_flow.articles.document import (
    BOM,
    NOTHING,
    Block,
    Document,
    Format,
    Inline,
    Kind,
    Piece,
    Prose,
    Segment,
    Skipped,
    Span,
)
from translate_flow.articles.front_matter import Field, FrontMatter, read_front_matter
from translate_flow.articles.inline import read_inline, read_page, read_plain, read_strings
from translate_flow.articles.leaves import Leaf
from translate_flow.articles.markup import fold_label
from translate_flow.errors import InputError
from translate_flow.language import Language
from translate_flow.messages import msg

__all__ = ["LARGEST", "SUFFIXES", "Segment", "read_document"]

LARGEST: Final = 8_000_000
"""Bytes. A whole novel is a tenth of it; markdown-it needs nineteen times a file's size in memory."""

SUFFIXES: Final[dict[str, Format]] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".mdx": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
}
"""What is read as what, by the end of the file's name."""

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_MARKS_ONLY: Final = re.compile(r"(?:[\s>*+#|:=`~_-]|\d{1,9}[.)]|\[\^[^\]\s]+\]:|\[[ xX]\])*")
_INVISIBLE: Final = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]*")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


def read_document(data: bytes, path: str, language: Language, *, segment: Segment = "auto") -> Document:
    """Read a file: Markdown, HTML or plain text, by the end of its name.

    `segment` says how plain text is cut: ``line`` makes every line that is not empty a block. Raises `InputError` for
    what is not UTF-8 text, is too large, has front matter that cannot be read, or is of an unknown kind.
    """
    text, bom = _decode(data, path)
    format_ = format_of(path)
    if format_ is None:
        raise InputError(
            msg("Files that end in {suffix} are not read yet.", suffix=_suffix(path) or msg("nothing")),
            path=path,
            hint=msg("Markdown (.md, .mdx), HTML (.html) and plain text (.txt) are."),
        )
    try:
        front, leaves = _leaves(text, path, format_, segment)
    except RecursionError:
        raise InputError(msg("Its lists and quotes lie too deep in each other."), path=path) from None
    return _Builder(path, language, format_, text, bom, front, leaves, segment).document()


def format_of(path: str) -> Format | None:
    """Return what a file is read as, None where it is not read."""
    return SUFFIXES.get(_suffix(path))


def _suffix(path: str) -> str:
    name = path.rsplit("/", 1)[-1]
    return "." + name.rsplit(".", 1)[1].lower() if "." in name else ""


def _decode(data: bytes, path: str) -> tuple[str, bool]:
    if len(data) > LARGEST:
        raise InputError(msg("The file is larger than {limit} MB.", limit=LARGEST // 1_000_000), path=path)
    if data.startswith(_UTF16):
        raise InputError(
            msg("The file is UTF-16, not UTF-8."), path=path, line=1, hint=msg("Save it as UTF-8 in your editor.")
        )
    nul = data.find(b"\0")
    if nul >= 0:
        raise InputError(
            msg("Byte {offset} is zero: this is not a text file.", offset=nul),
            path=path,
            line=data.count(b"\n", 0, nul) + 1,
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            msg("Byte {offset} ({byte}) is not UTF-8.", offset=error.start, byte=f"0x{data[error.start]:02x}"),
            path=path,
            line=data.count(b"\n", 0, error.start) + 1,
            hint=msg("Save it as UTF-8 in your editor."),
        ) from None
    return (text[1:], True) if text.startswith(BOM) else (text, False)


def _leaves(text: str, path: str, format_: Format, segment: Segment) -> tuple[FrontMatter, list[Leaf]]:
    from translate_flow.articles import markdown, plain  # noqa: PLC0415 - each only for what needs it

    if format_ == "text":
        return FrontMatter(), plain.read_leaves(text, segment)
    front = read_front_matter(text, path)
    base = front.span.end
    if format_ == "html":
        from translate_flow.articles import html  # noqa: PLC0415

        return front, html.read_leaves(text, base)
    leaves = markdown.read_leaves(text[base:] if base else text, mdx=_suffix(path) == ".mdx")
    if base:
        first = len(_LINE_END.findall(text, 0, base))
        leaves = [_moved(leaf, base, first) for leaf in leaves]
    return front, leaves


def _moved(leaf: Leaf, base: int, first: int) -> Leaf:
    lines = tuple(Span(span.start + base, span.end + base) for span in leaf.lines)
    return Leaf(leaf.kind, leaf.start + first, leaf.stop + first, lines, leaf.level, leaf.label, leaf.reason)


@dataclass(slots=True)
class _Builder:
    """Numbers the leaves, reads what each is made of, and names what lies between them."""

    path: str
    language: Language
    format: Format
    text: str
    bom: bool
    front: FrontMatter
    leaves: list[Leaf]
    segment: Segment
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)
    references: dict[str, str] = field(init=False)
    blocks: list[Block] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def __post_init__(self) -> None:
        if "\r" in self.text:
            breaks = [match.span() for match in _LINE_END.finditer(self.text)]
            self.starts = [0, *[end for _, end in breaks]]
            self.ends = [*[start for start, _ in breaks], len(self.text)]
        else:
            after = list(accumulate([len(line) + 1 for line in self.text.split("\n")]))
            self.starts = [0, *after[:-1]]
            self.ends = [end - 1 for end in after]
        self.references = {}
        for leaf in self.leaves:
            if leaf.kind is Kind.LINKDEF:
                for link in read_inline(self._text(leaf.lines), Kind.LINKDEF).links:
                    # The first definition of a label holds, as in CommonMark.
                    self.references.setdefault(fold_label(leaf.label), link.target)

    def document(self) -> Document:
        """Put the document together."""
        for entry in self.front.fields:
            self._add_field(entry)
        for leaf in self.leaves:
            self._add(leaf)
        self._name_the_rest()
        return Document(
            self.path,
            self.language,
            self.text,
            tuple(self.blocks),
            self.format,
            self.bom,
            tuple(sorted(self.skipped, key=lambda skipped: skipped.span.start)),
            self.front.metadata or NOTHING,
            self.segment,
        )

    def _text(self, lines: tuple[Span, ...]) -> str:
        if len(lines) == 1:
            return self.text[lines[0].start : lines[0].end]
        return "\n".join([self.text[span.start : span.end] for span in lines])

    def _outer(self, leaf: Leaf) -> tuple[Span, int]:
        """Return whole lines without the final line end, and the last of them that is not blank."""
        last = leaf.stop - 1
        if leaf.outer is not None:
            return leaf.outer, last
        while last > leaf.start and not self.text[self.starts[last] : self.ends[last]].strip():
            last -= 1
        return Span(self.starts[leaf.start], self.ends[last]), last

    def _add(self, leaf: Leaf) -> None:
        outer, last = self._outer(leaf)
        lines = leaf.lines
        if lines and lines[-1].start > outer.end:
            lines = tuple([span for span in lines if span.start <= outer.end])
        text = self._text(lines)
        if leaf.reason:
            self.skipped.append(Skipped(outer, leaf.reason))
        elif leaf.kind is not Kind.CODE and _is_empty(leaf.kind, text):
            if not _INVISIBLE.fullmatch(self.text, outer.start, outer.end):
                self.skipped.append(Skipped(outer, "empty-markup"))
        else:
            index = len(self.blocks)
            inline = self._inline(leaf, text)
            self.blocks.append(
                Block(index, leaf.kind, text, lines, outer, leaf.start + 1, last + 1, inline, leaf.level, leaf.label)
            )

    def _inline(self, leaf: Leaf, text: str) -> Inline:
        if self.format == "text":
            return read_plain(text)
        if leaf.kind is Kind.HTML and leaf.label == "tag":
            return read_strings(text, (text,))
        if self.format == "html":
            return read_page(text, leaf.kind)
        return read_inline(text, leaf.kind, self.references)

    def _add_field(self, entry: Field) -> None:
        text = self._text(entry.lines)
        escaped = (entry.style == "'" and "''" in text) or (entry.style == '"' and "\\" in text)
        inline = Inline(Prose(entry.value, (Piece(0, 0, len(text)),))) if escaped else read_inline(text, Kind.FIELD)
        line = bisect_right(self.starts, entry.outer.start)
        end_line = bisect_right(self.starts, max(entry.outer.start, entry.outer.end - 1))
        index = len(self.blocks)
        self.blocks.append(
            Block(index, Kind.FIELD, text, entry.lines, entry.outer, line, end_line, inline, 0, entry.key)
        )

    def _name_the_rest(self) -> None:
        """Name the front matter around its fields, and lines that hold nothing but marks."""
        at, end = self.front.span.start, self.front.span.end
        for block in self.blocks:
            if block.kind is Kind.FIELD and block.outer.end <= end:
                self._skip(at, block.outer.start, "front-matter")
                at = block.outer.end
        self._skip(at, end, "front-matter")
        held = sorted(
            [(b.outer.start, b.outer.end) for b in self.blocks] + [(s.span.start, s.span.end) for s in self.skipped]
        )
        for gap in gaps(self.text, held):
            for line in _lines_within(self.text, gap):
                if _MARKS_ONLY.fullmatch(self.text, line.start, line.end):
                    self.skipped.append(Skipped(line, "empty-markup"))
                elif _INVISIBLE.fullmatch(self.text, line.start, line.end):
                    self.skipped.append(Skipped(line, "invisible"))

    def _skip(self, start: int, end: int, reason: str) -> None:
        if self.text[start:end].strip():
            self.skipped.append(Skipped(Span(start, end), reason))


def _is_empty(kind: Kind, text: str) -> bool:
    """Whether a block shows nothing: blanks and invisible characters, or the cells of a row that are all empty."""
    return _INVISIBLE.fullmatch(text.replace("|", "") if kind is Kind.TABLE_ROW else text) is not None


def _lines_within(text: str, span: Span) -> list[Span]:
    lines, at = [], span.start
    for match in _LINE_END.finditer(text, span.start, span.end):
        lines.append(Span(at, match.start()))
        at = match.end()
    lines.append(Span(at, span.end))
    return [line for line in lines if text[line.start : line.end].strip()]
