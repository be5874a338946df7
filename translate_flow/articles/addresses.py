"""Bare addresses in running text: ``https://…``, ``www.…``, ``name@host``."""

from __future__ import annotations

import re
from typing import Final

_SCHEME: Final = re.compile(r"(?<![A-Za-z0-9])https?\Z", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"[^\s<>\"«»“”`\[\]{}|\\]+")
_HOST: Final = re.compile(r"@[\w-]+(?:\.[\w-]+)+")

_LONGEST_NAME: Final = 64
"""Characters before the @ of an e-mail address, as RFC 5321 has it."""


def address_start(text: str, char: str, floor: int, found: int) -> int | None:
    """Return where the address begins that a character (``:``, ``@`` or ``w``) is part of, None where it is part of none."""
    if char in "wW":
        follows = found and text[found - 1].isalnum()
        return None if follows or text[found : found + 4].lower() != "www." else found
    if char == "@":
        begin = found
        while begin > max(floor, found - _LONGEST_NAME) and (text[begin - 1].isalnum() or text[begin - 1] in "._+-"):
            begin -= 1
        return begin if begin < found and _HOST.match(text, found) else None
    scheme = _SCHEME.search(text, max(floor, found - 5), found) if text.startswith("//", found + 1) else None
    return scheme.start() if scheme else None


def address_end(text: str, at: int, end: int, *, mail: bool) -> int:
    """Return where the address ends that begins here; a full stop or bracket after it is the sentence's."""
    match = _HOST.search(text, at, end) if mail else _ADDRESS.match(text, at, end)
    value = text[at : match.end() if match else end]
    excess = value.count(")") - value.count("(")
    last = len(value)
    while last and (value[last - 1] in "?!.,:*_~'’;…" or (value[last - 1] == ")" and excess > 0)):
        last -= 1
        excess -= value[last] == ")"
    return at + last
