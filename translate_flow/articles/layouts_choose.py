"""Of the ways in which a path can be read, the one that fits the files around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from translate_flow.articles.layouts_names import Reading, declared, readings, stem_of
from translate_flow.language import Language, other


def read_paths(paths: Sequence[str], heads: Mapping[str, Mapping[str, str]]) -> dict[str, list[Reading]]:
    """Return the ways to read each path; of those that only its head can confirm, the ones that it does.

    A folder that holds nothing but the languages of its ``index`` is a page, so its way of naming governs the folder
    above.
    """
    stems: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        folder, _, name = path.rpartition("/")
        stems[folder].add(stem_of(name).partition(".")[0].casefold())
    pages = {folder for folder, found in stems.items() if found == {"index"} and "/" in folder}
    return {
        path: [
            replace(way, base=way.base.rpartition("/")[0]) if way.base in pages else way
            for way in readings(path)
            if not way.told or declared(heads.get(path, {})) == way.language
        ]
        for path in paths
    }


def choose_readings(ways_of: Mapping[str, list[Reading]]) -> dict[str, Reading]:
    """Choose for each path the reading that finds a counterpart, else the first that is sure."""
    found = {(way.id, way.language) for ways in ways_of.values() for way in ways}
    answered = {
        path: [way for way in ways if way.language and _has_counterpart(way, found)] for path, ways in ways_of.items()
    }
    # Where one page has its counterpart by a dash, another page that lacks it is read the same way.
    dashed = {way.base for ways in answered.values() for way in ways if not way.sure and way.bare}
    slots = {(way.slot, way.language) for ways in ways_of.values() for way in ways if way.slot is not None}
    chosen = {}
    for path, ways in ways_of.items():
        sure = [way for way in answered[path] if way.sure]
        fitting = sure or answered[path]
        fitting = fitting or [way for way in ways if way.language and (way.sure or _is_usual(way, dashed, slots))]
        if fitting:
            chosen[path] = fitting[0]
    return chosen


def _is_usual(way: Reading, dashed: Container[str], slots: Container[tuple[str, Language | None]]) -> bool:
    """Whether a mark that may be part of a word is that of a language where it stands: others beside it are."""
    if way.told or way.language is None:
        return False
    return (way.bare and way.base in dashed) or (way.slot is not None and (way.slot, other(way.language)) in slots)


def _has_counterpart(way: Reading, found: set[tuple[str, Language | None]]) -> bool:
    if way.language is None:
        return False
    return (way.id, other(way.language)) in found or (way.bare and (way.id, None) in found)
