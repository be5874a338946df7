"""Which numbers of two texts answer each other, and which are left over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from translate_flow.language.quantity import Measure, Quantity, compatible

Left: TypeAlias = tuple[int, Quantity]
"""A number that is left over, and the index of the one it was given as (or was a part of)."""

_Values: TypeAlias = Callable[[Quantity], Iterable[Fraction]]
_NEAR: Final = Fraction(1, 4)
"""Two counts of which one is rough answer each other within this: une dizaine is a dozen."""


def unanswered(fr: Sequence[Quantity], en: Sequence[Quantity]) -> tuple[list[Left], list[Left]]:
    """Return the numbers of each side that no number of the other answers, in order.

    First by value and measure, then by any reading (14h and 2 pm, a half and 50 %), then rough counts that are near
    each other; a fraction that is left (un sur trois) is taken apart and its parts are tried.
    """
    left_fr, left_en = list(enumerate(fr)), list(enumerate(en))
    for values in (_own, _readings):
        left_fr, left_en = _settle(left_fr, left_en, values)
    if any(quantity.parts for _, quantity in (*left_fr, *left_en)):
        left_fr, left_en = _settle(_taken_apart(left_fr), _taken_apart(left_en), _readings)
    return _settle_rough(left_fr, left_en)


def _own(quantity: Quantity) -> tuple[Fraction, ...]:
    return (quantity.value,)


def _readings(quantity: Quantity) -> Iterable[Fraction]:
    yield from quantity.values
    if quantity.measure is Measure.PERCENT:
        yield quantity.value / 100


def _settle(fr: list[Left], en: list[Left], values: _Values) -> tuple[list[Left], list[Left]]:
    """Tie numbers one to one wherever one of their values is the same and their measures allow it."""
    waiting: dict[Fraction, list[int]] = defaultdict(list)
    for place, (_, quantity) in enumerate(en):
        for value in values(quantity):
            waiting[value].append(place)
    taken: set[int] = set()
    left_fr = []
    for item in fr:
        answer = _answer(item[1], en, waiting, taken, values)
        if answer is None:
            left_fr.append(item)
        else:
            taken.add(answer)
    return left_fr, [item for place, item in enumerate(en) if place not in taken]


def _answer(
    quantity: Quantity, en: list[Left], waiting: dict[Fraction, list[int]], taken: set[int], values: _Values
) -> int | None:
    """Choose what answers a number: of the same measure if there is one, else of one that may stand for it."""
    for value in values(quantity):
        places = waiting.get(value)
        if not places:
            continue
        # What was taken through another value goes as it is met, so that a long list is walked once.
        while places and places[0] in taken:
            places.pop(0)
        near = [place for place in places[:_LOOK] if place not in taken]
        for fits in (_same_measure, compatible):
            for place in near:
                if fits(quantity.measure, en[place][1].measure):
                    return place
    return None


_LOOK: Final = 16
"""How many numbers of equal value are looked at for the best measure."""


def _same_measure(one: Measure, other: Measure) -> bool:
    return one == other


def _taken_apart(left: list[Left]) -> list[Left]:
    return [(index, part) for index, quantity in left for part in (quantity.parts or (quantity,))]


def _settle_rough(fr: list[Left], en: list[Left]) -> tuple[list[Left], list[Left]]:
    """Tie rough counts to what is near them."""
    taken: set[int] = set()
    left_fr = []
    for item in fr:
        quantity = item[1]
        for place, (_, other) in enumerate(en[:200]):
            if place not in taken and _near(quantity, other):
                taken.add(place)
                break
        else:
            left_fr.append(item)
    return left_fr, [item for place, item in enumerate(en) if place not in taken]


def _near(one: Quantity, other: Quantity) -> bool:
    worded = (one.words and not one.exact) or (other.words and not other.exact)
    return worded and abs(one.value - other.value) <= _NEAR * max(one.value, other.value)
