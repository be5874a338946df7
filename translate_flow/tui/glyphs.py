"""What stands for what on the screen: marks of state, and spaces that cannot be seen.

Every mark is one cell wide and always comes with its word somewhere on the same screen, so that nothing is said by
colour or shape alone. The plain set is for terminals without the characters.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from translate_flow.tui.state import Mark

NO_BREAK: Final = "\u00a0"
NARROW_NO_BREAK: Final = "\u202f"


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of characters. `space` stands for a no-break space, `cursor` and `bar` draw the list of rows."""

    marks: Mapping[Mark, str]
    space: str
    cursor: str
    bar: str
    chosen: str
    arrow: str
    dot: str
    more: str

    def reveal(self, text: str) -> str:
        """Show no-break spaces, one character for one, so that offsets stay and nothing wraps there.

        Textual breaks lines at any Unicode space, no-break or not: with a glyph in its place it cannot.
        """
        return text.replace(NO_BREAK, self.space).replace(NARROW_NO_BREAK, self.space)


UNICODE: Final = Glyphs(
    MappingProxyType(
        {
            Mark.PENDING: "…",
            Mark.ALIGNED: "·",
            Mark.REVIEWED: "✓",
            Mark.INTENDED: "–",
            Mark.DIVERGENT: "!",
            Mark.MOVED: "↕",
            Mark.MISSING: "✗",
            Mark.UNTRANSLATED: "=",
            Mark.EXTRA: "+",
            Mark.DRAFT: "~",
            Mark.OUTDATED: "↻",
            Mark.NEEDS_WORK: "?",
            Mark.UNSAVED: "●",
        }
    ),
    space="⍽",
    cursor="▌",
    bar="│",
    chosen="▸",
    arrow="→",
    dot="·",
    more="…",
)

ASCII: Final = Glyphs(
    MappingProxyType(
        {
            Mark.PENDING: " ",
            Mark.ALIGNED: ".",
            Mark.REVIEWED: "v",
            Mark.INTENDED: "-",
            Mark.DIVERGENT: "!",
            Mark.MOVED: "^",
            Mark.MISSING: "x",
            Mark.UNTRANSLATED: "=",
            Mark.EXTRA: "+",
            Mark.DRAFT: "~",
            Mark.OUTDATED: "@",
            Mark.NEEDS_WORK: "?",
            Mark.UNSAVED: "*",
        }
    ),
    space="_",
    cursor=">",
    bar="|",
    chosen=">",
    arrow="->",
    dot="-",
    more="...",
)

PLAIN_TERMINALS: Final = frozenset({"linux", "vt100", "vt102", "vt220", "cons25"})
"""Terminals whose fonts have neither ✗ nor ⍽: the console of Linux has 512 characters in all."""


def glyphs() -> Glyphs:
    """Choose the set that this terminal can show."""
    encoding = (getattr(sys.__stdout__, "encoding", None) or "utf-8").lower().replace("-", "")
    return ASCII if encoding != "utf8" or os.environ.get("TERM", "") in PLAIN_TERMINALS else UNICODE
