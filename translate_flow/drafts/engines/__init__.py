"""The machines that can draft a translation: the only room that opens a socket or runs another program for one.

An engine is chosen and agreed to by the user, never by a file of the repository; who may say yes, and where that is
kept, is the business of `project`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from translate_flow.drafts.draft import Engine
from translate_flow.errors import UsageError
from translate_flow.messages import msg

ENGINES: Final = ("apertium", "google")
LEAVES_MACHINE: Final = frozenset({"google"})
"""Engines that send text away, and need consent."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """What an engine is given. `consent`: the user has agreed to send text there. `timeout` in seconds, for each call."""

    consent: bool = False
    timeout: float = 60.0


DEFAULT: Final = EngineSettings()


def engine(name: str, settings: EngineSettings = DEFAULT) -> Engine:
    """Make an engine by its name. Nothing is sent, run or looked for yet.

    Raises `UsageError` for a name that is none of `ENGINES`.
    """
    if name == "apertium":
        from translate_flow.drafts.engines.apertium import Apertium  # noqa: PLC0415 - only the engine that is asked for

        return Apertium(timeout=settings.timeout)
    if name == "google":
        from translate_flow.drafts.engines.google import Google  # noqa: PLC0415 - as above

        return Google(consent=settings.consent, timeout=settings.timeout)
    raise UsageError(msg("There is no engine “{name}”: choose among {known}.", name=name, known=", ".join(ENGINES)))
