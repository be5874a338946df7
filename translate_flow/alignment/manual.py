"""What a person says of an alignment, as values that outlive edits: which blocks belong together, and which do not.

Blocks are named by what they say and, where several say the same, by which of them it is; never by line or number. What
is said of a text that has left the article is kept aside: it counts again when the text comes back.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from translate_flow.articles.document import Document
from translate_flow.language import Language
from translate_flow.language.folding import normalise


class Named(NamedTuple):
    """A block by its normalised text, and which of those that say so it is, from 1."""

    text: str
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Link:
    """These blocks are one unit, and nothing else is in it."""

    fr: tuple[Named, ...]
    en: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Unlink:
    """None of these French blocks is tied to any of these English ones."""

    fr: tuple[Named, ...]
    en: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """These neighbours of one side are in one unit, whatever it is tied to."""

    language: Language
    blocks: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """These two neighbours of one side are in different units."""

    language: Language
    before: Named
    after: Named


Manual: TypeAlias = Link | Unlink | Merge | Split
_ORDER: Final = (Link, Unlink, Merge, Split)


class Pair(NamedTuple):
    """A unit made by hand, as block numbers of the two sides."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Constraints:
    """What hands have settled of two documents, as block numbers.

    `glued` and `cut` hold the borders between a block and the one before it, by the number of the block: of rows first,
    of columns second.
    """

    pairs: tuple[Pair, ...] = ()
    forbidden: frozenset[tuple[int, int]] = frozenset()
    glued: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
    cut: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())

    def __bool__(self) -> bool:
        return bool(self.pairs or self.forbidden or any(self.glued) or any(self.cut))

    def mirrored(self) -> Constraints:
        """Return the same with the sides exchanged."""
        return Constraints(
            tuple(Pair(columns, rows) for rows, columns in self.pairs),
            frozenset((column, row) for row, column in self.forbidden),
            self.glued[::-1],
            self.cut[::-1],
        )

    def allow(self, rows: range, columns: range) -> bool:
        """Say whether neighbours that no hand has tied may be one unit: together, apart and whole as was said."""
        return (
            all(self._fits(side, number) for number, side in enumerate((rows, columns)) if side)
            and not any(row in pair.rows for pair in self.pairs for row in rows)
            and not any(column in pair.columns for pair in self.pairs for column in columns)
            and not any(row in rows and column in columns for row, column in self.forbidden)
        )

    def _fits(self, blocks: range, side: int) -> bool:
        inside = range(blocks.start + 1, blocks.stop)
        ends = {blocks.start, blocks.stop}
        return self.cut[side].isdisjoint(inside) and self.glued[side].isdisjoint(ends)


NO_CONSTRAINTS: Final = Constraints()


@dataclass(frozen=True, slots=True)
class Settled:
    """What manual values mean for two documents.

    `gone`: the text of a block has left, or what were neighbours no longer are. `contradicted`: said against another.
    """

    constraints: Constraints = NO_CONSTRAINTS
    held: tuple[Manual, ...] = ()
    gone: tuple[Manual, ...] = ()
    contradicted: tuple[Manual, ...] = ()


def block_key(text: str) -> str:
    """Return a block's text as it is named: normalised, on one line, without control characters."""
    line = " ".join(normalise(text).split())
    return line if line.isprintable() else "".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cs"))


def named(document: Document, blocks: Iterable[int]) -> tuple[Named, ...]:
    """Return the names of some blocks of a document, in document order."""
    wanted = sorted(set(blocks))
    seen: Counter[str] = Counter()
    names = []
    for block in document.blocks[: wanted[-1] + 1] if wanted else ():
        key = block_key(block.text)
        seen[key] += 1
        names.append(Named(key, seen[key]))
    return tuple(names[index] for index in wanted)


def settle(manual: Sequence[Manual], fr: Document, en: Document) -> Settled:
    """Return what holds of two documents; of two values that contradict each other the first of its kind holds.

    Kinds have the order link, unlink, merge, split, so that the order in which values come from a file matters little.
    """
    if not manual:
        return Settled()
    places: dict[Language, Mapping[Named, int]] = {"fr": _places(fr), "en": _places(en)}
    board = _Board()
    held, gone, contradicted = [], [], []
    for value in sorted(manual, key=lambda value: _ORDER.index(type(value))):
        found = _found(value, places)
        if found is None:
            gone.append(value)
        elif board.take(value, *found):
            held.append(value)
        else:
            contradicted.append(value)
    return Settled(board.constraints(), tuple(held), tuple(gone), tuple(contradicted))


