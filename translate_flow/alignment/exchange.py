"""Blocks that changed places: two ties that are better crossed, and two blocks beside two that answer each other crosswise.

The path never turns back. Two blocks that were swapped may so be tied each to the other's counterpart, both a little
likelier than chance, and nothing is left over to call for a closer look; or they are taken together, two for two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from translate_flow.alignment.path import Step

if TYPE_CHECKING:
    from translate_flow.alignment.manual_path import Bound
    from translate_flow.alignment.scores import Scorer, Table

TIED_WELL: Final = 8.0
"""A tie of one to one of this score is not looked at: swapped blocks that share so much are hard to tell by anyone."""
SUSPECT: Final = 3.0
"""By how much two ties must be better crossed to be a reason to look again."""
SURE: Final = 10.0
"""And to be crossed: what two ties across the order must score."""
LEAST: Final = 5.0
"""What each of the crossed ties must score by itself."""
MOST: Final = 2_000


class _Weak(NamedTuple):
    """Weak ties of one to one: units by number, what tying row `i` to column `j` of theirs says, what crossing two gains."""

    units: list[int]
    table: Table
    gains: Table


def suspects(scorer: Scorer | Bound, steps: Sequence[Step]) -> bool:
    """Whether two ties would be better the other way round."""
    weak = _weak(scorer, steps, 0.0)
    return weak is not None and bool(weak.gains.max() > SUSPECT)


def exchanged(scorer: Scorer | Bound, steps: Sequence[Step]) -> list[Step]:
    """Return the units with weak ties crossed where that is much better; both are said to have moved."""
    out = list(steps)
    weak = _weak(scorer, steps, LEAST)
    while weak is not None and weak.gains.max() > SURE:
        pair = divmod(int(weak.gains.argmax()), len(weak.units))
        for here, there in (pair, pair[::-1]):
            own, other = steps[weak.units[here]], steps[weak.units[there]]
            score = float(weak.table[here, there])
            out[weak.units[here]] = own._replace(left=other.left, right=other.right, score=score, moved=True)
            weak.gains[here] = weak.gains[:, here] = 0
    return out


def _weak(scorer: Scorer | Bound, steps: Sequence[Step], least: float) -> _Weak | None:
    """Look at the weak ties of one to one; only crossings in which both ties score `least` count as any better."""
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    units = [n for n, s in enumerate(steps) if s.bottom - s.top == 1 == s.right - s.left and s.score < TIED_WELL]
    if not 1 < len(units) <= MOST:
        return None
    units.sort(key=lambda n: steps[n].left)
    columns = np.array([steps[n].left for n in units], dtype=np.int32)
    rows, place = np.unique(np.array([steps[n].top for n in units], dtype=np.int32), return_inverse=True)
    table = scorer.pairs(rows, columns)[place]
    free = np.isfinite(np.diagonal(table))  # what hands have tied stays
    units, table = [n for n, is_free in zip(units, free.tolist(), strict=True) if is_free], table[np.ix_(free, free)]
    if not units:
        return None
    held = np.diagonal(table)
    gains = table + table.T - held[:, None] - held[None, :]
    gains[np.minimum(table, table.T) < least] = 0
    np.fill_diagonal(gains, 0)
    return _Weak(units, table, gains)


def uncrossed(scorer: Scorer | Bound, steps: Sequence[Step]) -> list[Step]:
    """Return the units, given in order, with two blocks tied to two taken apart where they answer each other crosswise.

    Of the two ties, the one that stands less where its neighbours do is said to have moved.
    """
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    out: list[Step] = []
    offset = 0
    for step in steps:
        top, left = step.top, step.left
        if step.bottom - top == 2 == step.right - left:
            table = scorer.pairs(np.array([top, top + 1], dtype=np.int32), np.array([left, left + 1], dtype=np.int32))
            straight, across = np.diagonal(table), np.diagonal(table[:, ::-1])
            if across.min() > LEAST and across.sum() > straight.sum() + SURE:
                stays = abs(top - left - 1 - offset) <= abs(top + 1 - left - offset)
                out.append(Step(top, top + 1, left + 1, left + 2, float(across[0]), moved=not stays))
                out.append(Step(top + 1, top + 2, left, left + 1, float(across[1]), moved=stays))
                continue
        if step.bottom > top and step.right > left:
            offset = step.bottom - step.right
        out.append(step)
    return out
