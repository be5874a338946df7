"""The translation memory of a site: what was reviewed in any of its articles."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from translate_flow.articles.document import ArticleFiles
from translate_flow.drafts.memory import Memory, pairs
from translate_flow.errors import TranslateFlowError
from translate_flow.language import Language
from translate_flow.project.examine import LEDGER_LIMIT, ledger_path
from translate_flow.project.paths import safe_path
from translate_flow.project.reading import read_file
from translate_flow.review.ledger import Ledger, parse_ledger

Stamp: TypeAlias = "tuple[int, int] | None"
"""Time and size of a ledger; None where there is none."""


class Memories:
    """The memory of each direction, made anew when a ledger was written."""

    def __init__(self, root: Path, articles: tuple[ArticleFiles, ...]) -> None:
        self._root = root
        self._paths = [ledger_path(files) for files in articles]
        self._ledgers: dict[str, tuple[Stamp, Ledger | None]] = {}
        self._made: dict[Language, tuple[list[Stamp], Memory]] = {}

    def memory(self, source: Language) -> Memory:
        """Return what was reviewed, from one language into the other."""
        held = [self._read(path) for path in self._paths]
        stamps = [stamp for stamp, _ in held]
        known = self._made.get(source)
        if known is None or known[0] != stamps:
            found = [pair for _, ledger in held if ledger is not None for pair in pairs(ledger, source)]
            known = self._made[source] = stamps, Memory(found)
        return known[1]

    def _read(self, path: str) -> tuple[Stamp, Ledger | None]:
        """Return a ledger, read again only when its file was written; a broken one is told by `check`, not here."""
        try:
            place = safe_path(self._root, path)
            about = place.stat()
            stamp = about.st_mtime_ns, about.st_size
            known = self._ledgers.get(path)
            if known is None or known[0] != stamp:
                known = stamp, parse_ledger(read_file(place, path, limit=LEDGER_LIMIT), path)
        except (OSError, TranslateFlowError):
            known = None, None
        self._ledgers[path] = known
        return known
