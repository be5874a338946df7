"""Lexicons that a site adds to ours: files of its own, and FreeDict where it is installed and asked for by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from translate_flow.errors import ConfigError
from translate_flow.language import Language, other
from translate_flow.messages import msg
from translate_flow.project.cache import digest
from translate_flow.project.paths import safe_path
from translate_flow.project.reading import read_file

if TYPE_CHECKING:
    from translate_flow.language.lexicon import Lexicon, Pair

MAX_BYTES: Final = 32_000_000
FREEDICT: Final = "freedict"
"""What the project file writes for the Debian packages dict-freedict-fra-eng and dict-freedict-eng-fra."""

DICTD: Final = Path("/usr/share/dictd")
_CODES: Final[dict[Language, str]] = {"fr": "fra", "en": "eng"}


@dataclass(frozen=True, slots=True)
class LexiconFile:
    """One file of pairs, or a dictionary out of `source` with its index."""

    path: str
    data: bytes
    index: bytes | None = None
    source: Language = "fr"

    def pairs(self) -> Iterator[Pair]:
        """Read it.

        Raises `InputError` with the line.
        """
        from translate_flow.language.lexicon import read_pairs  # noqa: PLC0415  # a warm check has no use for it
        from translate_flow.language.lexicon.dictd import read_dictd  # noqa: PLC0415

        if self.index is not None:
            return read_dictd(self.index, self.data, self.path, self.source)
        return read_pairs(self.data, self.path)


@dataclass(frozen=True, slots=True)
class Lexicons:
    """What is added to the lexicon that comes with the package. `digest` covers all of it; empty when there is nothing."""

    files: tuple[LexiconFile, ...] = ()
    digest: str = ""

    def read(self) -> Lexicon:
        """Return our lexicon with these pairs.

        Raises `InputError` with file and line.
        """
        from translate_flow.language.lexicon import shipped_lexicon  # noqa: PLC0415

        return _extended(self) if self.files else shipped_lexicon()


NO_LEXICONS: Final = Lexicons()


@lru_cache(maxsize=4)
def _extended(lexicons: Lexicons) -> Lexicon:
    from translate_flow.language.lexicon import build_lexicon, shipped_pairs  # noqa: PLC0415

    return build_lexicon(chain(shipped_pairs(), *(file.pairs() for file in lexicons.files)))


def find_lexicons(root: Path, names: Sequence[str]) -> Lexicons:
    """Read the bytes of the lexicons that the project file names; they are parsed when something is to be aligned.

    Raises `InputError` when one cannot be read, `ConfigError` when FreeDict is asked for and not installed.
    """
    if not names:
        return NO_LEXICONS
    files: list[LexiconFile] = []
    for name in names:
        if name == FREEDICT:
            files += _freedict()
        else:
            files.append(LexiconFile(name, read_file(safe_path(root, name), name, limit=MAX_BYTES)))
    parts = [part for file in files for part in (file.path, file.index, file.data)]
    return Lexicons(tuple(files), digest(*parts))


def _freedict() -> Iterator[LexiconFile]:
    found = False
    for language, code in _CODES.items():
        name = DICTD / f"freedict-{code}-{_CODES[other(language)]}"
        index, entries = name.with_suffix(".index"), name.with_suffix(".dict.dz")
        if index.is_file() and entries.is_file():
            found = True
            data = read_file(entries, str(entries), limit=MAX_BYTES)
            yield LexiconFile(str(entries), data, read_file(index, str(index), limit=MAX_BYTES), language)
    if not found:
        raise ConfigError(
            msg("The project file asks for FreeDict, which is not installed in {folder}.", folder=str(DICTD)),
            hint=msg("On Debian: apt install dict-freedict-fra-eng dict-freedict-eng-fra."),
        )
