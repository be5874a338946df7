"""Where the user's own things lie that are neither configuration nor to be had again: what is typed, what was overwritten."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from translate_flow.errors import StorageError
from translate_flow.messages import msg


def state_folder() -> Path:
    """Return the user's own folder for what must outlive a crash. It is never in the site: there, git would see it.

    Raises `StorageError` where the system names no home.
    """
    named = os.environ.get("TRANSLATE_FLOW_STATE")
    if named:
        return Path(named)
    try:
        home = Path.home()
    except RuntimeError as error:
        raise StorageError(msg("There is no home folder to keep older versions in.")) from error
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "translate-flow" / "state"
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "translate-flow" / "state"
    base = os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base and Path(base).is_absolute() else home / ".local" / "state") / "translate-flow"
