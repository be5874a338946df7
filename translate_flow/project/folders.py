"""Where the user's own things lie, outside every site: configuration, cache, and what must outlive a crash.

None of it is in the site: there, git would see it, and a pull request could bring it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from translate_flow.errors import ConfigError, StorageError
from translate_flow.messages import msg

OURS: Final = "translate-flow"


def config_folder() -> Path:
    """Return the user's own configuration folder for this tool.

    Raises `ConfigError` where the system names no home.
    """
    try:
        return _folder("CONFIG", "Library/Application Support", ("APPDATA", ".config"), ".config")
    except RuntimeError as error:
        raise ConfigError(msg("There is no home folder to keep your configuration in.")) from error


def cache_folder() -> Path | None:
    """Return the user's own cache folder for this tool; None where the system names no home."""
    try:
        return _folder("CACHE", "Library/Caches", ("LOCALAPPDATA", ".cache"), ".cache")
    except RuntimeError:
        return None


def state_folder() -> Path:
    """Return the user's own folder for what is typed and what was overwritten.

    Raises `StorageError` where the system names no home.
    """
    try:
        mac, windows = "Library/Application Support", ("LOCALAPPDATA", "AppData/Local")
        return _folder("STATE", mac, windows, ".local/state", below="state")
    except RuntimeError as error:
        raise StorageError(msg("There is no home folder to keep older versions in.")) from error


def _folder(purpose: str, mac: str, windows: tuple[str, str], elsewhere: str, *, below: str = "") -> Path:
    """Find a folder by what it is for; `below` parts purposes where the system has one folder for several of them.

    Raises `RuntimeError` where the system names no home.
    """
    named = os.environ.get(f"TRANSLATE_FLOW_{purpose}")
    if named:
        return Path(named)
    home = Path.home()
    if sys.platform == "darwin":
        return home / mac / OURS / below
    variable, usual = windows if os.name == "nt" else (f"XDG_{purpose}_HOME", elsewhere)
    base = os.environ.get(variable)
    folder = Path(base) if base and Path(base).is_absolute() else home / usual
    return folder / OURS / below if os.name == "nt" else folder / OURS
