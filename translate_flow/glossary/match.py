"""Finding the terms of a glossary in a text, in any inflection.

A text is cut into pieces: words, hyphens apart, inclusive endings and French articles after *de* set aside. Each form has
an anchor, the word of it that the fewest forms share (*economy* rather than *social*). Which anchors a written word may be,
is remembered by spelling, so that a word costs one look-up however many terms there are. Where a piece is an anchor, the
pieces around it are compared with the rest of the form. The dictionaries of `language.lemmas` are asked last, for the few
pairs that spelling leaves open.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

from translate_flow.glossary.nouns import stands_as_noun
from translate_flow.glossary.term import Forbidden, Glossary, Match, Name, Term, Wording
from translate_flow.language import LANGUAGES, Language
from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.lemmas import may_inflect, regular, same_word, spelling
from translate_flow.language.tokens import word_texts, words


class Standing(StrEnum):
    """What a form is to its term."""

    APPROVED = "approved"
    ACCEPTED = "accepted"
    LOOSE = "loose"
    FORBIDDEN = "forbidden"


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
        return self.standing is not Standing.FORBIDDEN

    @property
    def sure(self) -> bool:
        """Whether the form is a sure sign of its notion."""
        return self.standing in {Standing.APPROVED, Standing.ACCEPTED}


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name of the glossary in a text, in a right spelling or a wrong one."""

    name: Name
    form: str
    right: bool
    start: int
    end: int


class Piece(NamedTuple):
    """A word, or a part of a hyphenated one, as written and as compared. `end` includes what was set aside after it."""

    text: str
    key: str
    start: int
    end: int


