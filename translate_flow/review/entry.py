"""The values of a ledger, and the rule by which the text of blocks becomes the text of an entry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from translate_flow.alignment.manual import Manual
from translate_flow.articles.document import Block, Kind
from translate_flow.checks.context import ReviewState
from translate_flow.language import Language, other

PARAGRAPH_BREAK: Final = "\n\n"
"""Stands between the blocks of a unit that has several on one side."""

_LINED: Final = frozenset({Kind.CODE, Kind.HTML, Kind.TAG, Kind.TABLE_ROW})
_BREAKS: Final = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SOFT_BREAK: Final = re.compile(r"(?<!  )(?<!\\)\n[ \t]*")


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding that a person has said is none, and why. The fingerprint lapses when the texts change."""

    check: str
    fingerprint: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What is remembered of one unit.

    `source` is the original as it reads now, `target` the translation as it was reviewed, drafted or, where nobody has
    said anything yet (`state` None), as it reads now; empty where there is none. `previous` is the original as it was
    when reviewed, if it has changed since. An `extra` entry stands for text that the original lacks: its `source` is in
    the language of the translation. A `backward` draft is one of the original's side, `source`. `note` holds what
    people wrote beside the entry in another PO program, `dismissed` what they said of single findings.
    """

    source: str
    target: str = ""
    state: ReviewState | None = None
    origin: str = ""
    reason: str = ""
    previous: str | None = None
    extra: bool = False
    backward: bool = False
    note: str = ""
    dismissed: tuple[Dismissal, ...] = ()

    @property
    def reviewed_source(self) -> str:
        """The original that the state was given to."""
        return self.source if self.previous is None else self.previous


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a person has reviewed of one article: one entry a unit, in document order.

    `source` is the language of the originals. `gone` are entries whose text has left the article; they count again
    when it comes back. `links` is what hands have settled of the alignment, be its texts there or gone.
    """

    entries: tuple[Entry, ...] = ()
    gone: tuple[Entry, ...] = ()
    source: Language = "fr"
    links: tuple[Manual, ...] = ()

    @property
    def target(self) -> Language:
        """The language of the translations."""
        return other(self.source)


def clean(text: str) -> str:
    """Return text that every PO program reads back as it was written.

    Line ends of every sort become newlines, none stands at either end, other control characters and lone surrogates
    are dropped: polib splits lines where Python does, at U+2028 and the separators of ASCII too, gettext warns of
    carriage returns, and a message may only begin or end with a newline if its translation does.
    """
    if text.isprintable():
        return text
    unbroken = _BREAKS.sub("\n", text)
    return "".join(c for c in unbroken if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")).strip("\n")


def clean_line(text: str) -> str:
    """Return the text as one clean line."""
    return " ".join(clean(text).split())


def text_of(blocks: Sequence[Block]) -> str:
    """Return what a ledger holds of one side of a unit.

    Lines that only the width of an editor broke are joined, so that wrapping a paragraph anew leaves the ledger alone;
    Markdown's hard line breaks stay, and so do the lines of code, HTML and tags.
    """
    texts = []
    for block in blocks:
        text = clean(block.text)
        texts.append(text if block.kind in _LINED else _SOFT_BREAK.sub(" ", text))
    return clean(PARAGRAPH_BREAK.join(texts)).strip()
