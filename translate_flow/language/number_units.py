"""What a number counts, where that is a unit: minutes, kilometres, hectares.

French and English write most units in the same letters or nearly so, and a number that kept its value and changed its
unit (45 minutes, 45 hours) is as wrong as another number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from translate_flow.language.quantity import Measure, Quantity


class Unit(NamedTuple):
    """A unit of a kind (time, length, …), by the name that it has in this program."""

    kind: str
    name: str


_SPELT: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "time": {
            "second": "seconde secondes second seconds",
            "minute": "minute minutes min mins",
            "hour": "heure heures hour hours",
            "day": "jour jours journée journées day days",
            "week": "semaine semaines week weeks",
            "month": "mois month months",
            "year": "an ans année années year years",
            "decade": "décennie décennies decade decades",
            "century": "siècle siècles century centuries",
        },
        "length": {
            "millimetre": "mm millimètre millimètres millimetre millimetres millimeter millimeters",
            "centimetre": "cm centimètre centimètres centimetre centimetres centimeter centimeters",
            "metre": "mètre mètres metre metres meter meters",
            "kilometre": "km kilomètre kilomètres kilometre kilometres kilometer kilometers",
            "mile": "mile miles mille milles",
            "foot": "pied pieds foot feet",
            "inch": "pouce pouces inch inches",
        },
        "area": {"hectare": "ha hectare hectares", "acre": "acre acres"},
        "weight": {
            "gram": "gramme grammes gram grams",
            "kilogram": "kg kilo kilos kilogramme kilogrammes kilogram kilograms",
            "ton": "tonne tonnes ton tons",
        },
        "volume": {"litre": "litre litres liter liters", "gallon": "gallon gallons"},
        "data": {
            "kilobyte": "ko kb kilooctets kilobytes",
            "megabyte": "mo mb mégaoctets megabytes",
            "gigabyte": "go gb gigaoctets gigabytes",
            "terabyte": "to tb téraoctets terabytes",
        },
        "power": {"kilowatt": "kw kilowatts", "megawatt": "mw mégawatts megawatts", "gigawatt": "gw gigawatts"},
    }
)
_UNITS: Final = {
    word: Unit(kind, name) for kind, names in _SPELT.items() for name, spelt in names.items() for word in spelt.split()
}
_SMALL: Final = frozenset(("to", "go", "mille", "min"))
"""Words as well as units: only where digits stand before them, or (mille) not at all."""
_FOLLOWING: Final = re.compile(r"[ \u00a0\u202f\u2009\n-]?([^\W\d_]+)(?!\w|['’])")
_COUNTED: Final = re.compile(r"(?<=[0-9])[ \u00a0\u202f\u2009\n-]?([^\W\d_]{1,12})(?!\w|['’])")


def units_at_a_glance(text: str) -> list[Unit]:
    """Return the units that follow digits, in the order of their names: where two texts have the same, no unit was changed."""
    return sorted(
        _UNITS[word] for word in map(str.lower, _COUNTED.findall(text)) if word in _UNITS and word not in _SMALL
    )


def unit_of(quantity: Quantity, text: str) -> Unit | None:
    """Return the unit that stands right behind a number of `text`, if one does."""
    if quantity.measure is not Measure.NONE:
        return None
    match = _FOLLOWING.match(text, quantity.end)
    if match is None:
        return None
    word = match[1]
    if word.lower() in _SMALL and not (word in {"To", "Go"} and quantity.text[-1].isdigit()):
        return None
    return _UNITS.get(word.lower())
