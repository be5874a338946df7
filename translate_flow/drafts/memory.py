"""What was translated before: exact and fuzzy matches from reviewed units.

Likeness is rapidfuzz's ``ratio``, the share of characters that two texts have in common in order (normalised indel
similarity), on texts as `normalise` leaves them. Never ``WRatio`` or ``partial_ratio``: on paragraphs they cost a
hundred times as much and find a heading in every text that quotes it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from translate_flow.checks.context import ReviewState
from translate_flow.drafts.draft import Draft
from translate_flow.language import Language
from translate_flow.language.folding import normalise
from translate_flow.messages import Message, msg
from translate_flow.review.entry import Ledger

CUTOFF: Final = 0.7
"""Below this a match is of no help. Of 4,560 pairs of different paragraphs of one site, one came above .68, at .80."""

NEARLY: Final = 0.99
"""What a fuzzy match is given at most: 1 is for the same text."""

_LONGEST: Final = 20_000  # characters: longer texts are matched exactly only, likeness costs the product of two lengths
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its reviewed translation."""

    source: str
    target: str


def pairs(ledger: Ledger, source: Language) -> Iterator[Pair]:
    """Yield what was reviewed, as pairs from one language into the other. Drafts and doubtful entries are left out.

    An outdated entry is a pair of the original as it was reviewed; what has left the article was reviewed all the same.
    """
    for entry in (*ledger.entries, *ledger.gone):
        known = entry.state is ReviewState.REVIEWED or (
            entry.state is ReviewState.OUTDATED and entry.previous is not None and not entry.reason
        )
        if known and entry.target and not entry.extra:
            texts = (entry.reviewed_source, entry.target)
            yield Pair(*(texts if ledger.source == source else texts[::-1]))


class Memory:
    """Reviewed pairs of one direction, ready to be asked. Of the same pair twice one is kept."""

    def __init__(self, pairs: Iterable[Pair] = ()) -> None:
        known = {(pair, normalise(pair.source)) for pair in pairs}
        keyed = sorted((len(key), key, pair.source, pair.target) for pair, key in known)
        self._lengths = [item[0] for item in keyed]
        self._keys = [item[1] for item in keyed]
        self._pairs = [Pair(item[2], item[3]) for item in keyed]

    def __len__(self) -> int:
        return len(self._pairs)

    def suggest(self, text: str, limit: int = 5) -> tuple[Draft, ...]:
        """Return the best translations remembered for a text, best first: exact ones have score 1.

        A fuzzy match says in its problems in which words the remembered original differs.
        """
        query = normalise(text)
        if not query:
            return ()
        scored = [(1.0, number) for number in self._exact(query)]
        if len(scored) < limit and len(query) <= _LONGEST:
            scored += self._alike(query, limit)
        found: dict[str, Draft] = {}
        for score, number in sorted(scored, key=lambda item: (-item[0], item[1])):
            pair = self._pairs[number]
            problems = () if score == 1 else (_difference(self._keys[number], query),)
            found.setdefault(normalise(pair.target), Draft(pair.target, "memory", score, problems))
        return tuple(found.values())[:limit]

    def _exact(self, query: str) -> Iterator[int]:
        first = bisect_left(self._lengths, len(query))
        last = bisect_right(self._lengths, len(query))
        number = bisect_left(self._keys, query, first, last)
        while number < last and self._keys[number] == query:
            yield number
            number += 1

    def _alike(self, query: str, limit: int) -> list[tuple[float, int]]:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - opening an article asks no memory

        # A ratio of c needs lengths within c / (2 - c) of each other.
        reach = CUTOFF / (2 - CUTOFF)
        first = bisect_left(self._lengths, int(len(query) * reach))
        last = bisect_right(self._lengths, min(int(len(query) / reach) + 1, _LONGEST))
        found = process.extract(
            query, self._keys[first:last], scorer=fuzz.ratio, score_cutoff=CUTOFF * 100, limit=4 * limit
        )
        return [(min(round(score / 100, 3), NEARLY), first + index) for key, score, index in found if key != query]


def _difference(remembered: str, asked: str) -> Message:
    """Say which words were others when the translation was made."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - as above

    old, new = remembered.split(), asked.split()
    gone: list[str] = []
    come: list[str] = []
    for change in LCSseq.opcodes(old, new):
        if change.tag != "equal":
            gone += old[change.src_start : change.src_end]
            come += new[change.dest_start : change.dest_end]
    return msg("Translated for another text: “{old}” then, “{new}” now.", old=_short(gone), new=_short(come))


def _short(words: list[str]) -> str:
    text = " ".join(words)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
