"""For GitHub: annotations, and a summary of the whole in Markdown.

A line that starts with ``::`` is a command. Everything in one of ours is escaped, and every other line begins otherwise, so
that no text of an article can forge one; in the summary it can be neither markup nor a mention.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from translate_flow.checks.finding import Finding, Severity
from translate_flow.messages import Message, Speech, msg, plural, put
from translate_flow.project.values import Report
from translate_flow.reports.as_text import Style, lines_of, totals
from translate_flow.reports.display import display, one_line

PER_TYPE: Final = 10
"""GitHub shows ten annotations of a type for a step, and drops the others without a word."""

PER_ARTICLE: Final = 8
"""Findings that are quoted in the annotation of an article."""

SUMMARY_LIMIT: Final = 900_000
"""Bytes. GitHub refuses a summary of more than 1 MiB, and the whole step with it."""

TYPES: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def check(report: Report, speech: Speech = "en", *, prefix: str = "", strict: bool = False) -> str:
    """Return one annotation a finding, or an article where that is more than GitHub shows, the rest in one that counts them.

    `prefix` leads from the root of the repository to that of the content (``docs/``, or nothing). What does not fail
    the build, because its article is in progress, is a notice.
    """
    lines = []
    for kind in ("error", "warning", "notice"):
        found = [f for f in report.findings if _type(f, strict=strict) == kind]
        if len(found) <= PER_TYPE:
            lines += [_annotation(kind, f, speech, prefix) for f in found]
            continue
        groups = _by_article(found)
        shown = groups if len(groups) <= PER_TYPE else groups[: PER_TYPE - 1]
        lines += [_group(kind, group, speech, prefix) for group in shown]
        if rest := [f for group in groups[len(shown) :] for f in group]:
            lines.append(f"::{kind} title=translate-flow::{data(put(_rest(rest), speech))}")
    return "".join(f"{line}\n" for line in lines)


def _by_article(found: Sequence[Finding]) -> list[list[Finding]]:
    """Return findings article by article, in the order in which the articles are met."""
    groups: dict[str, list[Finding]] = {}
    for finding in found:
        groups.setdefault(finding.article, []).append(finding)
    return list(groups.values())


def _group(kind: str, group: Sequence[Finding], speech: Speech, prefix: str) -> str:
    """Write the findings of one article as one annotation, at the place of the first."""
    if len(group) == 1:
        return _annotation(kind, group[0], speech, prefix)
    first = group[0].place
    said = [f"{f.place.path}:{lines_of(f.place)}: {one_line(put(f.message, speech))}" for f in group[:PER_ARTICLE]]
    if more := len(group) - len(said):
        said.append(put(plural("… and {count} more", "… and {count} more", more), speech))
    title = put(
        plural("{count} finding in {article}", "{count} findings in {article}", len(group), article=group[0].article),
        speech,
    )
    fields = (
        f"file={prop(f'{prefix}{first.path}')},line={first.line},endLine={first.end_line},title={prop(one_line(title))}"
    )
    return f"::{kind} {fields}::{data(chr(10).join(said))}"


def _type(finding: Finding, *, strict: bool) -> str:
    return TYPES[finding.severity] if finding.gating or strict else "notice"


def _annotation(kind: str, finding: Finding, speech: Speech, prefix: str) -> str:
    place = finding.place
    columns = {"col": place.column, "endColumn": place.end_column} if place.line == place.end_line else {}
    properties = {
        "file": f"{prefix}{place.path}",
        "line": place.line,
        "endLine": place.end_line,
        **columns,
        "title": f"{finding.check} ({finding.code})",
    }
    fields = ",".join(f"{name}={prop(str(value))}" for name, value in properties.items())
    return f"::{kind} {fields}::{data(put(finding.message, speech))}"


def _rest(rest: Sequence[Finding]) -> Message:
    """Say how many more there are, and where most of them stand."""
    articles = Counter(finding.article for finding in rest).most_common(PER_TYPE)
    return plural(
        "{count} more finding, in {articles}: run translate-flow check to see it.",
        "{count} more findings, in {articles}: run translate-flow check to see them.",
        len(rest),
        articles=", ".join(f"{article} ({count})" for article, count in articles),
    )


def summary(report: Report, speech: Speech = "en") -> str:
    """Return the whole report in Markdown: totals, counts by check, and every finding that is shown by default."""
    shown = [f for f in report.findings if f.severity is not Severity.INFO]
    lines = ["## translate-flow", "", markdown(totals(report, Style(speech))), ""]
    counts = Counter((f.code, f.check) for f in shown)
    if counts:
        lines += [f"| {put(msg('Check'), speech)} | {put(msg('Findings'), speech)} |", "| --- | ---: |"]
        lines += [f"| {code} {check} | {count} |" for (code, check), count in sorted(counts.items())]
    for group in _by_article(shown):
        lines += ["", f"### {markdown(group[0].article)}", ""]
        lines += [
            f"- {markdown(f'{f.place.path}:{lines_of(f.place)}')} **{f.code} {f.check}** {markdown(put(f.message, speech))}"
            for f in group
        ]
    size = 0
    for number, line in enumerate(lines):
        size += len(line.encode()) + 1
        if size > SUMMARY_LIMIT:
            left = put(msg("… and more: the log of this step has the rest."), speech)
            return "\n".join([*lines[:number], "", left, ""])
    return "\n".join([*lines, ""])


def markdown(text: str) -> str:
    """Return a text that is nothing but text in Markdown: no markup, no HTML, no mention, no link."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", one_line(text))


_MARKUP: Final = re.compile(r"[\\`*_{}\[\]<>()#+!|~$@&:/-]")


def data(text: str) -> str:
    """Escape the message of a workflow command."""
    return display(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def prop(text: str) -> str:
    """Escape a property of a workflow command."""
    return data(text).replace(":", "%3A").replace(",", "%2C")


def log(text: str) -> str:
    """Return a report for the log beside annotations: no line of it is taken for a command.

    The runner looks for ``::`` after leading blanks, and for the old form ``##[`` anywhere in a line.
    """
    return "".join(f"| {line}\n" for line in text.replace("##[", "## [").splitlines())