class _Word(NamedTuple):
    """A word of a form. `exact` takes no inflection."""

    key: str
    exact: bool


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A form ready to be compared: its words, what may stand between them, and what it is a form of."""

    form: str
    words: tuple[_Word, ...]
    texts: tuple[str, ...]
    gaps: tuple[str, ...]
    anchor: int
    entry: int  # index of the term, or of the name
    kind: Standing | None  # None: an exception of a term, or a name
    case: bool
    noun: bool
    forbidden: Forbidden | None = None
    name: Name | None = None


class _Hit(NamedTuple):
    pattern: _Pattern
    start: int
    end: int


_PREFIX: Final = 3
"""Inflections share at least this many letters: act-eur, act-rice. `may_inflect` asks for as many."""
_SCATTER: Final = 5
"""How many other words may stand among those of a form that is not whole."""
_REMEMBERED: Final = 100_000
_PART: Final = re.compile(r"[^\-\u2010\u2011\u2012\u2212\u00ad]+")
_TAIL: Final = (
    r"(?:rices?|trices?|ices?|euses?|ères?|ières?|nes?|les?|ses?|ves?|fes?|esses?|tes?|es?|s)"
    r"\)?(?:[·•⋅‧./]?s\)?)?(?![^\W\d_])"
)
_INCLUSIVE: Final = re.compile(rf"(?<=[^\W\d_])(?:[·•⋅‧/(]|\.(?=[^\W\d_])){_TAIL}")
_GAP: Final = re.compile(r"[\s\-\u2010\u2011\u2012\u2212\u00ad]*")
_ARTICLES: Final = frozenset(("le", "la", "les", "l'"))
_CONTRACTED: Final = {"des": "de", "du": "de", "d'": "de"}


def find_terms(text: str, language: Language, glossary: Glossary) -> tuple[Occurrence, ...]:
    """Find every form of every term, forbidden ones too, in order; names and exceptions are no terms.

    Of two forms of one term that overlap, the longer stands. Forms of different terms may overlap: see `covered`.
    """
    return matcher(glossary, language).terms(text)


def find_names(text: str, language: Language, glossary: Glossary) -> tuple[NameFound, ...]:
    """Find the names of the glossary, right spellings and wrong ones, in order; of two that overlap the longer stands."""
    return matcher(glossary, language).names(text)


def scattered(text: str, language: Language, glossary: Glossary, term: Term) -> bool:
    """Whether all the words of a right form stand close together, in any order.

    "D’inclusion et de médiation numériques" holds inclusion numérique, "digital, green and fair transitions" a fair
    transition. Too weak to say that the notion is meant, strong enough not to call it missing.
    """
    return matcher(glossary, language).scattered(text, term)


_made: list[tuple[Glossary, dict[Language, Matcher]]] = []


def matcher(glossary: Glossary, language: Language) -> Matcher:
    """Return the matcher of a glossary for one language, made once.

    The last two glossaries are remembered by identity: hashing two thousand terms at each call costs more than matching.
    """
    for known, made in _made:
        if known is glossary:
            return made[language]
    made = {side: Matcher(glossary, side) for side in LANGUAGES}
    _made.insert(0, (glossary, made))
    del _made[2:]
    return made[language]


def pieces(text: str, language: Language) -> list[Piece]:
    """Cut a text into what forms are made of."""
    tails = [found.span() for found in _INCLUSIVE.finditer(text)]
    found: list[Piece] = []
    for word in words(text):
        for part in _PART.finditer(word.text):
            start, end = word.start + part.start(), word.start + part.end()
            surface = part.group()
            tail = next((tail for tail in tails if tail[0] < end and start < tail[1]), None) if tails else None
            if tail is not None:
                if start >= tail[0]:  # wholly the feminine or plural of the piece before
                    if found:
                        found[-1] = found[-1]._replace(end=max(found[-1].end, tail[1]))
                    continue
                surface, end = text[start : tail[0]], tail[1]
            key = spelling(surface, language)
            if language == "fr":
                key = _CONTRACTED.get(key, key)
                if key in _ARTICLES and found and found[-1].key == "de" and not text[found[-1].end : start].strip():
                    found[-1] = found[-1]._replace(end=end)
                    continue
            found.append(Piece(surface, key, start, end))
    return found


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


class Matcher:
    """One glossary and one language, ready to be looked for."""

    def __init__(self, glossary: Glossary, language: Language) -> None:
        self._language: Language = language
        self._glossary = glossary
        self._anchors: dict[_Word, list[_Pattern]] = defaultdict(list)
        self._by_prefix: dict[str, list[_Word]] = defaultdict(list)
        self._known: dict[str, tuple[_Word, ...]] = {}
        self._resolved: dict[tuple[str, _Word], bool] = {}
        patterns = list(self._patterns())
        shared = Counter(word.key for pattern in patterns for word in pattern.words)
        for pattern in patterns:
            anchor = min(range(len(pattern.words)), key=lambda i: (shared[pattern.words[i].key], -len(pattern.words[i].key)))
            self._anchors[pattern.words[anchor]].append(replace(pattern, anchor=anchor))
        for word in self._anchors:
            self._by_prefix[_bare(word.key)[:_PREFIX]].append(word)

    def terms(self, text: str) -> tuple[Occurrence, ...]:
        """Find the terms of a text: :func:`find_terms`."""
        hits = self._hits(text)
        if not hits:
            return ()
        shadows = [(hit.start, hit.end) for hit in hits if hit.pattern.name]
        by_term: dict[int, list[_Hit]] = defaultdict(list)
        for hit in hits:
            if hit.pattern.name is None and not _within(hit.start, hit.end, shadows):
                by_term[hit.pattern.entry].append(hit)
        kept = []
        for found in by_term.values():
            exceptions = [(hit.start, hit.end) for hit in found if hit.pattern.kind is None]
            forms = [hit for hit in found if hit.pattern.kind and not _within(hit.start, hit.end, exceptions)]
            kept += _longest(forms)
        kept.sort(key=lambda hit: (hit.start, -hit.end, hit.pattern.entry))
        sure = [hit for hit in kept if hit.pattern.kind in {Standing.APPROVED, Standing.ACCEPTED}]
        return tuple(self._occurrence(hit, sure) for hit in kept)

    def names(self, text: str) -> tuple[NameFound, ...]:
        """Find the names of a text: :func:`find_names`."""
        found = []
        for hit in _longest([hit for hit in self._hits(text) if hit.pattern.name]):
            name = hit.pattern.name
            if name is not None:
                found.append(NameFound(name, hit.pattern.form, hit.pattern.forbidden is None, hit.start, hit.end))
        return tuple(found)

    def scattered(self, text: str, term: Term) -> bool:
        """Whether a right form's words stand close together: :func:`scattered`."""
        parts = pieces(text, self._language)
        wording = term.wording(self._language)
        entry = self._glossary.terms.index(term)
        for form in (wording.approved, *wording.accepted, *wording.loose):
            for pattern in self._of(wording, (form,), entry, Standing.APPROVED):
                sought = [word for word in pattern.words if word.key not in FUNCTION_WORDS[self._language]]
                reach = len(pattern.words) + _SCATTER
                for i in range(len(parts)) if len(sought) > 1 else ():
                    stretch = parts[i : i + reach]
                    if all(any(self._may_be(p, w) and self._is(p, w) for p in stretch) for w in sought):
                        return True
        return False

    def _occurrence(self, hit: _Hit, sure: list[_Hit]) -> Occurrence:
        pattern = hit.pattern
        covered = any(
            other.start <= hit.start
            and hit.end <= other.end
            and other.end - other.start > hit.end - hit.start
            and other.pattern.entry != pattern.entry
            for other in sure
        )
        term = self._glossary.terms[pattern.entry]
        standing = pattern.kind or Standing.APPROVED
        return Occurrence(term, pattern.form, standing, hit.start, hit.end, pattern.forbidden, covered)

    def _hits(self, text: str) -> list[_Hit]:
        known = self._known
        if len(known) > _REMEMBERED:
            known.clear()
            self._resolved.clear()
        # A text that holds no anchor of any form, as most do, is not cut into pieces at all.
        if not any(known[word] if word in known else self._look_up(word) for word in word_texts(text)):
            return []
        parts = pieces(text, self._language)
        found = []
        for i, part in enumerate(parts):
            for anchor in known[part.text] if part.text in known else self._look_up(part.text):
                for pattern in self._anchors[anchor]:
                    first = i - pattern.anchor
                    if first >= 0 and self._matches(text, parts, first, pattern):
                        found.append(_Hit(pattern, parts[first].start, parts[first + len(pattern.words) - 1].end))
        return found

    def _look_up(self, word: str) -> tuple[_Word, ...]:
        """Say which anchors a written word may be a form of, its hyphenated parts and inclusive endings included."""
        found: dict[_Word, None] = {}
        for piece in pieces(word, self._language) if len(word) > 1 else ():
            for anchor in self._by_prefix.get(_bare(piece.key)[:_PREFIX], ()):
                if self._may_be(piece, anchor):
                    found[anchor] = None
        self._known[word] = tuple(found)
        return self._known[word]

    def _may_be(self, piece: Piece, word: _Word) -> bool:
        """Whether a piece may be a form's word; no dictionary is asked yet."""
        if piece.key == word.key:
            return True
        if not word.exact and may_inflect(piece.key, word.key, self._language):
            return True
        # Capitals often go without their accents: ECONOMIE SOCIALE, Economie sociale.
        return piece.text[0].isupper() and not piece.key.isascii() < word.key.isascii() and self._unaccented(piece, word)

    def _unaccented(self, piece: Piece, word: _Word) -> bool:
        if piece.text.isupper():
            return regular(_bare(piece.key), _bare(word.key), self._language)
        return piece.key[1:] == word.key[1:] and _bare(piece.key) == _bare(word.key)

    def _is(self, piece: Piece, word: _Word) -> bool:
        """Whether a piece is a form's word, dictionaries and all."""
        if piece.key == word.key:
            return True
        if word.exact:
            return piece.text[0].isupper() and self._unaccented(piece, word)
        question = (piece.text, word)
        if question not in self._resolved:
            self._resolved[question] = same_word(piece.key, word.key, self._language) or (
                piece.text[0].isupper() and self._unaccented(piece, word)
            )
        return self._resolved[question]

    def _matches(self, text: str, parts: list[Piece], first: int, pattern: _Pattern) -> bool:
        end = first + len(pattern.words)
        if end > len(parts):
            return False
        stretch = parts[first:end]
        # By spelling first: most candidates end here, and the dictionaries are spared.
        for part, word in zip(stretch, pattern.words, strict=True):
            if part.key != word.key and not self._may_be(part, word):
                return False
        for before, after, gap in zip(stretch, stretch[1:], pattern.gaps, strict=False):
            between = text[before.end : after.start]
            if between != " " and _GAP.fullmatch(between) is None and fold(between).strip() != gap:
                return False
        if pattern.case and not all(_same_case(p.text, t) for p, t in zip(stretch, pattern.texts, strict=True)):
            return False
        if not all(self._is(p, w) for p, w in zip(stretch, pattern.words, strict=True)):
            return False
        return not pattern.noun or self._noun(text, parts, first, end)

    def _noun(self, text: str, parts: list[Piece], first: int, end: int) -> bool:
        before = parts[first - 1] if first else Piece("", "", 0, 0)
        after = parts[end] if end < len(parts) else Piece("", "", len(text), len(text))
        gaps = text[before.end : parts[first].start], text[parts[end - 1].end : after.start]
        return stands_as_noun((before.key, gaps[0]), (gaps[1], after.key), self._language)

    def _patterns(self) -> Iterator[_Pattern]:
        for entry, term in enumerate(self._glossary.terms):
            wording = term.wording(self._language)
            yield from self._of(wording, (wording.approved,), entry, Standing.APPROVED)
            yield from self._of(wording, wording.accepted, entry, Standing.ACCEPTED)
            yield from self._of(wording, wording.loose, entry, Standing.LOOSE)
            yield from self._of(wording, wording.exceptions, entry, None)
            for wrong in wording.forbidden:
                yield from self._of(wording, (wrong.form,), entry, Standing.FORBIDDEN, wrong)
        for entry, name in enumerate(self._glossary.names):
            for form in (name.name, *name.accepted):
                yield from self._pattern(form, entry, None, exact=True, case=True, name=name)
            for form in name.forbidden:
                yield from self._pattern(form, entry, None, exact=True, case=True, name=name, forbidden=Forbidden(form))

    def _of(
        self,
        wording: Wording,
        forms: tuple[str, ...],
        entry: int,
        kind: Standing | None,
        forbidden: Forbidden | None = None,
    ) -> Iterator[_Pattern]:
        exact = wording.match is Match.EXACT and kind is not None
        noun = forbidden.noun if forbidden else wording.noun and kind is not None
        for form in forms:
            yield from self._pattern(form, entry, kind, exact=exact, case=wording.case, noun=noun, forbidden=forbidden)

    def _pattern(
        self,
        form: str,
        entry: int,
        kind: Standing | None,
        *,
        exact: bool,
        case: bool,
        noun: bool = False,
        forbidden: Forbidden | None = None,
        name: Name | None = None,
    ) -> Iterator[_Pattern]:
        parts = pieces(form, self._language)
        if not parts:
            return
        yield _Pattern(
            form=form,
            words=tuple(_Word(part.key, exact) for part in parts),
            texts=tuple(part.text for part in parts),
            anchor=0,
            gaps=tuple(fold(form[a.end : b.start]).strip() for a, b in pairwise(parts)),
            entry=entry,
            kind=kind,
            case=case or is_acronym(form),
            noun=noun,
            forbidden=forbidden,
            name=name,
        )


def is_acronym(form: str) -> bool:
    """Whether a form is an acronym, which is always taken with its capitals: ESS is no ess."""
    return len(form) > 1 and form.isupper() and " " not in form


def _same_case(text: str, model: str) -> bool:
    shared = min(len(text), len(model))  # the rest is inflection: SCICs
    return text[:shared] == model[:shared]


def _within(start: int, end: int, stretches: list[tuple[int, int]]) -> bool:
    return any(a <= start and end <= b for a, b in stretches)


def _longest(hits: list[_Hit]) -> list[_Hit]:
    """Keep the hits that no longer one overlaps; of two equal ones the first in the glossary."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
