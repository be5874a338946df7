"""``baseline prune``: what was mended is known no more."""

from __future__ import annotations

from pathlib import Path

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import baseline_option, glossary_option, open_workspace, original_option, paths_argument
from translate_flow.cli.session import emit, session_of
from translate_flow.errors import UsageError
from translate_flow.messages import msg, plural


@make_command(
    "prune",
    about=msg(
        "Remove from the baseline what matches nothing any more.\n\n"
        "With --check nothing is written, and the exit code is 1 when something could be removed: for a gate that keeps "
        "the baseline small."
    ),
)
@paths_argument
@option("--check", "dry_run", is_flag=True, about=msg("Only say whether something could be removed."))
@baseline_option
@glossary_option
@original_option
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    paths: tuple[Path, ...],
    dry_run: bool,
    baseline: Path | None,
    glossary: Path | None,
    original: str | None,
) -> Exit:
    """Prune, and say what left."""
    session = session_of(context)
    workspace = open_workspace(paths, None, baseline=baseline, glossary=glossary, original=original)
    if not workspace.has_baseline:
        raise UsageError(msg("There is no baseline yet: translate-flow baseline write makes one."))
    change = workspace.write_baseline(grow=False, dry_run=dry_run)
    gone = len(change.before) - len(change.after)
    if dry_run:
        said = plural("{count} entry could be removed.", "{count} entries could be removed.", gone)
    else:
        said = plural("{count} entry removed.", "{count} entries removed.", gone)
    holds = plural(
        "{path} holds {count} finding.", "{path} holds {count} findings.", len(change.after), path=change.path
    )
    emit(session.say(msg("{said} {holds}", said=said, holds=holds)) + "\n")
    return Exit.FINDINGS if dry_run and gone else Exit.OK
