"""What we know of French and English. Pure: text in, values out."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from translate_flow.messages import Message, msg

Language: TypeAlias = Literal["fr", "en"]
"""A language of an article. Direction is data: a function takes a language, never comes in two copies."""

LANGUAGES: Final[tuple[Language, Language]] = ("fr", "en")


def other(language: Language) -> Language:
    """Return the language that is not this one."""
    return "en" if language == "fr" else "fr"


def name(language: Language) -> Message:
    """Return the language's name, to stand inside a sentence."""
    return msg("French") if language == "fr" else msg("English")
