"""In which language a unit lacks its text, and so from which one it is translated."""

from __future__ import annotations

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.language import LANGUAGES, Language, other


def lacking(bitext: Bitext, unit: Unit, original: Language | None) -> Language | None:
    """Return the language in which a unit has still to be written: one side is missing, or in the wrong language.

    None when both sides are written, or when what is missing is the original of something that only the translation
    says.
    """
    if not unit.tied:
        language: Language = "en" if unit.fr else "fr"
        return None if language == original else language
    if unit.relation is Relation.UNTRANSLATED:
        return next((side for side in LANGUAGES if _foreign(bitext, unit, side)), None)
    return None


def translation(bitext: Bitext, unit: Unit, original: Language | None) -> Language:
    """Return the language of the side that a reviewer works on: the one that lacks, else the translation."""
    if not unit.tied:
        return "en" if unit.fr else "fr"
    return lacking(bitext, unit, original) or other(original or "fr")


def _foreign(bitext: Bitext, unit: Unit, side: Language) -> bool:
    return any(bitext.spoken(side)[index] == other(side) for index in unit.side(side))
