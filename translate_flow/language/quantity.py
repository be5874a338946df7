"""The value of numbers and dates: what :mod:`numbers` and :mod:`dates` find in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Measure(StrEnum):
    """What a number counts, as far as that is part of its value."""

    NONE = ""
    PERCENT = "%"
    POINT = "point"  # of percentage or of a scale: a rise by 12 points is none by 12 %
    EURO = "€"
    DOLLAR = "$"
    CANADIAN_DOLLAR = "CA$"
    US_DOLLAR = "US$"
    POUND = "£"
    FRANC = "CHF"
    HOUR = "h"  # a time of day, its value in minutes
    ORDINAL = "ordinal"
    DECADE = "decade"
    VERSION = "version"
    PHONE = "phone"
    CODE = "code"  # part of a name: COVID-19, v2, G20
    MARKER = "marker"  # the number that a heading or item begins with


HARD = frozenset(
    (
        Measure.PERCENT,
        Measure.POINT,
        Measure.EURO,
        Measure.DOLLAR,
        Measure.CANADIAN_DOLLAR,
        Measure.US_DOLLAR,
        Measure.POUND,
        Measure.FRANC,
    )
)
DOLLARS = frozenset((Measure.DOLLAR, Measure.CANADIAN_DOLLAR, Measure.US_DOLLAR))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a text, by value. Offsets count code points of that text, the end exclusive.

    `readings` are other values that the same writing may have (14h is 840 minutes or 14; 90s is 1990 or 90); `parts`
    are the numbers that a fraction is made of (un sur trois). `firm` is False for what is worth matching but never
    worth reporting on its own: one to twelve in words, codes such as COVID-19, rough counts such as thousands.
    """

    value: Fraction
    measure: Measure
    exact: bool
    words: bool
    firm: bool
    start: int
    end: int
    text: str
    readings: tuple[Fraction, ...] = ()
    parts: tuple[Quantity, ...] = ()

    @property
    def values(self) -> tuple[Fraction, ...]:
        """Every value that the writing may have, the likeliest first."""
        return (self.value, *self.readings)


def compatible(one: Measure, other: Measure) -> bool:
    """Whether two numbers of equal value may say the same, going by what they count."""
    if one == other or not (one in HARD and other in HARD):
        return True
    return one in DOLLARS and other in DOLLARS and Measure.DOLLAR in (one, other)
