"""The quick way for faithful pairs: block `i` of the one beside block `i` of the other, and hardly anything else looked at.

Most pairs of a tended site are like that, and a whole table costs twice as much as reading their words. Every block is
scored against its counterpart as the table scores it, by what both hold alike; where that says little, the lexicon and
cousins are asked, of that block and of all others in the same case. The table decides wherever that leaves doubt: a
block that speaks against its counterpart, or one that would rather go with another.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from translate_flow.alignment.agreement import ENDING_KEPT, KIND_KEPT, likelihoods
from translate_flow.alignment.coverage import DEPENDENCE, RARE
from translate_flow.alignment.exchange import SUSPECT
from translate_flow.alignment.features import SPOKEN, Class, Reading
from translate_flow.alignment.links import COGNATE, IDENTICAL, LEXICON, cognate, skeleton
from translate_flow.alignment.path import Step
from translate_flow.alignment.scores import (
    COPIED,
    COPY,
    COPY_AT_MOST,
    FRENCH_LONGER,
    ONE_TO_ONE,
    SPREAD,
    SPREAD_SHORT,
    UNLIKELY,
)
from translate_flow.language import Language
from translate_flow.language.lexicon import Lexicon

STRONG: Final = 3.0
"""A tie of this score needs no closer look: whatever else the path did would cost it this, and seven for what it left
alone."""
PER_TOKEN: Final = 0.2
"""And so much more for each token it could have shared: of two long blocks that say the same, some words are alike."""
DOUBTFUL: Final = 0.0
"""A tie of less, after the closer look, calls for the table."""
RIVAL: Final = 1.0
"""By how much the evidence for a tie elsewhere may exceed the scores of the two ties that it would cost."""
WORDY: Final = 15
"""Different tokens of a block that must show evidence of its own: short ones may simply share no known word."""
TELLING: Final = 1.0  # what says less of any two blocks than this is not looked for
MOST: Final = 60  # blocks that may need the closer look
_WORDS: Final = (Class.NAME, Class.WORD)
_STEM: Final = 5
LARGEST: Final = 2_000  # blocks a side: above this a table along anchors is as quick


def diagonal(one: Reading, two: Reading, lexicon: Lexicon) -> list[Step] | None:
    """Return the units where each block is tied to the one in the same place, None where the table must decide."""
    count = len(one.codes)
    if not 0 < count <= LARGEST or one.codes != two.codes:
        return None
    stems = [[_stemmed(found) for found in side.tokens] for side in (one, two)]
    seen = _often(stems[0]), _often(stems[1])
    words = _Words(stems[0], seen[1]).gains(stems[1]), _Words(stems[1], seen[0]).gains(stems[0])
    plain = _plain(one, two)
    scores = [ONE_TO_ONE + a + b + c for a, b, c in zip(plain, *words, strict=True)]
    enough = [STRONG + PER_TOKEN * min(len(a), len(b)) for a, b in zip(one.tokens, two.tokens, strict=True)]
    weak = [i for i, score in enumerate(scores) if score < enough[i]]
    if len(weak) > MOST:
        return None
    if weak:
        evidence = _Evidence(one, two, lexicon).among(weak)
        for i in weak:
            against = min(0.0, words[0][i]) + min(0.0, words[1][i])
            scores[i] = ONE_TO_ONE + plain[i] + against + evidence.get((i, i), 0.0)
            if scores[i] < (enough[i] if len(one.tokens[i]) >= WORDY else DOUBTFUL):
                return None
        if any(i != j and _rivals(i, j, says, evidence, scores) for (i, j), says in evidence.items()):
            return None
    return [Step(i, i + 1, i, i + 1, score) for i, score in enumerate(scores)]


def _rivals(
    row: int, column: int, says: float, evidence: Mapping[tuple[int, int], float], scores: Sequence[float]
) -> bool:
    """Whether two blocks would rather go with each other than with what stands in their places, or all four the other way round."""
    crossed = says + evidence.get((column, row), 0.0)
    straight = evidence.get((row, row), 0.0) + evidence.get((column, column), 0.0)
    return says > RIVAL + scores[row] + scores[column] or crossed > SUSPECT + straight


@lru_cache(maxsize=1 << 16)
def _stem(key: str) -> str:
    return skeleton(key)[:_STEM] if len(key) > _STEM and key[0].isalpha() else key


def _stemmed(tokens: Mapping[str, Class]) -> dict[str, Class]:
    """Return the tokens with long words known by how they begin: cousins are one word then, and so are their inflections."""
    return {_stem(key): sort for key, sort in tokens.items()}


def _often(tokens: Sequence[Mapping[str, Class]]) -> Counter[str]:
    """Return in how many blocks each token stands."""
    return Counter(chain.from_iterable(tokens))


def _chance(often: int, count: int) -> float:
    return min((often + 0.1) / (count + 1), RARE)


class _Words:
    """What the tokens of one side say of the blocks in the same place of the other, as `coverage` reckons it."""

    def __init__(self, tokens: Sequence[Mapping[str, Class]], often: Counter[str]) -> None:
        self.tokens = tokens
        classes: dict[str, Class] = {}
        for found in tokens:
            classes.update(found)
        self.answered: dict[str, float] = {}
        self.lost: dict[str, float] = {}
        worth: dict[tuple[Class, int], tuple[float, float]] = {}
        for key in classes.keys() & often.keys():
            case = classes[key], often[key]
            if case not in worth:
                likely, chance = IDENTICAL[case[0]], _chance(case[1], len(tokens))
                worth[case] = (
                    DEPENDENCE * math.log(likely / chance) if chance < RARE else 0.0,
                    DEPENDENCE * min(0.0, math.log((1 - likely) / (1 - min(chance, likely)))),
                )
            self.answered[key], self.lost[key] = worth[case]
        # A number or an anchor that the other document lacks altogether speaks against every block of it.
        absent = DEPENDENCE * math.log(1 - 0.5 * IDENTICAL[Class.NUMBER])
        for key, sort in classes.items():
            if sort <= Class.ANCHOR and key not in often:
                self.lost[key] = absent

    def gains(self, others: Sequence[Mapping[str, Class]]) -> list[float]:
        """Return, for each block, the sum over its tokens: answered in its counterpart, or not though they could be."""
        answered, lost = self.answered, self.lost
        out = []
        for found, theirs, load in zip(self.tokens, others, _load(others), strict=True):
            larger = DEPENDENCE * math.log(load)
            gained = [answered[key] - larger for key in found.keys() & theirs.keys() & answered.keys()]
            missed = [lost[key] for key in (found.keys() & lost.keys()) - theirs.keys()]
            # Sums that do not depend on the order of a set.
            out.append(math.fsum(gain for gain in gained if gain > 0) + math.fsum(missed))
        return out


def _plain(one: Reading, two: Reading) -> list[float]:
    """Return what lengths, kinds, endings and copies say of each block and its counterpart."""
    kinds = likelihoods(one.codes, two.codes, KIND_KEPT)
    endings = likelihoods(one.endings, two.endings, ENDING_KEPT)
    logs = [
        [
            math.log(size + 1) - FRENCH_LONGER[SPOKEN.index(language)]
            for size, language in zip(side.lengths, side.spoken, strict=True)
        ]
        for side in (one, two)
    ]
    spreads = [_spread(log) for log in logs]
    out = []
    for i, code in enumerate(one.codes):
        here = logs[0][i], logs[1][i]
        by_chance = sum(
            -0.5 * ((log - mean) / spread) ** 2 - math.log(spread)
            for log, (mean, spread) in zip(here, spreads, strict=True)
        )
        scale = math.sqrt(math.prod(SPREAD**2 + SPREAD_SHORT / (side.lengths[i] + 1) for side in (one, two)))
        ratio = 0.5 * (here[0] - here[1]) ** 2 / scale
        if one.spoken[i] == two.spoken[i] is not None:
            ratio *= COPIED
        length = max(-0.5 * math.log(scale) - 0.5 * by_chance - ratio, UNLIKELY)
        copied = min(COPY * len(one.tokens[i]), COPY_AT_MOST) if one.texts[i] == two.texts[i] else 0.0
        out.append(length + kinds[code, code] + endings[one.endings[i], two.endings[i]] + copied)
    return out


def _spread(logs: Sequence[float]) -> tuple[float, float]:
    mean = math.fsum(logs) / len(logs)
    return mean, max(0.35, math.sqrt(math.fsum((log - mean) ** 2 for log in logs) / len(logs)))


def _load(tokens: Sequence[Mapping[str, Class]]) -> list[float]:
    """Return how many different tokens each block holds, for every one of the average block, not less than a third."""
    mean = max(1.0, sum(map(len, tokens)) / len(tokens))
    return [max(len(found) / mean, 0.3) for found in tokens]


class _Answers:
    """The tokens of some blocks of a side, to be found from the other language: as written, by lemma, by how they begin."""

    def __init__(self, side: Reading, blocks: Sequence[int], language: Language | None, lexicon: Lexicon) -> None:
        self.lexicon, self.language = lexicon, language
        self.places: dict[str, list[int]] = defaultdict(list)
        for j in blocks:
            for key in side.tokens[j]:
                self.places[key].append(j)
        self.forms: dict[str, list[str]] = defaultdict(list)
        self.stems: dict[str, list[str]] = defaultdict(list)
        for key in self.places:
            for form in lexicon.keys(self.language, key) if self.language else (key,):
                self.forms[form].append(key)
            self.stems[skeleton(key)[:_STEM]].append(key)

    def to(self, key: str, sort: Class, language: Language | None) -> dict[str, float]:
        """Return the tokens that may answer a token of the other side, and how likely."""
        found = {key: IDENTICAL[sort]} if key in self.places else {}
        if sort not in _WORDS or language is None or self.language is None:
            return found
        for word, weight in self.lexicon.translations(language, *self.lexicon.keys(language, key)).items():
            for answer in self.forms.get(word, ()):
                found[answer] = max(LEXICON * weight, found.get(answer, 0.0))
        if not found:
            bare = skeleton(key)
            for answer in self.stems.get(bare[:_STEM], ()):
                if cognate(bare, skeleton(answer)):
                    found[answer] = COGNATE
        return found


class _Evidence:
    """What words say for some blocks of the one with some of the other: identical, known to the lexicon, or cousins."""

    def __init__(self, one: Reading, two: Reading, lexicon: Lexicon) -> None:
        self.one, self.two, self.lexicon = one, two, lexicon
        self.often = _often(one.tokens), _often(two.tokens)
        self.languages = _language(one), _language(two)
        self.loads = _load(one.tokens), _load(two.tokens)

    def among(self, blocks: Sequence[int]) -> dict[tuple[int, int], float]:
        """Return the sum for each of these blocks with each of these, where there is any."""
        answers = _Answers(self.two, blocks, self.languages[1], self.lexicon)
        count = len(self.one.codes)
        # Of the tokens that answer one token, and of those that one token answers, only the best counts.
        best: dict[tuple[int, int, str], float] = {}
        language, loads = self.languages[0], [math.log(load) for load in self.loads[1]]
        for i in blocks:
            load = self.loads[0][i]
            for key, sort in self.one.tokens[i].items():
                for answer, likely in answers.to(key, sort, language).items():
                    there = math.log(likely / _chance(self.often[1][answer], count))
                    back = math.log(likely / min(_chance(self.often[0][key], count) * load, RARE))
                    if there + back < TELLING:
                        continue
                    for j in answers.places[answer]:
                        says = there + back - loads[j]
                        if says > best.get((i, j, key), 0.0):
                            best[i, j, key] = says
        sums: dict[tuple[int, int], list[float]] = defaultdict(list)
        for (i, j, _), gain in best.items():
            sums[i, j].append(gain)
        return {cell: DEPENDENCE * math.fsum(gains) for cell, gains in sums.items()}


def _language(side: Reading) -> Language | None:
    """Return the language that most of a side is written in."""
    spoken = Counter(side.spoken)
    return max(("fr", "en"), key=lambda language: spoken[language]) if spoken["fr"] != spoken["en"] else None
