"""TF201: numbers by value."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from translate_flow.alignment.bitext import Bitext, Unit
from translate_flow.articles.document import Block, Kind, Span
from translate_flow.checks.build import comparable, finding
from translate_flow.checks.code_numbers import renumbered
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.language.dates import dates
from translate_flow.language.number_idioms import Stretch, duration, durations, implied, same_time
from translate_flow.language.number_match import unanswered
from translate_flow.language.number_units import unit_of, units_at_a_glance
from translate_flow.language.numbers import hedges, is_rough, may_count, quantities, same_at_a_glance
from translate_flow.language.proportions import proportions
from translate_flow.language.quantity import HARD, Measure, Quantity, compatible
from translate_flow.language.tokens import word_texts
from translate_flow.messages import Message, msg

ABOUT: Final = About(
    code="TF201",
    name="number-mismatch",
    severity=Severity.ERROR,
    summary=msg("A number differs between the two languages."),
    reason=msg(
        "A wrong figure is the costliest slip of a translation and the hardest to see. Numbers are compared by value, "
        "whatever way they are written: 1,5 and 1.5, 13,6 M€ and €13.6 million, XXe siècle and 20th century."
    ),
    examples=(
        Example("Le réseau compte 2 000 lieux.", "The network has 2,500 places.", speaks=True),
        Example(
            "Le réseau compte 2 000 lieux et 1,5 M€.", "The network has 2,000 places and €1.5 million.", speaks=False
        ),
    ),
)


_MOST: Final = 100
"""Numbers without an answer that are looked at in one unit: where there are more, it is a dump of data, not prose."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and the block it stands in; `excused` when the other side says it in another way, or as often said."""

    quantity: Quantity
    block: Block
    excused: bool = False


@dataclass(slots=True)
class Sides:
    """A unit's numbers while they are being compared: all of them, and those still without an answer, by language."""

    unit: Unit
    all: dict[Language, list[Counted]] = field(default_factory=dict)
    left: dict[Language, list[Counted]] = field(default_factory=dict)


def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Compare the numbers of each unit, then look for what is left over in the neighbouring units."""
    compared = [_compare(bitext, unit) for unit in comparable(bitext, context)]
    for one, following in pairwise(compared):
        if one is not None and following is not None:
            for language in LANGUAGES:
                _settle_across(one.left[language], following.left[other(language)])
    target = other(context.original) if context.original else "en"
    yield from _in_code(bitext, context, target)
    yield from _in_words(bitext, context, target)
    for sides in compared:
        if sides is not None:
            yield from _hardened(bitext, context, sides, target)
            yield from _of_other_units(bitext, context, sides, target)
            if any(sides.left.values()):
                yield from _report(bitext, context, sides, target)


def _in_code(bitext: Bitext, context: Context, target: Language) -> Iterator[Finding]:
    """Find code spans in each other's place that differ by a number only."""
    for unit in comparable(bitext, context):
        sides = {
            language: [(block, code) for block in bitext.blocks(unit, language) for code in block.inline.codes]
            for language in LANGUAGES
        }
        if not sides["fr"] or not sides["en"]:
            continue
        for fr, en in renumbered(*([code for _, code in sides[language]] for language in LANGUAGES)):
            quoted = {"fr": fr, "en": en}
            mine, theirs = (
                next(block for block, code in sides[language] if code == quoted[language])
                for language in (target, other(target))
            )
            at = mine.text.find(quoted[target])
            yield finding(
                ABOUT, context, bitext, target, mine,
                message=msg("The numbers differ: “{fr}” in French, “{en}” in English.", fr=fr, en=en),
                span=Span(at, at + len(quoted[target])) if at >= 0 else None,
                counterpart_block=theirs,
            )  # fmt: skip


