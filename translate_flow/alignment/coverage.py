"""How well the tokens of one document are answered by blocks of the other.

Each token adds log P(answered | aligned) / P(answered | by chance), or the same for not being answered; the chance is
what this document makes of it, and grows with the size of the block that answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from translate_flow.alignment.arrays import spread, stable_order
from translate_flow.alignment.features import SPOKEN, Class, Features
from translate_flow.alignment.links import IDENTICAL, Links

if TYPE_CHECKING:
    from translate_flow.alignment.features import Flags, Floats, Ints

DEPENDENCE: Final = 0.6
"""Tokens come together (a name and its role), so their evidence does not simply add up."""

RARE: Final = 0.9  # the chance is never taken for higher than this
GAPS: Final = 4
"""A token that stands in neighbouring blocks of a span is counted once, up to this distance."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Evidence from the tokens of one document (rows) answered in the other (columns), as sparse cells sorted by row.

    `gain` counts in a cell whose column does not follow, within `gap` blocks, another that answers the same token.
    `echo` is the part of it in rows that only repeat the row above: a title printed twice is answered once.
    `base[r, s]` is what row `r` loses when nothing is answered by a block spoken in `s`.
    """

    row: Ints
    column: Ints
    gain: Floats
    gap: Ints
    echo: Floats
    base: Floats


def coverage(one: Features, other: Features, links: Links, common: int) -> Coverage:
    """Weigh the tokens of `one` against the blocks of `other`.

    `common` bounds how many cells a single token may touch: what stands everywhere tells nothing and costs most.
    """
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    height = len(one.length)
    token, column, likely = _answers(one, other, links)
    # By language of the answering block: what share of such blocks holds an answer, and the best link among them.
    speeches = len(SPOKEN)
    speech = other.spoken[column]
    slot = token * speeches + speech
    size = len(one.keys) * speeches
    in_speech = np.bincount(other.spoken, minlength=speeches).astype(np.float32)
    # half a block more than seen, so that what is seen everywhere or nowhere stays possible
    chance = np.minimum((np.bincount(slot, minlength=size).reshape(-1, speeches) + 0.1) / (in_speech + 1), RARE)
    strongest = np.zeros(size, dtype=np.float32)
    np.maximum.at(strongest, slot, likely)
    best = strongest.reshape(-1, speeches)
    # A number or an anchor that the other document lacks altogether speaks against every block of it.
    always = (one.classes == Class.NUMBER) | (one.classes == Class.ANCHOR)
    best[always] = np.maximum(best[always], 0.5 * IDENTICAL[Class.NUMBER])
    lost = np.minimum(np.log((1 - best) / (1 - np.minimum(chance, best))), 0)
    rows_of = np.repeat(np.arange(len(one.keys)), one.start[1:] - one.start[:-1])
    base = np.stack(
        [np.bincount(one.blocks, weights=lost[rows_of, code], minlength=height) for code in range(speeches)], axis=1
    )

    load = other.tokens / max(1.0, float(other.tokens.mean()))
    here = np.minimum(chance[token, speech] * np.maximum(load[column], 0.3), RARE)
    answered = np.maximum(np.log(likely / here), 0)
    gain = answered - lost[token, speech]
    gap = np.full(len(token), GAPS, dtype=np.int32)
    again = token[1:] == token[:-1]
    gap[1:][again] = np.minimum(column[1:][again] - column[:-1][again], GAPS)

    starts, counts = one.start[token], one.start[token + 1] - one.start[token]
    answers = np.bincount(token, minlength=len(one.keys))
    keep = (answers[token] * counts <= common) & (chance[token, speech] < RARE)
    places, owner = spread(starts[keep], counts[keep])
    row = one.blocks[places]
    order = stable_order(row, height)
    row, owner = row[order], np.flatnonzero(keep)[owner[order]]
    return Coverage(
        row=row,
        column=column[owner],
        gain=(DEPENDENCE * gain).astype(np.float32)[owner],
        gap=gap[owner],
        echo=(DEPENDENCE * answered).astype(np.float32)[owner] * one.repeats[row],
        base=(DEPENDENCE * base).astype(np.float32),
    )


def _answers(one: Features, other: Features, links: Links) -> tuple[Ints, Ints, Floats]:
    """Return which block of the other document answers which token, and how likely: by token, then by block."""
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    mine, theirs = np.array(links.one, dtype=np.int32), np.array(links.other, dtype=np.int32)
    places, owner = spread(other.start[theirs], other.start[theirs + 1] - other.start[theirs])
    token, column = mine[owner], other.blocks[places]
    likely = np.array(links.probability, dtype=np.float32)[owner]
    order = stable_order(column, len(other.length))
    order = order[stable_order(token[order], len(one.keys))]
    token, column, likely = token[order], column[order], likely[order]
    # A token answered twice by the same block counts by its best link.
    first = np.flatnonzero(_changes(token) | _changes(column))
    token, column = token[first], column[first]
    likely = np.maximum.reduceat(likely, first) if len(first) else likely
    return token, column, likely


def _changes(numbers: Ints) -> Flags:
    """Return where a number differs from the one before it; the first does."""
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    return np.concatenate(([True], numbers[1:] != numbers[:-1])) if len(numbers) else np.zeros(0, dtype=bool)
