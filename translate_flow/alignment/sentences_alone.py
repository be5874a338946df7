"""The sentences of a unit that nothing on the other side answers.

Most units are settled by a look: as many sentences on both sides, and lengths that go together. Only the others are cut
into sentences and tied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from translate_flow.alignment.sentences import MOST, tie_sentences
from translate_flow.alignment.support import Reading, answered, joined, off_length, read
from translate_flow.language import LANGUAGES, other
from translate_flow.language.sentences import sentences

if TYPE_CHECKING:
    from translate_flow.language import Language


class Lone(NamedTuple):
    """A sentence left alone: where it stands, and what speaks for it being without a counterpart.

    `text` is the index of the text it is in, `start` and `end` its place there. `answered` is the share of its words,
    by weight, that the other side of the unit answers. `excess` is by how many standard deviations this side is too
    long for the other, `eased` how much less without the sentence. `mutual`: the other side has a sentence alone, too.
    """

    language: Language
    text: int
    start: int
    end: int
    reading: Reading
    answered: float
    excess: float
    eased: float
    mutual: bool


class _Sentence(NamedTuple):
    text: int
    start: int
    end: int
    reading: Reading


_STOP: Final = re.compile(r"[.!?…][»”\"')\]]*\s+(?=[^\s])")  # between two sentences
ODD: Final = 1.0
"""Deviations of the ratio of lengths from which even as many sentences on both sides are looked at."""
JOINED: Final = 0.75
"""The share of its words that are answered somewhere in the unit from which a sentence left alone is not alone."""


def may_lack(fr: Sequence[str], en: Sequence[str], off: float) -> bool:
    """Whether the texts of a unit, so many deviations off in length, are worth cutting into sentences: one in eight is."""
    stops = [sum(len(_STOP.findall(text)) for text in texts) for texts in (fr, en)]
    return max(stops) > 0 and (stops[0] != stops[1] or abs(off) > ODD)


def lone_sentences(fr: Sequence[str], en: Sequence[str]) -> tuple[Lone, ...]:
    """Return the sentences left alone in a unit, given the prose of its blocks.

    One whose words are mostly answered after all was joined to others in a way that no tie allows for, and is left out.
    """
    cut: dict[Language, list[_Sentence]] = {"fr": _cut(fr, "fr"), "en": _cut(en, "en")}
    if not all(0 < len(held) <= MOST for held in cut.values()):
        return ()
    ties = tie_sentences(*([sentence.reading for sentence in cut[side]] for side in LANGUAGES))
    alone = [(side, tie.side(side)[0]) for tie in ties for side in LANGUAGES if not tie.side(other(side))]
    found = [_lone(cut, side, index) for side, index in alone]
    found = [lone for lone in found if lone.answered < JOINED]
    sides = {lone.language for lone in found}
    return tuple(lone._replace(mutual=len(sides) > 1) for lone in found)


def _cut(texts: Sequence[str], language: Language) -> list[_Sentence]:
    return [
        _Sentence(number, start, end, read(text[start:end], language))
        for number, text in enumerate(texts)
        for start, end in sentences(text, language)
    ]


def _lone(cut: dict[Language, list[_Sentence]], language: Language, index: int) -> Lone:
    mine, theirs = cut[language], cut[other(language)]
    sentence = mine[index]
    here, across = (sum(held.reading.length for held in side) for side in (mine, theirs))
    excess = _excess(language, here, across)
    without = _excess(language, max(1, here - sentence.reading.length), across)
    return Lone(
        language,
        sentence.text,
        sentence.start,
        sentence.end,
        sentence.reading,
        share_answered(sentence.reading, joined(held.reading for held in theirs)),
        excess,
        abs(excess) - abs(without),
        mutual=False,
    )


def _excess(language: Language, here: int, across: int) -> float:
    return off_length(here, across) if language == "fr" else -off_length(across, here)


def share_answered(one: Reading, across: Reading) -> float:
    """Return the share of a reading's weight that another answers; all of it where nothing weighs."""
    if not one.content:
        return 1.0
    marks = answered(one, across)
    return sum(token.weight for token, mark in zip(one.content, marks, strict=True) if mark) / one.weight
