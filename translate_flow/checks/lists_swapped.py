"""Two steps of a numbered list that changed places. Part of TF504.

The items of a list are tied in order, for most lists keep theirs; that two neighbours answer each other crosswise, and not straight
across, is seen by their words only.
"""

from __future__ import annotations

from collections.abc import Iterator
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
"""Shares of answered words: at the most with the item that stands in the same place, at the least with the one that does not."""
_HEAVY: Final = 1.8
"""What the words of each item weigh at the least: of a label there is no telling."""


def swapped(bitext: Bitext, context: Context, about: About) -> Iterator[Finding]:
    """Yield a finding for two neighbouring items that answer each other crosswise; where no number orders them it is information."""
    source: Language = context.original or "fr"
    target = other(source)
    items = [
        (bitext.blocks(unit, source)[0], bitext.blocks(unit, target)[0])
        for index, unit in enumerate(bitext.units)
        if _is_item(bitext, unit) and not intended(context, index)
    ]
    for (theirs, ours), (theirs_next, ours_next) in pairwise(items):
        if theirs_next.index != theirs.index + 1 or ours_next.index != ours.index + 1:
            continue
        here, after = read(ours.prose, target), read(ours_next.prose, target)
        there, there_after = read(theirs.prose, source), read(theirs_next.prose, source)
        if min(reading.weight for reading in (here, after, there, there_after)) < _HEAVY:
            continue
        straight = _both(here, there) <= _STRAIGHT and _both(after, there_after) <= _STRAIGHT
        if straight and _both(here, there_after) >= _ACROSS and _both(after, there) >= _ACROSS:
            yield finding(
                about, context, bitext, target, ours,
                end_block=ours_next,
                message=msg(
                    "Two items changed places: “{first}” comes before “{second}” here, and after it on the other side.",
                    first=excerpt(ours), second=excerpt(ours_next),
                ),
                severity=Severity.WARNING if _numbered(bitext.document(target), ours) else Severity.INFO,
                counterpart_block=theirs,
            )  # fmt: skip


def _is_item(bitext: Bitext, unit: Unit) -> bool:
    if len(unit.fr) != 1 or len(unit.en) != 1 or unit.confidence < LIKELY:
        return False
    return all(bitext.blocks(unit, language)[0].kind is Kind.ITEM for language in ("fr", "en"))


def _both(one: Reading, another: Reading) -> float:
    return min(share_answered(one, another), share_answered(another, one))


def _numbered(document: Document, block: Block) -> bool:
    return document.text[block.outer.start : block.outer.end].lstrip()[:1].isdigit()
