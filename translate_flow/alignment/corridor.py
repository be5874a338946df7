"""Which part of the table to look at: all of it, or for long documents a band along tokens that each side holds once."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from translate_flow.alignment.features import Features
from translate_flow.alignment.links import Links
from translate_flow.alignment.path import Tile

if TYPE_CHECKING:
    import numpy as np

WHOLE: Final = 800
"""Blocks a side up to which the whole table is looked at."""
CELLS: Final = 40_000
"""Cells of one tile: what is held in memory at once, times the number of shapes."""
MARGIN: Final = 250
"""Columns looked at on both sides of where the anchors say the path goes: a missing section is rarely longer."""


def corridor(one: Features, other: Features, links: Links) -> list[Tile]:
    """Return the tiles to look at, in the order of rows; together they hold a path from corner to corner."""
    height, width = len(one.length), len(other.length)
    if max(height, width) <= WHOLE:
        step = max(1, CELLS // width)
        return [Tile(top, min(height, top + step), 0, width) for top in range(0, height, step)]
    points = [(0, 0), *_anchors(one, other, links), (height, width)]
    step = max(16, CELLS // (4 * MARGIN))
    tiles: list[Tile] = []
    for top in range(0, height, step):
        bottom = min(height, top + step)
        low, high = _column_at(points, top), _column_at(points, bottom)
        left = 0 if top == 0 else max(0, int(low) - MARGIN)
        right = width if bottom == height else min(width, int(high) + MARGIN)
        if tiles:  # neighbours overlap, and never turn back
            left = min(max(left, tiles[-1].left), tiles[-1].right - 1)
            right = max(right, tiles[-1].right)
        tiles.append(Tile(top, bottom, left, right))
    return tiles


def _column_at(points: list[tuple[int, int]], row: int) -> float:
    place = max(1, bisect_left(points, (row, 0)))
    (top, left), (bottom, right) = points[place - 1], points[min(place, len(points) - 1)]
    return left + (right - left) * (row - top) / max(1, bottom - top)


def _anchors(one: Features, other: Features, links: Links) -> list[tuple[int, int]]:
    """Return places where a token that each side holds once answers the other, as long a rising chain as there is."""
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    pairs = np.unique(np.array(links.one, dtype=np.int64) * len(other.keys) + np.array(links.other, dtype=np.int64))
    mine, theirs = np.divmod(pairs, len(other.keys))
    once = (one.start[mine + 1] - one.start[mine] == 1) & (other.start[theirs + 1] - other.start[theirs] == 1)
    rows, columns = one.blocks[one.start[mine[once]]], other.blocks[other.start[theirs[once]]]
    cells, count = np.unique(rows.astype(np.int64) * len(other.length) + columns, return_counts=True)
    rows, columns = np.divmod(cells[count > 1], len(other.length))  # one shared word is chance, two in one cell are not
    chain = _rising(rows, columns)
    # A lone anchor that leaps away from both its neighbours is an accident of a rare word.
    return [
        point
        for before, point, after in zip(chain, chain[1:], chain[2:], strict=False)
        if _steady(before, point, after)
    ]


def _steady(before: tuple[int, int], point: tuple[int, int], after: tuple[int, int]) -> bool:
    lean = [abs((b[1] - a[1]) - (b[0] - a[0])) for a, b in pairwise((before, point, after))]
    return min(lean) < MARGIN


def _rising(rows: np.ndarray, columns: np.ndarray) -> list[tuple[int, int]]:
    """Return the longest chain that rises in both (Hunt and Szymanski 1977); cells come sorted by row, then column."""
    ends: list[int] = []
    at: list[int] = []
    back: list[int] = []
    for number, column in enumerate(columns.tolist()):
        place = bisect_left(ends, column)
        back.append(at[place - 1] if place else -1)
        ends[place : place + 1] = [column]
        at[place : place + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = at[-1] if at else -1
    while number >= 0:
        chain.append((int(rows[number]), int(columns[number])))
        number = back[number]
    return chain[::-1]
