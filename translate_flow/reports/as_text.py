"""The report that a person reads: 80 columns, both sides, article by article, one line of totals at the end.

Each finding starts with the place to go to, which terminals and editors make a link of. A habit of a whole document is
one line with its count, as is a folder of missing articles; information is counted and shown only when asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import Final

from translate_flow.articles.document import Place
from translate_flow.checks.finding import Finding, Severity
from translate_flow.language import name
from translate_flow.messages import Message, Speech, msg, plural, put
from translate_flow.project.values import Report, coverage
from translate_flow.reports.display import WIDTH, cells, one_line, percent, wrap
from translate_flow.reports.paint import Paint

HABIT: Final = 6
"""From so many findings of one check in one document on, the first few stand for all; an error is always shown."""

SHOWN_OF_A_HABIT: Final = 2
TYPOGRAPHY: Final = "TF4"
"""How a whole document is set is one habit: its first place and the number of them are enough."""

FOLDER: Final = 3
"""More missing articles than this in one folder are one entry."""

MISSING_ARTICLE: Final = "missing-article"

SEVERITIES: Final = {
    Severity.ERROR: msg("error"),
    Severity.WARNING: msg("warning"),
    Severity.INFO: msg("information"),
}
COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


@dataclass(frozen=True, slots=True)
class Style:
    """How the report is to look. `verbose` shows information and every finding of a habit."""

    speech: Speech = "en"
    verbose: bool = False
    colour: bool = False
    width: int = WIDTH


def check(report: Report, style: Style = Style()) -> str:  # frozen
    """Return the report of `check` as text, each line ended."""
    return "".join(f"{line}\n" for line in _lines(report, style))


def _lines(report: Report, style: Style) -> Iterator[str]:
    """Write what is missing first: articles, then paragraphs, then the rest; counts by check, totals, and what to do."""
    shown = [f for f in report.findings if style.verbose or f.severity is not Severity.INFO]
    missing = [f for f in shown if f.check == MISSING_ARTICLE]
    habits = {} if style.verbose else habits_of_site(shown, len(report.statuses))
    rest = [f for f in shown if f.check != MISSING_ARTICLE and f.check not in habits]
    paragraphs = [f for f in rest if f.code in PARAGRAPHS]
    parts = [paragraphs, [f for f in rest if f.code not in PARAGRAPHS]]
    titles: tuple[Message, ...] = (
        msg("Paragraphs that are missing or untranslated: {count}", count=len(paragraphs)),
        msg("The rest: {count}", count=len(parts[1])),
    )
    writer = _Writer(report, style)
    yield from writer.missing(missing)
    if not all(parts) or len({f.article for f in rest}) < MANY_ARTICLES:
        parts, titles = [rest], ()
    for number, part in enumerate(parts):
        if titles:
            yield from writer.heading(f"{writer.say(titles[number])}")
            yield ""
        for article, findings in groupby(sorted(part, key=lambda f: f.article), key=lambda f: f.article):
            yield from writer.article(article, list(findings))
    yield from writer.site(habits)
    yield from by_check(shown, style)
    yield totals(report, style)
    yield from next_step(report, style)


def habits_of_site(findings: Sequence[Finding], articles: int) -> dict[str, list[Finding]]:
    """Return the typography that half of the articles or more have alike, by check: one entry each, whatever the number."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.code.startswith(TYPOGRAPHY) and finding.severity is not Severity.ERROR:
            found.setdefault(finding.check, []).append(finding)
    least = max(MANY_FILES, articles / 2)
    return {check: places for check, places in found.items() if len({f.place.path for f in places}) >= least}


MANY_FILES: Final = 12
"""Documents that do the same thing, from which on it is the site that does it."""

PARAGRAPHS: Final = frozenset({"TF102", "TF103", "TF107"})
MANY_ARTICLES: Final = 5
"""From so many articles on, paragraphs that are missing stand before whatever else is wrong; below, all is in sight."""

MANY_CHECKS: Final = 20
"""More findings than this are counted by check."""

OLD_FAULTS: Final = 50
"""So many findings, none of them known, are not one pull request's work."""


