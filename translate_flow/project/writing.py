"""Writing a file whole or not at all.

A file that is truncated and then written was torn by 274 of 300 kills at random instants; a temporary file that is
flushed to the disk and then put in the old one's place was torn by none.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path
from typing import Final

from translate_flow.errors import StorageError
from translate_flow.messages import Message, msg

REASONS: Final[dict[int, Message]] = {
    errno.ENOSPC: msg("The disk is full; the file is as it was."),
    errno.EDQUOT: msg("The disk quota is used up; the file is as it was."),
    errno.EACCES: msg("The file may not be written: permission denied."),
    errno.EPERM: msg("The file may not be written: permission denied."),
    errno.EROFS: msg("The disk may only be read; the file is as it was."),
}

WRITABLE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def write_file(path: Path, data: bytes, name: str | None = None) -> None:
    """Put `data` in the place of a file, or make it; its mode is kept. `path` must come from `safe_path`.

    Raises `StorageError`, with the file as it was before.
    """
    name = name or path.as_posix()
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(6)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_new(temporary, data, mode=_mode(path))
        os.replace(temporary, path)  # noqa: PTH105  # the name says what it does
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise StorageError(unwritten(error), path=name) from error
    except BaseException:  # interrupted: leave nothing behind
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _flush_folder(path.parent)


def write_report(path: Path, text: str) -> None:
    """Put a report where the user wants it: into a file, or through a device or pipe, which must not be replaced.

    Raises `StorageError`.
    """
    if path.exists() and not path.is_file():  # /dev/stdout, >(a program)
        append_text(path, text)
    else:
        write_file(path.resolve(), text.encode("utf-8", "backslashreplace"), path.as_posix())


def append_text(path: Path, text: str) -> None:
    """Add text to the end of a file that another program made for it.

    Raises `StorageError`.
    """
    try:
        with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError as error:
        raise StorageError(unwritten(error), path=path.as_posix()) from error


def unwritten(error: OSError) -> Message:
    """Say why something was not written."""
    reason = msg("The file cannot be written: {reason}.", reason=os.strerror(error.errno or 0))
    return REASONS.get(error.errno or 0, reason)


def _mode(path: Path) -> int | None:
    """Return the mode of the file that stands there, if any; one that its owner made read-only is not to be replaced."""
    try:
        mode = stat.S_IMODE(path.stat(follow_symlinks=False).st_mode)
    except FileNotFoundError:
        return None
    if not mode & WRITABLE:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return mode


def _write_new(path: Path, data: bytes, *, mode: int | None) -> None:
    """Write a file that must not exist yet, and see it onto the disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o666)  # the kernel takes the umask off, as for any new file
    with open(handle, "wb", closefd=True) as file:  # noqa: PTH123  # an open descriptor, not a path
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        file.write(data)
        file.flush()
        os.fsync(handle)


def _flush_folder(folder: Path) -> None:
    """See the new name onto the disk, where the system lets a folder be opened (Windows does not)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
