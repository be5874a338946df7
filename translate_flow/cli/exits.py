"""Exit codes: a promise to every script that runs us."""

from __future__ import annotations

from enum import IntEnum

from translate_flow.errors import EngineError, TranslateFlowError


class Exit(IntEnum):
    """What a command ends with."""

    OK = 0
    FINDINGS = 1
    """Ran, and there is something to mend at the level that fails."""
    USAGE = 2
    """Could not run as asked: option, configuration, glossary, unreadable file, no article, full disk."""
    INTERNAL = 3
    """A bug of ours."""
    ENGINE = 4
    """A draft engine is missing, out of reach, or may not be used."""
    INTERRUPTED = 130


def exit_of(error: TranslateFlowError) -> Exit:
    """Return the exit code of an error."""
    return Exit.ENGINE if isinstance(error, EngineError) else Exit.USAGE
