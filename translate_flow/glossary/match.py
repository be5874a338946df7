"""Finding the terms and names of a glossary in a text, in any inflection: of all forms that stand there, those that count."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final, NamedTuple

from translate_flow.glossary.patterns import SURE, Standing
from translate_flow.glossary.seeker import Hit, Seeker
from translate_flow.glossary.spans import Disjoint, Holders
from translate_flow.glossary.term import Forbidden, Glossary, Name, Term
from translate_flow.language import LANGUAGES, Language


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


def find_terms(text: str, language: Language, glossary: Glossary) -> tuple[Occurrence, ...]:
    """Find every form of every term, forbidden ones too, in order; names, spelt right or wrong, and exceptions are no terms.

    Of two forms of one term that overlap, the longer stands. Forms of different terms may overlap: see `covered`.
    """
    return matcher(glossary, language).terms(text)


def find_names(text: str, language: Language, glossary: Glossary) -> tuple[NameFound, ...]:
    """Find the names of the glossary, right spellings and wrong ones, in order; of two that overlap the longer stands."""
    return matcher(glossary, language).names(text)


_made: list[tuple[Glossary, dict[Language, Matcher]]] = []


def matcher(glossary: Glossary, language: Language) -> Matcher:
    """Return the matcher of a glossary for one language, made once.

    The last two glossaries are remembered by identity or digest: hashing two thousand terms at each call costs more
    than matching. By digest, since each process gets its own copy of the glossary with each article.
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
        self._glossary = glossary
        self._seeker = Seeker(glossary, language)
        self._entries = {id(term): entry for entry, term in enumerate(glossary.terms)}

    def tells(self, text: str) -> Telling:
        """Say whether a text may hold a form that a check has something to say of: a quick look, right where it says no."""
        told = self._seeker.telling(text)
        if not told:
            return NOTHING_TOLD
        return Telling(
            any(pattern.calls for pattern in told),
            any(pattern.accuses for pattern in told),
            any(pattern.reverse for pattern in told),
        )

    def terms(self, text: str) -> tuple[Occurrence, ...]:
        """Find the terms of a text: :func:`find_terms`."""
        hits = self._seeker.hits(text)
        if not hits:
            return ()
        names = Holders((hit.start, hit.end) for hit in hits if hit.pattern.of_name)
        by_term: dict[int, list[Hit]] = defaultdict(list)
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
        found = _longest([hit for hit in self._seeker.hits(text) if hit.pattern.of_name])
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
        """Whether all the words of a right form of a term stand close together, in any order, noun or not.

        "D’inclusion et de médiation numériques" holds inclusion numérique, "digital, green and fair transitions" a fair
        transition. Too weak to say that the notion is meant, strong enough not to call it missing.
        """
        entry = self._entries.get(id(term))
        return entry is not None and self._seeker.scattered(text, entry)

    def _occurrence(self, hit: Hit, sure: Holders) -> Occurrence:
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


def _longest(hits: list[Hit]) -> list[Hit]:
    """Keep the hits that no longer one overlaps.

    Of two as long, the one that is less inflected: opened source is forbidden and no form of open source. Then the
    right one.
    """
    if len(hits) < 2:
        return hits
    taken = Disjoint()
    by_length = sorted(
        hits, key=lambda hit: (hit.start - hit.end, hit.start, hit.changed, hit.pattern.forbidden is not None)
    )
    return sorted((hit for hit in by_length if taken.take(hit.start, hit.end)), key=lambda hit: hit.start)
