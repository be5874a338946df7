"""The terms of an article's blocks, each found once however many units and rules ask, and what an occurrence stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from translate_flow.alignment.bitext import Bitext, Unit
from translate_flow.articles.document import Block, Kind
from translate_flow.glossary.match import NOTHING_TOLD, Occurrence, Telling, find_terms, matcher
from translate_flow.glossary.patterns import is_acronym
from translate_flow.glossary.term import Glossary, Term
from translate_flow.language import Language

SILENT_KINDS: Final = frozenset((Kind.CODE, Kind.TAG, Kind.LINKDEF))
"""Blocks that hold no language. HTML does: its prose is what a browser shows."""

_NAME_BEFORE: Final = re.compile(r"[^\W\d_]\s[A-ZÀ-ÖØ-Þ][^\W\d_]+\s$")  # not at the start of a sentence
_NAME_AFTER: Final = re.compile(r"\s[A-ZÀ-ÖØ-Þ]")


@dataclass(slots=True)
class Finder:
    """The terms of each block, found once however many units and rules ask."""

    bitext: Bitext
    glossary: Glossary
    found: dict[tuple[Language, int], tuple[Occurrence, ...]] = field(default_factory=dict)
    told: dict[tuple[Language, int], Telling] = field(default_factory=dict)

    def block(self, language: Language, block: Block) -> tuple[Occurrence, ...]:
        """Return the forms of terms in a block."""
        key = (language, block.index)
        if key not in self.found:
            silent = block.kind in SILENT_KINDS
            self.found[key] = () if silent else find_terms(block.prose, language, self.glossary)
        return self.found[key]

    def tells(self, language: Language, block: Block) -> Telling:
        """Say whether a block may hold anything to speak of."""
        key = (language, block.index)
        if key not in self.told:
            silent = block.kind in SILENT_KINDS
            self.told[key] = NOTHING_TOLD if silent else matcher(self.glossary, language).tells(block.prose)
        return self.told[key]

    def unit(self, unit: Unit, language: Language) -> tuple[Occurrence, ...]:
        """Return the forms of terms on one side of a unit."""
        return tuple(o for block in self.bitext.blocks(unit, language) for o in self.block(language, block))


def wrong_by_itself(block: Block, occurrence: Occurrence) -> bool:
    """Whether a form is forbidden to people, and not a part of a longer right form or of what looks like a name."""
    forbidden = occurrence.forbidden
    return (
        forbidden is not None and not forbidden.drafts and not occurrence.covered and not _in_a_name(block, occurrence)
    )


def _in_a_name(block: Block, occurrence: Occurrence) -> bool:
    """Whether a single word with a capital stands beside another: Forum ESS, Digital Wallonia."""
    words = block.prose[occurrence.start : occurrence.end]
    if " " in words or not words[0].isupper() or block.prose[: occurrence.start].endswith("("):
        return False
    return bool(
        _NAME_BEFORE.search(block.prose[: occurrence.start]) or _NAME_AFTER.match(block.prose[occurrence.end :])
    )


def held(occurrence: Occurrence, others: Iterable[Occurrence]) -> bool:
    """Whether a longer one of the others holds the words of an occurrence."""
    start, end = occurrence.start, occurrence.end
    return any(o.start <= start and end <= o.end and o.end - o.start > end - start for o in others)


def times_rendered(occurrences: Sequence[Occurrence], term: Term) -> int:
    """Count the forms that may stand for a term."""
    return sum(o.term is term and o.right for o in occurrences)


def times_meant(occurrences: Sequence[Occurrence], term: Term) -> int:
    """Count the forms that are a sure sign of a term."""
    return sum(o.term is term and o.sure for o in occurrences)


def spelt_otherwise(occurrence: Occurrence, among: Sequence[Occurrence]) -> Iterator[int]:
    """Yield the identities of the terms that are the acronym of an occurrence, or its words: both lost is one fault."""
    for o in among:
        same = o.right and (o.start, o.end) == (occurrence.start, occurrence.end)
        if same and (is_acronym(o.form) or is_acronym(o.term.fr.approved) or is_acronym(o.term.en.approved)):
            yield id(o.term)
