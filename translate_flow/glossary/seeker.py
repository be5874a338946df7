"""Where the forms of a glossary stand in a text, all of them, those that overlap too: what `match` chooses from.

Each form has an anchor, one of its words. Which anchors a written word may be, is remembered by spelling, so that a
word costs one look-up however many terms there are. Where a piece of the text is an anchor, the pieces around it are
compared with the rest of the form. The dictionaries of `language.lemmas` are asked last, for the few pairs that
spelling leaves open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise, repeat
from typing import Final, NamedTuple

from translate_flow.glossary.likeness import Likeness
from translate_flow.glossary.nouns import stands_as_noun
from translate_flow.glossary.patterns import FormWord, Pattern, patterns
from translate_flow.glossary.pieces import HYPHENS, PREFIX, Piece, pieces, prefix, rough_words
from translate_flow.glossary.term import Glossary
from translate_flow.language import Language
from translate_flow.language.folding import fold, unaccented
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.lemmas import spelling


class Hit(NamedTuple):
    """A form found at ``text[start:end]``. `changed`: how many of its words are inflected here."""

    pattern: Pattern
    start: int
    end: int
    changed: int


_SCATTER: Final = 5
"""How many other words may stand among those of a form that is not whole."""
_REMEMBERED: Final = 100_000
_GAP: Final = re.compile(rf"[\s{HYPHENS}]*")


class Seeker:
    """The forms of one glossary in one language, ready to be looked for."""

    def __init__(self, glossary: Glossary, language: Language) -> None:
        self._language: Language = language
        self._likeness = Likeness(language)
        self._by_anchor: dict[FormWord, list[Pattern]] = defaultdict(list)
        self._by_prefix: dict[str, list[FormWord]] = defaultdict(list)
        self._by_entry: dict[int, list[Pattern]] = defaultdict(list)
        self._anchors: dict[str, tuple[FormWord, ...]] = {}
        self._idle: set[str] = set()  # words known to be no anchor
        self._quiet: set[str] = set()  # words known to be no anchor of a telling form
        self._telling: dict[str, list[Pattern]] = {}  # the telling forms that a word may be the anchor of
        for pattern in patterns(glossary, language):
            self._by_anchor[pattern.words[pattern.anchor]].append(pattern)
            if not pattern.of_name:
                self._by_entry[pattern.entry].append(pattern)
        for word in self._by_anchor:
            self._by_prefix[unaccented(word.key)[:PREFIX]].append(word)

    def hits(self, text: str) -> list[Hit]:
        """Return every form that stands in a text."""
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

    def telling(self, text: str) -> list[Pattern]:
        """Return the forms that a check has something to say of, and whose words the text seems to hold all of.

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
        return self._whole(found, written) if found else []

    def scattered(self, text: str, entry: int) -> bool:
        """Whether all the words of a right form of a term, given by its index, stand close together, in any order.

        A single word counts where only its place keeps it from being the noun that is asked for: ESS et communs.
        """
        parts = pieces(text, self._language)
        small = FUNCTION_WORDS[self._language]
        for pattern in self._by_entry[entry]:
            sought = [word for word in pattern.words if word.key not in small]
            if not pattern.right or not sought or (len(sought) == 1 and not pattern.noun):
                continue
            reach = len(pattern.words) + _SCATTER
            for i in range(len(parts)):
                stretch = parts[i : i + reach]
                if all(any(self._likeness.is_word(p, w) for p in stretch) for w in sought):
                    return True
        return False

    def _candidates(self, text: str) -> list[Pattern]:
        """Return the forms whose words the text seems to hold all of, by their beginnings."""
        written = rough_words(text)
        left = written - self._idle
        candidates = [
            pattern for word in left for anchor in self._anchors_of(word) for pattern in self._by_anchor[anchor]
        ]
        return self._whole(candidates, written) if candidates else []

    def _whole(self, candidates: list[Pattern], written: frozenset[str]) -> list[Pattern]:
        """Return the forms of which each word may be among those written: by their beginnings first, for most have not even that."""
        needed = {beginning for pattern in candidates for beginning in pattern.rest}
        if not needed:
            return candidates
        beginnings: dict[str, list[Piece]] = defaultdict(list)
        spelt: set[str] = set()
        for word, beginning in zip(written, map(prefix, written, repeat(self._language)), strict=True):
            if beginning in needed:
                key = spelling(word, self._language)
                beginnings[beginning].append(Piece(word, key, 0, 0))
                spelt.add(key)
        stands: dict[FormWord, bool] = {}  # asked once a text, for a word is part of many forms

        def may_stand(sought: FormWord, there: list[Piece]) -> bool:
            known = stands.get(sought)
            if known is None:
                known = stands[sought] = sought.key in spelt or any(
                    self._likeness.seems(piece, sought) for piece in there
                )
            return known

        return [
            pattern
            for pattern in candidates
            if pattern.rest.keys() <= beginnings.keys()
            and all(may_stand(sought, beginnings[key]) for key, sought in pattern.rest.items())
        ]

    def _anchors_of(self, word: str) -> tuple[FormWord, ...]:
        """Say which anchors a written word may be."""
        anchors = self._anchors.get(word)
        if anchors is None:
            if len(self._anchors) + len(self._idle) > _REMEMBERED:
                self._forget()
            anchors = tuple(
                dict.fromkeys(
                    anchor
                    for piece in pieces(word, self._language)
                    for anchor in self._alike(unaccented(piece.key))
                    if self._likeness.may_be(piece, anchor)
                )
            )
            if anchors:
                self._anchors[word] = anchors
            else:
                self._idle.add(word)
        return anchors

    def _alike(self, key: str) -> list[FormWord]:
        """Return the anchors that begin as a word does. Co-ops is co-op, of which neither part has the letters to compare."""
        alike = self._by_prefix.get(key[:PREFIX], [])
        if len(key) == PREFIX and key.endswith("s"):
            return [*alike, *self._by_prefix.get(key[:-1], ())]
        return alike

    def _forget(self) -> None:
        for memory in (self._anchors, self._idle, self._quiet, self._telling):
            memory.clear()
        self._likeness.forget()

    def _matches(self, text: str, parts: list[Piece], first: int, stretch: list[Piece], pattern: Pattern) -> bool:
        if len(stretch) < len(pattern.words):
            return False
        # By spelling first: most candidates end here, and the dictionaries are spared. Loops: this runs for each candidate.
        sure = True
        for part, word in zip(stretch, pattern.words, strict=True):
            if part.key != word.key:
                if not self._likeness.seems(part, word):
                    return False
                sure = False
        for before, after, gap in zip(stretch, stretch[1:], pattern.gaps, strict=False):
            between = text[before.end : after.start]
            if between != " " and _GAP.fullmatch(between) is None and fold(between).strip() != gap:
                return False
        if pattern.case and not all(_same_case(p.text, t) for p, t in zip(stretch, pattern.texts, strict=True)):
            return False
        if not sure and not all(map(self._likeness.confirms, stretch, pattern.words)):
            return False
        return not pattern.noun or self._noun(text, parts, first, first + len(stretch))

    def _noun(self, text: str, parts: list[Piece], first: int, end: int) -> bool:
        before = parts[first - 1] if first else Piece("", "", 0, 0)
        after = parts[end] if end < len(parts) else Piece("", "", len(text), len(text))
        gaps = text[before.end : parts[first].start], text[parts[end - 1].end : after.start]
        then = parts[end + 1].key if end + 1 < len(parts) else ""
        return stands_as_noun((before.key, gaps[0]), (gaps[1], after.key), self._language, then)

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
                place = next((i for i in reach if 0 <= i < len(parts) and self._likeness.is_word(parts[i], word)), None)
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


def _hit(stretch: list[Piece], pattern: Pattern) -> Hit:
    changed = 0
    for part, word in zip(stretch, pattern.words, strict=True):
        changed += part.key != word.key
    return Hit(pattern, stretch[0].start, stretch[-1].end, changed)


def _same_case(text: str, model: str) -> bool:
    shared = min(len(text), len(model))  # the rest is inflection: SCICs
    return text[:shared] == model[:shared]
