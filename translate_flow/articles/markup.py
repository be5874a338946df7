"""One pass over inline markup, without a tree.

Emphasis is paired by the rules of CommonMark 0.31 (left- and right-flanking runs); brackets and code spans are paired
once for the whole block, so that no input makes the pass quadratic.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Final

from translate_flow.articles.addresses import address_end, address_start
from translate_flow.articles.brackets import SHORTCODE, TARGET, pair_brackets
from translate_flow.articles.document import HOLE, Inline, Kind, Link, Span
from translate_flow.articles.elements import BREAKING, OPAQUE, PICTURES, SILENT, attribute
from translate_flow.articles.emphasis import Run, measure, pair
from translate_flow.articles.prose import assemble

_MARK: Final = re.compile(r"[*_`\[<&\\{@~!|:$]")
_MARK_OR_W: Final = re.compile(r"[*_`\[<&\\{@~!|:$wW]")
_BLANKS: Final = re.compile(r"[ \t]{2,}")
_PAGE_MARK: Final = re.compile(r"[<&{:@wW]")
"""Where a handler is asked. One set of characters: the engine skips to the next in C, which alternatives would
prevent."""

_ESCAPE: Final = re.compile(r"\\[!-/:-@\[-`{-~]")
_AUTO: Final = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_TAG: Final = re.compile(
    r"""</?(?P<name>[A-Za-z][\w:.-]*)(?:\s(?:[^<>"'{]|"[^"]*"|'[^']*'|\{[^{}]*\})*|\s*/?)>""",
)
_ATTRIBUTES: Final = re.compile(r"\{:?[.#:][^{}\n]*\}|\{:\s[^{}\n]*\}")
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ALERT: Final = re.compile(r"!(?:note|tip|important|warning|caution)", re.IGNORECASE)
_SPACES: Final = "\u00a0\u00ad\u2009\u200b\u200d\u202f"
"""Characters that are not printable and yet are language."""

_DEEPEST: Final = 8
"""Links in pictures in links: further down, brackets are text."""


def fold_label(label: str) -> str:
    """Fold a reference label as CommonMark does, for matching."""
    return " ".join(label.split()).casefold()


class Reader:
    """The state of one pass: what is shown, stretch by stretch, and what was found between."""

    def __init__(self, text: str, kind: Kind, references: Mapping[str, str], *, markup: bool = True) -> None:
        self.text = text
        self.kind = kind
        self.references = references
        self.markup = markup
        self.mark = _MARK_OR_W if "ww." in text or "WW." in text else _MARK
        self.shown: list[str] = []
        self.spans: list[tuple[int, int]] = []
        self.runs: list[Run] = []
        self.links: list[Link] = []
        self.codes: list[str] = []
        self.tags: list[str] = []
        self.footnotes: list[str] = []
        self.anchors: list[tuple[int, str, Span, int]] = []
        self.depth = 0
        self.absent: dict[str, int] = {}
        self.brackets: dict[int, int] | None = None

    def read(self) -> Inline:
        """Read the whole text."""
        self.scan(0, len(self.text))
        return self.inline()

    def inline(self) -> Inline:
        """Put together what was found."""
        strong, emphasis = pair(self.runs) if self.runs else (0, 0)
        for run in self.runs:
            if run.opened or run.closed:
                start, end = self.spans[run.index]
                start, end = start + run.closed, end - run.opened
                self.shown[run.index], self.spans[run.index] = self.text[start:end], (start, end)
        return Inline(
            assemble(self.text, self.shown, self.spans),
            tuple(sorted(self.links, key=lambda link: link.span.start)),
            tuple(self.codes),
            tuple(self.tags),
            tuple(self.footnotes),
            strong,
            emphasis,
        )

    def keep(self, start: int, end: int) -> None:
        """Show a stretch of the text as it is."""
        if end > start:
            self.shown.append(self.text[start:end])
            self.spans.append((start, end))

    def show(self, shown: str, start: int, end: int) -> int:
        """Show something else in place of a stretch of the text, and go on after it."""
        self.shown.append(shown)
        self.spans.append((start, end))
        return end

    def part(self, start: int, end: int) -> None:
        """Part the words around a tag, unless they are parted already."""
        if self.shown and not self.shown[-1].endswith("\n"):
            self.show("\n", start, end)

    def scan(self, start: int, end: int) -> None:
        """Read a stretch of the text, which may be the inside of a link."""
        at = look = start
        while match := self.mark.search(self.text, look, end):
            found, char = match.start(), match.group()
            if char in ":@wW":
                begin = address_start(self.text, char, at, found)
                if begin is None:
                    look = found + 1
                    continue
                self.keep(at, begin)
                at = look = self._address(begin, end, mail=char == "@")
                continue
            if not self.markup:
                look = found + 1
                continue
            self.keep(at, found)
            at, done = found, _HANDLERS[char](self, found, end)
            if done is None:
                look = found + 1
            else:
                at = look = done
        self.keep(at, end)

    def _find(self, closer: str, start: int, end: int) -> int:
        """Find a closing mark, or -1; what is not there is looked for once only."""
        if start >= self.absent.get(closer, end):
            return -1
        found = self.text.find(closer, start)
        if found < 0:
            self.absent[closer] = start
        return found if found + len(closer) <= end else -1

    def escape(self, at: int, end: int) -> int | None:
        """Show the character that a backslash protects."""
        if _ESCAPE.match(self.text, at, end) is None:
            # A backslash at the end of a line is a line break.
            return at + 1 if self.text.startswith("\n", at + 1) else None
        return self.show(self.text[at + 1], at, at + 2)

    def code(self, at: int, end: int) -> int | None:
        """Take a code span."""
        after = at
        while self.text.startswith("`", after):
            after += 1
        ticks, found = self.text[at:after], after
        while (found := self._find(ticks, found, end)) >= 0:
            stop = found + len(ticks)
            while self.text.startswith("`", stop):
                stop += 1
            if stop - found == len(ticks):
                self.codes.append(self.text[after:found].strip())
                return self.show(HOLE, at, stop)
            found = stop
        self.keep(at, min(after, end))
        return min(after, end)

    def _address(self, at: int, end: int, *, mail: bool) -> int:
        """Read a bare URL or e-mail address."""
        stop = address_end(self.text, at, end, mail=mail)
        value, span = self.text[at:stop], Span(at, stop)
        self.links.append(Link("mailto:" + value if mail else value, span, span, value))
        return self.show(HOLE, at, stop)

    def entity(self, at: int, end: int) -> int | None:
        """Decode an entity."""
        match = _ENTITY.match(self.text, at, end)
        value = unescape(match.group()) if match else ""
        if match is None or value == match.group() or not (value.isprintable() or value in _SPACES):
            return None
        return self.show(value, at, match.end())

    def dollar(self, at: int, end: int) -> int | None:
        """Take a formula between two pairs of dollars; a single dollar is money."""
        stop = self._find("$$", at + 2, end) if self.text.startswith("$$", at) else -1
        return self.show(HOLE, at, stop + 2) if stop > at + 2 else None

    def pipe(self, at: int, _end: int) -> int | None:
        """Part the cells of a table row."""
        return self.show(HOLE, at, at + 1) if self.kind is Kind.TABLE_ROW else None

    def run(self, at: int, end: int) -> int | None:
        """Note a run of delimiters; what it means is known at the end."""
        char, stop = self.text[at], at
        while stop < end and self.text[stop] == char:
            stop += 1
        if (char == "~" and stop - at < 2) or (char == "_" and self.kind is Kind.HTML):
            return None
        self.runs.append(measure(self.text, at, stop, len(self.shown)))
        self.keep(at, stop)
        return stop

    def brace(self, at: int, end: int) -> int | None:
        """Take a template tag or an attribute list."""
        if self.text.startswith(("{%", "{{"), at):
            stop = self._find("%}" if self.text[at + 1] == "%" else "}}", at + 2, end) + 2
            if stop > 1:
                self.tags.append(self.text[at:stop])
                return self.show(HOLE, at, stop)
        match = _ATTRIBUTES.match(self.text, at, end)
        if match is None:
            return None
        self.tags.append(match.group())
        return match.end()

    def angle(self, at: int, end: int) -> int | None:
        """Take a tag, an autolink or a comment."""
        if self.text.startswith("<!--", at):
            stop = self._find("-->", at + 4, end)
            return stop + 3 if stop >= 0 else None
        if match := _AUTO.match(self.text, at, end):
            value = match.group()[1:-1]
            target = value if ":" in value else "mailto:" + value
            self.links.append(Link(target, Span(at, match.end()), Span(at + 1, match.end() - 1), value))
            return self.show(HOLE, at, match.end())
        if self.text.startswith("<%", at) and (stop := self._find("%>", at + 2, end) + 2) > 1:
            self.tags.append(self.text[at:stop])
            return self.show(HOLE, at, stop)
        match = _TAG.match(self.text, at, end)
        return None if match is None else self._element(match, end)

    def _element(self, tag: re.Match[str], end: int) -> int:
        name = tag.group("name").lower()
        self.tags.append(tag.group())
        if name in BREAKING:
            self.part(*tag.span())
        if name == "a":
            self._anchor(tag)
        elif name in PICTURES:
            self._picture(tag)
        elif name in OPAQUE and not tag.group().startswith("</") and not tag.group().endswith("/>"):
            return self._opaque(name, tag, end)
        return tag.end()

    def _opaque(self, name: str, tag: re.Match[str], end: int) -> int:
        """Pass over an element whose content is not language."""
        close = self._find(f"</{name}", tag.end(), end)
        stop = self._find(">", close, end) + 1 if close >= 0 else 0
        if not stop:
            return tag.end()
        if name == "code":
            self.codes.append(unescape(self.text[tag.end() : close]).strip())
        self.tags.append(self.text[close:stop])
        return self.show("" if name in SILENT else HOLE, tag.start(), stop)

    def _anchor(self, tag: re.Match[str]) -> None:
        if not tag.group().startswith("</"):
            href = attribute(tag, "href")
            if href is not None:
                self.anchors.append((tag.start(), *href, len(self.shown)))
        elif self.anchors:
            start, target, span, index = self.anchors.pop()
            self.links.append(Link(target, Span(start, tag.end()), span, self._words_since(index)))

    def _picture(self, tag: re.Match[str]) -> None:
        source, words = attribute(tag, "src"), attribute(tag, "alt")
        first = len(self.shown)
        if words is not None:
            self.scan(words[1].start, words[1].end)
        if source is not None:
            span = Span(*tag.span())
            self.links.append(Link(source[0], span, source[1], self._words_since(first), image=True))

    def _words_since(self, index: int) -> str:
        marks = {run.index for run in self.runs if run.index >= index}
        return "".join(words for i, words in enumerate(self.shown[index:], index) if i not in marks).strip()

    def bracket(self, at: int, end: int) -> int | None:
        """Take a link, a picture or a footnote mark."""
        image = self.text[at] == "!"
        if image and not self.text.startswith("[", at + 1):
            return None
        opening = at + image
        close = self._closing(opening)
        if close is None or close >= end or self.depth >= _DEEPEST:
            return None
        label = self.text[opening + 1 : close]
        if label.startswith("^") and not image and label[1:] and not re.search(r"\s", label):
            self.footnotes.append(label[1:])
            return close + 1
        if _ALERT.fullmatch(label):
            self.tags.append(self.text[at : close + 1])
            return close + 1
        found = self._target(label, close, end)
        if found is None:
            return None if image else self._shortcode(at, end)
        target, span, stop = found
        first = len(self.shown)
        self.depth += 1
        self.scan(opening + 1, close)
        self.depth -= 1
        self.links.append(Link(target, Span(at, stop), span, self._words_since(first), image=image))
        return stop

    def _shortcode(self, at: int, end: int) -> int | None:
        """Take a shortcode of WordPress; a closing one only where it has something to close."""
        match = SHORTCODE.match(self.text, at, end)
        if match is None or (match[0][1] == "/" and f"[{match[0][2:-1]}" not in self.text[:at]):
            return None
        self.tags.append(match[0])
        return self.show(HOLE, at, match.end())

    def _target(self, label: str, close: int, end: int) -> tuple[str, Span, int] | None:
        """Find what follows the closing bracket: a target, a reference, or nothing."""
        after = close + 1
        match = TARGET.match(self.text, after, end) if self.text.startswith("(", after) else None
        if match is not None:
            group = "angle" if match.group("angle") is not None else "bare"
            return match.group(group), Span(*match.span(group)), match.end()
        if not self.references:
            return None
        stop, span = after, Span(close - len(label), close)
        second = self._closing(after) if self.text.startswith("[", after) else None
        if second is not None and second < end:
            stop = second + 1
            if second > after + 1:
                label, span = self.text[after + 1 : second], Span(after + 1, second)
        target = self.references.get(fold_label(label))
        return None if target is None else (target, span, stop)

    def _closing(self, opening: int) -> int | None:
        """Return the bracket that closes this one; all are paired at the first question."""
        if self.brackets is None:
            self.brackets = pair_brackets(self.text)
        return self.brackets.get(opening)


class PageReader(Reader):
    """The pass over a block of an HTML page, where only tags, entities, template tags and addresses are marks."""

    def __init__(self, text: str, kind: Kind, references: Mapping[str, str]) -> None:
        super().__init__(text, kind, references)
        self.mark = _PAGE_MARK

    def keep(self, start: int, end: int) -> None:
        """Show a stretch of the text, several blanks as one: that is how a browser shows them."""
        at = start
        for run in _BLANKS.finditer(self.text, start, end):
            super().keep(at, run.start())
            at = self.show(" ", *run.span())
        super().keep(at, end)

    def _element(self, tag: re.Match[str], end: int) -> int:
        # What a reader reads of the tag itself; the words of a picture are its link's.
        for name in ("title", "aria-label", "placeholder"):
            said = attribute(tag, name)
            if said is not None and any(char.isalpha() for char in said[0]):
                self.part(tag.start(), said[1].start)
                self.scan(said[1].start, said[1].end)
                self.show("\n", said[1].end, tag.end())
        return super()._element(tag, end)


_HANDLERS: Final[Mapping[str, Callable[[Reader, int, int], int | None]]] = {
    "\\": Reader.escape,
    "`": Reader.code,
    "!": Reader.bracket,
    "[": Reader.bracket,
    "<": Reader.angle,
    "{": Reader.brace,
    "&": Reader.entity,
    "*": Reader.run,
    "_": Reader.run,
    "~": Reader.run,
    "|": Reader.pipe,
    "$": Reader.dollar,
}
