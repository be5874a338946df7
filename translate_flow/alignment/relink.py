"""What the path, which never turns back, had to leave over or tie to the wrong neighbour: tied across the order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from translate_flow.alignment.path import Step
from translate_flow.alignment.scores import Scorer

if TYPE_CHECKING:
    import numpy as np

    from translate_flow.alignment.manual_path import Bound

WEAK: Final = 1.5
"""A one-to-one unit that scores less is open to a better tie elsewhere. Right ones of such score are a few in a
hundred."""
MOVED: Final = 5.0
"""What a tie across the order must score: one block in some hundreds moves, and every block has that many to go to."""
CLEAR: Final = 2.0  # and by how much it must beat the next best of its row and of its column
MOST: Final = 2_000  # blocks a side that are looked at: a whole site pasted together is not a text with moves


def relink(scorer: Scorer | Bound, steps: Sequence[Step]) -> list[Step]:
    """Return the units with leftover and weakly tied blocks tied across the order where that is clearly better.

    Ties are made best first, and only where each is the other's clear first choice: repeated boilerplate never is.
    """
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    open_steps = [step for step in steps if is_open(step)]
    rows = np.array(sorted(step.top for step in open_steps if step.bottom > step.top), dtype=np.int32)
    columns = np.array(sorted(step.left for step in open_steps if step.right > step.left), dtype=np.int32)
    if not len(rows) or not len(columns) or max(len(rows), len(columns)) > MOST:
        return list(steps)
    table = scorer.pairs(rows, columns)
    now = {
        (step.top, step.left): step.score for step in open_steps if step.bottom > step.top and step.right > step.left
    }
    held_row = {top: max(score, 0.0) for (top, _), score in now.items()}
    held_column = {left: max(score, 0.0) for (_, left), score in now.items()}
    ties: list[Step] = []
    for row, column in _clear_choices(table):
        top, left, score = int(rows[row]), int(columns[column]), float(table[row, column])
        if (top, left) not in now and score > MOVED + held_row.get(top, 0.0) + held_column.get(left, 0.0):
            ties.append(Step(top, top + 1, left, left + 1, score))
    return _with_ties(steps, ties)


def with_echoes(steps: Sequence[Step], rows_repeat: Sequence[bool], columns_repeat: Sequence[bool]) -> list[Step]:
    """Return the units with every leftover block that only repeats a tied neighbour added to that neighbour's unit.

    A title printed twice on one side is not missing on the other.
    """
    rows = _joined(steps, rows_repeat)
    mirrored = _joined([_mirrored(step) for step in rows], columns_repeat)
    return [_mirrored(step) for step in mirrored]


def _joined(steps: Sequence[Step], repeats: Sequence[bool]) -> list[Step]:
    """Add rows left alone that repeat the row above, or are repeated by the row below, to the tied unit of that row."""
    tied = [step for step in steps if step.bottom > step.top and step.right > step.left]
    alone = {step.top: step for step in steps if step.right == step.left}
    out = [step for step in steps if step.bottom == step.top]
    for step in tied:
        top, bottom = step.top, step.bottom
        while bottom in alone and repeats[bottom]:
            del alone[bottom]
            bottom += 1
        while top - 1 in alone and repeats[top]:
            del alone[top - 1]
            top -= 1
        out.append(step._replace(top=top, bottom=bottom))
    return [*out, *alone.values()]


def _mirrored(step: Step) -> Step:
    return step._replace(top=step.left, bottom=step.right, left=step.top, right=step.bottom)


def is_open(step: Step) -> bool:
    """Whether a unit is a block left alone or a weak tie of two."""
    tall, wide = step.bottom - step.top, step.right - step.left
    return tall + wide == 1 or (tall == wide == 1 and step.score < WEAK)


def is_doubtful(step: Step) -> bool:
    """Whether a unit is a reason to look again: a block left alone, or a tie less likely than chance."""
    return step.bottom - step.top + step.right - step.left == 1 or step.score < 0


def _clear_choices(table: np.ndarray) -> list[tuple[int, int]]:
    """Return the cells that are best in their row and their column by a clear margin, best first."""
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    found = []
    best = table.argmax(axis=1)
    for row in np.argsort(-table.max(axis=1), kind="stable").tolist():
        column = int(best[row])
        score = table[row, column]
        if score < MOVED:
            break
        rivals = max(_second(table[row], column), _second(table[:, column], row))
        if score >= rivals + CLEAR:
            found.append((row, column))
    return found


def _second(line: np.ndarray, place: int) -> float:
    return float(max(line[:place].max(initial=-1e9), line[place + 1 :].max(initial=-1e9)))


def _with_ties(steps: Sequence[Step], ties: Sequence[Step]) -> list[Step]:
    """Return the steps with these ties made and whatever held their blocks taken apart."""
    rows = {tie.top for tie in ties}
    columns = {tie.left for tie in ties}
    out: list[Step] = []
    for step in steps:
        if not is_open(step):
            out.append(step)
            continue
        tall, wide = step.bottom > step.top, step.right > step.left
        if not (tall and step.top in rows) and not (wide and step.left in columns):
            out.append(step)
            continue
        if tall and step.top not in rows:
            out.append(Step(step.top, step.bottom, step.left, step.left, 0.0))
        if wide and step.left not in columns:
            out.append(Step(step.top, step.top, step.left, step.right, 0.0))
    tied = [step for step in out if step.bottom > step.top and step.right > step.left]
    out += [tie._replace(moved=any(_cross(tie, step) for step in (*tied, *ties))) for tie in ties]
    return out


def _cross(one: Step, other: Step) -> bool:
    return (one.top - other.top) * (one.left - other.left) < 0
