"""The one way of a string to a screen.

Articles, file names, glossaries and what engines answer are written by others. A terminal obeys control characters (it
can be made to write the clipboard, retitle its window, type an answer), and neither Rich nor Textual stops them all, so
every string that is printed or shown in a widget passes `display` first.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from translate_flow.articles.document import HOLE

WIDTH: Final = 80

_PICTURES: Final = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"} | {0x7F: 0x2421}
_NAMED: Final = (
    *range(0x80, 0xA0),  # C1: in 8-bit terminals an escape sequence in one character
    0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A),  # text that runs the other way
    0x2028, 0x2029,  # some widgets break lines at them
    *range(0xE0000, 0xE0080),  # tags: invisible copies of ASCII
)  # fmt: skip
_VISIBLE: Final[dict[int, int | str]] = {
    **_PICTURES,
    **{code: f"⟨U+{code:04X}⟩" for code in (*_NAMED, *range(0xD800, 0xE000))},
    ord(HOLE): "…",  # our own mark for a code span or an address in prose
}

_NARROW: Final = re.compile(r"[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf]*")
"""What French and English are written with: a column each. Only other texts are looked at character by character."""


_STRAY_JOINER: Final = re.compile(r"(?<![^\s\u200d])\u200d")
"""A joiner with nothing before it to join. Rich 15 counts two of them as wider than they are, and then fails to cut the
text."""


def display(text: str) -> str:
    """Return text with all control characters, direction controls and lone surrogates made visible; line ends and tabs stay.

    Ordinary characters stay as they are, no-break spaces, combining accents and joiners that join among them.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = text.translate(_VISIBLE)
    return _STRAY_JOINER.sub("⟨U+200D⟩", shown) if "\u200d" in shown else shown


def one_line(text: str) -> str:
    """Return `display` of a text on one line, its spaces and line ends run together; no-break spaces stay."""
    return " ".join(part for part in display(text).replace("\n", " ").replace("\t", " ").split(" ") if part)


def cells(text: str) -> int:
    """Return how many columns of a terminal a text takes: two for ideographs and emoji, none for combining accents."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    total = 0
    joined = False
    for char in text:
        if char == "\u200d":  # what follows is drawn over what stands before
            joined = True
            continue
        if char == "\ufe0f":  # makes the character before it an emoji, which is wide
            total += 1
            continue
        if not joined and unicodedata.category(char) not in ("Mn", "Me", "Cf"):
            total += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        joined = False
    return total


def cut(text: str, width: int) -> str:
    """Shorten a line to a width in cells, an ellipsis in the place of what is left out."""
    if cells(text) <= width:
        return text
    kept = 0
    for i, char in enumerate(text):
        kept += cells(char)
        if kept > width - 1:
            return text[:i].rstrip() + "…"
    return text


def _head(word: str, width: int) -> str:
    """Return as much of a word as fits, and always some of it: its next line begins with the rest."""
    end, used = 1, cells(word[0])
    while end < len(word) and (used := used + cells(word[end])) <= width:
        end += 1
    return word[:end]


def wrap(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """Break a text into lines of at most `width` cells, at spaces and line ends, never at a no-break space.

    `first` begins the first line and `rest` the others (as many spaces, unless given). A word longer than a line is
    cut.
    """
    rest = " " * cells(first) if rest is None else rest
    lines: list[str] = []
    line, used, empty = first, cells(first), True
    for word in text.replace("\n", " ").split(" "):
        room = width - used - (0 if empty else 1)
        if not empty and cells(word) > room:
            lines.append(line.rstrip())
            line, used, empty = rest, cells(rest), True
        while empty and cells(word) > max(1, width - used):
            head = _head(word, width - used)
            lines.append(line + head)
            word = word[len(head) :]  # noqa: PLW2901  # what is left of it goes on the next line
            line, used = rest, cells(rest)
        if word:
            line, used = (line + word, used + cells(word)) if empty else (f"{line} {word}", used + 1 + cells(word))
            empty = False
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def percent(part: float) -> int:
    """Return a part of one in hundredths; a whole is 100 only when nothing lacks, and none is 0 only when all does."""
    if 0 < part < 1:
        return min(99, max(1, round(part * 100)))
    return round(part * 100)
