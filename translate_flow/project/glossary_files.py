"""Writing the site's glossary: entries are added, all else stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from translate_flow.errors import StaleEditError
from translate_flow.messages import msg
from translate_flow.project.config import load_config
from translate_flow.project.lock import writing
from translate_flow.project.paths import safe_path
from translate_flow.project.reading import read_file
from translate_flow.project.root import find_root
from translate_flow.project.terms import MAX_BYTES, NAME
from translate_flow.project.writing import write_file

if TYPE_CHECKING:
    from translate_flow.glossary.term import Name, Term


def add_to_glossary(
    asked: Path | None, terms: Sequence[Term], names: Sequence[Name], *, root: Path | None = None
) -> str:
    """Add entries to the glossary asked for, else to the site's own, which is made where there is none; return its path.

    The site is that of the current folder unless its root is given.

    Raises `GlossaryError` when an entry is a duplicate or contradicts another, `UsageError` when the file's shape does
    not take one, `StaleEditError`, `StorageError`.
    """
    from translate_flow.glossary.write import add_entries, new_file  # noqa: PLC0415  # yaml

    root = root or find_root((), Path.cwd())
    place, name = _place(root, asked)
    with writing(root):
        if not place.exists():
            data = None
            done = new_file(terms, names)
        else:
            data = read_file(place, name, limit=MAX_BYTES)
            done = add_entries(data, terms, names, name)
        if data is not None and read_file(place, name, limit=MAX_BYTES) != data:
            raise StaleEditError(msg("The glossary changed while it was being written to."), path=name)
        write_file(place, done, name)
    return name


def _place(root: Path, asked: Path | None) -> tuple[Path, str]:
    """Return where the glossary lies or is to lie, and how it is called."""
    if asked is not None:
        return (Path.cwd() / asked).resolve(), asked.as_posix()
    name = load_config(root).glossary or NAME
    return safe_path(root, name, writing=True), name
