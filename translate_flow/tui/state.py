"""What the interface keeps beside the workspace: rows as they are shown, and where the cursor goes.

Pure: no Textual here, nor in `rows` and `filters`, so that all of it is tested as plain values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias, TypeVar

from translate_flow.articles.document import Block, Kind
from translate_flow.checks.context import UnitReview
from translate_flow.checks.finding import Finding
from translate_flow.language import Language, name, other
from translate_flow.messages import Message, msg


class Mark(StrEnum):
    """The one thing to say of a row at a glance."""

    PENDING = "pending"
    ALIGNED = "aligned"
    REVIEWED = "reviewed"
    INTENDED = "intended"
    DIVERGENT = "divergent"
    MOVED = "moved"
    MISSING = "missing"
    UNTRANSLATED = "untranslated"
    EXTRA = "extra"
    DRAFT = "draft"
    OUTDATED = "outdated"
    NEEDS_WORK = "needs-work"
    UNSAVED = "unsaved"


WORDS: Final[Mapping[Mark, Message]] = {
    Mark.PENDING: msg("being read"),
    Mark.ALIGNED: msg("aligned"),
    Mark.REVIEWED: msg("reviewed"),
    Mark.INTENDED: msg("intended"),
    Mark.DIVERGENT: msg("divergent"),
    Mark.MOVED: msg("moved"),
    Mark.MISSING: msg("missing"),
    Mark.UNTRANSLATED: msg("untranslated"),
    Mark.EXTRA: msg("extra"),
    Mark.DRAFT: msg("draft"),
    Mark.OUTDATED: msg("outdated"),
    Mark.NEEDS_WORK: msg("needs work"),
    Mark.UNSAVED: msg("unsaved"),
}

GAPS: Final = frozenset({Mark.MISSING, Mark.UNTRANSLATED})
"""What the keys for missing text stop at."""

DOUBTS: Final = frozenset({Mark.DIVERGENT, Mark.MOVED, Mark.DRAFT, Mark.OUTDATED, Mark.NEEDS_WORK})
"""What the keys for doubtful text stop at: what a PO editor calls fuzzy, and what a check objects to."""

OPEN: Final = GAPS | DOUBTS | {Mark.EXTRA, Mark.UNSAVED}
"""What still asks for a person."""

SETTLED: Final = frozenset({Mark.REVIEWED, Mark.INTENDED})


@dataclass(frozen=True, slots=True)
class Handle:
    """A unit by what it says, for index numbers shift when a paragraph is inserted above while a write is waiting.

    `nth` tells repeated pairs apart, from 0.
    """

    fr: str
    en: str
    nth: int


@dataclass(frozen=True, slots=True)
class Spot:
    """Where text is typed: a unit, its side, and which of the blocks there, from 0; 0 too where the side is missing."""

    handle: Handle
    language: Language
    position: int = 0


@dataclass(frozen=True, slots=True)
class Typed:
    """Text that is not saved yet. `origin` is where it was drafted, empty when a person began it."""

    text: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One unit on the screen. `target` is the language that a translator would write here."""

    unit: int
    handle: Handle
    fr: tuple[Block, ...]
    en: tuple[Block, ...]
    mark: Mark
    target: Language
    findings: tuple[Finding, ...] = ()
    review: UnitReview | None = None

    def side(self, language: Language) -> tuple[Block, ...]:
        """Return the blocks of one side."""
        return self.fr if language == "fr" else self.en

    def text(self, language: Language) -> str:
        """Return the text of one side, blocks a line each; empty when it is missing."""
        return self.handle.fr if language == "fr" else self.handle.en

    @property
    def tied(self) -> bool:
        """Whether both sides hold something."""
        return bool(self.fr and self.en)

    @property
    def kind(self) -> Kind:
        """What the blocks are; those of the French side where there are any."""
        return (self.fr or self.en)[0].kind


Rows: TypeAlias = tuple[Row, ...]
T = TypeVar("T")


def words_of(row: Row) -> Message:
    """Name the state of a row, with the language that lacks where one does."""
    match row.mark:
        case Mark.MISSING:
            return msg("missing in {language}", language=name(row.target))
        case Mark.UNTRANSLATED:
            return msg("not translated into {language}", language=name(row.target))
        case Mark.EXTRA:
            return msg("only in {language}", language=name(other(row.target)))
        case Mark.DRAFT if row.review is not None and row.review.origin:
            return msg("draft from {origin}", origin=row.review.origin)
        case Mark.INTENDED if row.review is not None and row.review.reason:
            return msg("intended: {reason}", reason=row.review.reason)
        case mark:
            return WORDS[mark]


def step(rows: Sequence[T], cursor: int, direction: int, wanted: Callable[[T], bool]) -> int | None:
    """Return the next row that is wanted, looking once around the end; None when there is no other."""
    count = len(rows)
    for distance in range(1, count):
        index = (cursor + direction * distance) % count
        if wanted(rows[index]):
            return index
    return None
