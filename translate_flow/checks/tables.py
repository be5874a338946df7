"""TF505: the rows and columns of tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import Block, Kind
from translate_flow.checks.build import finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.language import Language, name, other
from translate_flow.messages import msg

ABOUT: Final = About(
    code="TF505",
    name="table-mismatch",
    severity=Severity.WARNING,
    summary=msg("A table has other columns or rows in the other language."),
    reason=msg(
        "A cell that was lost moves every figure after it under another heading. A row that is missing is said by "
        "missing-paragraph; here it is the columns, and rows that were run together."
    ),
    examples=(
        Example(
            "| Région | Lieux | Adhérents |\n| --- | --- | --- |\n| Nord | 12 | 40 |\n| Sud | 15 | 52 |\n",
            "| Region | Places |\n| --- | --- |\n| North | 12 |\n| South | 15 |\n",
            speaks=True,
        ),
        Example(
            "| Région | Lieux |\n| --- | --- |\n| Nord | 12 |\n| Sud | 15 |\n",
            "| Region | Places |\n| --- | --- |\n| North | 12 |\n| South | 15 |\n",
            speaks=False,
        ),
    ),
)

_PIPE: Final = re.compile(r"(?<!\\)\|")
_CODE: Final = re.compile(r"`[^`]*`")


def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Compare each table with the one that most of its rows are tied to."""
    source = context.original or "fr"
    target = other(source)
    there = _tables(bitext, source)
    owner = {block.index: number for number, table in enumerate(there) for block in table}
    if not owner:
        return
    answers: dict[int, list[int]] = {}
    alone = set()
    for unit in bitext.units:
        if not unit.tied:
            alone |= {(language, index) for language in (source, target) for index in unit.side(language)}
        for index in unit.side(target):
            answers.setdefault(index, []).extend(owner[i] for i in unit.side(source) if i in owner)
    for table in _tables(bitext, target):
        votes = Counter(number for block in table for number in answers.get(block.index, ()))
        if not votes:
            continue
        theirs = there[votes.most_common(1)[0][0]]
        yield from _compare(bitext, context, (table, theirs), alone)


def _compare(
    bitext: Bitext, context: Context, pair: tuple[list[Block], list[Block]], alone: set[tuple[Language, int]]
) -> Iterator[Finding]:
    """Yield what differs between a table of the translation and that of the original; `alone` are blocks without a tie."""
    ours, theirs = pair
    target = other(context.original or "fr")
    source = other(target)
    here, there = _columns(ours[0]), _columns(theirs[0])
    if here != there:
        message = msg(
            "The table has {here} columns in {language} and {there} in {source}.",
            here=here, there=there, language=name(target), source=name(source),
        )  # fmt: skip
    elif len(ours) != len(theirs) and not (
        any((target, block.index) in alone for block in ours) or any((source, block.index) in alone for block in theirs)
    ):
        message = msg(
            "The table has {here} rows in {language} and {there} in {source}.",
            here=len(ours), there=len(theirs), language=name(target), source=name(source),
        )  # fmt: skip
    else:
        return
    yield finding(ABOUT, context, bitext, target, ours[0], message=message, counterpart_block=theirs[0])


def _tables(bitext: Bitext, language: Language) -> list[list[Block]]:
    """Return the tables of one side as their rows; two that follow each other are parted by the blank line."""
    tables: list[list[Block]] = []
    for block in bitext.document(language).blocks:
        if block.kind is not Kind.TABLE_ROW:
            continue
        if tables and block.index == tables[-1][-1].index + 1 and block.line <= tables[-1][-1].end_line + 2:
            tables[-1].append(block)
        else:
            tables.append([block])
    return tables


def _columns(row: Block) -> int:
    """Count the cells of a row; pipes at its ends part nothing."""
    return len(_PIPE.findall(_CODE.sub("", row.text).strip().strip("|"))) + 1


RULES: Final = (Rule(ABOUT, check),)
