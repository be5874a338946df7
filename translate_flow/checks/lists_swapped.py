"""Two steps of a numbered list that changed places. Part of TF504.

The items of a list are tied in order, for most lists keep theirs; that two neighbours answer each other crosswise, and
not straight across, is seen by their words only.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Final

from translate_flow.alignment.bitext import Bitext, Unit
from translate_flow.alignment.sentences_alone import share_answered
from translate_flow.alignment.support import Reading, read
from translate_flow.articles.document import Block, Document, Kind
from translate_flow.checks.build import LIKELY, excerpt, finding, intended
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About
from translate_flow.language import Language, other
from translate_flow.messages import msg

_STRAIGHT: Final = 0.2
_ACROSS: Final = 0.6
"""Shares of answered words: at the most with the item that stands in the same place, at the least with the one that
does not."""
_HEAVY: Final = 1.8
"""What the words of each item weigh at the least: of a label there is no telling."""
_SURE: Final = 0.95
"""From this confidence on the aligner knows that two items answer each other; two that changed places are tied at about
.8."""


class _Tied:
    """Two items that stand in the same place of their lists; read when asked for, which of most lists none is."""

    def __init__(self, source: Block, target: Block, language: Language) -> None:
        self.source, self.target, self.language = source, target, language

    def precedes(self, following: _Tied) -> bool:
        """Whether the items of another pair come right after these, on both sides."""
        here, after = (self.source.index, self.target.index), (following.source.index, following.target.index)
        return after == (here[0] + 1, here[1] + 1)

    @cached_property
    def source_read(self) -> Reading:
        return read(self.source.prose, self.language)

    @cached_property
    def target_read(self) -> Reading:
        return read(self.target.prose, other(self.language))

    @cached_property
    def strays(self) -> bool:
        """Whether each has enough to say, and the other does not answer it."""
        if min(self.source_read.weight, self.target_read.weight) < _HEAVY:
            return False
        return _both(self.source_read, self.target_read) <= _STRAIGHT


def swapped(bitext: Bitext, context: Context, about: About) -> Iterator[Finding]:
    """Yield a finding for two neighbouring items that answer each other crosswise; where no number orders them it is information."""
    source: Language = context.original or "fr"
    target = other(source)
    items = [
        _Tied(bitext.blocks(unit, source)[0], bitext.blocks(unit, target)[0], source)
        for index, unit in enumerate(bitext.units)
        if _is_item(bitext, unit) and not intended(context, index)
    ]
    for one, following in pairwise(items):
        if not one.precedes(following) or not one.strays or not following.strays:
            continue
        across = _both(one.target_read, following.source_read), _both(following.target_read, one.source_read)
        if min(across) >= _ACROSS:
            yield finding(
                about, context, bitext, target, one.target,
                end_block=following.target,
                message=msg(
                    "Two items changed places: “{first}” comes before “{second}” here, and after it on the other side.",
                    first=excerpt(one.target), second=excerpt(following.target),
                ),
                severity=Severity.WARNING if _numbered(bitext.document(target), one.target) else Severity.INFO,
                counterpart_block=one.source,
            )  # fmt: skip


def _is_item(bitext: Bitext, unit: Unit) -> bool:
    if len(unit.fr) != 1 or len(unit.en) != 1 or not LIKELY <= unit.confidence < _SURE:
        return False
    return all(bitext.blocks(unit, language)[0].kind is Kind.ITEM for language in ("fr", "en"))


def _both(one: Reading, another: Reading) -> float:
    return min(share_answered(one, another), share_answered(another, one))


def _numbered(document: Document, block: Block) -> bool:
    return document.text[block.outer.start : block.outer.end].lstrip()[:1].isdigit()
