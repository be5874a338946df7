"""One thing wrong, where it stands, and perhaps how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from translate_flow.articles.document import Place, Span
from translate_flow.messages import Message


class Severity(StrEnum):
    """How bad; only errors fail a build unless told otherwise."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Order by weight: 0 for information, 2 for an error."""
        return ("info", "warning", "error").index(self.value)


def is_named(word: str, check: str, code: str) -> bool:
    """Whether a word stands for a check: its name (``fr-spaces``), its code (``TF401``), or the beginning of it (``TF4``)."""
    return word.casefold() == check or code.startswith(word.upper())


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe mending: replace a stretch of a document's text by another, and `more` stretches together with it.

    A quotation has a mark at either end: both are changed, or none.
    """

    path: str
    span: Span
    replacement: str
    more: tuple[tuple[Span, str], ...] = ()

    @property
    def edits(self) -> tuple[tuple[Span, str], ...]:
        """All that is replaced, as `apply_fixes` takes it."""
        return ((self.span, self.replacement), *self.more)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: which check says so, where on both sides, in which words.

    `counterpart` of something missing is the block after which it belongs. `fingerprint` is made of the check, the
    article and the normalised texts, never of line numbers, so that it survives edits elsewhere.
    """

    check: str
    code: str
    severity: Severity
    article: str
    place: Place
    message: Message
    fingerprint: str
    excerpt: str = ""
    counterpart: Place | None = None
    suggestion: str | None = None
    fix: Fix | None = None
    gating: bool = True
