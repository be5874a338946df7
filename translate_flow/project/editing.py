"""Every change to a site's files: under the lock, against the bytes as they are now, one step of undo each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import Document, Place
from translate_flow.checks.context import UnitReview
from translate_flow.checks.finding import Finding
from translate_flow.errors import StaleEditError, UsageError
from translate_flow.language import Language, other
from translate_flow.messages import msg
from translate_flow.project.counterpart import counterpart_path
from translate_flow.project.edits import Change, History, relocate
from translate_flow.project.library import Held, Library
from translate_flow.project.lock import writing
from translate_flow.review.ledger import (
    Dismissal,
    Ledger,
    dismiss,
    let_go,
    parse_ledger,
    record,
    serialise_ledger,
    sync,
)


class Editor:
    """Writes for a `Library`. What each method raises is said in `Workspace`."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._history = History(library.root)

    @contextmanager
    def changing(self, article: str) -> Iterator[tuple[Held, Held]]:
        """Hold the lock; give the article as it was last seen, and as it is now: the same object if nothing changed."""
        library = self._library
        with library.guard, writing(library.root):
            seen = library.seen(article)
            try:
                yield seen, library.read(article)
            finally:
                library.forget(article)

    def edit(self, article: str, language: Language, block: int, text: str, was: str | None) -> None:
        """Put `text` in the place of a block's text."""
        from translate_flow.articles.splice import replace_block  # noqa: PLC0415  # the parser

        with self.changing(article) as (seen, now):
            old, new = seen.article.side(language), now.article.side(language)
            if old is None or new is None:
                raise UsageError(msg("The article has no text in this language."), path=article)
            index = relocate(_texts(old), _texts(new), block)
            if index is None or (was is not None and new.blocks[index].text != was):
                raise StaleEditError(
                    msg("This paragraph was changed on the disk meanwhile; nothing was written."),
                    path=new.path,
                    line=old.blocks[block].line,
                )
            self.write(article, [change(new, replace_block(new, index, text))])

    def begin(self, article: str) -> str:
        """Make the file that an article lacks, a copy of the other; return its path."""
        with self.changing(article) as (_, now):
            files = self._library.files(article)
            there = now.article.fr or now.article.en
            if there is None or (files.fr and files.en):
                raise UsageError(msg("Both files of this article are there already."), path=article)
            path = counterpart_path(files)
            if self.exists(path):
                raise StaleEditError(msg("The file was made meanwhile; nothing was written."), path=path)
            self.write(article, [Change(path, None, there.to_bytes())])
            self._library.begin(replace(files, fr=files.fr or path, en=files.en or path))
        return path

    def insert(self, article: str, unit: int, text: str) -> int:
        """Write the missing side of a unit; return the index of the unit that now holds it."""
        with self.changing(article) as (seen, now):
            bitext = now.aligned()
            index = same_unit(seen, now, unit)
            here = bitext.units[index]
            if here.tied:
                raise UsageError(msg("Both sides of this are written already; edit one of them."), path=article)
            lacking: Language = "en" if here.fr else "fr"
            document = bitext.document(lacking)
            written = insert_side(bitext, document, index, lacking, text)
            self.write(article, [change(document, written)])
            place = first_difference(document, written)
        units = self._library.current(article).aligned().units
        return next(i for i, held in enumerate(units) if place in held.side(lacking))

    def record(self, article: str, unit: int, review: UnitReview) -> None:
        """Write into the ledger what a person says of a unit."""
        with self.changing(article) as (seen, now):
            index = same_unit(seen, now, unit)
            self.write_ledger(now, record(read_ledger(now), now.aligned(), now.article.original, index, review))

    def dismiss(self, article: str, finding: Finding, reason: str) -> None:
        """Write into the ledger that a finding is none, beside the unit in which it stands."""
        with self.changing(article) as (_, now):
            bitext = now.aligned()
            unit = unit_of(bitext, finding.place)
            dismissal = Dismissal(finding.check, finding.fingerprint, reason)
            self.write_ledger(now, dismiss(read_ledger(now), bitext, now.article.original, unit, dismissal))

    def sync(self, article: str, stale: Collection[str] = ()) -> bool:
        """Bring a ledger in step with its documents, without dismissals that are `stale`; say whether it changed."""
        with self.changing(article) as (_, now):
            ledger = read_ledger(now)
            kept = let_go(ledger, stale) if ledger and stale else ledger
            return self.write_ledger(now, sync(kept, now.aligned(), now.article.original))

    def together(self) -> AbstractContextManager[None]:
        """Make one step of undo of what is written meanwhile."""
        return self._history.together()

    def undo(self) -> str | None:
        """Take back the last write of this session; return its article."""
        with self._library.guard, writing(self._library.root):
            article = self._history.undo()
            if article is not None:
                self._library.forget(article)
            return article

    def redo(self) -> str | None:
        """Make the last write again that was taken back; return its article."""
        with self._library.guard, writing(self._library.root):
            article = self._history.redo()
            if article is not None:
                self._library.forget(article)
            return article

    def exists(self, path: str) -> bool:
        """Say whether a file is there now."""
        return self._history.current(path) is not None

    def write(self, article: str, changes: Sequence[Change]) -> None:
        """Write one step, leaving out files that would stay the same. Call it inside `changing`."""
        real = [change for change in changes if change.before != change.after]
        if real:
            self._history.write(article, real)

    def write_ledger(self, now: Held, ledger: Ledger) -> bool:
        """Write a ledger if it changed, and say whether it did. Call it inside `changing`."""
        after = serialise_ledger(ledger)
        self.write(now.article.id, [Change(now.sources.ledger_path, now.sources.ledger, after)])
        return after != now.sources.ledger


