"""Which articles changed since a commit, for a gate that looks at what a pull request touches."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate_flow.articles.document import ArticleFiles
from translate_flow.errors import ConfigError
from translate_flow.messages import Message, msg, plural
from translate_flow.project.baseline import Baseline, parse_baseline
from translate_flow.project.cache import Cache
from translate_flow.project.config import FILE, PYPROJECT, speaks_of_us
from translate_flow.project.discovery import left_in, may_be_article
from translate_flow.project.examine import ledger_path
from translate_flow.project.git import Snapshot
from translate_flow.project.heads import head_in, read_head
from translate_flow.project.paths import shown


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of the articles that changed since `ref`, of so many; `cause` is the file for which that is all of them."""

    ref: str
    articles: tuple[str, ...]
    total: int
    cause: str | None = None

    @property
    def message(self) -> Message:
        """What to tell the user, who would otherwise take a short report for a clean site."""
        if self.cause is not None:
            return msg("{path} changed since {ref}: every article is checked.", path=self.cause, ref=self.ref)
        return plural(
            "{count} of {total} articles changed since {ref}: nothing else is checked.",
            "{count} of {total} articles changed since {ref}: nothing else is checked.",
            len(self.articles),
            total=self.total,
            ref=self.ref,
        )


@dataclass(frozen=True, slots=True)
class Site:
    """What is compared with a commit: articles of a root, and the files that all of them depend on.

    `articles` are those to be checked, `every` are all of the root, for what answers a file that is gone. `baseline` is the file of known findings and what it says now. `exclude` are the patterns of the project file.
    """

    root: Path
    articles: Sequence[ArticleFiles]
    every: Sequence[ArticleFiles]
    shared: Sequence[Path]
    baseline: tuple[Path, Baseline]
    exclude: Sequence[str] = ()

    def changes(self, then: Snapshot, ref: str, cache: Cache) -> Changes:
        """Say what changed. An article did where a side or its ledger did, or where what is known of its findings did.

        A file that the project depends on as a whole (project file, glossary, lexicon) makes it all of them.
        """
        everything = tuple(files.id for files in self.articles)
        cause = next((place for place in self._shared(then) if then.differs(place)), None)
        if cause is not None:
            return Changes(ref, everything, len(everything), shown(cause, self.root))
        known = self._newly_known(then)
        if known is None:
            return Changes(ref, everything, len(everything), shown(self.baseline[0], self.root))
        halved = self._halved(then, cache)
        changed = tuple(
            files.id
            for files in self.articles
            if files.id in known
            or not halved.isdisjoint((files.fr, files.en))
            or any(then.differs(self.root / path) for path in (files.fr, files.en, ledger_path(files)) if path)
        )
        return Changes(ref, changed, len(everything))

    def _shared(self, then: Snapshot) -> Iterator[Path]:
        yield self.root / FILE
        shared = self.root / PYPROJECT
        if not (self.root / FILE).is_file() and speaks_of_us(then.read(shared) or b""):
            yield shared
        yield from self.shared

    def _newly_known(self, then: Snapshot) -> Collection[str] | None:
        """Return the articles of which other findings are known than were; None where nobody can tell."""
        place, now = self.baseline
        if not then.differs(place):
            return ()
        data = then.read(place)
        try:
            before = Baseline() if data is None else parse_baseline(data, place.name)
        except ConfigError:
            return None
        ids = now.entries.keys() | before.entries.keys()
        return {id_ for id_ in ids if now.entries.get(id_) != before.entries.get(id_)}

    def _halved(self, then: Snapshot, cache: Cache) -> frozenset[str]:
        """Return the files whose counterpart is gone: they themselves are what they were, but half of their article."""
        before = left_in([path for path in then.below(self.root) if may_be_article(path)], self.exclude)
        gone = {path for path in before if not os.path.lexists(self.root / path)}
        if not gone:
            return frozenset()
        from translate_flow.articles.layouts import pair_files  # noqa: PLC0415

        there = [path for files in self.every for path in (files.fr, files.en) if path is not None]
        heads: dict[str, Mapping[str, str]] = {path: read_head(self.root, path, cache) for path in there}
        heads |= {path: head_in(then.read(self.root / path) or b"", path, cache) for path in gone}
        together = pair_files(sorted({*there, *gone}), {path: head for path, head in heads.items() if head})
        halved = [files for files in together if {files.fr, files.en} & gone]
        return frozenset(path for files in halved for path in (files.fr, files.en) if path and path not in gone)
