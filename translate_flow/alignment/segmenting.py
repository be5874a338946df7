"""Dumps of several articles: where articles begin and end on both sides, and which belong together.

A proposal for a person to confirm. Each side says where articles seem to begin (`segmenting_side`); the two sides are
aligned as wholes, and a beginning on one side is found on the other where the ties turn from one article to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from translate_flow.alignment.align import align
from translate_flow.alignment.bitext import Relation
from translate_flow.alignment.manual import block_key
from translate_flow.alignment.segmenting_side import ALIKE, TITLE, Left, Side, Sign, alike, read_side
from translate_flow.articles.document import Document
from translate_flow.articles.reading import read_document
from translate_flow.language import Language
from translate_flow.language.lexicon import Lexicon

SAME: Final = 0.6
LONGER: Final = 1.8
"""Two lines of one language are one title in other words where they share so much, and neither is longer than this."""
TITLES: Final = 4
"""Lines at the head of an article that may be its title, printed again or in the other language."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of a dump: its blocks on each side, the end exclusive; an empty stretch is a side that does not exist.

    `titles` are the blocks that print its title, by the side they stand on and the language they are in.
    """

    fr: range
    en: range
    sign: Sign
    titles: tuple[Title, ...] = ()

    def side(self, language: Language) -> range:
        """Return the blocks of one side."""
        return self.fr if language == "fr" else self.en

    def title(self, language: Language) -> str:
        """Return the title in one language, that of its own side first, empty where none is printed."""
        found = sorted((title for title in self.titles if title.language == language), key=lambda t: t.side != language)
        return found[0].text if found else ""


class Title(NamedTuple):
    """A line that prints a title: the side it stands on, its block there, the language it is in, what it says."""

    side: Language
    block: int
    language: Language
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The articles of two dumps in order, and what belongs to none of them."""

    fr: Document
    en: Document
    pieces: tuple[Piece, ...]
    left: tuple[Left, ...]


def propose(fr: Document, en: Document, lexicon: Lexicon | None = None) -> Proposal:
    """Propose where the articles of two dumps are. Every block is in one piece or one stretch left out.

    The documents are read with every line a block (`Segment` ``line``).
    """
    one, two = read_side(fr), read_side(en)
    ties = _ties(one, two, lexicon)
    points = _points(one, two, ties)
    ends = [*points[1:], _Point(len(one.keys), len(two.keys), Sign.FIRST)]
    pieces = []
    for point, end in zip(points, ends, strict=True):
        rows, columns = _trimmed(one, point.row, end.row), _trimmed(two, point.column, end.column)
        if rows or columns:
            titles = _agreed((*_titles(one, rows), *_titles(two, columns)))
            pieces.append(Piece(rows, columns, point.sign, titles))
    return Proposal(fr, en, tuple(pieces), (*one.left, *two.left))


class _Point(NamedTuple):
    """A place between blocks of both sides, where an article begins."""

    row: int
    column: int
    sign: Sign


class _Tie(NamedTuple):
    row: int
    column: int
    weight: float


def _ties(one: Side, two: Side, lexicon: Lexicon | None) -> list[_Tie]:
    """Return what is tied to what, of all that is text of an article."""
    maps = [[n for n in range(len(side.keys)) if not side.is_left(n)] for side in (one, two)]
    bitext = align(_without(one), _without(two), lexicon)
    return [
        _Tie(maps[0][row], maps[1][column], unit.confidence)
        for unit in bitext.tied()
        if unit.relation is not Relation.MOVED
        for row in unit.fr
        for column in unit.en
    ]


def _without(side: Side) -> Document:
    """Return a side without what is left out of it."""
    lines = [block.text for block in side.document.blocks if not side.is_left(block.index)]
    text = "\n".join(" ".join(line.split()) for line in lines)
    return read_document(text.encode(), side.document.path, side.document.language, segment="line")


