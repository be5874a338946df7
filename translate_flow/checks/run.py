"""Running the checks: a bitext or a project in, findings out, always in the same order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import Document, Place
from translate_flow.checks.context import Context, ProjectView
from translate_flow.checks.finding import Finding
from translate_flow.checks.reading import Reading, reading, readings
from translate_flow.checks.rule import DocumentRule
from translate_flow.checks.table import PROJECT_RULES, RULES

MOST: Final = 2_000
"""Findings that one rule may make of one document: a text made of nothing but faults must not take an hour to report."""


def check_bitext(bitext: Bitext, context: Context, names: Collection[str] | None = None) -> list[Finding]:
    """Run the checks of one article, or only those named (``number-mismatch``), and return what they find in order."""
    return in_order(_one_a_fault(list(_found(bitext, readings(bitext), context, names))))


FORBIDDEN: Final = "term-forbidden"
TOLD_BY_TERMS: Final = frozenset(("false-friend", "mixed-language"))
"""What a word that the glossary forbids is found to be as well: the glossary knows what to write instead."""


def _one_a_fault(findings: list[Finding]) -> list[Finding]:
    """Leave out what is said of words about which the glossary has spoken already: one fault is one finding."""
    spoken = [found.place for found in findings if found.check == FORBIDDEN]
    if not spoken:
        return findings
    return [
        found
        for found in findings
        if found.check not in TOLD_BY_TERMS or not any(_within(found.place, place) for place in spoken)
    ]


def _within(inner: Place, outer: Place) -> bool:
    if inner.path != outer.path:
        return False
    starts = (outer.line, outer.column) <= (inner.line, inner.column)
    return starts and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)


def check_document(document: Document, context: Context, names: Collection[str] | None = None) -> list[Finding]:
    """Run the checks that need one document only, on the one side of an article that has no other."""
    return in_order(_found(None, (reading(document),), context, names))


def _found(
    bitext: Bitext | None, sides: Sequence[Reading], context: Context, names: Collection[str] | None
) -> Iterator[Finding]:
    for rule in RULES:
        if names is not None and rule.about.name not in names:
            continue
        if isinstance(rule, DocumentRule):
            for side in sides:
                yield from islice(rule.check(side, context), MOST)
        elif bitext is not None:
            yield from rule.check(bitext, context)


def check_project(view: ProjectView, names: Collection[str] | None = None) -> list[Finding]:
    """Run the checks of a whole project, or only those named, and return what they find in order."""
    return in_order(
        found for rule in PROJECT_RULES if names is None or rule.about.name in names for found in rule.check(view)
    )


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by path, position and check, and number those that would share a fingerprint.

    The same word twice in one block gives two findings that differ by place only; the second is ``….2``, so that silencing
    the first does not silence both.
    """
    ordered = sorted(findings, key=_position)
    seen: Counter[str] = Counter()
    for i, found in enumerate(ordered):
        seen[found.fingerprint] += 1
        if seen[found.fingerprint] > 1:
            ordered[i] = replace(found, fingerprint=f"{found.fingerprint}.{seen[found.fingerprint]}")
    return ordered


def _position(found: Finding) -> tuple[str, int, int, int, int, str, str]:
    place = found.place
    return (place.path, place.line, place.column, place.end_line, place.end_column, found.code, str(found.message))
