"""The side that names no language: ``x.md`` beside ``x.fr.md``, ``posts/x.md`` beside ``posts/fr/x.md``, and what lies around."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from translate_flow.articles.layouts_address import File
from translate_flow.articles.layouts_names import Reading, is_for_languages
from translate_flow.language import Language, other

_ABOUT_THE_REPOSITORY: Final = re.compile(
    r"(?:readme|changelog|changes|history|contributing|code[-_]of[-_]conduct|licen[cs]e|security|support|authors|"
    r"maintainers|governance|news|todo|agents|claude)\Z",
    re.IGNORECASE,
)
"""Names that a repository has for itself: a pair where both sides are there, never an article that lacks one."""

_PAGE: Final = re.compile(r"\.html?\Z", re.IGNORECASE)


def default_side(
    marked: Mapping[str, Reading],
    unmarked: Mapping[str, Reading],
    spoken: dict[str, Counter[Language]],
    files: Mapping[str, File],
) -> Iterator[Reading]:
    """Yield the files that name no language and yet are a side: those that a marked file answers, and their neighbours.

    `spoken` is what ties have told of the files without a mark; the language of a front matter goes before it.
    """
    languages: dict[str, set[Language]] = defaultdict(set)
    bases: dict[str, set[str]] = defaultdict(set)
    for way in marked.values():
        if way.language:
            languages[way.id].add(way.language)
            bases[way.id].add(way.base)
    alone = []
    answered = set()
    homes = {}
    for path, way in unmarked.items():
        has = languages.get(way.id, set())
        if len(has) == 1 and files[path].language not in has:
            language = other(next(iter(has)))
            answered.add(way.id)
            yield replace(way, language=language)
            if not _is_about_the_repository(path):
                for governed in bases[way.id]:
                    spoken[governed][language] += 1
        elif not has and _is_about_the_repository(path):
            homes[way.id] = way
        elif not has:
            alone.append(way)
    yield from _homes((way for way in marked.values() if len(languages[way.id]) == 1 and way.id not in answered), homes)
    for way in alone:
        base = next((above for above in _folders_above(way.base) if above in spoken), None)
        # A page of HTML that says nothing of itself may be a template, or a part of one.
        if base is not None and (files[way.path].metadata or not _PAGE.search(way.path)):
            yield replace(way, language=files[way.path].language or spoken[base].most_common(1)[0][0])


def _homes(marked: Iterable[Reading], unmarked: Mapping[str, Reading]) -> Iterator[Reading]:
    """Yield the files about the repository that translations in a folder for translations, or for documents, answer, with the id of those.

    ``README.md`` is that of ``docs/i18n/README.fr.md`` and of ``translations/fr/README.md``. `unmarked` are those that
    no file of the same folder answers, by their ids.
    """
    for way in marked:
        folder, _, name = way.id.rpartition("/")
        if way.language and _is_about_the_repository(name) and _is_beside(folder.rpartition("/")[2]):
            ids = (f"{above}/{name}".lstrip("/") for above in _folders_above(folder))
            if (home := next((unmarked[id_] for id_ in ids if id_ in unmarked), None)) is not None:
                yield replace(home, id=way.id, language=other(way.language))


def _is_beside(folder: str) -> bool:
    return is_for_languages(folder) or folder.casefold() in ("doc", "docs")


def _is_about_the_repository(path: str) -> bool:
    return bool(_ABOUT_THE_REPOSITORY.match(path.rsplit("/", 1)[-1].split(".", 1)[0]))


def _folders_above(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
    yield ""
