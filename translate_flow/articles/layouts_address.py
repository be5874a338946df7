"""From what a front matter writes to the file that it means: a URL, a path, a name, with or without its dates and suffix.

Addresses are compared from their end, because only the site's configuration knows what stands before. Accents, capitals
and punctuation are folded: ``/2021/05/04/liberer-le-talent/`` finds ``_posts/2021-05-04-libérer le talent.md``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias
from urllib.parse import unquote

from translate_flow.articles.layouts_names import is_code, stem_of
from translate_flow.language import Language

Address: TypeAlias = tuple[str, ...]

_DATED: Final = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})-(?P<slug>.+)\Z")
_TAG: Final = re.compile(
    r"""\{%-?\s*(?:link|post_url)\s+(?P<path>[^%]+?)\s*-?%\}|\{\{[<%]\s*(?:rel)?ref\s+["'](?P<ref>[^"']+)"""
)
_EXPRESSION: Final = re.compile(r"\{\{.*?\}\}")
_SCHEME: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//(?P<host>[^/?#]*)", re.IGNORECASE)
_SUFFIX: Final = re.compile(r"\.(?:html?|md|markdown|mdx|mdown|txt|php|aspx?)\Z", re.IGNORECASE)
_MARKS: Final = re.compile(r"[\u0300-\u036f]")
_APART: Final = re.compile(r"[^\w]+|_")
_HOMES: Final = frozenset({"index", "_index", "readme", "home", "accueil"})


@dataclass(frozen=True, slots=True)
class File:
    """A file as far as its name and its head tell: `language` is None where neither says which.

    `id` is the path without what marks its language; `metadata` has its keys folded (`fold_key`).
    """

    path: str
    id: str
    language: Language | None
    metadata: Mapping[str, str]


@lru_cache(maxsize=1024)
def fold_key(key: str) -> str:
    """Return a key of a front matter as keys are compared: ``alt-lang_Page`` is ``altlangpage``."""
    return "".join(char for char in key.casefold() if char.isalnum())


def fold(text: str) -> str:
    """Return a word of an address as it is compared: no accents, no capitals, hyphens for all that is no letter."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return _APART.sub("-", plain).strip("-")


def host(value: str) -> str | None:
    """Return the site that an address names, None where it names none."""
    match = _SCHEME.match(value.strip())
    return match["host"].casefold() if match else None


@lru_cache(maxsize=16384)
def segments(value: str) -> Address | None:
    """Return what an address is compared by, None where it cannot be one (more than one line, only a language)."""
    value = unicodedata.normalize("NFC", value.strip())
    if not value or "\n" in value or is_code(value) or value.casefold() in {"true", "false", "yes", "no", "null", "~"}:
        return None
    if tag := _TAG.search(value):
        value = tag["path"] or tag["ref"]
    value = _SCHEME.sub("", _EXPRESSION.sub("", value), count=1)
    value = unquote(re.split(r"[?#]", value, maxsplit=1)[0])
    return _address(_SUFFIX.sub("", value.strip().rstrip("/")).split("/"))


def _address(parts: Iterable[str]) -> Address:
    words = [part for part in parts if part not in ("", ".", "..") and not is_code(part)]
    if words and words[-1].casefold() in _HOMES:
        words.pop()
    if words and (dated := _DATED.match(words[-1])):
        words[-1:] = [dated["y"], dated["m"].zfill(2), dated["d"].zfill(2), dated["slug"]]
    return tuple(fold(word) for word in words)


def _addresses(file: File) -> Iterator[Address]:
    """Yield where a file may be reached: by its path, by its name as it is written, by what its front matter says."""
    *folders, name = file.path.split("/")
    yield _address(file.id.split("/"))
    own = _address([*folders, stem_of(name)])
    yield own
    for key in ("permalink", "url"):
        if (said := segments(file.metadata.get(key, ""))) is not None and ":" not in file.metadata[key]:
            yield said
    if slug := file.metadata.get("slug"):
        yield (*own[:-1], fold(slug))


class Directory:
    """Every file by the last word of its addresses."""

    def __init__(self, files: Iterable[File]) -> None:
        self._by_end: dict[str, list[tuple[Address, File]]] = defaultdict(list)
        for file in files:
            for address in dict.fromkeys(_addresses(file)):
                self._by_end[address[-1] if address else ""].append((address, file))

    def find(self, value: str, *, not_in: Language | None, beside: str) -> list[File]:
        """Return the files that an address means best, in no language or another than `not_in`: one, where it is clear.

        `beside` is the path of the file that says so: of several that fit equally, one in the same folder is meant.
        """
        wanted = segments(value)
        if wanted is None:
            return []
        found: dict[str, tuple[int, File]] = {}
        for address, file in self._by_end.get(wanted[-1] if wanted else "", ()):
            if file.path == beside or (file.language is not None and file.language == not_in):
                continue
            if (alike := _alike(wanted, address)) is not None:
                found[file.path] = max(found.get(file.path, (-1, file)), (alike, file), key=lambda one: one[0])
        best = max((alike for alike, _ in found.values()), default=0)
        files = [file for alike, file in found.values() if alike == best]
        near = [file for file in files if file.path.rpartition("/")[0] == beside.rpartition("/")[0]]
        return near if len(near) == 1 else files


def _alike(wanted: Address, address: Address) -> int | None:
    """Return how many words two addresses share from their end, None where their dates contradict each other."""
    shared = 0
    for one, two in zip(reversed(wanted), reversed(address), strict=False):
        if one != two:
            break
        shared += 1
    dates = [_date(words) for words in (wanted, address)]
    if all(dates) and dates[0] != dates[1]:
        return None
    # An address that is known whole is worth more than a longer one that is known in part.
    return shared * 2 + (shared == len(address))


def _date(address: Address) -> Address | None:
    if len(address) >= 4 and all(word.isdigit() for word in address[-4:-1]) and len(address[-4]) == 4:
        return address[-4:-1]
    return None
