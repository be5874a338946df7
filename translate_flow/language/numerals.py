"""Number words of French and English, and Roman numerals: words in, values out.

The tables are complete for cardinals below a million million and for the ordinals and fractions that prose uses; Swiss
and Belgian tens (septante, huitante, octante, nonante) are read beside those of France. :func:`read_words` is greedy
and linear, and never multiplies beyond `LARGEST`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from translate_flow.language import Language

Role: TypeAlias = Literal["cardinal", "ordinal", "about"]
"""`about`: a word that counts roughly, such as quinzaine, centaines, a dozen, thousands."""

LARGEST: Final = 10**15

UNITS: Final[Mapping[Language, Mapping[str, int]]] = {
    "fr": {
        "zéro": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
        "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    },
    "en": {
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
        "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17, "eighteen": 18, "nineteen": 19,
    },
}  # fmt: skip
TENS: Final[Mapping[Language, Mapping[str, int]]] = {
    "fr": {
        "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
        "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
    },
    "en": {
        "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
        "ninety": 90,
    },
}  # fmt: skip
HUNDRED: Final[Mapping[Language, frozenset[str]]] = {"fr": frozenset(("cent", "cents")), "en": frozenset(("hundred",))}
SCALES: Final[Mapping[Language, Mapping[str, int]]] = {
    "fr": {
        "mille": 10**3, "mil": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9,
        "billion": 10**12, "billions": 10**12,
    },
    "en": {
        "thousand": 10**3, "million": 10**6, "millions": 10**6, "billion": 10**9, "billions": 10**9,
        "trillion": 10**12, "trillions": 10**12,
    },
}  # fmt: skip
ABOUT: Final[Mapping[Language, Mapping[str, int]]] = {
    "fr": {
        "huitaine": 8, "dizaine": 10, "dizaines": 10, "douzaine": 12, "douzaines": 12, "quinzaine": 15, "vingtaine": 20,
        "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "centaines": 100,
        "millier": 1000, "milliers": 1000,
    },
    "en": {
        "tens": 10, "dozen": 12, "dozens": 12, "score": 20, "scores": 20, "hundreds": 100, "thousands": 1000,
    },
}  # fmt: skip
ROUGH: Final = frozenset(
    word for words in ABOUT.values() for word in words if not word.endswith("s") and word != "score"
)
"""Those that stand for one number, roughly."""

_FR_ORDINAL_STEMS: Final = {
    "un": 1, "deux": 2, "trois": 3, "quatr": 4, "cinqu": 5, "six": 6, "sept": 7, "huit": 8, "neuv": 9, "dix": 10,
    "onz": 11, "douz": 12, "treiz": 13, "quatorz": 14, "quinz": 15, "seiz": 16, "vingt": 20, "trent": 30,
    "quarant": 40, "cinquant": 50, "soixant": 60, "septant": 70, "huitant": 80, "nonant": 90, "cent": 100,
    "mill": 1000,
}  # fmt: skip
_EN_ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "thousandth": 1000,
}  # fmt: skip
ORDINALS: Final[Mapping[Language, Mapping[str, int]]] = {
    "fr": {
        **{f"{stem}ième{s}": value for stem, value in _FR_ORDINAL_STEMS.items() for s in ("", "s")},
        **dict.fromkeys(("premier", "première", "premiers", "premières"), 1),
        **dict.fromkeys(("second", "seconde", "seconds", "secondes"), 2),
    },
    "en": {**_EN_ORDINALS, **{f"{word}s": value for word, value in _EN_ORDINALS.items()}},
}
PARTS: Final[Mapping[Language, Mapping[str, int]]] = {
    "fr": {
        "demi": 2, "demie": 2, "demis": 2, "moitié": 2, "tiers": 3, "quart": 4, "quarts": 4,
        **{word: value for word, value in ORDINALS["fr"].items() if value > 4 and "ième" in word},
    },
    "en": {
        "half": 2, "halves": 2, "quarter": 4, "quarters": 4,
        **{word: value for word, value in ORDINALS["en"].items() if value > 2},
    },
}  # fmt: skip
"""Words that divide, by what they divide by: two thirds, trois quarts."""

DECADES: Final = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip

TRIGGERS: Final[Mapping[Language, frozenset[str]]] = {
    language: (
        frozenset(UNITS[language]) | frozenset(TENS[language]) | HUNDRED[language] | frozenset(SCALES[language])
        | frozenset(ABOUT[language]) | frozenset(ORDINALS[language])
    )
    for language in ("fr", "en")
}  # fmt: skip
"""Words with which a number can begin."""
COUNTING: Final[Mapping[Language, frozenset[str]]] = {
    language: TRIGGERS[language] - frozenset(
        ["zéro", "un", "une", "zero", "one", "premier", "première", "premiers", "premières", "first", "second", "seconde", "seconds", "secondes"]
    )
    for language in ("fr", "en")
}  # fmt: skip
"""The triggers but for zero, one, first and second, which stand in most paragraphs and tell nothing."""

SHORTHAND: Final[Mapping[Language, Mapping[str, str]]] = {
    language: {
        **{word: str(value) for table in (UNITS, TENS, SCALES) for word, value in table[language].items()},
        **dict.fromkeys(HUNDRED[language], "100"),
        # A score is a mark more often than twenty.
        **{word: f"about {value}" for word, value in ABOUT[language].items() if not word.startswith("score")},
        **{word: f"nth {value}" for word, value in ORDINALS[language].items()},
        **dict.fromkeys(("percent", "pourcent"), "%"),
        **dict.fromkeys(("euro", "euros", "eur"), "€"),
        **dict.fromkeys(("dollar", "dollars", "cad", "usd"), "$"),
        **{word: word for word in ("am", "pm", "demi", "demie", "half")},
    }
    for language in ("fr", "en")
}
"""Words that make numbers, each by a sign that is the same in both languages: two texts with the same digits and the
same signs hold the same numbers, in all likelihood."""
_SILENT: Final = frozenset(("0", "1", "nth 1", "nth 2"))

_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_WAY: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


_WORD: Final = re.compile("[a-zà-öø-ÿœ]+")
"""A third quicker than asking for any letter, and no number word has others."""


@lru_cache(maxsize=1024)
def vocabulary(text: str) -> frozenset[str]:
    """Return the lower-case words of a text: what is asked first, and by several, to learn that there is nothing to do."""
    return frozenset(_WORD.findall(text.lower()))


def number_signs(text: str, language: Language) -> frozenset[str]:
    """Return the signs of the number words of a text; one, first and second have none."""
    table = SHORTHAND[language]
    return frozenset(table[word] for word in vocabulary(text) & table.keys()) - _SILENT


@dataclass(frozen=True, slots=True)
class Spelt:
    """A number that was spelt out: its value, what it is, and how many words it took."""

    value: int
    role: Role
    taken: int


def roman(word: str) -> int | None:
    """Return the value of a Roman numeral in its one regular spelling below 4,000, else None."""
    if not word or len(word) > 15 or any(letter not in _ROMAN for letter in word):
        return None
    values = [_ROMAN[letter] for letter in word]
    total = sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
    rest, spelling = total, ""
    for value, letters in _ROMAN_WAY:
        spelling += letters * (rest // value)
        rest %= value
    return total if spelling == word else None


def read_words(words: Sequence[str], language: Language) -> Spelt | None:
    """Read the number with which a run of lower-case words begins, as far as it goes.

    The words stand one after the other with nothing but blanks or hyphens between them. Returns None when no number
    begins here.
    """
    total, group, taken = 0, 0, 0
    last: str | None = None
    position = 0
    while position < len(words):
        word = words[position]
        if word in _LINKS[language] and last is not None:
            if not _linked(words, position, group, last, language):
                break
            position += 1
            continue
        grown = _grow(total, group, word, last, language)
        if grown is None:
            ordinal = ORDINALS[language].get(word)
            # An ordinal ends a number: vingt et unième, one hundred and third.
            if ordinal is not None and _fits(group, ordinal, last, language):
                return Spelt(total + _with_ordinal(group, ordinal, last, language), "ordinal", position + 1)
            about = ABOUT[language].get(word)
            if about is not None and total == 0 and (last is None or group):
                return Spelt((group or 1) * about, "about", position + 1)
            break
        total, group = grown
        if total > LARGEST:
            break
        last, position = word, position + 1
        taken = position
    if not taken:
        return None
    return Spelt(total + group, "cardinal", taken)


_LINKS: Final[Mapping[Language, frozenset[str]]] = {"fr": frozenset(("et",)), "en": frozenset(("and",))}


def _linked(words: Sequence[str], position: int, group: int, last: str, language: Language) -> bool:
    """Whether the "et" or "and" at `position` is inside a number rather than between two."""
    following = words[position + 1] if position + 1 < len(words) else ""
    if language == "fr":
        return last in TENS["fr"] and following in {"un", "une", "onze", "unième", "onzième"}
    below_hundred = following in UNITS["en"] or following in TENS["en"] or following in _EN_ORDINALS
    return below_hundred and (last == "hundred" or (last in SCALES["en"] and group == 0))


def _grow(total: int, group: int, word: str, last: str | None, language: Language) -> tuple[int, int] | None:
    """Add one cardinal word to a number; None when it does not continue it."""
    units, tens, scales = UNITS[language], TENS[language], SCALES[language]
    if language == "fr" and word in {"vingt", "vingts"} and last == "quatre" and group % 100 == 4:
        return total, group + 76
    if word in units:
        return (total, group + units[word]) if _fits(group, units[word], last, language) else None
    if word in tens:
        return (total, group + tens[word]) if group % 100 == 0 and last not in units else None
    if word in HUNDRED[language]:
        if group == 0 and (last is None or last in scales):
            return total, 100
        return (total, group * 100) if 0 < group < 10 or (language == "en" and 10 < group < 100) else None
    if word in scales:
        scale = scales[word]
        if last is None:
            # "mille" and "thousand" stand alone; "millions" alone is a rough count.
            return (scale, 0) if not word.endswith("s") else None
        if group == 0 and total:
            return (total * scale, 0) if last in scales and scale > 1000 and total < scale else None
        return (total + group * scale, 0) if group else None
    return None


def _fits(group: int, unit: int, last: str | None, language: Language) -> bool:
    """Whether a word for `unit` may follow inside a group of hundreds, tens and ones."""
    if last is None or group == 0:
        return last is None or last in SCALES[language]
    if unit >= 20:
        return group % 100 == 0
    if group % 100 == 0:
        return unit > 0
    if language == "fr":
        if last == "dix" and group % 20 == 10 and 7 <= unit <= 9:
            return True
        if (last == "soixante" and group % 100 == 60) or (last in {"vingt", "vingts"} and group % 100 == 80):
            return 0 < unit <= 16
    return last in TENS[language] and 0 < unit < 10


def _with_ordinal(group: int, ordinal: int, last: str | None, language: Language) -> int:
    """Close a group with an ordinal word: vingt-cinquième adds, deux-centième multiplies."""
    if language == "fr" and last == "quatre" and ordinal == 20:
        return group + 76
    if ordinal >= 100 and group:
        return group * ordinal
    return group + ordinal
