"""Pages that only what they say alike ties: the date, the picture, a key of the site's own making.

No list of keys can know them all. A key is believed where its values are each the only one of their language, and tie
most of the pages that nothing else ties.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from translate_flow.articles.layouts_address import File

_ENOUGH: Final = 2
"""Pairs that a key must make before it is believed."""

_SHORTEST: Final = 4
"""Characters of a value that says something: not a number in a menu, not ``true``."""

_LANGUAGES: Final = frozenset({"lang", "language", "locale", "langcode", "languagecode", "lng"})


def tie_by_value(fr: Sequence[File], en: Sequence[File]) -> Iterator[tuple[File, File, str]]:
    """Yield the files without a counterpart that share a value which no other of their language has, and the key.

    Of several keys, the one that ties most goes first; each file is tied once.
    """
    found = {key: pairs for key in _keys(fr) & _keys(en) if (pairs := _pairs(key, fr, en))}
    tied: set[str] = set()
    for key, pairs in sorted(found.items(), key=lambda one: (-len(one[1]), one[0])):
        for one, two in pairs:
            if one.path not in tied and two.path not in tied:
                tied |= {one.path, two.path}
                yield one, two, key


def _keys(files: Sequence[File]) -> set[str]:
    return {key for file in files for key in file.metadata} - _LANGUAGES


def _pairs(key: str, fr: Sequence[File], en: Sequence[File]) -> list[tuple[File, File]]:
    sides = (_by_value(key, fr), _by_value(key, en))
    pairs = [(sides[0][value], sides[1][value]) for value in sorted(sides[0].keys() & sides[1].keys())]
    smaller = min(sum(bool(file.metadata.get(key)) for file in files) for files in (fr, en))
    return pairs if len(pairs) >= _ENOUGH and 2 * len(pairs) > smaller else []


def _by_value(key: str, files: Sequence[File]) -> dict[str, File]:
    """Return the files by what they say under a key, where only one of them says it."""
    count = Counter(file.metadata.get(key, "") for file in files)
    said: dict[str, File] = {}
    for file in files:
        value = file.metadata.get(key, "")
        if count[value] == 1 and len(value) >= _SHORTEST and not value.isdigit() and value not in ("true", "false"):
            said[value] = file
    return said
