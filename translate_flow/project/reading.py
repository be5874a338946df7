"""Reading a file that may be anything: missing, a folder, a pipe, a gigabyte, or not ours to read."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Final

from translate_flow.errors import InputError
from translate_flow.messages import Message, msg

MAX_BYTES: Final = 8_000_000
"""Parsing takes some nineteen times a file's size in memory; no article is near this."""

REASONS: Final[dict[int, Message]] = {
    errno.ENOENT: msg("There is no such file."),
    errno.ENOTDIR: msg("There is no such file."),
    errno.EACCES: msg("The file may not be read: permission denied."),
    errno.EPERM: msg("The file may not be read: permission denied."),
    errno.EISDIR: msg("This is a folder, not a file."),
    errno.ELOOP: msg("The symbolic link leads round in a circle."),
    errno.ENAMETOOLONG: msg("The name is too long for a file."),
    errno.ENXIO: msg("This is not a regular file."),
}


def read_file(path: Path, name: str | None = None, *, limit: int = MAX_BYTES) -> bytes:
    """Return a regular file's bytes. `name` is how messages call it.

    It is opened without waiting, so that a named pipe does not hang us, and measured before it is read.

    Raises `InputError`, one sentence each: missing, a folder, a device, larger than `limit`, not readable.
    """
    name = name or path.as_posix()
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError as error:  # a NUL byte in the name
        raise InputError(msg("This cannot be the name of a file."), path=name) from error
    except OSError as error:
        raise unreadable(error, name) from error
    try:
        about = os.fstat(handle)
        if stat.S_ISDIR(about.st_mode):
            raise InputError(REASONS[errno.EISDIR], path=name)
        if not stat.S_ISREG(about.st_mode):
            raise InputError(REASONS[errno.ENXIO], path=name)
        data = _read(handle, limit + 1) if about.st_size <= limit else b""
    except OSError as error:
        raise unreadable(error, name) from error
    finally:
        os.close(handle)
    if about.st_size > limit or len(data) > limit:
        size = max(about.st_size, len(data))
        raise InputError(
            msg(
                "The file is too large: {size} MB, and {limit} MB is the most that is read.",
                size=f"{size / 1e6:.0f}" if size >= limit * 1.1 else f"{size / 1e6:.2f}",
                limit=limit // 1_000_000,
            ),
            path=name,
        )
    return data


def _read(handle: int, most: int) -> bytes:
    """Return up to so many bytes; a file may grow while it is read."""
    parts = []
    while most > 0 and (part := os.read(handle, min(most, 1 << 20))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def unreadable(error: OSError, name: str) -> InputError:
    """Put an error of the operating system into one sentence."""
    reason = REASONS.get(error.errno or 0)
    if reason is None:
        reason = msg(
            "The file cannot be read: {reason}.", reason=os.strerror(error.errno) if error.errno else str(error)
        )
    return InputError(reason, path=name)
