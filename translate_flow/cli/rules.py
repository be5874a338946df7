"""``rules``: every check in one line."""

from __future__ import annotations

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import format_option
from translate_flow.cli.session import emit, session_of
from translate_flow.messages import msg


@make_command("rules", about=msg("List all checks: code, name, how much they weigh, and what they say."))
@format_option("text", "json")
@click.pass_context
def command(context: click.Context, /, *, form: str) -> Exit:
    """Print the table of checks."""
    from translate_flow.checks.table import PROJECT_RULES, RULES

    session = session_of(context)
    abouts = [rule.about for rule in RULES] + [rule.about for rule in PROJECT_RULES]
    abouts.sort(key=lambda about: about.code)
    if form == "json":
        from translate_flow.reports import as_json

        emit(as_json.rules(abouts, session.data_speech))
    else:
        from translate_flow.reports import manual

        emit(manual.rules(abouts, session.speech))
    return Exit.OK
