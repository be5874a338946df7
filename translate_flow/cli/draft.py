"""``draft``: suggested translations for what is missing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import (
    format_option,
    glossary_option,
    open_workspace,
    original_option,
    pair_option,
    paths_argument,
    segment_option,
)
from translate_flow.cli.session import Session, emit, progress_on, session_of
from translate_flow.errors import ConsentError
from translate_flow.messages import msg

if TYPE_CHECKING:
    from translate_flow.project.values import DraftResult
    from translate_flow.project.workspace import Workspace

MEMORY = "memory"


@make_command(
    "draft",
    about=msg(
        "Suggest translations for what is missing: what was translated before, then a machine's where one is named.\n\n"
        "Drafts go into the record beside each article, and with --write into the article itself. They count as "
        "translated only when a person has accepted them: see “tui” and “review”.\n\n"
        "Engines: memory (the default) knows what was reviewed here; apertium translates on this machine; google sends "
        "the text over the network, and asks you first."
    ),
)
@paths_argument
@pair_option
@option("--engine", type=click.Choice([MEMORY, "apertium", "google"]), default=MEMORY, about=msg("Who translates."))
@option("--dry-run", is_flag=True, about=msg("Only say what would be drafted."))
@option("--write", is_flag=True, about=msg("Write drafts into the articles, too."))
@option("--yes-send", is_flag=True, about=msg("Agree, this once, that the text is sent to the engine."))
@format_option("text", "json")
@glossary_option
@original_option
@segment_option
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    paths: tuple[Path, ...],
    pair: tuple[Path, Path] | None,
    engine: str,
    dry_run: bool,
    write: bool,
    yes_send: bool,
    form: str,
    **options: Any,
) -> Exit:
    """Draft, and print what became of each gap."""
    session = session_of(context)
    workspace = open_workspace(paths, pair, **options)
    named = None if engine == MEMORY else engine

    def draft(*, agreed: bool) -> Sequence[DraftResult]:
        shown = progress_on(sys.stderr, session)
        return workspace.draft(engine=named, write=write, dry_run=dry_run, agreed=agreed, progress=shown)

    try:
        results = draft(agreed=yes_send)
    except ConsentError as error:
        if not asked_and_agreed(workspace, engine, error, session):
            raise
        results = draft(agreed=True)
    if form == "json":
        from translate_flow.reports import as_json

        emit(as_json.drafts(results, session.data_speech))
    else:
        from translate_flow.reports import as_text, drafts

        emit(drafts.drafts(results, as_text.Style(session.speech, colour=session.colour), dry_run=dry_run))
    return Exit.OK


def asked_and_agreed(workspace: Workspace, engine: str, error: ConsentError, session: Session) -> bool:
    """Ask on a terminal, once and for all, whether text may be sent to an engine."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    question = msg(
        "{problem} Send what is missing here, and later texts, to {engine}? (y/N)", problem=error.message, engine=engine
    )
    sys.stderr.write(session.say(question) + " ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().casefold() not in ("y", "yes", "o", "oui"):
        return False
    workspace.agree(engine)
    return True
