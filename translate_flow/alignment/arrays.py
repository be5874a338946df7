"""Small helpers on arrays that several steps of alignment share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from translate_flow.alignment.features import Ints

    Places = npt.NDArray[np.intp]

_SHORT: Final = 1 << 16


def spread(starts: Ints, counts: Ints) -> tuple[Places, Places]:
    """Return, for stretches of a compressed list, the places of all their members and which stretch each belongs to."""
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    owner = np.repeat(np.arange(len(counts)), counts)  # numpy takes three times as long to index by anything shorter
    shift = starts - np.cumsum(counts) + counts
    return np.arange(len(owner)) + shift[owner], owner


def stable_order(numbers: Ints, below: int) -> Places:
    """Return the order that sorts numbers from 0 up to `below`, equal ones as they came.

    numpy sorts numbers of 16 bits by their digits, in a tenth of the time that it takes for longer ones.
    """
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    return np.argsort(numbers.astype(np.uint16) if below <= _SHORT else numbers, kind="stable")
