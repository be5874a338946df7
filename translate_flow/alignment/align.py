"""Two documents become a bitext.

Faithful pairs are seen to be so without a table. Else one pass with what needs no knowledge (lengths, numbers, names,
cognates, kinds); where that leaves anything in doubt, a second with a lexicon and the words that the first saw
together; then what is left over is tied across the order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.alignment.confidence import confidences
from translate_flow.alignment.copies import over_copies
from translate_flow.alignment.corridor import corridor
from translate_flow.alignment.coverage import coverage
from translate_flow.alignment.diagonal import diagonal
from translate_flow.alignment.exchange import exchanged, suspects, uncrossed
from translate_flow.alignment.features import Features, Reading, features, read
from translate_flow.alignment.learn import learn
from translate_flow.alignment.links import Links, link, link_translations
from translate_flow.alignment.manual import NO_CONSTRAINTS, Constraints, Manual, Pair, settle
from translate_flow.alignment.manual_path import Bound, bound_path, by_hand, with_hands
from translate_flow.alignment.path import Step, best_path, prices
from translate_flow.alignment.relink import WEAK, is_doubtful, relink, with_echoes
from translate_flow.alignment.scores import NARROW, WIDEST, Scorer
from translate_flow.articles.document import Document
from translate_flow.language import Language
from translate_flow.language.lexicon import Lexicon, shipped_lexicon

if TYPE_CHECKING:
    from translate_flow.alignment.path import Scores

COMMON: Final = 1
COMMON_LEAST: Final = 4_000
"""How many cells one token may touch: this many, and so many more for each block of both documents."""

SETTLED: Final = 2
"""Good ties of one to one, one after the other, that end a stretch in which blocks may have to be joined."""


def align(fr: Document, en: Document, lexicon: Lexicon | None = None, manual: Sequence[Manual] = ()) -> Bitext:
    """Align two documents: every block of both in exactly one unit, whatever the input.

    The result depends on nothing but the two documents, the lexicon (None: the one that comes with the package) and
    what hands have settled, which it keeps to, and swapping the sides mirrors it. Method: dynamic programming over
    units of up to ten blocks (Gale and Church 1993), each scored as a log-likelihood ratio.
    """
    french, english = read(fr), read(en)
    known = shipped_lexicon() if lexicon is None else lexicon
    constraints = settle(manual, fr, en).constraints
    # The table is always laid the same way round, so that ties are broken alike whichever side comes first.
    if french.texts <= english.texts:
        steps = align_readings(french, english, known, constraints)
    else:
        steps = [_mirrored(step) for step in align_readings(english, french, known, constraints.mirrored())]
    hands: dict[Step, Pair] = {}
    if constraints:
        steps, pairs = with_hands(steps, constraints)
        hands = by_hand(steps, pairs)
    steps = _in_order([*steps, *hands])
    spoken = french.spoken, english.spoken
    units = (_unit(step, sure, hands.get(step), *spoken) for step, sure in zip(steps, confidences(steps), strict=True))
    return Bitext(fr, en, tuple(units), *spoken)


def align_readings(
    one: Reading, other: Reading, lexicon: Lexicon, constraints: Constraints = NO_CONSTRAINTS
) -> list[Step]:
    """Return the units of two documents already read, as stretches of rows and columns in no promised order."""
    steps = None if constraints else diagonal(one, other, lexicon)
    return align_features(features(one), features(other), lexicon, constraints) if steps is None else steps


def align_features(
    one: Features, other: Features, lexicon: Lexicon, constraints: Constraints = NO_CONSTRAINTS
) -> list[Step]:
    """Return the units of two documents by the whole table.

    The second, wider and better informed pass is for texts that leave something alone or in doubt in the first: most
    faithful pairs are done with one. Blocks that hands have tied are left alone here.
    """
    height, width = len(one.length), len(other.length)
    if not height or not width:
        return [Step(i, i + 1, 0, 0, 0.0) for i in range(height)] + [Step(0, 0, j, j + 1, 0.0) for j in range(width)]
    links = link(one, other)
    steps, scorer = _pass(one, other, links, NARROW, constraints)
    if any(map(is_doubtful, steps)) or suspects(scorer, steps):
        del scorer  # its tables are let go before the second pass
        links = links.plus(link_translations(one, other, lexicon))
        links = links.plus(learn(one, other, steps, links))
        steps, scorer = _pass(one, other, links, _joined_at_most(steps), constraints)
        steps = relink(scorer, exchanged(scorer, uncrossed(scorer, steps)))
        if isinstance(scorer, Scorer):  # hands have not settled anything
            steps = over_copies(one, other, steps, scorer.pair)
    repeats = one.repeats.tolist(), other.repeats.tolist()
    if not constraints:
        return with_echoes(steps, *repeats)
    kept = with_hands(steps, constraints)[0]
    rest = [step for step in steps if step not in set(kept)]
    echoed = with_echoes(kept, *repeats)
    fit = all(constraints.allow(range(s.top, s.bottom), range(s.left, s.right)) for s in echoed)
    return [*(echoed if fit else kept), *rest]


def _joined_at_most(steps: Sequence[Step]) -> int:
    """Return how many blocks the second pass need join: no more than a stretch that the first did not settle holds.

    Ten blocks for one show in the first pass as some joined and the rest left alone, or tied badly, side by side.
    """
    widest, rows, columns, settled = NARROW, 0, 0, 0
    for step in steps:
        tall, wide = step.bottom - step.top, step.right - step.left
        if tall == wide == 1 and step.score >= WEAK:
            settled += 1
            if settled >= SETTLED:
                rows = columns = 0
                continue
        else:
            settled = 0
        rows, columns = rows + tall, columns + wide
        widest = max(widest, rows + 1, columns + 1)
    return min(widest, WIDEST)


def _pass(
    one: Features, other: Features, links: Links, widest: int, constraints: Constraints
) -> tuple[list[Step], Scorer | Bound]:
    common = COMMON_LEAST + COMMON * (len(one.length) + len(other.length))
    covers = coverage(one, other, links, common), coverage(other, one, links.mirrored(), common)
    scorer = Scorer(one, other, *covers, widest)
    tiles = corridor(one, other, links)
    if constraints:
        bound = Bound(scorer, constraints)
        return bound_path(_prices(one), _prices(other), bound, tiles), bound
    return best_path(_prices(one), _prices(other), scorer.shapes, tiles, lambda tile: scorer.tile(*tile)), scorer


def _prices(side: Features) -> Scores:
    return prices([code.startswith("heading") for code in side.codes])


def _mirrored(step: Step) -> Step:
    return Step(step.left, step.right, step.top, step.bottom, step.score, step.moved)


def _in_order(steps: Sequence[Step]) -> list[Step]:
    """Put units in document order: by their French blocks, what English alone has after the English before it."""
    rows = sorted((step for step in steps if step.bottom > step.top), key=lambda step: step.top)
    alone = sorted((step for step in steps if step.bottom == step.top), key=lambda step: step.left, reverse=True)
    out: list[Step] = []
    for step in rows:
        # A block that moved says nothing about where its neighbours belong.
        if step.right > step.left and not step.moved:
            while alone and alone[-1].left < step.left:
                out.append(alone.pop())
        out.append(step)
    return out + alone[::-1]


def _unit(
    step: Step,
    confidence: float,
    pair: Pair | None,
    spoken_fr: Sequence[Language | None],
    spoken_en: Sequence[Language | None],
) -> Unit:
    fr, en = pair or (tuple(range(step.top, step.bottom)), tuple(range(step.left, step.right)))
    if not fr or not en:
        return Unit(fr, en, Relation.FR_ONLY if fr else Relation.EN_ONLY, confidence)
    if step.moved:
        return Unit(fr, en, Relation.MOVED, confidence)
    french, english = {spoken_fr[i] for i in fr} - {None}, {spoken_en[j] for j in en} - {None}
    same = len(french) == 1 and french == english
    return Unit(fr, en, Relation.UNTRANSLATED if same else Relation.TRANSLATED, confidence)
