"""Why two blocks are tied, or not: what each signal says of them, and what would be as likely.

The numbers are those of the aligner: logarithms of likelihood ratios, aligned against by chance. They add up to the
score.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from translate_flow.alignment.align import COMMON, COMMON_LEAST, align
from translate_flow.alignment.bitext import Bitext, Unit
from translate_flow.alignment.coverage import coverage
from translate_flow.alignment.features import Class, Features, features, read
from translate_flow.alignment.learn import learn
from translate_flow.alignment.links import Links, link, link_translations
from translate_flow.alignment.manual import Manual
from translate_flow.alignment.path import Step
from translate_flow.alignment.scores import COPY, COPY_AT_MOST, ONE_TO_ONE, WIDEST, Scorer
from translate_flow.articles.document import Document
from translate_flow.errors import UsageError
from translate_flow.language.lexicon import Lexicon, shipped_lexicon
from translate_flow.messages import msg

if TYPE_CHECKING:
    from translate_flow.alignment.coverage import Coverage

RIVALS: Final = 3
"""Other ties that are named, of each block."""


class Signal(StrEnum):
    """What the aligner looks at."""

    LENGTH = "length"
    NUMBERS = "numbers"
    NAMES = "names"
    IDENTICAL = "identical-words"
    COGNATES = "cognates"
    LEXICON = "lexicon"
    LEARNT = "learnt"
    LINKS = "links-and-code"
    SIGNS = "punctuation"
    UNANSWERED = "unanswered"
    KIND = "kind"
    ENDING = "ending"
    COPY = "copy"
    PRIOR = "prior"


@dataclass(frozen=True, slots=True)
class Share:
    """What one signal adds to the score, and the words that it comes from: French and English, one empty where unanswered."""

    signal: Signal
    score: float
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rival:
    """Another tie of one of the two blocks, and its score."""

    fr: int
    en: int
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """What speaks for and against tying block `fr` to block `en`, and the units that the two are in."""

    bitext: Bitext
    fr: int
    en: int
    score: float
    shares: tuple[Share, ...]
    rivals: tuple[Rival, ...]
    fr_unit: Unit
    en_unit: Unit

    @property
    def together(self) -> bool:
        """Whether they are in one unit."""
        return self.fr_unit is self.en_unit


def block_at(document: Document, line: int) -> int:
    """Return the block that stands on a line, 1-based.

    Raises `UsageError` when none does.
    """
    for block in document.blocks:
        if block.line <= line <= block.end_line:
            return block.index
    raise UsageError(msg("No text stands on line {line}.", line=line), path=document.path)


def explain(
    fr: Document, en: Document, row: int, column: int, *, lexicon: Lexicon | None = None, manual: Sequence[Manual] = ()
) -> Explanation:
    """Say what each signal contributes to the tie of a French and an English block, given by their index.

    Everything that the aligner knows is used, as in its second pass: the lexicon, and what the article itself teaches.
    """
    known = shipped_lexicon() if lexicon is None else lexicon
    bitext = align(fr, en, known, manual)
    one, two = features(read(fr)), features(read(en))
    cognates, told = link(one, two), link_translations(one, two, known)
    steps = [_step(unit) for unit in bitext.tied() if len(unit.fr) == 1 == len(unit.en)]
    links = cognates.plus(told)
    learnt = learn(one, two, steps, links)
    links = links.plus(learnt)
    common = COMMON_LEAST + COMMON * (len(one.length) + len(two.length))
    scorer = Scorer(one, two, coverage(one, two, links, common), coverage(two, one, links.mirrored(), common), WIDEST)
    table = _table(scorer, one, two)
    kinds = {
        **dict.fromkeys(zip(told.one, told.other, strict=True), Signal.LEXICON),
        **dict.fromkeys(zip(cognates.one, cognates.other, strict=True), Signal.COGNATES),
        **dict.fromkeys(zip(learnt.one, learnt.other, strict=True), Signal.LEARNT),
    }
    here = _Words(one, two, links, kinds, common)
    there = _Words(two, one, links.mirrored(), {(b, a): kind for (a, b), kind in kinds.items()}, common)
    words = [*here.of(row, column), *there.of(column, row, turned=True)]
    shares = _shares(scorer, row, column, words, float(table[row][column]))
    units = {side: {i: unit for unit in bitext.units for i in unit.side(side)} for side in ("fr", "en")}
    return Explanation(
        bitext, row, column, sum(share.score for share in shares), shares, _rivals(table, row, column),
        units["fr"][row], units["en"][column],
    )  # fmt: skip


def _step(unit: Unit) -> Step:
    # A confident unit teaches; its score only has to say that it is one.
    return Step(unit.fr[0], unit.fr[0] + 1, unit.en[0], unit.en[0] + 1, 30 * unit.confidence)


def _table(scorer: Scorer, one: Features, two: Features) -> list[list[float]]:
    import numpy as np  # noqa: PLC0415 - costs a quarter of a second

    rows, columns = (np.arange(len(side.length), dtype=np.int32) for side in (one, two))
    table: list[list[float]] = (scorer.pairs(rows, columns) + ONE_TO_ONE).tolist()
    return table


@dataclass(frozen=True, slots=True)
class _Word:
    """A token of one block, what it adds, and the token that answers it in the other block."""

    signal: Signal
    score: float
    fr: str
    en: str


class _Words:
    """What each token of a block says of a block of the other side, token by token as `coverage` weighs it."""

    def __init__(
        self, one: Features, two: Features, links: Links, kinds: dict[tuple[int, int], Signal], common: int
    ) -> None:
        self.one, self.two, self.links, self.kinds, self.common = one, two, links, kinds, common

    def of(self, row: int, column: int, *, turned: bool = False) -> Iterable[_Word]:
        """Yield what the tokens of a block add; `turned` where the block is English."""
        one, two = self.one, self.two
        held = [t for t in range(len(one.keys)) if row in one.blocks[one.start[t] : one.start[t + 1]]]
        answers = {t for t in range(len(two.keys)) if column in two.blocks[two.start[t] : two.start[t + 1]]}
        nothing = self._weigh(Links([], [], []), row, column)
        always = [t for t in held if one.classes[t] in (Class.NUMBER, Class.ANCHOR)]
        for token in held:
            numbers = [n for n, mine in enumerate(self.links.one) if mine == token]
            own = Links(
                [token] * len(numbers),
                [self.links.other[n] for n in numbers],
                [self.links.probability[n] for n in numbers],
            )
            # A number or an anchor that nothing answers speaks against every block; each has its part in that.
            score = self._weigh(own, row, column) - nothing + (nothing / len(always) if token in always else 0.0)
            found = [n for n in numbers if self.links.other[n] in answers]
            best = max(found, key=lambda n: self.links.probability[n], default=None)
            answer = None if best is None else self.links.other[best]
            word, other = one.keys[token], "" if answer is None else two.keys[answer]
            if abs(score) >= LEAST:
                signal = self._signal(token, answer)
                yield _Word(signal, score, other, word) if turned else _Word(signal, score, word, other)

    def _weigh(self, links: Links, row: int, column: int) -> float:
        return _at(coverage(self.one, self.two, links, self.common), row, column, int(self.two.spoken[column]))

    def _signal(self, token: int, answer: int | None) -> Signal:
        if answer is None:
            return Signal.UNANSWERED
        sort = Class(int(self.one.classes[token]))
        if sort in _BY_CLASS:
            return _BY_CLASS[sort]
        if self.one.keys[token] == self.two.keys[answer]:
            return Signal.NAMES if sort is Class.NAME else Signal.IDENTICAL
        return self.kinds[token, answer]


LEAST: Final = 0.005
"""What adds less than this to the score is not spoken of."""

_BY_CLASS: Final = {Class.NUMBER: Signal.NUMBERS, Class.ANCHOR: Signal.LINKS, Class.SIGN: Signal.SIGNS}


def _at(covered: Coverage, row: int, column: int, spoken: int) -> float:
    here = (covered.row == row) & (covered.column == column)
    return float(covered.gain[here].sum() + covered.base[row, spoken])


def _shares(scorer: Scorer, row: int, column: int, words: Sequence[_Word], total: float) -> tuple[Share, ...]:
    """Return what each signal adds, the largest first; what no other signal has is the length's."""
    signals = {word.signal for word in words}
    found = [
        Share(
            signal,
            sum(word.score for word in words if word.signal is signal),
            tuple(dict.fromkeys((word.fr, word.en) for word in words if word.signal is signal)),
        )
        for signal in Signal
        if signal in signals
    ]
    rows, columns = slice(row, row + 1), slice(column, column + 1)
    found.append(Share(Signal.KIND, float(scorer.kinds.at(rows, columns)[0, 0])))
    found.append(Share(Signal.ENDING, float(scorer.endings.at(rows, columns)[0, 0])))
    found.append(Share(Signal.PRIOR, ONE_TO_ONE))
    if scorer.one.texts[row] == scorer.other.texts[column]:
        found.append(Share(Signal.COPY, min(COPY * float(scorer.one.tokens[row]), COPY_AT_MOST)))
    found.append(Share(Signal.LENGTH, total - sum(share.score for share in found)))
    return tuple(sorted(found, key=lambda share: -abs(share.score)))


def _rivals(table: Sequence[Sequence[float]], row: int, column: int) -> tuple[Rival, ...]:
    """Return the best other ties of both blocks."""
    across = sorted((-score, j) for j, score in enumerate(table[row]) if j != column)[:RIVALS]
    down = sorted((-line[column], i) for i, line in enumerate(table) if i != row)[:RIVALS]
    found = [Rival(row, j, -score) for score, j in across] + [Rival(i, column, -score) for score, i in down]
    return tuple(sorted(found, key=lambda rival: -rival.score))
