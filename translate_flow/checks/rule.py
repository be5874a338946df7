"""A check as data: what it is called, what it says of itself, examples that are run as tests, and the function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from translate_flow.alignment.bitext import Bitext
from translate_flow.checks.context import Context, ProjectView
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.reading import Reading
from translate_flow.language import Language
from translate_flow.messages import Message

Check: TypeAlias = Callable[[Bitext, Context], Iterator[Finding]]
DocumentCheck: TypeAlias = Callable[[Reading, Context], Iterator[Finding]]
ProjectCheck: TypeAlias = Callable[[ProjectView], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of Markdown texts on which a rule speaks, or rightly stays silent."""

    fr: str
    en: str
    speaks: bool
    original: Language | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a rule says of itself. Names and codes are a promise: never reused."""

    code: str
    name: str
    severity: Severity
    summary: Message
    reason: Message
    examples: tuple[Example, ...] = ()
    fixable: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A check of one article."""

    about: About
    check: Check


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """A check of one document by itself: of both sides of an article, and of the only one where the other is missing."""

    about: About
    check: DocumentCheck


@dataclass(frozen=True, slots=True)
class ProjectRule:
    """A check of a whole project. Its examples may leave one side empty: that side does not exist."""

    about: About
    check: ProjectCheck
