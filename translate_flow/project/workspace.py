"""The workspace: a site's articles as `cli` and `tui` see them, and the only way they reach the disk.

It keeps what it has parsed while the files stay as they are, and each of its writes is one atomic write, refuses or merges
when the file changed since it was read, and is one step of undo. It may be used from several threads.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from translate_flow.articles.document import Article, ArticleFiles
from translate_flow.errors import NoArticleError, UsageError
from translate_flow.language import Language
from translate_flow.messages import msg
from translate_flow.project.config import Config, load_config
from translate_flow.project.discovery import list_files, under
from translate_flow.project.examine import Settings
from translate_flow.project.paths import shown
from translate_flow.project.root import find_root
from translate_flow.project.values import ArticleStatus, DraftResult, Options, Outcome, Report, SideStatus

if TYPE_CHECKING:
    from translate_flow.alignment.bitext import Bitext
    from translate_flow.checks.context import UnitReview
    from translate_flow.drafts.draft import Draft
    from translate_flow.glossary.term import Glossary

__all__ = ["ArticleStatus", "DraftResult", "Options", "Outcome", "Report", "SideStatus", "Workspace"]

DEFAULTS = Options()

Progress: TypeAlias = Callable[[int, int], None]
"""Called with how many articles are done, and how many there are."""


class Workspace:
    """A site's articles. Open it with `open` or `pair`.

    `articles` are sorted by id, those that were named where files or folders were. `root` is resolved.
    """

    def __init__(self, root: Path, config: Config, articles: Sequence[ArticleFiles], options: Options) -> None:
        self.root = root
        self.config = config
        self.articles = tuple(articles)
        self.options = options
        self.settings = Settings(options.original, config.original, options.segment)
        self._files = {files.id: files for files in self.articles}
        self._guard = threading.RLock()

    @classmethod
    def open(cls, paths: Sequence[Path] = (), *, options: Options = DEFAULTS) -> Workspace:
        """Find the root, the project file and the articles among `paths`, or of the current folder for none.

        Raises `ConfigError`, `GlossaryError`, `InputError`, and `NoArticleError` when there is nothing to work on.
        """
        raise NotImplementedError

    @classmethod
    def pair(cls, fr: Path, en: Path, *, options: Options = DEFAULTS) -> Workspace:
        """Make a workspace of one article whose two sides are named, wherever they lie."""
        raise NotImplementedError

    # Reading

    @cached_property
    def glossary(self) -> Glossary:
        """The glossary asked for, else the root's own, else the one shipped in the package."""
        raise NotImplementedError

    def article(self, article_id: str) -> Article:
        """Return an article parsed, remembered while its files stay as they are; a side that does not exist is None.

        Raises `UsageError` for an unknown id, `InputError` when a side cannot be read.
        """
        raise NotImplementedError

    def bitext(self, article_id: str) -> Bitext:
        """Return an article aligned, remembered while its files stay as they are.

        Raises `InputError` when a side is missing or cannot be read.
        """
        raise NotImplementedError

    def reviews(self, article_id: str) -> Mapping[int, UnitReview]:
        """Return what the ledger remembers, by index of unit of `bitext`.

        Raises `LedgerError`.
        """
        raise NotImplementedError

    def outcomes(self, ids: Collection[str] | None = None, *, progress: Progress | None = None) -> Iterator[Outcome]:
        """Yield the outcome of each article as soon as it is known, in order of id; cached by content.

        Findings that need the whole site (a missing article) are not among them: see `check`.
        """
        raise NotImplementedError

    def check(self, ids: Collection[str] | None = None, *, progress: Progress | None = None) -> Report:
        """Check articles, all of them for None, and the site as a whole."""
        raise NotImplementedError

    def status(
        self, ids: Collection[str] | None = None, *, progress: Progress | None = None
    ) -> tuple[ArticleStatus, ...]:
        """Say how far each article is, its findings counted.

        Raises the first error of an article that cannot be read.
        """
        raise NotImplementedError

    def suggestions(self, article_id: str, unit: int, *, engine: str | None = None) -> tuple[Draft, ...]:
        """Suggest a text for the side of a unit that lacks one, or is the translation: memory first, then the engine.

        Raises `EngineError`, or `ConsentError` when the engine sends text away and nobody has agreed to that.
        """
        raise NotImplementedError

    # Writing

    def edit(self, article_id: str, language: Language, block: int, text: str, *, was: str | None = None) -> None:
        """Put `text` in the place of a block's text, by index in the document that `article` last returned.

        `was` is the block's text as the caller showed it. When the file has changed since, the block is found again by
        its text and its neighbours, and the edit joins what others wrote.

        Raises `StaleEditError` when that block itself changed, `UsageError` when `text` would not stay one block,
        `StorageError` when it cannot be written.
        """
        raise NotImplementedError

    def insert(self, article_id: str, unit: int, text: str) -> int:
        """Write the side of a unit that is missing, after its neighbour, in the shape of the other side.

        Returns the index of the unit that now holds it. Raises as `edit` does.
        """
        raise NotImplementedError

    def record(self, article_id: str, unit: int, review: UnitReview) -> None:
        """Write into the ledger what a person says of a unit, by index of unit of `bitext`.

        Raises `StaleEditError` when the unit is no longer what `bitext` returned, `LedgerError`, `StorageError`.
        """
        raise NotImplementedError

    def undo(self) -> str | None:
        """Take back the last write of this session; return the id of its article, None when there is none.

        Raises `StaleEditError` when the file has changed since.
        """
        raise NotImplementedError

    def sync(self, ids: Collection[str] | None = None) -> tuple[str, ...]:
        """Bring ledgers in step with the documents; return the paths of those that changed."""
        raise NotImplementedError

    def draft(
        self,
        ids: Collection[str] | None = None,
        *,
        engine: str | None = None,
        write: bool = False,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> tuple[DraftResult, ...]:
        """Draft what is missing from memory, then from the engine: into the ledger, with `write` into the documents.

        Raises `EngineError`, `ConsentError`, `StorageError`.
        """
        raise NotImplementedError
