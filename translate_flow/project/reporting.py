"""Checking a site: what is unchanged comes from the cache, the rest is examined, and everything is put in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from translate_flow.articles.document import ArticleFiles
from translate_flow.articles.layouts_ties import BrokenTie
from translate_flow.checks.context import ArticleView, ProjectView
from translate_flow.checks.finding import Finding, Severity
from translate_flow.errors import TranslateFlowError
from translate_flow.glossary.term import Glossary
from translate_flow.project.cache import Cache, code_digest, digest, open_cache
from translate_flow.project.examine import read_sources, stamp
from translate_flow.project.library import Library
from translate_flow.project.processes import examine_each
from translate_flow.project.record import findings_from_json, findings_to_json, from_json
from translate_flow.project.selection import Selection
from translate_flow.project.values import ArticleStatus, Outcome, Report


@dataclass(frozen=True, slots=True)
class Checker:
    """What checking needs beside the articles. `glossary` is parsed only when an article has to be examined.

    `ties` are those between files, as their front matter has them, that do not hold.
    """

    library: Library
    glossary: Callable[[], Glossary]
    selection: Selection
    started_only: bool = False
    cached: bool = True
    ties: tuple[BrokenTie, ...] = ()

    def outcomes(
        self, wanted: Sequence[ArticleFiles], progress: Callable[[int, int], None] | None = None
    ) -> Iterator[Outcome]:
        """Yield the outcome of each article, in order, those that are cached without examining them again."""
        with open_cache(self.library.root, enabled=self.cached) as cache:
            known = [self._stamp_known(cache, files) for files in wanted]
            cold = [files for files, stamped in zip(wanted, known, strict=True) if stamped is None]
            examined = self._examine(cold)
            for done, (files, stamped) in enumerate(zip(wanted, known, strict=True), 1):
                outcome = _read(cache.get("article", files.id, stamped)) if stamped else None
                if outcome is None:
                    # A text that the cache no longer has, or that does not read: as if it had never been there.
                    fresh, text = next(examined) if stamped is None else next(self._examine([files]))
                    outcome = from_json(text)
                    if fresh is not None and outcome.problem is None:
                        cache.put("article", files.id, fresh, text)
                if progress is not None:
                    progress(done, len(wanted))
                yield outcome

    def _examine(self, cold: Sequence[ArticleFiles]) -> Iterator[tuple[str | None, str]]:
        if cold:
            yield from examine_each(self.library.root, cold, self.library.settings, self.glossary())

    def _stamp_known(self, cache: Cache, files: ArticleFiles) -> str | None:
        """Return the stamp of an article that is in the cache, None for one that is not, or cannot be read."""
        try:
            current = stamp(read_sources(self.library.root, files), self.library.settings)
        except TranslateFlowError:
            return None
        return current if cache.has("article", files.id, current) else None

    def check(self, wanted: Sequence[ArticleFiles], progress: Callable[[int, int], None] | None = None) -> Report:
        """Check articles, and the site as a whole; leave out what is not selected."""
        outcomes = list(self.outcomes(wanted, progress))
        statuses = [outcome.status for outcome in outcomes if outcome.status]
        findings = [finding for outcome in outcomes for finding in outcome.findings]
        findings += self._site_findings(statuses)
        kept = sorted((f for f in findings if self.selection.takes(f)), key=position)
        return Report(
            findings=tuple(kept),
            statuses=_counted(statuses, kept),
            problems=tuple(outcome.problem for outcome in outcomes if outcome.problem),
            silenced=sum(outcome.silenced for outcome in outcomes),
        )

    def _site_findings(self, statuses: Sequence[ArticleStatus]) -> Sequence[Finding]:
        """Run the checks of a whole site; remembered like an article, because loading the checks is what costs."""
        views = tuple(
            ArticleView(s.id, s.fr.path if s.fr else None, s.en.path if s.en else None, s.original, s.gating)
            for s in statuses
        )
        current = digest(code_digest(), repr(views), repr(self.started_only), repr(self.ties))
        with open_cache(self.library.root, enabled=self.cached) as cache:
            found = _read_findings(cache.get("site", "", current))
            if found is None:
                from translate_flow.checks.run import check_project  # noqa: PLC0415

                text = findings_to_json(check_project(ProjectView(views, self.started_only, self.ties)))
                cache.put("site", "", current, text)
                found = findings_from_json(text)
        return found


def _read(text: str | None) -> Outcome | None:
    try:
        return None if text is None else from_json(text)
    except (ValueError, TypeError, KeyError):
        return None


def _read_findings(text: str | None) -> Sequence[Finding] | None:
    try:
        return None if text is None else findings_from_json(text)
    except (ValueError, TypeError, KeyError):
        return None


def position(finding: Finding) -> tuple[str, int, int, int, int, str, str]:
    """Order findings by path, place and check; the message decides between two at the very same place."""
    place = finding.place
    return (
        place.path, place.line, place.column, place.end_line, place.end_column, finding.code, str(finding.message)
    )  # fmt: skip


def _counted(statuses: Sequence[ArticleStatus], findings: Sequence[Finding]) -> tuple[ArticleStatus, ...]:
    """Put the number of its findings into each status."""
    counts = Counter((finding.article, finding.severity) for finding in findings)
    return tuple(
        replace(
            status,
            errors=counts[status.id, Severity.ERROR],
            warnings=counts[status.id, Severity.WARNING],
            infos=counts[status.id, Severity.INFO],
        )
        for status in statuses
    )
