"""What may stand for a term that has been named once: pronouns, and nouns like *the sector*."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from translate_flow.language import Language
from translate_flow.language.folding import fold
from translate_flow.language.tokens import word_texts

_FR: Final = """
il elle ils elles lui leur leurs son sa ses celui celle ceux celles celui-ci celle-ci ceux-ci celles-ci ce cela ceci
secteur mouvement domaine champ milieu modèle dernier dernière derniers dernières
"""
_EN: Final = """
it its itself they them their theirs themselves this these those such latter one ones which
sector movement field area model
"""

_STAND_INS: Final[Mapping[Language, frozenset[str]]] = MappingProxyType(
    {"fr": frozenset(_FR.split()), "en": frozenset(_EN.split())}
)


def stand_ins(text: str, language: Language) -> int:
    """Count the words of a text that may stand for a term; what they really stand for is not asked."""
    return sum(fold(word) in _STAND_INS[language] for word in word_texts(text))
