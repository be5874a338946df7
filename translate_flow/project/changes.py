"""Which articles changed since a commit, for a gate that looks at what a pull request touches."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate_flow.articles.document import ArticleFiles
from translate_flow.errors import ConfigError
from translate_flow.messages import Message, msg, plural
from translate_flow.project.baseline import Baseline, parse_baseline
from translate_flow.project.cache import Cache
from translate_flow.project.config import FILE, PYPROJECT, Config, speaks_of_us
from translate_flow.project.discovery import left_in, may_be_article
from translate_flow.project.examine import ledger_path
from translate_flow.project.git import Snapshot, snapshot
from translate_flow.project.heads import head_in, read_head
from translate_flow.project.lexicons import FREEDICT
from translate_flow.project.paths import shown
from translate_flow.project.terms import NAME as GLOSSARY
from translate_flow.project.terms import GlossaryFile


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
    """What is compared with a commit: the articles to be checked, and the files that all of them depend on.

    `every` are all articles of the root, for what answers a file that is gone. `known` is the file of known findings,
    and what it says now.
    """

    root: Path
    articles: Sequence[ArticleFiles]
    every: Sequence[ArticleFiles]
    config: Config
    glossary: GlossaryFile
    known: tuple[Path, Baseline]

    def changes(self, ref: str, cache: Cache) -> Changes:
        """Say what changed since `ref`. An article did where a side or its ledger did, or where what is known of it did.

        A file that the project depends on as a whole (project file, glossary, lexicon) makes it all of them.

        Raises `UsageError` as `snapshot` does.
        """
        shared = self._shared_now()
        named = [self.root / path for files in self.articles for path in (files.fr, files.en) if path]
        places = (*shared, self.known[0], *named)
        then = snapshot(self.root, ref, [place for place in places if not place.is_relative_to(self.root)])
        everything = tuple(files.id for files in self.articles)
        cause = next((place for place in (*shared, *self._shared_then(then)) if then.differs(place)), None)
        if cause is not None:
            return Changes(ref, everything, len(everything), shown(cause, self.root))
        known = self._newly_known(then)
        if known is None:
            return Changes(ref, everything, len(everything), shown(self.known[0], self.root))
        files_changed = frozenset(
            path
            for files in self.articles
            for path in (files.fr, files.en, ledger_path(files))
            if path and then.differs(self.root / path)
        )
        touched = files_changed | self._parted(then, files_changed, cache)
        changed = tuple(
            files.id
            for files in self.articles
            if files.id in known or not touched.isdisjoint((files.fr, files.en, ledger_path(files)))
        )
        return Changes(ref, changed, len(everything))

    def _shared_now(self) -> list[Path]:
        """Return the files that hold for every article, those that may be made among them."""
        own = {FILE, self.config.path or FILE}
        glossary = self.glossary.places or (self.root / (self.config.glossary or GLOSSARY),)
        lexicons = [self.root / name for name in self.config.lexicon if name != FREEDICT]
        return [*(self.root / name for name in sorted(own)), *glossary, *lexicons]

    def _shared_then(self, then: Snapshot) -> list[Path]:
        """Return the project file that held then and does not now, where it is another one."""
        shared = self.root / PYPROJECT
        held = not (self.root / FILE).is_file() and speaks_of_us(then.read(shared) or b"")
        return [shared] if held else []

    def _newly_known(self, then: Snapshot) -> Collection[str] | None:
        """Return the articles of which other findings are known than were; None where nobody can tell."""
        place, now = self.known
        if not then.differs(place):
            return ()
        data = then.read(place)
        try:
            before = Baseline() if data is None else parse_baseline(data, place.name)
        except ConfigError:
            return None
        ids = now.entries.keys() | before.entries.keys()
        return {id_ for id_ in ids if now.entries.get(id_) != before.entries.get(id_)}

    def _parted(self, then: Snapshot, changed: Collection[str], cache: Cache) -> frozenset[str]:
        """Return the files whose counterpart then is gone, or says now that it belongs to another: half of their article."""
        before = left_in([path for path in then.below(self.root) if may_be_article(path)], self.config.exclude)
        gone = [path for path in sorted(before) if not os.path.lexists(self.root / path)]
        asked = [*gone, *sorted(before.intersection(changed))]
        data = then.read_all([self.root / path for path in asked])
        heads_then = {path: head_in(held, path, cache) for path, held in zip(asked, data, strict=True)}
        other = {path for path, head in heads_then.items() if path in gone or head != read_head(self.root, path, cache)}
        if not other:
            return frozenset()
        from translate_flow.articles.layouts import pair_files  # noqa: PLC0415

        there = [path for files in self.every for path in (files.fr, files.en) if path is not None]
        heads = {path: read_head(self.root, path, cache) for path in there} | heads_then
        together = pair_files(sorted({*there, *gone}), {path: head for path, head in heads.items() if head})
        parted = [files for files in together if not other.isdisjoint((files.fr, files.en))]
        return frozenset(path for files in parted for path in (files.fr, files.en) if path)
