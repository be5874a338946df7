"""Which runs of ``*``, ``_`` and ``~~`` are emphasis: the delimiter algorithm of CommonMark 0.31, section 6.2."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Run:
    """A run of delimiters; `opened` and `closed` count how many of them turned out to open and to close emphasis."""

    index: int
    mark: str
    length: int
    opens: bool
    closes: bool
    opened: int = 0
    closed: int = 0

    @property
    def left(self) -> int:
        """How many delimiters are still free."""
        return self.length - self.opened - self.closed


def measure(text: str, start: int, end: int, index: int) -> Run:
    """Say whether a run may open or close emphasis, from the characters around it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    left = _flanks(after, before)
    right = _flanks(before, after)
    mark = text[start]
    if mark == "_":
        opens, closes = left and (not right or _is_punctuation(before)), right and (not left or _is_punctuation(after))
        return Run(index, mark, end - start, opens, closes)
    return Run(index, mark, end - start, left, right)


def pair(runs: Sequence[Run]) -> tuple[int, int]:
    """Pair the runs, counting in each how many delimiters are markup; return how many strong and how many emphasis."""
    strong = emphasis = 0
    openers: list[Run] = []
    # For each kind of closer, how many openers there were when none of them fitted: they need not be tried again.
    tried: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        while run.closes and run.left:
            kind = (run.mark, run.opens, run.length % 3)
            floor = tried.get(kind, 0)
            at = next((i for i in range(len(openers) - 1, floor - 1, -1) if _fits(openers[i], run)), None)
            if at is None:
                tried[kind] = len(openers)
                break
            opener = openers[at]
            used = 2 if opener.left >= 2 and run.left >= 2 else 1
            opener.opened += used
            run.closed += used
            if run.mark != "~":
                strong, emphasis = strong + (used == 2), emphasis + (used == 1)
            del openers[at + (opener.left > 0) :]
            tried = {key: min(value, len(openers)) for key, value in tried.items()}
        if run.opens and run.left:
            openers.append(run)
    return strong, emphasis


def _fits(opener: Run, closer: Run) -> bool:
    if opener.mark != closer.mark or (opener.mark == "~" and (opener.left < 2 or closer.left < 2)):
        return False
    odd = (opener.closes or closer.opens) and (opener.length + closer.length) % 3 == 0
    return not odd or (opener.length % 3 == 0 and closer.length % 3 == 0)


def _flanks(inner: str, outer: str) -> bool:
    if not inner or inner.isspace():
        return False
    return not _is_punctuation(inner) or not outer or outer.isspace() or _is_punctuation(outer)


def _is_punctuation(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] in "PS"
