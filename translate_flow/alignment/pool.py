"""A lexicon learnt from many pairs of texts that say the same: words that keep coming together though nobody has listed them.

What the lexicon, spelling or a common beginning explain is set aside first (competitive linking, Melamed 2000), so that
only a few words of each pair are left to be told apart, and a word is not credited with its neighbour's translation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from translate_flow.alignment.links import cognate, skeleton
from translate_flow.language import Language
from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.lemmas import lemma
from translate_flow.language.lexicon import Lexicon, Pair
from translate_flow.language.tokens import word_texts

SEEN: Final = 4
"""In how many pairs of texts two words must come together."""
TOGETHER: Final = 0.5
"""And how often out of all that hold either (Dice)."""
WORDY: Final = 40  # words left unexplained on one side: such a pair tells nothing, and costs the square of it
SURE_AT_MOST: Final = 0.8  # the weight of a pair that nobody has read
_SHORTEST: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_STEM: Final = 4


def pool(texts: Iterable[tuple[str, str]], lexicon: Lexicon) -> tuple[Pair, ...]:
    """Return pairs of lemmas (no part of speech) that the texts teach beyond the lexicon, sorted; texts are French, English."""
    french: Counter[str] = Counter()
    english: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for fr, en in texts:
        one, other = _unexplained(_words(fr, "fr"), _words(en, "en"), lexicon)
        if max(len(one), len(other)) > WORDY:
            continue
        french.update(one)
        english.update(other)
        together.update((a, b) for a in one for b in other)
    scored = [
        (2 * (count - 0.5) / (french[a] + english[b]), count, a, b)
        for (a, b), count in together.items()
        if count >= SEEN and 2 * (count - 0.5) >= TOGETHER * (french[a] + english[b])
    ]
    return tuple(sorted(_clear(scored, french, english), key=lambda pair: (pair.fr, pair.en)))


def _clear(scored: list[tuple[float, int, str, str]], french: Counter[str], english: Counter[str]) -> Iterator[Pair]:
    """Yield the pairs in which each word is the other's only first choice: of two as good, neither is learnt."""
    best: dict[tuple[Language, str], list[float]] = {}
    for dice, _, a, b in scored:
        best.setdefault(("fr", a), []).append(dice)
        best.setdefault(("en", b), []).append(dice)
    for dice, count, a, b in scored:
        rivals = best["fr", a], best["en", b]
        if all(dice == max(found) and found.count(dice) == 1 for found in rivals):
            yield Pair(a, b, "", round(min((count - 1) / max(french[a], english[b]), SURE_AT_MOST), 2))


def _unexplained(one: dict[str, str], other: dict[str, str], lexicon: Lexicon) -> tuple[set[str], set[str]]:
    """Return the lemmas of each side that nothing on the other side answers; sides map words as written to lemmas."""
    theirs = other | {lemma: lemma for lemma in other.values()}
    stems: dict[str, list[str]] = {}
    for word in other:
        stems.setdefault(skeleton(word)[:_STEM], []).append(word)
    explained: set[str] = set()
    answered: set[str] = set()
    for word, form in one.items():
        bare = skeleton(word)
        found = [theirs[b] for b in lexicon.translations("fr", word, form) if b in theirs]
        found += [theirs[b] for b in (word, form) if b in theirs]
        found += [other[b] for b in stems.get(bare[:_STEM], ()) if cognate(bare, skeleton(b))]
        if found:
            explained.add(form)
            answered.update(found)
    return set(one.values()) - explained, set(other.values()) - answered


def _words(text: str, language: Language) -> dict[str, str]:
    """Return the words of a text that carry sense, folded, and the lemma of each."""
    found = (_known_by(word, language) for word in dict.fromkeys(word_texts(text)))
    return dict(pair for pair in found if pair is not None)


@lru_cache(maxsize=1 << 16)
def _known_by(word: str, language: Language) -> tuple[str, str] | None:
    key = fold(word)
    if len(key) < _SHORTEST or key in FUNCTION_WORDS[language] or not _WORD.fullmatch(key):
        return None
    return key, lemma(key, language)
