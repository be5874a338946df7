"""``status``: how far each article is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import (
    cache_option,
    deliver,
    format_option,
    open_workspace,
    original_option,
    output_option,
    pair_option,
    paths_argument,
    segment_option,
)
from translate_flow.cli.session import complain, progress_on, session_of
from translate_flow.messages import msg


@make_command(
    "status",
    about=msg(
        "Say how far each article is: how many of its words have a counterpart in the other language, and what lacks.\n\n"
        "PATHS are files and folders, the current folder where none is named."
    ),
)
@paths_argument
@pair_option
@format_option("text", "json")
@option(
    "--min-coverage",
    type=click.FloatRange(0, 1),
    metavar="0..1",
    about=msg("End with exit code 1 when an article that is not in progress is covered less than this."),
)
@original_option
@segment_option
@output_option
@cache_option
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    paths: tuple[Path, ...],
    pair: tuple[Path, Path] | None,
    form: str,
    min_coverage: float | None,
    output: Path | None,
    **options: Any,
) -> Exit:
    """Measure, print, and say by the exit code whether an article is below the minimum."""
    session = session_of(context)
    workspace = open_workspace(paths, pair, **options)
    report = workspace.check(progress=progress_on(sys.stderr, session))
    if form == "json":
        from translate_flow.reports import as_json

        text = as_json.status(report.statuses)
    else:
        from translate_flow.reports import as_text, tables

        text = tables.status(report.statuses, as_text.Style(session.speech, colour=session.colour and output is None))
    deliver(text, output)
    for problem in report.problems:
        complain(problem, session)
    if report.problems:
        return Exit.USAGE
    below = [one for one in report.statuses if one.gating and one.coverage < (min_coverage or 0)]
    return Exit.FINDINGS if below else Exit.OK
