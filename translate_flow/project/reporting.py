"""Checking a site: what is unchanged comes from the cache, the rest is examined, and everything is put in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from translate_flow.articles.document import ArticleFiles, Place
from translate_flow.articles.layouts_ties import BrokenTie
from translate_flow.checks.context import ArticleView, ProjectView
from translate_flow.checks.finding import Finding, Severity
from translate_flow.errors import TranslateFlowError
from translate_flow.glossary.term import Glossary
from translate_flow.language import Language
from translate_flow.messages import plural
from translate_flow.project.baseline import Baseline
from translate_flow.project.cache import Cache, code_digest, digest, open_cache
from translate_flow.project.examine import read_sources, stamp
from translate_flow.project.library import Library
from translate_flow.project.policy import Policy
from translate_flow.project.processes import examine_each
from translate_flow.project.record import findings_from_json, findings_to_json, from_json
from translate_flow.project.selection import Selection
from translate_flow.project.values import ArticleStatus, Outcome, Report


@dataclass(frozen=True, slots=True)
class Checker:
    """What checking needs beside the articles. `glossary` is parsed only when an article has to be examined.

    `ties` are those between files, as their front matter has them, that do not hold; `min_coverage` is what the site
    asks.
    """

    library: Library
    glossary: Callable[[], Glossary]
    selection: Selection
    started_only: bool = False
    cached: bool = True
    policy: Policy = field(default_factory=Policy)
    baseline: Baseline = field(default_factory=Baseline)
    ties: tuple[BrokenTie, ...] = ()
    min_coverage: float = 0.0

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
        """Check articles, and the site as a whole; leave out what is known or not selected."""
        everything = self.survey(wanted, progress)
        new = [finding for finding in everything.findings if not self.baseline.holds(finding)]
        known = len(everything.findings) - len(new)
        new += self._stale(everything)
        kept = tuple(in_order(f for f in new if self.selection.takes(f)))
        statuses = _counted(everything.statuses, kept)
        return replace(
            everything, findings=tuple(kept), statuses=statuses, silenced=everything.silenced + known, known=known
        )

    def survey(self, wanted: Sequence[ArticleFiles], progress: Callable[[int, int], None] | None = None) -> Report:
        """Check articles, and the site as a whole: all that is found, at the severity that the project gives it."""
        outcomes = list(self.outcomes(wanted, progress))
        statuses = [outcome.status for outcome in outcomes if outcome.status]
        spared = {outcome.article: outcome.spared for outcome in outcomes if outcome.spared}
        read = {status.id for status in statuses}
        of_site = [finding for finding in self._site_findings(statuses) if finding.article in read]
        left = [finding for finding in of_site if finding.check not in spared.get(finding.article, ())]
        every = [*(finding for outcome in outcomes for finding in outcome.findings), *left]
        return Report(
            findings=tuple(in_order(filter(None, map(self.policy.judge, every)))),
            statuses=tuple(statuses),
            problems=tuple(outcome.problem for outcome in outcomes if outcome.problem),
            silenced=sum(outcome.silenced for outcome in outcomes) + len(of_site) - len(left),
        )

    def _stale(self, everything: Report) -> Iterator[Finding]:
        """Yield the articles that the baseline knows findings of which are there no more; one that cannot be read has all."""
        if not len(self.baseline):
            return
        found: dict[str, list[Finding]] = {}
        for finding in everything.findings:
            found.setdefault(finding.article, []).append(finding)
        for status in everything.statuses:
            side = status.fr or status.en
            count = self.baseline.stale(status.id, found.get(status.id, ()))
            if count and side is not None:
                yield _stale_finding(status.id, side.path, "fr" if status.fr else "en", count)

    def _site_findings(self, statuses: Sequence[ArticleStatus]) -> Sequence[Finding]:
        """Run the checks of a whole site; remembered like an article, because loading the checks is what costs."""
        checked = {status.id: _view(status, covered=self.min_coverage > 0) for status in statuses}
        # Those that are not checked now tell what is usual in this site.
        views = [checked.get(files.id) or ArticleView(files.id, files.fr, files.en) for files in self.library.articles]
        view = ProjectView(tuple(views), self.started_only, self.ties, self.min_coverage)
        current = digest(code_digest(), repr(view))
        with open_cache(self.library.root, enabled=self.cached) as cache:
            found = _read_findings(cache.get("site", "", current))
            if found is None:
                from translate_flow.checks.run import check_project  # noqa: PLC0415

                text = findings_to_json(check_project(view))
                cache.put("site", "", current, text)
                found = findings_from_json(text)
        return found


def _view(status: ArticleStatus, *, covered: bool) -> ArticleView:
    """Return what the checks of a site see of an article; its coverage, which every edit changes, only where it is asked for."""
    fr, en = (side.path if side else None for side in (status.fr, status.en))
    view = ArticleView(status.id, fr, en, status.original, status.gating)
    return replace(view, coverage=status.coverage) if covered else view


def _stale_finding(article: str, path: str, language: Language, count: int) -> Finding:
    """Make the finding of entries that match nothing: information, for `baseline prune --check` is there to fail."""
    return Finding(
        check="unused-ignore",
        code="TF901",
        severity=Severity.INFO,
        article=article,
        place=Place(language, path, 1, 1),
        message=plural(
            "{count} entry of the baseline matches nothing here any more: translate-flow baseline prune removes it.",
            "{count} entries of the baseline match nothing here any more: translate-flow baseline prune removes them.",
            count,
        ),
        fingerprint=digest("unused-ignore", article)[:20],
    )


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


def position(finding: Finding) -> tuple[str, int, int, int, int, str]:
    """Order findings by path, place and check."""
    place = finding.place
    return place.path, place.line, place.column, place.end_line, place.end_column, finding.code


def in_order(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings by position; the message decides between two at the very same place.

    Putting 90,000 messages into words for a comparison that few of them need took a tenth of a warm check.
    """
    for _, same in groupby(sorted(findings, key=position), position):
        first, *others = same
        yield from sorted((first, *others), key=lambda finding: str(finding.message)) if others else (first,)


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
