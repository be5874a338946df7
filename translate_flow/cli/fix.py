"""``fix``: the safe fixes of what `check` finds."""

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
    format_option,
    glossary_option,
    open_workspace,
    original_option,
    pair_option,
    paths_argument,
    segment_option,
    words,
)
from translate_flow.cli.session import complain, emit, progress_on, session_of
from translate_flow.messages import msg


@make_command(
    "fix",
    about=msg(
        "Mend what can be mended safely: spaces, quotation marks, forms of words, terms of the glossary that one form only "
        "can replace.\n\n"
        "Nothing outside the words that are replaced changes. --diff only shows them, and ends with exit code 1 when "
        "something would change. “rules” says which checks have a fix."
    ),
)
@paths_argument
@pair_option
@option("--diff", is_flag=True, about=msg("Show what would change, and write nothing."))
@option(
    "--select", multiple=True, metavar="CHECKS", about=msg("Only these checks: names or codes, TF4 for all of TF4xx.")
)
@option("--ignore", multiple=True, metavar="CHECKS", about=msg("All checks but these."))
@format_option("text", "json")
@glossary_option
@original_option
@segment_option
@cache_option
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    paths: tuple[Path, ...],
    pair: tuple[Path, Path] | None,
    diff: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    **options: Any,
) -> Exit:
    """Mend, print what was mended, and say by the exit code whether something would change or could not be read."""
    session = session_of(context)
    workspace = open_workspace(paths, pair, select=words(select), ignore=words(ignore), **options)
    fixed = workspace.fix(write=not diff, progress=progress_on(sys.stderr, session))
    mended = fixed.mended
    if form == "json":
        from translate_flow.reports import as_json

        emit(as_json.fixes(mended, session.data_speech, written=not diff))
    else:
        from translate_flow.reports import as_text, fixes

        style = as_text.Style(session.speech, colour=session.colour)
        emit(fixes.diff(mended, style) if diff else fixes.made(mended, style))
    problems = [one.problem for one in mended if one.problem is not None]
    for problem in (*problems, *fixed.unreadable):
        complain(problem, session)
    if fixed.unreadable:
        return Exit.USAGE
    changed = any(one.after.text != one.before.text for one in mended)
    return Exit.FINDINGS if problems or (diff and changed) else Exit.OK
