"""``tui``: the interface."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.exits import Exit
from translate_flow.cli.session import Session, session_of
from translate_flow.errors import UsageError
from translate_flow.messages import msg


@make_command(
    "tui",
    about=msg(
        "Review articles on a screen, both sides next to each other: see what is missing, edit, take drafts, accept.\n\n"
        "PATH is a folder, or a file of the article to begin with. All that can be done there can be done by the other "
        "commands in plain text; for a screen reader, see “review”."
    ),
)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.pass_context
def command(context: click.Context, /, *, path: Path | None) -> Exit:
    """Open the interface."""
    return open_interface(path, session_of(context))


def open_interface(path: Path | None, session: Session) -> Exit:
    """Open the interface on a folder, or on the article of a file.

    Raises `UsageError` where there is no terminal, and as `Workspace.open` does.
    """
    from translate_flow.project.workspace import Workspace

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            msg("The interface needs a terminal."), hint=msg("In a pipe, use check, status, draft and review.")
        )
    if path is None or path.is_dir():
        workspace, article = Workspace.open([path] if path else []), None
    else:
        article = Workspace.open([path]).articles[0].id
        workspace = Workspace.open()
    from translate_flow.tui.app import run_app

    run_app(workspace, session.speech, article=article)
    return Exit.OK
