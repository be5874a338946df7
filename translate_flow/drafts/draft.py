"""A suggested translation and where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from translate_flow.language import Language
from translate_flow.messages import Message


@dataclass(frozen=True, slots=True)
class Draft:
    """A suggestion; never counted as done until a person accepts it.

    `origin` is ``memory`` or the engine's name; `score` is from 0 to 1 (1: an exact match of the memory; an engine's
    own is 0, for nobody knows). `problems` say what the engine lost or the glossary could not put right.
    """

    text: str
    origin: str
    score: float = 0.0
    problems: tuple[Message, ...] = ()


class Engine(Protocol):
    """A machine that translates. `leaves_machine` says whether text is sent away, which needs consent."""

    name: str
    leaves_machine: bool

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[str]:
        """Translate paragraphs, in order; an empty string where it has nothing to offer.

        Raises `EngineError` when the engine is missing or does not answer.
        """
