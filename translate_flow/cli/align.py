"""``align``: which paragraph answers which."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import deliver, format_option, open_workspace, output_option, segment_option
from translate_flow.cli.session import session_of
from translate_flow.messages import msg


@make_command(
    "align",
    about=msg("Show which paragraph of a French file answers which of an English one."),
)
@click.argument("fr", type=click.Path(path_type=Path))
@click.argument("en", type=click.Path(path_type=Path))
@format_option("text", "json")
@segment_option
@output_option
@click.pass_context
def command(context: click.Context, /, *, fr: Path, en: Path, form: str, output: Path | None, **options: Any) -> Exit:
    """Align two files and print the units."""
    session = session_of(context)
    workspace = open_workspace((), (fr, en), **options)
    bitext = workspace.bitext(workspace.articles[0].id)
    if form == "json":
        from translate_flow.reports import as_json

        deliver(as_json.align(bitext), output)
    else:
        from translate_flow.reports import as_text, tables

        deliver(tables.align(bitext, as_text.Style(session.speech)), output)
    return Exit.OK
