"""TF202: dates by value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from translate_flow.alignment.bitext import Bitext, Unit
from translate_flow.articles.document import PROSE, Block
from translate_flow.checks.build import comparable, finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.language.dates import Date, dates, may_hold_date, same_dates_at_a_glance
from translate_flow.language.holidays import holidays
from translate_flow.language.numbers import quantities
from translate_flow.messages import msg

ABOUT: Final = About(
    code="TF202",
    name="date-mismatch",
    severity=Severity.ERROR,
    summary=msg("A date differs between the two languages."),
    reason=msg(
        "A reader who comes on the wrong day was misled by the text. Dates are compared by value, in either order and "
        "wording, the day of the week included; 03/04 is the third of April in French, and either day in English."
    ),
    examples=(
        Example("Rendez-vous le mardi 15 mars 2022.", "See you on Tuesday, March 16, 2022.", speaks=True),
        Example("Rendez-vous le mardi 15 mars 2022.", "See you on Tuesday 15 March 2022.", speaks=False),
    ),
)


_MOST: Final = 100
"""Dates of one unit that are compared: where there are more, it is a calendar, not prose."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and the block it stands in; `repeated` when a date of the other side agrees with it all the same."""

    date: Date
    block: Block
    repeated: bool = False


def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Compare the dates of each unit, then look for what is left over in the neighbouring units."""
    compared = [(unit, _left(bitext, unit)) for unit in comparable(bitext, context)]
    for (_, one), (_, following) in pairwise(compared):
        for language in LANGUAGES:
            _settle(one[language], following[other(language)])
    target = other(context.original) if context.original else "en"
    for unit, left in compared:
        if any(left.values()):
            yield from _report(bitext, context, unit, left, target)


def _left(bitext: Bitext, unit: Unit) -> dict[Language, list[Dated]]:
    """Return the dates of each side that none of the other agrees with."""
    blocks = {language: [b for b in bitext.blocks(unit, language) if b.kind in PROSE] for language in LANGUAGES}
    if not any(may_hold_date(block.prose, language) for language in LANGUAGES for block in blocks[language]):
        return {"fr": [], "en": []}
    if same_dates_at_a_glance(*("\n".join(block.prose for block in blocks[language]) for language in LANGUAGES)):
        return {"fr": [], "en": []}
    left = {
        language: [Dated(date, block) for block in blocks[language] for date in dates(block.prose, language)][:_MOST]
        for language in LANGUAGES
    }
    every = {language: list(left[language]) for language in LANGUAGES}
    _settle(left["fr"], left["en"])
    for language in LANGUAGES:
        left[language] = [
            replace(dated, repeated=any(answer.date.covers(dated.date) for answer in every[other(language)]))
            for dated in left[language]
        ]
    return left


def _settle(fr: list[Dated], en: list[Dated]) -> None:
    """Take out the dates that answer each other, those that share most first."""
    for least in (4, 3, 2, 1):
        for dated in tuple(fr):
            for answer in en:
                if dated.date.shares(answer.date) >= least and dated.date.agrees(answer.date):
                    fr.remove(dated)
                    en.remove(answer)
                    break
        if not fr or not en:
            return


def _report(
    bitext: Bitext, context: Context, unit: Unit, left: dict[Language, list[Dated]], target: Language
) -> Iterator[Finding]:
    source = other(target)
    for mine in tuple(left[target]):
        theirs = _rival(mine.date, left[source])
        if theirs is None or (mine.repeated and theirs.repeated):
            continue
        left[target].remove(mine)
        left[source].remove(theirs)
        quoted = {source: theirs.date.text, target: mine.date.text}
        yield finding(
            ABOUT, context, bitext, target, mine.block,
            message=msg("The dates differ: “{fr}” in French, “{en}” in English.", fr=quoted["fr"], en=quoted["en"]),
            span=mine.block.inline.prose.span(mine.date.start, mine.date.end),
            severity=Severity.WARNING if mine.date.swapped or theirs.date.swapped else Severity.ERROR,
            counterpart_block=theirs.block,
        )  # fmt: skip
    for language in LANGUAGES:
        alone = [dated for dated in left[language] if dated.date.full and not dated.repeated]
        if not alone:
            continue
        opposite = bitext.blocks(unit, other(language))
        numbers = {v for block in opposite for q in quantities(block.prose, other(language)) for v in q.values}
        named = {day for block in opposite for day in holidays(block.prose, other(language))}
        for dated in alone:
            if _parts(dated.date) <= numbers or (dated.date.month, dated.date.day) in named:
                continue  # said in other words: "in 2021", "le 15"
            yield finding(
                ABOUT,
                context,
                bitext,
                language,
                dated.block,
                message=msg(
                    "“{words}” stands in the {language} only: the other side has no such date.",
                    words=dated.date.text,
                    language=name(language),
                ),
                span=dated.block.inline.prose.span(dated.date.start, dated.date.end),
                severity=Severity.WARNING,
                counterpart_block=opposite[0],
            )


def _rival(date: Date, others: Sequence[Dated]) -> Dated | None:
    """Choose the date that stands in another's place: the one that shares most of it, naming the same kind of thing."""
    rivals = [
        rival
        for rival in others
        if rival.date.full == date.full and (date.full or (rival.date.month is None) == (date.month is None))
    ]
    return max(rivals, key=lambda rival: (rival.date.shares(date), not rival.repeated), default=None)


def _parts(date: Date) -> set[Fraction]:
    """Return the numbers that a date would leave if it were put in other words."""
    return {Fraction(part) for part in (date.year, date.day) if part is not None}


RULES: Final = (Rule(ABOUT, check),)
