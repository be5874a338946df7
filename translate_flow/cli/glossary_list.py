"""``glossary list``: look up terms and names, in either language."""

from __future__ import annotations

from pathlib import Path

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import format_option, glossary_option
from translate_flow.cli.session import emit, session_of
from translate_flow.messages import msg


@make_command(
    "list",
    about=msg(
        "Look up terms and names, in either language: what to write, what else is right, what never.\n\n"
        "WORDS are beginnings of words, in any order, accents and capitals as you like; without any, everything is listed. "
        "Exit code 1 when nothing is found."
    ),
)
@click.argument("words", nargs=-1)
@format_option("text", "json")
@glossary_option
@click.pass_context
def command(context: click.Context, /, *, words: tuple[str, ...], form: str, glossary: Path | None) -> Exit:
    """Print the entries that hold the words."""
    from translate_flow.glossary.search import search
    from translate_flow.project.terms import site_glossary
    from translate_flow.reports import glossary as report
    from translate_flow.reports.as_text import Style

    session = session_of(context)
    held = site_glossary(glossary).parse()
    terms, names = search(held, " ".join(words))
    if form == "json":
        emit(report.entries_json(terms, names, held.path))
    else:
        emit(report.entries(terms, names, held.path, Style(session.speech, colour=session.colour)))
    return Exit.OK if terms or names or not words else Exit.FINDINGS
