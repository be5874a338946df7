"""Rows made of what the workspace returns: units, findings and reviews put together, and kept together over an edit. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.articles.document import Article, Block, Document, Place, Span
from translate_flow.checks.context import ReviewState, UnitReview
from translate_flow.checks.finding import Finding, Severity
from translate_flow.language import LANGUAGES, Language, other
from translate_flow.project.direction import translation
from translate_flow.tui.state import Handle, Mark, Row, Rows, Spot, Typed


def handles(bitext: Bitext) -> list[Handle]:
    """Return the handle of every unit, in order."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for unit in bitext.units:
        fr, en = ("\n".join(block.text for block in bitext.blocks(unit, language)) for language in LANGUAGES)
        found.append(Handle(fr, en, seen[fr, en]))
        seen[fr, en] += 1
    return found


def rows_of(
    article: Article, bitext: Bitext, reviews: Mapping[int, UnitReview], findings: Iterable[Finding] = ()
) -> Rows:
    """Make the rows of an aligned article; a finding belongs to every unit that it touches."""
    of_unit, rows = spread(findings, bitext), []
    for number, (unit, handle) in enumerate(zip(bitext.units, handles(bitext), strict=True)):
        found, review = tuple(of_unit.get(number, ())), reviews.get(number)
        target, mark = translation(bitext, unit, article.original), _mark(article, unit, found, review)
        fr, en = (bitext.blocks(unit, language) for language in LANGUAGES)
        rows.append(Row(number, handle, fr, en, mark, target, found, review))
    return tuple(rows)


def _mark(article: Article, unit: Unit, findings: Sequence[Finding], review: UnitReview | None) -> Mark:
    state = review.state if review else None
    if state is ReviewState.INTENDED:
        return Mark.INTENDED
    if not unit.tied:
        present: Language = "fr" if unit.fr else "en"
        return Mark.MISSING if article.original in (None, present) else Mark.EXTRA
    if state in _MARK_OF_STATE:
        return _MARK_OF_STATE[state]
    if unit.relation is Relation.UNTRANSLATED:
        return Mark.UNTRANSLATED
    floor = Severity.ERROR if state is ReviewState.REVIEWED else Severity.WARNING
    if any(finding.severity.rank >= floor.rank for finding in findings):
        return Mark.DIVERGENT
    if state is ReviewState.REVIEWED:
        return Mark.REVIEWED
    return Mark.MOVED if unit.relation is Relation.MOVED else Mark.ALIGNED


_MARK_OF_STATE: Final[Mapping[ReviewState | None, Mark]] = {
    ReviewState.DRAFT: Mark.DRAFT,
    ReviewState.OUTDATED: Mark.OUTDATED,
    ReviewState.NEEDS_WORK: Mark.NEEDS_WORK,
}


def carried(rows: Rows, old: Rows) -> Rows:
    """Give rows the findings that they had before, where their texts are the same: until the new ones are known."""
    known = {row.handle: row for row in old}
    return tuple(
        replace(row, findings=was.findings, mark=was.mark if row.review == was.review else row.mark, target=was.target)
        if (was := known.get(row.handle))
        else row
        for row in rows
    )


def again(rows: Rows, old: Row) -> Row | None:
    """Return the row that was `old` before the article was read again: of those with its source, the nearest."""
    source = other(old.target)
    if old.text(source):
        found = [row for row in rows if row.text(source) == old.text(source)]
    else:
        found = [row for row in rows if row.handle == old.handle]
    return min(found, key=lambda row: (abs(row.unit - old.unit), row.handle != old.handle), default=None)


def one_sided(article: Article, mark: Mark = Mark.MISSING) -> Rows:
    """Make a row of every block of the side that exists: an article without its other file, or not aligned yet."""
    document = article.fr or article.en
    if document is None:
        return ()
    language, rows = document.language, list[Row]()
    for index, block in enumerate(document.blocks):
        fr, en = ((block,), ()) if language == "fr" else ((), (block,))
        handle = Handle(block.text, "", index) if language == "fr" else Handle("", block.text, index)
        rows.append(Row(index, handle, fr, en, mark, other(language)))
    return tuple(rows)


