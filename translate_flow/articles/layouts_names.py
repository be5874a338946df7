"""What a path says of its language: by its name, or by a folder at any depth.

``x/fr.md``, ``x.fr.md``, ``x-fr-ca.md``, ``x (fr).md``, ``x-fra.html``, ``fr-x.md``, ``LISEZMOI.md``;
``content/fr/x.md``, ``_fr/x.md``, ``french/x.md``, ``docs-fr/x.md``, ``translations/fr/x.md``; both at once
(``fr/x.fr.md``); and Docusaurus, where ``i18n/fr/docusaurus-plugin-content-docs/current/x.md`` answers ``docs/x.md``.
Each way to read a path is a `Reading`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from translate_flow.language import Language

REGION: Final = r"(?:[-_](?:[a-z]{2}|latn|han[st]|cyrl|arab|\d{3}))?"
"""What may follow a code: a country, a script, a part of the world. Not any four letters: ``en-tete.md`` is a
heading."""

_OURS: Final = rf"(?:fr(?![-_]en\b)|en(?![-_](?:en|fr)\b)){REGION}"
_CODE: Final = re.compile(rf"{_OURS}\Z", re.IGNORECASE)
_NAMES: Final[dict[str, Language]] = {
    "french": "fr",
    "francais": "fr",
    "français": "fr",
    "fra": "fr",
    "fre": "fr",
    "vf": "fr",
    "english": "en",
    "anglais": "en",
    "eng": "en",
    "va": "en",
}
"""What else a language is called; a course of French is called so too, so each needs its counterpart."""

_LETTERS: Final[dict[str, Language]] = {"f": "fr", "e": "en"}
"""``report-f.html`` beside ``report-e.html``, as Canada's administration writes; or the annexes E and F."""

_ENDED: Final = re.compile(
    rf"(?P<name>.+?)(?:(?P<dot>\.)|\s*[-_–—]\s*|(?P<blank>\s+)|\s*(?P<open>[(\[]))"
    rf"(?P<code>{_OURS}|{'|'.join(_NAMES)})(?(open)[)\]])\Z",
    re.IGNORECASE,
)
_END: Final = re.compile(rf"(?:fr|en|{'|'.join(_NAMES)})[-_a-z0-9]{{0,5}}[)\]]?\Z", re.IGNORECASE)
"""How a marked name ends, to be asked first: most names have no mark, and a long one is not to be looked at twice."""

_LETTERED: Final = re.compile(r"(?P<name>.+)[-_](?P<code>[ef])\Z", re.IGNORECASE)
_COUNTRY: Final = re.compile(r"(?:\A|[/._-])(?:fr|en)[-_]([a-z]{2})(?=[/.])", re.IGNORECASE)
_LED: Final = re.compile(r"(?P<code>fr|en|fra|eng)[-_.](?P<name>.+)\Z", re.IGNORECASE)
_READ_ME: Final = re.compile(r"lisez[-_]?moi\Z", re.IGNORECASE)
_PLUGIN: Final = re.compile(
    r"(?P<lead>(?:.+/)?)i18n/(?P<code>[\w-]+)/docusaurus-plugin-content-(?P<kind>docs|blog|pages)(?:-(?P<id>[\w-]+))?"
    r"(?:/(?P<version>current|version-[^/]+))?/(?P<rest>.+)"
)


