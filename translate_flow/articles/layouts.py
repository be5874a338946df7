"""Which file is the counterpart of which, from a listing of paths.

A path says its language by its name (``x/fr.md``, ``x.fr.md``, ``x-fr.md``) or by a folder at any depth
(``content/fr/x.md``); a file that says nothing is the counterpart of one that does (``x.md`` beside ``x.fr.md``,
``posts/x.md`` beside ``posts/fr/x.md``). Each way to read a path is a `Reading`; files that read to the same article are
its two sides.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from translate_flow.articles.document import ArticleFiles
from translate_flow.language import LANGUAGES, Language, other

_CODE: Final = re.compile(r"(fr|en)(?:[-_](?:[a-z]{2}|\d{3}))?\Z", re.IGNORECASE)
_DOTTED: Final = re.compile(r"(?P<name>.+)\.(?P<code>(?:fr|en)(?:[-_](?:[a-z]{2}|\d{3}))?)\Z", re.IGNORECASE)
_DASHED: Final = re.compile(r"(?P<name>.+)[-_](?P<code>fr|en)\Z", re.IGNORECASE)
_LANGUAGE_KEYS: Final = ("lang", "language", "locale")
_ABOUT_THE_REPOSITORY: Final = re.compile(
    r"(?:readme|changelog|changes|history|contributing|code[-_]of[-_]conduct|licen[cs]e|security|support|authors|"
    r"maintainers|governance|news|todo|agents|claude)\Z",
    re.IGNORECASE,
)
"""Names that a repository has for itself: a pair where both sides are there, never an article that lacks one."""

Metadata: TypeAlias = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a path: the article's id, the language (None: the path says nothing), and where the way is used.

    `base` is the folder that the way of naming governs; `sure` is False where the mark may be part of a word (``mise-en.md``).
    """

    path: str
    id: str
    language: Language | None
    base: str
    sure: bool = True


def pair_files(paths: Sequence[str], metadata: Metadata) -> tuple[ArticleFiles, ...]:
    """Return the articles of a listing, sorted by id: paths with slashes from the root; one side may be missing.

    `metadata` is the front matter of files where it is known. Files that belong to no article are left out: the
    counterpart of a page that names no language is missing only where its neighbours have theirs.
    """
    readings = {path: list(_readings(path)) for path in sorted(set(paths))}
    marked = _choose(readings)
    unmarked = {
        path: next(r for r in ways if r.language is None) for path, ways in readings.items() if path not in marked
    }
    sides = [*marked.values(), *_default_side(marked, unmarked, metadata)]
    return tuple(sorted(_articles(sides), key=lambda article: article.id))


def _readings(path: str) -> Iterator[Reading]:
    """Yield the ways to read a path, the plainest first."""
    folder, _, name = path.rpartition("/")
    stem = name.rsplit(".", 1)[0] if "." in name[1:] else name
    if _CODE.match(stem):
        yield Reading(path, _id(folder), _language(stem), folder)
    if match := _DOTTED.match(stem):
        yield Reading(path, _id(folder, match["name"]), _language(match["code"]), folder)
    elif match := _DASHED.match(stem):
        yield Reading(path, _id(folder, match["name"]), _language(match["code"]), folder, sure=False)
    parts = folder.split("/") if folder else []
    for at in reversed(range(len(parts))):
        if _CODE.match(parts[at]):
            yield Reading(path, _id(*parts[:at], *parts[at + 1 :], stem), _language(parts[at]), "/".join(parts[:at]))
    yield Reading(path, _id(folder, stem), None, folder)


def _id(*parts: str) -> str:
    return unicodedata.normalize("NFC", "/".join(part for part in parts if part)) or "index"


def _language(code: str) -> Language:
    return "fr" if code[:2].lower() == "fr" else "en"


def _choose(readings: Mapping[str, list[Reading]]) -> dict[str, Reading]:
    """Choose for each path the reading that finds a counterpart, else the first that is sure."""
    found = {(way.id, way.language) for ways in readings.values() for way in ways}
    answered = {
        path: [way for way in ways if way.language and _has_counterpart(way, found)] for path, ways in readings.items()
    }
    # Where one page has its counterpart by a dash, another page that lacks it is read the same way.
    dashed = {way.base for ways in answered.values() for way in ways if not way.sure}
    chosen = {}
    for path, ways in readings.items():
        fitting = answered[path] or [way for way in ways if way.language and (way.sure or way.base in dashed)]
        if fitting:
            chosen[path] = fitting[0]
    return chosen


def _has_counterpart(way: Reading, found: set[tuple[str, Language | None]]) -> bool:
    return way.language is not None and bool({(way.id, other(way.language)), (way.id, None)} & found)


def _default_side(
    marked: Mapping[str, Reading], unmarked: Mapping[str, Reading], metadata: Metadata
) -> Iterator[Reading]:
    """Yield the files that name no language and yet are a side: those that a marked file answers, and their neighbours."""
    languages: dict[str, set[Language]] = defaultdict(set)
    bases: dict[str, set[str]] = defaultdict(set)
    for way in marked.values():
        if way.language:
            languages[way.id].add(way.language)
            bases[way.id].add(way.base)
    spoken: dict[str, Counter[Language]] = defaultdict(Counter)
    alone = []
    for path, way in unmarked.items():
        has = languages.get(way.id, set())
        if len(has) == 1:
            language = other(next(iter(has)))
            yield Reading(path, way.id, language, way.base)
            if not _is_about_the_repository(path):
                for governed in bases[way.id]:
                    spoken[governed][language] += 1
        elif not has and not _is_about_the_repository(path):
            alone.append(way)
    for way in alone:
        base = next((above for above in _folders_above(way.base) if above in spoken), None)
        if base is not None:
            declared = _declared(metadata.get(way.path, {}))
            yield Reading(way.path, way.id, declared or spoken[base].most_common(1)[0][0], way.base)


def _is_about_the_repository(path: str) -> bool:
    return bool(_ABOUT_THE_REPOSITORY.match(path.rsplit("/", 1)[-1].split(".", 1)[0]))


def _folders_above(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
    yield ""


def _declared(metadata: Mapping[str, str]) -> Language | None:
    codes = (metadata.get(key, "").strip() for key in _LANGUAGE_KEYS)
    return next((_language(code) for code in codes if _CODE.match(code)), None)


def _articles(sides: Iterable[Reading]) -> Iterator[ArticleFiles]:
    """Tie the sides by id; of two files for the same side, the one that ends like its counterpart is taken."""
    by_id: dict[str, dict[Language, list[str]]] = defaultdict(lambda: {language: [] for language in LANGUAGES})
    for way in sides:
        if way.language:
            by_id[way.id][way.language].append(way.path)
    for id_, found in by_id.items():
        fr, en = _pair(sorted(found["fr"]), sorted(found["en"]))
        yield ArticleFiles(id_, fr, en)
        for path in found["fr"]:
            if path != fr:
                yield ArticleFiles(path, path, None)
        for path in found["en"]:
            if path != en:
                yield ArticleFiles(path, None, path)


def _pair(fr: Sequence[str], en: Sequence[str]) -> tuple[str | None, str | None]:
    alike = ((one, two) for one in fr for two in en if one.rsplit(".", 1)[-1] == two.rsplit(".", 1)[-1])
    return next(alike, (fr[0] if fr else None, en[0] if en else None))