def by_check(findings: Sequence[Finding], style: Style) -> Iterator[str]:
    """Count many findings by check, the gravest and most frequent first."""
    if len(findings) <= MANY_CHECKS:
        return
    counts = Counter((f.code, f.check) for f in findings)
    gravest = {(f.code, f.check): f.severity.rank for f in sorted(findings, key=lambda f: f.severity.rank)}
    ordered = sorted(counts, key=lambda check: (-gravest[check], -counts[check], check))
    named = ", ".join(f"{check} {counts[code, check]}" for code, check in ordered)
    yield from wrap(put(msg("By check: {counts}", counts=named), style.speech), style.width, rest="    ")


def next_step(report: Report, style: Style) -> Iterator[str]:
    """Say how to begin where a site is full of old faults and none of them is known."""
    found = sum(f.severity is not Severity.INFO for f in report.findings)
    if found >= OLD_FAULTS and not report.known:
        fixable = sum(f.fix is not None for f in report.findings)
        step = msg(
            "To let only new faults fail: translate-flow baseline write. Safe fixes for {count} of these: translate-flow fix.",
            count=fixable,
        )
        yield from wrap(put(step, style.speech), style.width, rest="    ")


class _Writer:
    """Puts findings into lines."""

    def __init__(self, report: Report, style: Style) -> None:
        self.style = style
        self.paint = Paint(on=style.colour)
        self.statuses = {status.id: status for status in report.statuses}

    def say(self, message: Message) -> str:
        return one_line(put(message, self.style.speech))

    def heading(self, text: str) -> Iterator[str]:
        yield from (self.paint(line, "bold") for line in wrap(text, self.style.width))

    def missing(self, findings: Sequence[Finding]) -> Iterator[str]:
        """Write the articles that exist in one language only, folder by folder."""
        if not findings:
            return
        yield from self.heading(
            self.say(
                plural(
                    "{count} article exists in one language only",
                    "{count} articles exist in one language only",
                    len(findings),
                )
            )
        )

        def folder(finding: Finding) -> tuple[str, str]:
            # An article with its own folder belongs to the folder above it.
            path = PurePosixPath(finding.place.path)
            own = path.stem in ("fr", "en")
            return (path.parent.parent if own else path.parent).as_posix(), finding.place.language

        for (where, _), group in groupby(sorted(findings, key=lambda f: (folder(f), f.place.path)), key=folder):
            found = list(group)
            if len(found) <= FOLDER or self.style.verbose:
                for finding in found:
                    yield from self.finding(finding)
            else:
                yield from self.folder(where, found)
        yield ""

    def folder(self, where: str, found: Sequence[Finding]) -> Iterator[str]:
        """Write many missing articles of one folder as one entry."""
        first = found[0]
        yield from self.place(first.place.path if where == "." else f"{where}/", first)
        message = msg(
            "{count} articles exist in {language} only: {names}…",
            count=len(found),
            language=name(first.place.language),
            names=", ".join(PurePosixPath(finding.article).name for finding in found[:FOLDER]),
        )
        yield from wrap(self.say(message), self.style.width, first="    ")

    def site(self, habits: Mapping[str, Sequence[Finding]]) -> Iterator[str]:
        """Write what is usual in the whole site: its first place, and how often it is there."""
        if not habits:
            return
        yield from self.heading(self.say(msg("In the whole site")))
        for places in habits.values():
            files = len({finding.place.path for finding in places})
            count = msg("{count} places in {files} files", count=len(places), files=files)
            yield from self.finding(places[0], count)
        yield ""

    def article(self, article: str, findings: Sequence[Finding]) -> Iterator[str]:
        """Write the findings of one article."""
        status = self.statuses.get(article)
        heading = msg(
            "{article}: {percent}% covered", article=article, percent=percent(status.coverage if status else 0)
        )
        if status is not None and not status.gating:
            heading = msg("{heading}, {status}", heading=heading, status=status_word(status.status))
        yield from self.heading(self.say(heading))
        here = Counter(() if self.style.verbose else map(_words_and_line, findings))
        told: set[tuple[str, str, int, str]] = set()
        for finding, more in self._without_habits(findings):
            typographic = finding.code.startswith(TYPOGRAPHY)
            key = _words_and_line(finding)
            count = None
            if more and typographic:
                count = msg("{count} places in this file", count=more + 1)
            elif here[key] > 1:
                count = msg("{count} times on this line", count=here[key])
            if key not in told or here[key] < 2:
                yield from self.finding(finding, count)
            told.add(key)
            if more and not typographic:
                message = plural(
                    "… and {count} more like it in this file (--verbose shows it)",
                    "… and {count} more like it in this file (--verbose shows them)",
                    more,
                )
                yield from wrap(self.say(message), self.style.width, first="    ")
        yield ""

    def _without_habits(self, findings: Sequence[Finding]) -> Iterator[tuple[Finding, int]]:
        """Yield the findings to show, each with how many like it are left out after it."""

        def kind(finding: Finding) -> tuple[str, str]:
            return finding.check, finding.place.path

        counts: dict[tuple[str, str], int] = {}
        for finding in findings:
            if finding.severity is not Severity.ERROR:
                counts[kind(finding)] = counts.get(kind(finding), 0) + 1
        seen: dict[tuple[str, str], int] = {}
        for finding in findings:
            habit = counts.get(kind(finding), 0)
            if self.style.verbose or finding.severity is Severity.ERROR or habit < HABIT:
                yield finding, 0
                continue
            number = seen[kind(finding)] = seen.get(kind(finding), 0) + 1
            shown = 1 if finding.code.startswith(TYPOGRAPHY) else SHOWN_OF_A_HABIT
            if number <= shown:
                yield finding, habit - shown if number == shown else 0

    def place(self, where: str, finding: Finding, count: Message | None = None) -> Iterator[str]:
        """Write where a finding stands, whole so that it can be followed, what it is, and how often it is there."""
        severity = self.say(SEVERITIES[finding.severity])
        check = f"{finding.code} {finding.check}"
        if count is not None:
            check = f"{check} ({self.say(count)})"
        room = self.style.width - cells(f"{one_line(where)}: {severity} {check}")
        what = f"{self.paint(severity, COLOURS[finding.severity])} {check}"
        if room >= 0:
            yield f"{one_line(where)}: {what}"
        else:
            yield f"{one_line(where)}:"
            yield f"    {what}"

    def finding(self, finding: Finding, count: Message | None = None) -> Iterator[str]:
        """Write one finding: where it stands, what it says, and where its counterpart is."""
        place = finding.place
        yield from self.place(f"{place.path}:{lines_of(place)}", finding, count)
        message = self.say(finding.message)
        yield from wrap(message, self.style.width, first="    ")
        if finding.counterpart is not None:
            where = f"{finding.counterpart.path}:{lines_of(finding.counterpart)}"
            counterpart = msg("{language}: {place}", language=name(finding.counterpart.language), place=where)
            yield from wrap(self.say(counterpart), self.style.width, first="    ")
        if finding.suggestion and one_line(finding.suggestion) not in message:
            suggestion = self.say(msg("Suggestion: {text}", text=finding.suggestion))
            yield from wrap(suggestion, self.style.width, first="    ")


