"""Which glossary holds: the one asked for, else the root's own, else the one shipped in the package."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from translate_flow.project.cache import Cache, code_digest, digest
from translate_flow.project.config import load_config
from translate_flow.project.paths import safe_path
from translate_flow.project.reading import read_file
from translate_flow.project.root import find_root
from translate_flow.resources import read_resource

if TYPE_CHECKING:
    from translate_flow.glossary.term import Glossary

NAME: Final = "glossary.yaml"
MAX_BYTES: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class GlossaryFile:
    """A glossary's bytes, found and valid, parsed only when something is to be checked against them."""

    path: str
    data: bytes
    digest: str

    def parse(self) -> Glossary:
        """Parse it.

        Raises `GlossaryError` with the line.
        """
        from translate_flow.glossary.load import parse_glossary  # noqa: PLC0415  # yaml, and 100 ms of terms

        return parse_glossary(self.data, self.path)


def find_glossary(root: Path, asked: Path | None, configured: str | None, cache: Cache) -> GlossaryFile:
    """Find the glossary and make sure that it is valid; bytes that were valid once are not parsed again.

    Raises `GlossaryError`, or `InputError` when a glossary that was named cannot be read.
    """
    path, data = _read(root, asked, configured)
    found = GlossaryFile(path, data, digest(path, data))
    stamp = digest(code_digest(), found.digest)
    if cache.get("glossary", path, stamp) is None:
        found.parse()
        cache.put("glossary", path, stamp, "valid")
    return found


def site_glossary(asked: Path | None) -> GlossaryFile:
    """Find the glossary asked for, or that of the site around the current folder; it may not be valid.

    Raises `ConfigError`, `InputError`.
    """
    root = find_root((), Path.cwd())
    path, data = _read(root, asked, load_config(root).glossary)
    return GlossaryFile(path, data, digest(path, data))


def _read(root: Path, asked: Path | None, configured: str | None) -> tuple[str, bytes]:
    if asked is not None:
        return asked.as_posix(), read_file(asked, limit=MAX_BYTES)
    if configured is not None:
        return configured, read_file(safe_path(root, configured), configured, limit=MAX_BYTES)
    if (root / NAME).is_file():
        return NAME, read_file(safe_path(root, NAME), NAME, limit=MAX_BYTES)
    return NAME, read_resource(f"data/{NAME}")