def spread(findings: Iterable[Finding], bitext: Bitext) -> dict[int, list[Finding]]:
    """Sort findings by the units whose lines they touch; one before the first block belongs to the first."""
    lines: dict[Language, list[tuple[int, int, int]]] = {}
    for language in LANGUAGES:
        blocks = bitext.document(language).blocks
        lines[language] = sorted(
            (blocks[i].line, blocks[i].end_line, number)
            for number, unit in enumerate(bitext.units)
            for i in unit.side(language)
        )
    spreading: dict[int, list[Finding]] = {}
    for finding in findings:
        place, known = finding.place, lines[finding.place.language]
        if place.path != bitext.document(place.language).path or not known:
            continue
        last = bisect_right(known, place.end_line, key=lambda item: item[0])
        touched = {number for _, end, number in known[:last] if end >= place.line}
        for number in sorted(touched) or [known[max(0, last - 1)][2]]:
            spreading.setdefault(number, []).append(finding)
    return spreading


def beginnings(rows: Rows) -> frozenset[int]:
    """Return the units where a finding begins that objects: one finding over forty rows is one stop, not forty."""
    seen: set[Finding] = set()
    found = set()
    for row in rows:
        new = {finding for finding in row.findings if finding.severity is not Severity.INFO} - seen
        if new:
            found.add(row.unit)
            seen |= new
    return frozenset(found)


class Locator:
    """Finds the words that a finding points at inside a block, from the line and column it gives."""

    def __init__(self, document: Document) -> None:
        self.starts = [0, *(end.end() for end in re.finditer(r"\r\n|\n|\r", document.text))]

    def span(self, block: Block, place: Place) -> Span | None:
        """Return the stretch of the block's text; None for nothing, or for the whole block, which needs no pointing."""
        if max(place.line, place.end_line) > len(self.starts):
            return None
        start = self.starts[place.line - 1] + place.column - 1
        end = self.starts[place.end_line - 1] + place.end_column - 1
        inside, offset = [], 0
        for line in block.lines:
            low, high = max(start, line.start), min(end, line.end)
            if low < high:
                inside += [offset + low - line.start, offset + high - line.start]
            offset += len(line) + 1
        if not inside or (inside[0] == 0 and inside[-1] >= len(block.text)):
            return None
        return Span(inside[0], inside[-1])


def kept_text(unsaved: Mapping[Spot, Typed], rows: Rows, old: Rows) -> dict[Spot, Typed]:
    """Move unsaved text to the rows that its own have become; what has no row any more is kept as it is.

    Text that stands on disk by now is unsaved no longer.
    """
    known, before = {row.handle: row for row in rows}, {row.handle: row for row in old}
    moved = {}
    for spot, typed in unsaved.items():
        was = before.get(spot.handle)
        row = known.get(spot.handle) or (again(rows, was) if was else _same_source(rows, spot))
        if row is None:
            moved[spot] = typed
        elif [typed.text] != [block.text for block in row.side(spot.language)[spot.position : spot.position + 1]]:
            moved[replace(spot, handle=row.handle)] = typed
    return moved


def _same_source(rows: Rows, spot: Spot) -> Row | None:
    """Return the row with the same text on the side that is not typed in, for text of an earlier session; of several, none."""
    source = spot.handle.fr if spot.language == "en" else spot.handle.en
    found = [row for row in rows if source and row.text(other(spot.language)) == source]
    return found[0] if len(found) == 1 else None


def strays(unsaved: Mapping[Spot, Typed], rows: Rows) -> tuple[Typed, ...]:
    """Return what is typed for rows that are there no more."""
    known = {row.handle for row in rows}
    return tuple(typed for spot, typed in unsaved.items() if spot.handle not in known)


def find(bitext: Bitext, handle: Handle) -> int | None:
    """Return the unit that says what this one said, None when it is no longer there."""
    try:
        return handles(bitext).index(handle)
    except ValueError:
        return None
