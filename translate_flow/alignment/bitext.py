"""The values of alignment: units, and the bitext that holds each block in exactly one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from translate_flow.articles.document import Block, Document
from translate_flow.language import Language


class Relation(StrEnum):
    """How the two sides of a unit stand to each other.

    `UNTRANSLATED`: tied, but both sides are in the same language. `MOVED`: tied across the order.
    """

    TRANSLATED = "translated"
    UNTRANSLATED = "untranslated"
    MOVED = "moved"
    FR_ONLY = "fr-only"
    EN_ONLY = "en-only"


@dataclass(frozen=True, slots=True)
class Unit:
    """Blocks of one side tied to blocks of the other, by index; one side may be empty. Confidence from 0 to 1."""

    fr: tuple[int, ...]
    en: tuple[int, ...]
    relation: Relation
    confidence: float

    def side(self, language: Language) -> tuple[int, ...]:
        """Return the block indexes of one side."""
        return self.fr if language == "fr" else self.en

    @property
    def tied(self) -> bool:
        """Whether both sides hold something."""
        return bool(self.fr and self.en)


@dataclass(frozen=True, slots=True)
class Bitext:
    """An article aligned: every block of both documents in exactly one unit, units in document order.

    `spoken_fr[i]` is the language that block `i` of the French document is really written in, None when undetermined.
    """

    fr: Document
    en: Document
    units: tuple[Unit, ...]
    spoken_fr: tuple[Language | None, ...]
    spoken_en: tuple[Language | None, ...]

    def document(self, language: Language) -> Document:
        """Return the document of one side."""
        return self.fr if language == "fr" else self.en

    def spoken(self, language: Language) -> tuple[Language | None, ...]:
        """Return the language that each block of one side is written in."""
        return self.spoken_fr if language == "fr" else self.spoken_en

    def blocks(self, unit: Unit, language: Language) -> tuple[Block, ...]:
        """Return the blocks of one side of a unit."""
        blocks, held = (self.fr.blocks, unit.fr) if language == "fr" else (self.en.blocks, unit.en)
        # A site asks this some thousand times an article, nearly always of one block.
        return (blocks[held[0]],) if len(held) == 1 else tuple(map(blocks.__getitem__, held))

    def tied(self) -> Iterator[Unit]:
        """Yield the units that have both sides, in order."""
        return (unit for unit in self.units if unit.tied)
