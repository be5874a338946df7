"""Which glossary holds: the one asked for, else the root's own, else the one shipped in the package."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from translate_flow.errors import GlossaryError
from translate_flow.glossary.extend import SHIPPED, extended_name
from translate_flow.messages import msg
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
DEEPEST: Final = 8
"""Glossaries that may extend one another."""


@dataclass(frozen=True, slots=True)
class GlossaryFile:
    """A glossary's bytes and those of the one that it extends, parsed only when something is to be checked against them.

    `place` is where it lies, None for the one that is built in. `digest` covers all the files.
    """

    path: str
    data: bytes
    digest: str
    place: Path | None = None
    base: GlossaryFile | None = None

    @property
    def places(self) -> tuple[Path, ...]:
        """Where it lies and those that it extends; nothing for what is built in."""
        return (*((self.place,) if self.place else ()), *(self.base.places if self.base else ()))

    def parse(self) -> Glossary:
        """Parse it.

        Raises `GlossaryError` with the line.
        """
        from translate_flow.glossary.load import parse_glossary  # noqa: PLC0415  # yaml, and 100 ms of terms

        return parse_glossary(self.data, self.path, self.base.parse() if self.base else None)

    def read(self) -> tuple[Glossary, tuple[GlossaryError, ...]]:
        """Parse it as far as it can be, with every mistake in it.

        Raises `GlossaryError` when it is not YAML, or the one that it extends is not valid.
        """
        from translate_flow.glossary.load import read_glossary  # noqa: PLC0415

        return read_glossary(self.data, self.path, self.base.parse() if self.base else None)


def find_glossary(root: Path, asked: Path | None, configured: str | None, cache: Cache) -> GlossaryFile:
    """Find the glossary and make sure that it is valid; bytes that were valid once are not parsed again.

    Raises `GlossaryError`, or `InputError` when a glossary that was named cannot be read.
    """
    found = _find(root, asked, configured)
    stamp = digest(code_digest(), found.digest)
    if cache.get("glossary", found.path, stamp) is None:
        found.parse()
        cache.put("glossary", found.path, stamp, "valid")
    return found


def site_glossary(asked: Path | None) -> GlossaryFile:
    """Find the glossary asked for, or that of the site around the current folder; it may not be valid.

    Raises `ConfigError`, `InputError`, `GlossaryError` for one that extends what it must not.
    """
    root = find_root((), Path.cwd())
    return _find(root, asked, load_config(root).glossary)


def _find(root: Path, asked: Path | None, configured: str | None) -> GlossaryFile:
    if asked is not None:
        place = (Path.cwd() / asked).resolve()
        return _extended(root, asked.as_posix(), read_file(asked, limit=MAX_BYTES), place, ())
    name = configured if configured is not None else NAME
    if configured is not None or (root / NAME).is_file():
        place = safe_path(root, name)
        return _extended(root, name, read_file(place, name, limit=MAX_BYTES), place, ())
    return _extended(root, NAME, read_resource(f"data/{NAME}"), None, ())


def _extended(root: Path, path: str, data: bytes, place: Path | None, chain: tuple[Path, ...]) -> GlossaryFile:
    """Make a glossary of its bytes, with the one that it extends; `chain` are the places of those that extend it."""
    name = extended_name(data)
    if name is None or place is None:
        return GlossaryFile(path, data, digest(path, data), place)
    chain = (*chain, place)
    if name == SHIPPED:
        shipped = read_resource(f"data/{NAME}")
        base = GlossaryFile(SHIPPED, shipped, digest(SHIPPED, shipped))
    else:
        # What the user named on the command line may lie anywhere; what it names lies in its own folder or below.
        within = root if place.is_relative_to(root) else place.parent
        below = safe_path(within, place.parent.relative_to(within) / name)
        shown = below.relative_to(within).as_posix()
        line = data[: data.index(b"extends:")].count(b"\n") + 1
        if below in chain or len(chain) >= DEEPEST:
            raise GlossaryError(
                msg("The glossary extends itself: {chain}.", chain=" → ".join(link.name for link in (*chain, below))),
                path=path,
                line=line,
            )
        if not below.exists():
            raise GlossaryError(
                msg("There is no file “{name}” to extend.", name=name),
                path=path,
                line=line,
                hint=msg("Name a file in this folder or below, or “{shipped}” for the one built in.", shipped=SHIPPED),
            )
        base = _extended(within, shown, read_file(below, shown, limit=MAX_BYTES), below, chain)
    return GlossaryFile(path, data, digest(path, data, base.digest), place, base)
