"""What a unit says of the glossary's terms, in one direction: what is called for, what renders it, and what is wrong.

Most units hold nothing to speak of, so a quick look comes first, and the words of a side are cut up only when something
there, or on the other side, asks for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from translate_flow.alignment.bitext import Bitext, Unit
from translate_flow.articles.document import Block
from translate_flow.checks.build import comparable
from translate_flow.checks.context import Context
from translate_flow.checks.terms_finder import (
    Finder,
    held,
    spelt_otherwise,
    times_meant,
    times_rendered,
    wrong_by_itself,
)
from translate_flow.glossary.match import Occurrence, matcher
from translate_flow.glossary.spans import Disjoint
from translate_flow.glossary.standins import stand_ins
from translate_flow.glossary.term import Enforcement, Term
from translate_flow.language import LANGUAGES, Language, other
from translate_flow.language.folding import fold

OFTEN: Final = 3
"""A term said twice and rendered once is style; from three on, a reader who follows the word loses it."""
SHORT_BY: Final = 2
"""So many renderings must be lacking, pronouns counted, before a term that is rendered at all is found."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A forbidden form that stands for its term, in a block of the target side."""

    block: Block
    occurrence: Occurrence


@dataclass(frozen=True, slots=True)
class Missing:
    """A term that is called for, where it first stands in the source, how often it stands there, and how often rendered."""

    block: Block
    occurrence: Occurrence
    called: int
    rendered: int


_last: list[tuple[Finder, Context, tuple[Window, ...]]] = []


def windows(bitext: Bitext, context: Context) -> tuple[Window, ...]:
    """Return each unit that can be compared and may hold something to speak of, in the direction of the translation.

    In both directions where none is declared. Made once for the rules that ask, one after the other.
    """
    if not context.glossary.terms:
        return ()
    if not _last or _last[0][0].bitext is not bitext or _last[0][1] is not context:
        finder = Finder(bitext, context.glossary)
        _last[:] = [(finder, context, tuple(_windows(finder, context)))]
    return _last[0][2]


def _windows(finder: Finder, context: Context) -> Iterator[Window]:
    bitext = finder.bitext
    units = list(comparable(bitext, context))
    sides = LANGUAGES if context.original is None else (context.original,)
    for i, unit in enumerate(units):
        told = {
            language: [finder.tells(language, block) for block in bitext.blocks(unit, language)]
            for language in LANGUAGES
        }
        for source in sides:
            calls = any(block.calls for block in told[source])
            accuses = any(block.accuses for block in told[other(source)])
            answers = any(block.reverse for block in told[other(source)])
            if calls or accuses or answers:
                around = (*units[max(0, i - 1) : i], *units[i + 1 : i + 2])
                yield Window(finder, source, unit, around, calls=calls, accuses=accuses, answers=answers)


