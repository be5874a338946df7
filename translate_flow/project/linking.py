"""What a person changes of an alignment, written into the ledger: one write, one step of undo.

Blocks are given by their numbers in the documents last returned, and found again where the files have changed since.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from translate_flow.alignment.manual import Link, Manual, Merge, Settled, Split, Unlink, named, said, settle
from translate_flow.articles.document import Document
from translate_flow.errors import StaleEditError, UsageError
from translate_flow.language import Language
from translate_flow.messages import Message, msg
from translate_flow.project.edits import relocate
from translate_flow.project.examine import align_article
from translate_flow.review.entry import Ledger
from translate_flow.review.ledger import sync

if TYPE_CHECKING:
    from translate_flow.alignment.explain import Explanation
    from translate_flow.project.editing import Editor
    from translate_flow.project.library import Held

_STALE: Final = msg("This paragraph was changed on the disk meanwhile; nothing was written.")


class Linker:
    """Changes the alignment of articles of a `Library`. What its methods raise is said in `Workspace`."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor

    def link(self, article: str, fr: Sequence[int], en: Sequence[int]) -> None:
        """Make one unit of these blocks."""
        if not fr or not en:
            raise UsageError(msg("A link needs a text on both sides."), path=article)
        self._say(article, fr, en, Link)

    def unlink(self, article: str, fr: Sequence[int], en: Sequence[int]) -> None:
        """Keep these French blocks apart from these English ones."""
        if not fr or not en:
            raise UsageError(msg("There is no tie here to take away."), path=article)
        self._say(article, fr, en, Unlink)

    def merge(self, article: str, language: Language, blocks: Sequence[int]) -> None:
        """Keep neighbours of one side in one unit."""
        if len(set(blocks)) < 2 or max(blocks) - min(blocks) + 1 != len(set(blocks)):
            raise UsageError(msg("Only neighbours can be merged."), path=article)
        fr, en = (blocks, ()) if language == "fr" else ((), blocks)
        self._say(article, fr, en, lambda one, other: Merge(language, one or other))

    def split(self, article: str, language: Language, block: int) -> None:
        """Part a block from the one before it."""
        if block < 1:
            raise UsageError(msg("There is nothing before the first paragraph."), path=article)
        two = (block - 1, block)
        fr, en = (two, ()) if language == "fr" else ((), two)
        self._say(article, fr, en, lambda one, other: Split(language, *(one or other)))

    def _say(self, article: str, fr: Sequence[int], en: Sequence[int], make: Callable[..., Manual]) -> None:
        with self._editor.changing(article) as (seen, now):
            bitext = now.aligned()
            rows = _again(seen.aligned().fr, bitext.fr, fr)
            columns = _again(seen.aligned().en, bitext.en, en)
            names = named(bitext.fr, rows), named(bitext.en, columns)
            if not all(name.text for side in names for name in side):
                raise UsageError(msg("A paragraph without words cannot be tied by hand."), path=article)
            ledger = now.ledger() or Ledger(source=now.article.original or "fr")
            links = said(ledger.links, make(*names), bitext.fr, bitext.en)
            made = align_article(now.article, links, now.lexicons)
            self._editor.write_ledger(now, sync(replace(ledger, links=links), made, now.article.original))


def settled(held: Held) -> Settled:
    """Return what hands have settled of an article, what speaks of texts that are gone, and what contradicts itself.

    Raises `LedgerError`, and `InputError` when a side is missing.
    """
    ledger = held.ledger()
    bitext = held.aligned()
    return settle(ledger.links if ledger else (), bitext.fr, bitext.en)


def told(links: Settled) -> tuple[Message, ...]:
    """Return, one sentence each, what was said of the alignment and does not hold now."""
    gone = [
        msg("What was said by hand of “{text}” is kept aside: the text has left the article.", text=_words(value))
        for value in links.gone
    ]
    return (
        *gone,
        *(
            msg("What was said by hand of “{text}” is kept aside: it contradicts something else.", text=_words(value))
            for value in links.contradicted
        ),
    )


def _words(value: Manual) -> str:
    match value:
        case Link() | Unlink():
            text = (*value.fr, *value.en)[0].text
        case Merge():
            text = value.blocks[0].text
        case Split():
            text = value.after.text
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1].rstrip()}…"


SHOWN: Final = 60
"""Characters of a paragraph that are enough to know it by."""


def _again(before: Document, after: Document, blocks: Sequence[int]) -> list[int]:
    """Return where blocks of an older version are in a newer one.

    Raises `StaleEditError` when one of them has changed, `UsageError` when there never was such a block.
    """
    texts = [[block.text for block in document.blocks] for document in (before, after)]
    found = []
    for block in blocks:
        if not 0 <= block < len(before.blocks):
            raise UsageError(msg("The article has no such paragraph."), path=before.path)
        place = relocate(texts[0], texts[1], block)
        if place is None:
            raise StaleEditError(_STALE, path=after.path, line=before.blocks[block].line)
        found.append(place)
    return found


def explained(held: Held, fr_line: int, en_line: int) -> Explanation:
    """Say what speaks for and against tying the blocks on two lines.

    Raises `UsageError` where no text stands on a line, `InputError` when a side is missing.
    """
    from translate_flow.alignment.explain import block_at, explain  # noqa: PLC0415  # numpy

    bitext = held.aligned()
    row, column = block_at(bitext.fr, fr_line), block_at(bitext.en, en_line)
    return explain(bitext.fr, bitext.en, row, column, lexicon=held.lexicons.read(), manual=held.links())
