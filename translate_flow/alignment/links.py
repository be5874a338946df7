"""Which tokens of one document may answer which of the other, and how often such tokens really do.

Identical tokens, cognates by their beginning (coopérative, co-operative; Simard, Foster and Isabelle 1992), and the
pairs of a lexicon. The probabilities were measured on hand-aligned articles: how often the counterpart of a block holds
the counterpart of its token, given that the other document holds it somewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from translate_flow.alignment.features import SPOKEN, Class, Features
from translate_flow.language import Language
from translate_flow.language.folding import unaccented
from translate_flow.language.lexicon import Lexicon

IDENTICAL: Final[Mapping[int, float]] = {
    Class.NUMBER: 0.85,
    Class.ANCHOR: 0.9,
    Class.NAME: 0.75,
    Class.WORD: 0.6,
    Class.SIGN: 0.7,
}
SAME_LANGUAGE: Final = 0.95
COGNATE: Final = 0.5
LEXICON: Final = 0.6
"""Of the usual translation of a word; less usual ones have their weight in the lexicon."""
_WORDS: Final = frozenset((Class.NAME, Class.WORD))
_STEM: Final = 4
_SOUNDS: Final = str.maketrans({"y": "i", "k": "c", "q": "c", "z": "s"})


class Links(NamedTuple):
    """Pairs of types, one of each document, with the probability that the one answers the other.

    A pair may come twice, spelt alike and known to the lexicon: the best counts.
    """

    one: list[int]
    other: list[int]
    probability: list[float]

    def add(self, one: int, other: int, probability: float) -> None:
        """Add a pair."""
        self.one.append(one)
        self.other.append(other)
        self.probability.append(probability)

    def mirrored(self) -> Links:
        """Return the same links seen from the other document."""
        return Links(self.other, self.one, self.probability)

    def plus(self, more: Links) -> Links:
        """Return these links and some more."""
        return Links(self.one + more.one, self.other + more.other, self.probability + more.probability)


@lru_cache(maxsize=1 << 16)
def skeleton(key: str) -> str:
    """Return what the two languages share of a word: no accents, no doubled letters, one letter for one sound."""
    bare = unaccented(key)
    bare = bare.translate(_SOUNDS).replace("ph", "f").replace("th", "t")
    return "".join(c for i, c in enumerate(bare) if not i or c != bare[i - 1])


@lru_cache(maxsize=1 << 16)
def cognate(one: str, other: str) -> bool:
    """Whether two skeletons begin alike for at least two thirds of the shorter and half of the longer."""
    short, long = sorted((len(one), len(other)))
    alike = next((i for i in range(short) if one[i] != other[i]), short)
    return alike * 3 >= short * 2 and alike * 2 >= long and alike >= _STEM


def link(one: Features, other: Features) -> Links:
    """Return the pairs of types that are spelt alike or begin alike, in the order of the first document's types."""
    links = Links([], [], [])
    numbers: dict[str, list[int]] = defaultdict(list)
    stems: dict[str, list[tuple[str, int]]] = defaultdict(list)
    spoken, classes = other.spoken_in.tolist(), other.classes.tolist()
    for number, key in enumerate(other.keys):
        numbers[key].append(number)
        if len(key) > _STEM and classes[number] in _WORDS:
            bare = skeleton(key)
            stems[bare[:_STEM]].append((bare, number))
    for number, (key, sort, speech) in enumerate(
        zip(one.keys, one.classes.tolist(), one.spoken_in.tolist(), strict=True)
    ):
        if key in numbers:
            for candidate in numbers[key]:
                alike = IDENTICAL[max(sort, classes[candidate])]
                links.add(number, candidate, SAME_LANGUAGE if spoken[candidate] == speech < 2 else alike)
        elif len(key) > _STEM and sort in _WORDS:  # a word that the other document spells alike needs no cousin
            bare = skeleton(key)
            for theirs, candidate in stems.get(bare[:_STEM], ()):
                # The fifth letter settles most pairs of long words (cont-rat, cont-inuer) without a closer look.
                if bare[_STEM:5] != theirs[_STEM:5] and len(bare) > 6 < len(theirs):
                    continue
                if spoken[candidate] != speech and cognate(bare, theirs):
                    links.add(number, candidate, COGNATE)
    return links


def link_translations(one: Features, other: Features, lexicon: Lexicon) -> Links:
    """Return the pairs of types that the lexicon knows as translations, as written or by their lemmas."""
    links = Links([], [], [])
    types: tuple[dict[str, list[int]], ...] = tuple(defaultdict(list) for _ in SPOKEN)
    for number, key, language in _words(other):
        found = types[SPOKEN.index(language)]
        for form in lexicon.keys(language, key):
            found[form].append(number)
    for number, key, language in _words(one):
        answers = types[1 - SPOKEN.index(language)]
        for word, weight in lexicon.translations(language, *lexicon.keys(language, key)).items():
            for candidate in answers.get(word, ()):
                links.add(number, candidate, LEXICON * weight)
    return links


def _words(side: Features) -> Iterator[tuple[int, str, Language]]:
    """Yield the types that are words of a known language: number, key, language."""
    for number, (key, sort, speech) in enumerate(
        zip(side.keys, side.classes.tolist(), side.spoken_in.tolist(), strict=True)
    ):
        language = SPOKEN[speech]
        if language is not None and sort in _WORDS:
            yield number, key, language
