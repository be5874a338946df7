"""A block tied to its own copy, while its translation was left alone beside it: the copy is what is too much.

A page in French may begin with the English title, then the French one. The copy matches best, word by word, but it is
the French title that answers the English one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Final

from translate_flow.alignment.features import Features
from translate_flow.alignment.path import Step
from translate_flow.alignment.relink import MOVED

BESIDE: Final = 3
"""How many blocks away a translation is looked for: a title printed twice, and once in the other language."""


def over_copies(
    one: Features, other: Features, steps: Sequence[Step], score: Callable[[int, int], float]
) -> list[Step]:
    """Return the units with translations put before copies. `score` is that of tying one row to one column."""
    rows = _in_rows(one, other, steps, score)
    mirrored = _in_rows(other, one, [_mirrored(step) for step in rows], lambda row, column: score(column, row))
    return [_mirrored(step) for step in mirrored]


def _in_rows(one: Features, other: Features, steps: Sequence[Step], score: Callable[[int, int], float]) -> list[Step]:
    alone = {step.top for step in steps if step.left == step.right}
    out: list[Step] = []
    taken: set[int] = set()
    for step in steps:
        row, column = step.top, step.left
        if not _is_copy(step, one, other):
            out.append(step)
            continue
        near = [
            *takewhile(alone.__contains__, range(row + 1, row + 1 + BESIDE)),
            *takewhile(alone.__contains__, range(row - 1, row - 1 - BESIDE, -1)),
        ]
        fit = [at for at in near if one.codes[at] == one.codes[row] and one.spoken[at] != one.spoken[row]]
        best, nearest = max(((score(at, column), -abs(at - row)) for at in fit), default=(0.0, 0))
        if best < MOVED:
            out.append(step)
            continue
        at = next(at for at in fit if -abs(at - row) == nearest)
        taken.add(at)
        out += [Step(row, row + 1, column, column, 0.0), Step(at, at + 1, column, column + 1, best)]
    return [step for step in out if step.left != step.right or step.top not in taken]


def _is_copy(step: Step, one: Features, other: Features) -> bool:
    """Whether a unit is one block a side, the same on both, in a language that can be told."""
    row, column = step.top, step.left
    if (step.bottom, step.right) != (row + 1, column + 1) or one.spoken[row] != other.spoken[column]:
        return False
    return bool(one.spoken[row] < 2) and one.texts[row] == other.texts[column]


def _mirrored(step: Step) -> Step:
    return step._replace(top=step.left, bottom=step.right, left=step.top, right=step.bottom)
