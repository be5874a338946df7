"""Which entry of a ledger belongs to which unit of an article: by text, never by number.

Blocks are added, moved and edited between two reviews, so an entry is found again by what it says: first by both
texts, then by the original alone, in order where a text stands several times; then, among what is left over, by
likeness. Texts are compared as `normalise` leaves them: spaces, quotation marks and wrapping do not count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import eq
from typing import Final

from translate_flow.alignment.bitext import Bitext, Relation
from translate_flow.articles.document import PROSE
from translate_flow.checks.context import ReviewState
from translate_flow.language import Language, other
from translate_flow.language.folding import normalise as _normalise
from translate_flow.review.entry import PARAGRAPH_BREAK, Entry, text_of

LIKE: Final = 0.5
"""From here on two texts are versions of each other: of unrelated French paragraphs, one pair in a hundred reaches
.19."""

_KIN: Final = 0.25  # what the originals must share when the translations are the same
_WINDOW: Final = 40  # left-over units to look at on either side: an article rewritten throughout must not take seconds


normalise = lru_cache(maxsize=1 << 14)(_normalise)
"""Remembered: a reviewer's every key asks for the same texts again, and 5,000 paragraphs take .3 s to normalise."""


@dataclass(frozen=True, slots=True)
class Text:
    """The texts of one unit as a ledger sees them, and the same normalised.

    `extra`: the unit stands in the language of the translation alone, and `source` holds it. `target` is empty where
    there is no translation, be it that the block was never translated: `copy` is then what stands in its place.
    """

    unit: int
    source: str
    target: str
    extra: bool
    prose: bool
    source_key: str
    target_key: str
    copy: str = ""

    def holds(self, target: str) -> bool:
        """Whether the document says this in place of a translation, or nothing where this is nothing."""
        key = normalise(target)
        return key == self.target_key or (bool(key) and key == normalise(self.copy))


def texts(bitext: Bitext, source: Language) -> tuple[Text, ...]:
    """Return the texts of all units that have one, in order."""
    target = other(source)
    found = []
    for number, unit in enumerate(bitext.units):
        sides = bitext.blocks(unit, source), bitext.blocks(unit, target)
        here, there = text_of(sides[0]), text_of(sides[1])
        extra, copy = not here, ""
        if unit.relation is Relation.UNTRANSLATED:
            extra = extra or {bitext.spoken(source)[i] for i in unit.side(source)} == {target}
            here, there, copy = (there or here, "", here) if extra else (here, "", there)
        elif extra:
            here, there = there, ""
        if here:
            prose = any(block.kind in PROSE for side in sides for block in side)
            found.append(Text(number, here, there, extra, prose, normalise(here), normalise(there), copy))
    return tuple(found)


