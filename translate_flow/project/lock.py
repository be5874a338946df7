"""One writer at a time: whoever writes to a site's files holds its lock while it reads, compares and writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from translate_flow.errors import StaleEditError, StorageError
from translate_flow.messages import msg

WAIT: Final = 5.0
"""Seconds. A write takes milliseconds; who waits longer has met a program that hangs."""

FOLDER: Final = ".translate-flow"


@contextmanager
def writing(root: Path, *, wait: float = WAIT) -> Iterator[None]:
    """Hold the lock of a root. It is re-entrant for one thread of one process through nesting of `Workspace` only.

    Raises `StaleEditError` when somebody else keeps it, `StorageError` when it cannot be made.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  # 36 ms that only writing needs

    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        lock = FileLock(folder / "write.lock", timeout=wait)
        lock.acquire()
    except Timeout as error:
        raise StaleEditError(
            msg("Another program is writing to this site; nothing was changed."),
            path=f"{FOLDER}/write.lock",
            hint=msg("Close the other translate-flow, then try again."),
        ) from error
    except OSError as error:
        raise StorageError(msg("The folder may not be written."), path=FOLDER) from error
    try:
        yield
    finally:
        lock.release()
