"""Characters that no author means: text decoded as what it is not, and characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from translate_flow.language.typography import Slip, words_before
from translate_flow.messages import msg

_LATIN: Final = "\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
_MOJIBAKE: Final = re.compile(
    rf"Ã[{_LATIN}]|Â[\u0080-\u00bf]|Å[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u201c\u2019‡‹]|â€[{_LATIN}]?|ï»¿|ï¿½|\ufffd"
)


def mojibake(text: str) -> Iterator[tuple[Slip, str | None]]:
    """Yield what was read as Latin-1 or Windows-1252 and is UTF-8, or was lost altogether, with what it may have been."""
    for match in _MOJIBAKE.finditer(text):
        found = match.group()
        meant = _decoded(found)
        if found != "\ufffd" and meant is None and not found.startswith(("â€", "ï")):
            continue
        start, stop = words_before(text, match.start()), match.end()
        while stop < len(text) and stop - match.start() < 24 and not text[stop].isspace():
            stop += 1
        words = text[start:stop]
        if meant is None:
            message = msg("“{words}”: a character was lost here.", words=words)
            yield Slip(match.start(), match.end(), message), None
        else:
            message = msg(
                "“{words}” was decoded wrongly: “{found}” is probably “{meant}”.", words=words, found=found, meant=meant
            )
            yield Slip(match.start(), match.end(), message), meant


def _decoded(found: str) -> str | None:
    """Return what the bytes of a Windows-1252 (or Latin-1) text are in UTF-8, None where they are nothing."""
    try:
        meant = b"".join(map(_byte, found)).decode("utf-8")
    except UnicodeError:
        return None
    return meant if len(meant) == 1 and (meant.isprintable() or meant in "\u00a0\u202f") else None


def _byte(char: str) -> bytes:
    """Return the byte that was read as a character: programs read the five that Windows-1252 lacks as Latin-1 does."""
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufe0e\ufe0f\U000e0000-\U000e007f]"
)
_DIRECTIONS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_AROUND: Final = 200
"""Characters within which Arabic or Hebrew makes a mark of direction right."""


def invisible(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield places of characters that nobody sees and that change what is shown, compared or run: place, code, name.

    Joiners and variation selectors belong in emoji, marks of direction beside Arabic or Hebrew, no-break spaces
    anywhere.
    """
    for match in _UNSEEN.finditer(text):
        char, at = match.group(), match.start()
        if "\x80" <= char <= "\x9f" and _MOJIBAKE.search(text, max(0, at - 2), at + 1):
            continue  # the second or third byte of a letter that was decoded wrongly, which is said elsewhere
        if char in "\u200d\ufe0e\ufe0f" and _is_pictured(text, at):
            continue
        if char >= "\U000e0000" and _is_flag(text, at):
            continue
        if char in _DIRECTIONS | {"\u200c", "\u200d"} and _RIGHT_TO_LEFT.search(
            text, max(0, at - _AROUND), at + _AROUND
        ):
            continue
        yield at, f"U+{ord(char):04X}", unicodedata.name(char, "CONTROL CHARACTER").lower()


_LONGEST: Final = 40
"""Characters of the longest emoji: a flag of a region has seven, a family some twenty."""


def _is_pictured(text: str, at: int) -> bool:
    """Whether a joiner or selector comes after a picture, a sign or the figure of a key, as in an emoji."""
    before = at - 1
    while before > max(0, at - _LONGEST) and text[before] in "\ufe0f\u200d":
        before -= 1
    if before < 0:
        return False
    return text[before] in "0123456789#*" or unicodedata.category(text[before]) in ("So", "Sk", "Sm", "Po", "Sc")


def _is_flag(text: str, at: int) -> bool:
    first = at
    while first > max(0, at - _LONGEST) and "\U000e0000" <= text[first] <= "\U000e007f":
        first -= 1
    return text[first] == "\U0001f3f4"
