"""Whether a word that is both noun and adjective stands as a noun: les communs, not les objectifs communs."""

from __future__ import annotations

from typing import Final

from translate_flow.language import Language
from translate_flow.language.function_words import FUNCTION_WORDS

# What may stand before a French noun. Not *en* (en commun), nor *et* and *ou*, which may join two adjectives.
_DETERMINERS: Final = (
    "le la les l' un une de au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs"
    " quel quelle quels quelles quelques plusieurs certains certaines chaque tout tous toute toutes aucun aucune"
    " autres par pour sur dans avec sans vers chez contre entre comme deux trois quatre cinq"
)
_BEFORE_NOUN: Final = frozenset(_DETERMINERS.split())
# After "the common", these may still be followed by its noun: the common and shared rules.
_JOINING: Final = frozenset(
    ("and", "or", "but", "nor", "yet", "as", "most", "more", "less", "very", "such", "own", "so")
)


def stands_as_noun(before: tuple[str, str], after: tuple[str, str], language: Language) -> bool:
    """Whether words stand as a noun, by the folded word before and what lies between, and what lies after and the word there.

    In French an adjective follows its noun, so what comes before decides: nothing, or a determiner or preposition. In
    English the adjective comes first, so what follows decides: nothing, or a word that no adjective can qualify.
    """
    if language == "fr":
        word, gap = before
        return not word or word in _BEFORE_NOUN or bool(gap.strip())
    gap, word = after
    if not word or (word in FUNCTION_WORDS["en"] and word not in _JOINING):
        return True
    gap = gap.strip()
    return bool(gap) and not gap.startswith((",", "-", "/", "(", "“", '"', "‘", "«", "\ufffc"))
