"""What texts and forms are cut into before they are compared.

Words, with hyphenated ones apart (tiers-lieux is tiers lieux), inclusive endings set aside (acteur·rice·s is acteur),
and French articles after *de* too (structures de l’ESS is structures de ESS).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from translate_flow.language import Language
from translate_flow.language.folding import unaccented
from translate_flow.language.lemmas import spelling
from translate_flow.language.tokens import WORD


class Piece(NamedTuple):
    """A word, or a part of a hyphenated one, as written and as compared. `end` includes what was set aside after it."""

    text: str
    key: str
    start: int
    end: int


PREFIX: Final = 3
"""Inflections share at least this many letters: act-eur, act-rice. `lemmas.may_inflect` asks for as many."""

HYPHENS: Final = r"\-\u2010\u2011\u2012\u2212"
_PART: Final = re.compile(rf"[^{HYPHENS}]+")
_TAIL: Final = (
    r"(?:rices?|trices?|ices?|euses?|ères?|ières?|nes?|les?|ses?|ves?|fes?|esses?|tes?|es?|s)"
    r"\)?(?:[·•⋅‧./]?s\)?)?(?![^\W\d_])"
)
_INCLUSIVE: Final = re.compile(rf"(?<=[^\W\d_])(?:[·•⋅‧/(]|\.(?=[^\W\d_])){_TAIL}")
_MARKS: Final = re.compile(r"[·•⋅‧/(]|\w\.\w")
_ROUGH: Final = re.compile(r"\w+")
_ARTICLES: Final = frozenset(("le", "la", "les", "l'"))
_CONTRACTED: Final = {"des": "de", "du": "de", "d'": "de"}


def pieces(text: str, language: Language) -> list[Piece]:
    """Cut a text into what forms are made of, in order."""
    french = language == "fr"
    tails = [found.span() for found in _INCLUSIVE.finditer(text)] if french and _MARKS.search(text) else []
    found: list[Piece] = []
    for word, start, stop in _parts(text):
        surface, end = word, stop
        if tails and (tail := next((tail for tail in tails if tail[0] < stop and start < tail[1]), None)):
            if start >= tail[0]:  # wholly the feminine or plural of the piece before
                if found:
                    found[-1] = found[-1]._replace(end=max(found[-1].end, tail[1]))
                continue
            surface, end = text[start : tail[0]], tail[1]
        key = spelling(surface, language)
        if french:
            key = _CONTRACTED.get(key, key)
            if key in _ARTICLES and found and found[-1].key == "de" and not text[found[-1].end : start].strip():
                found[-1] = found[-1]._replace(end=end)
                continue
        found.append(_piece(Piece, (surface, key, start, end)))
    return found


_piece: Final = tuple.__new__  # a third quicker than Piece(...), of which a long article needs thousands


def _parts(text: str) -> Iterator[tuple[str, int, int]]:
    for found in WORD.finditer(text):
        word = found.group()
        if word.isalnum():
            yield (word, *found.span())
        else:
            for part in _PART.finditer(word):
                yield part.group(), found.start() + part.start(), found.start() + part.end()


@lru_cache(maxsize=1024)
def rough_words(text: str) -> frozenset[str]:
    """Return the runs of letters and digits of a text: every piece's word is among them, but for a decomposed accent.

    Five times as quick as cutting it into pieces, which most texts do not need. Remembered, for terms and names ask in
    turn.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    return frozenset(_ROUGH.findall(text))


@lru_cache(maxsize=65_536)
def prefix(word: str, language: Language) -> str:
    """Return the beginning that all inflections of a written word share, accents or not."""
    key = spelling(word, language)
    if language == "fr":
        key = _CONTRACTED.get(key, key)
    return unaccented(key)[:PREFIX]
