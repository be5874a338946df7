"""``glossary check``: where articles do not keep to the glossary."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from translate_flow.cli.check import render
from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import (
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
)
from translate_flow.cli.session import complain, progress_on, session_of
from translate_flow.messages import msg

FAMILY = frozenset({"TF3"})


@make_command(
    "check",
    about=msg(
        "Say where articles do not keep to the glossary: “check” with the checks of terms and names only.\n\n"
        "PATHS are files and folders, the current folder where none is named. Exit code: 0 when nothing fails, 1 when a "
        "warning or an error stands, 2 when a file or option cannot be used."
    ),
)
@paths_argument
@pair_option
@format_option("text", "json", "github")
@option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="warning",
    about=msg("The least that ends with exit code 1 (warning)."),
)
@option("--strict", is_flag=True, about=msg("Let articles fail that say that they are in progress."))
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
    fail_on: str,
    strict: bool,
    output: Path | None,
    verbose: bool,
    **options: Any,
) -> Exit:
    """Check terms and names, print, and say by the exit code whether anything fails."""
    from translate_flow.checks.finding import Severity

    session = session_of(context)
    workspace = open_workspace(paths, pair, select=FAMILY, **options)
    report = workspace.check(progress=progress_on(sys.stderr, session))
    colour = session.colour and output is None
    deliver(render(report, form, session, root=workspace.root, strict=strict, verbose=verbose, colour=colour), output)
    for problem in report.problems:
        complain(problem, session)
    if report.problems:
        return Exit.USAGE
    return Exit.FINDINGS if report.failing(Severity(fail_on), strict=strict) else Exit.OK
