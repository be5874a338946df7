"""One writer at a time: whoever writes to a site's files holds its lock while it reads, compares and writes.

The lock lies beside the user's cache, not in the site: nobody wants to see it in ``git status``.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from translate_flow.errors import StaleEditError, StorageError
from translate_flow.messages import msg
from translate_flow.project.cache import digest
from translate_flow.project.folders import cache_folder

WAIT: Final = 5.0
"""Seconds. A write takes milliseconds; who waits longer has met a program that hangs."""


@contextmanager
def writing(root: Path, *, wait: float = WAIT) -> Iterator[None]:
    """Hold the lock of a root.

    Raises `StaleEditError` when another process keeps it, `StorageError` when it cannot be made anywhere.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  # 36 ms that only writing needs

    try:
        lock = FileLock(_folder() / f"{digest(str(root))[:20]}.lock", timeout=wait)
        lock.acquire()
    except Timeout as error:
        raise StaleEditError(
            msg("Another program is writing to this site; nothing was changed."),
            path=root.as_posix(),
            hint=msg("Close the other translate-flow, then try again."),
        ) from error
    except OSError as error:
        raise StorageError(msg("No lock can be made there."), path=_folder().as_posix()) from error
    try:
        yield
    finally:
        lock.release()


def _folder() -> Path:
    """Return a folder for locks: the user's cache folder, or the system's temporary one where that may not be written."""
    folder = cache_folder()
    if folder is not None:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            pass
        else:
            return folder
    return Path(tempfile.gettempdir())
