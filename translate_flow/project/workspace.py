"""The workspace: a site's articles as `cli` and `tui` see them, and the only way they reach the disk.

It keeps what it has parsed while the files stay as they are. Each of its writes is atomic, merges or refuses when the
file changed since it was read, and is one step of undo. It may be used from several threads.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from translate_flow.articles.document import Article
from translate_flow.errors import NoArticleError
from translate_flow.language import Language
from translate_flow.messages import msg
from translate_flow.project.baseline import Baseline, BaselineChange
from translate_flow.project.cache import open_cache
from translate_flow.project.config import Config, load_config
from translate_flow.project.discovery import choose_named, find_pair, find_site
from translate_flow.project.examine import ledger_path
from translate_flow.project.parts import Parts
from translate_flow.project.root import find_root
from translate_flow.project.selection import require_checks
from translate_flow.project.terms import find_glossary
from translate_flow.project.values import ArticleStatus, DraftResult, Options, Outcome, Report, SideStatus

if TYPE_CHECKING:
    from translate_flow.alignment.bitext import Bitext
    from translate_flow.alignment.explain import Explanation
    from translate_flow.alignment.manual import Settled
    from translate_flow.checks.context import UnitReview
    from translate_flow.checks.finding import Finding
    from translate_flow.drafts.draft import Draft
    from translate_flow.project.changes import Changes
    from translate_flow.project.fixing import Fixed

__all__ = ["ArticleStatus", "DraftResult", "Options", "Outcome", "Report", "SideStatus", "Workspace"]

Progress: TypeAlias = Callable[[int, int], None]
"""Called with how many articles are done, and how many there are."""

DEFAULTS: Final = Options()


class Workspace(Parts):
    """A site's articles. Open it with `open` or `pair`.

    `articles` are those that were named where files or folders were. `root` is resolved. What was reviewed in any
    article of the root is remembered for drafts.
    """

    @classmethod
    def open(cls, paths: Sequence[Path] = (), *, options: Options = DEFAULTS) -> Workspace:
        """Find the root, the project file and the articles among `paths`, or of the current folder for none.

        Raises `ConfigError`, `GlossaryError`, `InputError`, `NoArticleError` when there is nothing to work on, and
        `UsageError` for a check that does not exist.
        """
        current = Path.cwd()
        root, config = _prepare(paths, current, options)
        with open_cache(root, enabled=options.cache) as cache:
            glossary = find_glossary(root, options.glossary, config.glossary, cache)
            named = [(current / path).resolve() for path in paths]
            found = find_site(root, named, cache, config.exclude)
        articles = choose_named(found.articles, root, named)
        if not articles:
            raise NoArticleError(
                msg("There is no article here: no Markdown, HTML or text file that is named for its language."),
                path=" ".join(path.as_posix() for path in paths) or ".",
                hint=msg("Name two files with --pair, or call them fr.md and en.md."),
            )
        return cls(root, config, articles, options, glossary, remembered=found.articles, ties=found.broken)

    @classmethod
    def pair(cls, fr: Path, en: Path, *, options: Options = DEFAULTS) -> Workspace:
        """Make a workspace of one article whose two sides are named, wherever they lie.

        Raises as `open` does, and `UsageError` when both are the same file.
        """
        current = Path.cwd()
        root, config = _prepare((fr, en), current, options)
        article = find_pair(root, (current / fr).resolve(), (current / en).resolve())
        with open_cache(root, enabled=options.cache) as cache:
            glossary = find_glossary(root, options.glossary, config.glossary, cache)
        return cls(root, config, (article,), options, glossary, remembered=(article,))

    # Reading

    def article(self, article_id: str) -> Article:
        """Return an article parsed, remembered while its files stay as they are; a side that does not exist is None.

        Raises `UsageError` for an unknown id, `InputError` when a side cannot be read.
        """
        return self._library.current(article_id).article

    def bitext(self, article_id: str) -> Bitext:
        """Return an article aligned, remembered while its files stay as they are.

        Raises `InputError` when a side is missing or cannot be read.
        """
        return self._library.current(article_id).aligned()

    def explain(self, article_id: str, fr_line: int, en_line: int) -> Explanation:
        """Say what speaks for and against tying the blocks on two lines, 1-based.

        Raises `UsageError` where no text stands on a line, and as `bitext` does.
        """
        from translate_flow.project.linking import explained  # noqa: PLC0415

        return explained(self._library.current(article_id), fr_line, en_line)

    def reviews(self, article_id: str) -> Mapping[int, UnitReview]:
        """Return what the ledger remembers, by index of unit of `bitext`.

        Raises `LedgerError`, and as `bitext` does.
        """
        return self._library.current(article_id).reviews()

    def outcomes(self, ids: Collection[str] | None = None, *, progress: Progress | None = None) -> Iterator[Outcome]:
        """Yield the outcome of each article as soon as it is known, in order of id; cached by content.

        Findings that need the whole site (a missing article) are not among them, and no check is left out: see `check`.
        """
        return self._checker.outcomes(self._library.wanted(ids), progress)

    def check(self, ids: Collection[str] | None = None, *, progress: Progress | None = None) -> Report:
        """Check articles, all of them for None, and the site as a whole.

        An article that cannot be read is a problem of the report and does not stop the others.
        """
        checker = replace(self._checker, baseline=self.baseline())
        return checker.check(self._library.wanted(ids), progress)

    def changed_since(self, ref: str) -> Changes:
        """Say which articles changed since a commit of git: a branch, a tag, a hash. Nothing is written or fetched.

        Raises `UsageError` where there is no git, no repository or no such commit, and as `baseline` does.
        """
        from translate_flow.project.changes import Site  # noqa: PLC0415  # only this asks git

        known = (self._known.path, self.baseline())
        site = Site(self.root, self.articles, self._remembered, self.config, self._glossary, known)
        with open_cache(self.root, enabled=self.options.cache) as cache:
            return site.changes(ref, cache)

    def status(
        self, ids: Collection[str] | None = None, *, progress: Progress | None = None
    ) -> tuple[ArticleStatus, ...]:
        """Say how far each article is, its findings counted.

        Raises the error of the first article that cannot be read.
        """
        report = self.check(ids, progress=progress)
        if report.problems:
            raise report.problems[0]
        return report.statuses

    def suggestions(self, article_id: str, unit: int, *, engine: str | None = None) -> tuple[Draft, ...]:
        """Suggest a text for the side of a unit that is missing, else for its translation: memory first, then the engine.

        `unit` is an index of `bitext`. The memory is what has been reviewed in the articles of the root.

        Raises `EngineError`, or `ConsentError` when the engine sends text away and nobody has agreed to that.
        """
        return self._drafter.suggestions(article_id, unit, engine)

    def preview(self, article_id: str, unit: int, language: Language, position: int, text: str) -> tuple[Finding, ...]:
        """Return what the checks would say of a unit if block `position` of one of its sides read `text`. Writes nothing.

        Raises `InputError` when a side of the article is missing.
        """
        from translate_flow.project.preview import preview  # noqa: PLC0415

        held = self._library.current(article_id)
        found = preview(held, self.glossary, unit, language, position=position, text=text)
        judged = (self.config.policy.judge(finding) for finding in found if self._selection.takes(finding))
        return tuple(finding for finding in judged if finding is not None)

    def agree(self, engine: str) -> None:
        """Remember, in the user's own configuration, that text may be sent to an engine from now on.

        Raises `StorageError`.
        """
        from translate_flow.project.consent import agree  # noqa: PLC0415

        agree(engine)

    # Writing. After each of these, ask for `article` or `bitext` again: indexes may have moved.

    def edit(self, article_id: str, language: Language, block: int, text: str, *, was: str | None = None) -> None:
        """Put `text` in the place of a block's text, by its index in the document last returned.

        When the file has changed since, the block is found again by its text and its neighbours, and the edit joins
        what others wrote. `was` is the block's text as it was shown; the edit is refused if the block does not hold it.

        Raises `StaleEditError` when that very block changed, `UsageError` when `text` would not stay one block,
        `StorageError` when it cannot be written.
        """
        self._editor.edit(article_id, language, block, text, was)

    def begin(self, article_id: str) -> str:
        """Make the file that an article lacks, a copy of the other to be translated in its place; return its path.

        Raises `UsageError` when there is none to make or its place is not known, `StaleEditError`, `StorageError`.
        """
        return self._editor.begin(article_id)

    def insert(self, article_id: str, unit: int, text: str) -> int:
        """Write the side of a unit that is missing, after its neighbour and in the shape of the other side.

        Returns the index of the unit that now holds it. Raises as `edit` does.
        """
        return self._editor.insert(article_id, unit, text)

    def record(self, article_id: str, unit: int, review: UnitReview) -> None:
        """Write into the ledger what a person says of a unit, by its index in the bitext last returned.

        Raises `StaleEditError` when the unit has changed since, `UsageError` when there is nothing to say it of,
        `LedgerError`, `StorageError`.
        """
        self._editor.record(article_id, unit, review)

    def dismiss(self, article_id: str, finding: Finding, reason: str) -> None:
        """Write into the ledger that a finding is none, and why: it stays silent until the words around it change.

        Raises `UsageError` without a reason, `InputError` when a side is missing, `LedgerError`, `StorageError`.
        """
        self._editor.dismiss(article_id, finding, reason)

    def fix(self, ids: Collection[str] | None = None, *, write: bool, progress: Progress | None = None) -> Fixed:
        """Make the safe fixes of what is found and selected, one step of undo an article; without `write`, only say them.

        What cannot be read is told, and does not stop the others. Raises `InputError`, `LedgerError`, `StorageError`
        when an article has become unreadable meanwhile or cannot be written.
        """
        from translate_flow.project.fixing import Fixer  # noqa: PLC0415

        fixer = Fixer(self._editor, self._library.settings, self.glossary, self.config.policy, self._selection)
        return fixer.fix_all(self.outcomes(ids, progress=progress), write=write)

    def baseline(self) -> Baseline:
        """Return the findings that are known: those of the file named, else of the project's own, else none.

        Raises `ConfigError` for a broken file, `InputError` for one that was named and does not exist.
        """
        return self._known.baseline()

    @property
    def has_baseline(self) -> bool:
        """Whether the file of known findings exists."""
        return self._known.exists

    def write_baseline(self, *, grow: bool, dry_run: bool = False) -> BaselineChange:
        """Bring the baseline in step with what is found: mended findings leave it, and with `grow` new ones enter.

        Only entries of the articles of this workspace change, and of those that are gone. Raises as `baseline`, and
        `StorageError`, and the error of the first article that cannot be read.
        """
        survey = self._checker.survey(self.articles)
        if survey.problems:
            raise survey.problems[0]
        existing = {files.id for files in self._remembered}
        checked = {files.id for files in self.articles}
        return self._known.update(survey.findings, checked, existing, grow=grow, dry_run=dry_run)

    def link(self, article_id: str, fr: Sequence[int], en: Sequence[int]) -> None:
        """Make one unit of these blocks, by their indexes in the documents last returned; the rest is aligned around it.

        What is said of the alignment is kept in the ledger, and survives edits elsewhere. It takes back what it
        contradicts.

        Raises `StaleEditError` when one of them has changed since, `UsageError` for what cannot be, `LedgerError`,
        `StorageError`; and so do `unlink`, `merge` and `split`.
        """
        self._linker.link(article_id, fr, en)

    def unlink(self, article_id: str, fr: Sequence[int], en: Sequence[int]) -> None:
        """Keep these French blocks apart from these English ones, for good."""
        self._linker.unlink(article_id, fr, en)

    def merge(self, article_id: str, language: Language, blocks: Sequence[int]) -> None:
        """Keep neighbours of one side in one unit, whatever it is tied to."""
        self._linker.merge(article_id, language, blocks)

    def split(self, article_id: str, language: Language, block: int) -> None:
        """Keep a block apart from the one before it."""
        self._linker.split(article_id, language, block)

    def links(self, article_id: str) -> Settled:
        """Return what hands have settled of the alignment: what holds, and what is kept aside.

        Raises `LedgerError`, `InputError`.
        """
        from translate_flow.project.linking import settled  # noqa: PLC0415

        return settled(self._library.current(article_id))

    def add_term(self, fr: str, en: str) -> str:
        """Add a term to the glossary, the site's own unless another was asked for; return its path. `undo` leaves it.

        Raises `GlossaryError` when it contradicts another entry, `UsageError`, `StaleEditError`, `StorageError`.
        """
        from translate_flow.glossary.term import Term, Wording  # noqa: PLC0415
        from translate_flow.project.glossary_files import add_to_glossary  # noqa: PLC0415

        path = add_to_glossary(self.options.glossary, [Term(Wording(fr), Wording(en))], [], root=self.root)
        with open_cache(self.root, enabled=self.options.cache) as cache:
            self._use(find_glossary(self.root, self.options.glossary, self.config.glossary, cache))
        return path

    def together(self) -> AbstractContextManager[None]:
        """Make one step of undo of what is written to an article meanwhile."""
        return self._editor.together()

    def undo(self) -> str | None:
        """Take back the last write of this session; return the id of its article, None when there is none.

        Raises `StaleEditError` when a file of it has changed since.
        """
        return self._editor.undo()

    def redo(self) -> str | None:
        """Make the write again that was taken back last; return the id of its article, None when there is none.

        Raises `StaleEditError` when a file of it has changed since.
        """
        return self._editor.redo()

    def sync(self, ids: Collection[str] | None = None, *, prune: bool = False) -> tuple[str, ...]:
        """Bring ledgers in step with the documents; return the paths of those that changed.

        With `prune`, they let go of the dismissals that match nothing any more: no other write loses what a person
        said.

        An article with one side only has no ledger. Raises `InputError`, `LedgerError`, `StorageError`.
        """
        both = [files for files in self._library.wanted(ids) if files.fr and files.en]
        checked = self.outcomes([files.id for files in both]) if prune else ()
        stale = {outcome.article: outcome.stale for outcome in checked}
        return tuple(ledger_path(files) for files in both if self._editor.sync(files.id, stale.get(files.id, ())))

    def draft(
        self,
        ids: Collection[str] | None = None,
        *,
        engine: str | None = None,
        write: bool = False,
        dry_run: bool = False,
        agreed: bool = False,
        progress: Progress | None = None,
    ) -> tuple[DraftResult, ...]:
        """Draft what is missing from memory, then from the engine: into the ledger, with `write` into the documents.

        A dry run writes nothing, and sends nothing away: it returns what memory and an engine on this machine offer,
        and what would be sent to another. `agreed` says that text may be sent away this once.

        Raises `EngineError`, `ConsentError`, `InputError`, `LedgerError`, `StorageError`.
        """
        wanted = self._library.wanted(ids)
        made = self._drafter.draft(wanted, engine, write=write, dry_run=dry_run, consented=agreed, progress=progress)
        return tuple(made)


def _prepare(paths: Sequence[Path], current: Path, options: Options) -> tuple[Path, Config]:
    """Find the root and read its project file; refuse checks that do not exist, wherever they are named."""
    root = find_root(paths, current)
    config = load_config(root)
    require_checks(options.select | options.ignore)
    require_checks(config.select | config.ignore | config.policy.words, config.path)
    return root, config
