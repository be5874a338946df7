"""TF504: the numbers, bullets and depth of list items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import Block, Document, Kind
from translate_flow.checks.build import LIKELY, finding, intended
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.lists_swapped import swapped
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.language import other
from translate_flow.messages import Message, msg

ABOUT: Final = About(
    code="TF504",
    name="list-mismatch",
    severity=Severity.WARNING,
    summary=msg("A list is numbered, ordered or nested differently in the two languages."),
    reason=msg(
        "Steps are done in their order, and text refers to them by number. Which item is missing is said by "
        "missing-paragraph; here it is how the list is set. One finding a list, where it begins to differ."
    ),
    examples=(
        Example(
            "1. Ouvrir le dossier\n2. Lire le contrat\n3. Signer le contrat\n",
            "- Open the folder\n- Read the contract\n- Sign the contract\n",
            speaks=True,
        ),
        Example(
            "1. Ouvrir le dossier\n2. Lire le contrat\n3. Signer le contrat\n",
            "1. Open the folder\n1. Read the contract\n1. Sign the contract\n",
            speaks=False,
        ),
    ),
)

_MARK: Final = re.compile(r"(?:(?P<number>\d{1,9})[.)]|(?P<bullet>[-*+•]))[ \t]+(?:\[[ xX]\][ \t]+)?$")


class _Mark(NamedTuple):
    """What stands before an item: its number, or None for a bullet; and how deep it lies."""

    number: int | None
    level: int


def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Compare the marks and the order of items that are tied one to one, list by list."""
    yield from swapped(bitext, context, ABOUT)
    if bitext.fr.format != "markdown" or bitext.en.format != "markdown":
        return
    source = context.original or "fr"
    target = other(source)
    last: tuple[Block, Block] | None = None
    told = False
    shift = 0
    for index, unit in enumerate(bitext.units):
        if len(unit.fr) != 1 or len(unit.en) != 1 or unit.confidence < LIKELY or intended(context, index):
            continue
        (theirs,), (ours,) = bitext.blocks(unit, source), bitext.blocks(unit, target)
        if theirs.kind is not Kind.ITEM or ours.kind is not Kind.ITEM:
            last, told = None, False
            continue
        marks = _mark(bitext.document(source), theirs), _mark(bitext.document(target), ours)
        if marks[0] is None or marks[1] is None:
            continue
        if last is None or ours.index != last[1].index + 1 or theirs.index != last[0].index + 1:
            told, shift = False, marks[1].level - marks[0].level
        message = None if told else _compare(marks[0], marks[1], shift)
        if message is not None:
            told = True
            yield finding(
                ABOUT, context, bitext, target, ours, message=message, counterpart_block=theirs
            )  # fmt: skip
        last = theirs, ours


def _compare(theirs: _Mark, ours: _Mark, shift: int) -> Message | None:
    if (theirs.number is None) != (ours.number is None):
        if ours.number is None:
            return msg("The list has bullets here and numbers on the other side.")
        return msg("The list has numbers here and bullets on the other side.")
    if ours.level - theirs.level != shift:
        return msg(
            "The item lies {here} deep here and {there} on the other side.", here=ours.level + 1, there=theirs.level + 1
        )
    if (
        theirs.number is not None
        and ours.number is not None
        and theirs.number != ours.number
        and 1 not in (theirs.number, ours.number)
    ):
        return msg(
            "The item has the number {here} here and {there} on the other side.", here=ours.number, there=theirs.number
        )
    return None


def _mark(document: Document, block: Block) -> _Mark | None:
    if not block.lines:
        return None
    start = document.text.rfind("\n", 0, block.lines[0].start) + 1
    match = _MARK.search(document.text[start : block.lines[0].start])
    if match is None:
        return None
    return _Mark(int(match.group("number")) if match.group("number") else None, block.level)


RULES: Final = (Rule(ABOUT, check),)
