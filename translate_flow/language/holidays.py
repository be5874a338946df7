"""Days of the year that have a name: le 14 juillet is Bastille Day, and neither text need write the other's words.

Only fixed days; these never make a finding, they only explain a date that the other side does not write.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from translate_flow.language import Language
from translate_flow.language.folding import fold

Day: TypeAlias = tuple[int, int]
"""A month and a day of it."""

_NAMES: Final[Mapping[Language, Mapping[Day, str]]] = MappingProxyType(
    {
        "fr": {
            (1, 1): "jour de l'an|nouvel an|premier de l'an",
            (1, 6): "épiphanie",
            (2, 14): "saint-valentin",
            (3, 8): "journée internationale des femmes|journée internationale des droits des femmes|journée des femmes",
            (4, 1): "poisson d'avril",
            (4, 22): "jour de la terre",
            (5, 1): "fête du travail",
            (6, 24): "saint-jean|fête nationale du québec",
            (7, 1): "fête du canada",
            (7, 4): "fête nationale américaine|jour de l'indépendance",
            (7, 14): "fête nationale",
            (8, 15): "assomption",
            (10, 31): "halloween",
            (11, 1): "toussaint",
            (11, 11): "armistice|jour du souvenir",
            (12, 24): "veille de noël|réveillon de noël",
            (12, 25): "noël",
            (12, 31): "saint-sylvestre|réveillon",
        },
        "en": {
            (1, 1): "new year's day|new year",
            (1, 6): "epiphany|twelfth night",
            (2, 14): "valentine's day",
            (3, 8): "women's day",
            (4, 1): "april fool",
            (4, 22): "earth day",
            (5, 1): "may day|labour day|labor day",
            (6, 24): "midsummer|saint-jean",
            (7, 1): "canada day",
            (7, 4): "independence day|fourth of july",
            (7, 14): "bastille day|national day",
            (8, 15): "assumption",
            (10, 31): "halloween",
            (11, 1): "all saints",
            (11, 11): "armistice day|remembrance day|veterans day",
            (12, 24): "christmas eve",
            (12, 25): "christmas",
            (12, 31): "new year's eve",
        },
    }
)
_DAYS: Final = {
    language: {name: day for day, names in table.items() for name in fold(names).split("|")}
    for language, table in _NAMES.items()
}
_PATTERN: Final = {
    language: re.compile(r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, table), key=len, reverse=True)) + r")(?!\w)")
    for language, table in _DAYS.items()
}


def holidays(text: str, language: Language) -> frozenset[Day]:
    """Return the days that a text names without their date, as (month, day)."""
    return frozenset(_DAYS[language][name] for name in _PATTERN[language].findall(fold(text)))