def _in_words(bitext: Bitext, context: Context, target: Language) -> Iterator[Finding]:
    """Find units that name one proportion each, and not the same: la moitié, a third."""
    source = other(target)
    for unit in comparable(bitext, context):
        sides = {
            language: [
                (block, found)
                for block in bitext.blocks(unit, language)
                for found in proportions(block.prose, language)
            ]
            for language in LANGUAGES
        }
        if len(sides["fr"]) != 1 or len(sides["en"]) != 1:
            continue
        (mine, here), (theirs, there) = sides[target][0], sides[source][0]
        if here.value == there.value:
            continue
        quoted = {target: here.text, source: there.text}
        yield finding(
            ABOUT, context, bitext, target, mine,
            message=msg("The numbers differ: “{fr}” in French, “{en}” in English.", fr=quoted["fr"], en=quoted["en"]),
            span=mine.inline.prose.span(here.start, here.end),
            severity=Severity.WARNING,
            counterpart_block=theirs,
        )  # fmt: skip


def _compare(bitext: Bitext, unit: Unit) -> Sides | None:
    blocks = {language: bitext.blocks(unit, language) for language in LANGUAGES}
    if not any(may_count(block.prose, language) for language in LANGUAGES for block in blocks[language]):
        return None
    fr, en = ("\n".join(block.prose for block in blocks[language]) for language in LANGUAGES)
    if same_at_a_glance(fr, en) and units_at_a_glance(fr) == units_at_a_glance(en):
        return None
    sides = Sides(unit)
    for language in LANGUAGES:
        sides.all[language] = [
            Counted(quantity, block)
            for block in blocks[language]
            if block.kind is not Kind.CODE
            for quantity in quantities(block.prose, language)
        ]
    left = unanswered(*([counted.quantity for counted in sides.all[language]] for language in LANGUAGES))
    for language, items in zip(LANGUAGES, left, strict=True):
        sides.left[language] = [
            Counted(quantity, sides.all[language][index].block) for index, quantity in items[:_MOST]
        ]
    for language in LANGUAGES:
        if sides.left[language]:
            sides.left[language] = _excuse(sides, language, blocks[other(language)])
    return sides


def _excuse(sides: Sides, language: Language, opposite: Sequence[Block]) -> list[Counted]:
    """Mark the numbers that the other side says in other words (a date, a word, a duration, code) or has elsewhere.

    A number that stands on both sides, only more often on one, was repeated where the other says "it".
    """
    theirs = other(language)
    values = {value for block in opposite for value in implied(block.prose, theirs)}
    spoken: dict[Fraction, set[Measure]] = defaultdict(set)
    for counted in sides.all[theirs]:
        for value in counted.quantity.values:
            spoken[value].add(counted.quantity.measure)
    for block in opposite:
        for date in dates(block.prose, theirs):
            values |= {Fraction(part) for part in (date.year, date.month, date.day) if part is not None}
            values |= {Fraction(date.year % 100)} if date.year is not None else set()  # mai 68
        for hidden in (*block.inline.codes, *block.inline.tags, *(link.target for link in block.inline.links)):
            values |= {Fraction(int(digits)) for digits in re.findall("[0-9]{1,18}", hidden)}
    spans = [
        stretch
        for block in opposite
        for stretch in durations(block.prose, [c.quantity for c in sides.all[theirs] if c.block is block], theirs)
    ]
    return [
        replace(counted, excused=True) if _is_excused(counted, values, spoken, spans, language) else counted
        for counted in sides.left[language]
    ]


def _is_excused(
    counted: Counted,
    values: Collection[Fraction],
    spoken: Mapping[Fraction, Collection[Measure]],
    spans: Sequence[Stretch],
    language: Language,
) -> bool:
    quantity = counted.quantity
    if quantity.measure is Measure.CODE:
        return False
    if any(value in values for value in quantity.values):
        return True
    if any(compatible(quantity.measure, measure) for value in quantity.values for measure in spoken.get(value, ())):
        return True
    if quantity.measure is Measure.PERCENT and quantity.value / 100 in values:
        return True
    stretch = duration(quantity, counted.block.prose, language)
    return stretch is not None and any(same_time(stretch, span) for span in spans)


