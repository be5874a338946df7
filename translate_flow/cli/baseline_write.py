"""``baseline write``: what is found today is known from now on."""

from __future__ import annotations

from pathlib import Path

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import baseline_option, glossary_option, open_workspace, original_option, paths_argument
from translate_flow.cli.session import emit, session_of
from translate_flow.messages import msg, plural


@make_command(
    "write",
    about=msg(
        "Write down all findings of today as known.\n\n"
        "Where a baseline exists already, mended findings leave it and new ones stay out, unless --grow lets them in."
    ),
)
@paths_argument
@option("--grow", is_flag=True, about=msg("Let new findings into a baseline that exists."))
@baseline_option
@glossary_option
@original_option
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    paths: tuple[Path, ...],
    grow: bool,
    baseline: Path | None,
    glossary: Path | None,
    original: str | None,
) -> Exit:
    """Write it, and say what it holds."""
    session = session_of(context)
    workspace = open_workspace(paths, None, baseline=baseline, glossary=glossary, original=original)
    change = workspace.write_baseline(grow=grow or not workspace.has_baseline)
    counted = plural(
        "{path} holds {count} finding.", "{path} holds {count} findings.", len(change.after), path=change.path
    )
    lines = [session.say(counted)]
    if change.left_out:
        lines.append(
            session.say(
                plural(
                    "{count} new finding is not in it: mend it, or let it in with --grow.",
                    "{count} new findings are not in it: mend them, or let them in with --grow.",
                    change.left_out,
                )
            )
        )
    emit("\n".join(lines) + "\n")
    return Exit.OK
