"""``glossary import``: the glossary of another tool, as our YAML or into the site's own."""

from __future__ import annotations

from pathlib import Path

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import deliver, glossary_option, output_option
from translate_flow.cli.session import emit, note, session_of
from translate_flow.messages import msg, plural
from translate_flow.reports.display import one_line


@make_command(
    "import",
    about=msg(
        "Take over the glossary of another tool: CSV as DeepL or Weblate write it, TBX of version 2 or 3. It is printed in our "
        "own form; with --add, what the site's glossary does not have yet is added to it."
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@option(
    "--format",
    "form",
    type=click.Choice(["deepl", "weblate", "tbx", "tbx3", "yaml"]),
    about=msg("The form of the file; told by its name and first line otherwise."),
)
@option(
    "--from",
    "source",
    type=click.Choice(["fr", "en"]),
    default="fr",
    about=msg("The language of the first column in CSV (fr)."),
)
@option("--add", is_flag=True, about=msg("Add what is new to the site's glossary."))
@glossary_option
@output_option
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    file: Path,
    form: str | None,
    source: str,
    add: bool,
    glossary: Path | None,
    output: Path | None,
) -> Exit:
    """Read the file, then print it in our form or add what is new."""
    from dataclasses import replace

    from translate_flow.glossary.interchange import guess_form, read_form
    from translate_flow.glossary.write import whole_file
    from translate_flow.project.reading import read_file

    session = session_of(context)
    data = read_file(file)
    found = read_form(data, file.as_posix(), form or guess_form(file.name, data), "fr" if source == "fr" else "en")
    if not add:
        deliver(whole_file(found).decode("utf-8"), output)
        return Exit.OK
    from translate_flow.glossary.extend import unlike
    from translate_flow.project.glossary_files import add_to_glossary
    from translate_flow.project.terms import site_glossary

    new = unlike(found, site_glossary(glossary).parse())
    skipped = len(found.terms) + len(found.names) - len(new.terms) - len(new.names)
    if skipped:
        note(plural("{count} entry is there already.", "{count} entries are there already.", skipped), session)
    path = glossary.as_posix() if glossary else ""
    if new.terms or new.names:
        path = add_to_glossary(glossary, [replace(term, source="") for term in new.terms], new.names)
    counts = msg(
        "{path}: {terms} and {names} added.",
        path=one_line(path or "glossary.yaml"),
        terms=plural("{count} term", "{count} terms", len(new.terms)),
        names=plural("{count} name", "{count} names", len(new.names)),
    )
    emit(session.say(counts) + "\n")
    return Exit.OK