def _settle_across(ours: list[Counted], theirs: list[Counted]) -> None:
    """Take out what one unit lacks and its neighbour has too much of: a sentence moved over the boundary."""
    for counted in tuple(ours):
        for answer in theirs:
            same = counted.quantity.value == answer.quantity.value
            if same and compatible(counted.quantity.measure, answer.quantity.measure):
                ours.remove(counted)
                theirs.remove(answer)
                break


def _report(bitext: Bitext, context: Context, sides: Sides, target: Language) -> Iterator[Finding]:
    source = other(target)
    left = {language: list(sides.left[language]) for language in LANGUAGES}
    for mine, theirs in _conflicts(left[target], left[source]):
        left[target].remove(mine)
        left[source].remove(theirs)
        exact = mine.quantity.exact and theirs.quantity.exact and mine.quantity.measure is not Measure.MARKER
        if mine.quantity.value == theirs.quantity.value and Measure.POINT in {
            mine.quantity.measure,
            theirs.quantity.measure,
        }:
            exact = False  # many say per cent and mean points
        quoted = {source: theirs.quantity.text, target: mine.quantity.text}
        yield finding(
            ABOUT, context, bitext, target, mine.block,
            message=msg("The numbers differ: “{fr}” in French, “{en}” in English.", fr=quoted["fr"], en=quoted["en"]),
            span=mine.block.inline.prose.span(mine.quantity.start, mine.quantity.end),
            severity=Severity.ERROR if exact and not (mine.excused and theirs.excused) else Severity.WARNING,
            counterpart_block=theirs.block,
        )  # fmt: skip
    for language in LANGUAGES:
        for counted in left[language]:
            if counted.quantity.firm and not counted.excused:
                yield _one_sided(bitext, context, sides, language, counted)


def _hardened(bitext: Bitext, context: Context, sides: Sides, target: Language) -> Iterator[Finding]:
    """Find rough counts that became exact: une dizaine d'années, for ten years."""
    for language in LANGUAGES:
        opposite = sides.all[other(language)]
        for counted in sides.all[language][:_MOST]:
            if not is_rough(counted.quantity) or any(is_rough(o.quantity) or not o.quantity.exact for o in opposite):
                continue
            answer = next((o for o in opposite if o.quantity.value == counted.quantity.value), None)
            if answer is None or any(
                o.quantity.value == counted.quantity.value for o in sides.all[language] if o is not counted
            ):
                continue
            if any(hedges(block.prose) for block in bitext.blocks(sides.unit, other(language))):
                continue
            here, there = (counted, answer) if language == target else (answer, counted)
            yield finding(
                ABOUT, context, bitext, target, here.block,
                message=msg(
                    "“{rough}” is a rough count, “{exact}” an exact one.",
                    rough=counted.quantity.text, exact=answer.quantity.text,
                ),
                span=here.block.inline.prose.span(here.quantity.start, here.quantity.end),
                severity=Severity.WARNING,
                counterpart_block=there.block,
            )  # fmt: skip


def _of_other_units(bitext: Bitext, context: Context, sides: Sides, target: Language) -> Iterator[Finding]:
    """Find numbers of one value that count minutes on one side and hours on the other."""
    source = other(target)
    for mine in sides.all[target][:_MOST]:
        unit = unit_of(mine.quantity, mine.block.prose)
        if unit is None or _times(mine, sides.all[target]) != 1 or _times(mine, sides.all[source]) != 1:
            continue
        theirs = next(c for c in sides.all[source] if c.quantity.value == mine.quantity.value)
        counted = unit_of(theirs.quantity, theirs.block.prose)
        if counted is None or counted.kind != unit.kind or counted == unit:
            continue
        quoted = {source: _with_unit(theirs), target: _with_unit(mine)}
        yield finding(
            ABOUT, context, bitext, target, mine.block,
            message=msg("The units differ: “{fr}” in French, “{en}” in English.", fr=quoted["fr"], en=quoted["en"]),
            span=mine.block.inline.prose.span(mine.quantity.start, mine.quantity.end),
            counterpart_block=theirs.block,
        )  # fmt: skip


