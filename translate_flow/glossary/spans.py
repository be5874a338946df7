"""Which stretches of a text hold, or overlap, which: asked thousands of times on a long text, so by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from itertools import accumulate

Stretch = tuple[int, int]
"""Start and end of a stretch of text, the end exclusive."""


class Holders:
    """Stretches that may hold others, or claim a part of them."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._ordered = sorted(stretches)
        self._starts = [start for start, _ in self._ordered]
        self._furthest = list(accumulate((end for _, end in self._ordered), max))

    def claim(self, start: int, end: int) -> bool:
        """Whether one of them holds the stretch, or a part of it without being held by it."""
        upto = bisect_left(self._starts, end)
        if not upto or self._furthest[upto - 1] <= start:
            return False
        within = (start, end)
        return any(b > start and ((a, b) == within or not (start <= a and b <= end)) for a, b in self._ordered[:upto])

    def hold_more(self, start: int, end: int) -> bool:
        """Whether one of them holds the stretch and is longer."""
        before, upto = bisect_left(self._starts, start), bisect_right(self._starts, start)
        return (before > 0 and self._furthest[before - 1] >= end) or (upto > 0 and self._furthest[upto - 1] > end)


class Disjoint:
    """Stretches that do not overlap; one that would is not taken."""

    def __init__(self) -> None:
        self._taken: list[Stretch] = []

    def take(self, start: int, end: int) -> bool:
        """Take the stretch unless it overlaps one that is taken, and say whether it was."""
        i = bisect_left(self._taken, (start, end))
        if (i and self._taken[i - 1][1] > start) or (i < len(self._taken) and self._taken[i][0] < end):
            return False
        insort(self._taken, (start, end))
        return True
