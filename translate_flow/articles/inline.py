"""What a block's text is made of: the words that a reader sees, and the links, code and tags between them.

One pass over the text, without a tree. Emphasis is paired by the rules of CommonMark 0.31 (left- and right-flanking
runs); brackets and code spans are paired once for the whole block, so that no input makes the pass quadratic.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Final

from translate_flow.articles.document import HOLE, NOTHING, Inline, Kind, Link, Prose, Span
from translate_flow.articles.elements import BREAKING, OPAQUE, PICTURES, SILENT, attribute
from translate_flow.articles.emphasis import Run, measure, pair
from translate_flow.articles.prose import assemble

NO_REFERENCES: Final[Mapping[str, str]] = NOTHING

_SPECIAL: Final = re.compile(r"[*_`\[<&\\{@]|~~|://|www\.", re.IGNORECASE)
"""Text without any of these is its own prose, but for the cells of a table."""

_TOKEN: Final = re.compile(
    r"""
      (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<code>`+)
    | (?P<image>!\[)
    | (?P<open>\[)
    | (?P<auto><(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>)
    | (?P<comment><!--)
    | (?P<html></?(?P<name>[A-Za-z][\w:.-]*)(?:\s(?:[^<>"'{]|"[^"]*"|'[^']*'|\{[^{}]*\})*|\s*/?)>)
    | (?P<tag>\{%|\{\{)
    | (?P<attributes>\{:?[.\#:][^{}\n]*\}|\{:\s[^{}\n]*\})
    | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    | (?P<url>(?:\bhttps?://|\bwww\.)[^\s<>"«»“”`\[\]{}|\\]+)
    | (?P<mail>(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)
    | (?P<run>\*+|_+|~~+)
    | (?P<pipe>\|)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN_TOKEN: Final = re.compile(
    r"(?P<url>(?:\bhttps?://|\bwww\.)[^\s<>\"«»“”`\[\]{}|\\]+)|(?P<mail>(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
_TARGET: Final = re.compile(
    r"""\(\s*(?:<(?P<angle>[^<>\n]*)>|(?P<bare>(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))
        (?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)""",
    re.VERBOSE,
)
_ALERT: Final = re.compile(r"!(?:note|tip|important|warning|caution)", re.IGNORECASE)
_BRACKET: Final = re.compile(r"\\.|(?<!`)(`+)(?!`)(?:[^`]|(?!(?<!`)\1(?!`))`)*?(?<!`)\1(?!`)|[\[\]]", re.DOTALL)
_STRING: Final = re.compile(r'"((?:[^"\\]|\\.)*)"' + r"|'((?:[^'\\]|\\.)*)'", re.DOTALL)
_DEEPEST: Final = 8
"""Links in pictures in links: further down, brackets are text."""


def read_inline(text: str, kind: Kind, references: Mapping[str, str] = NO_REFERENCES) -> Inline:
    """Read the text of a Markdown block; `references` maps folded labels of link definitions to their targets.

    Code, tags and link definitions have no prose. Nothing raises: what is not markup is text.
    """
    if kind is Kind.CODE:
        return Inline(Prose("", ()))
    if kind is Kind.TAG:
        return Inline(Prose("", ()), tags=(text,))
    if kind is Kind.LINKDEF:
        return _definition(text)
    if not _SPECIAL.search(text) and not (kind is Kind.TABLE_ROW and "|" in text):
        return Inline(Prose(text))
    return _Reader(text, kind, references).read()


def read_plain(text: str) -> Inline:
    """Read the text of a block that has no markup: only addresses are not language."""
    if "@" not in text and "://" not in text and "www." not in text.lower():
        return Inline(Prose(text))
    reader = _Reader(text, Kind.PARAGRAPH, NO_REFERENCES)
    at = 0
    for match in _PLAIN_TOKEN.finditer(text):
        reader.keep(at, match.start())
        at = reader.address(match)
    reader.keep(at, len(text))
    return reader.inline()


def read_strings(text: str, tags: tuple[str, ...] = ()) -> Inline:
    """Read a component or template tag whose quoted attributes hold sentences: these are its prose."""
    reader = _Reader(text, Kind.HTML, NO_REFERENCES)
    for match in _STRING.finditer(text):
        group = 1 if match.group(1) is not None else 2
        if is_sentence(match.group(group)):
            reader.part(match.start(), match.start(group))
            reader.scan(*match.span(group))
    reader.tags.extend(tags)
    return reader.inline()


def holds_sentences(tag: str) -> bool:
    """Whether a component or template tag has a quoted attribute that a reader reads as a sentence."""
    return any(is_sentence(m.group(1) or m.group(2) or "") for m in _STRING.finditer(tag))


def is_sentence(value: str) -> bool:
    """Whether a quoted value is language rather than a name, a path or a list of classes."""
    words = re.findall(r"(?<![\w./:-])[^\W\d_]{2,}(?![\w/:-])", value)
    return (
        len(words) >= 2 and not re.search(r"://", value.split(" ", 1)[0]) and (len(words) >= 4 or value[:1].isupper())
    )


def fold_label(label: str) -> str:
    """Fold a reference label as CommonMark does, for matching."""
    return " ".join(label.split()).casefold()


def _definition(text: str) -> Inline:
    match = re.match(r"\[((?:[^\[\]\\]|\\.)+)\]:\s*(?:<([^<>\n]*)>|(\S+))", text)
    if match is None:
        return Inline(Prose("", ()))
    group = 2 if match.group(2) is not None else 3
    link = Link(match.group(group), Span(0, len(text)), Span(*match.span(group)), match.group(1))
    return Inline(Prose("", ()), links=(link,))


class _Reader:
    """The state of one pass: what is shown, stretch by stretch, and what was found between."""

    def __init__(self, text: str, kind: Kind, references: Mapping[str, str]) -> None:
        self.text = text
        self.kind = kind
        self.references = references
        self.shown: list[str] = []
        self.spans: list[tuple[int, int]] = []
        self.runs: list[Run] = []
        self.links: list[Link] = []
        self.codes: list[str] = []
        self.tags: list[str] = []
        self.footnotes: list[str] = []
        self.anchors: list[tuple[int, str, Span, int]] = []
        self.depth = 0
        self.closers: dict[str, int] = {}
        self.brackets: dict[int, int] | None = None
        self.handlers: dict[str, Callable[[re.Match[str]], int | None]] = {
            "escape": self._escape,
            "code": self._code,
            "image": self._bracket,
            "open": self._bracket,
            "auto": self._auto,
            "comment": self._comment,
            "html": self._html,
            "tag": self._tag,
            "attributes": self._attributes,
            "entity": self._entity,
            "url": self.address,
            "mail": self.address,
            "run": self._run,
            "pipe": self._pipe,
        }

    def read(self) -> Inline:
        """Read the whole text."""
        self.scan(0, len(self.text))
        return self.inline()

    def inline(self) -> Inline:
        """Put together what was found."""
        strong, emphasis = self._pair_runs()
        return Inline(
            assemble(self.text, self.shown, self.spans),
            tuple(sorted(self.links, key=lambda link: link.span.start)),
            tuple(self.codes),
            tuple(self.tags),
            tuple(self.footnotes),
            strong,
            emphasis,
        )

    def _pair_runs(self) -> tuple[int, int]:
        strong, emphasis = pair(self.runs)
        for run in self.runs:
            if run.opened or run.closed:
                start, end = self.spans[run.index]
                start, end = start + run.closed, end - run.opened
                self.shown[run.index], self.spans[run.index] = self.text[start:end], (start, end)
        return strong, emphasis

    def keep(self, start: int, end: int) -> None:
        """Show a stretch of the text as it is."""
        if end > start:
            self.shown.append(self.text[start:end])
            self.spans.append((start, end))

    def show(self, shown: str, start: int, end: int) -> None:
        """Show something else in place of a stretch of the text."""
        self.shown.append(shown)
        self.spans.append((start, end))

    def part(self, start: int, end: int) -> None:
        """Part the words around a tag, unless they are parted already."""
        if self.shown and not self.shown[-1].endswith("\n"):
            self.show("\n", start, end)

    def scan(self, start: int, end: int) -> None:
        """Read a stretch of the text, which may be the inside of a link."""
        at = start
        while match := _TOKEN.search(self.text, at, end):
            self.keep(at, match.start())
            handler = self.handlers.get(match.lastgroup or "")
            done = handler(match) if handler else None
            if done is None or done > end:
                done = match.end()
                self.keep(match.start(), done)
            at = done
        self.keep(at, end)

    def _find(self, closer: str, start: int) -> int:
        """Find a closing mark; what is not there is looked for once only."""
        if start >= self.closers.get(closer, len(self.text) + 1):
            return -1
        found = self.text.find(closer, start)
        if found < 0:
            self.closers[closer] = start
        return found

    def _escape(self, match: re.Match[str]) -> int:
        self.show(match.group()[1], match.start(), match.end())
        return match.end()

    def _code(self, match: re.Match[str]) -> int | None:
        ticks, at = match.group(), match.end()
        while (found := self._find(ticks, at)) >= 0:
            stop = found + len(ticks)
            while self.text.startswith("`", stop):
                stop += 1
            if stop - found == len(ticks):
                self.codes.append(self.text[match.end() : found].strip())
                self.show(HOLE, match.start(), stop)
                return stop
            at = stop
        return None

    def _auto(self, match: re.Match[str]) -> int:
        target = match.group()[1:-1]
        if ":" not in target:
            target = "mailto:" + target
        inside = Span(match.start() + 1, match.end() - 1)
        self.links.append(Link(target, Span(match.start(), match.end()), inside, match.group()[1:-1]))
        self.show(HOLE, match.start(), match.end())
        return match.end()

    def address(self, match: re.Match[str]) -> int:
        """Read a bare URL or e-mail address; a full stop or bracket after it is the sentence's."""
        start, end = match.start(), match.end()
        value = self.text[start:end]
        while value and (value[-1] in "?!.,:*_~'’;…" or (value[-1] == ")" and value.count(")") > value.count("("))):
            value = value[:-1]
        end = start + len(value)
        target = "mailto:" + value if match.lastgroup == "mail" else value
        self.links.append(Link(target, Span(start, end), Span(start, end), value))
        self.show(HOLE, start, end)
        return end

    def _comment(self, match: re.Match[str]) -> int | None:
        end = self._find("-->", match.end())
        return end + 3 if end >= 0 else None

    def _tag(self, match: re.Match[str]) -> int | None:
        closer = "%}" if match.group() == "{%" else "}}"
        end = self._find(closer, match.end())
        if end < 0:
            return None
        self.tags.append(self.text[match.start() : end + 2])
        self.show(HOLE, match.start(), end + 2)
        return end + 2

    def _attributes(self, match: re.Match[str]) -> int:
        self.tags.append(match.group())
        return match.end()

    def _entity(self, match: re.Match[str]) -> int | None:
        value = unescape(match.group())
        if value == match.group() or (not value.isprintable() and value not in "\u00a0\u00ad\u202f\u2009\u200b"):
            return None
        self.show(value, match.start(), match.end())
        return match.end()

    def _pipe(self, match: re.Match[str]) -> int | None:
        if self.kind is not Kind.TABLE_ROW:
            return None
        self.show(HOLE, match.start(), match.end())
        return match.end()

    def _run(self, match: re.Match[str]) -> int | None:
        if self.kind is Kind.HTML and match.group()[0] == "_":
            return None
        self.runs.append(measure(self.text, match.start(), match.end(), len(self.shown)))
        self.keep(match.start(), match.end())
        return match.end()

    # Tags

    def _html(self, match: re.Match[str]) -> int:
        tag = match.group()
        name = match.group("name").lower()
        self.tags.append(tag)
        start, end = match.span()
        if name in BREAKING:
            self.part(start, end)
        if name == "a":
            self._anchor(match)
        elif name in PICTURES:
            self._picture(match)
        elif name in OPAQUE and not tag.startswith("</") and not tag.endswith("/>"):
            return self._opaque(name, start, end)
        return end

    def _opaque(self, name: str, start: int, end: int) -> int:
        """Pass over an element whose content is not language."""
        close = (
            re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.text, end) if self._find("</", end) >= 0 else None
        )
        if close is None:
            return end
        if name == "code":
            self.codes.append(unescape(self.text[end : close.start()]).strip())
        self.tags.append(close.group())
        self.show("" if name in SILENT else HOLE, start, close.end())
        return close.end()

    def _anchor(self, match: re.Match[str]) -> None:
        if not match.group().startswith("</"):
            href = attribute(match, "href")
            if href is not None:
                self.anchors.append((match.start(), *href, len(self.shown)))
        elif self.anchors:
            start, target, span, index = self.anchors.pop()
            self.links.append(Link(target, Span(start, match.end()), span, "".join(self.shown[index:]).strip()))

    def _picture(self, match: re.Match[str]) -> None:
        source, words = attribute(match, "src"), attribute(match, "alt")
        shown, span = words or ("", Span(match.end(), match.end()))
        if source is not None:
            self.links.append(Link(source[0], Span(match.start(), match.end()), source[1], shown, image=True))
        if shown:
            self.scan(span.start, span.end)

    # Brackets

    def _bracket(self, match: re.Match[str]) -> int | None:
        close = self._closing(match.end() - 1)
        if close is None or self.depth >= _DEEPEST:
            return None
        label = self.text[match.end() : close]
        if label.startswith("^") and not match.group("image") and not re.search(r"\s", label):
            self.footnotes.append(label[1:])
            return close + 1
        if _ALERT.fullmatch(label):
            self.tags.append(self.text[match.start() : close + 1])
            return close + 1
        found = self._target(label, close)
        if found is None:
            return None
        target, span, end = found
        first = len(self.shown)
        self.depth += 1
        self.scan(match.end(), close)
        self.depth -= 1
        shown = "".join(self.shown[first:])
        image = match.group("image") is not None
        self.links.append(Link(target, Span(match.start(), end), span, shown, image=image))
        return end

    def _target(self, label: str, close: int) -> tuple[str, Span, int] | None:
        """Find what follows the closing bracket: a target, a reference, or nothing."""
        after = close + 1
        match = _TARGET.match(self.text, after) if self.text.startswith("(", after) else None
        if match is not None:
            group = "angle" if match.group("angle") is not None else "bare"
            return match.group(group), Span(*match.span(group)), match.end()
        end, span = after, Span(close - len(label), close)
        if self.text.startswith("[", after) and (second := self._closing(after)) is not None:
            end = second + 1
            if second > after + 1:
                label, span = self.text[after + 1 : second], Span(after + 1, second)
        target = self.references.get(fold_label(label))
        return None if target is None else (target, span, end)

    def _closing(self, opening: int) -> int | None:
        """Find the bracket that closes this one; all are paired at the first question."""
        if self.brackets is None:
            self.brackets, stack = {}, []
            for match in _BRACKET.finditer(self.text):
                if match.group() == "[":
                    stack.append(match.start())
                elif match.group() == "]" and stack:
                    self.brackets[stack.pop()] = match.start()
        return self.brackets.get(opening)
