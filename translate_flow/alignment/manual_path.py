"""The path among what hands have settled: ties made by hand cut the table into parts, what they forbid scores minus infinity."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from translate_flow.alignment.corridor import CELLS, WHOLE
from translate_flow.alignment.manual import Constraints, Pair
from translate_flow.alignment.path import Step, Tile, best_path
from translate_flow.alignment.relink import MOVED
from translate_flow.alignment.scores import Scorer

if TYPE_CHECKING:
    from translate_flow.alignment.features import Ints
    from translate_flow.alignment.path import Scores
    from translate_flow.alignment.scores import Table

SURE: Final = 30.0
"""What a tie made by hand scores: as much as counts for anything."""


class Bound:
    """A scorer that keeps to what hands have settled: blocks that they tied are out of play, and so are units they forbid."""

    def __init__(self, scorer: Scorer, constraints: Constraints) -> None:
        self.scorer = scorer
        self.shapes = scorer.shapes
        self.constraints = constraints
        self._out = (
            {row for pair in constraints.pairs for row in pair.rows},
            {column for pair in constraints.pairs for column in pair.columns},
        )

    def tile(self, top: int, bottom: int, left: int, right: int) -> Table:
        """Return the scores of a tile, as `Scorer.tile` does."""
        import numpy as np  # noqa: PLC0415 - costs a quarter of a second

        scores = self.scorer.tile(top, bottom, left, right).copy()
        for number, (x, y) in enumerate(self.shapes):
            rows, columns = self._barred(0, x, top, bottom), self._barred(1, y, left, right)
            scores[number, rows] = -np.inf
            scores[number][:, columns] = -np.inf
            for row, column in self.constraints.forbidden:
                inside = (
                    slice(max(row - top, 0), max(row + x - top, 0)),
                    slice(max(column - left, 0), max(column + y - left, 0)),
                )
                scores[number][inside] = -np.inf
        return scores

    def _barred(self, side: int, size: int, first: int, last: int) -> list[int]:
        """Return the places, counted from `first`, at which no unit of so many blocks of a side may end."""
        out, glued, cut = self._out[side], self.constraints.glued[side], self.constraints.cut[side]
        if not out and not glued and not cut:
            return []
        barred = []
        for end in range(first, last):
            blocks = range(end - size + 1, end + 1)
            if (
                blocks.start in glued
                or blocks.stop in glued
                or not out.isdisjoint(blocks)
                or not cut.isdisjoint(blocks[1:])
            ):
                barred.append(end - first)
        return barred

    def pairs(self, rows: Ints, columns: Ints) -> Table:
        """Return the scores of ties across the order, as `Scorer.pairs` does."""
        import numpy as np  # noqa: PLC0415 - costs a quarter of a second

        scores = self.scorer.pairs(rows, columns).copy()
        mine, theirs = rows.tolist(), columns.tolist()
        for number, row in enumerate(mine):
            if not self._single(0, row):
                scores[number] = -np.inf
        for number, column in enumerate(theirs):
            if not self._single(1, column):
                scores[:, number] = -np.inf
        for row, column in self.constraints.forbidden:
            if row in mine and column in theirs:
                scores[mine.index(row), theirs.index(column)] = -np.inf
        return scores

    def _single(self, side: int, block: int) -> bool:
        glued = self.constraints.glued[side]
        return block not in self._out[side] and block not in glued and block + 1 not in glued


def bound_path(down_price: Scores, right_price: Scores, bound: Bound, tiles: Sequence[Tile]) -> list[Step]:
    """Return the units of the best path around the ties made by hand; their blocks are left alone, `with_hands` ties them.

    A tie that the best path crosses is one of two things. Where little speaks for what it crosses, the path was wrong
    and follows the hand: the table is cut there into parts. Where much does, a paragraph has moved and the rest has
    not.
    """
    whole = Tile(0, len(down_price), 0, len(right_price))
    free = _through(whole, down_price, right_price, bound, tiles)
    crossed = {pair: _crossed(free, pair) for pair in bound.constraints.pairs if _solid(pair)}
    anchors = [pair for pair, evidence in crossed.items() if evidence is None or evidence < MOVED]
    if all(crossed[pair] is None for pair in anchors):
        return free
    steps: list[Step] = []
    for part in _parts(anchors, len(down_price), len(right_price)):
        steps += _through(part, down_price, right_price, bound, tiles)
    ends = {row for pair in anchors for row in pair.rows}, {column for pair in anchors for column in pair.columns}
    steps += [Step(row, row + 1, 0, 0, 0.0) for row in ends[0] - {step.top for step in steps if step.bottom > step.top}]
    seen = {step.left for step in steps if step.right > step.left}
    return steps + [Step(0, 0, column, column + 1, 0.0) for column in ends[1] - seen]


def _crossed(steps: Sequence[Step], pair: Pair) -> float | None:
    """Return what speaks for the ties that cross this one, None where none does."""
    (top, bottom), (left, right) = ((side[0], side[-1] + 1) for side in pair)
    scores = [
        max(step.score, 0.0)
        for step in steps
        if step.bottom > step.top
        and step.right > step.left
        and ((step.top >= bottom and step.right <= left) or (step.bottom <= top and step.left >= right))
    ]
    return sum(scores) if scores else None


def _through(part: Tile, down_price: Scores, right_price: Scores, bound: Bound, tiles: Sequence[Tile]) -> list[Step]:
    """Return the units of the best path through one part of the table."""
    top, bottom, left, right = part
    if top == bottom or left == right:
        lone = [Step(row, row + 1, left, left, 0.0) for row in range(top, bottom)]
        return lone + [Step(bottom, bottom, column, column + 1, 0.0) for column in range(left, right)]
    whole = max(len(down_price), len(right_price)) <= WHOLE
    found = best_path(
        down_price[top:bottom],
        right_price[left:right],
        bound.shapes,
        _whole(part) if whole else _clipped(tiles, part),
        lambda tile: bound.tile(tile.top + top, tile.bottom + top, tile.left + left, tile.right + left),
    )
    return [
        step._replace(top=step.top + top, bottom=step.bottom + top, left=step.left + left, right=step.right + left)
        for step in found
    ]


def _parts(pairs: Sequence[Pair], height: int, width: int) -> list[Tile]:
    """Return the parts of the table between ties made by hand, as many as follow each other on both sides."""
    chain: list[Pair] = []
    best: list[tuple[int, int]] = []  # the length of the longest chain that ends with each pair, and the one before it
    solid = sorted(pair for pair in pairs if _solid(pair))
    for number, pair in enumerate(solid):
        before = [i for i in range(number) if _after(solid[i], pair)]
        last = max(before, key=lambda i: best[i][0], default=-1)
        best.append((best[last][0] + 1 if last >= 0 else 1, last))
    at = max(range(len(solid)), key=lambda i: best[i][0], default=-1)
    while at >= 0:
        chain.append(solid[at])
        at = best[at][1]
    ends = [(0, 0), *((pair.rows[-1] + 1, pair.columns[-1] + 1) for pair in reversed(chain))]
    starts = [*((pair.rows[0], pair.columns[0]) for pair in reversed(chain)), (height, width)]
    return [Tile(end[0], start[0], end[1], start[1]) for end, start in zip(ends, starts, strict=True)]


def _solid(pair: Pair) -> bool:
    """Whether its blocks are neighbours on both sides."""
    return all(side[-1] - side[0] + 1 == len(side) for side in pair)


def _after(one: Pair, other: Pair) -> bool:
    return one.rows[-1] < other.rows[0] and one.columns[-1] < other.columns[0]


def _whole(part: Tile) -> list[Tile]:
    height, width = part.bottom - part.top, part.right - part.left
    step = max(1, CELLS // width)
    return [Tile(row, min(height, row + step), 0, width) for row in range(0, height, step)]


def _clipped(tiles: Sequence[Tile], part: Tile) -> list[Tile]:
    """Return what of the tiles lies in a part, counted from its corner; they go on covering it from corner to corner."""
    found: list[Tile] = []
    width = part.right - part.left
    for tile in tiles:
        top, bottom = max(tile.top, part.top), min(tile.bottom, part.bottom)
        if top >= bottom:
            continue
        left = min(max(tile.left - part.left, 0), width - 1) if found else 0
        right = width if bottom == part.bottom else min(max(tile.right - part.left, left + 1), width)
        if found:
            left = min(max(left, found[-1].left), found[-1].right - 1)
            right = max(right, found[-1].right)
        found.append(Tile(top - part.top, bottom - part.top, left, right))
    return found


def with_hands(steps: Sequence[Step], constraints: Constraints) -> tuple[list[Step], list[Pair]]:
    """Return the units that the path found, and those made by hand: ties, and blocks merged that nothing is tied to."""
    rows = {row for pair in constraints.pairs for row in pair.rows}
    columns = {column for pair in constraints.pairs for column in pair.columns}
    alone_rows = [step.top for step in steps if step.left == step.right and step.top not in rows]
    alone_columns = [step.left for step in steps if step.top == step.bottom and step.left not in columns]
    merged = [Pair(run, ()) for run in _runs(alone_rows, constraints.glued[0])]
    merged += [Pair((), run) for run in _runs(alone_columns, constraints.glued[1])]
    rows.update(row for pair in merged for row in pair.rows)
    columns.update(column for pair in merged for column in pair.columns)
    kept = [
        step
        for step in steps
        if rows.isdisjoint(range(step.top, step.bottom)) and columns.isdisjoint(range(step.left, step.right))
    ]
    return kept, [*constraints.pairs, *merged]


def _runs(alone: Sequence[int], glued: frozenset[int]) -> list[tuple[int, ...]]:
    """Return the runs of two and more blocks left alone that belong together."""
    runs: list[list[int]] = []
    for block in sorted(alone):
        if runs and block in glued and runs[-1][-1] == block - 1:
            runs[-1].append(block)
        else:
            runs.append([block])
    return [tuple(run) for run in runs if len(run) > 1]


def by_hand(steps: Sequence[Step], pairs: Sequence[Pair]) -> dict[Step, Pair]:
    """Return a step for each unit made by hand: where it stands, and whether it crosses other ties."""
    ties = [(step.top, step.left) for step in steps if step.bottom > step.top and step.right > step.left]
    ties += [(pair.rows[0], pair.columns[0]) for pair in pairs if all(pair)]
    found = {}
    for pair in pairs:
        (top, bottom), (left, right) = (_extent(side) for side in pair)
        moved = all(pair) and any((top - row) * (left - column) < 0 for row, column in ties)
        found[Step(top, bottom, left, right, SURE if all(pair) else 0.0, moved)] = pair
    return found


def _extent(blocks: Sequence[int]) -> tuple[int, int]:
    """Return the stretch of the first neighbours among some blocks."""
    if not blocks:
        return 0, 0
    end = next((a + 1 for a, b in pairwise(blocks) if b != a + 1), blocks[-1] + 1)
    return blocks[0], end
