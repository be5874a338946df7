"""``align``: which paragraph answers which."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import deliver, format_option, open_workspace, output_option, segment_option
from translate_flow.cli.session import Session, session_of
from translate_flow.messages import msg
from translate_flow.reports.display import one_line

if TYPE_CHECKING:
    from translate_flow.project.workspace import Workspace


@make_command(
    "align",
    about=msg("Show which paragraph of a French file answers which of an English one."),
)
@click.argument("fr", type=click.Path(path_type=Path))
@click.argument("en", type=click.Path(path_type=Path))
@format_option("text", "json")
@option(
    "--explain",
    nargs=2,
    type=click.IntRange(1),
    metavar="FR_LINE EN_LINE",
    about=msg("Say why the paragraphs on two lines are tied to each other, or are not."),
)
@segment_option
@output_option
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    fr: Path,
    en: Path,
    form: str,
    explain: tuple[int, int] | None,
    output: Path | None,
    **options: Any,
) -> Exit:
    """Align two files and print the units, or why two of their paragraphs are in one."""
    session = session_of(context)
    workspace = open_workspace((), (fr, en), **options)
    article = workspace.articles[0].id
    if explain is not None:
        from translate_flow.reports import as_text, explained

        told = workspace.explain(article, *explain)
        said = explained.as_json(told) if form == "json" else explained.as_text(told, as_text.Style(session.speech))
        deliver(said, output)
        return Exit.OK
    tell_kept_aside(workspace, article, session)
    bitext = workspace.bitext(article)
    if form == "json":
        from translate_flow.reports import as_json

        deliver(as_json.align(bitext), output)
    else:
        from translate_flow.reports import as_text, tables

        deliver(tables.align(bitext, as_text.Style(session.speech)), output)
    return Exit.OK


def tell_kept_aside(workspace: Workspace, article: str, session: Session) -> None:
    """Say what hands have said of the alignment that does not hold any more: it is kept, and not lost."""
    from translate_flow.project.linking import told

    for message in told(workspace.links(article)):
        sys.stderr.write(f"{one_line(session.say(message))}\n")
