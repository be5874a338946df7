"""Names in running text, and whether two spellings are one name.

A name is a word with a capital where the language asks for none: inside a sentence, and no acronym, for these are
another matter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final, NamedTuple

from translate_flow.language import Language
from translate_flow.language.folding import APOSTROPHES, fold
from translate_flow.language.lemmas import lemma
from translate_flow.language.lexicon import shipped_lexicon, shipped_pairs

_A: Final = f"[{APOSTROPHES}]"


class Name(NamedTuple):
    """A word that is a name or part of one, and its place in the text, the end exclusive."""

    text: str
    start: int
    end: int


# After a word, a comma or an elided article of its own sentence. The capital comes first: the engine skips to the next one.
_NAME: Final = re.compile(
    rf"[A-ZÀ-ÖØ-Þ](?:(?<=[^\W\d_][ \u00a0\n].)|(?<=[,;][ \u00a0\n].)|(?<=[ldLD]{_A}.))(?<![.!?:][ \u00a0\n].)"
    rf"(?=[^\W_]*[^\WA-ZÀ-ÖØ-Þ_])[^\W_]{{2,}}(?:-[A-ZÀ-ÖØ-Þ][^\W_]+)*(?![\w@]|[.][a-z]|{_A}(?!s\b))"
)
_LONG_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_TITLE: Final = 0.5
"""Share of capitals among its longer words from which a text is set like an English title."""
_NO_LETTERS: Final = re.compile(r"[\W_]+")
_CAPITALISED: Final = re.compile(r"(?<![\w@/#-])[A-ZÀ-ÖØ-Þ][^\W_]{2,}(?![\w@]|[.][a-z])")
_ENDINGS: Final = (
    "||a|ae|ais|aise|an|ana|ane|ans|c|ch|e|ean|eans|eens|een|en|ene|enne|ennes|ens|es|ese|ia|ian|ians|ie|ien|ienne|iens|ies|in|ine|ins|is|ish|"
    "isme|ism|iste|ist|istes|ists|o|off|ois|oise|on|one|os|ov|que|ques|qui|ic|ics|s|sh|ski|sky|um|us|y|ys|é|ée|i|ca|k|ne|ns|nes|le|re|er|ers|eur|eurs|or|ors"
)
_TAILS: Final = frozenset(_ENDINGS.split("|"))
"""What follows the stem of a name in either language: Aristot-e, Aristot-le apart, these are regular (Canad-iens,
-ians)."""
_SOUNDS: Final = (
    ("tch", "ch"),
    ("dj", "j"),
    ("ou", "u"),
    ("kh", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("y", "i"),
    ("w", "v"),
    ("qu", "k"),
    ("c", "k"),
)
"""What each language makes of a sound of a third: Tchaïkovski, Poutine, Khrouchtchev."""


def names(text: str) -> tuple[Name, ...]:
    """Return the names in a text, word by word, in order. In a title (`is_title`) they are hardly names."""
    return tuple(Name(match.group(), *match.span()) for match in _NAME.finditer(text))


def is_title(text: str) -> bool:
    """Whether a text is set like an English title: about half of its longer words, and more than two, have a capital; no full stop."""
    if text.rstrip().endswith("."):
        return False
    long_words: list[str] = _LONG_WORD.findall(text)
    return sum(word[0].isupper() for word in long_words) > max(2, _TITLE * len(long_words))


def capitalised(text: str) -> tuple[Name, ...]:
    """Return every word with a capital, at the start of a sentence too: what may answer a name."""
    return tuple(Name(match.group(), *match.span()) for match in _CAPITALISED.finditer(text))


@lru_cache(maxsize=1 << 14)
def bare(text: str) -> str:
    """Return a text as names are compared: without accents, case, and signs inside words."""
    return bare_text(text)


def bare_text(text: str) -> str:
    """Return a whole text as names are compared, its words run together."""
    # Combining accents are no letters to a pattern.
    return _NO_LETTERS.sub("", unicodedata.normalize("NFD", text.casefold().replace("œ", "oe")))


@lru_cache(maxsize=1 << 14)
def is_common(word: str, language: Language) -> bool:
    """Whether a word, in any inflection, is one that the lexicon has as something else than a name: Service, Pandas."""
    keys = dict.fromkeys((fold(word), lemma(word, language)))
    listed = [key for key in keys if shipped_lexicon().translations(language, key)]
    return any(key not in _proper(language) for key in listed)


def is_proper(word: str, language: Language) -> bool:
    """Whether a word is a name that the lexicon has as one, as it has countries and large cities."""
    return fold(word) in _proper(language)


@cache
def _proper(language: Language) -> frozenset[str]:
    return frozenset(fold(getattr(pair, language)) for pair in shipped_pairs() if pair.part == "propn")


@lru_cache(maxsize=1 << 14)
def is_in_dictionary(word: str, language: Language) -> bool:
    """Whether a dictionary has a word: Northern and Procurement, but Smith and Lille as well."""
    from simplemma import is_known  # noqa: PLC0415 - few names come here

    return any(is_known(part, lang=language) for part in word.split("-"))


def is_altered(one: str, two: str) -> bool:
    """Whether two names of different languages are one but for a slip: a letter or two that no translation changes.

    Nesta and Nasta, Meseguer and Meseger; not Canadiens and Canadians, Tchekhov and Chekhov, Québec and Quebec.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - a compiled module, for few pairs of names

    a, b = bare(one), bare(two)
    shorter = min(len(a), len(b))
    if a == b or shorter < _SHORTEST or is_adapted(one, two):
        return False
    return bool(OSA.distance(a, b) <= (2 if shorter >= _LONG else 1))


_SHORTEST: Final = 4
_LONG: Final = 7
"""Letters from which two slips leave a name what it was."""


def is_adapted(one: str, two: str) -> bool:
    """Whether two names differ as French and English forms of a name do: by accents, an ending or the spelling of a sound."""
    a, b = (_sounded(bare(name)) for name in (one, two))
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= _STEM and a[shared:] in _TAILS and b[shared:] in _TAILS


_STEM: Final = 3


def _sounded(word: str) -> str:
    for sound, letter in _SOUNDS:
        word = word.replace(sound, letter)
    return word
