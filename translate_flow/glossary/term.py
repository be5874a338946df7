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
class Forbidden:
    """A form that must not stand for the term. `use` is what to write in its stead, empty where there is a choice.

    `noun`: it counts only as a noun ("the common…", not "the common rules"). `drafts`: it is put right in machine
    drafts and not looked for in what people write, who use it in another sense too (numerical).
    """

    form: str
    use: str = ""
    noun: bool = False
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """A term's forms in one language.

    `accepted` forms are as good as the approved one and as sure a sign of the notion. `loose` ones are right in context
    and a sign of nothing (members for sociétaires). `exceptions` are stretches in which the term is not meant (ESS
    France). `noun`: the forms count only as nouns. `ambiguous`: standing on this side, the forms do not call for the
    other side's. `between`: a word or two may stand among those of a form (économie dite sociale et solidaire).
    """

    approved: str
    accepted: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()
    exceptions: tuple[str, ...] = ()
    match: Match = Match.INFLECTED
    case: bool = False
    noun: bool = False
    ambiguous: bool = False
    between: bool = False

    def replacement(self, forbidden: Forbidden) -> str:
        """Return the one form that can stand in place of a forbidden one, or nothing where there are several."""
        if forbidden.use:
            return forbidden.use
        return "" if self.accepted or self.loose else self.approved


@dataclass(frozen=True, slots=True)
class Term:
    """One notion in both languages. `source` says where the words come from; `line` is the term's line in the file.

    `reverse`: a translation should not use the term where its original does not.
    """

    fr: Wording
    en: Wording
    enforce: Enforcement = Enforcement.STRICT
    note: str = ""
    source: str = ""
    line: int = 0
    reverse: bool = False

    def wording(self, language: Language) -> Wording:
        """Return the forms of one language."""
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is not translated, with its accepted spellings and the wrong ones that drafts bring."""

    name: str
    accepted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms and names, from one file. `digest` changes when anything that matters to checking does."""

    terms: tuple[Term, ...] = ()
    names: tuple[Name, ...] = ()
    path: str = ""
    digest: str = ""
