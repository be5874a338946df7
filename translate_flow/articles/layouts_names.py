"""What a path says of its language: by its name, or by a folder at any depth.

``x/fr.md``, ``x.fr.md``, ``x-fr.md``, ``fr-x.md``; ``content/fr/x.md``, ``french/x.md``, ``docs-fr/x.md``; and Docusaurus, where
``i18n/fr/docusaurus-plugin-content-docs/current/x.md`` answers ``docs/x.md``. Each way to read a path is a `Reading`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from translate_flow.language import Language

_REGION: Final = r"(?:[-_](?:[a-z]{2}|[a-z]{4}|\d{3}))?"
_CODE: Final = re.compile(rf"(fr|en){_REGION}\Z", re.IGNORECASE)
_NAMES: Final[dict[str, Language]] = {
    "french": "fr",
    "francais": "fr",
    "français": "fr",
    "fra": "fr",
    "fre": "fr",
    "english": "en",
    "anglais": "en",
    "eng": "en",
}
"""Folders that are called by the language's name; a course of French is too, so each needs its counterpart."""

_DOTTED: Final = re.compile(rf"(?P<name>.+)\.(?P<code>(?:fr|en){_REGION})\Z", re.IGNORECASE)
_DASHED: Final = re.compile(r"(?P<name>.+)[-_](?P<code>fr|en)\Z", re.IGNORECASE)
_LED: Final = re.compile(r"(?P<code>fr|en)[-_.](?P<name>.+)\Z", re.IGNORECASE)
_PLUGIN: Final = re.compile(
    r"(?P<lead>(?:.+/)?)i18n/(?P<code>[\w-]+)/docusaurus-plugin-content-(?P<kind>docs|blog|pages)(?:-(?P<id>[\w-]+))?"
    r"(?:/(?P<version>current|version-[^/]+))?/(?P<rest>.+)"
)

_OTHER: Final = re.compile(
    rf"""(?:aa|ab|af|am|ar|as|ay|az|ba|be|bg|bn|bo|br|bs|ca|co|cs|cy|da|de|dz|el|eo|es|et|eu|fa|fi|fj|fo|fy|ga|gd|gl|gn|
        gu|ha|he|hi|hr|hu|hy|id|is|it|ja|ka|kk|km|kn|ko|kr|ku|ky|la|lb|ln|lo|lt|lv|mg|mi|mk|ml|mn|mr|ms|mt|my|nb|ne|nl|
        nn|no|oc|om|or|pa|pl|ps|pt|qu|rm|ro|ru|rw|sa|sd|si|sk|sl|sm|sn|so|sq|sr|st|su|sv|sw|ta|te|tg|th|ti|tk|tl|tn|to|
        tr|ts|tt|tw|ug|uk|ur|uz|vi|wo|xh|yi|yo|za|zh|zu){_REGION}\Z""",
    re.IGNORECASE | re.VERBOSE,
)
"""Codes of other languages: beside ``fr/``, the folder ``de/`` is no English text that lacks its French."""

_FOR_LANGUAGES: Final = frozenset({"i18n", "l10n", "lang", "langs", "languages", "locale", "locales", "translations"})
"""Folders whose folders are languages and nothing else."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a path: the article's id, the language (None: the path says nothing), and where the way is used.

    `base` is the folder that the way of naming governs; `sure` is False where the mark may be part of a word
    (``mise-en.md``). `bare`: a file without any mark may be the counterpart.
    """

    path: str
    id: str
    language: Language | None
    base: str
    sure: bool = True
    bare: bool = True


def readings(path: str) -> Iterator[Reading]:
    """Yield the ways to read a path, the plainest first; the last says nothing of a language."""
    folder, _, name = path.rpartition("/")
    stem = stem_of(name)
    if "i18n/" in path and (plugin := _PLUGIN.match(path)):
        yield from _plugin(path, plugin)
    if _CODE.match(stem):
        yield Reading(path, _id(folder), language_of(stem), folder)
    yield from _by_name(path, folder, stem)
    parts = folder.split("/") if folder else []
    for at in reversed(range(len(parts))):
        yield from _by_folder(path, parts, at, stem)
    yield Reading(path, _id(folder, stem), None, folder)


