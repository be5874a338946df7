"""What an edit becomes when the file has changed meanwhile, and how a write is taken back."""

from __future__ import annotations

import difflib
from collections import deque
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from translate_flow.errors import InputError, StaleEditError
from translate_flow.messages import msg
from translate_flow.project.paths import safe_path
from translate_flow.project.reading import read_file
from translate_flow.project.versions import keep
from translate_flow.project.writing import write_file

STEPS: Final = 100
"""How many writes can be taken back: their bytes are kept in memory."""


def relocate(before: Sequence[Hashable], after: Sequence[Hashable], index: int) -> int | None:
    """Find an item of an older version in a newer one: by what it is, told apart from its doubles by what surrounds it.

    Returns None when it was changed, removed or moved.
    """
    if before == after:
        return index
    for run in difflib.SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        if run.a <= index < run.a + run.size:
            return run.b + index - run.a
    return None


@dataclass(frozen=True, slots=True)
class Change:
    """One file before and after a write; None when it did not exist before."""

    path: str
    before: bytes | None
    after: bytes


@dataclass(frozen=True, slots=True)
class Step:
    """One write, as it can be taken back."""

    article: str
    changes: tuple[Change, ...]

    def then(self, later: Step) -> Step | None:
        """Return both steps as one; None where somebody else wrote between them, or for two articles."""
        first = {change.path: change for change in self.changes}
        met = [(first[change.path], change) for change in later.changes if change.path in first]
        if self.article != later.article or any(one.after != other.before for one, other in met):
            return None
        last = {change.path: change.after for change in (*self.changes, *later.changes)}
        before = {change.path: change.before for change in (*later.changes, *self.changes)}
        return Step(self.article, tuple(Change(path, before[path], after) for path, after in last.items()))


class History:
    """The writes of this session, the last one first to be taken back. Call it with the lock of the root held.

    What a write replaces is kept on the disk as well, for after this session.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._steps: deque[Step] = deque(maxlen=STEPS)
        self._undone: list[Step] = []
        self._joining = False
        self._joined: Step | None = None

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one step of what is written to an article meanwhile: what a person did with one key is taken back with one."""
        self._joining = True
        try:
            yield
        finally:
            self._joining, self._joined = False, None

    def write(self, article: str, changes: Sequence[Change]) -> None:
        """Write the files of one step.

        Raises `StorageError`; files that were already written are put back.
        """
        done: list[Change] = []
        try:
            for change in changes:
                if change.before is not None:
                    keep(self._root, change.path, change.before)
                write_file(safe_path(self._root, change.path, writing=True), change.after, change.path)
                done.append(change)
        except BaseException:
            for change in reversed(done):
                self._put_back(change)
            raise
        step = Step(article, tuple(changes))
        if self._joined is not None and (joined := self._joined.then(step)):
            self._steps.pop()
            step = joined
        self._steps.append(step)
        self._joined = step if self._joining else None
        self._undone.clear()

    def undo(self) -> str | None:
        """Take the last step back; return its article, None when there is no step.

        Raises `StaleEditError` when a file of it was changed since: the step is kept.
        """
        if not self._steps:
            return None
        step = self._steps[-1]
        for change in step.changes:
            if self.current(change.path) != change.after:
                raise StaleEditError(
                    msg("The file was changed by another program since; the edit cannot be taken back."),
                    path=change.path,
                )
        for change in reversed(step.changes):
            keep(self._root, change.path, change.after)
            self._put_back(change)
        self._undone.append(self._steps.pop())
        return step.article

    def redo(self) -> str | None:
        """Do again what was taken back last; return its article, None when there is nothing, or something was written since.

        Raises `StaleEditError` when a file of it was changed since.
        """
        if not self._undone:
            return None
        step, later = self._undone[-1], self._undone[:-1]
        for change in step.changes:
            if self.current(change.path) != change.before:
                raise StaleEditError(
                    msg("The file was changed by another program since; the edit cannot be made again."),
                    path=change.path,
                )
        self.write(step.article, step.changes)
        self._undone = later
        return step.article

    def current(self, path: str) -> bytes | None:
        """Return a file's bytes as they are now, None when it does not exist."""
        place = safe_path(self._root, path)
        try:
            return read_file(place, path, limit=64_000_000)
        except InputError:
            if place.exists():
                raise
            return None

    def _put_back(self, change: Change) -> None:
        place = safe_path(self._root, change.path, writing=True)
        if change.before is None:
            place.unlink(missing_ok=True)
        else:
            write_file(place, change.before, change.path)
