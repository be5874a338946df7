"""The one way from a name to a file: what a repository's own files name stays inside its root."""

from __future__ import annotations

from pathlib import Path

from translate_flow.errors import InputError
from translate_flow.messages import msg


def safe_path(root: Path, name: str | Path, *, writing: bool = False) -> Path:
    """Return where `name`, relative to `root`, really lies; `root` must be resolved.

    Comparing resolved paths part by part is what holds: a string prefix takes ``/repo_outside`` for inside ``/repo``.
    For writing no link is followed at all, because replacing a link's target is never what a link was made for, and
    nothing under ``.git`` is touched.

    Raises `InputError` when the name leads out of the root, or into what must not be written.
    """
    path = root / name
    real = path.resolve()
    if not real.is_relative_to(root):
        raise InputError(msg("The path leads out of the content folder."), path=str(name))
    if ".git" in (part.casefold() for part in real.relative_to(root).parts):
        raise InputError(msg("Files of git itself are left alone."), path=str(name))
    if writing and path != real:
        raise InputError(msg("The path goes through a symbolic link, which is not written through."), path=str(name))
    return path if writing else real


def shown(path: Path, root: Path) -> str:
    """Return a path as people read it in every output: relative to the root where it lies inside, with slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
