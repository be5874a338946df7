"""Terms that the articles themselves use, with their usual translations, and terms that they render inconsistently.

Noun phrases of both languages are counted over the units of aligned articles. What translates a phrase is the phrase of
the other side that stands in the same units and in few others (Dice's coefficient), and whose words the lexicon knows
for translations or that looks alike; paragraphs are long and phrases rare, so that neither alone decides.

How much of a term a phrase is: phrases that stand mostly inside longer ones count for less (the C-value of Frantzi and
Ananiadou, 1996), words that many phrases are made of (numérique, social) lift them all, and a single word that the
lexicon holds as an everyday word counts for little unless it is one of these.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from translate_flow.alignment.bitext import Bitext, Relation
from translate_flow.articles.document import PROSE
from translate_flow.glossary.likely import confidence
from translate_flow.glossary.match import find_names, find_terms
from translate_flow.glossary.phrases import Key, Phrase, phrases
from translate_flow.glossary.term import Glossary
from translate_flow.language import LANGUAGES, Language
from translate_flow.language.folding import fold
from translate_flow.language.lemmas import lemma
from translate_flow.language.lexicon import shipped_lexicon
from translate_flow.language.tokens import word_texts

LIKELY: Final = 0.35
"""Below this confidence a translation is not offered."""
_ONCE: Final = 0.5
"""What a phrase that stands once loses of its weight: a text is full of phrases that stand once."""
_SIZES: Final = (0.0, 0.0, 1.0, 0.5, 0.3)
"""What a phrase weighs by its number of content words: most terms have two, most phrases of four are no terms."""
_ALONE: Final = 0.4
"""What a single word weighs that the lexicon holds; one that it does not hold is more of a term."""
_STRANGE: Final = 0.8
_NAME: Final = 0.4
_JOINED_ONCE: Final = 0.7
"""What a phrase with *de* in it keeps of its weight where it stands once: anything may be said of anything."""
_PLAIN: Final = 0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase of the articles that may be a term: as it is usually written, with its usual translation.

    `count`: how often it stands in French. `share`: of the units where something translates it, how many have this
    translation; `others` are the rest, with the number of units. `gain` is what the ranking goes by.
    """

    source: str
    translation: str
    count: int
    units: int
    share: float
    others: tuple[tuple[str, int], ...]
    confidence: float
    gain: float

    @property
    def inconsistent(self) -> bool:
        """Whether the articles render it in several ways."""
        return self.share < 1

    @property
    def kept(self) -> bool:
        """Whether it is not translated at all: a name, or a loan."""
        return fold(self.source) == fold(self.translation)


