"""``glossary export``: the glossary for another tool."""

from __future__ import annotations

from pathlib import Path

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import deliver, glossary_option, output_option
from translate_flow.cli.session import note, session_of
from translate_flow.messages import msg


@make_command(
    "export",
    about=msg(
        "Write the glossary for another tool: CSV as DeepL takes it (deepl) or Weblate (weblate), TBX-Basic of version 2 (tbx) "
        "or 3 (tbx3), or our own YAML with all that it extends (yaml)."
    ),
)
@option(
    "--format",
    "form",
    type=click.Choice(["deepl", "weblate", "tbx", "tbx3", "yaml"]),
    required=True,
    about=msg("The form of the other tool."),
)
@option(
    "--from",
    "source",
    type=click.Choice(["fr", "en"]),
    default="fr",
    about=msg("The language of the first column in CSV (fr)."),
)
@glossary_option
@output_option
@click.pass_context
def command(context: click.Context, /, *, form: str, source: str, glossary: Path | None, output: Path | None) -> Exit:
    """Write the glossary out, and say what the form cannot hold."""
    from translate_flow.glossary.interchange import write_form
    from translate_flow.project.terms import site_glossary

    session = session_of(context)
    data, left_out = write_form(site_glossary(glossary).parse(), form, "fr" if source == "fr" else "en")
    deliver(data.decode("utf-8"), output)
    for words in left_out:
        note(msg("Left out, since the form cannot hold it: {words}", words=words), session)
    return Exit.OK
