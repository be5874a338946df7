"""The articles of a root as they were last read: parsed and aligned once, and again when their files change."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from translate_flow.articles.document import Article, ArticleFiles
from translate_flow.errors import LedgerError, UsageError
from translate_flow.messages import msg
from translate_flow.project.examine import (
    Settings,
    Sources,
    align_article,
    ledger_path,
    parse,
    read_links,
    read_reviews,
    read_sources,
)
from translate_flow.project.lexicons import NO_LEXICONS, Lexicons

if TYPE_CHECKING:
    from translate_flow.alignment.bitext import Bitext
    from translate_flow.alignment.manual import Manual
    from translate_flow.checks.context import UnitReview
    from translate_flow.review.entry import Ledger

KEPT: Final = 16
"""Articles that stay parsed: those that a person goes to and fro between. Memory stays flat."""

Stamp: TypeAlias = "tuple[tuple[int, int, int] | None, ...]"
"""Time, size and inode of an article's files: enough to see that one was written, without reading it."""


@dataclass(slots=True)
class Held:
    """An article as it was read, and what has been worked out of it since."""

    stamp: Stamp
    sources: Sources
    article: Article
    lexicons: Lexicons = NO_LEXICONS
    bitext: Bitext | None = None

    def aligned(self) -> Bitext:
        """Return the two sides aligned.

        Raises `InputError` when there is only one.
        """
        if self.bitext is None:
            self.bitext = align_article(self.article, self.links(), self.lexicons)
        return self.bitext

    def ledger(self) -> Ledger | None:
        """Return the ledger, None when there is none.

        Raises `LedgerError`.
        """
        from translate_flow.review.ledger import parse_ledger  # noqa: PLC0415  # the PO library

        data, path = self.sources.ledger, self.sources.ledger_path
        return None if data is None else parse_ledger(data, path)

    def links(self) -> tuple[Manual, ...]:
        """Return what hands have settled of the alignment; nothing of a ledger that cannot be read: `reviews` tells."""
        try:
            return read_links(self.sources)
        except LedgerError:
            return ()

    def reviews(self) -> Mapping[int, UnitReview]:
        """Return what the ledger remembers of each unit.

        Raises `LedgerError`, and as `aligned` does.
        """
        return read_reviews(self.sources, self.aligned(), self.article.original)


class Library:
    """The articles of a root, sorted by id. `guard` is held while one is looked up or written."""

    def __init__(self, root: Path, articles: Sequence[ArticleFiles], settings: Settings) -> None:
        self.root = root
        self._begun: dict[str, ArticleFiles] = {}
        self.settings = settings
        self.guard = threading.RLock()
        self._files = {files.id: files for files in articles}
        self._held: OrderedDict[str, Held] = OrderedDict()

    @property
    def articles(self) -> tuple[ArticleFiles, ...]:
        """The files of every article, in order of id."""
        return tuple(self.files(article) for article in self._files)

    def files(self, article: str) -> ArticleFiles:
        """Return the files of an article, with one that was begun for as long as it exists: beginning can be taken back.

        Raises `UsageError` when there is none of this id.
        """
        begun = self._begun.get(article)
        if begun is not None and all((self.root / path).exists() for path in (begun.fr, begun.en) if path):
            return begun
        try:
            return self._files[article]
        except KeyError as error:
            raise UsageError(msg("There is no article called “{id}”.", id=article)) from error

    def wanted(self, ids: Collection[str] | None) -> tuple[ArticleFiles, ...]:
        """Return the articles of these ids, all of them for None, in order of id."""
        return self.articles if ids is None else tuple(self.files(article) for article in sorted(set(ids)))

    def current(self, article: str) -> Held:
        """Return an article as it is on the disk now, read again only when one of its files was written."""
        with self.guard:
            held = self._held.get(article)
            if held is None or held.stamp != self._stamp(self.files(article)):
                held = self.read(article)
                self._held[article] = held
            self._held.move_to_end(article)
            while len(self._held) > KEPT:
                self._held.popitem(last=False)
            return held

    def seen(self, article: str) -> Held:
        """Return an article as it was last returned to somebody, whatever has been written since."""
        with self.guard:
            return self._held.get(article) or self.current(article)

    def read(self, article: str) -> Held:
        """Read an article from the disk; if its bytes are those last returned, return that very one."""
        files = self.files(article)
        stamp = self._stamp(files)  # before reading: what is written in between then shows
        sources = read_sources(self.root, files)
        held = self._held.get(article)
        if held is not None and held.sources == sources:
            held.stamp = stamp
            return held
        return Held(stamp, sources, parse(sources, self.settings), self.settings.lexicons)

    def begin(self, files: ArticleFiles) -> None:
        """Know an article from now on with the file that it lacked."""
        self._begun[files.id] = files
        self.forget(files.id)

    def forget(self, article: str) -> None:
        """Read the article anew next time."""
        with self.guard:
            self._held.pop(article, None)

    def _stamp(self, files: ArticleFiles) -> Stamp:
        return tuple(self._look(path) for path in (files.fr, files.en, ledger_path(files)) if path is not None)

    def _look(self, path: str) -> tuple[int, int, int] | None:
        try:
            about = (self.root / path).stat()
        except OSError:
            return None
        return about.st_mtime_ns, about.st_size, about.st_ino
