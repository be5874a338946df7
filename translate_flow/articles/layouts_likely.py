"""The file that a broken tie probably means: the date, the numbers and the words of names and titles tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from translate_flow.articles.document import ArticleFiles
from translate_flow.articles.layouts_address import fold, fold_key, segments
from translate_flow.articles.layouts_names import stem_of
from translate_flow.articles.layouts_ties import BrokenTie
from translate_flow.language import Language, other

_MOST: Final = 30
"""Ties that a partner is looked for; a site with more of them has one fault, not a hundred."""

_ENOUGH: Final = 3.0
_AHEAD: Final = 1.0
"""What the best candidate must reach, and how far it must lead the next."""

_COGNATE: Final = 5
"""Letters at the start that make two words of different languages one: `accessibilité`, `accessibility`."""

_LITTLE: Final = 3
"""Letters of words that are everywhere."""

_SLIP: Final = 0.8
"""How alike two names are of which one is a slip of the pen."""

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class _Candidate:
    path: str
    name: str
    date: str
    numbers: frozenset[str]
    words: frozenset[str]
    head: Mapping[str, str]


def suggest(
    broken: Sequence[BrokenTie], articles: Iterable[ArticleFiles], metadata: Mapping[str, Mapping[str, str]]
) -> Iterator[BrokenTie]:
    """Yield the ties with the partner that each probably means, among the files of the other language that have none."""
    alone: dict[Language, list[_Candidate]] = {"fr": [], "en": []}
    for files in articles:
        if files.fr is None and files.en is not None:
            alone["en"].append(_candidate(files.en, metadata))
        elif files.en is None and files.fr is not None:
            alone["fr"].append(_candidate(files.fr, metadata))
    paired = {files.fr: files.en for files in articles if files.fr and files.en}
    paired |= {en: fr for fr, en in paired.items()}
    for number, tie in enumerate(broken):
        if tie.likely is None and (partner := paired.get(tie.path)):
            yield replace(tie, likely=partner if partner != tie.other else None)
        elif tie.likely is None and number < _MOST:
            yield replace(tie, likely=_likely(tie, alone[other(tie.language)], metadata))
        else:
            yield tie


def _candidate(path: str, metadata: Mapping[str, Mapping[str, str]]) -> _Candidate:
    head = metadata.get(path, {})
    name = stem_of(path.rpartition("/")[2])
    day = _DATE.search(name) or _DATE.search(head.get("date", ""))
    words = [word.rstrip("sx") for word in fold(f"{_DATE.sub('', name)} {head.get('title', '')}").split("-")]
    return _Candidate(
        path,
        fold(_DATE.sub("", name)),
        day.group() if day else "",
        frozenset(word for word in words if word.isdigit()),
        frozenset(word for word in words if len(word) > _LITTLE and not word.isdigit()),
        {fold_key(key): value for key, value in head.items()},
    )


def _likely(tie: BrokenTie, candidates: Sequence[_Candidate], metadata: Mapping[str, Mapping[str, str]]) -> str | None:
    own = _candidate(tie.path, metadata)
    ranked = sorted(((_score(own, tie, one), one.path) for one in candidates), reverse=True)
    if not ranked or ranked[0][0] < _ENOUGH:
        return None
    return ranked[0][1] if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _AHEAD else None


def _score(own: _Candidate, tie: BrokenTie, one: _Candidate) -> float:
    """Return how likely a candidate is; 3 is one sure sign, or several words."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - only where a tie is broken

    score = 3.0 if own.date and own.date == one.date else 0.0
    score += 2.0 if own.numbers and own.numbers == one.numbers else 0.0
    meant = (segments(tie.value) or ("",))[-1:] or ("",)
    said = one.head.get(fold_key(tie.key), "")
    likeness = max(ratio(meant[0], one.name), ratio(tie.value, said)) / 100
    score += 4.0 * likeness if likeness >= _SLIP else 0.0
    shared = sum(any(_answer(word, answer, tie.language) for answer in one.words) for word in own.words)
    return score + 4.0 * shared / max(2, len(own.words))


def _answer(word: str, answer: str, language: Language) -> bool:
    if word == answer or (len(word) >= _COGNATE and word[:_COGNATE] == answer[:_COGNATE]):
        return True
    fr, en = (word, answer) if language == "fr" else (answer, word)
    return en in _dictionary().get(fr, ())


@lru_cache(maxsize=1)
def _dictionary() -> Mapping[str, frozenset[str]]:
    """Return what each French word may be in English, both folded like the words of a name."""
    from translate_flow.language.lexicon import shipped_pairs  # noqa: PLC0415 - only where a tie is broken

    found: dict[str, set[str]] = defaultdict(set)
    for pair in shipped_pairs():
        found[fold(pair.fr).rstrip("sx")].add(fold(pair.en).rstrip("sx"))
    return {word: frozenset(answers) for word, answers in found.items()}