def _times(counted: Counted, side: Sequence[Counted]) -> int:
    return sum(c.quantity.value == counted.quantity.value for c in side)


def _with_unit(counted: Counted) -> str:
    following = counted.block.prose[counted.quantity.end :]
    return (
        counted.quantity.text
        + following[: len(following) - len(following.lstrip("- \u00a0\u202f\u2009\n"))]
        + next(iter(word_texts(following)), "")
    )


def _one_sided(bitext: Bitext, context: Context, sides: Sides, language: Language, counted: Counted) -> Finding:
    opposite = bitext.blocks(sides.unit, other(language))[0]
    return finding(
        ABOUT, context, bitext, language, counted.block,
        message=_absence(counted.quantity.text, language),
        span=counted.block.inline.prose.span(counted.quantity.start, counted.quantity.end),
        severity=Severity.WARNING,
        counterpart_block=opposite,
    )  # fmt: skip


def _absence(words: str, language: Language) -> Message:
    return msg(
        "“{words}” stands in the {language} only: the other side has no such number.",
        words=words,
        language=name(language),
    )


def _conflicts(mine: Sequence[Counted], theirs: Sequence[Counted]) -> list[tuple[Counted, Counted]]:
    """Pair what is left on both sides, like with like: percentages, sums of money, years, other numbers.

    What is excused may stand against a number that is not. Two that are excused (both sides have 20 and 21, but one has
    20 twice and the other 21) may as well be repeats: that admits two readings, and is a warning.
    """
    pairs = []
    left = sorted((counted for counted in mine if _counts(counted.quantity)), key=_doubt)
    waiting = sorted((counted for counted in theirs if _counts(counted.quantity)), key=_doubt)
    for like in (_same_sort, _nearly_same_sort):
        for counted in tuple(left):
            rival = next((r for r in waiting if like(counted, r) and _may_conflict(counted, r)), None)
            if rival is not None:
                pairs.append((counted, rival))
                left.remove(counted)
                waiting.remove(rival)
    return pairs


def _same_sort(one: Counted, two: Counted) -> bool:
    return _sort(one.quantity) == _sort(two.quantity)


def _nearly_same_sort(one: Counted, two: Counted) -> bool:
    """Whether two numbers may still stand in each other's place: 2019 looks like a year, and may be a price."""
    return {_sort(one.quantity), _sort(two.quantity)} == {"year", "number"}


def _doubt(counted: Counted) -> tuple[bool, bool]:
    return counted.excused, not counted.quantity.firm


def _may_conflict(one: Counted, two: Counted) -> bool:
    if one.excused or two.excused:
        return one.quantity.firm and two.quantity.firm
    return True


def _counts(quantity: Quantity) -> bool:
    """Whether a number can be in conflict at all: firm, a code, or two to twelve in words; never one, nor an ordinal."""
    if quantity.firm or quantity.measure in {Measure.CODE, Measure.MARKER}:
        return True
    return quantity.words and quantity.value > 1 and (quantity.measure is Measure.NONE or quantity.measure in HARD)


def _sort(quantity: Quantity) -> str:
    """Name the sort of a number, so that only like is set against like."""
    if quantity.measure is Measure.CODE:
        return quantity.text.rstrip("0123456789.").rstrip("IVXLC").replace("‑", "-").casefold()
    if quantity.measure in {Measure.PERCENT, Measure.POINT}:
        return "percent"
    if quantity.measure in HARD:
        return "money"
    if quantity.measure in {Measure.HOUR, Measure.PHONE, Measure.VERSION, Measure.MARKER}:
        return str(quantity.measure)
    if quantity.measure is Measure.DECADE or (quantity.text.isdigit() and 1900 <= quantity.value < 2100):
        return "year"
    return "number"


RULES: Final = (Rule(ABOUT, check),)