@dataclass(slots=True)
class Window:
    """A unit looked at in one direction, with the units around it.

    `calls`: its source may call for a term. `accuses`: its target may hold a forbidden form. `answers`: its target may
    hold a term that a translation should not use on its own account.
    """

    finder: Finder
    source: Language
    unit: Unit
    around: tuple[Unit, ...]
    calls: bool
    accuses: bool
    answers: bool
    _wrong: tuple[Wrong, ...] | None = None

    @property
    def target(self) -> Language:
        """The language of the other side."""
        return other(self.source)

    def missing(self) -> Iterator[Missing]:
        """Yield what is called for and not rendered, or far less often than it is said: each term once."""
        said: set[int] = set()
        for block in self.finder.bitext.blocks(self.unit, self.source) if self.calls else ():
            found = self.finder.block(self.source, block)
            for occurrence in found:
                if id(occurrence.term) in said or not self._calls(occurrence, found):
                    continue
                # A form may belong to several terms (commons): one of them rendered is enough.
                terms = [o.term for o in found if o.sure and (o.start, o.end) == (occurrence.start, occurrence.end)]
                said.update(map(id, terms))
                if self._kept(block, occurrence):
                    continue
                if not any(self._rendered(term) for term in terms):
                    said.update(spelt_otherwise(occurrence, found))
                    yield Missing(block, occurrence, 1, 0)
                elif len(terms) == 1 and (short := self._short(block, occurrence)):
                    yield short

    def unasked(self) -> Iterator[tuple[Block, Occurrence]]:
        """Yield what the target says, once a term, and the source does not, of terms that are marked for it."""
        said: set[int] = set()
        for block in self.finder.bitext.blocks(self.unit, self.target) if self.answers else ():
            for occurrence in self.finder.block(self.target, block):
                term = occurrence.term
                if not term.reverse or not occurrence.sure or occurrence.covered or id(term) in said:
                    continue
                said.add(id(term))
                back = Window(
                    self.finder, self.target, self.unit, self.around, calls=True, accuses=False, answers=False
                )
                if not back._rendered(term) and not back._kept(block, occurrence):
                    yield block, occurrence

    def _calls(self, occurrence: Occurrence, among: Sequence[Occurrence]) -> bool:
        """Whether a form in the source calls for its term on the other side."""
        term = occurrence.term
        if term.enforce is Enforcement.FORBIDDEN_ONLY or term.wording(self.source).ambiguous:
            return False
        return occurrence.sure and not occurrence.covered and not held(occurrence, [o for o in among if not o.right])

    def _short(self, block: Block, first: Occurrence) -> Missing | None:
        """Return a term that is said far oftener than it is rendered, what stands in its place counted."""
        term = first.term
        called = sum(
            o.term is term and self._calls(o, found)
            for theirs in self.finder.bitext.blocks(self.unit, self.source)
            for found in (self.finder.block(self.source, theirs),)
            for o in found
        )
        if called < OFTEN:
            return None
        ours = self.finder.unit(self.unit, self.target)
        rendered = sum(o.term is term for o in ours)
        lacking = called - rendered - self._stand_ins() - self._lent(term)
        return Missing(block, first, called, rendered) if lacking >= SHORT_BY else None

    def _stand_ins(self) -> int:
        """Count the pronouns and words like *the sector* that the target has more of than the source."""
        counts = Counter(
            {
                language: sum(
                    stand_ins(block.prose, language) for block in self.finder.bitext.blocks(self.unit, language)
                )
                for language in LANGUAGES
            }
        )
        return max(0, counts[self.target] - counts[self.source])

    def _rendered(self, term: Term) -> bool:
        if times_rendered(self.finder.unit(self.unit, self.target), term) or self._lent(term):
            return True
        theirs = matcher(self.finder.glossary, self.target)
        return any(theirs.scattered(block.prose, term) for block in self.finder.bitext.blocks(self.unit, self.target))

    def _kept(self, block: Block, occurrence: Occurrence) -> bool:
        """Whether the words stand untranslated on the other side: a loan, which only a forbidden form speaks against."""
        words = re.compile(rf"(?<!\w){re.escape(fold(block.prose[occurrence.start : occurrence.end]))}(?!\w)")
        return any(words.search(fold(theirs.prose)) for theirs in self.finder.bitext.blocks(self.unit, self.target))

    def _lent(self, term: Term) -> int:
        """Count how much oftener the units beside this one render the term, well or badly, than their own source has it."""
        return sum(
            max(
                0,
                sum(o.term is term for o in self.finder.unit(unit, self.target))
                - times_meant(self.finder.unit(unit, self.source), term),
            )
            for unit in self.around
        )

    def wrong(self) -> tuple[Wrong, ...]:
        """Return the forbidden forms that stand for a term of this unit, or of the units around it."""
        if self._wrong is None:
            blocks = self.finder.bitext.blocks(self.unit, self.target) if self.accuses else ()
            self._wrong = tuple(found for block in blocks for found in self._wrong_in(block))
        return self._wrong

    def accused(self) -> frozenset[int]:
        """Return the identities of the terms that a wrong form found here may stand for, be it another's too: numerical divide."""
        return frozenset(
            id(o.term)
            for found in self.wrong()
            for o in self.finder.block(self.target, found.block)
            if not o.right and o.start < found.occurrence.end and found.occurrence.start < o.end
        )

    def _wrong_in(self, block: Block) -> Iterator[Wrong]:
        wrong = [
            occurrence
            for occurrence in self.finder.block(self.target, block)
            if wrong_by_itself(block, occurrence) and self._stands_for_its_term(occurrence.term)
        ]
        # Transition digitale says it all: its digitale is no second fault.
        taken = Disjoint()
        longest = sorted(wrong, key=lambda found: (found.start - found.end, found.start))
        kept = [found for found in longest if taken.take(found.start, found.end)]
        yield from (Wrong(block, found) for found in sorted(kept, key=lambda found: found.start))

    def _stands_for_its_term(self, term: Term) -> bool:
        """Whether the source has the term oftener than the target renders it: where all are rendered, the word is another."""
        units: Sequence[Unit] = (self.unit,)
        if not times_meant(self.finder.unit(self.unit, self.source), term):
            units = (self.unit, *self.around)
        meant = sum(times_meant(self.finder.unit(unit, self.source), term) for unit in units)
        return meant > sum(times_rendered(self.finder.unit(unit, self.target), term) for unit in units)

    def counterpart(self, term: Term) -> tuple[Block, str]:
        """Return the block of the source side that holds a term, and the term's words in it."""
        for unit in (self.unit, *self.around):
            for block in self.finder.bitext.blocks(unit, self.source):
                for occurrence in self.finder.block(self.source, block):
                    if occurrence.term is term and occurrence.sure:
                        return block, block.prose[occurrence.start : occurrence.end]
        return self.finder.bitext.blocks(self.unit, self.source)[0], term.wording(self.source).approved
