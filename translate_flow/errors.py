"""Everything that can go wrong and is not a bug, in one tree.

    TranslateFlowError
    ├── UsageError        asked for something that makes no sense (an unknown check, two paths that are one)
    ├── ConfigError       the project file
    ├── InputError        a document that cannot be read: missing, a folder, binary, not UTF-8, too large
    │   └── NoArticleError    nothing to work on
    ├── GlossaryError     the glossary file
    ├── LedgerError       a ledger that is cut short, in conflict or not a PO file
    ├── StaleEditError    the file changed on disk since it was read, or another program holds it
    ├── StorageError      a disk that is full, a folder that may not be written
    └── EngineError       a draft engine that is missing, out of reach or refused
        └── ConsentError  nobody has agreed to send text there

Each carries a message that can be put into French or English, and where it stands. Rooms raise them; `cli` and `tui`
print them; nobody else catches them except to add a place. Exit codes are the business of `cli`.
"""

from __future__ import annotations

from translate_flow.messages import Message


class TranslateFlowError(Exception):
    """An error that a user can understand and mend: one sentence, with its place, and perhaps what to do."""

    def __init__(
        self, message: Message, *, path: str | None = None, line: int | None = None, hint: Message | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        place = "".join(f"{part}:" for part in (self.path, self.line) if part is not None)
        return f"{place} {self.message}" if place else str(self.message)


class UsageError(TranslateFlowError):
    """What was asked makes no sense as it stands."""


class ConfigError(TranslateFlowError):
    """The project file cannot be used."""


class InputError(TranslateFlowError):
    """A document cannot be read."""


class NoArticleError(InputError):
    """There is nothing to work on: silence over nothing would pass every gate."""


class GlossaryError(TranslateFlowError):
    """The glossary cannot be used."""


class LedgerError(TranslateFlowError):
    """A ledger cannot be trusted; it is refused, never repaired."""


class StaleEditError(TranslateFlowError):
    """The file is no longer what was read, or somebody else is writing it."""


class StorageError(TranslateFlowError):
    """The disk would not take it."""


class EngineError(TranslateFlowError):
    """A draft engine cannot be used or did not answer."""


class ConsentError(EngineError):
    """Text would leave this machine, and nobody has agreed to that."""