_FOR_LANGUAGES: Final = frozenset({"i18n", "l10n", "lang", "langs", "languages", "locale", "locales", "translations"})
"""Folders whose folders are languages and nothing else."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a path: the article's id, the language (None: the path says nothing), and where the way is used.

    `base` is the folder that the way of naming governs; `slot` what is marked, a folder or a file that is called by
    nothing but its language, without the mark (``docs`` for ``docs-fr`` and for ``docs/fr.md``). `sure` is False where
    the mark may be part of a word (``mise-en.md``). `bare`: a file without any mark may be the counterpart. `told`:
    nothing but the file's own head can confirm it.
    """

    path: str
    id: str
    language: Language | None
    base: str
    slot: str | None = None
    sure: bool = True
    bare: bool = True
    told: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a folder is called but for its language; `sure` and `bare` are those of a `Reading`."""

    rest: str
    language: Language
    sure: bool = True
    bare: bool = True


def readings(path: str) -> Iterator[Reading]:
    """Yield the ways to read a path, the plainest first; the last says nothing of a language."""
    folder, _, name = path.rpartition("/")
    stem = unicodedata.normalize("NFC", stem_of(name))
    if "i18n/" in path and (plugin := _PLUGIN.match(path)):
        yield from _plugin(path, plugin)
    if _CODE.match(stem):
        yield Reading(path, id_of(folder), language_of(stem), folder, slot=folder)
    parts = folder.split("/") if folder else []
    for named in _by_name(path, folder, stem):
        yield from _twice(named, parts)
        yield named
    for at in reversed(range(len(parts))):
        yield from _by_folder(path, parts, at, stem)
    yield Reading(path, id_of(folder, stem), None, folder)


def _plugin(path: str, match: re.Match[str]) -> Iterator[Reading]:
    if not _CODE.match(match["code"]):
        return
    kind, version = match["kind"], match["version"] or "current"
    home = match["id"] or ("src/pages" if kind == "pages" else kind)
    if version != "current":
        home = f"{match['id']}_versioned_docs/{version}" if match["id"] else f"versioned_docs/{version}"
    folder, _, name = match["rest"].rpartition("/")
    id_ = id_of(match["lead"] + home, folder, stem_of(name))
    yield Reading(path, id_, language_of(match["code"]), match["lead"] + home)


def _by_name(path: str, folder: str, stem: str) -> Iterator[Reading]:
    if match := _ENDED.match(stem) if _END.search(stem, max(0, len(stem) - 12)) else None:
        sure = match["dot"] is not None and is_code(match["code"])
        yield Reading(
            path,
            id_of(folder, match["name"]),
            language_of(match["code"]),
            folder,
            sure=sure,
            bare=match["blank"] is None and match["code"].casefold() not in ("vf", "va"),  # ça va
        )
    elif _READ_ME.match(stem):
        yield Reading(path, id_of(folder, "README"), "fr", folder, sure=False)
    elif match := _LED.match(stem):
        id_ = id_of(folder, match["name"])
        yield Reading(path, id_, language_of(match["code"]), folder, sure=False, bare=False)
    elif match := _LETTERED.match(stem):
        language = _LETTERS[match["code"].casefold()]
        yield Reading(path, id_of(folder, match["name"]), language, folder, sure=False, bare=False, told=True)


def _twice(named: Reading, parts: list[str]) -> Iterator[Reading]:
    """Yield the reading of a path whose name and a folder both say the same language: ``fr/x.fr.html``."""
    for at in reversed(range(len(parts))):
        marked = _folder(parts[at])
        if marked is not None and marked.language == named.language:
            id_ = id_of(*parts[:at], marked.rest, *parts[at + 1 :], named.id.rpartition("/")[2])
            yield replace(named, id=id_, base="/".join(parts[:at]))


def _by_folder(path: str, parts: list[str], at: int, stem: str) -> Iterator[Reading]:
    marked = _folder(parts[at])
    if marked is not None:
        id_ = id_of(*parts[:at], marked.rest, *parts[at + 1 :], stem)
        slot = "/".join([*parts[:at], marked.rest]).rstrip("/")
        base = "/".join(parts[:at])
        yield Reading(path, id_, marked.language, base, slot=slot, sure=marked.sure, bare=marked.bare)
        if at and marked.sure and is_for_languages(parts[at - 1]):
            # content/translations/fr/x.md answers content/x.md; at the root of a repository, only its own folder is governed.
            lead, below = "/".join(parts[: at - 1]), [*parts[at + 1 :], stem]
            yield Reading(path, id_of(lead, *below), marked.language, lead or "/".join(below[:-1][:1]))


@lru_cache(maxsize=4096)
def _folder(part: str) -> _Mark | None:
    """Return what a folder's name says of a language, None where it says nothing."""
    part = unicodedata.normalize("NFC", part)
    if _CODE.match(part):
        return _Mark("", language_of(part))
    name = _plain(part.removeprefix("_"))
    if name in _NAMES or _CODE.match(name):
        return _Mark("", language_of(name), sure=False)
    if match := _ENDED.match(part):
        return _Mark(match["name"], language_of(match["code"]), sure=False, bare=match["blank"] is None)
    if match := _LED.match(part):
        return _Mark(match["name"], language_of(match["code"]), sure=False, bare=False)
    return None


def is_for_languages(folder: str) -> bool:
    """Whether a folder is called so that all it holds is by language."""
    return folder.casefold() in _FOR_LANGUAGES


def stem_of(name: str) -> str:
    """Return a file's name without its suffix."""
    return name.rsplit(".", 1)[0] if "." in name[1:] else name


def id_of(*parts: str) -> str:
    """Return the id of an article from the parts of its path."""
    return unicodedata.normalize("NFC", "/".join(part.strip("/") for part in parts if part.strip("/"))) or "index"


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


def language_of(word: str) -> Language:
    """Return the language of a code or a name that is known to be that of French or English."""
    return _NAMES.get(_plain(word)) or ("fr" if word[:2].casefold() == "fr" else "en")


def declared(metadata: Mapping[str, str]) -> Language | None:
    """Return the language that a front matter (its keys folded) names, where it is one of ours."""
    return next((language_of(word) for word in spoken_of(metadata) if is_code(word) or _plain(word) in _NAMES), None)


def spoken_of(metadata: Mapping[str, str]) -> list[str]:
    """Return what a front matter says under each key that may name a language."""
    return [metadata.get(key, "").strip() for key in ("lang", "language", "locale", "langcode", "languagecode", "lng")]


def region_of(path: str) -> str:
    """Return the country that a path names beside its language, in small letters; nothing where it names none."""
    match = _COUNTRY.search(path)
    return match[1].casefold() if match else ""


def is_code(word: str) -> bool:
    """Whether a word is the code of French or English, with or without a region."""
    return _CODE.match(word) is not None
