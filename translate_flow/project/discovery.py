"""Which files of a folder are articles, and which two are one article."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

SUFFIXES: Final = frozenset({".md", ".markdown", ".mdx", ".txt"})
NOT_CONTENT: Final = frozenset({"node_modules", "venv", "env", "build", "dist", "target", "__pycache__", "_site", "public"})
"""Folders of other people's texts, or of what was made out of ours. Folders that start with a dot are left out as well."""


def list_files(root: Path) -> list[str]:
    """Return the files that may be articles, as sorted paths relative to the root, with slashes.

    A link to a folder is not followed; a link to a file only where it stays inside the root: what a pull request links to
    elsewhere on the disk then counts as missing, which fails, rather than as read. A folder that may not be listed is
    passed over here; whoever names it hears of it.
    """
    return sorted(_walk(root, root, ""))


def _walk(root: Path, folder: Path, prefix: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in NOT_CONTENT:
                yield from _walk(root, Path(entry.path), f"{prefix}{entry.name}/")
        elif os.path.splitext(entry.name)[1].casefold() in SUFFIXES and _inside(entry, root):  # noqa: PTH122  # 4,000 paths: a string is cheaper
            yield prefix + entry.name


def _inside(entry: os.DirEntry[str], root: Path) -> bool:
    if not entry.is_symlink():
        return True
    try:
        return Path(entry.path).resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def under(path: str | None, named: Sequence[str]) -> bool:
    """Whether a path relative to the root is, or lies in, one of those named; the root itself is named ``.``."""
    return path is not None and any(name == "." or path == name or path.startswith(f"{name}/") for name in named)
