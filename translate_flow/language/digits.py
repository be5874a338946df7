"""A run of digits and separators, read by the language of its text.

A space of any kind and an apostrophe group thousands. A comma is the decimal mark in French and groups in English, a
point the reverse; where three digits follow, both values are kept, the language's own first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from translate_flow.language import Language

LONGEST: Final = 24
"""Digits in one number beyond this are a key or a hash."""

_BLANKS: Final = re.compile("[ \u00a0\u202f\u2009]")
_MARKS: Final = re.compile("[.,'’]")


@dataclass(frozen=True, slots=True)
class Run:
    """One number of a run: its values, the likeliest first, and where it stands in the run."""

    values: tuple[Fraction, ...]
    start: int
    end: int
    version: bool = False
    listed: bool = False
    """Whether it may be two numbers as well: "April 6,8" in English, which has no decimal comma."""


def read_run(run: str, language: Language) -> Iterator[Run]:
    """Yield the numbers of a run of digits, blanks, points, commas and apostrophes ("2019 300" holds two)."""
    pieces: list[tuple[int, str]] = []
    at = 0
    for piece in _BLANKS.split(run):
        pieces.append((at, piece))
        at += len(piece) + 1
    while pieces:
        taken = _grouped(pieces)
        start, end = pieces[0][0], pieces[taken - 1][0] + len(pieces[taken - 1][1])
        joined = "".join(piece for _, piece in pieces[:taken])
        if len(joined) <= LONGEST:
            yield from _marked(joined, start, end, language, grouped=taken > 1)
        pieces = pieces[taken:]


def _grouped(pieces: list[tuple[int, str]]) -> int:
    """Count the pieces, from the first, that are one number grouped by blanks: 12 345 678,90."""
    if not (len(pieces[0][1]) <= 3 and pieces[0][1].isdigit() and pieces[0][1][0] != "0"):
        return 1
    taken = 1
    while taken < len(pieces) and taken < 7:
        parts = _MARKS.split(pieces[taken][1])
        if len(parts[0]) != 3 or len(parts) > 2:
            break
        taken += 1
        if len(parts) == 2:
            break
    return taken


def _marked(piece: str, start: int, end: int, language: Language, *, grouped: bool) -> Iterator[Run]:
    """Yield what a piece without blanks holds; `grouped` when blanks have grouped its thousands already."""
    parts, marks = _MARKS.split(piece), _MARKS.findall(piece)
    if not marks:
        yield Run((Fraction(int(piece)),), start, end)
        return
    threes = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and parts[0] != "0"
    kinds = set(marks)
    if len(marks) == 1 and marks[0] in ".,":
        decimal = Fraction(f"{parts[0]}.{parts[1]}")
        if not threes or grouped:
            listed = marks[0] == "," and language == "en" and not grouped
            yield Run((decimal,), start, end, listed=listed)
            return
        whole = Fraction(int("".join(parts)))
        decimal_first = marks[0] == ("," if language == "fr" else ".")
        yield Run((decimal, whole) if decimal_first else (whole, decimal), start, end)
    elif len(kinds) == 1 and threes:
        yield Run((Fraction(int("".join(parts))),), start, end)
    elif kinds == {"."}:
        # 1.2.3: a version. Parts below a million keep their order and their differences.
        value = sum((Fraction(int(part), 10 ** (6 * place)) for place, part in enumerate(parts)), Fraction(0))
        yield Run((value,), start, end, version=True)
    elif (
        len(kinds) == 2 and marks[-1] in ".," and marks.count(marks[-1]) == 1 and all(len(p) == 3 for p in parts[1:-1])
    ):
        yield Run((Fraction(f"{''.join(parts[:-1])}.{parts[-1]}"),), start, end)
    else:
        at = start
        for part in parts:
            yield Run((Fraction(int(part)),), at, at + len(part))
            at += len(part) + 1