def _words_and_line(finding: Finding) -> tuple[str, str, int, str]:
    """Return what two findings share that a reader cannot tell apart: the same words about the same line."""
    return finding.check, finding.place.path, finding.place.line, str(finding.message)


def lines_of(place: Place) -> str:
    """Return the line or lines of a place, as editors take them."""
    return str(place.line) if place.end_line <= place.line else f"{place.line}-{place.end_line}"


def status_word(status: str) -> Message:
    """Return an article's own word for itself, in words that can be translated."""
    words = {"in-progress": msg("in progress"), "untranslated": msg("untranslated")}
    return words.get(status, msg("published"))


def totals(report: Report, style: Style) -> str:
    """Return the one line that sums a report up."""
    errors, warnings, infos = (report.count(severity) for severity in Severity)
    failing = plural("{count} error", "{count} errors", errors)
    if pending := sum(f.severity is Severity.ERROR and not f.gating for f in report.findings):
        failing = msg("{errors} ({count} in progress)", errors=failing, count=pending)
    parts = [failing, plural("{count} warning", "{count} warnings", warnings)]
    if infos:
        shown = msg("{count} for information", count=infos)
        hidden = msg("{count} for information (--verbose)", count=infos)
        parts.append(shown if style.verbose else hidden)
    if report.problems:
        parts.append(plural("{count} file not readable", "{count} files not readable", len(report.problems)))
    if report.silenced:
        parts.append(msg("{count} silenced", count=report.silenced))
    head = msg(
        "{articles}, {percent}% covered:",
        articles=plural("{count} article", "{count} articles", len(report.statuses)),
        percent=percent(coverage(report.statuses)),
    )
    return put(head, style.speech) + " " + ", ".join(put(part, style.speech) for part in parts) + "."
