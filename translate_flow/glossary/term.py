"""The values of a glossary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from translate_flow.language import Language


class Enforcement(StrEnum):
    """How a term is held to: `FORBIDDEN_ONLY` is for words of many senses, whose approved form is only advice."""

    STRICT = "strict"
    ADVISORY = "advisory"
    FORBIDDEN_ONLY = "forbidden-only"


class Match(StrEnum):
    """`INFLECTED` finds any inflection of a form; `EXACT` the form alone (commons is not common)."""

    INFLECTED = "inflected"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Wording:
    """A term's forms in one language. `exceptions` are stretches in which the term is not meant (ESS France)."""

    approved: str
    accepted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    match: Match = Match.INFLECTED
    case: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One notion in both languages. `line` is where it stands in the glossary file."""

    fr: Wording
    en: Wording
    enforce: Enforcement = Enforcement.STRICT
    note: str = ""
    line: int = 0

    def wording(self, language: Language) -> Wording:
        """Return the forms of one language."""
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is not translated, with its accepted spellings."""

    name: str
    accepted: tuple[str, ...] = ()
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms and names, from one file. `digest` changes when anything that matters to checking does."""

    terms: tuple[Term, ...] = ()
    names: tuple[Name, ...] = ()
    path: str = ""
    digest: str = ""
