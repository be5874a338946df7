"""First names that changed hands: Jeanne Duvallier and Camille Meseguer, for Camille Duvallier and Jeanne Meseguer.

Part of TF203. All four names stand on both sides, so that no single one of them is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import PROSE, Block
from translate_flow.checks.build import comparable, finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding
from translate_flow.checks.rule import About
from translate_flow.language import LANGUAGES, Language, other
from translate_flow.language.names import bare, capitalised, is_common
from translate_flow.messages import msg

_MOST: Final = 30
"""Full names of one unit that are compared."""


class _FullName(NamedTuple):
    """Two words with a capital that only a blank parts, and where they stand in the prose of a block."""

    first: str
    last: str
    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return f"{self.first} {self.last}"


def swapped(bitext: Bitext, context: Context, about: About) -> Iterator[Finding]:
    """Yield a finding for the first name of each unit that stands before another last name across."""
    target: Language = other(context.original) if context.original else "en"
    for unit in comparable(bitext, context):
        sides = {language: _full_names(bitext.blocks(unit, language)) for language in LANGUAGES}
        mine, theirs = sides[target], sides[other(target)]
        if len(mine) < 2 or len(theirs) < 2:
            continue
        firsts = [{bare(name.first) for name in side} for side in (mine, theirs)]
        known = {(bare(name.first), bare(name.last)) for name in theirs}
        said = {(bare(name.first), bare(name.last)) for name in mine}
        for name in mine:
            first, last = bare(name.first), bare(name.last)
            rivals = [n for n in theirs if bare(n.last) == last and (bare(n.first), last) not in said]
            if (first, last) in known or len(rivals) != 1:
                continue
            rival = rivals[0]
            if first in firsts[1] and bare(rival.first) in firsts[0]:
                yield _report(bitext, context, about, (name, rival), target)
                break


def _full_names(blocks: Sequence[Block]) -> list[_FullName]:
    found: list[_FullName] = []
    for block in blocks:
        if block.kind in PROSE:
            for one, two in pairwise(capitalised(block.prose)):
                joined = block.prose[one.end : two.start] in {" ", "\u00a0", "\n"} and not one.text.isupper()
                if joined and not any(is_common(two.text, language) for language in LANGUAGES):
                    found.append(_FullName(one.text, two.text, block, one.start, two.end))
    return found[:_MOST]


def _report(
    bitext: Bitext, context: Context, about: About, names: tuple[_FullName, _FullName], target: Language
) -> Finding:
    name, rival = names
    quoted = {target: name.text, other(target): rival.text}
    return finding(
        about, context, bitext, target, name.block,
        message=msg(
            "A first name changed hands: “{fr}” in French, “{en}” in English.", fr=quoted["fr"], en=quoted["en"]
        ),
        span=name.block.inline.prose.span(name.start, name.end),
        counterpart_block=rival.block,
    )  # fmt: skip
