"""``sync``: bring the ledgers in step with the articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import open_workspace, original_option, paths_argument, segment_option
from translate_flow.cli.session import emit, session_of
from translate_flow.messages import msg, plural
from translate_flow.reports.display import one_line


@make_command(
    "sync",
    about=msg(
        "Bring the records of what was reviewed in step with the articles.\n\n"
        "A record is a PO file: fr-en.po beside the two files of an article, or in .translate-flow/ledger. Articles are "
        "not changed. A second run changes nothing."
    ),
)
@paths_argument
@option(
    "--prune",
    is_flag=True,
    about=msg("Let go of dismissals that match nothing any more; check names them."),
)
@original_option
@segment_option
@click.pass_context
def command(context: click.Context, /, *, paths: tuple[Path, ...], prune: bool, **options: Any) -> Exit:
    """Write the ledgers that are out of step, and name them."""
    session = session_of(context)
    changed = open_workspace(paths, None, **options).sync(prune=prune)
    emit("".join(f"{one_line(path)}\n" for path in changed))
    emit(session.say(plural("{count} record written.", "{count} records written.", len(changed))) + "\n")
    return Exit.OK
