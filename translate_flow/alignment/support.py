"""How far the words of two stretches support each other: whether they are likely to say the same.

A unit's confidence is the certainty of its tie, against other ties. This asks something else: of two texts that stand
side by side, how many of the words of each are answered in the other (lexicon, lemmas, cognates, numbers, names), how
far they agree in small words, length and questions, and what that makes for a probability (Munteanu and Marcu 2005 tell
parallel sentences from others in this way). The longer a word, the more it weighs; small words weigh little, and by
class.

The coefficients were fitted by ``benchmarks/support_fit.py`` on 1,200 labelled pairs of sentences and on the units of
four faithful sites, paired rightly and with another block of the same article; its docstring says how, and how well
they do.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from translate_flow.alignment.links import cognate, skeleton
from translate_flow.language.equivalents import NOTHING, equivalents, keys
from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.small_words import SMALL_WORDS

if TYPE_CHECKING:
    from translate_flow.language import Language

_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+|[ ']\d{3}(?!\d))*")
_FR_LIGHT: Final = "d s qu plus ai as sur si en eu va ça"
_EN_LIGHT: Final = "a an or as s d ll re ve us ma so like"
_LIGHT: Final = {
    "fr": FUNCTION_WORDS["fr"] | frozenset(_FR_LIGHT.split()),
    "en": FUNCTION_WORDS["en"] | frozenset(_EN_LIGHT.split()),
}
_STEM: Final = 4

KNOWN: Final = 1.0
UNKNOWN: Final = 0.6
"""A word that no lexicon has may be answered without our seeing it."""
NUMBER: Final = 1.5


class Token(NamedTuple):
    """What there is to know of a token, whatever text it stands in. The longer a word, the rarer, and the more it says."""

    word: str
    keys: tuple[str, ...]
    equivalents: frozenset[str]
    weight: float
    bare: str
    small: frozenset[int]


@lru_cache(maxsize=1 << 16)
def _token(word: str, language: Language) -> Token:
    if word[0].isdigit():
        digits = "".join(filter(str.isdigit, word))
        return Token(word, (digits,), NOTHING, NUMBER, "", frozenset())
    small = SMALL_WORDS[language].get(word, frozenset())
    if len(word) < 2 or small or word in _LIGHT[language]:
        return Token(word, (word,), NOTHING, 0.0, "", small)
    answers = equivalents(word, language)
    weight = (KNOWN if answers else UNKNOWN) * min(1.5, 0.5 + len(word) / 8)
    return Token(word, keys(word, language), answers, weight, skeleton(word) if len(word) >= _STEM else "", small)


class Reading(NamedTuple):
    """A stretch of text, read once. `content` are the tokens that weigh something, `small` the others that have a class."""

    language: Language
    length: int  # characters that are not blank
    content: tuple[Token, ...]
    small: tuple[Token, ...]
    keys: frozenset[str]
    classes: frozenset[int]
    asks: bool
    stops: int  # ends of sentences

    @property
    def weight(self) -> float:
        """What all its content words weigh."""
        return sum(token.weight for token in self.content)


_STOPS: Final = re.compile(r"[.!?…]+(?!\w)")


@lru_cache(maxsize=1 << 10)  # of an article, several checks ask for the same sentences
def read(text: str, language: Language) -> Reading:
    """Read a stretch of prose in a language."""
    tokens = [_token(word, language) for word in _TOKEN.findall(fold(text))]
    return _reading(
        language,
        max(1, len("".join(text.split()))),
        [token for token in tokens if token.weight],
        [token for token in tokens if token.small],
        asks="?" in text,
        stops=len(_STOPS.findall(text)),
    )


def _reading(
    language: Language, length: int, content: Sequence[Token], small: Sequence[Token], *, asks: bool, stops: int
) -> Reading:
    held = {key for token in content for key in token.keys}
    held.update(token.word for token in small)
    classes = frozenset(number for token in small for number in token.small)
    return Reading(language, length, tuple(content), tuple(small), frozenset(held), classes, asks, stops)


_LONG: Final = re.compile(r"[^\W\d_]{5,}|\d+")
_BARE: Final = str.maketrans("éèêëàâîïôùûüç", "eeeeaaiiouuuc")


def shared_beginnings(fr: Iterable[str], en: Iterable[str]) -> float:
    """Return the share of the long words and figures of the poorer side that begin as one of the other does.

    A quick first look: communs and commons, 2022 and 2022. None where fewer than two do.
    """
    one = {word[:_STEM] for text in fr for word in _LONG.findall(text.lower().translate(_BARE))}
    another = {word[:_STEM] for text in en for word in _LONG.findall(text.lower())}
    alike = len(one & another)
    return alike / min(len(one), len(another)) if alike > 1 else 0.0


def joined(readings: Iterable[Reading]) -> Reading:
    """Return several stretches of one language, one at least, read as one."""
    all_of = tuple(readings)
    if len(all_of) == 1:
        return all_of[0]
    return _reading(
        all_of[0].language,
        sum(reading.length for reading in all_of),
        [token for reading in all_of for token in reading.content],
        [token for reading in all_of for token in reading.small],
        asks=any(reading.asks for reading in all_of),
        stops=sum(reading.stops for reading in all_of),
    )


class Index:
    """What answers a word in several stretches of one language, found for all of them at once."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._by_key: dict[str, int] = {}
        self._by_stem: dict[str, list[tuple[str, int]]] = {}
        for number, reading in enumerate(readings):
            bit = 1 << number
            for key in reading.keys:
                self._by_key[key] = self._by_key.get(key, 0) | bit
            for token in reading.content:
                if token.bare:
                    self._by_stem.setdefault(token.bare[:_STEM], []).append((token.bare, bit))

    def answering(self, token: Token) -> int:
        """Return the stretches, as bits by their number, any of whose words answers one of the other language."""
        found = 0
        by_key = self._by_key
        for key in token.keys:
            found |= by_key.get(key, 0)
        for key in token.equivalents:
            found |= by_key.get(key, 0)
        if token.bare:
            for bare, bit in self._by_stem.get(token.bare[:_STEM], ()):
                if not found & bit and cognate(token.bare, bare):
                    found |= bit
        return found


