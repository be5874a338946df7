"""What a word is known by, and by what it may be answered in the other language: looked up once for each word ever seen.

The shipped lexicon, lemmas on both sides. Phrases are taken apart: any content word of "mise en œuvre" may be answered
by "implementation". That is too kind to any single word, and right for counting how many words of a text are answered
at all.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.lemmas import lemma
from translate_flow.language.lexicon import shipped_lexicon
from translate_flow.language.tokens import word_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translate_flow.language import Language

NOTHING: Final[frozenset[str]] = frozenset()
_VERBS: Final = "avoir être faire mettre prendre aller be have do make take give go put get"
_LIGHT: Final = frozenset(_VERBS.split())
"""What phrases are built with, and what says little outside them."""


@lru_cache(maxsize=1 << 16)
def keys(word: str, language: Language) -> tuple[str, ...]:
    """Return what a word is known by: folded as it is written, and its lemma where that is another."""
    written = fold(word)
    form = lemma(word, language)
    return (written,) if form == written else (written, form)


@lru_cache(maxsize=1 << 16)
def equivalents(word: str, language: Language) -> frozenset[str]:
    """Return the keys of single words of the other language that may answer a word; none for a word nobody has listed."""
    table = _by_word(language)
    found = [table[key] for key in keys(word, language) if key in table]
    return found[0] if len(found) == 1 else NOTHING.union(*found)


@cache
def _by_word(language: Language) -> Mapping[str, frozenset[str]]:
    lexicon = shipped_lexicon()
    back: Language = "en" if language == "fr" else "fr"
    table: dict[str, set[str]] = defaultdict(set)
    for phrase, translations in (lexicon.from_fr if language == "fr" else lexicon.from_en).items():
        mine = _content(phrase, language)
        for translation in translations:
            theirs = _content(translation, back)
            # Of two phrases there is no telling which word answers which.
            if len(mine) == 1 or len(theirs) == 1:
                for word in mine:
                    table[word].update(theirs)
    return {word: frozenset(found) for word, found in table.items()}


def _content(phrase: str, language: Language) -> tuple[str, ...]:
    """Return a single word as it is, and of a phrase the words that carry its sense."""
    if " " not in phrase and "'" not in phrase:
        return (phrase,)
    return tuple(word for word in word_texts(phrase) if word not in FUNCTION_WORDS[language] and word not in _LIGHT)
