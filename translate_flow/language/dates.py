"""Dates of French and English prose by value, in either order and wording.

A date may lack its year, its day or both; "le 5 et 6 mai 2022" is two. Two dates agree where every part that both name
is the same, so that "15 mars" answers "March 15, 2022". 03/04/2022 is day first in French and either in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from translate_flow.language import Language
from translate_flow.language.numerals import vocabulary

_MONTH_NAMES: Final[Mapping[Language, Mapping[str, int]]] = {
    "fr": {
        "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8,
        "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "decembre": 12,
    },
    "en": {
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
        "september": 9, "october": 10, "november": 11, "december": 12,
    },
}  # fmt: skip
_SHORT_MONTHS: Final[Mapping[Language, Mapping[str, int]]] = {
    "fr": {"janv": 1, "févr": 2, "fév": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12},
    "en": {
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10,
        "nov": 11, "dec": 12,
    },
}  # fmt: skip
_WEEKDAYS: Final[Mapping[Language, Mapping[str, int]]] = {
    "fr": {"lundi": 1, "mardi": 2, "mercredi": 3, "jeudi": 4, "vendredi": 5, "samedi": 6, "dimanche": 7},
    "en": {
        "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
    },
}  # fmt: skip

_B: Final = "[ \u00a0\u202f\n]"
_DAY: Final = "(?:0?[1-9]|[12][0-9]|3[01])"
_SUFFIX: Final[Mapping[Language, str]] = {"fr": "(?:er|ᵉʳ)?", "en": "(?:st|nd|rd|th)?"}
_AND: Final[Mapping[Language, str]] = {
    "fr": rf"{_B}?(?:,{_B}|et{_B}|au{_B}|à{_B}|ou{_B}|-|–){_B}?",
    "en": rf"{_B}?(?:,{_B}?(?:and{_B})?|and{_B}|to{_B}|or{_B}|&|-|–){_B}?",
}


def _days(language: Language) -> str:
    day = f"{_DAY}{_SUFFIX[language]}"
    return rf"(?P<days>{day}(?:{_AND[language]}{day}){{0,4}})"


def _names(names: Mapping[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_MONTH: Final[Mapping[Language, re.Pattern[str]]] = {
    "fr": re.compile(
        rf"(?<!\w)(?:(?P<full>{_names(_MONTH_NAMES['fr'])})|(?P<short>{_names(_SHORT_MONTHS['fr'])})\.?)(?!\w)",
        re.IGNORECASE,
    ),
    # Lower-case "may" and "march" are verbs.
    "en": re.compile(
        rf"(?<!\w)(?:(?P<full>{_names({m.title(): 0 for m in _MONTH_NAMES['en']})}"
        rf"|{_names({m.upper(): 0 for m in _MONTH_NAMES['en']})})"
        rf"|(?P<short>{_names({m.title(): 0 for m in _SHORT_MONTHS['en']})})\.?)(?!\w)"
    ),
}
_WEEKDAY: Final[Mapping[Language, re.Pattern[str]]] = {
    language: re.compile(rf"(?<!\w)(?P<weekday>{_names(_WEEKDAYS[language])})s?(?!\w)", re.IGNORECASE)
    for language in ("fr", "en")
}
_LEFT: Final[Mapping[Language, re.Pattern[str]]] = {
    "fr": re.compile(
        rf"(?<!\w)(?:(?P<weekday>{_names(_WEEKDAYS['fr'])}),?{_B})?(?:le{_B})?(?<![\w.,/-]){_days('fr')}{_B}?\Z",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"(?<!\w)(?:(?P<weekday>{_names(_WEEKDAYS['en'])}),?{_B})?(?:the{_B})?(?<![\w.,/-]){_days('en')}"
        rf"(?:{_B}(?:of{_B})?)?\Z",
        re.IGNORECASE,
    ),
}
_WEEKDAY_LEFT: Final = re.compile(rf"(?<!\w)(?P<weekday>{_names(_WEEKDAYS['en'])}),?{_B}\Z", re.IGNORECASE)
_RIGHT_DAYS: Final = re.compile(rf"\.?{_B}(?:the{_B})?{_days('en')}(?![\w:%/]|[.,][0-9])")
_YEAR: Final = re.compile(rf",?{_B}(?:de{_B}|of{_B})?(?P<year>[12][0-9]{{3}})(?![0-9]|[.,][0-9])")
_ISO: Final = re.compile(r"(?<![\w/.-])([12][0-9]{3})([-/])([01]?[0-9])\2([0-3]?[0-9])(?![\w/]|-[0-9])")
_NUMERIC: Final = re.compile(
    r"(?<![\w/.-])([0-3]?[0-9])([/.-])([0-3]?[0-9])\2([12][0-9]{3}|[0-9]{2}(?<=/[0-9]{2}))(?![\w/])"
)
_BARE_MONTH: Final[Mapping[Language, re.Pattern[str]]] = {
    "fr": re.compile(
        rf"(?<!\w)(?:en|de|mi-|fin|début|depuis|dès|mois{_B}de|courant|pour|et|à)(?:{_B}|(?<=-))\Z|d['’]\Z",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"(?<!\w)(?:in|of|since|until|by|from|to|last|next|early|late|mid-?|this|and|through)(?:{_B}|(?<=-))\Z",
        re.IGNORECASE,
    ),
}
_SIGNED: Final = re.compile("[0-9][-/.][0-9]{1,2}[-/.][0-9]")
_DATE_WORDS: Final[Mapping[Language, frozenset[str]]] = {
    language: frozenset((*_MONTH_NAMES[language], *_SHORT_MONTHS[language], *_WEEKDAYS[language]))
    | {f"{weekday}s" for weekday in _WEEKDAYS[language]}
    for language in ("fr", "en")
}  # fmt: skip
_RUNS: Final = re.compile("[0-9]+")
_LOOK: Final = 60
"""How far left of a month its weekday and days can stand."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date of a text; a part that is not named is None. Monday is 1. `swapped` is the other reading of 03/04."""

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    start: int
    end: int
    text: str
    swapped: bool = False

    @property
    def full(self) -> bool:
        """Whether it names a day or a month of a year, rather than "in March" or "on Monday"."""
        return self.day is not None or (self.month is not None and self.year is not None)

    def agrees(self, other: Date) -> bool:
        """Whether every part that both dates name is the same, in either reading."""
        return any(
            _same(self.year, other.year)
            and _same(month, other_month)
            and _same(day, other_day)
            and _same(self.weekday, other.weekday)
            for month, day in self._readings()
            for other_month, other_day in other._readings()
        )

    def covers(self, other: Date) -> bool:
        """Whether this date says all that another says of day, month and weekday, and nothing against it."""
        named = (other.day is None or self.day is not None) and (other.month is None or self.month is not None)
        return named and (other.weekday is None or self.weekday is not None) and self.agrees(other)

    def shares(self, other: Date) -> int:
        """Count the parts that both dates name alike."""
        return sum(
            mine is not None and mine == theirs
            for mine, theirs in (
                (self.year, other.year),
                (self.month, other.month),
                (self.day, other.day),
                (self.weekday, other.weekday),
            )
        )

    def _readings(self) -> tuple[tuple[int | None, int | None], ...]:
        return ((self.month, self.day), (self.day, self.month)) if self.swapped else ((self.month, self.day),)


