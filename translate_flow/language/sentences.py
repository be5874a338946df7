"""Where sentences begin and end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from translate_flow.language import Language

# sentencex cuts after these, for it lacks most of them, and after a single capital ("J. Bretécher").
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(«“‘'’])(?:(?:MM?|Mmes?|Mlles?|Drs?|Prs?|Me|Mgr|Ste?|p|pp|art|al|chap|cf|éd|env|ex|fig|hab|n|no|nos|réf|sem"
    r"|tél|vol|vs|Mrs?|Ms|Prof|Rev|Jr|Sr|Inc|Ltd|approx|est|Nos?|i\.e|e\.g|c\.-à-d)|\w)\.$",
)
_CAPITAL_ONLY: Final = re.compile(r"(?:^|[\s(«“‘'’])[^\W\d_]\.$")


class Sentence(NamedTuple):
    """A stretch of text that is one sentence, blanks around it left out; the end is exclusive."""

    start: int
    end: int


def sentences(text: str, language: Language) -> tuple[Sentence, ...]:
    """Cut a paragraph into its sentences, in order; nothing but blanks lies between them.

    sentencex finds the boundaries; where what stands before one ends in an abbreviation ("M.", "cf.", "J.") and more text
    follows, the two parts are one sentence.
    """
    from sentencex import get_sentence_boundaries  # noqa: PLC0415 - a compiled module that few commands need

    found: list[Sentence] = []
    for boundary in get_sentence_boundaries(language, text):
        start, end = _trim(text, boundary["start_index"], boundary["end_index"])
        if start == end:
            continue
        if found and _unfinished(text[found[-1].start : found[-1].end], text[start:end]):
            found[-1] = Sentence(found[-1].start, end)
        else:
            found.append(Sentence(start, end))
    return tuple(found)


def _unfinished(before: str, after: str) -> bool:
    if not _ABBREVIATION.search(before):
        return False
    # A lone lower-case letter may end a list ("option a."); a capital is an initial when a name follows.
    return bool(_CAPITAL_ONLY.search(before)) is False or after[:1].isupper()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), max(start, end - len(piece) + len(piece.rstrip()))
