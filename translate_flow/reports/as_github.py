"""Annotations for GitHub: workflow commands that no text of an article can forge.

A line that starts with ``::`` is a command. Everything in one of ours is escaped, and every other line begins otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from translate_flow.checks.finding import Finding, Severity
from translate_flow.messages import Message, Speech, plural, put
from translate_flow.project.values import Report
from translate_flow.reports.display import display

PER_TYPE: Final = 10
"""GitHub shows ten annotations of a type for a step, and drops the others without a word."""

TYPES: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def check(report: Report, speech: Speech = "en", *, prefix: str = "", strict: bool = False) -> str:
    """Return one annotation a finding, within GitHub's limit, the rest of each type in one that counts them.

    `prefix` leads from the root of the repository to that of the content (``docs/``, or nothing). What does not fail the
    build, because its article is in progress, is a notice.
    """
    lines = []
    for kind in ("error", "warning", "notice"):
        found = [f for f in report.findings if _type(f, strict=strict) == kind]
        shown = found if len(found) <= PER_TYPE else found[: PER_TYPE - 1]
        lines += [_annotation(kind, f, speech, prefix) for f in shown]
        if rest := found[len(shown) :]:
            lines.append(f"::{kind} title=translate-flow::{data(put(_rest(rest), speech))}")
    return "".join(f"{line}\n" for line in lines)


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
