"""What a file was before we wrote it: the last versions of each, to be put back when a write turns out to be wrong.

They lie in the user's state folder, each with a line in front that says of which file it is. They guard against
mistakes, not against power cuts: a file itself is always written whole.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from translate_flow.errors import InputError, StorageError, UsageError
from translate_flow.messages import msg
from translate_flow.project.cache import digest
from translate_flow.project.folders import state_folder
from translate_flow.project.lock import writing
from translate_flow.project.paths import safe_path
from translate_flow.project.reading import read_file
from translate_flow.project.writing import write_file

PER_FILE: Final = 20
MOST: Final = 2_000
"""Versions of all files together."""

MOST_BYTES: Final = 128_000_000
LONGEST: Final = 64_000_000
"""Bytes of the longest file that is ever written: a ledger."""


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was before a write. `when` counts seconds since 1970: when it was overwritten; `place` is its copy."""

    root: Path
    path: str
    when: float
    size: int
    place: Path

    @property
    def file(self) -> Path:
        """The file that it is a version of."""
        return self.root / self.path

    def data(self) -> bytes:
        """Return what the file held.

        Raises `InputError`.
        """
        return read_file(self.place, self.path, limit=LONGEST + 10_000).partition(b"\n")[2]


def keep(root: Path, path: str, data: bytes) -> None:
    """Keep what a file holds before it is overwritten. A disk that takes no copy does not stand in the way of the write."""
    with contextlib.suppress(OSError, StorageError):
        folder = _folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = digest(str(root / path))[:16]
        head = json.dumps({"root": str(root), "path": path}).encode()
        place = folder / f"{time.time_ns():020}-{file}"
        with open(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as copy:  # noqa: PTH123  # its mode
            copy.write(head + b"\n" + data)
        _prune(folder)


def versions(below: Path) -> tuple[Version, ...]:
    """Return what is kept of a file, or of all files below a folder (resolved), the newest first."""
    found = []
    with contextlib.suppress(OSError, StorageError):
        for entry in sorted(os.scandir(_folder()), key=lambda entry: entry.name, reverse=True):
            version = _read(Path(entry.path))
            if version is not None and version.file.is_relative_to(below):
                found.append(version)
    return tuple(found)


def put_back(version: Version) -> None:
    """Write an older version in the place of its file. What stood there is kept first, so that this can be taken back too.

    Raises `InputError`, `StaleEditError`, `StorageError`, `UsageError` when the file is like that already.
    """
    data = version.data()
    with writing(version.root):
        place = safe_path(version.root, version.path, writing=True)
        if place.exists():
            now = read_file(place, version.path, limit=LONGEST)
            if now == data:
                raise UsageError(msg("The file is like that already."), path=version.path)
            keep(version.root, version.path, now)
        write_file(place, data, version.path)


def _folder() -> Path:
    return state_folder() / "versions"


def _read(place: Path) -> Version | None:
    """Read the line in front of a copy; None for what is none of ours."""
    try:
        with place.open("rb") as copy:
            line = copy.readline(20_000)
            size = os.fstat(copy.fileno()).st_size - len(line)
        head = json.loads(line)
        return Version(Path(head["root"]), head["path"], int(place.name.partition("-")[0]) / 1e9, size, place)
    except (OSError, ValueError, KeyError, TypeError, InputError):
        return None


def _prune(folder: Path) -> None:
    """Let go of the oldest versions: of each file beyond its share, then of all."""
    of_file: Counter[str] = Counter()
    count = size = 0
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name, reverse=True):
        file = entry.name.partition("-")[2]
        of_file[file] += 1
        count += 1
        size += entry.stat().st_size
        # The version that was kept just now stays whatever its size.
        if of_file[file] > PER_FILE or count > MOST or (size > MOST_BYTES and count > 1):
            Path(entry.path).unlink(missing_ok=True)
            count -= 1
            size -= entry.stat().st_size