def likeness(one: str, two: str, cutoff: float = 0.0) -> float:
    """Return the share of words that two normalised texts have in common, in order: 0 to 1, 0 under the cutoff."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - most articles have no ledger, and most ledgers match exactly

    return Indel.normalized_similarity(one.split(), two.split(), score_cutoff=cutoff)


class Matching:
    """The entries that belong to a sequence of texts, by position in both; filled step by step."""

    def __init__(self, live: Sequence[Entry], gone: Sequence[Entry], wanted: Sequence[Text]) -> None:
        self.entries = [*live, *gone]
        self._texts = wanted
        self._sources = [normalise(entry.source) for entry in self.entries]
        self._reviewed = [
            key if entry.previous is None else normalise(entry.previous)
            for key, entry in zip(self._sources, self.entries, strict=True)
        ]
        self._targets = [normalise(entry.target) for entry in self.entries]
        self.found: dict[int, int] = {}
        self._live = range(len(live))

    def exact(self) -> None:
        """Tie texts to entries about the same original, the same translation first.

        What is left over, or gone, comes in where both texts are its own and the entry found says nothing of them.
        """

        def pair(text: Text) -> Hashable:
            return text.extra, text.source_key, text.target_key

        def source(text: Text) -> Hashable:
            return text.extra, text.source_key

        self._repeated()
        self._tie(self._live, pair, self._pairs)
        self._tie(self.spare(), pair, self._pairs, again=True)
        self._tie(self._live, source, lambda n: [(self.entries[n].extra, self._sources[n])])
        self._tie(self._live, source, lambda n: [(self.entries[n].extra, self._reviewed[n])])
        self._tie(self.spare(), pair, self._written, again=True)

    def regroup(self) -> dict[int, Entry]:
        """Return entries for texts whose paragraphs were all seen before, in other units: only the alignment changed.

        A text that holds a draft, glued to a neighbour, is a draft.
        """
        sources: set[str] = set()
        targets: set[str] = set()
        drafts: dict[str, str] = {}
        for number in self.spare():
            entry = self.entries[number]
            if entry.state is ReviewState.DRAFT:
                drafts.update((key, entry.origin) for key in _paragraphs(entry.target))
            elif entry.state is ReviewState.REVIEWED or (entry.state is ReviewState.OUTDATED and entry.target):
                sources.update(_paragraphs(entry.reviewed_source))
                targets.update(_paragraphs(entry.target))
        made = {}
        for number, text in enumerate(self._texts):
            if self._settled(number) or not text.target:
                continue
            parts = _paragraphs(text.target)
            if origins := [drafts[part] for part in parts if part in drafts]:
                made[number] = Entry(text.source, text.target, ReviewState.DRAFT, origin=origins[0])
            elif sources.issuperset(_paragraphs(text.source)) and targets.issuperset(parts):
                made[number] = Entry(text.source, text.target, ReviewState.REVIEWED)
        for number in self._merged():
            text = self._texts[number]
            made.setdefault(number, Entry(text.source, text.target, ReviewState.REVIEWED))
        return made

    def _merged(self) -> Iterator[int]:
        """Yield texts that say what neighbouring reviewed entries said together, or that together say what one entry said.

        A paragraph that was cut in two, or put together with the next one, reads as it did.
        """
        open_ = [n for n, text in enumerate(self._texts) if not self._settled(n) and text.target]
        spare = [n for n in self.spare() if n in self._live and self.entries[n].state is ReviewState.REVIEWED]
        texts_ = [(self._texts[n].source_key, self._texts[n].target_key) for n in open_]
        entries = [(self._sources[n], self._targets[n]) for n in spare]
        for whole, _, _ in _runs(texts_, entries):
            yield open_[whole]
        for _, first, end in _runs(entries, texts_):
            yield from open_[first:end]

    def alike(self, settled: Iterable[int]) -> None:
        """Tie what is left over to the entries that it resembles most, except for texts that are settled otherwise."""
        skip = set(settled)
        numbers = [n for n in range(len(self._texts)) if n not in skip and n not in self.found]
        spare = [n for n in self.spare() if n in self._live]
        scored: list[tuple[float, int, int, int]] = []
        for rank, entry in enumerate(spare):
            middle = rank * len(numbers) // len(spare)
            near = numbers[max(0, middle - _WINDOW) : middle + _WINDOW + 1]
            scores = ((self._score(entry, self._texts[number]), number) for number in near)
            scored.extend((-score, abs(entry - number), entry, number) for score, number in scores if score >= LIKE)
        taken: set[int] = set()
        for _, _, entry, number in sorted(scored):
            if entry not in taken and number not in self.found:
                self.found[number] = entry
                taken.add(entry)

    def spare(self) -> list[int]:
        """Return the entries that hold a state and belong to no text yet, in order."""
        used = set(self.found.values())
        return [n for n, entry in enumerate(self.entries) if n not in used and entry.state is not None]

    def _repeated(self) -> None:
        """Tie texts that stand as often as before in their order, unless another order fits their translations better."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for number in self._live:
            waiting[self.entries[number].extra, self._sources[number]].append(number)
        here: dict[Hashable, list[int]] = defaultdict(list)
        for number, text in enumerate(self._texts):
            here[text.extra, text.source_key].append(number)
        for key, numbers in here.items():
            entries = waiting.get(key, [])
            if len(entries) != len(numbers):
                continue
            had = [self._targets[number] for number in entries]
            have = [self._texts[number].target_key for number in numbers]
            if sum(map(eq, had, have)) == (Counter(had) & Counter(have)).total():
                ties = zip(numbers, entries, had, have, strict=True)
                self.found.update((number, entry) for number, entry, old, new in ties if old == new)

    def _settled(self, number: int) -> bool:
        return number in self.found and self.entries[self.found[number]].state is not None

    def _pairs(self, number: int) -> list[Hashable]:
        entry = self.entries[number]
        target = self._targets[number]
        return [(entry.extra, key, target) for key in (self._sources[number], self._reviewed[number])]

    def _written(self, number: int) -> list[Hashable]:
        """Return the key of a paragraph that the original lacked, once its draft is written into the original."""
        extra = self.entries[number].extra and self._targets[number]
        return [(False, self._targets[number], self._sources[number])] if extra else []

    def _tie(
        self,
        entries: Sequence[int],
        key: Callable[[Text], Hashable],
        keys: Callable[[int], Sequence[Hashable]],
        *,
        again: bool = False,
    ) -> None:
        """Tie texts to entries of the same key, in order; `again` takes texts whose entry holds no state."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        used = set(self.found.values())
        for number in reversed(entries):
            for name in dict.fromkeys(keys(number)) if number not in used else ():
                waiting[name].append(number)
        for number, text in enumerate(self._texts):
            if self._settled(number) or (number in self.found and not again):
                continue
            queue = waiting.get(key(text), [])
            while queue and queue[-1] in used:
                queue.pop()
            if queue:
                self.found[number] = queue.pop()
                used.add(self.found[number])

    def _score(self, number: int, text: Text) -> float:
        entry = self.entries[number]
        if entry.extra is not text.extra:
            return 0.0
        source = likeness(self._reviewed[number], text.source_key, _KIN)
        if not source or not entry.target or not text.target:
            return source
        return (source + likeness(self._targets[number], text.target_key)) / 2


def _paragraphs(text: str) -> list[str]:
    return [normalise(part) for part in text.split(PARAGRAPH_BREAK)]


def _runs(wholes: Sequence[tuple[str, str]], parts: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int, int]]:
    """Yield which whole is made of which run of neighbouring parts, on both sides: its index, the first part, the end."""
    beginning: dict[str, list[int]] = defaultdict(list)
    for n, (source, _) in enumerate(parts):
        beginning[_first_word(source)].append(n)
    for number, (source, target) in enumerate(wholes):
        for first in beginning[_first_word(source)]:
            end, here, there = first + 1, *parts[first]
            while len(here) < len(source) and source.startswith(f"{here} ") and end < len(parts):
                here, there, end = f"{here} {parts[end][0]}", f"{there} {parts[end][1]}", end + 1
            if (here, there) == (source, target):
                yield number, first, end
                break


def _first_word(text: str) -> str:
    return text.split(" ", 1)[0]
