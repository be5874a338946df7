"""``explain``: what a check is for."""

from __future__ import annotations

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import format_option
from translate_flow.cli.session import emit, session_of
from translate_flow.messages import msg


@make_command(
    "explain",
    about=msg(
        "Say what a check is for: why it matters, an example that fails and one that passes, and how to silence it.\n\n"
        "CHECK is a name or a code, as reports show them: number-mismatch or TF201."
    ),
)
@click.argument("check")
@format_option("text", "json")
@click.pass_context
def command(context: click.Context, /, *, check: str, form: str) -> Exit:
    """Print what a check says of itself."""
    from translate_flow.checks.table import find_rule

    session = session_of(context)
    about = find_rule(check).about
    if form == "json":
        from translate_flow.reports import as_json

        emit(as_json.rules([about], session.data_speech))
    else:
        from translate_flow.reports import manual

        emit(manual.explain(about, session.speech))
    return Exit.OK
