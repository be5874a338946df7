"""TF204: where links lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from translate_flow.alignment.bitext import Bitext, Unit
from translate_flow.articles.document import Block, Link
from translate_flow.checks.build import comparable, finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.language import LANGUAGES, Language, other
from translate_flow.language.urls import same_target
from translate_flow.language.urls_likeness import Learnt, Likeness, learn, likeness
from translate_flow.messages import msg

ABOUT: Final = About(
    code="TF204",
    name="link-mismatch",
    severity=Severity.ERROR,
    summary=msg("A link leads elsewhere in the other language."),
    reason=msg(
        "A link pasted wrong sends half the readers to another page, and nobody who reads one language sees it. Targets "
        "that differ by language only are right (/fr/ and /en/, fr. and en., translated paths and anchors), and so is a "
        "page that exists in one language and is linked from both."
    ),
    examples=(
        Example(
            "Lire [le guide](https://example.org/guide).", "Read [the guide](https://example.net/wrong).", speaks=True
        ),
        Example(
            "Lire [le guide](https://example.org/fr/guide).",
            "Read [the guide](https://example.org/en/guide).",
            speaks=False,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A link and the block it stands in; `repeated` when the other side leads there too, only less often."""

    link: Link
    block: Block
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """The links of a unit that have no answer yet."""

    unit: Unit
    fr: list[Placed]
    en: list[Placed]

    def side(self, language: Language) -> list[Placed]:
        """Return what one language has left."""
        return self.fr if language == "fr" else self.en


def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Compare the targets of each unit's links; a link that one side lacks is markup lost, and left to that check."""
    compared, pairs = [], []
    for unit in comparable(bitext, context):
        sides, met = _compare(bitext, unit)
        pairs += met
        if sides.fr or sides.en:
            compared.append(sides)
    if not compared:
        return
    for one, following in pairwise(compared):
        if following.unit.fr[0] - one.unit.fr[-1] <= _NEAR:
            _settle(one.fr, following.en)
            _settle(following.fr, one.en)
    learnt = learn(pairs)
    target = other(context.original) if context.original else "en"
    for sides in compared:
        yield from _report(bitext, context, sides, target, learnt)


def _compare(bitext: Bitext, unit: Unit) -> tuple[Sides, list[tuple[str, str]]]:
    """Return what is left of a unit's links, and the pairs of targets that stand in each other's place."""
    every = {language: _links(bitext.blocks(unit, language)) for language in LANGUAGES}
    sides = Sides(unit, list(every["fr"]), list(every["en"]))
    met = _settle(sides.fr, sides.en) if sides.fr and sides.en else []
    if len(sides.fr) == len(sides.en):
        met += [(one.link.target, two.link.target) for one, two in zip(sides.fr, sides.en, strict=True)]
    for language in LANGUAGES:
        opposite = {placed.link.target for placed in every[other(language)]}
        left = sides.side(language)
        left[:] = [Placed(p.link, p.block, repeated=p.link.target in opposite) for p in left]
    return sides, met


def _links(blocks: Sequence[Block]) -> list[Placed]:
    return [Placed(link, block) for block in blocks for link in outermost(block.inline.links) if link.target]


def outermost(links: Sequence[Link]) -> Iterator[Link]:
    """Yield the links that stand in no other one: an address may be the text of its link."""
    end, target = -1, ""
    for link in links:
        if link.image:
            continue
        # Editors leave a link in two halves that touch: one to a reader.
        if link.span.start > end or (link.span.start == end and link.target != target):
            yield link
        if link.span.end > end:
            end, target = link.span.end, link.target


def _settle(fr: list[Placed], en: list[Placed]) -> list[tuple[str, str]]:
    """Take out the links that lead to the same place, and return their targets."""
    settled = []
    for same in (str.__eq__, same_target):
        for placed in tuple(fr):
            for answer in en[:_MOST]:
                if same(placed.link.target, answer.link.target):
                    fr.remove(placed)
                    en.remove(answer)
                    settled.append((placed.link.target, answer.link.target))
                    break
    return settled


_NEAR: Final = 3
"""How many blocks on a link may have been moved and still be the same link."""
_MOST: Final = 100
"""Links of one unit that are looked at for an answer: beyond, a block is an index, not prose."""


def _report(bitext: Bitext, context: Context, sides: Sides, target: Language, learnt: Learnt) -> Iterator[Finding]:
    source = other(target)
    # With one link too many on a side nobody can say which stands for which.
    sure = len(sides.fr) == len(sides.en)
    for one, two, like in _pairs(sides, learnt):
        if like >= Likeness.LANGUAGE or (one.repeated and two.repeated):
            continue
        mine, theirs = (two, one) if target == "en" else (one, two)
        severity = _SEVERITIES[like]
        if not sure:
            severity = Severity.WARNING if severity is Severity.ERROR else Severity.INFO
        quoted = {source: theirs.link.target, target: mine.link.target}
        yield finding(
            ABOUT, context, bitext, target, mine.block,
            message=msg("The links lead elsewhere: “{fr}” in French, “{en}” in English.", fr=quoted["fr"], en=quoted["en"])
            if like is Likeness.DIFFERENT
            else msg(
                "The links may lead elsewhere: “{fr}” in French, “{en}” in English, and nothing says that one "
                "is the other's translation.",
                fr=quoted["fr"], en=quoted["en"],
            ),
            span=mine.link.target_span,
            severity=severity,
            counterpart_block=theirs.block,
        )  # fmt: skip


_SEVERITIES: Final = {
    Likeness.DIFFERENT: Severity.ERROR,
    Likeness.PERHAPS: Severity.WARNING,
    Likeness.LIKELY: Severity.INFO,
}


def _pairs(sides: Sides, learnt: Learnt) -> Iterator[tuple[Placed, Placed, Likeness]]:
    """Pair what is left on both sides, the likest first, then in order."""
    fr, en = sides.fr[:_MOST], sides.en[:_MOST]
    ranked = sorted(
        (
            (likeness(one.link.target, two.link.target, learnt), i, j)
            for i, one in enumerate(fr)
            for j, two in enumerate(en)
        ),
        key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1], pair[2]),
    )
    taken_fr: set[int] = set()
    taken_en: set[int] = set()
    for like, i, j in ranked:
        if i not in taken_fr and j not in taken_en:
            taken_fr.add(i)
            taken_en.add(j)
            yield fr[i], en[j], like


RULES: Final = (Rule(ABOUT, check),)
