"""Finding the terms of a glossary in a text, in any inflection.

Each form has an anchor, one of its words. Which anchors a written word may be, is remembered by spelling, so that a word
costs one look-up however many terms there are. Where a piece of the text is an anchor, the pieces around it are compared
with the rest of the form. The dictionaries of `language.lemmas` are asked last, for the few pairs that spelling leaves open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import Final, NamedTuple

from translate_flow.glossary.nouns import stands_as_noun
from translate_flow.glossary.patterns import RIGHT, SURE, FormWord, Pattern, Standing, patterns
from translate_flow.glossary.pieces import HYPHENS, PREFIX, Piece, pieces, prefix, rough_words
from translate_flow.glossary.spans import Disjoint, Holders
from translate_flow.glossary.term import Forbidden, Glossary, Name, Term
from translate_flow.language import LANGUAGES, Language
from translate_flow.language.folding import fold, unaccented
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.lemmas import may_inflect, regular, same_word, spelling


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A form of a term in a text: ``text[start:end]``. `forbidden` is set where the form is one.

    `covered`: a longer form of another term holds these words (communs numériques holds communs).
    """

    term: Term
    form: str
    standing: Standing
    start: int
    end: int
    forbidden: Forbidden | None = None
    covered: bool = False

    @property
    def right(self) -> bool:
        """Whether the form may stand for its term."""
        return self.forbidden is None

    @property
    def sure(self) -> bool:
        """Whether the form is a sure sign of its notion."""
        return self.standing in SURE


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name of the glossary in a text, in a right spelling or a wrong one."""

    name: Name
    form: str
    right: bool
    start: int
    end: int


class Telling(NamedTuple):
    """What a text may hold: a form that calls for its term on the other side, a forbidden one, one of a `reverse` term."""

    calls: bool
    accuses: bool
    reverse: bool


NOTHING_TOLD: Final = Telling(calls=False, accuses=False, reverse=False)


class _Hit(NamedTuple):
    """A form found. `changed`: how many of its words are inflected here."""

    pattern: Pattern
    start: int
    end: int
    changed: int


_SCATTER: Final = 5
"""How many other words may stand among those of a form that is not whole."""
_REMEMBERED: Final = 100_000
_GAP: Final = re.compile(rf"[\s{HYPHENS}]*")


def find_terms(text: str, language: Language, glossary: Glossary) -> tuple[Occurrence, ...]:
    """Find every form of every term, forbidden ones too, in order; names and exceptions are no terms.

    Of two forms of one term that overlap, the longer stands. Forms of different terms may overlap: see `covered`.
    """
    return matcher(glossary, language).terms(text)


def find_names(text: str, language: Language, glossary: Glossary) -> tuple[NameFound, ...]:
    """Find the names of the glossary, right spellings and wrong ones, in order; of two that overlap the longer stands."""
    return matcher(glossary, language).names(text)


_made: list[tuple[Glossary, dict[Language, Matcher]]] = []


def matcher(glossary: Glossary, language: Language) -> Matcher:
    """Return the matcher of a glossary for one language, made once.

    The last two glossaries are remembered by identity or digest: hashing two thousand terms at each call costs more than
    matching. By digest, since each process gets its own copy of the glossary with each article.
    """
    for known, made in _made:
        if known is glossary or (known.digest and known.digest == glossary.digest):
            return made[language]
    made = {side: Matcher(glossary, side) for side in LANGUAGES}
    _made.insert(0, (glossary, made))
    del _made[2:]
    return made[language]


class Matcher:
    """One glossary and one language, ready to be looked for."""

    def __init__(self, glossary: Glossary, language: Language) -> None:
        self._language: Language = language
        self._glossary = glossary
        self._by_anchor: dict[FormWord, list[Pattern]] = defaultdict(list)
        self._by_prefix: dict[str, list[FormWord]] = defaultdict(list)
        self._anchors: dict[str, tuple[FormWord, ...]] = {}
        self._idle: set[str] = set()  # words known to be no anchor
        self._quiet: set[str] = set()  # words known to be no anchor of a telling form
        self._telling: dict[str, list[Pattern]] = {}  # the telling forms that a word may be the anchor of
        self._same: dict[tuple[str, FormWord], bool] = {}
        for pattern in patterns(glossary, language):
            self._by_anchor[pattern.words[pattern.anchor]].append(pattern)
        for word in self._by_anchor:
            self._by_prefix[unaccented(word.key)[:PREFIX]].append(word)

    def tells(self, text: str) -> Telling:
        """Say whether a text may hold a form that a check has something to say of.

        No more than a quick look: 0.2 ms for 1,500 words that hold none, against 5 ms for finding what there is.
        """
        written = rough_words(text)
        found: list[Pattern] = []
        for word in written - self._quiet:
            telling = self._telling.get(word)
            if telling is None:
                anchors = self._anchors_of(word)
                telling = [p for a in anchors for p in self._by_anchor[a] if p.calls or p.accuses or p.reverse]
                if telling:
                    self._telling[word] = telling
                else:
                    self._quiet.add(word)
            found += telling
        if not found:
            return NOTHING_TOLD
        told = self._whole(found, written)
        return Telling(
            any(pattern.calls for pattern in told),
            any(pattern.accuses for pattern in told),
            any(pattern.reverse for pattern in told),
        )

    def terms(self, text: str) -> tuple[Occurrence, ...]:
        """Find the terms of a text: :func:`find_terms`."""
        hits = self._hits(text)
        if not hits:
            return ()
        names = Holders((hit.start, hit.end) for hit in hits if hit.pattern.standing is Standing.NAME)
        by_term: dict[int, list[_Hit]] = defaultdict(list)
        for hit in hits:
            if not hit.pattern.of_name and not names.claim(hit.start, hit.end):
                by_term[hit.pattern.entry].append(hit)
        kept = []
        for found in by_term.values():
            exceptions = Holders((hit.start, hit.end) for hit in found if hit.pattern.standing is Standing.EXCEPTION)
            kept += _longest([hit for hit in found if not exceptions.claim(hit.start, hit.end)])
        kept.sort(key=lambda hit: (hit.start, -hit.end, hit.pattern.entry))
        sure = Holders((hit.start, hit.end) for hit in kept if hit.pattern.standing in SURE)
        return tuple(self._occurrence(hit, sure) for hit in kept)

    def names(self, text: str) -> tuple[NameFound, ...]:
        """Find the names of a text: :func:`find_names`."""
        found = _longest([hit for hit in self._hits(text) if hit.pattern.of_name])
        return tuple(
            NameFound(
                self._glossary.names[hit.pattern.entry],
                hit.pattern.form,
                hit.pattern.standing is Standing.NAME,
                hit.start,
                hit.end,
            )
            for hit in found
        )

    def scattered(self, text: str, term: Term) -> bool:
        """Whether all the words of a right form of a term stand close together, in any order.

        "D’inclusion et de médiation numériques" holds inclusion numérique, "digital, green and fair transitions" a fair
        transition. Too weak to say that the notion is meant, strong enough not to call it missing.
        """
        parts = pieces(text, self._language)
        small = FUNCTION_WORDS[self._language]
        for pattern in (p for group in self._by_anchor.values() for p in group):
            if pattern.of_name or pattern.standing not in RIGHT or self._glossary.terms[pattern.entry] is not term:
                continue
            sought = [word for word in pattern.words if word.key not in small]
            reach = len(pattern.words) + _SCATTER
            for i in range(len(parts)) if len(sought) > 1 else ():
                stretch = parts[i : i + reach]
                if all(any(self._is_word(p, w) for p in stretch) for w in sought):
                    return True
        return False

    def _occurrence(self, hit: _Hit, sure: Holders) -> Occurrence:
        pattern = hit.pattern
        return Occurrence(
            term=self._glossary.terms[pattern.entry],
            form=pattern.form,
            standing=pattern.standing,
            start=hit.start,
            end=hit.end,
            forbidden=pattern.forbidden,
            covered=sure.hold_more(hit.start, hit.end),
        )

    def _candidates(self, text: str) -> list[Pattern]:
        """Return the forms whose words the text seems to hold all of, by their beginnings."""
        written = rough_words(text)
        left = written - self._idle
        if not left:
            return []
        candidates = [
            pattern for word in left for anchor in self._anchors_of(word) for pattern in self._by_anchor[anchor]
        ]
        if not candidates:
            return []
        return self._whole(candidates, written)

    def _whole(self, candidates: list[Pattern], written: frozenset[str]) -> list[Pattern]:
        """Return the forms of which each word may be among those written: by their beginnings first, for most have not even that."""
        needed = {beginning for pattern in candidates for beginning in pattern.rest}
        if not needed:
            return candidates
        beginnings: dict[str, list[str]] = defaultdict(list)
        for word, beginning in zip(written, map(prefix, written, repeat(self._language)), strict=True):
            if beginning in needed:
                beginnings[beginning].append(word)
        return [
            pattern
            for pattern in candidates
            if pattern.rest.keys() <= beginnings.keys()
            and all(
                any(self._may_stand(word, sought) for word in beginnings[key]) for key, sought in pattern.rest.items()
            )
        ]

    def _may_stand(self, word: str, sought: FormWord) -> bool:
        return self._seems(Piece(word, spelling(word, self._language), 0, 0), sought)

    def _hits(self, text: str) -> list[_Hit]:
        candidates = set(map(id, self._candidates(text)))
        if not candidates:
            return []
        parts = pieces(text, self._language)
        found = []
        for i, part in enumerate(parts):
            if part.text in self._idle:
                continue
            for anchor in self._anchors_of(part.text):
                for pattern in self._by_anchor[anchor]:
                    if id(pattern) not in candidates:
                        continue
                    first = i - pattern.anchor
                    stretch = parts[first : first + len(pattern.words)] if first >= 0 else []
                    if not self._matches(text, parts, first, stretch, pattern):
                        stretch = self._spread(text, parts, i, pattern) if pattern.between else []
                    if stretch:
                        found.append(_hit(stretch, pattern))
        return found

    def _spread(self, text: str, parts: list[Piece], anchor: int, pattern: Pattern) -> list[Piece]:
        """Return the pieces of a form with other words among them, around its anchor; nothing where they are not all there.

        Small words may not come between: *une économie est sociale* says something else.
        """
        places = [anchor]
        left = pattern.between
        for step, words in ((-1, pattern.words[: pattern.anchor][::-1]), (1, pattern.words[pattern.anchor + 1 :])):
            at = anchor
            for word in words:
                reach = range(at + step, at + step * (left + 2), step)
                place = next((i for i in reach if 0 <= i < len(parts) and self._is_word(parts[i], word)), None)
                if place is None:
                    return []
                left -= abs(place - at) - 1
                at = place
                places.append(at)
        first, last = min(places), max(places)
        small = FUNCTION_WORDS[self._language]
        if any(parts[i].key in small for i in range(first, last) if i not in places):
            return []
        if any(_GAP.fullmatch(text[a.end : b.start]) is None for a, b in pairwise(parts[first : last + 1])):
            return []
        return [parts[i] for i in sorted(places)]

    def _anchors_of(self, word: str) -> tuple[FormWord, ...]:
        """Say which anchors a written word may be."""
        anchors = self._anchors.get(word)
        if anchors is None:
            if len(self._anchors) + len(self._idle) > _REMEMBERED:
                self._anchors.clear()
                self._idle.clear()
                self._quiet.clear()
                self._telling.clear()
                self._same.clear()
            anchors = tuple(
                dict.fromkeys(
                    anchor
                    for piece in pieces(word, self._language)
                    for anchor in self._by_prefix.get(unaccented(piece.key)[:PREFIX], ())
                    if self._may_be(piece, anchor)
                )
            )
            if anchors:
                self._anchors[word] = anchors
            else:
                self._idle.add(word)
        return anchors

    def _matches(self, text: str, parts: list[Piece], first: int, stretch: list[Piece], pattern: Pattern) -> bool:
        if len(stretch) < len(pattern.words):
            return False
        # By spelling first: most candidates end here, and the dictionaries are spared. Loops: this runs for each candidate.
        sure = True
        for part, word in zip(stretch, pattern.words, strict=True):
            if part.key != word.key:
                if not self._seems(part, word):
                    return False
                sure = False
        for before, after, gap in zip(stretch, stretch[1:], pattern.gaps, strict=False):
            between = text[before.end : after.start]
            if between != " " and _GAP.fullmatch(between) is None and fold(between).strip() != gap:
                return False
        if pattern.case and not all(_same_case(p.text, t) for p, t in zip(stretch, pattern.texts, strict=True)):
            return False
        if not sure and not all(self._is(part, word) for part, word in zip(stretch, pattern.words, strict=True)):
            return False
        return not pattern.noun or self._noun(text, parts, first, first + len(stretch))

    def _noun(self, text: str, parts: list[Piece], first: int, end: int) -> bool:
        before = parts[first - 1] if first else Piece("", "", 0, 0)
        after = parts[end] if end < len(parts) else Piece("", "", len(text), len(text))
        gaps = text[before.end : parts[first].start], text[parts[end - 1].end : after.start]
        return stands_as_noun((before.key, gaps[0]), (gaps[1], after.key), self._language)

    def _may_be(self, piece: Piece, word: FormWord) -> bool:
        """Whether a piece may be a form's word, by spelling alone."""
        if piece.key == word.key or (not word.exact and may_inflect(piece.key, word.key, self._language)):
            return True
        return piece.text[0].isupper() and self._without_accents(piece, word)

    def _seems(self, piece: Piece, word: FormWord) -> bool:
        known = self._same.get((piece.text, word))
        if known is None:
            known = self._may_be(piece, word)
            if not known:
                self._same[piece.text, word] = False
        return known

    def _is_word(self, piece: Piece, word: FormWord) -> bool:
        return self._may_be(piece, word) and self._is(piece, word)

    def _is(self, piece: Piece, word: FormWord) -> bool:
        """Whether a piece is a form's word, dictionaries and all."""
        if piece.key == word.key:
            return True
        question = (piece.text, word)
        if question not in self._same:
            self._same[question] = (not word.exact and same_word(piece.key, word.key, self._language)) or (
                piece.text[0].isupper() and self._without_accents(piece, word)
            )
        return self._same[question]

    def _without_accents(self, piece: Piece, word: FormWord) -> bool:
        """Whether the two differ by accents that capitals often go without: ECONOMIE SOCIALE, Economie sociale."""
        if word.key.isascii():
            return False
        if piece.text.isupper():
            ours, theirs = unaccented(piece.key), unaccented(word.key)
            return ours == theirs or (not word.exact and regular(ours, theirs, self._language))
        return piece.key[1:] == word.key[1:] and unaccented(piece.key) == unaccented(word.key)


def _hit(stretch: list[Piece], pattern: Pattern) -> _Hit:
    changed = sum(part.key != word.key for part, word in zip(stretch, pattern.words, strict=True))
    return _Hit(pattern, stretch[0].start, stretch[-1].end, changed)


def _same_case(text: str, model: str) -> bool:
    shared = min(len(text), len(model))  # the rest is inflection: SCICs
    return text[:shared] == model[:shared]


def _longest(hits: list[_Hit]) -> list[_Hit]:
    """Keep the hits that no longer one overlaps.

    Of two as long, the one that is less inflected: opened source is forbidden and no form of open source. Then the right one.
    """
    taken = Disjoint()
    by_length = sorted(
        hits, key=lambda hit: (hit.start - hit.end, hit.start, hit.changed, hit.pattern.forbidden is not None)
    )
    return sorted((hit for hit in by_length if taken.take(hit.start, hit.end)), key=lambda hit: hit.start)
