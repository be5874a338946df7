"""``glossary validate``: whether a glossary can be used."""

from __future__ import annotations

from pathlib import Path

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.exits import Exit
from translate_flow.cli.session import emit, session_of
from translate_flow.messages import msg, plural
from translate_flow.reports.display import one_line


@make_command(
    "validate",
    about=msg(
        "Say whether a glossary can be used, and if not, what is wrong in which line.\n\n"
        "FILE is a glossary; without it, that of the site around the current folder, or the one that is built in."
    ),
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_context
def command(context: click.Context, /, *, file: Path | None) -> Exit:
    """Parse a glossary and count what it holds."""
    from translate_flow.project.terms import site_glossary

    session = session_of(context)
    glossary = site_glossary(file).parse()
    counts = msg(
        "{path}: {terms}, {names}.",
        path=one_line(glossary.path),
        terms=plural("{count} term", "{count} terms", len(glossary.terms)),
        names=plural("{count} name", "{count} names", len(glossary.names)),
    )
    emit(session.say(counts) + "\n")
    return Exit.OK