def said(manual: Sequence[Manual], value: Manual, fr: Document, en: Document) -> tuple[Manual, ...]:
    """Return the values with one more, without those that it contradicts; what speaks of gone texts stays.

    An `Unlink` of blocks that a hand has tied takes that tie away; so does a `Split` of what was merged.
    """
    kept: list[Manual] = []
    for old in manual:
        both = settle((old, value), fr, en)
        if old != value and not both.contradicted:
            kept.append(old)
    return tuple(sorted((*kept, value), key=sort_key))


def sort_key(value: Manual) -> tuple[int, str]:
    """Return what values are sorted by, so that the same ones are always written alike."""
    return _ORDER.index(type(value)), repr(value)


def _places(document: Document) -> Mapping[Named, int]:
    names = named(document, range(len(document.blocks)))
    return {name: index for index, name in enumerate(names)}


def _found(value: Manual, places: Mapping[Language, Mapping[Named, int]]) -> tuple[list[int], list[int]] | None:
    """Return the block numbers of a value on both sides; None where a text is gone or neighbours no longer are."""
    match value:
        case Link() | Unlink():
            sides = value.fr, value.en
        case Merge():
            sides = (value.blocks, ()) if value.language == "fr" else ((), value.blocks)
        case Split():
            two = (value.before, value.after)
            sides = (two, ()) if value.language == "fr" else ((), two)
    rows = [places["fr"].get(name, -1) for name in sides[0]]
    columns = [places["en"].get(name, -1) for name in sides[1]]
    if min((*rows, *columns), default=-1) < 0:
        return None
    if isinstance(value, Merge | Split):
        line = rows or columns
        if line != list(range(line[0], line[0] + len(line))):
            return None
    elif not rows or not columns:
        return None
    return sorted(set(rows)), sorted(set(columns))


@dataclass(slots=True)
class _Board:
    """What has been settled so far."""

    pairs: list[Pair] = field(default_factory=list)
    forbidden: set[tuple[int, int]] = field(default_factory=set)
    glued: tuple[set[int], set[int]] = field(default_factory=lambda: (set(), set()))
    cut: tuple[set[int], set[int]] = field(default_factory=lambda: (set(), set()))

    def constraints(self) -> Constraints:
        one, other = self.glued
        cut_one, cut_other = self.cut
        return Constraints(
            tuple(sorted(self.pairs)),
            frozenset(self.forbidden),
            (frozenset(one), frozenset(other)),
            (frozenset(cut_one), frozenset(cut_other)),
        )

    def take(self, value: Manual, rows: Sequence[int], columns: Sequence[int]) -> bool:
        """Settle a value, or leave all as it is and return False where it contradicts what is settled."""
        match value:
            case Link():
                return self._link(Pair(tuple(rows), tuple(columns)))
            case Unlink():
                return self._unlink({(row, column) for row in rows for column in columns})
            case Merge():
                return self._merge(rows or columns, 0 if rows else 1)
            case Split():
                return self._split(rows or columns, 0 if rows else 1)

    def _link(self, pair: Pair) -> bool:
        if pair in self.pairs:
            return True
        if any(set(pair.rows) & set(old.rows) or set(pair.columns) & set(old.columns) for old in self.pairs):
            return False
        self.pairs.append(pair)
        return True

    def _unlink(self, cells: set[tuple[int, int]]) -> bool:
        if any(row in pair.rows and column in pair.columns for pair in self.pairs for row, column in cells):
            return False
        self.forbidden |= cells
        return True

    def _merge(self, blocks: Sequence[int], side: int) -> bool:
        if any(0 < len(set(pair[side]) & set(blocks)) < len(blocks) for pair in self.pairs):
            return False
        self.glued[side].update(blocks[1:])
        return True

    def _split(self, blocks: Sequence[int], side: int) -> bool:
        if blocks[1] in self.glued[side] or any(set(blocks) <= set(pair[side]) for pair in self.pairs):
            return False
        self.cut[side].add(blocks[1])
        return True
