"""Words and where they stand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from translate_flow.language.folding import APOSTROPHES, HYPHENS

_APOSTROPHE: Final = f"[{APOSTROPHES}]"
_RUN: Final = r"[^\W_]++(?:[\u0300-\u036f\u00ad]++[^\W_]*+)*+"  # decomposed accents belong to their letter
_ELIDED: Final = "[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu"
_JOINT: Final = f"[{re.escape(HYPHENS)}·‧⋅]"  # tiers-lieu, acteur·rice·s

# An elided article is a word of its own (l’ | économie), and so is what English adds to a name (Nesta | ’s). Other
# apostrophes stand inside a word: aujourd’hui, don’t, O’Brien.
WORD: Final = re.compile(
    rf"(?<![^\W_])(?:{_ELIDED}){_APOSTROPHE}(?=[^\W_])"
    rf"|(?<=[^\W_]){_APOSTROPHE}s(?![^\W_])"
    rf"|{_RUN}(?:(?!{_APOSTROPHE}s(?![^\W_]))(?:{_JOINT}|{_APOSTROPHE}){_RUN})*+",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A word as it is written, and its place in the text it was found in, the end exclusive.

    A named tuple: there are millions of them, and a frozen dataclass takes four times as long to make.
    """

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Return the words of a text in order, elisions split off, hyphenated and inclusive words whole.

    Digits count as letters (DSI4EU, 2022); signs and blanks belong to no word.
    """
    return [Word(match.group(), *match.span()) for match in WORD.finditer(text)]


def count_words(text: str) -> int:
    """Return how many words :func:`words` finds: no word reaches over a blank, so what stands between two is counted once ever."""
    return sum(map(_count, text.split()))


@lru_cache(maxsize=1 << 15)
def _count(stretch: str) -> int:
    return len(WORD.findall(stretch))


def word_texts(text: str) -> list[str]:
    """Return the words alone, for the many callers that need no places."""
    return WORD.findall(text)
