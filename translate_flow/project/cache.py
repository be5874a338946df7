"""What checking gave last time, so that an unchanged article costs no more than reading it.

It lies in the user's own cache folder and never in the repository: there, a pull request could bring along a cache that
says "no findings". It is only ever a help: one that is corrupt, locked, from another version or in a folder that may
not be written is passed over without a word.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

from translate_flow.project.folders import cache_folder

if TYPE_CHECKING:
    import sqlite3

FLUSH: Final = 256
"""Results kept back before they are written: few enough to lose at a kill, many enough that locking costs nothing."""

WAIT: Final = 0.2
"""Seconds to wait for another process's write; working without the cache is better than waiting."""

PACKAGE: Final = Path(__file__).resolve().parent.parent
NOT_CHECKING: Final = frozenset({"__pycache__", "cli", "locale", "reports", "tui"})


def digest(*parts: bytes | str | None) -> str:
    """Hash some parts, so that neither their contents nor the borders between them can be changed unseen."""
    hashed = blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hashed.update(b"-" if data is None else len(data).to_bytes(8, "big"))
        hashed.update(data or b"")
    return hashed.hexdigest()


@cache
def code_digest() -> str:
    """Hash what checking is done with: Python, our own modules and data, and the libraries that are installed.

    A library that is upgraded changes the folder that it is installed in. Some 150 files are looked at, not read: 2 ms.
    """
    libraries = {Path(path) for path in sys.path if path.endswith(("site-packages", "dist-packages"))}
    stamps = [sys.version, *(f"{path} {path.stat().st_mtime_ns}" for path in sorted(libraries) if path.is_dir())]
    folders = [str(PACKAGE)]
    while folders:
        for entry in sorted(os.scandir(folders.pop()), key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name not in NOT_CHECKING:
                    folders.append(entry.path)
            else:
                about = entry.stat()
                stamps.append(f"{entry.path} {about.st_size} {about.st_mtime_ns}")
    return digest(*stamps)


class Cache:
    """Texts by kind and name, each good for one digest only. Without a file it forgets everything."""

    def __init__(self, connection: sqlite3.Connection | None = None) -> None:
        self._connection = connection
        self._waiting: dict[tuple[str, str], tuple[str, str]] = {}

    def get(self, kind: str, name: str, stamp: str) -> str | None:
        """Return what was put under this stamp, None when it is not there or was put under another."""
        held = self._waiting.get((kind, name))
        if held is not None:
            return held[1] if held[0] == stamp else None
        for text in self._run(
            "SELECT text FROM entries WHERE kind = ? AND name = ? AND stamp = ?", (kind, name, stamp)
        ):
            return str(text)
        return None

    def has(self, kind: str, name: str, stamp: str) -> bool:
        """Say whether something was put under this stamp, without reading it."""
        held = self._waiting.get((kind, name))
        if held is not None:
            return held[0] == stamp
        return bool(self._run("SELECT 1 FROM entries WHERE kind = ? AND name = ? AND stamp = ?", (kind, name, stamp)))

    def put(self, kind: str, name: str, stamp: str, text: str) -> None:
        """Remember a text in the place of what stood under this name."""
        self._waiting[kind, name] = (stamp, text)
        if len(self._waiting) >= FLUSH:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting."""
        rows = [(*place, *held) for place, held in self._waiting.items()]
        self._waiting.clear()
        if rows and self._connection is not None:
            import sqlite3  # noqa: PLC0415  # 5 ms that only a cache costs

            try:
                with self._connection:
                    self._connection.executemany("REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)
            except (sqlite3.Error, UnicodeEncodeError):
                self.close()

    def close(self) -> None:
        """Let go of the file."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(Exception):
                connection.close()

    def _run(self, query: str, values: tuple[str, ...]) -> list[object]:
        if self._connection is None:
            return []
        import sqlite3  # noqa: PLC0415

        try:
            return [row[0] for row in self._connection.execute(query, values)]
        except (sqlite3.Error, UnicodeError):
            self.close()
            return []


@contextmanager
def open_cache(root: Path, *, enabled: bool = True) -> Iterator[Cache]:
    """Open the cache of a root; one that cannot be used is as good as none."""
    held = Cache(_connect(root) if enabled else None)
    try:
        yield held
    finally:
        held.flush()
        held.close()


def _connect(root: Path) -> sqlite3.Connection | None:
    import sqlite3  # noqa: PLC0415

    folder = cache_folder()
    if folder is None:
        return None
    path = folder / f"{digest(str(root))[:20]}.sqlite"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _prepared(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):  # locked, or not to be written
            return None
        with contextlib.suppress(OSError, sqlite3.Error):  # not a database: make another
            path.unlink()
            return _prepared(path)
    except OSError:
        pass
    return None


def _prepared(path: Path) -> sqlite3.Connection:
    import sqlite3  # noqa: PLC0415

    connection = sqlite3.connect(path, timeout=WAIT, check_same_thread=False)
    try:
        connection.execute("PRAGMA synchronous = OFF")  # a cache that a power cut spoils is made again
        connection.execute(
            "CREATE TABLE IF NOT EXISTS entries (kind TEXT, name TEXT, stamp TEXT, text TEXT, PRIMARY KEY (kind, name))"
        )
    except sqlite3.Error:
        connection.close()
        raise
    return connection