def answered(one: Reading, other: Reading) -> list[bool]:
    """Say of each content word of one reading whether any word of the other, in the other language, answers it."""
    index = Index((other,))
    return [bool(index.answering(token)) for token in one.content]


class Evidence(NamedTuple):
    """What two stretches have in common and what not, as the numbers that the probability is made of."""

    least: float  # the smaller of the two shares of weight that is answered
    small: float  # mean share of small words whose class stands in the other
    small_lost: float  # log of 1 + small words of which it does not
    length: float  # how many standard deviations the ratio of lengths is off
    question: float  # 1 where one asks and the other does not
    stops: float  # by how much the numbers of sentences differ
    numbers: float  # numbers of the one that the other lacks


FRENCH_LONGER: Final = 0.14
"""The logarithm of how much more room French takes than English, as in `scores`, where each side has half of it."""
SPREAD: Final = 0.14
SPREAD_SHORT: Final = 5.0
_MOST: Final = Evidence(least=1.0, small=1.0, small_lost=2.5, length=6.0, question=1.0, stops=3.0, numbers=2.0)
"""Beyond these a number says no more: a long block is not another thing than a short one."""


def off_length(fr: int, en: int) -> float:
    """Return by how many standard deviations a French text is too long (or short, negative) for an English one."""
    return (math.log(fr / en) - FRENCH_LONGER) / math.sqrt(SPREAD**2 + SPREAD_SHORT / min(fr, en))


def evidence(fr: Reading, en: Reading) -> Evidence:
    """Compare a French and an English stretch."""
    shares, smalls = [], []
    small_lost = numbers = 0
    for one, other in ((fr, en), (en, fr)):
        marks = answered(one, other)
        here = sum(token.weight for token, mark in zip(one.content, marks, strict=True) if mark)
        shares.append((here + PRIOR) / (one.weight + 2 * PRIOR))
        known = sum(not token.small.isdisjoint(other.classes) for token in one.small)
        smalls.append((known + 0.5) / (len(one.small) + 1))
        small_lost += len(one.small) - known
        numbers += sum(not mark and token.word[0].isdigit() for token, mark in zip(one.content, marks, strict=True))
    values = Evidence(
        least=min(shares),
        small=sum(smalls) / 2,
        small_lost=math.log1p(small_lost),
        length=abs(off_length(fr.length, en.length)),
        question=float(fr.asks != en.asks),
        stops=float(abs(fr.stops - en.stops)),
        numbers=float(numbers),
    )
    return Evidence(*(min(value, most) for value, most in zip(values, _MOST, strict=True)))


PRIOR: Final = 0.3
"""Of the weight of a word, what counts as answered and as not before any is looked at."""

# What benchmarks/support_fit.py printed on all it was given.
START: Final = -0.03
WEIGHTS: Final = Evidence(
    least=5.41, small=2.90, small_lost=-1.04, length=-1.30, question=-1.82, stops=-0.85, numbers=-0.95
)


def support(fr: Reading, en: Reading) -> float:
    """Return the probability, from 0 to 1, that a French and an English stretch say the same."""
    return probability(evidence(fr, en))


def probability(found: Evidence) -> float:
    """Return what some evidence makes likely."""
    odds = START + sum(weight * value for weight, value in zip(WEIGHTS, found, strict=True))
    return 1 / (1 + math.exp(-odds))
