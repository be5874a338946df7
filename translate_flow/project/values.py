"""What the workspace takes and gives back: plain values, without the disk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from translate_flow.checks.finding import Finding, Severity
from translate_flow.errors import TranslateFlowError
from translate_flow.language import Language
from translate_flow.messages import Message
from translate_flow.review.progress import Progress, Verdict

Segment: TypeAlias = Literal["auto", "line"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for on the command line; what is left out here is taken from the project file.

    `select` and `ignore` hold names (``number-mismatch``), codes (``TF201``) or the start of one (``TF2``). `segment`
    is ``line`` to make every non-empty line of a text file a block. `baseline` is a file of known findings. Without
    `cache` nothing is remembered between runs.
    """

    original: Language | None = None
    glossary: Path | None = None
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    segment: Segment = "auto"
    cache: bool = True
    baseline: Path | None = None


@dataclass(frozen=True, slots=True)
class SideStatus:
    """One side of an article: its file, and how many blocks it has."""

    path: str
    blocks: int


@dataclass(frozen=True, slots=True)
class ArticleStatus:
    """How far an article is: its sides (None for one that does not exist), its progress, and how many findings it has.

    `status` is the article's own word for itself (``published``, ``in-progress``, ``untranslated``).
    """

    id: str
    fr: SideStatus | None
    en: SideStatus | None
    progress: Progress
    original: Language | None = None
    status: str = "published"
    gating: bool = True
    errors: int = 0
    warnings: int = 0
    infos: int = 0

    def side(self, language: Language) -> SideStatus | None:
        """Return what is known of one side."""
        return self.fr if language == "fr" else self.en

    @property
    def verdict(self) -> Verdict:
        """The article in one word."""
        return self.progress.verdict

    @property
    def coverage(self) -> float:
        """The share of words that have a counterpart in the other language, 0 to 1."""
        return self.progress.coverage


@dataclass(frozen=True, slots=True)
class Outcome:
    """What checking one article gave: how far it is, and its findings; or why it cannot be read.

    `silenced` counts the findings that were left out; `spared` names checks of the whole site that its files ignore;
    `stale` are the fingerprints of dismissals that match nothing.
    """

    article: str
    status: ArticleStatus | None
    findings: tuple[Finding, ...] = ()
    problem: TranslateFlowError | None = None
    silenced: int = 0
    spared: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What `check` found: findings sorted by path, position and check; statuses by id; files that cannot be read.

    `silenced` counts what was left out, `known` how much of that the baseline knows.
    """

    findings: tuple[Finding, ...]
    statuses: tuple[ArticleStatus, ...]
    problems: tuple[TranslateFlowError, ...] = ()
    silenced: int = 0
    known: int = 0

    def count(self, severity: Severity) -> int:
        """Return how many findings weigh exactly this much."""
        return sum(finding.severity is severity for finding in self.findings)

    def failing(self, level: Severity = Severity.ERROR, *, strict: bool = False) -> tuple[Finding, ...]:
        """Return the findings that fail a build: at `level` or above, and of articles in progress only when `strict`."""
        return tuple(f for f in self.findings if f.severity.rank >= level.rank and (strict or f.gating))


@dataclass(frozen=True, slots=True)
class DraftResult:
    """One block that lacked a translation, and what became of it.

    `language` is the language that was missing; `text` is None where neither memory nor engine had anything to offer.
    `path` and `line` say where the block to translate stands. `written` says whether the document holds it now;
    `would_go_to`, after a dry run, the engine that its source would have been sent to.
    """

    article: str
    language: Language
    path: str
    line: int
    source: str
    text: str | None
    origin: str = ""
    score: float = 0.0
    problems: tuple[Message, ...] = field(default=())
    written: bool = False
    would_go_to: str = ""


def coverage(statuses: Iterable[ArticleStatus]) -> float:
    """Return the coverage of several articles together, each weighing as many words as it has; 1 for none."""
    known = [status.progress for status in statuses]
    words = sum(one.words for one in known)
    return sum(one.covered for one in known) / words if words else 1.0
