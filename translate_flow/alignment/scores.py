"""The score of every possible unit: aligned against by chance, as a log-likelihood ratio, over a tile of the table.

A unit of shape (x, y) ends with row `i` and column `j` and holds the last `x` rows and `y` columns.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from translate_flow.alignment.agreement import ENDING_KEPT, KIND_KEPT, Agreement
from translate_flow.alignment.coverage import DEPENDENCE, GAPS, Coverage
from translate_flow.alignment.features import Features

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from translate_flow.alignment.features import Floats, Ints

    Table = npt.NDArray[np.float32]

WIDEST: Final = 10
NARROW: Final = 3
"""The most blocks joined in a first look: what the table costs grows with the number of shapes."""


@cache
def shapes(widest: int) -> tuple[tuple[int, int], ...]:
    """Return the shapes of units that tie something, one to one first."""
    return (1, 1), *((1, n) for n in range(2, widest + 1)), *((n, 1) for n in range(2, widest + 1)), (2, 2)


ONE_TO_ONE: Final = math.log(0.9)
MERGED: Final = math.log(0.025)  # two blocks for one, in hand-aligned articles
MERGED_MORE: Final = math.log(0.35)  # and each one more
CROSSED: Final = math.log(0.002)  # two for two
FRENCH_LONGER: Final = (0.07, -0.07, 0.0)
"""By how much the logarithm of a block's length stands out for its language; French takes 15 % more room than
English."""
SPREAD: Final = 0.14  # of the logarithm of the ratio, for long blocks
SPREAD_SHORT: Final = 5.0  # and what each missing character adds to its variance
UNLIKELY: Final = -8.0  # no length is impossible: a block may have lost half of its sentences
COPIED: Final = 3.0  # times as telling where both sides are in one language: a copy is as long as what it copies
COPY: Final = 0.3
"""What each word adds, beside its own evidence, where a block is the same on both sides: nothing was joined to it."""
COPY_AT_MOST: Final = 6.0
FURNITURE: Final = 20  # blocks with more equals than this tell nothing


def prior(shape: tuple[int, int]) -> float:
    """Return how common units of this shape are, as a log-probability."""
    if shape == (1, 1):
        return ONE_TO_ONE
    if min(shape) > 1:
        return CROSSED
    return MERGED + MERGED_MORE * (max(shape) - 2)


class Range(NamedTuple):
    """Rows and columns, the ends exclusive."""

    top: int
    bottom: int
    left: int
    right: int


class Side:
    """One side's share of the length score: window sums and what they weigh, for every width."""

    def __init__(self, features: Features, widest: int) -> None:
        import numpy as np  # noqa: PLC0415 - costs a quarter of a second

        count = len(features.length)
        total = np.concatenate(([0.0], np.cumsum(features.length + 1.0)))
        shift = np.array(FRENCH_LONGER, dtype=np.float32)[features.spoken]
        self.log, self.precision, self.fixed, self.joined = {}, {}, {}, {}
        changes = np.array(
            [0.0, *(-3.0 if a != b else 0.0 for a, b in zip(features.codes, features.codes[1:], strict=False))]
        )
        merging = np.concatenate(([0.0], np.cumsum(features.merges + np.minimum(changes[:count], 0))))
        for width in range(1, widest + 1):
            sums = np.full(count, 1.0)
            sums[width - 1 :] = total[width:] - total[: count + 1 - width] if width <= count else sums[width - 1 :]
            log = np.log(sums) - shift
            scale = SPREAD**2 + SPREAD_SHORT / sums
            mean, deviation = float(log.mean()), max(0.35, float(log.std()))
            by_chance = -0.5 * ((log - mean) / deviation) ** 2 - math.log(deviation)
            self.log[width] = log.astype(np.float32)
            # The variance of a ratio is shared out to its two sides as a product, so that the table needs one product.
            self.precision[width] = np.sqrt(0.5 / scale).astype(np.float32)
            self.fixed[width] = (-0.25 * np.log(scale) - 0.5 * by_chance).astype(np.float32)
            joined = np.zeros(count)
            if width > 1 and width <= count:
                joined[width - 1 :] = merging[width:] - merging[1 : count + 2 - width]
            self.joined[width] = joined.astype(np.float32)


