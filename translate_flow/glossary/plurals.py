"""Noun phrases in the plural: the forms of a glossary are in the singular, what stands in their place need not be."""

from __future__ import annotations

import re
from typing import Final

from translate_flow.glossary.patterns import is_acronym
from translate_flow.language import Language

_NO_PLURAL: Final = (
    "accessibility advocacy aid altruism co-creation co-housing cohesion commons crowdfunding data development education"
    " employment entrepreneurship equality excluded exclusion feedback finance governance illiteracy inclusion innovation"
    " integration intelligence interoperability investing justice literacy mediation networking neutrality online outreach"
    " philanthropy pooling portability procurement profitability replication reuse savings science self-hosting software"
    " sovereignty sufficiency support technology up upskilling utility volunteering"
)
UNCOUNTABLE: Final = frozenset(_NO_PLURAL.split())
"""English nouns, and words that end a noun phrase, that take no plural."""
_IRREGULAR: Final = {
    "person": "people", "child": "children", "woman": "women", "man": "men", "life": "lives", "half": "halves",
}  # fmt: skip
_LINKS: Final = {
    "en": frozenset(("of", "for", "to", "in", "by", "on", "with", "from", "through", "as", "among", "between")),
    "fr": frozenset(("de", "d'", "du", "des", "à", "au", "aux", "par", "pour", "en", "sur")),
}
_FR_PLURAL: Final = (
    (re.compile(r"(?<=[^\W\d_])al$"), "aux"),
    (re.compile(r"(?<=e)au$"), "aux"),
    (re.compile(r"eu$"), "eux"),
)
_FR_INVARIABLE: Final = frozenset(("et", "non", "zéro", "internet", "web", "photo", "open", "source", "loi"))
"""What stays as it is after a noun: words of other kinds, and nouns set beside it (tarif internet, association loi
1901)."""
_FR_ADVERB: Final = re.compile(r"[^\W\d_]{3,}ement$")


def plural(form: str, language: Language) -> str:
    """Return a noun phrase in the plural: its head in English, its head and adjectives in French."""
    words = form.split(" ")
    head = head_end(words, language)
    if language == "fr":
        return " ".join([_fr_plural(words[0]), *map(_fr_plural_after, words[1:head]), *words[head:]])
    if words[head - 1].endswith("ed") and 1 < head < len(words):  # foundation recognised as
        head -= 1
    words[head - 1] = _en_plural(words[head - 1])
    return " ".join(words)


def plural_object(form: str, language: Language) -> str:
    """Return a noun phrase with the noun after its last small word in the plural: facilitation of our networks."""
    words = form.split(" ")
    if language == "fr" or head_end(words, language) == len(words):
        return form
    return " ".join([*words[:-1], _en_plural(words[-1])])


def head_end(words: list[str], language: Language) -> int:
    """Return the index of the first small word after the head of a noun phrase."""
    return next((i for i, word in enumerate(words) if i and _is_link(word, language)), len(words))


def _is_link(word: str, language: Language) -> bool:
    return re.split(r"(?<=['’])", word.lower())[0].replace("’", "'") in _LINKS[language]


def _en_plural(word: str) -> str:
    if word in UNCOUNTABLE or word == "digital" or word.endswith("s") or (is_acronym(word) and word.endswith("S")):
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search(r"(?:x|z|ch|sh)$", word) else f"{word}s"


def _fr_plural_after(word: str) -> str:
    """Return the plural of a word after the head: adverbs, numbers and nouns set beside it have none."""
    if word.lower() in _FR_INVARIABLE or word.isdigit() or _FR_ADVERB.match(word):
        return word
    return _fr_plural(word)


def _fr_plural(word: str) -> str:
    if word.lower() in {"le", "la", "l'"}:
        return "les" if word.islower() else "Les"
    if word.lower().endswith(("s", "x", "z")) or is_acronym(word):
        return word
    for ending, plural_ending in _FR_PLURAL:
        if ending.search(word):
            return ending.sub(plural_ending, word)
    return f"{word}s"
