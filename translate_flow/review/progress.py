"""How far an article is: coverage and counts, as `status` shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.articles.document import PROSE, Article, Block
from translate_flow.checks.context import ReviewState, UnitReview
from translate_flow.language import LANGUAGES, Language, other
from translate_flow.language.tokens import count_words

UNTRANSLATED_BELOW: Final = 0.1
"""An article with less than this share of its words translated has not been begun."""


class Verdict(StrEnum):
    """An article in one word; `MISSING`: one side has no file."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    UNTRANSLATED = "untranslated"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Sides:
    """A number of blocks for each language."""

    fr: int = 0
    en: int = 0

    def side(self, language: Language) -> int:
        """Return the number of one language."""
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an article stands.

    `covered` of `words` words of the original (of both sides, where none is declared) have a counterpart in the other
    language that is no unreviewed draft; code, tags and what is intended to stand in one language alone are in neither.
    `missing` counts the blocks that a language lacks, `untranslated` those of its document that are in the other
    language; `outdated`, `drafts` (written into the document or not) and `reviewed` count units.
    """

    verdict: Verdict
    words: int
    covered: int
    units: int
    missing: Sides
    untranslated: Sides
    outdated: int = 0
    drafts: int = 0
    reviewed: int = 0

    @property
    def coverage(self) -> float:
        """The share of words covered, 0 to 1. With no words to translate it is 1, unless the other side has no file."""
        if self.words:
            return self.covered / self.words
        return 0.0 if self.verdict is Verdict.MISSING else 1.0


def progress(article: Article, bitext: Bitext | None, reviews: Mapping[int, UnitReview]) -> Progress:
    """Measure an article. `bitext` is None when one of its documents does not exist."""
    if bitext is None:
        return _one_sided(article)
    sides: tuple[Language, ...] = (article.original,) if article.original else LANGUAGES
    words = covered = 0
    missing = dict.fromkeys(LANGUAGES, 0)
    for number, unit in enumerate(bitext.units):
        state = reviews[number].state if number in reviews else None
        if state is ReviewState.INTENDED:
            continue
        for side in sides:
            count = _words(bitext.blocks(unit, side))
            words += count
            accepted = unit.tied and state is ReviewState.REVIEWED
            if accepted or (state is not ReviewState.DRAFT and _answered(bitext, unit, side)):
                covered += count
            if not unit.side(other(side)):
                missing[other(side)] += len(unit.side(side))
    states = [review.state for review in reviews.values()]
    return Progress(
        verdict=_verdict(words, covered),
        words=words,
        covered=covered,
        units=len(bitext.units),
        missing=Sides(**missing),
        untranslated=Sides(*(_untranslated(bitext, language) for language in LANGUAGES)),
        outdated=states.count(ReviewState.OUTDATED),
        drafts=states.count(ReviewState.DRAFT),
        reviewed=states.count(ReviewState.REVIEWED),
    )


def _one_sided(article: Article) -> Progress:
    missing = dict.fromkeys(LANGUAGES, 0)
    words = 0
    for language in LANGUAGES:
        document = article.side(language)
        if document is not None:
            missing[other(language)] = len(document.blocks)
            words += _words(document.blocks)
    return Progress(Verdict.MISSING, words, 0, sum(missing.values()), Sides(**missing), Sides())


def _words(blocks: Iterable[Block]) -> int:
    return sum(count_words(block.prose) for block in blocks if block.kind in PROSE)


def _answered(bitext: Bitext, unit: Unit, side: Language) -> bool:
    """Whether a unit has a counterpart in the other language: a block whose language cannot be told (a name) is one."""
    there = other(side)
    if not unit.tied or unit.relation is Relation.UNTRANSLATED:
        return False
    spoken = bitext.spoken(there)
    return any(spoken[index] != side for index in unit.side(there))


def _untranslated(bitext: Bitext, language: Language) -> int:
    spoken = bitext.spoken(language)
    blocks = bitext.document(language).blocks
    return sum(block.kind in PROSE and spoken[block.index] == other(language) for block in blocks)


def _verdict(words: int, covered: int) -> Verdict:
    if covered == words:
        return Verdict.COMPLETE
    return Verdict.UNTRANSLATED if covered < words * UNTRANSLATED_BELOW else Verdict.INCOMPLETE