def copies(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[Ints, Ints]:
    """Return the cells of equal blocks, row by row."""
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    columns = defaultdict(list)
    wanted = set(one)
    for column, text in enumerate(other):
        if text in wanted:
            columns[text].append(column)
    cells = [
        (row, column)
        for row, text in enumerate(one)
        for column in columns.get(text, ())
        if len(columns[text]) <= FURNITURE
    ]
    places = np.array(cells, dtype=np.int32).reshape(-1, 2)
    return places[:, 0], places[:, 1]


class Scorer:
    """Scores tiles of the table of two documents."""

    def __init__(self, one: Features, other: Features, down: Coverage, across: Coverage, widest: int = WIDEST) -> None:
        self.one, self.other = one, other
        self.widest, self.shapes = widest, shapes(widest)
        self.down, self.across = down, across
        self.rows, self.columns = Side(one, widest), Side(other, widest)
        self.kinds = Agreement(one.codes, other.codes, KIND_KEPT)
        self.endings = Agreement(one.endings, other.endings, ENDING_KEPT)
        self.copies = copies(one.texts, other.texts)

    def tile(self, top: int, bottom: int, left: int, right: int) -> Table:
        """Return the scores of all shapes for units that end in rows top..bottom and columns left..right, ends exclusive.

        A unit that would reach beyond the document scores minus infinity. Shape: (shapes, rows, columns).
        """
        import numpy as np  # noqa: PLC0415 - costs a quarter of a second

        start = max(0, top - self.widest + 1)  # rows above the tile that its units reach into
        begin = max(0, left - self.widest + 1)
        height, width = bottom - start, right - begin
        answered = _answered(self.down, self.other, Range(start, bottom, begin, right), self.widest)
        answering = [t.T for t in _answered(self.across, self.one, Range(begin, right, start, bottom), self.widest)]
        kinds = self.kinds.at(slice(start, bottom), slice(begin, right))
        endings = self.endings.at(slice(start, bottom), slice(begin, right))
        speech = self.one.spoken[start:bottom, None]
        copied = (speech == self.other.spoken[None, begin:right]) & (speech < 2)
        strict = np.where(copied, np.float32(COPIED), np.float32(1)) if copied.any() else None
        tokens = _tokens(answered, answering)
        out = np.full((len(self.shapes), height, width), -np.inf, dtype=np.float32)
        for number, ((x, y), says) in enumerate(zip(self.shapes, tokens, strict=True)):
            if x > height or y > width:
                continue
            a, b = slice(start + x - 1, bottom), slice(begin + y - 1, right)
            unit = out[number, x - 1 :, y - 1 :]
            ratio = self.rows.log[x][a, None] - self.columns.log[y][None, b]
            ratio *= ratio
            ratio *= self.rows.precision[x][a, None]
            ratio *= self.columns.precision[y][None, b]
            if strict is not None:
                ratio *= strict[x - 1 :, y - 1 :]
            np.add(self.rows.fixed[x][a, None], self.columns.fixed[y][None, b], out=unit)
            unit -= ratio
            np.maximum(unit, UNLIKELY, out=unit)
            for table in says:
                unit += table[x - 1 :, y - 1 :]
            unit += kinds[: height - x + 1, : width - y + 1]
            unit += endings[x - 1 :, y - 1 :]
            unit += self.rows.joined[x][a, None] + prior((x, y))
            if y > 1:
                unit += self.columns.joined[y][None, b]
        row, column = self.copies
        inside = (row >= start) & (row < bottom) & (column >= begin) & (column < right)
        out[0, row[inside] - start, column[inside] - begin] += self._copied(row[inside])
        return out[:, top - start :, left - begin :]

    def _copied(self, rows: Ints) -> Floats:
        import numpy as np  # noqa: PLC0415 - costs a quarter of a second

        says: Floats = np.minimum(COPY * self.one.tokens[rows], COPY_AT_MOST).astype(np.float32)
        return says

    def pair(self, row: int, column: int) -> float:
        """Return the score of one row with one column, without the prior."""
        import numpy as np  # noqa: PLC0415 - costs a quarter of a second

        return float(self.pairs(np.array([row], dtype=np.int32), np.array([column], dtype=np.int32))[0, 0])

    def pairs(self, rows: Ints, columns: Ints) -> Table:
        """Return the scores of one-to-one units of any of these rows with any of these columns, without the prior."""
        import numpy as np  # noqa: PLC0415 - costs a quarter of a second

        one, other = self.one, self.other
        tokens = _picked(self.down, rows, columns, other) + _picked(self.across, columns, rows, one).T
        ratio = self.rows.log[1][rows, None] - self.columns.log[1][None, columns]
        ratio *= ratio * (2 * self.rows.precision[1][rows, None] * self.columns.precision[1][None, columns])
        fixed = self.rows.fixed[1][rows, None] + self.columns.fixed[1][None, columns]
        unit: Table = np.maximum(fixed - 0.5 * ratio, UNLIKELY) + tokens
        unit += self.kinds.at(rows, columns) + self.endings.at(rows, columns)
        row, column = self.copies
        here = np.isin(row, rows) & np.isin(column, columns)
        unit[np.searchsorted(rows, row[here]), np.searchsorted(columns, column[here])] += self._copied(row[here])
        return unit


def _picked(coverage: Coverage, rows: Ints, columns: Ints, other: Features) -> Table:
    """Return what the tokens of some rows gain from single columns."""
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    row_number = np.full(len(coverage.base), -1, dtype=np.int64)
    row_number[rows] = np.arange(len(rows))
    column_number = np.full(len(other.length), -1, dtype=np.int64)
    column_number[columns] = np.arange(len(columns))
    a, b = row_number[coverage.row], column_number[coverage.column]
    here = (a >= 0) & (b >= 0)
    gained = np.bincount((a * len(columns) + b)[here], weights=coverage.gain[here], minlength=len(rows) * len(columns))
    return (gained.reshape(len(rows), len(columns)) + coverage.base[rows][:, other.spoken[columns]]).astype(np.float32)


def _answered(coverage: Coverage, other: Features, tile: Range, widest: int) -> list[Table]:
    """Return, for every width, what the tokens of each row gain from a span of that many columns ending in each column.

    In the place of width 0 stands what a row gains that only repeats the row above, not to be counted in a unit of
    both.
    """
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    top, bottom, left, right = tile
    height, width = bottom - top, right - left
    first, last = np.searchsorted(coverage.row, (top, bottom))
    kept: slice | Ints = slice(first, last)
    if width < len(other.length):
        column = coverage.column[first:last]
        kept = first + np.flatnonzero((column >= left) & (column < right))
    cell = (coverage.row[kept] - top) * width + (coverage.column[kept] - left)
    spoken = other.spoken[left:right]
    base = lost = coverage.base[top:bottom][:, spoken]
    mixed = bool((spoken != spoken[0]).any())
    load = largest = np.maximum(other.tokens[None, left:right], 1)
    # What counts up to each distance: cells by their gap first, then all with that gap or a larger one.
    layered = (coverage.gap[kept] - 1) * (height * width) + cell
    shape = GAPS, height, width
    layers = np.empty((GAPS, 2, height, width), dtype=np.float32)  # what is gained, and by how many answers
    layers[:, 0] = np.bincount(layered, weights=coverage.gain[kept], minlength=math.prod(shape)).reshape(shape)
    layers[:, 1] = np.bincount(layered, minlength=math.prod(shape)).reshape(shape)
    for apart in range(GAPS - 2, -1, -1):
        layers[apart] += layers[apart + 1]
    echo = np.bincount(cell, weights=coverage.echo[kept], minlength=height * width)
    spans = [echo.reshape(height, width).astype(np.float32), layers[0, 0] + base]
    sums = layers[0]
    sizes = load.copy()
    for span in range(2, widest + 1):
        sums = _onward(sums, layers[min(span - 1, GAPS - 1)])
        # A larger span is more likely to hold an answer by chance than its largest block, for which it was reckoned.
        largest = np.maximum(_onward(largest, np.zeros_like(load)), load)
        sizes[:, span - 1 :] += load[:, : max(0, width - span + 1)]
        gained = sums[1] * (-DEPENDENCE * np.log(sizes / largest))
        gained += sums[0]
        np.maximum(gained, 0, out=gained)
        if mixed:  # an answer is expected as soon as one block of the span is in a language that could hold it
            lost = lost.copy()
            np.minimum(lost[:, :-1], base[:, 1:], out=lost[:, 1:])
        gained += lost
        spans.append(gained)
    return spans


def _tokens(answered: list[Table], answering: list[Table]) -> Iterator[tuple[Table, Table]]:
    """Yield, for every shape in order, two tables whose sum is what the tokens of both sides say of it, where it fits in.

    The second table is taken further from shape to shape: use it before asking for the next.
    """
    yield answered[1], answering[1]
    for spans, single, echo, axis in (
        (answered, answering[1], answering[0], 1),
        (answering, answered[1], answered[0], 0),
    ):
        run = single.copy()
        # All but the last block of a unit lose what they only repeat.
        fresh, ends = (single[:, :-1] - echo[:, 1:], run) if axis else (single[:-1] - echo[1:], run.T)
        fresh = fresh if axis else fresh.T
        for span in range(2, len(spans)):
            if span <= ends.shape[1]:
                ends[:, span - 1 :] += fresh[:, : ends.shape[1] - span + 1]
            yield spans[span], run
    both = answered[2].copy()
    both[1:] += answered[2][:-1]
    back = answering[2].copy()
    back[:, 1:] += answering[2][:, :-1]
    yield both, back


def _onward(table: Table, more: Table) -> Table:
    """Return tables moved one column to the right and added to others."""
    out = more.copy()
    out[..., 1:] += table[..., :-1]
    return out
