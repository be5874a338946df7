"""How likely a phrase of one language translates one of the other."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from translate_flow.glossary.phrases import Key
from translate_flow.language.folding import unaccented
from translate_flow.language.lexicon import shipped_lexicon

_ALIKE: Final = 4  # letters that cognates share at their beginning, at least


def confidence(key: Key, theirs: Key, common: int, units: int, their_units: int) -> float:
    """Return how sure it is that one phrase translates the other: together where either stands, and word by word."""
    dice = 2 * common / (units + their_units)
    alike = max(0.0, 1 - abs(len(key) - len(theirs)) / 3)
    return dice * alike * (0.25 + _support(key, theirs))


@lru_cache(maxsize=262_144)
def _support(ours: Key, theirs: Key) -> float:
    """Return the share of words, of both phrases, that have a translation or a cognate in the other."""
    forth = sum(any(_pair(a, b) for b in theirs) for a in ours)
    back = sum(any(_pair(a, b) for a in ours) for b in theirs)
    return (forth + back) / (len(ours) + len(theirs))


@lru_cache(maxsize=262_144)
def _pair(ours: str, theirs: str) -> bool:
    if theirs in shipped_lexicon().translations("fr", ours):
        return True
    if ours.isupper() and theirs.isupper():
        return sorted(ours) == sorted(theirs)  # ESS and SSE, IA and AI
    a, b = _bare(ours), _bare(theirs)
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= _ALIKE and shared * 2 > max(len(a), len(b))


@lru_cache(maxsize=65_536)
def _bare(word: str) -> str:
    return unaccented(word.lower())
