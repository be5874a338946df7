"""Folders that are called differently on each side, and files that only a date or a number ties.

``fr/lecons`` is ``en/lessons`` where ties say so, or where files of the same name or of the same days lie in both. In
such folders ``01-les-bases.md`` answers ``01-the-basics.md``, ``chapitre-2.md`` ``chapter-2.md``, and the post of a day
the only other post of that day.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from translate_flow.articles.layouts_address import File, fold

_ANYWHERE: Final = frozenset({"index", "readme", "about", "home", "license", "404", "403"})
"""Names that every folder has: they say nothing of which folder is which."""

_SIGN: Final = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})|(?:(?P<word>[^\W\d_]{3,12})[ ._-]*)?(?P<number>\d{1,4}(?:[._-]\d{1,4})*)(?=\D|\Z)"
)
"""What a name begins with that is the same in both languages: a date, a number, or what is numbered and its number."""

_NUMBERED: Final = {
    "chapitre": "chapter", "lecon": "lesson", "partie": "part", "unite": "unit", "semaine": "week", "seance": "session",
    "jour": "day", "numero": "issue", "annexe": "appendix", "tome": "volume", "atelier": "workshop", "cours": "lesson",
    "exercice": "exercise", "etape": "step", "acte": "act", "fiche": "sheet", "diapo": "slide", "regle": "rule",
}  # fmt: skip
"""What is numbered, by its French name (folded); a word that both languages have (module, section) stands for
itself."""

_OFTEN: Final = 5
"""Folders with a file of the same name: in more, it tells them apart no better than `index`."""

_ENOUGH: Final = 2
"""Files that must agree before folders, or numbers, are believed to answer each other."""


def learn_folders(ties: Iterable[tuple[File, File]], fr: Sequence[File], en: Sequence[File]) -> dict[str, str]:
    """Return which English folder (of ids) is which French one; `ties` are known pairs, `fr` and `en` files without any."""
    votes: Counter[tuple[str, str]] = Counter()
    same = set()
    for one, two in ties:
        pair = _apart(_folder(one), _folder(two))
        if pair is None:
            same.add(_folder(one))
        else:
            votes[pair] += _ENOUGH
    # A folder that has its own counterpart answers no other: chapter 2 is not chapter 6 because both have a page 4.
    fr, en = [[file for file in files if _folder(file) not in same] for files in (fr, en)]
    by_name: dict[str, list[File]] = defaultdict(list)
    for file in en:
        by_name[_name(file)].append(file)
    often = Counter(_name(file) for file in fr)
    for file in fr:
        name = _name(file)
        if name in _ANYWHERE or name.isdigit() or often[name] > _OFTEN or len(by_name.get(name, ())) > _OFTEN:
            continue
        for answer in by_name.get(name, ()):
            if (pair := _apart(_folder(file), _folder(answer))) is not None:
                votes[pair] += 1
    votes += _same_days(fr, en)
    best: dict[str, str] = {}
    for (french, english), count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if count >= _ENOUGH and english not in best and french not in best.values():
            best[english] = french
    return best


def _same_days(fr: Sequence[File], en: Sequence[File]) -> Counter[tuple[str, str]]:
    """Count the days on which two folders have each one post, where these are half of what the smaller one holds."""
    days: tuple[dict[str, Counter[str]], dict[str, Counter[str]]] = (defaultdict(Counter), defaultdict(Counter))
    for side, files in zip(days, (fr, en), strict=True):
        for file in files:
            if _date(file):
                side[_folder(file)][_sign(file) or ""] += 1
    votes: Counter[tuple[str, str]] = Counter()
    for french, ours in days[0].items():
        for english, theirs in days[1].items():
            shared = sum(1 for day in ours.keys() & theirs.keys() if ours[day] == theirs[day] == 1)
            pair = _apart(french, english)
            if pair is not None and 2 * shared >= min(len(ours), len(theirs)):
                votes[pair] += shared
    return votes


def _apart(one: str, two: str) -> tuple[str, str] | None:
    """Return two folders without the folders that both end in, None where they are the same."""
    if one == two:
        return None
    first, second = one.split("/"), two.split("/")
    while len(first) > 1 and len(second) > 1 and first[-1] == second[-1]:
        first.pop()
        second.pop()
    return "/".join(first), "/".join(second)


def _page(id_: str) -> str:
    """Return an id without the name that pages with a folder of their own have: ``posts/hello`` of ``posts/hello/index``."""
    return id_.removesuffix("/index")


def _folder(file: File) -> str:
    return _page(file.id).rpartition("/")[0]


def _name(file: File) -> str:
    return fold(_page(file.id).rpartition("/")[2])


def in_french(id_: str, folders: Mapping[str, str]) -> str:
    """Return an English id with its folder called as in French."""
    folder, _, name = id_.rpartition("/")
    above = folder
    while True:
        if above in folders:
            rest = folder[len(above) :].strip("/")
            return "/".join(part for part in (folders[above], rest, name) if part)
        if not above:
            return id_
        above = above.rpartition("/")[0]


def tie_by_folder(fr: Sequence[File], en: Sequence[File], folders: Mapping[str, str]) -> Iterator[tuple[File, File]]:
    """Yield the files of the same name in folders that answer each other, where each is the only one."""
    yield from _ones(((file.id, file) for file in fr), ((in_french(file.id, folders), file) for file in en))


def tie_by_sign(fr: Sequence[File], en: Sequence[File], folders: Mapping[str, str]) -> Iterator[tuple[File, File]]:
    """Yield the files of one folder that begin with the same date or number, where each is the only one.

    Numbers are believed where they tie most of the folder.
    """
    pairs = list(_ones(_signed(fr, {}), _signed(en, folders)))
    numbered = Counter(_folder(one) for one, _ in pairs if not _date(one))
    there = Counter(_folder(file) for file in fr if _sign(file) and not _date(file))
    for one, two in pairs:
        folder = _folder(one)
        if _date(one) or (numbered[folder] >= _ENOUGH and 2 * numbered[folder] > there[folder]):
            yield one, two


def _signed(files: Iterable[File], folders: Mapping[str, str]) -> Iterator[tuple[str, File]]:
    for file in files:
        if sign := _sign(file):
            yield f"{in_french(_page(file.id), folders).rpartition('/')[0]}/{sign}", file


def _sign(file: File) -> str | None:
    match = _SIGN.match(_page(file.id).rpartition("/")[2])
    if match is None:
        return None
    if match["date"]:
        return match["date"]
    word = fold(match["word"] or "")
    number = re.sub(r"0*(\d+)", r"\1", match["number"]).replace("_", "-")
    return f"{_NUMBERED.get(word, word)} {number}".strip()


def _date(file: File) -> bool:
    match = _SIGN.match(_page(file.id).rpartition("/")[2])
    return match is not None and match["date"] is not None


def _ones(fr: Iterable[tuple[str, File]], en: Iterable[tuple[str, File]]) -> Iterator[tuple[File, File]]:
    sides: tuple[dict[str, list[File]], dict[str, list[File]]] = (defaultdict(list), defaultdict(list))
    for side, files in zip(sides, (fr, en), strict=True):
        for key, file in files:
            side[key].append(file)
    for key in sorted(sides[0].keys() & sides[1].keys()):
        if len(sides[0][key]) == len(sides[1][key]) == 1:
            yield sides[0][key][0], sides[1][key][0]
