"""How sure a unit is, from 0 to 1.

A logistic regression over three things: the unit's own score; the weakest of its neighbours' on both sides, since
borders are mostly wrong next to something else that is; and how many blocks were joined. Fitted on hand-aligned
articles and novels, then moved down so that of the units above .9 at least 99 in 100 are right
(``benchmarks/calibrate.py``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from translate_flow.alignment.path import Step

START: Final = 1.1
PER_SCORE: Final = 0.12
PER_NEIGHBOUR: Final = 0.28
PER_BLOCK: Final = -1.55
SCORES: Final = (-4.0, 30.0)  # a unit that scores more or less than this is no surer for it
NEIGHBOURS: Final = (-3.0, 5.0)
ALONE_START: Final = 1.2
"""Of blocks left alone in articles nine in ten have no counterpart; next to doubtful ties it is fewer."""


def confidences(steps: Sequence[Step]) -> list[float]:
    """Return the confidence of each unit of a document, in the order given."""
    out = []
    for step, weakest in zip(steps, weakest_neighbours(steps), strict=True):
        tall, wide = step.bottom - step.top, step.right - step.left
        doubt = PER_NEIGHBOUR * _within(weakest, NEIGHBOURS)
        if tall and wide:
            joined = PER_BLOCK * min(tall + wide - 2, 3)
            sure = START + PER_SCORE * _within(step.score, SCORES) + doubt + joined
        else:
            sure = ALONE_START + doubt
        out.append(round(1 / (1 + math.exp(-sure)), 3))
    return out


def weakest_neighbours(steps: Sequence[Step]) -> list[float]:
    """Return, for each unit, the least score of the units before and after it on both sides."""
    by_row = {row: step.score for step in steps for row in range(step.top, step.bottom)}
    by_column = {column: step.score for step in steps for column in range(step.left, step.right)}
    out = []
    for step in steps:
        around: list[float | None] = []
        if step.bottom > step.top:
            around += by_row.get(step.top - 1), by_row.get(step.bottom)
        if step.right > step.left:
            around += by_column.get(step.left - 1), by_column.get(step.right)
        out.append(min((score for score in around if score is not None), default=NEIGHBOURS[1]))
    return out


def _within(value: float, bounds: tuple[float, float]) -> float:
    return min(max(value, bounds[0]), bounds[1])