def _plugin(path: str, match: re.Match[str]) -> Iterator[Reading]:
    if not _CODE.match(match["code"]):
        return
    kind, version = match["kind"], match["version"] or "current"
    home = match["id"] or ("src/pages" if kind == "pages" else kind)
    if version != "current":
        home = f"{match['id']}_versioned_docs/{version}" if match["id"] else f"versioned_docs/{version}"
    folder, _, name = match["rest"].rpartition("/")
    yield Reading(
        path, _id(match["lead"] + home, folder, stem_of(name)), language_of(match["code"]), match["lead"] + home
    )


def _by_name(path: str, folder: str, stem: str) -> Iterator[Reading]:
    if match := _DOTTED.match(stem):
        yield Reading(path, _id(folder, match["name"]), language_of(match["code"]), folder)
    elif match := _DASHED.match(stem):
        yield Reading(path, _id(folder, match["name"]), language_of(match["code"]), folder, sure=False)
    elif match := _LED.match(stem):
        yield Reading(path, _id(folder, match["name"]), language_of(match["code"]), folder, sure=False, bare=False)


def _by_folder(path: str, parts: list[str], at: int, stem: str) -> Iterator[Reading]:
    marked = _folder(parts[at])
    if marked is not None:
        rest, language, sure = marked
        inner = _id(*parts[:at], rest, *parts[at + 1 :], stem)
        yield Reading(path, inner, language, "/".join(parts[:at]), sure=sure)


@lru_cache(maxsize=4096)
def _folder(part: str) -> tuple[str, Language, bool] | None:
    """Return what a folder is called but for its language, the language, and whether that is sure; None for no mark."""
    if _CODE.match(part):
        return "", language_of(part), True
    if language := _NAMES.get(unicodedata.normalize("NFC", part).casefold()):
        return "", language, False
    if match := _DASHED.match(part) or _DOTTED.match(part):
        return match["name"], language_of(match["code"]), False
    return None


def stem_of(name: str) -> str:
    """Return a file's name without its suffix."""
    return name.rsplit(".", 1)[0] if "." in name[1:] else name


def _id(*parts: str) -> str:
    return unicodedata.normalize("NFC", "/".join(part.strip("/") for part in parts if part.strip("/"))) or "index"


def language_of(code: str) -> Language:
    """Return the language of a code that is known to be French or English."""
    return "fr" if code[:2].lower() == "fr" else "en"


def declared(metadata: Mapping[str, str]) -> Language | None:
    """Return the language that a front matter (its keys folded) names, where it is one of ours."""
    codes = _codes(metadata)
    return next((language_of(code) for code in codes if _CODE.match(code)), None)


def declares_another(metadata: Mapping[str, str]) -> bool:
    """Whether a front matter names a language that is neither French nor English."""
    return any(_OTHER.match(code) for code in _codes(metadata)) and declared(metadata) is None


def _codes(metadata: Mapping[str, str]) -> list[str]:
    return [metadata.get(key, "").strip() for key in ("lang", "language", "locale", "langcode")]


def is_code(word: str) -> bool:
    """Whether a word is the code of French or English, with or without a region."""
    return _CODE.match(word) is not None


def is_another_language(path: str, folders: Container[str], ids: Container[str]) -> bool:
    """Whether a path without a mark of ours has that of another language.

    `folders` are those in which French or English have a folder or file of their own, `ids` the articles that are marked.
    """
    *parts, name = path.split("/")
    stem = stem_of(name)
    head, dot, code = stem.rpartition(".")
    if dot and head and _OTHER.match(code):
        return True
    if _OTHER.match(stem) and "/".join(parts) in folders:
        return True
    dashed = re.match(r"(.+)[-_]([a-z]{2})\Z", stem, re.IGNORECASE)
    if dashed and _OTHER.match(dashed[2]) and _id(*parts, dashed[1]) in ids:
        return True
    return any(
        _OTHER.match(part) and ("/".join(parts[:at]) in folders or (at > 0 and parts[at - 1] in _FOR_LANGUAGES))
        for at, part in enumerate(parts)
    )