def _same(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one == other


def may_hold_date(text: str, language: Language) -> bool:
    """Whether a text can hold a date: quick, and never wrong about "no"."""
    return not _DATE_WORDS[language].isdisjoint(vocabulary(text)) or _SIGNED.search(text) is not None


def same_dates_at_a_glance(fr: str, en: str) -> bool:
    """Whether two texts have the same digits and name one and the same month and day of the week, if any."""
    return sorted(_RUNS.findall(fr)) == sorted(_RUNS.findall(en)) and all(
        len(names) < 2 and names == others for names, others in zip(_named(fr, "fr"), _named(en, "en"), strict=True)
    )


def _named(text: str, language: Language) -> tuple[set[int], set[int]]:
    words = vocabulary(text)
    months = {**_SHORT_MONTHS[language], **_MONTH_NAMES[language]}
    weekdays = _WEEKDAYS[language]
    return {months[word] for word in words & months.keys()}, {
        weekdays[word.removesuffix("s")] for word in words if word.removesuffix("s") in weekdays
    }


def dates(text: str, language: Language) -> tuple[Date, ...]:
    """Return the dates of a text, in order; months and weekdays that stand alone are dates with one part."""
    found = list(_numeric(text, language)) if _SIGNED.search(text) else []
    if _DATE_WORDS[language].isdisjoint(vocabulary(text)):
        return tuple(sorted(found, key=lambda date: date.start))
    found += _worded(text, language)
    taken = {place for date in found for place in range(date.start, date.end)}
    for match in _WEEKDAY[language].finditer(text):
        if match.start() not in taken:
            weekday = _WEEKDAYS[language][match["weekday"].lower()]
            found.append(Date(None, None, None, weekday, match.start(), match.end(), match[0]))
    return tuple(sorted(found, key=lambda date: (date.start, date.end, date.day or 0)))


def _numeric(text: str, language: Language) -> Iterator[Date]:
    for match in _ISO.finditer(text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if _valid(day, month):
            yield Date(year, month, day, None, match.start(), match.end(), match[0])
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        year += 2000 if year < 70 else 1900 if year < 100 else 0
        day_first, month_first = _valid(first, second), _valid(second, first)
        if day_first:
            both = month_first and language == "en" and first != second
            yield Date(year, second, first, None, match.start(), match.end(), match[0], swapped=both)
        elif month_first:
            yield Date(year, first, second, None, match.start(), match.end(), match[0])


def _valid(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


def _worded(text: str, language: Language) -> Iterator[Date]:
    for match in _MONTH[language].finditer(text):
        name = (match["full"] or match["short"]).lower()
        month = _MONTH_NAMES[language].get(name) or _SHORT_MONTHS[language][name]
        before = text[max(0, match.start() - _LOOK) : match.start()]
        offset = match.start() - len(before)
        start, end = match.start(), match.end()
        left = _LEFT[language].search(before)
        days, weekday = None, None
        if left is not None:
            days, weekday, start = left["days"], left["weekday"], offset + left.start()
            start += _lead(left)
        elif language == "en":
            right = _RIGHT_DAYS.match(text, end)
            if right is not None:
                days, end = right["days"], right.end()
            named = _WEEKDAY_LEFT.search(before)
            if named is not None and days is not None:
                weekday, start = named["weekday"], offset + named.start()
        year = _YEAR.match(text, end)
        if year is not None:
            end = year.end()
        if days is None and year is None:
            if match["full"] and _BARE_MONTH[language].search(before):
                yield Date(None, month, None, None, start, match.end(), match[0])
            continue
        of_week = _WEEKDAYS[language][weekday.lower()] if weekday else None
        when = int(year["year"]) if year else None
        words = text[start:end]
        if days is None:
            yield Date(when, month, None, None, start, end, words)
            continue
        every = [int(day) for day in re.findall("[0-9]+", days)]
        for day in every:
            # "du lundi 5 au 7 mai": the weekday belongs to the first day only.
            yield Date(when, month, day, of_week if day == every[0] else None, start, end, words)


def _lead(left: re.Match[str]) -> int:
    """How many characters of a match are an article before the days, which are not the date's own words."""
    return 0 if left["weekday"] else left.start("days") - left.start()
