"""Where French and English count the same thing in other words: quinze jours and a fortnight, les deux and both.

These never make a finding; they only explain a number that the other side does not write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from translate_flow.language import Language
from translate_flow.language.numerals import vocabulary
from translate_flow.language.quantity import Measure, Quantity

_WORD: Final = re.compile(r"[^\W\d_]+")
_HALF: Final = Fraction(1, 2)

_VALUES: Final[Mapping[Language, Mapping[Fraction, str]]] = {
    "fr": {
        Fraction(1): "seul seule unique uniquement singulier",
        Fraction(2): "double doubles doubler doublé doublée doublent couple couples paire paires duo tandem binôme "
        "jumeaux biannuel bilatéral bilatérale bilingue ambos",
        Fraction(3): "triple triples tripler triplé triplée trio trilogie triade",
        Fraction(4): "quadruple quadrupler quadruplé quatuor",
        Fraction(5): "quintuple quinquennat quinquennal quinquennale quintette",
        Fraction(12): "midi minuit",
        Fraction(10): "décuple décupler décennie décennies décennal décennale décalogue",
        Fraction(50): "cinquantenaire",
        Fraction(100): "centuple centenaire siècle siècles tout tous toute toutes entièrement intégralement "
        "totalement complètement totalité intégralité",
        Fraction(200): "bicentenaire",
        Fraction(1000): "millénaire",
        _HALF: "moitié moitiés demi demie demis",
        Fraction(1, 3): "tiers",
        Fraction(1, 4): "quart quarts",
        Fraction(3, 4): "quarts",
    },
    "en": {
        Fraction(1): "once single only sole alone",
        Fraction(2): "both twice double doubles doubled doubling couple couples pair pairs paired dual duo twofold "
        "twin twins two-way either neither bilateral bilingual",
        Fraction(3): "triple triples tripled thrice threefold trio trilogy triad",
        Fraction(4): "quadruple quadrupled fourfold quartet",
        Fraction(5): "quintuple fivefold quintet",
        Fraction(12): "noon midday midnight",
        Fraction(10): "tenfold decade decades",
        Fraction(50): "fiftieth jubilee",
        Fraction(100): "hundredfold centenary centennial century centuries all every entire entirely fully completely "
        "totally whole",
        Fraction(200): "bicentenary bicentennial",
        Fraction(1000): "millennium",
        _HALF: "half halves halve halved",
        Fraction(1, 3): "third thirds",
        Fraction(1, 4): "quarter quarters",
        Fraction(3, 4): "quarters",
    },
}

_DAY, _WEEK, _MONTH, _YEAR = Fraction(24), Fraction(168), Fraction(730), Fraction(8760)
_HOURS: Final[Mapping[Language, Mapping[Fraction, str]]] = {
    "fr": {
        Fraction(1, 3600): "seconde secondes",
        Fraction(1, 60): "minute minutes",
        Fraction(1): "heure heures horaire",
        _DAY: "jour jours journée journées quotidien quotidienne quotidiennement lendemain veille",
        _WEEK: "semaine semaines hebdomadaire hebdomadaires hebdo",
        2 * _WEEK: "quinzaine bimensuel bimensuelle",
        _MONTH: "mois mensuel mensuelle mensuels mensuelles mensuellement",
        3 * _MONTH: "trimestre trimestres trimestriel trimestrielle trimestriels trimestrielles",
        6 * _MONTH: "semestre semestres semestriel semestrielle",
        _YEAR: "an ans année années annuel annuelle annuels annuelles annuellement",
        10 * _YEAR: "décennie décennies décennal décennale",
        100 * _YEAR: "siècle siècles",
    },
    "en": {
        Fraction(1, 3600): "second seconds sec",
        Fraction(1, 60): "minute minutes min mins",
        Fraction(1): "hour hours hourly",
        _DAY: "day days daily overnight",
        _WEEK: "week weeks weekly",
        2 * _WEEK: "fortnight fortnights fortnightly biweekly",
        _MONTH: "month months monthly",
        3 * _MONTH: "quarter quarters quarterly trimester trimesters",
        6 * _MONTH: "semester semesters biannual biannually semiannual",
        _YEAR: "year years yearly annual annually",
        10 * _YEAR: "decade decades",
        100 * _YEAR: "century centuries",
    },
}
_SAID_OTHERWISE: Final[Mapping[tuple[Fraction, Fraction], Fraction]] = {
    (Fraction(8), _DAY): _WEEK,  # huit jours is a week, both days counted
    (Fraction(15), _DAY): 2 * _WEEK,
}
_REACH: Final = 30
"""How far from a number, in characters, the word for its unit of time can stand."""
_TOLERANCE: Final = Fraction(3, 100)
"""Thirty days are a month, ninety a quarter."""


def _by_word(table: Mapping[Fraction, str]) -> dict[str, tuple[Fraction, ...]]:
    words: dict[str, tuple[Fraction, ...]] = {}
    for value, spelt in table.items():
        for word in spelt.split():
            words[word] = (*words.get(word, ()), value)
    return words


_IMPLIED: Final = {language: _by_word(table) for language, table in _VALUES.items()}
_TIME: Final = {
    language: {word: values[0] for word, values in _by_word(table).items()} for language, table in _HOURS.items()
}


def implied(text: str, language: Language) -> frozenset[Fraction]:
    """Return the values that a text's words imply without being numbers: both is 2, la moitié is one half."""
    table = _IMPLIED[language]
    return frozenset(value for word in vocabulary(text) for value in table.get(word, ()))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time: how many hours it is, and how many hours its unit is."""

    hours: Fraction
    unit: Fraction


def duration(quantity: Quantity, text: str, language: Language) -> Stretch | None:
    """Return the time that a number of `text` counts, if it does: 18 mois, 48 h, three working days."""
    if quantity.measure is Measure.HOUR:
        return Stretch(quantity.readings[0], Fraction(1)) if quantity.readings else None
    following = _WORD.findall(text[quantity.end : quantity.end + _REACH].lower())[:2]
    for word in following:
        unit = _TIME[language].get(word)
        if unit is not None:
            said = _SAID_OTHERWISE.get((quantity.value, unit))
            return Stretch(said, said) if said is not None else Stretch(quantity.value * unit, unit)
    return None


def durations(text: str, counted: Sequence[Quantity], language: Language) -> tuple[Stretch, ...]:
    """Return every stretch of time that a text names: counted, bare (a week, quarterly) or halved."""
    return tuple(_durations(text, counted, language))


def _durations(text: str, counted: Sequence[Quantity], language: Language) -> Iterator[Stretch]:
    for quantity in counted:
        stretch = duration(quantity, text, language)
        if stretch is not None:
            yield stretch
    words = vocabulary(text)
    halved = not {"half", "demi", "demie"}.isdisjoint(words)
    for unit in sorted({_TIME[language][word] for word in words if word in _TIME[language]}):
        yield Stretch(unit, unit)
        if halved:
            yield Stretch(unit / 2, unit)
            yield Stretch(unit * 3 / 2, unit)


def same_time(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches of time are the same; to within a few hundredths where only one is counted in months or years."""
    if one.unit == other.unit or max(one.unit, other.unit) < _MONTH:
        return one.hours == other.hours
    return abs(one.hours - other.hours) <= _TOLERANCE * max(one.hours, other.hours)
