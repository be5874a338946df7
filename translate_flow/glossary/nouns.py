"""Whether a word that is both noun and adjective stands as a noun: les communs, not les objectifs communs."""

from __future__ import annotations

from functools import cache
from typing import Final

from translate_flow.language import Language
from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.lexicon import shipped_pairs

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


_EN_DETERMINERS: Final = "the a an this that these those my your his her its our their some any no each every all both"
_BEFORE_EN_NOUN: Final = frozenset(_EN_DETERMINERS.split())


def stands_as_noun(before: tuple[str, str], after: tuple[str, str], language: Language, then: str = "") -> bool:
    """Whether words stand as a noun, by the folded word before and what lies between, and what lies after and the word there.

    `then` is the word after that one: the common and *the* commoners, but the common and *shared* rules.

    In French an adjective follows its noun, so what comes before decides: nothing, or a determiner or preposition. In
    English the adjective comes first, so what follows decides: nothing, a word that no adjective can qualify, or a verb
    (the common lasts).
    """
    if language == "fr":
        word, gap = before
        return not word or word in _BEFORE_NOUN or bool(gap.strip())
    gap, word = after
    if not word or (word in FUNCTION_WORDS["en"] and (word not in _JOINING or then in _BEFORE_EN_NOUN)):
        return True
    gap = gap.strip()
    if gap == "," and word == "so":  # it is a common, so everybody may join
        return True
    if not gap and word in _third_persons():
        return True
    return bool(gap) and not gap.startswith((",", "-", "/", "(", "“", '"', "‘", "«", "\ufffc"))


@cache
def _third_persons() -> frozenset[str]:
    """Return the English verbs of the lexicon in their third person, but for what may be the plural of a noun (works)."""
    verbs = {fold(pair.en) for pair in shipped_pairs() if pair.part == "verb" and " " not in pair.en}
    verbs -= {fold(pair.en) for pair in shipped_pairs() if pair.part == "noun"}
    return frozenset(_third_person(verb) for verb in verbs)


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in set("aeiou"):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"
