"""What it says that two blocks are of one kind, or end alike, or do not: a score, never a requirement."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from translate_flow.alignment.features import Ints

KIND_KEPT: Final = 0.95
"""How often a translation keeps the kind of a block; where all blocks are paragraphs that says nothing."""
NEAR: Final = 0.2
"""How much of that goes for kinds that are easily taken for each other."""
ENDING_KEPT: Final = 0.8
"""How often it ends as its original does: full stop, question mark, colon, mid-air."""
_FAMILIES: Final = (("paragraph", "item", "quote", "html", "footnote"), ("html", "tag", "image", "code"))


class Agreement:
    """The likelihood ratio of every pair of values of one category, and the values of all rows and columns."""

    def __init__(self, one: tuple[str, ...], other: tuple[str, ...], kept: float) -> None:
        import numpy as np  # noqa: PLC0415 - costs a quarter of a second

        names = sorted({*one, *other})
        number = {name: i for i, name in enumerate(names)}
        self.table = np.zeros((len(names), len(names)), dtype=np.float32)
        for (a, b), says in likelihoods(one, other, kept).items():
            self.table[number[a], number[b]] = says
        self.rows = np.array([number[name] for name in one], dtype=np.intp)
        self.columns = np.array([number[name] for name in other], dtype=np.intp)

    def at(self, rows: Ints | slice, columns: Ints | slice) -> npt.NDArray[np.float32]:
        """Return what agreement says in some rows and columns."""
        return self.table[self.rows[rows][:, None], self.columns[columns][None, :]]


def likelihoods(one: Sequence[str], other: Sequence[str], kept: float) -> dict[tuple[str, str], float]:
    """Return the logarithm of the likelihood ratio of every pair of values that the two sides hold."""
    rows, columns = Counter(one), Counter(other)
    ratios = {}
    for a in rows:
        for b in columns:
            chance = math.sqrt(rows[a] / len(one) * columns[b] / len(other))
            alike = kept if a == b else kept * NEAR if _near(a, b) else 0.0
            ratios[a, b] = math.log(1 - kept + alike / chance)
    return ratios


def _near(one: str, other: str) -> bool:
    """Whether two kinds are easily taken for each other: headings of two levels, a paragraph for an item, HTML for a tag."""
    return one[:7] == other[:7] == "heading" or any(one in family and other in family for family in _FAMILIES)
