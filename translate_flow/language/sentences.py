"""Where sentences begin and end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from translate_flow.language import Language

# sentencex cuts after these, for it lacks most of them, and after a single capital ("J. Bretécher").
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(«“‘'’])(?:MM?|Mmes?|Mlles?|Drs?|Prs?|Me|Mgr|Ste?|pp?|art|al|chap|cf|éd|env|ex|fig|hab|n|nos?|réf|sem|tél|vol|vs"
    r"|Mrs?|Ms|Prof|Rev|Jr|Sr|Inc|Ltd|approx|est|Nos?|i\.e|e\.g|c\.-à-d|[^\W\d_])\.$"
)


class Sentence(NamedTuple):
    """A stretch of text that is one sentence, blanks around it left out; the end is exclusive."""

    start: int
    end: int


def sentences(text: str, language: Language) -> tuple[Sentence, ...]:
    """Cut a paragraph into its sentences, in order; nothing but blanks lies between them.

    sentencex finds the boundaries; where what stands before one ends in an abbreviation ("M.", "cf.", "J."), the two
    parts are one sentence.
    """
    from sentencex import get_sentence_boundaries  # noqa: PLC0415 - a compiled module that few commands need

    found: list[Sentence] = []
    for boundary in get_sentence_boundaries(language, text):
        piece = text[boundary["start_index"] : boundary["end_index"]]
        if not piece.strip():
            continue
        start = boundary["start_index"] + len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if found and _ABBREVIATION.search(text, found[-1].start, found[-1].end):
            found[-1] = Sentence(found[-1].start, end)
        else:
            found.append(Sentence(start, end))
    return tuple(found)