@dataclass(slots=True)
class _Side:
    """What one language says: where each phrase stands, how often, and how it is written."""

    language: Language
    units: dict[Key, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    written: dict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    of_unit: dict[int, set[Key]] = field(default_factory=lambda: defaultdict(set))
    joined: set[Key] = field(default_factory=set)

    def add(self, unit: int, found: Iterable[Phrase]) -> None:
        for phrase in found:
            self.units[phrase.key][unit] += 1
            self.written[phrase.key][" ".join(phrase.text.split())] += 1
            self.of_unit[unit].add(phrase.key)
            if phrase.joined:
                self.joined.add(phrase.key)

    def count(self, key: Key) -> int:
        return self.units[key].total()

    def form(self, key: Key) -> str:
        """Return how a phrase is usually written; in small letters where it stands so at all, for capitals begin sentences."""
        written = self.written[key]
        usual = min(written.items(), key=lambda item: (-item[1], item[0] != item[0].lower(), len(item[0]), item[0]))[0]
        small = usual[:1].lower() + usual[1:]
        return small if small in written else usual


def extract(bitexts: Iterable[Bitext]) -> tuple[Candidate, ...]:
    """Return the candidates of aligned articles, those first from which a translator gains most."""
    sides = _read(bitexts)
    termhood = _termhood(sides["fr"])
    found = []
    for key in sides["fr"].units:
        worth = termhood[key]
        if key in sides["fr"].joined and sides["fr"].count(key) == 1:
            worth *= _JOINED_ONCE
        if _is_name(sides["fr"].form(key)):
            worth *= _NAME
        if worth <= 0:
            continue
        candidate = _candidate(key, worth, sides)
        if candidate is not None:
            found.append(candidate)
    return tuple(sorted(found, key=lambda candidate: (candidate.kept, -candidate.gain, candidate.source)))


def known(candidate: Candidate, glossary: Glossary) -> bool:
    """Whether a glossary has a term, or a name, for the words of a candidate."""
    text = candidate.source
    whole = (0, len(text))
    return any((o.start, o.end) == whole and o.right for o in find_terms(text, "fr", glossary)) or any(
        (found.start, found.end) == whole for found in find_names(text, "fr", glossary)
    )


def _read(bitexts: Iterable[Bitext]) -> Mapping[Language, _Side]:
    """Cut the units that translate each other into phrases."""
    sides = {language: _Side(language) for language in LANGUAGES}
    number = 0
    for bitext in bitexts:
        for unit in bitext.units:
            if not unit.tied or unit.relation is Relation.UNTRANSLATED:
                continue
            number += 1
            for language, side in sides.items():
                for block in bitext.blocks(unit, language):
                    if block.kind in PROSE:
                        side.add(number, phrases(block.prose, language))
    return sides


def _termhood(side: _Side) -> Mapping[Key, float]:
    """Return how much of a term each phrase is."""
    within: dict[Key, Counter[Key]] = defaultdict(Counter)
    fruitful: Counter[str] = Counter()
    for key, units in side.units.items():
        if len(key) > 1 and (units.total() > 1 or len(units) > 1):
            fruitful.update(set(key))
        for size in range(1, len(key)):
            for start in range(len(key) - size + 1):
                within[key[start : start + size]][key] = units.total()
    return {key: _worth(key, side.count(key), within[key], fruitful, side.language) for key in side.units}


def _worth(key: Key, count: int, within: Counter[Key], fruitful: Counter[str], language: Language) -> float:
    # A longer phrase takes from what it holds only what it has itself been seen to say again.
    again = [held for held in within.values() if held > 1]
    standing = max(count - max(again, default=0), (count - sum(again) / len(again)) / 2 if again else 0)
    drawn = sum(math.log2(1 + fruitful[word]) for word in key) / len(key)
    rare = sum(_rarity(word, language) for word in key) / len(key)
    often = max(0.0, math.log2(1 + max(standing, 0)) - _ONCE)
    if len(key) == 1:
        return often * (_ALONE * (rare + (drawn / 2) ** 2) if rare < 1 else _STRANGE * (rare + drawn / 2))
    return often * _SIZES[len(key)] * (_PLAIN + rare + drawn / 2)


def _is_name(form: str) -> bool:
    """Whether a phrase seems to hold a name: a capital within it, or a first word with one that is not known."""
    first, *others = word_texts(form)
    if any(word[0].isupper() and not word.isupper() for word in others):
        return True
    known = shipped_lexicon().translations("fr", fold(first), lemma(first, "fr"))
    return first[0].isupper() and not first.isupper() and not known


def _rarity(word: str, language: Language) -> float:
    """Return 1 for a word that the lexicon does not hold, less for one that has many everyday translations."""
    known = shipped_lexicon().translations(language, word)
    return 1.0 if not known else 0.3 / len(known)


def _candidate(key: Key, worth: float, sides: Mapping[Language, _Side]) -> Candidate | None:
    ours, theirs = sides["fr"], sides["en"]
    units = ours.units[key]
    shared: Counter[Key] = Counter()
    for unit in units:
        shared.update(theirs.of_unit[unit])
    scored = {
        other_key: confidence(key, other_key, common, len(units), len(theirs.units[other_key]))
        for other_key, common in shared.items()
    }
    if not scored:
        return None
    best = max(scored, key=lambda k: (scored[k], theirs.count(k), k))
    if scored[best] < LIKELY:
        return None
    usage = _usage(units, best, scored, theirs)
    said = usage.total()
    others = tuple((theirs.form(k), n) for k, n in usage.most_common() if k != best)
    share = usage[best] / said if said else 1.0
    gain = worth * min(1.0, scored[best]) * (1.5 - share / 2)
    return Candidate(ours.form(key), theirs.form(best), units.total(), len(units), share, others, scored[best], gain)


def _usage(units: Mapping[int, int], best: Key, scored: Mapping[Key, float], theirs: _Side) -> Counter[Key]:
    """Count, by unit, what translates a phrase there: the best of all where it stands, else the best that does."""
    found: Counter[Key] = Counter()
    for unit in units:
        there = theirs.of_unit[unit]
        if best in there:
            found[best] += 1
            continue
        rival = max(there, key=lambda k: (len(k) == len(best), scored[k], k), default=None)
        if rival is not None and scored[rival] >= LIKELY:
            found[rival] += 1
    return found
