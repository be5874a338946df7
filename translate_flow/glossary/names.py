"""The names of a glossary in a text, rightly spelt or not: other capitals, other accents, or a form that is forbidden.

Names are looked for letter by letter with capitals and accents set aside, so that an altered one is found; what it
differs by is judged afterwards. Unlike terms they take no inflection.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from translate_flow.glossary.pieces import rough_words
from translate_flow.glossary.spans import Disjoint
from translate_flow.glossary.term import Glossary, Name
from translate_flow.language.folding import APOSTROPHES, HYPHENS

_ARTICLE: Final = re.compile(r"(?:l[ea]s?|the) |l'", re.IGNORECASE)
_SENTENCE_START: Final = re.compile(r"(?:\A|[.!?:…])[\s«“\"'’(\[*_–—•-]*\Z")
_REMEMBERED: Final = 100_000


@dataclass(frozen=True, slots=True)
class Spelt:
    """A name in a text, at ``text[start:end]``, the article before it left out unless it is a part of what is forbidden.

    `spelling` is what stands there with plain apostrophes and spaces. `right` is the set of right spellings that differ
    from it by capitals and accents only, in the order of the glossary; empty for a form of other letters that is
    forbidden (a translation). `starts`: it begins a sentence.
    """

    name: Name
    spelling: str
    right: tuple[str, ...]
    forbidden: bool
    starts: bool
    start: int
    end: int

    @property
    def is_right(self) -> bool:
        """Whether it is spelt as the glossary has it; the first letter of a sentence may be a capital."""
        if self.forbidden:
            return False
        return self.spelling in self.right or (self.starts and _capital(self.spelling) in map(_capital, self.right))

    @property
    def distinctive(self) -> bool:
        """Whether nothing but the name is written with these letters: an inner capital or digit (MedNum), or three words."""
        return any(_distinctive(form) for form in self.right)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _distinctive(form: str) -> bool:
    if form.count(" ") > 1:
        return True
    inner = any(c.isdigit() or c in ".#+" for c in form) or any(
        word[1:] != word[1:].lower() and not word.isupper() for word in form.split(" ")
    )
    return inner and not form.isupper()


class _Plain(dict[int, str]):
    """Each character without accent and capital, so that lengths stay."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        bare = unicodedata.normalize("NFD", char)[0].lower()
        if char.isspace():
            bare = " "
        elif char in APOSTROPHES:
            bare = "'"
        elif char in HYPHENS:
            bare = "-"
        self[code] = bare if len(bare) == 1 else char
        return self[code]


_plain_characters: Final = _Plain()


def plain(text: str) -> str:
    """Return a text of the same length without capitals, accents and kinds of apostrophe, hyphen and space."""
    return text.translate(_plain_characters)


def _spelling(text: str) -> str:
    """Return a spelling as it is compared: composed, with plain apostrophes, hyphens and single spaces."""
    text = "".join("'" if c in APOSTROPHES else "-" if c in HYPHENS else c for c in text)
    return " ".join(unicodedata.normalize("NFC", text).split())


@dataclass(frozen=True, slots=True)
class _Sought:
    """Letters to look for, and what they are spelt like."""

    name: Name
    letters: re.Pattern[str]
    words: frozenset[str]
    right: tuple[str, ...]
    forbidden: frozenset[str]


class NameFinder:
    """The names of a glossary, ready to be looked for in any language."""

    def __init__(self, glossary: Glossary) -> None:
        self._by_word: dict[str, list[_Sought]] = defaultdict(list)
        self._idle: set[str] = set()  # words that no name holds
        sought = [one for name in glossary.names for one in _sought(name)]
        for one in sought:
            self._by_word[min(one.words, key=lambda word: (-len(word), word))].append(one)
        self._words = frozenset(word for one in sought for word in one.words)

    def find(self, text: str) -> tuple[Spelt, ...]:
        """Return the names of a text in order; of two that overlap, the longer."""
        held = self._held(text)
        sought = [one for word in sorted(held) for one in self._by_word.get(word, ()) if one.words <= held]
        if not sought:
            return ()
        letters = plain(text)
        found = [spelt for one in sought for spelt in _spelt(one, text, letters)]
        taken = Disjoint()
        longest = sorted(found, key=lambda spelt: (spelt.start - spelt.end, spelt.start, not spelt.forbidden))
        kept = [spelt for spelt in longest if taken.take(spelt.start, spelt.end)]
        return tuple(sorted(kept, key=lambda spelt: spelt.start))

    def _held(self, text: str) -> set[str]:
        """Return the words of a text, as bare letters, that names are made of."""
        held = set()
        if len(self._idle) > _REMEMBERED:
            self._idle.clear()
        for word in rough_words(text) - self._idle:
            letters = plain(word)
            if letters in self._words:
                held.add(letters)
            else:
                self._idle.add(word)
        return held


_made: list[tuple[Glossary, NameFinder]] = []


def name_finder(glossary: Glossary) -> NameFinder:
    """Return the finder of a glossary, made once; the last two are remembered as `match.matcher` does."""
    for known, made in _made:
        if known is glossary or (known.digest and known.digest == glossary.digest):
            return made
    _made.insert(0, (glossary, NameFinder(glossary)))
    del _made[2:]
    return _made[0][1]


def _sought(name: Name) -> Iterator[_Sought]:
    """Yield what to look for: spellings of the same letters together, the articles before them set aside."""
    right: dict[str, dict[str, None]] = defaultdict(dict)
    for form in (name.name, *name.accepted):
        bare = _bare(_spelling(form))
        right[plain(bare)].setdefault(bare)
    wrong: dict[str, set[str]] = defaultdict(set)
    for form in name.forbidden:
        spelling = _spelling(form)
        bare = _bare(spelling)
        # “the MedNum” is forbidden for its article, “Soga” for its capitals.
        kept = spelling if bare in right.get(plain(bare), ()) else bare
        wrong[plain(kept)].add(kept)
    for letters in {**right, **wrong}:
        pattern = re.escape(letters).replace(r"\ ", " +")
        yield _Sought(
            name=name,
            letters=re.compile(rf"(?<![\w./@#&+-]){pattern}(?![\w@/+]|[.-]\w)"),
            words=frozenset(re.findall(r"\w+", letters)),
            right=tuple(right.get(letters, ())),
            forbidden=frozenset(wrong.get(letters, ())),
        )


def _bare(form: str) -> str:
    """Return a form without the article that it begins with, if anything is left."""
    found = _ARTICLE.match(form)
    return form[found.end() :] if found else form


def _spelt(one: _Sought, text: str, letters: str) -> Iterator[Spelt]:
    for found in one.letters.finditer(letters):
        spelling = _spelling(text[found.start() : found.end()])
        forbidden = spelling in one.forbidden
        if one.right or forbidden:
            starts = _SENTENCE_START.search(text[max(0, found.start() - 8) : found.start()]) is not None
            yield Spelt(one.name, spelling, one.right, forbidden, starts, found.start(), found.end())
