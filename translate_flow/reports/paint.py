"""Colour on a terminal, and nothing anywhere else. No information is given by colour alone."""

from __future__ import annotations

from typing import Final

CODES: Final = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34"}


class Paint:
    """Colours text that has passed `display`; our own sequences are the only ones that reach a terminal."""

    def __init__(self, *, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, colour: str) -> str:
        """Return the text in a colour of `CODES`."""
        return f"\x1b[{CODES[colour]}m{text}\x1b[0m" if self.on and text else text
