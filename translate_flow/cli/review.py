"""``review``: an article line by line, for screen readers and pipes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.options import glossary_option, make_options, original_option, segment_option
from translate_flow.cli.session import session_of
from translate_flow.messages import msg


@make_command(
    "review",
    about=msg(
        "Review an article line by line, in plain text.\n\n"
        "Each paragraph is shown in both languages with what the checks say of it; type a letter and Enter: a accepts, e "
        "edits, s skips, q quits. Answers may come from a pipe. ARTICLE is a file or folder of the article, or its name as "
        "“status” shows it."
    ),
)
@click.argument("article")
@option(
    "--engine", type=click.Choice(["apertium", "google"]), about=msg("Who drafts what was never translated before.")
)
@option("--all", "everything", is_flag=True, about=msg("Show what was reviewed already, too."))
@glossary_option
@original_option
@segment_option
@click.pass_context
def command(context: click.Context, /, *, article: str, engine: str | None, everything: bool, **options: Any) -> Exit:
    """Find the article and go through it."""
    from translate_flow.cli.dialogue import Dialogue
    from translate_flow.project.workspace import Workspace

    asked = make_options(**options)
    named = Path(article)
    if named.exists():
        found = Workspace.open([named], options=asked)
        article_id = found.articles[0].id
    else:
        found = Workspace.open(options=asked)
        article_id = article
    Dialogue(found, article_id, session_of(context), engine=engine, everything=everything).run(sys.stdin)
    return Exit.OK
