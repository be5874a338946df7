"""Which words are forms of one another.

The dictionaries behind :func:`lemma` take 0.2 s and 50 MB to load. So two cheaper questions come first: :func:`regular`
settles most plurals, and :func:`may_inflect` rules out most other pairs, and only what is left is looked up.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from translate_flow.language.folding import fold
from translate_flow.language.spellings import SPELLINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simplemma import Lemmatizer

    from translate_flow.language import Language

_OWN: Final[Mapping[tuple[Language, str], str]] = MappingProxyType(
    {
        # What simplemma 2.0 takes for another word, seen while reading findings.
        ("fr", "donnée"): "donnée",  # it says donner, but données stays donnée
        ("fr", "données"): "donnée",
        ("fr", "communs"): "commun",  # the adjective and the noun share their masculine; commune is a noun of its own
        ("fr", "commune"): "commune",
        ("fr", "communes"): "commune",
        ("fr", "sociétaires"): "sociétaire",
        ("fr", "usagers"): "usager",
        ("fr", "usagère"): "usager",
        ("fr", "usagères"): "usager",
        ("fr", "actrices"): "acteur",
        ("fr", "actrice"): "acteur",
        ("en", "data"): "data",
        ("en", "media"): "media",
        ("en", "mutuals"): "mutual",
    }
)

# What can differ between two forms of one word, once their common beginning is set aside; nothing is among it.
_FR_ENDINGS: Final = (
    "s x e es l le les il ils ux f fs ve ves el elle elles en ne nes er ers ère ères eur eurs rice rices euse euses se ses"
    " u c que ques te tes he hes té tés tée tées r é ée és ées ant ait aient ent ons ez a era erait i ir it is ie issant re"
    " d t ts"
)
_EN_ENDINGS: Final = "s es y ies ied ing ed d e f ves fe ren er ers t ting ted ning ned ging ged"
_ENDINGS: Final[Mapping[Language, frozenset[str]]] = MappingProxyType(
    {"fr": frozenset(("", *_FR_ENDINGS.split())), "en": frozenset(("", *_EN_ENDINGS.split()))}
)
_SHORTEST_STEM: Final = 3
_SHORTEST_PLURAL: Final = 2  # co-op, co-ops
_SIBILANT: Final = re.compile(r"(?:s|x|z|ch|sh)$")
_CONTRACTED: Final = re.compile(r"eurice(?=s?$)")  # acteurices, for acteurs et actrices
_IZE: Final = re.compile(r"(?<=[a-z]{3})iz(?=e|ing|ation)|(?<=[a-z]{3}l)yz(?=e|ing)")


@lru_cache(maxsize=65_536)
def spelling(word: str, language: Language) -> str:
    """Return the folded word in one spelling: English -ize as -ise (organization, digitize, analyze), color as colour.

    French acteurices, which is both genders in one word, is acteurs.
    """
    word = fold(word)
    word = SPELLINGS[language].get(word, word)
    if language == "fr":
        return _CONTRACTED.sub("eur", word) if word.endswith(("eurice", "eurices")) else word
    return _IZE.sub(lambda found: found.group().replace("z", "s"), word)


def regular(word: str, form: str, language: Language) -> bool:
    """Whether one folded word is the regular plural or feminine of the other: no dictionary is needed to know that.

    Nor does simplemma know them all: it takes digitale for a word of its own.
    """
    short, long = sorted((word, form), key=len)
    if len(short) < _SHORTEST_PLURAL or short == long:
        return short == long
    if language == "en" and short.endswith("y") and long == f"{short[:-1]}ies":
        return True
    if language == "fr" and short.endswith(("al", "é")) and long in {f"{short}e", f"{short}es"}:
        return True
    if short.endswith(("s", "x")):
        return language == "en" and bool(_SIBILANT.search(short)) and long == f"{short}es"
    return long == f"{short}s" or (language == "fr" and short.endswith("u") and long == f"{short}x")


def may_inflect(word: str, form: str, language: Language) -> bool:
    """Whether two folded words could be forms of one another by their endings; says yes too often, never no wrongly.

    Never wrongly for regular families: an œil has yeux, and a person people, which a glossary lists.
    """
    shared = _shared(word, form)
    endings = _ENDINGS[language]
    if shared < _SHORTEST_STEM:
        return shared == _SHORTEST_PLURAL and regular(word, form, language)
    return word[shared:] in endings and form[shared:] in endings


def _shared(word: str, form: str) -> int:
    for i, (a, b) in enumerate(zip(word, form, strict=False)):
        if a != b:
            return i
    return min(len(word), len(form))


@lru_cache(maxsize=65_536)
def lemma(word: str, language: Language) -> str:
    """Return the dictionary form of a word, folded (lower case, œ as oe); a word that no dictionary has stays as it is.

    simplemma is asked until its answer no longer changes: one call leaves donnée at donner and données at donnée, 53
    of 56 pairs right against 55 at the fixed point.
    """
    form = spelling(word, language)
    seen = set()
    while form not in seen:
        own = _OWN.get((language, form))
        if own is not None:
            return own
        seen.add(form)
        # Its dictionaries have œuvre with the ligature, and take oeuvre for a verb.
        found: str = _lemmatizer().lemmatize(form.replace("oeu", "œu") if language == "fr" else form, lang=language)
        form = fold(found)
        form = SPELLINGS[language].get(form, form)
    return form


def same_word(word: str, form: str, language: Language) -> bool:
    """Whether two words, folded by :func:`spelling`, are inflections of one another."""
    if regular(word, form, language):
        return True
    return may_inflect(word, form, language) and lemma(word, language) == lemma(form, language)


@cache
def _lemmatizer() -> Lemmatizer:
    from simplemma import Lemmatizer  # noqa: PLC0415 - 130 ms, and most checks never come here

    return Lemmatizer()
