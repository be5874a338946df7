"""Brackets of Markdown: which closes which, what follows them, and the shortcodes of WordPress that look like links."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

TARGET: Final = re.compile(
    r"""\(\s*(?:<(?P<angle>[^<>\n]*)>|(?P<bare>(?:\{[{%][^{}\n]*[%}]\}|[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))
        (?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)""",
    re.VERBOSE,
)
"""The target and the title of a link, after its closing bracket."""

SHORTCODE: Final = re.compile(
    r"""\[(?:/[A-Za-z][\w-]*+
        |[A-Za-z]+_\w++[ \t]*+/?|[A-Za-z][\w-]*+(?:[ \t]++[\w-]++=(?:"[^"\n]*+"|'[^'\n]*+'|[^\s\[\]"']++))++[ \t]*+/?)\](?![(:])""",
    re.VERBOSE,
)
"""A name with settings in brackets, or the closing one; a name alone (``[sic]``) may be anybody's, but for
``[vc_row]``."""

_BRACKET: Final = re.compile(r"[\\`\[\]]")
"""Brackets, and what hides them."""

_TICKS: Final = re.compile(r"`+")


def pair_brackets(text: str) -> dict[int, int]:
    """Return the closing bracket of each opening one; those in code spans and behind a backslash are text.

    One pass, so that no input makes it quadratic.
    """
    ticks: dict[int, list[int]] = {}
    for run in _TICKS.finditer(text):
        ticks.setdefault(len(run.group()), []).append(run.start())
    pairs: dict[int, int] = {}
    open_: list[int] = []
    hidden = 0
    for match in _BRACKET.finditer(text):
        at, mark = match.start(), match.group()
        if at < hidden:
            continue
        if mark == "[":
            open_.append(at)
        elif mark == "\\":
            hidden = at + 2
        elif mark == "`":
            hidden = _after_code(text, at, ticks)
        elif open_:
            pairs[open_.pop()] = at
    return pairs


def _after_code(text: str, at: int, ticks: dict[int, list[int]]) -> int:
    """Return where a code span ends that begins here, or the run of ticks that begins none."""
    run = _TICKS.match(text, at)
    after = run.end() if run else at + 1
    starts = ticks.get(after - at, [])
    index = bisect_left(starts, after)
    return starts[index] + after - at if index < len(starts) else after
