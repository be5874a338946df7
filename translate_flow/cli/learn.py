"""``learn``: pool what the articles teach about the site's words into a lexicon."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import deliver, open_workspace, original_option, paths_argument, segment_option
from translate_flow.cli.session import session_of
from translate_flow.messages import msg, plural


@make_command(
    "learn",
    about=msg(
        "Make a lexicon of the words that the articles translate alike, beyond those that are built in.\n\n"
        "Learnt from paragraphs that were reviewed and those that are surely translations of each other. Read it through, "
        'then name it in the project file: lexicon = ["words.tsv"]. The same articles give the same file.'
    ),
)
@paths_argument
@option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", about=msg("Write the lexicon to a file."))
@original_option
@segment_option
@click.pass_context
def command(context: click.Context, /, *, paths: tuple[Path, ...], output: Path | None, **options: Any) -> Exit:
    """Print what was learnt, or write it to the file that was named."""
    from translate_flow.project.learning import as_tsv, learn

    session = session_of(context)
    pairs = learn(open_workspace(paths, None, **options))
    deliver(as_tsv(pairs).decode(), output)
    if output is not None:
        click.echo(session.say(plural("{count} pair learnt.", "{count} pairs learnt.", len(pairs))), err=True)
    return Exit.OK
