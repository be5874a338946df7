"""The score of every possible unit: aligned against by chance, as a log-likelihood ratio, over a tile of the table.

A unit of shape (x, y) ends with row `i` and column `j` and holds the last `x` rows and `y` columns.
"""

from __future__ import annotations

import math
from collections import defaultdict
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
"""By how much the logarithm of a block's length stands out for its language; French takes 15 % more room than English."""
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
        strict = np.where(copied, COPIED, 1.0).astype(np.float32)
        out = np.full((len(self.shapes), height, width), -np.inf, dtype=np.float32)
        for number, (x, y) in enumerate(self.shapes):
            if x > height or y > width:
                continue
            tokens = _window(answered[y], x, 0) + _window(answering[x], y, 1)
            if x > 1 == y:
                tokens[1:] -= _window(answered[0], x - 1, 0)[1:]
            elif y > 1 == x:
                tokens[:, 1:] -= _window(answering[0], y - 1, 1)[:, 1:]
            a, b = slice(start + x - 1, bottom), slice(begin + y - 1, right)
            ratio = self.rows.log[x][a, None] - self.columns.log[y][None, b]
            ratio *= ratio * (2 * self.rows.precision[x][a, None] * self.columns.precision[y][None, b])
            ratio *= strict[x - 1 :, y - 1 :]
            unit = np.maximum(self.rows.fixed[x][a, None] + self.columns.fixed[y][None, b] - 0.5 * ratio, UNLIKELY)
            unit += tokens[x - 1 :, y - 1 :]
            unit += kinds[: height - x + 1, : width - y + 1]
            unit += endings[x - 1 :, y - 1 :]
            unit += self.rows.joined[x][a, None] + prior((x, y))
            unit += self.columns.joined[y][None, b]
            out[number, x - 1 :, y - 1 :] = unit
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

    In the place of width 0 stands what a row gains that only repeats the row above, not to be counted in a unit of both.
    """
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    top, bottom, left, right = tile
    height, width = bottom - top, right - left
    first, last = np.searchsorted(coverage.row, (top, bottom))
    column = coverage.column[first:last]
    inside = (column >= left) & (column < right)
    cell = (coverage.row[first:last][inside] - top) * width + (column[inside] - left)
    gain, gap = coverage.gain[first:last][inside], coverage.gap[first:last][inside]
    base = coverage.base[top:bottom][:, other.spoken[left:right]]
    lost = base
    load = np.maximum(other.tokens[None, left:right], 1)
    largest = load
    fresh: list[Table] = []
    counted: list[Table] = []
    for apart in range(min(GAPS, widest)):
        new = gap > apart
        sums = np.bincount(cell[new], weights=gain[new], minlength=height * width)
        fresh.append(sums.reshape(height, width).astype(np.float32))
        seen = np.bincount(cell[new], minlength=height * width)
        counted.append(seen.reshape(height, width).astype(np.float32))
    echo = np.bincount(cell, weights=coverage.echo[first:last][inside], minlength=height * width)
    spans = [echo.reshape(height, width).astype(np.float32), fresh[0] + base]
    total, count = fresh[0], counted[0]
    for span in range(2, widest + 1):
        apart = min(span - 1, GAPS - 1)
        total = _shift(total) + fresh[apart]
        count = _shift(count) + counted[apart]
        # A larger span is more likely to hold an answer by chance than its largest block, for which it was reckoned.
        largest = np.maximum(_shift(largest), load)
        more = np.log(_window(load, span, 1) / largest)
        gained = np.maximum(total - DEPENDENCE * more * count, 0)
        # An answer is expected as soon as one block of the span is in a language that could hold it.
        lost = np.minimum(_shift(lost), base)
        spans.append(gained + lost)
    return spans


def _shift(table: Table) -> Table:
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    moved = np.zeros_like(table)
    moved[:, 1:] = table[:, :-1]
    return moved


def _window(table: Table, width: int, axis: int) -> Table:
    """Return sums over the last `width` rows (axis 0) or columns (axis 1)."""
    if width == 1:
        return table
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    total = np.cumsum(table, axis=axis)
    out = total.copy()
    if axis == 0:
        out[width:] -= total[:-width]
    else:
        out[:, width:] -= total[:, :-width]
    return out
