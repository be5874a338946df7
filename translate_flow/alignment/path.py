"""The best way through the table: dynamic programming over units and blocks left alone.

Three best scores are kept for every place: of paths that end there with a tied unit, with a row left alone, with a
column left alone (Gotoh 1982), because what is missing comes in runs. Memory is linear in the area of the tiles.
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

    The prices say how long the sides are, and what leaving a row or a column alone costs. Tiles cover the rows in
    order, and neighbours overlap in columns; the first begins at column 0, the last ends at the last column.
    """
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    width, widest = len(right_price), max(map(max, shapes))
    onward = np.append(right_price, -np.inf)  # by the place from which a column is left alone
    # Best scores of the last rows, in a ring; padded on the left so that a unit may look beyond the edge.
    ring = np.full((widest + 1, width + 1 + widest), -np.inf)
    band = _Band(Tile(-1, 0, 0, tiles[0].right), onward)
    band.tied[0, 0] = 0.0
    band.leave_columns(0)
    ring[0, widest : widest + tiles[0].right + 1] = np.maximum(band.tied[0], band.right[0])
    places = tiles[0].right
    rows = band.rows(np.zeros((1, places), dtype=np.int8), np.zeros((1, places), dtype=np.float32), short=False)
    for tile in tiles:
        band = _Band(tile, onward, band)
        scores = score(tile)
        ways = _ways(shapes, ring, tile)
        codes = np.empty((tile.bottom - tile.top, tile.right - tile.left), dtype=np.int8)
        which = np.arange(tile.right - tile.left)
        for here, row in enumerate(range(tile.top + 1, tile.bottom + 1), 1):
            slot = row % (widest + 1)
            options = ring.take(ways[slot])
            options += scores[:, here - 1]
            shape = options.argmax(axis=0)
            codes[here - 1] = shape
            band.tied[here, 1:] = options[shape, which]
            band.leave_row(here, down_price[row - 1])
            band.leave_columns(here)
            ring[slot] = -np.inf
            band.best(here, out=ring[slot, widest + tile.left : widest + tile.right + 1])
        gained = np.take_along_axis(scores, codes[None].astype(np.intp), axis=0)[0]
        rows += band.rows(codes, gained, short=len(which) < width)
    return _walk(rows, shapes, down_price, onward)


def _ways(shapes: Shapes, ring: Scores, tile: Tile) -> list[npt.NDArray[np.intp]]:
    """Return, for each row of the ring, where in it the units that end in that row of a tile begin: shapes by columns."""
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    count, across = ring.shape
    up, back = np.array(shapes, dtype=np.intp).T[:, :, None]
    begin = np.arange(tile.left + 1, tile.right + 1) - back + count - 1
    return [(slot - up) % count * across + begin for slot in range(count)]


class _Band:
    """The best scores of paths to every place of a tile, by how they end: tied, with a row or a column left alone.

    Row 0 is the last one of the tile above. Shapes: (rows + 1, columns + 1).
    """

    def __init__(self, tile: Tile, onward: Scores, above: _Band | None = None) -> None:
        import numpy as np  # noqa: PLC0415 - costs a quarter of a second

        self.tile = tile
        shape = tile.bottom - tile.top + 1, tile.right - tile.left + 1
        if above is None:
            shape = 1, shape[1]
        self.tied, self.down, self.right = (np.full(shape, -np.inf) for _ in range(3))
        self.run = np.arange(shape[1]) * ALONE_AGAIN
        self.first = onward[tile.left : tile.right + 1] - self.run
        self.turned = ACROSS - self.run
        if above is not None:
            shared = slice(0, above.tile.right - tile.left + 1)
            begin = tile.left - above.tile.left
            self.tied[0, shared], self.down[0, shared] = above.tied[-1, begin:], above.down[-1, begin:]
            self.right[0, shared] = above.right[-1, begin:]

    def leave_row(self, row: int, price: float) -> None:
        """Reckon the paths that end with this row left alone."""
        import numpy as np  # noqa: PLC0415 - costs a quarter of a second

        down = self.down[row]
        np.add(self.tied[row - 1], price, out=down)
        np.maximum(down, self.right[row - 1] + ACROSS, out=down)
        np.maximum(down, self.down[row - 1] + ALONE_AGAIN, out=down)

    def leave_columns(self, row: int) -> None:
        """Reckon the paths that end in this row with a column left alone."""
        import numpy as np  # noqa: PLC0415 - costs a quarter of a second

        opened = self.tied[row] + self.first
        np.maximum(opened, self.down[row] + self.turned, out=opened)
        np.maximum.accumulate(opened, out=opened)
        np.add(opened[:-1], self.run[:-1], out=self.right[row, 1:])

    def best(self, row: int, out: Scores) -> None:
        """Write down the best scores of all paths to the places of a row."""
        import numpy as np  # noqa: PLC0415 - costs a quarter of a second

        np.maximum(self.tied[row], self.down[row], out=out)
        np.maximum(out, self.right[row], out=out)

    def rows(self, codes: Codes, gained: Table, *, short: bool) -> list[_Row]:
        """Return what the way back needs of each row; in a corridor, half of the digits are let go."""
        import numpy as np  # noqa: PLC0415 - costs a quarter of a second

        skip = len(self.tied) - len(codes)
        kept = (
            scores[skip:].astype(np.float32) if short else scores[skip:]
            for scores in (self.tied, self.down, self.right)
        )
        return [_Row(self.tile.left, *row) for row in zip(*kept, codes, gained, strict=True)]


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