def _points(one: Side, two: Side, ties: Sequence[_Tie]) -> list[_Point]:
    """Return where articles begin, in order on both sides, from the first block on."""
    mirrored = [_Tie(tie.column, tie.row, tie.weight) for tie in ties]
    found = [_Point(row, _across(row, ties, two), sign) for row, sign in one.starts.items()]
    columns = {point.column for point in found}
    for column, sign in two.starts.items():
        if column not in columns:
            row = _across(column, mirrored, one)
            if all(point.row != row or _empty(two, point.column, column) is False for point in found):
                found.append(_Point(row, column, sign))
    points = [_Point(0, 0, Sign.FIRST)]
    for point in sorted(found):
        last = points[-1]
        here = _Point(point.row, max(point.column, last.column), point.sign)
        if _empty(one, last.row, here.row) and _empty(two, last.column, here.column):
            sign = here.sign if last.sign is Sign.FIRST else last.sign
            points[-1] = _Point(last.row, last.column, sign)
        else:
            points.append(here)
    return points


def _empty(side: Side, start: int, stop: int) -> bool:
    """Whether no text of an article stands between two places."""
    return all(side.is_left(block) for block in range(start, stop))


def _across(start: int, ties: Sequence[_Tie], there: Side) -> int:
    """Return where, on the other side, what begins here begins: the place that the fewest ties cross.

    Where several places are as good, one where an article seems to begin by itself; else below all that is tied to what
    came before, and what reads like a title goes with what follows.
    """
    size = len(there.keys)
    cost = [0.0] * (size + 1)
    for row, column, weight in ties:
        # Ties of what comes before want the border behind them, the others before them.
        for place in range(column + 1) if row < start else range(column + 1, size + 1):
            cost[place] += weight
    least = min(cost)
    places = [place for place, value in enumerate(cost) if value <= least + 1e-9]
    own = [place for place in places if place in there.starts]
    if own:
        return own[-1]
    best = places[-1]
    while best - 1 in places and best - 1 >= 0 and there.is_label(best - 1) and not there.is_left(best - 1):
        best -= 1
    return best


def _trimmed(side: Side, start: int, stop: int) -> range:
    """Return a stretch without what is left out at its ends."""
    while start < stop and side.is_left(start):
        start += 1
    while stop > start and side.is_left(stop - 1):
        stop -= 1
    return range(start, stop)


def _titles(side: Side, blocks: range) -> tuple[Title, ...]:
    """Return the lines at the head of an article that print its title: the first, and those that say the same."""
    own = side.document.language
    head: list[Title] = []
    for block in blocks[:TITLES]:
        key = side.keys[block]
        says_same = any(key == side.keys[t.block] for t in head)
        if head and not says_same and len({side.keys[t.block] for t in head}) == len(head):
            likeness = alike(key, head[-1].text)
            longer = max(len(key), len(head[-1].text)) > LONGER * min(len(key), len(head[-1].text))
            says_same = not longer and likeness >= (ALIKE if side.spoken[block] != head[-1].language else SAME)
        if len(key) > TITLE or (head and not says_same) or (not head and not _heads(side, block, blocks)):
            break
        language = own if side.spoken[block] is None else side.spoken[block] or own
        head.append(Title(side.document.language, block, language, " ".join(side.document.blocks[block].text.split())))
    return tuple(head)


def _agreed(titles: Sequence[Title]) -> tuple[Title, ...]:
    """Return the titles without a line in the wrong language that says something else than the title in that language."""
    known = {title.language: title for title in titles if title.side == title.language}
    return tuple(
        title
        for title in titles
        if title.side == title.language
        or title.language not in known
        or block_key(title.text) == block_key(known[title.language].text)
        or alike(title.text, known[title.language].text) >= ALIKE
    )


def _heads(side: Side, block: int, blocks: range) -> bool:
    """Whether the first line of an article is its title: it is printed again, or reads like one and text follows."""
    if block + 1 >= blocks.stop:
        return side.is_label(block)
    below = side.keys[block + 1]
    twice = below == side.keys[block] or (len(below) <= TITLE and alike(below, side.keys[block]) >= ALIKE)
    return twice or (side.is_label(block) and len(below) > len(side.keys[block]))
