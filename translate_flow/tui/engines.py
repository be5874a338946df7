"""Which engines a person may choose for drafts."""

from __future__ import annotations

import shutil
from typing import Final

from translate_flow.messages import Message, msg

ENGINES: Final[tuple[str | None, ...]] = (None, "apertium", "google")
"""None is the memory alone: what was translated before."""


def title(engine: str | None) -> Message:
    """Say what an engine is, and whether text leaves the machine."""
    if engine is None:
        return msg("the memory alone: what was translated before")
    if engine == "apertium":
        return msg("the memory, then apertium: on this machine")
    return msg("the memory, then {engine}: sends the text over the network", engine=engine)


def default_engine() -> str | None:
    """Return the engine to begin with: one that keeps text on this machine, where it is installed."""
    return "apertium" if shutil.which("apertium") else None
