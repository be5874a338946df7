"""What is typed and not saved, written down as it is typed: it outlives a kill, a crash and a closed terminal.

One file for each running program, in the user's state folder, a line for each change, flushed to the disk. A program
that ends as it should takes its file away; a file whose program is gone is what there is to give back.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from translate_flow.errors import StorageError
from translate_flow.language import Language
from translate_flow.messages import msg
from translate_flow.project.cache import digest
from translate_flow.project.folders import state_folder
from translate_flow.project.writing import write_file

if TYPE_CHECKING:
    from filelock import BaseFileLock

Place: TypeAlias = "tuple[str, str, str, int, Language, int]"

LONGEST: Final = 1_000_000
"""Bytes from which the file is written anew with what is still typed: an hour's typing is ten times as much."""

MOST: Final = 50
"""Files of programs that are gone; of more, the newest are given back."""


@dataclass(frozen=True, slots=True)
class Typing:
    """Text that is typed and not saved. Its unit is known by what it says; `nth` tells repeated pairs apart, from 0.

    `position` counts the blocks of the side, from 0. `origin` is where the text was drafted, if it was.
    """

    article: str
    fr: str
    en: str
    nth: int
    language: Language
    position: int
    text: str
    origin: str = ""

    @property
    def place(self) -> Place:
        """Where it is typed."""
        return self.article, self.fr, self.en, self.nth, self.language, self.position


class Journal:
    """The journal of one program at work on a root."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._own: tuple[Path, BaseFileLock] | None = None
        self._held: dict[Place, Typing] = {}
        self._left: list[tuple[Path, BaseFileLock]] = []

    def left(self) -> tuple[Typing, ...]:
        """Return what programs that are gone had not saved, the newest word on each paragraph.

        It stays on the disk until `keep` has written it down again, or `discard` is called. Nothing where there is no
        state folder, or it cannot be read.
        """
        found: dict[Place, Typing] = {}
        with contextlib.suppress(OSError, StorageError):
            files = sorted(self._folder().glob("*.jsonl"), key=lambda path: path.stat().st_mtime_ns)
            for path in files[-MOST:]:
                if (lock := _claim(path)) is not None:
                    self._left.append((path, lock))
                    for typing in _read(path).values():
                        found.pop(typing.place, None)
                        found[typing.place] = typing
        return tuple(found.values())

    def keep(self, typings: Iterable[Typing]) -> None:
        """Write down what is typed now; what is not among it any more is saved, or given up.

        Raises `StorageError`.
        """
        now = {typing.place: typing for typing in typings}
        gone = [typing for place, typing in self._held.items() if place not in now]
        new = [typing for place, typing in now.items() if self._held.get(place) != typing]
        if gone or new:
            lines = [_line(typing, typing.text) for typing in new] + [_line(typing, None) for typing in gone]
            try:
                self._append("".join(lines).encode(), now)
            except OSError as error:
                reason = os.strerror(error.errno or 0)
                raise StorageError(msg("What you type cannot be kept safe: {reason}.", reason=reason)) from error
            self._held = now
        self.discard()

    def discard(self) -> None:
        """Give up what programs that are gone had not saved."""
        left, self._left = self._left, []
        for path, lock in left:
            _remove(path, lock)

    def close(self, rest: Collection[Typing] = ()) -> None:
        """End as one should: nothing is left to give back but `rest`, and what `left` returned and nobody answered for.

        Raises `StorageError` when `rest` cannot be kept.
        """
        if rest:
            self.keep(rest)
        own, self._own = self._own, None
        if own is not None:
            if rest:
                own[1].release()
            else:
                _remove(*own)
        for _, lock in self._left:
            lock.release()
        self._left, self._held = [], {}

    def _folder(self) -> Path:
        return state_folder() / "typed" / digest(str(self._root))[:20]

    def _append(self, data: bytes, now: dict[Place, Typing]) -> None:
        path = self._path()
        size = path.stat().st_size if path.exists() else 0
        if size + len(data) > LONGEST and size:
            write_file(path, "".join(_line(typing, typing.text) for typing in now.values()).encode())
            return
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        with open(handle, "ab", closefd=True) as file:  # noqa: PTH123  # an open descriptor, not a path
            file.write(data)
            file.flush()
            os.fsync(handle)

    def _path(self) -> Path:
        if self._own is None:
            folder = self._folder()
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = folder / f"{secrets.token_hex(8)}.jsonl"
            lock = _claim(path)
            if lock is None:
                raise OSError
            self._own = path, lock
        return self._own[0]


def _claim(path: Path) -> BaseFileLock | None:
    """Take the lock that a running program holds on its journal; None while it runs."""
    from filelock import FileLock, Timeout  # noqa: PLC0415  # 36 ms

    lock = FileLock(path.with_suffix(".lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock


def _remove(path: Path, lock: BaseFileLock) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
    lock.release()
    with contextlib.suppress(OSError):
        path.with_suffix(".lock").unlink(missing_ok=True)


def _line(typing: Typing, text: str | None) -> str:
    return json.dumps({**asdict(typing), "text": text}, ensure_ascii=True) + "\n"


def _read(path: Path) -> dict[Place, Typing]:
    """Read a journal; a last line that was cut off by the kill is less than a second's typing, and is passed over."""
    found: dict[Place, Typing] = {}
    for line in path.read_bytes().splitlines():
        try:
            values = json.loads(line)
            typing = Typing(**{**values, "text": values["text"] or ""})
        except (ValueError, TypeError, KeyError):
            continue
        found.pop(typing.place, None)
        if values["text"] is not None:
            found[typing.place] = typing
    return found
