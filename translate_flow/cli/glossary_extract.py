"""``glossary extract``: terms that the articles use, and what they are usually translated by."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import (
    deliver,
    format_option,
    glossary_option,
    open_workspace,
    output_option,
    pair_option,
    paths_argument,
    segment_option,
)
from translate_flow.cli.session import progress_on, session_of
from translate_flow.messages import msg

if TYPE_CHECKING:
    from translate_flow.alignment.bitext import Bitext
    from translate_flow.cli.session import Session
    from translate_flow.project.workspace import Workspace


@make_command(
    "extract",
    about=msg(
        "Find terms in the articles, with their usual translations, those first from which a translator gains most, and say "
        "which of them the articles render in several ways.\n\n"
        "PATHS are files and folders, the current folder where none is named. What the glossary has already is marked with =."
    ),
)
@paths_argument
@pair_option
@format_option("text", "json")
@option("--limit", type=click.IntRange(1), default=100, metavar="N", about=msg("How many candidates (100)."))
@option("--new", "only_new", is_flag=True, about=msg("Leave out what the glossary has."))
@option("--inconsistent", is_flag=True, about=msg("Only what the articles render in several ways."))
@glossary_option
@segment_option
@output_option
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    paths: tuple[Path, ...],
    pair: tuple[Path, Path] | None,
    form: str,
    limit: int,
    only_new: bool,
    inconsistent: bool,
    output: Path | None,
    **options: Any,
) -> Exit:
    """Read the articles that exist in both languages, and print the candidates."""
    from translate_flow.glossary.extract import extract, known
    from translate_flow.reports import glossary as report
    from translate_flow.reports.as_text import Style

    session = session_of(context)
    workspace = open_workspace(paths, pair, **options)
    found = [(one, known(one, workspace.glossary)) for one in extract(_bitexts(workspace, session))]
    if only_new:
        found = [pair for pair in found if not pair[1]]
    if inconsistent:
        found = [pair for pair in found if pair[0].inconsistent]
    found = found[:limit]
    candidates, marks = [one for one, _ in found], [has for _, has in found]
    if form == "json":
        text = report.candidates_json(candidates, marks)
    else:
        text = report.candidates(candidates, marks, Style(session.speech, colour=session.colour and output is None))
    deliver(text, output)
    return Exit.OK


def _bitexts(workspace: Workspace, session: Session) -> Iterator[Bitext]:
    show = progress_on(sys.stderr, session)
    both = [files for files in workspace.articles if files.fr and files.en]
    for done, files in enumerate(both, 1):
        yield workspace.bitext(files.id)
        if show is not None:
            show(done, len(both))