def read_ledger(held: Held) -> Ledger | None:
    """Return an article's ledger, None when it has none.

    Raises `LedgerError`.
    """
    data, path = held.sources.ledger, held.sources.ledger_path
    return None if data is None else parse_ledger(data, path)


def change(before: Document, after: Document) -> Change:
    """Return the step from one version of a document to another."""
    return Change(before.path, before.to_bytes(), after.to_bytes())


def unit_of(bitext: Bitext, place: Place) -> int:
    """Return the index of the unit that holds a place, or the one before it."""
    blocks = bitext.document(place.language).blocks
    block = max((b.index for b in blocks if b.line <= place.line), default=0)
    return next((i for i, unit in enumerate(bitext.units) if block in unit.side(place.language)), 0)


def same_unit(seen: Held, now: Held, unit: int) -> int:
    """Return where a unit of an older version is in a newer one.

    Raises `StaleEditError` when one of its sides has changed.
    """
    before, after = seen.aligned(), now.aligned()
    if not 0 <= unit < len(before.units):
        raise UsageError(msg("The article has no such unit."), path=now.article.id)
    index = relocate(_unit_texts(before), _unit_texts(after), unit)
    if index is None:
        raise StaleEditError(
            msg("This paragraph was changed on the disk meanwhile; nothing was written."), path=now.article.id
        )
    return index


def insert_side(bitext: Bitext, document: Document, unit: int, lacking: Language, text: str) -> Document:
    """Return `document`, the side that lacks a unit, with `text` written where the unit belongs."""
    from translate_flow.articles.splice import insert_block  # noqa: PLC0415

    like = bitext.blocks(bitext.units[unit], other(lacking))[0]
    before = [index for held in bitext.units[:unit] for index in held.side(lacking)]
    return insert_block(document, before[-1] if before else None, like, bitext.document(other(lacking)), text)


def first_difference(before: Document, after: Document) -> int:
    """Return the index of the first block that is not what it was."""
    pairs = zip(_texts(before), _texts(after), strict=False)
    return next((i for i, (old, new) in enumerate(pairs) if old != new), len(before.blocks))


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def _unit_texts(bitext: Bitext) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    fr, en = (_texts(document) for document in (bitext.fr, bitext.en))
    return [(tuple(fr[i] for i in unit.fr), tuple(en[i] for i in unit.en)) for unit in bitext.units]
