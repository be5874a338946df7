"""``check``: all that is wrong, with the line to go to."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import (
    baseline_option,
    cache_option,
    deliver,
    format_option,
    glossary_option,
    open_workspace,
    original_option,
    output_option,
    pair_option,
    paths_argument,
    segment_option,
    words,
)
from translate_flow.cli.session import Session, complain, note, progress_on, session_of
from translate_flow.messages import msg
from translate_flow.project.values import Report


@make_command(
    "check",
    about=msg(
        "Say what is missing or wrong in articles, with the line to go to.\n\n"
        "PATHS are files and folders, the current folder where none is named. Exit code: 0 when nothing fails, 1 when "
        "something does, 2 when a file or option cannot be used."
    ),
)
@paths_argument
@pair_option
@format_option("text", "json", "github")
@option(
    "--select", multiple=True, metavar="CHECKS", about=msg("Only these checks: names or codes, TF2 for all of TF2xx.")
)
@option("--ignore", multiple=True, metavar="CHECKS", about=msg("All checks but these."))
@option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    about=msg("The least that ends with exit code 1 (error, unless the project file says otherwise)."),
)
@option("--strict", is_flag=True, about=msg("Let articles fail that say that they are in progress."))
@baseline_option
@option(
    "--changed-since",
    metavar="REF",
    about=msg(
        "Only articles that changed since a commit of git, or since this branch left it: a side, a ledger, or what is "
        "known of them. A change of the glossary or the project file means all."
    ),
)
@glossary_option
@original_option
@segment_option
@output_option
@cache_option
@option("-v", "--verbose", is_flag=True, about=msg("Show information too, and every place of a repeated finding."))
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    paths: tuple[Path, ...],
    pair: tuple[Path, Path] | None,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    strict: bool,
    changed_since: str | None,
    output: Path | None,
    verbose: bool,
    **options: Any,
) -> Exit:
    """Check, print, and say by the exit code whether anything fails."""
    from translate_flow.checks.finding import Severity

    session = session_of(context)
    workspace = open_workspace(paths, pair, select=words(select), ignore=words(ignore), **options)
    ids = None
    if changed_since is not None:
        changes = workspace.changed_since(changed_since)
        note(changes.message, session)
        ids = changes.articles
    report = workspace.check(ids, progress=progress_on(sys.stderr, session))
    colour = session.colour and output is None
    deliver(render(report, form, session, root=workspace.root, strict=strict, verbose=verbose, colour=colour), output)
    if form == "github":
        summarise(report, session)
    for problem in report.problems:
        complain(problem, session)
    if report.problems:
        return Exit.USAGE
    level = Severity(fail_on) if fail_on else workspace.config.fail_on
    return Exit.FINDINGS if report.failing(level, strict=strict) else Exit.OK


def render(
    report: Report, form: str, session: Session, *, root: Path, strict: bool, verbose: bool, colour: bool
) -> str:
    """Put a report into the form that was asked for."""
    if form == "json":
        from translate_flow.reports import as_json

        return as_json.check(report, session.data_speech)
    from translate_flow.reports import as_text

    text = as_text.check(report, as_text.Style(session.speech, verbose=verbose, colour=colour))
    if form == "text":
        return text
    from translate_flow.reports import as_github

    return as_github.check(report, session.speech, prefix=repository_prefix(root), strict=strict) + as_github.log(text)


def summarise(report: Report, session: Session) -> None:
    """Add the report to the page of a GitHub run, where there is one.

    Raises `StorageError`.
    """
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page:
        from translate_flow.project.writing import append_text
        from translate_flow.reports import as_github

        append_text(Path(page), as_github.summary(report, session.speech))


def repository_prefix(root: Path) -> str:
    """Return the way from the repository to the content, for annotations: GitHub counts paths from its workspace."""
    top = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    inside = root.is_relative_to(top) and root != top
    return f"{root.relative_to(top).as_posix()}/" if inside else ""
