"""``glossary validate``: whether a glossary can be used, and every mistake in it with its remedy."""

from __future__ import annotations

from pathlib import Path

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.session import complain, emit, session_of
from translate_flow.messages import msg, plural
from translate_flow.reports.display import one_line


@make_command(
    "validate",
    about=msg(
        "Say whether a glossary can be used, and if not, what is wrong in which line, and what to do.\n\n"
        "FILE is a glossary; without it, that of the site around the current folder, or the one that is built in. "
        "With --schema, print the JSON schema by which editors complete and check a glossary."
    ),
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@option("--schema", is_flag=True, about=msg("Print the JSON schema of glossaries."))
@click.pass_context
def command(context: click.Context, /, *, file: Path | None, schema: bool) -> Exit:
    """Parse a glossary, name its mistakes, and count what it holds."""
    if schema:
        from translate_flow.resources import read_resource

        emit(read_resource("glossary/schema.json").decode("utf-8"))
        return Exit.OK
    from translate_flow.project.terms import site_glossary

    session = session_of(context)
    glossary, problems = site_glossary(file).read()
    for problem in problems:
        complain(problem, session)
    counts = msg(
        "{path}: {terms}, {names}.",
        path=one_line(glossary.path),
        terms=plural("{count} term", "{count} terms", len(glossary.terms)),
        names=plural("{count} name", "{count} names", len(glossary.names)),
    )
    emit(session.say(counts) + "\n")
    return Exit.USAGE if problems else Exit.OK
