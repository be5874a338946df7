"""Code spans that are alike but for a number: range(1000) against range(1010).

The numbers of code are never set against those of prose; two codes in each other's place are another matter, and the
finding is number-mismatch, not also markup-mismatch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_NUMBER: Final = re.compile(r"\d+")
_MOST: Final = 100
"""Codes of one unit that are compared."""
_BLANKS: Final = re.compile(r"\s+")


def same_but_for_numbers(one: str, two: str) -> bool:
    """Whether two codes differ, and by their numbers only."""
    one, two = _BLANKS.sub("", one), _BLANKS.sub("", two)
    return one != two and _NUMBER.sub("0", one) == _NUMBER.sub("0", two)


def renumbered(fr: Sequence[str], en: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Pair the codes of two sides that no code of the other side equals, and that differ by their numbers only, in order."""
    if tuple(fr) == tuple(en):
        return ()
    known_fr, known_en = set(fr), set(en)
    ours = [code for code in dict.fromkeys(fr) if code not in known_en and _NUMBER.search(code)][:_MOST]
    theirs = [code for code in dict.fromkeys(en) if code not in known_fr][:_MOST]
    pairs = []
    for code in ours:
        answer = next((other for other in theirs if same_but_for_numbers(code, other)), None)
        if answer is not None:
            theirs.remove(answer)
            pairs.append((code, answer))
    return tuple(pairs)
