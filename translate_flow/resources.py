"""The one loader of data shipped in the package."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from translate_flow.errors import StorageError
from translate_flow.messages import msg


def read_resource(name: str) -> bytes:
    """Read a shipped file by its path inside the package, such as ``data/glossary.yaml``.

    The glossary lies at the root of the repository, where its users look for it, and a wheel takes a copy into
    ``data/``; an editable install has no copy and is served from the root.

    Raises `StorageError` when the installation is broken.
    """
    shipped = files("translate_flow").joinpath(name)
    if shipped.is_file():
        return shipped.read_bytes()
    root = Path(__file__).resolve().parent.parent / Path(name).name
    if name.startswith("data/") and root.is_file():
        return root.read_bytes()
    raise StorageError(msg("The installation lacks {name}: install translate-flow again.", name=name))
