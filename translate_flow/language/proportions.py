"""Proportions in words: half, a third, doubled, tripled.

Each language has these as nouns and verbs rather than as numbers, and often leaves one out; what is told is only that
the two sides have different ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final, NamedTuple

from translate_flow.language import Language


class Proportion(NamedTuple):
    """A proportion by value, and where it stands in the text, the end exclusive."""

    value: Fraction
    start: int
    end: int
    text: str


_OF: Final = r"(?=[ \u00a0\n](?:de\b|des\b|du\b|d['’]|of\b))"
_WORDS: Final[Mapping[Language, Mapping[Fraction, str]]] = MappingProxyType(
    {
        "fr": {
            Fraction(1, 2): rf"la moitié{_OF}",
            Fraction(1, 3): rf"(?:un|le) tiers{_OF}",
            Fraction(2, 3): rf"(?:les )?deux[ -]tiers{_OF}",
            Fraction(1, 4): rf"(?:un|le) quart{_OF}",
            Fraction(3, 4): rf"(?:les )?trois[ -]quarts{_OF}",
            Fraction(2): r"(?:a|ont|avait|avaient|aura|va|vont|de|d['’]) (?:plus que )?doublé?r?",
            Fraction(3): r"(?:a|ont|avait|avaient|aura|va|vont|de) (?:plus que )?triplé?r?",
            Fraction(4): r"(?:a|ont|avait|avaient|aura|va|vont|de) (?:plus que )?quadruplé?r?",
        },
        "en": {
            Fraction(1, 2): rf"half{_OF}",
            Fraction(1, 3): rf"(?:a|one)[ -]third{_OF}",
            Fraction(2, 3): rf"two[ -]thirds{_OF}",
            Fraction(1, 4): rf"(?:a|one)[ -]quarter{_OF}",
            Fraction(3, 4): rf"three[ -]quarters{_OF}",
            Fraction(2): r"(?:has|have|had|more than|to|will|nearly|almost) doubled?",
            Fraction(3): r"(?:has|have|had|more than|to|will|nearly|almost) (?:tripled?|trebled?)",
            Fraction(4): r"(?:has|have|had|more than|to|will|nearly|almost) quadrupled?",
        },
    }
)
_PATTERNS: Final = {
    language: [
        (value, re.compile(rf"(?<!\w){words}(?!\w)" if value > 1 else rf"(?<!\w){words}", re.IGNORECASE))
        for value, words in table.items()
    ]
    for language, table in _WORDS.items()
}
_ANY: Final = {
    "fr": ("moitié", "tiers", "quart", "doubl", "tripl", "quadrupl"),
    "en": ("half", "third", "quarter", "doubl", "tripl", "trebl", "quadrupl"),
}


def proportions(text: str, language: Language) -> tuple[Proportion, ...]:
    """Return the proportions that a text names in words, in order."""
    low = text.lower()
    if not any(word in low for word in _ANY[language]):
        return ()
    found = [
        Proportion(value, *match.span(), match.group())
        for value, pattern in _PATTERNS[language]
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda one: one.start))
