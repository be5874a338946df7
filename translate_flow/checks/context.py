"""The plain values that a rule may look at beside the bitext itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from translate_flow.articles.layouts_ties import BrokenTie
from translate_flow.glossary.term import Glossary
from translate_flow.language import Language
from translate_flow.language.typography import Typography


class ReviewState(StrEnum):
    """What a person has said of a unit."""

    DRAFT = "draft"
    NEEDS_WORK = "needs-work"
    REVIEWED = "reviewed"
    OUTDATED = "outdated"
    INTENDED = "intended"


@dataclass(frozen=True, slots=True)
class UnitReview:
    """What the ledger remembers of one unit. `previous` is the original as it was when reviewed, if it has changed.

    `translation` is the ledger's translation where the document does not hold it: as it was when reviewed, if it has
    been edited since, or a draft that has not been written into the document. `side` is the language of a draft that is
    not of the translation: the original lacked the paragraph.
    """

    state: ReviewState
    origin: str = ""
    reason: str = ""
    previous: str | None = None
    translation: str | None = None
    side: Language | None = None


NO_REVIEWS: Mapping[int, UnitReview] = MappingProxyType({})
NO_DISMISSALS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a bitext: its article, the glossary, how it is set, and what was reviewed (by index of unit).

    `dismissed` holds the findings that a person has said are none: fingerprint to name of check. `review_asked`: the
    project wants a person to accept every unit.
    """

    article: str
    original: Language | None = None
    gating: bool = True
    glossary: Glossary = field(default_factory=Glossary)
    typography: Typography = field(default_factory=Typography)
    reviews: Mapping[int, UnitReview] = field(
        default_factory=lambda: NO_REVIEWS
    )  # 3.11 takes no mappingproxy as a default
    dismissed: Mapping[str, str] = field(default_factory=lambda: NO_DISMISSALS)
    review_asked: bool = False


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article of a project, as a project rule sees it; `coverage` from 0 to 1."""

    id: str
    fr: str | None
    en: str | None
    original: Language | None = None
    gating: bool = True
    coverage: float = 1.0


@dataclass(frozen=True, slots=True)
class ProjectView:
    """The articles of a project. `started_only`: the site asks only for articles that exist in both languages.

    `ties` are the ties between files, as their front matter has them, that do not hold. `min_coverage` is the coverage
    that the site asks of each article, 0 to 1; 0 asks nothing.
    """

    articles: tuple[ArticleView, ...]
    started_only: bool = False
    ties: tuple[BrokenTie, ...] = ()
    min_coverage: float = 0.0
