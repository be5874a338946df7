"""Running the checks: a bitext or a project in, findings out, always in the same order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import Document, Place
from translate_flow.checks.context import Context, ProjectView
from translate_flow.checks.finding import Finding
from translate_flow.checks.reading import Reading, reading, readings
from translate_flow.checks.rule import DocumentRule
from translate_flow.checks.table import PROJECT_RULES, RULES

MOST: Final = 2_000
"""Findings that one rule may make of one document: a text made of nothing but faults must not take an hour to
report."""


def check_bitext(bitext: Bitext, context: Context, names: Collection[str] | None = None) -> list[Finding]:
    """Run the checks of one article, or only those named (``number-mismatch``), and return what they find in order."""
    return in_order(_one_a_fault(list(_found(bitext, readings(bitext), context, names))))


@dataclass(frozen=True, slots=True)
class _Told:
    """What findings of one check account for: these other checks, where they stand within the same words.

    `across`: or within the words that are its counterpart. `around`: or where they stand at more than these words.
    """

    checks: frozenset[str]
    across: bool = False
    around: bool = False


_SENTENCES: Final = ("missing-sentence", "extra-sentence", "length-outlier")
_DETAILS: Final = (
    "number-mismatch",
    "date-mismatch",
    "name-mismatch",
    "acronym-mismatch",
    "negation-mismatch",
    "link-mismatch",
)
TOLD: Final[Mapping[str, _Told]] = MappingProxyType(
    {
        # The glossary knows what to write instead.
        "term-forbidden": _Told(frozenset(("false-friend", "mixed-language"))),
        # A note to oneself or a preamble has no counterpart, and should have none.
        "leftover": _Told(
            frozenset(("missing-paragraph", "extra-paragraph", "divergent", *_SENTENCES, *_DETAILS)), around=True
        ),
        "untranslated": _Told(frozenset(("front-matter", "image-mismatch"))),
        # What a paragraph that breaks off has lost is the end of the other.
        "truncated": _Told(frozenset(_SENTENCES), across=True, around=True),
        # Of two paragraphs that say different things, every detail differs.
        "divergent": _Told(frozenset((*_DETAILS, "markup-mismatch", "false-friend")), across=True),
    }
)


def _one_a_fault(findings: list[Finding]) -> list[Finding]:
    """Leave out what another check has told already by its cause: one fault is one finding."""
    causes = [
        (TOLD[found.check], place)
        for found in findings
        if found.check in TOLD
        for place in (found.place, found.counterpart if TOLD[found.check].across else None)
        if place is not None
    ]
    if not causes:
        return findings
    return [found for found in findings if not any(_accounts(told, place, found) for told, place in causes)]


def _accounts(told: _Told, place: Place, found: Finding) -> bool:
    if found.check not in told.checks or found.place.path != place.path:
        return False
    return _within(found.place, place) or (told.around and _within(place, found.place))


def _within(inner: Place, outer: Place) -> bool:
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

    The same word twice in one block gives two findings that differ by place only; the second is ``….2``, so that
    silencing the first does not silence both.
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
