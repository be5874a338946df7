"""A lexicon learnt from an article's own confident units: words that keep coming together.

Learnt within the article, so that an article gives the same bitext alone and among a thousand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from translate_flow.alignment.arrays import spread, stable_order
from translate_flow.alignment.features import Class, Features
from translate_flow.alignment.links import Links
from translate_flow.alignment.path import Step

if TYPE_CHECKING:
    from translate_flow.alignment.features import Ints

CONFIDENT: Final = 3.0  # the score from which a unit teaches
TOGETHER: Final = 0.5
"""How often two words must come together, out of all the units that hold either (Dice)."""
WORDY: Final = 80  # a unit of more different tokens than this teaches nothing: all its words come together
DISCOUNT: Final = 1.0  # one unit less than seen: two units may agree by chance


def learn(one: Features, other: Features, steps: Sequence[Step], known: Links) -> Links:
    """Return pairs of words that answer each other in the confident one-to-one units and are not known yet."""
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    sure = [
        (step.top, step.left)
        for step in steps
        if step.score > CONFIDENT
        and step.bottom - step.top == 1 == step.right - step.left
        and one.spoken[step.top] != other.spoken[step.left]
    ]
    if len(sure) < 3:
        return Links([], [], [])
    rows, columns = np.array(sure, dtype=np.int32).T
    mine, my_unit = _words(one, rows, known.one)
    theirs, their_unit = _words(other, columns, known.other)
    mine_often, theirs_often = (
        np.bincount(mine, minlength=len(one.keys)),
        np.bincount(theirs, minlength=len(other.keys)),
    )
    # every word of a unit with every word of its counterpart
    count = np.bincount(their_unit, minlength=len(sure))
    start = (np.cumsum(count) - count).astype(np.int32)
    repeated = (
        (mine_often[mine] > 1)
        & (np.bincount(my_unit, minlength=len(sure))[my_unit] <= WORDY)
        & (count[my_unit] <= WORDY)
    )
    places, owner = spread(start[my_unit[repeated]], count[my_unit[repeated]].astype(np.int32))
    pair = mine[repeated][owner].astype(np.int64) * len(other.keys) + theirs[places]
    pairs, together = np.unique(pair, return_counts=True)
    keep = together > 1
    pairs, together = pairs[keep], together[keep]
    a, b = np.divmod(pairs, len(other.keys))
    dice = 2 * (together - DISCOUNT / 2) / (mine_often[a] + theirs_often[b])
    best_a, best_b = np.zeros(len(one.keys)), np.zeros(len(other.keys))
    np.maximum.at(best_a, a, dice)
    np.maximum.at(best_b, b, dice)
    keep = (dice >= TOGETHER) & (dice >= best_a[a]) & (dice >= best_b[b])
    probability = np.minimum((together - DISCOUNT) / np.maximum(mine_often[a], theirs_often[b]) + 0.2, 0.8)
    return Links(a[keep].tolist(), b[keep].tolist(), probability[keep].tolist())


def _words(side: Features, blocks: Ints, known: Sequence[int]) -> tuple[Ints, Ints]:
    """Return the types of words not yet known that stand in these blocks, block by block, and which block each is of."""
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    number = np.full(len(side.length), -1, dtype=np.int32)
    number[blocks] = np.arange(len(blocks))
    new = np.isin(side.classes, (Class.NAME, Class.WORD))
    new[known] = False
    types = np.repeat(np.arange(len(side.keys), dtype=np.int32), side.start[1:] - side.start[:-1])
    unit = number[side.blocks]
    keep = new[types] & (unit >= 0)
    types, unit = types[keep], unit[keep]
    order = stable_order(unit, len(blocks))
    return types[order], unit[order]
