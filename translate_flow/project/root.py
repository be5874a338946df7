"""Which folder is the root of the content: every path in every output counts from there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from translate_flow.errors import InputError
from translate_flow.messages import msg
from translate_flow.project.config import FILE, PYPROJECT, speaks_of_us
from translate_flow.project.examine import LEDGERS
from translate_flow.project.paths import shown
from translate_flow.project.reading import read_file


def find_root(paths: Sequence[Path], current: Path) -> Path:
    """Return the root for the files and folders that were named; for none, that of the current folder.

    The nearest project file above all of them decides; a folder that keeps our ledgers is as good, for they are found
    only from where they were written. Without one it is the current folder where files in it were named, the folder
    given, or else the common parent of what was given. Links are resolved.

    Raises `InputError` when something named does not exist.
    """
    current = current.resolve()
    real = [_existing(current / path, current) for path in paths] or [current]
    common = Path(os.path.commonpath([path if path.is_dir() else path.parent for path in real]))
    project = next((folder for folder in (common, *common.parents) if _is_marked(folder)), None)
    if project is not None:
        return project
    only_files = not any(path.is_dir() for path in real)
    return current if only_files and common.is_relative_to(current) else common


def _existing(path: Path, current: Path) -> Path:
    try:
        return path.resolve(strict=True)
    except FileNotFoundError as error:
        raise InputError(msg("There is no such file or folder."), path=shown(path, current)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise InputError(msg("The path cannot be followed."), path=shown(path, current)) from error


def _is_marked(folder: Path) -> bool:
    if (folder / FILE).is_file() or (folder / LEDGERS).is_dir():
        return True
    shared = folder / PYPROJECT
    try:
        return shared.is_file() and speaks_of_us(read_file(shared))
    except InputError:
        return False
