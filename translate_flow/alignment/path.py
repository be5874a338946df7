"""The best way through the table: dynamic programming over units and blocks left alone.

Three best scores are kept for every place: of paths that end there with a tied unit, with a row left alone, with a column
left alone (Gotoh 1982), because what is missing comes in runs. Memory is linear in the area of the tiles.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from translate_flow.alignment.scores import Table

    Scores = npt.NDArray[np.floating]
    Codes = npt.NDArray[np.int8]

ALONE: Final = math.log(0.03)
"""The price of the first block left alone. On hand-aligned articles about one unit in fifteen is one-sided."""
SECTION_ALONE: Final = math.log(0.12)
"""The same where that block is a heading: what is left out is often a whole section, from its heading on."""
ALONE_AGAIN: Final = math.log(0.18)
"""And of each after it: what is missing comes in runs, a section or an article."""
ACROSS: Final = math.log(0.03)
"""Of turning from blocks left alone on one side to blocks left alone on the other."""

Shapes: TypeAlias = "Sequence[tuple[int, int]]"
"""How many rows and columns a tied unit may hold; one to one comes first."""

TIED, DOWN, RIGHT = 0, 1, 2


class Step(NamedTuple):
    """One unit: rows and columns, the ends exclusive, its score (0 for a block left alone), and whether it crosses others."""

    top: int
    bottom: int
    left: int
    right: int
    score: float
    moved: bool = False


class Tile(NamedTuple):
    """A rectangle of the table, ends exclusive."""

    top: int
    bottom: int
    left: int
    right: int


def prices(headings: Sequence[bool]) -> Scores:
    """Return what it costs to open a run of blocks left alone at each block, from which of them are headings."""
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    return np.where(np.array(headings, dtype=bool), SECTION_ALONE, ALONE)


class _Row(NamedTuple):
    """The best scores of paths to one row of places, from place `left` on, and the shape of the tied unit before each.

    What else came before is found again from the scores, for the few places that the best path goes through.
    """

    left: int
    tied: Scores
    down: Scores
    right: Scores
    shape: Codes
    gained: Table


def best_path(
    down_price: Scores, right_price: Scores, shapes: Shapes, tiles: Sequence[Tile], score: Callable[[Tile], Table]
) -> list[Step]:
    """Return the units of the best path in order; what lies outside the tiles is not looked at.

    The prices say how long the sides are, and what leaving a row or a column alone costs. Tiles cover the rows in order,
    and neighbours overlap in columns; the first begins at column 0, the last ends at the last column.
    """
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    width, widest = len(right_price), max(map(max, shapes))
    onward = np.append(right_price, -np.inf)  # by the place from which a column is left alone
    steps: Scores = np.arange(width + 1, dtype=np.float64) * ALONE_AGAIN
    rows_up = np.array([x for x, _ in shapes])[:, None]
    columns_back = np.array([y for _, y in shapes])[:, None]
    # Best scores of the last rows, in a ring; padded on the left so that a unit may look beyond the edge.
    across = width + 1 + widest
    ring = np.full((widest + 1, across), -np.inf)
    flat = ring.ravel()
    tied = np.full(width + 1, -np.inf)
    tied[0] = 0.0
    down = np.full(width + 1, -np.inf)
    reach = slice(0, tiles[0].right + 1)
    right = _left_alone(tied, down, onward, steps, reach)
    np.maximum(tied, right, out=ring[0, widest:])
    nothing = np.zeros(reach.stop, dtype=np.int8)
    rows = [_Row(0, tied[reach], down[reach], right[reach], nothing, nothing.astype(np.float32))]
    for tile in tiles:
        scores = score(tile)
        reach = slice(tile.left, tile.right + 1)
        ends = np.arange(tile.left + 1, tile.right + 1) - columns_back + widest
        which = np.arange(tile.right - tile.left)
        for row in range(tile.top + 1, tile.bottom + 1):
            gained = scores[:, row - 1 - tile.top]
            options = flat.take((row - rows_up) % (widest + 1) * across + ends)
            options += gained
            shape = options.argmax(axis=0)
            before, tied = tied, np.full(width + 1, -np.inf)
            tied[tile.left + 1 : reach.stop] = options[shape, which]
            opened = np.maximum(before[reach] + down_price[row - 1], right[reach] + ACROSS)
            again = down[reach] + ALONE_AGAIN
            down = np.full(width + 1, -np.inf)
            np.maximum(opened, again, out=down[reach])
            right = _left_alone(tied, down, onward, steps, reach)
            best = ring[row % (widest + 1), widest:]
            np.maximum(tied, down, out=best)
            np.maximum(best, right, out=best)
            # In a corridor, let the rest of each row go, and half of the digits.
            kept = tied[reach], down[reach], right[reach]
            if len(which) < width:
                kept = _halved(kept[0]), _halved(kept[1]), _halved(kept[2])
            rows.append(_Row(tile.left, *kept, shape.astype(np.int8), gained[shape, which]))
    return _walk(rows, shapes, down_price, onward)


def _halved(scores: Scores) -> Scores:
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    short: Scores = scores.astype(np.float32)
    return short


def _left_alone(tied: Scores, down: Scores, onward: Scores, steps: Scores, reach: slice) -> Scores:
    """Return the best scores of paths that end with a column left alone."""
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    opened = np.maximum(tied[reach] + onward[reach], down[reach] + ACROSS)
    walked = steps[: len(opened)]
    opened -= walked
    right = np.full(len(tied), -np.inf)
    right[reach][1:] = np.maximum.accumulate(opened)[:-1] + walked[:-1]
    return right


def _walk(rows: Sequence[_Row], shapes: Shapes, down_price: Scores, onward: Scores) -> list[Step]:
    """Go back from the last corner, asking at each place which way the best score came."""
    steps: list[Step] = []
    row, column = len(rows) - 1, len(onward) - 1
    state = _best_state(rows[row], column)
    while row or column:
        here = rows[row]
        place = column - here.left
        if state == TIED:
            shape = here.shape[place - 1]
            x, y = shapes[shape]
            steps.append(Step(row - x, row, column - y, column, float(here.gained[place - 1])))
            row, column = row - x, column - y
            state = _best_state(rows[row], column)
        elif state == DOWN:
            steps.append(Step(row - 1, row, column, column, 0.0))
            row -= 1
            from_here = rows[row]
            place = column - from_here.left
            ways = (
                from_here.tied[place] + down_price[row],
                from_here.down[place] + ALONE_AGAIN,
                from_here.right[place] + ACROSS,
            )
            state = ways.index(max(ways))
        else:
            steps.append(Step(row, row, column - 1, column, 0.0))
            column -= 1
            place -= 1
            ways = (here.tied[place] + onward[column], here.down[place] + ACROSS, here.right[place] + ALONE_AGAIN)
            state = ways.index(max(ways))
    return steps[::-1]


def _best_state(row: _Row, column: int) -> int:
    place = column - row.left
    scores = (row.tied[place], row.down[place], row.right[place])
    return scores.index(max(scores))
