"""The best way through the table: dynamic programming over units and blocks left alone.

Three best scores are kept for every place: of paths that end there with a tied unit, with a row left alone, with a column
left alone (Gotoh 1982), because what is missing comes in runs. Memory is linear in the area of the tiles.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from translate_flow.alignment.scores import SHAPES, WIDEST

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from translate_flow.alignment.scores import Table

    Scores = npt.NDArray[np.float64]
    Codes = npt.NDArray[np.int8]

ALONE: Final = math.log(0.05)
"""The price of the first block left alone. On hand-aligned articles about one unit in fifteen is one-sided."""
SECTION_ALONE: Final = math.log(0.12)
"""The same where that block is a heading: what is left out is often a whole section, from its heading on."""
ALONE_AGAIN: Final = math.log(0.25)
"""And of each after it: what is missing comes in runs, a section or an article."""
ACROSS: Final = math.log(0.03)
"""Of turning from blocks left alone on one side to blocks left alone on the other."""

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


@dataclass(frozen=True, slots=True)
class _Trail:
    """Where the best paths to one row of places came from, for places `left` and on."""

    left: int
    shape: Codes
    score: Table
    down: Codes
    right: Codes
    best: Codes


def prices(headings: Sequence[bool]) -> Scores:
    """Return what it costs to open a run of blocks left alone at each block, from which of them are headings."""
    import numpy as np  # noqa: PLC0415

    return np.where(np.array(headings, dtype=bool), SECTION_ALONE, ALONE)


def best_path(
    down_price: Scores, right_price: Scores, tiles: Sequence[Tile], score: Callable[[Tile], Table]
) -> list[Step]:
    """Return the units of the best path in order; what lies outside the tiles is not looked at.

    The prices say how long the sides are, and what leaving a row or a column alone costs. Tiles cover the rows in order, and neighbours overlap in columns; the first begins at column 0, the last ends at `width`.
    """
    import numpy as np  # noqa: PLC0415

    height, width = len(down_price), len(right_price)
    onward = np.append(right_price, -np.inf)  # by the place from which a column is left alone
    rows_up = np.array([x for x, _ in SHAPES])[:, None]
    columns_back = np.array([y for _, y in SHAPES])[:, None]
    # Best scores of the last rows, in a ring; padded on the left so that a unit may look beyond the edge.
    ring = np.full((WIDEST + 1, width + 1 + WIDEST), -np.inf)
    tied = np.full(width + 1, -np.inf)
    tied[0] = 0.0
    down = np.full(width + 1, -np.inf)
    reach = slice(0, (tiles[0].right if tiles else width) + 1)
    right, came_right = _left_alone(tied, down, onward, reach)
    ring[0, WIDEST:] = np.maximum(tied, right)
    nothing = np.zeros(reach.stop, dtype=np.int8)
    trails = [_Trail(0, nothing, nothing.astype(np.float32), nothing, came_right, _best(tied, down, right, reach))]
    for tile in tiles:
        scores = score(tile)
        reach = slice(tile.left, tile.right + 1)
        ends = np.arange(tile.left + 1, tile.right + 1)
        which = np.arange(len(ends))
        for row in range(tile.top + 1, tile.bottom + 1):
            gained = scores[:, row - 1 - tile.top]
            options = ring[(row - rows_up) % (WIDEST + 1), ends - columns_back + WIDEST] + gained
            shape = options.argmax(axis=0)
            options_down = np.stack(
                (tied[reach] + down_price[row - 1], down[reach] + ALONE_AGAIN, right[reach] + ACROSS)
            )
            tied, down = np.full(width + 1, -np.inf), np.full(width + 1, -np.inf)
            tied[tile.left + 1 : tile.right + 1] = options[shape, which]
            down[reach] = options_down.max(axis=0)
            right, came_right = _left_alone(tied, down, onward, reach)
            ring[row % (WIDEST + 1), WIDEST:] = np.maximum(np.maximum(tied, down), right)
            trails.append(
                _Trail(
                    tile.left,
                    np.concatenate(([0], shape)).astype(np.int8),
                    np.concatenate(([0], gained[shape, which])).astype(np.float32),
                    options_down.argmax(axis=0).astype(np.int8),
                    came_right,
                    _best(tied, down, right, reach),
                )
            )
    end = (tied[width], down[width], right[width])
    return _walk(trails, height, width, max((TIED, DOWN, RIGHT), key=lambda state: end[state]))


def _left_alone(tied: Scores, down: Scores, onward: Scores, reach: slice) -> tuple[Scores, Codes]:
    """Return the best scores of paths that end with a column left alone, and what came before that column."""
    import numpy as np  # noqa: PLC0415

    opened = np.stack((tied[reach] + onward[reach], down[reach] + ACROSS))
    best = opened.max(axis=0)
    steps = np.arange(len(best)) * ALONE_AGAIN
    right = np.full(len(tied), -np.inf)
    right[reach][1:] = np.maximum.accumulate(best - steps)[:-1] + steps[:-1]
    came = np.zeros(len(best), dtype=np.int8)
    came[1:] = np.where(best[:-1] >= right[reach][:-1] + ALONE_AGAIN, opened.argmax(axis=0)[:-1], RIGHT)
    return right, came


def _best(tied: Scores, down: Scores, right: Scores, reach: slice) -> Codes:
    import numpy as np  # noqa: PLC0415

    best: Codes = np.stack((tied[reach], down[reach], right[reach])).argmax(axis=0).astype(np.int8)
    return best


def _walk(trails: Sequence[_Trail], row: int, column: int, state: int) -> list[Step]:
    steps: list[Step] = []
    while row or column:
        trail = trails[row]
        place = column - trail.left
        if state == DOWN:
            steps.append(Step(row - 1, row, column, column, 0.0))
            state, row = int(trail.down[place]), row - 1
        elif state == RIGHT:
            steps.append(Step(row, row, column - 1, column, 0.0))
            state, column = int(trail.right[place]), column - 1
        else:
            x, y = SHAPES[trail.shape[place]]
            steps.append(Step(row - x, row, column - y, column, float(trail.score[place])))
            row, column = row - x, column - y
            state = int(trails[row].best[column - trails[row].left]) if row or column else TIED
    return steps[::-1]
