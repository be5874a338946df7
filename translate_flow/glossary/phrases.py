"""Noun phrases, told by their shape: content words and the small words that may join them.

No tagger: the lexicon says of a word whether it may be a noun or an adjective, and a word that it does not know may be
either. French puts the head first (économie sociale, appel à projets), English last (social economy, call for
projects).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from translate_flow.articles.document import HOLE
from translate_flow.glossary.nouns import stands_as_noun
from translate_flow.language import Language
from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.lemmas import lemma
from translate_flow.language.lexicon import shipped_pairs
from translate_flow.language.tokens import Word, words

LONGEST: Final = 4
"""Content words in a phrase."""

_FR_LINKS: Final = "de d' des du à au aux en pour par et la le les l'"
_LINKS: Final[Mapping[Language, frozenset[str]]] = MappingProxyType(
    {
        "fr": frozenset(_FR_LINKS.split()),
        "en": frozenset(("of", "for", "to", "in", "and", "the")),
    }
)
_FR_IDLE: Final = (
    "an année jour mois semaine fois chose cas fin début suite part partie ensemble type sorte exemple façon manière moyen"
    " premier deuxième second troisième dernier nouveau grand petit bon seul propre plus mieux bien certain différent"
    " nombreux divers prochain présent passé lire voir dire faire mettre prendre article page site lien mot titre gens"
    " monsieur madame question réponse côté lieu point niveau place nombre cadre sens sein outre ailleurs via janvier février"
    " mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche"
    " travers moitié présence mon ton son info entier euro million millier milliard cent mille deux trois quatre cinq six sept huit neuf dix vingt trente personne"
)
_EN_IDLE: Final = (
    "year day month week time thing case end start part type kind sort example way first second third last new big large"
    " small good great own certain different various next present past read see say do take page site link word title people"
    " mr mrs question answer side place number sense january february march april may june july august september october"
    " november december monday tuesday wednesday thursday friday saturday sunday euro million thousand billion hundred two"
    " three four five six seven eight nine ten twenty thirty able well also lot bit one person"
)
# Content words that begin or end no term: what says how many, how, when or where of anything.
_IDLE: Final[Mapping[Language, frozenset[str]]] = MappingProxyType(
    {
        "fr": frozenset(_FR_IDLE.split()),
        "en": frozenset(_EN_IDLE.split()),
    }
)
_VERBAL: Final = re.compile(
    r"(?:[eiî]r|ant|ées?|és?|it|ing|ed)$"
)  # of a word that the lexicon does not know: more often a verb
_AND: Final = frozenset(("et", "and"))
_MOST_LINKS: Final = 2  # de la, for the
_CUT: Final = frozenset('.,;:!?()[]«»“”"…/|\n•–—' + HOLE)


Key = tuple[str, ...]
"""The content words of a phrase, by lemma."""


class Phrase(NamedTuple):
    """A noun phrase in a text: its words by lemma, small ones left out; how it is written; whether small words join it."""

    key: Key
    text: str
    joined: bool


class _Token(NamedTuple):
    word: Word
    key: str
    content: bool
    broken: bool


def phrases(text: str, language: Language) -> Iterator[Phrase]:
    """Yield every noun phrase of a text, those within longer ones too."""
    tokens = list(_tokens(text, language))
    for i, token in enumerate(tokens):
        if token.content and (
            (_may_begin(token.key, language) and not _qualifies(tokens, i, language))
            or _is_noun_here(text, tokens, i, language)
        ):
            yield from _from(text, tokens, i, language)


def _qualifies(tokens: list[_Token], at: int, language: Language) -> bool:
    """Whether a French word that may be an adjective follows the noun that it belongs to: (inclusion) numérique."""
    if language != "fr" or not at or tokens[at].broken or not tokens[at - 1].content:
        return False
    return "adj" in _parts("fr").get(tokens[at].key, ())


def _goes_on(tokens: list[_Token], at: int, language: Language) -> bool:
    """Whether a French phrase that ended here would be cut off from its adjective: Union (européenne)."""
    if language != "fr" or at >= len(tokens) or tokens[at].broken or not tokens[at].content:
        return False
    parts = _parts("fr").get(tokens[at].key, frozenset())
    return "adj" in parts and "noun" not in parts


def _is_noun_here(text: str, tokens: list[_Token], at: int, language: Language) -> bool:
    """Whether a French adjective stands as a noun: les communs, le libre."""
    key = tokens[at].key
    if language != "fr" or key in _IDLE["fr"] or "adj" not in _parts("fr").get(key, ()) or not at:
        return False
    before, word = tokens[at - 1], tokens[at].word
    following = tokens[at + 1] if at + 1 < len(tokens) and not tokens[at + 1].broken else None
    if following and following.content:
        return False
    return stands_as_noun((before.key, text[before.word.end : word.start]), ("", ""), "fr") and not tokens[at].broken


def _tokens(text: str, language: Language) -> Iterator[_Token]:
    before = 0
    small = FUNCTION_WORDS[language]
    for word in words(text):
        folded = fold(word.text)
        content = (
            folded not in small and not any(c.isdigit() for c in folded) and (len(folded) > 2 or word.text.isupper())
        )
        key = _key(word.text, language) if content else folded
        yield _Token(word, key, content, broken=bool(_CUT & set(text[before : word.start])))
        before = word.end


@lru_cache(maxsize=65_536)
def _key(word: str, language: Language) -> str:
    if word.isupper() and len(word) > 1:
        return word
    key = lemma(word, language)
    plural = language == "en" and word.lower() == f"{key}s"
    # Commons and goods are nouns, of which common and good are not the singular.
    return word.lower() if plural and "noun" not in _parts("en").get(key, ("noun",)) else key


def _from(text: str, tokens: list[_Token], first: int, language: Language) -> Iterator[Phrase]:
    """Yield the phrases that begin at a place: content words, each perhaps after one or two small ones."""
    key: list[str] = []
    links: list[str] = []
    for i in range(first, len(tokens)):
        token = tokens[i]
        if token.broken and i > first:
            return
        if not token.content:
            links.append(token.key)
            if token.key not in _LINKS[language] or len(links) > _MOST_LINKS or (token.key == "et" and len(key) < 2):
                return
            continue
        if key and not _may_follow(token.key, language, after=links):
            return
        key.append(token.key)
        links = []
        if _may_end(token.key, language) and not _goes_on(tokens, i + 1, language):
            yield Phrase(tuple(key), text[tokens[first].word.start : token.word.end], i - first >= len(key))
        if len(key) == LONGEST:
            return


def _may_begin(key: str, language: Language) -> bool:
    if key in _IDLE[language]:
        return False
    parts = _parts(language).get(key)
    if parts is None and _VERBAL.search(key):
        return False
    return parts is None or bool(parts & ({"noun", "propn"} if language == "fr" else {"noun", "propn", "adj"}))


def _may_follow(key: str, language: Language, *, after: list[str]) -> bool:
    """Whether a word may go on with a phrase: in French a noun after *de*, an adjective after *et*, either after neither."""
    if key in _IDLE[language]:
        return False
    parts = _parts(language).get(key)
    wanted = {"noun", "propn"} if language == "fr" and after and after[0] not in _AND else {"noun", "propn", "adj"}
    if after and after[0] in _AND:
        wanted = {"adj"} if language == "fr" else wanted
    return parts is None or bool(parts & wanted)


def _may_end(key: str, language: Language) -> bool:
    parts = _parts(language).get(key)
    if language == "fr":
        return True  # what begins with a noun, or with an adjective that stands for one, may end anywhere
    return parts is None or bool(parts & {"noun", "propn"})


@cache
def _parts(language: Language) -> Mapping[str, frozenset[str]]:
    """Return the parts of speech of each word of the lexicon, by word and by lemma."""
    found: dict[str, set[str]] = defaultdict(set)
    for pair in shipped_pairs():
        word = fold(pair.fr if language == "fr" else pair.en)
        if " " not in word:
            found[word].add(pair.part)
    return {word: frozenset(parts) for word, parts in found.items()}
