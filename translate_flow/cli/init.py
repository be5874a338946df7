"""``init``: look at a site, and write its project file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.session import emit, session_of
from translate_flow.language import LANGUAGES, name
from translate_flow.messages import Message, msg, plural
from translate_flow.reports.display import one_line

if TYPE_CHECKING:
    from translate_flow.project.initialising import Plan, Way

SHOWN: Final = 5
"""Articles without a counterpart that are named; the others are counted."""


_NEXT: Final = msg(
    "Next: translate-flow status, then translate-flow check. Where that finds much that is old: translate-flow baseline write, "
    "and only new faults fail."
)


@make_command(
    "init",
    about=msg(
        "Look at a site, say which pages answer each other, and write translate-flow.toml.\n\n"
        "PATH is the folder of the content, the current one where none is named. A project file that exists is never "
        "overwritten. No other file is changed."
    ),
)
@click.argument("path", type=click.Path(path_type=Path), default=Path())
@option("--dry-run", is_flag=True, about=msg("Show the project file, and write nothing."))
@click.pass_context
def command(context: click.Context, /, *, path: Path, dry_run: bool) -> Exit:
    """Show what was found, then write or show the project file."""
    from translate_flow.project.initialising import plan, settings_of, write_plan

    session = session_of(context)
    planned = plan(path, session.speech)
    lines = [session.say(line) for line in _found(planned)]
    if dry_run:
        lines += ["", session.say(msg("translate-flow.toml would be:")), "", planned.text.rstrip("\n")]
    else:
        file = write_plan(planned)
        said = "; ".join(settings_of(planned.text)) or msg("everything as it is by default")
        lines += ["", session.say(msg("{file} is written: {settings}.", file=file, settings=said))]
        lines.append(session.say(_NEXT))
    emit("\n".join(lines) + "\n")
    return Exit.OK


def _found(planned: Plan) -> Iterator[Message]:
    """Yield what was found, a line each."""
    yield plural(
        "{count} article, {paired} in both languages.",
        "{count} articles, {paired} in both languages.",
        len(planned.articles),
        paired=planned.paired,
    )
    for way in planned.ways:
        yield msg("  {way}: {fr} = {en}", way=_way(way), fr=_path(way.example.fr), en=_path(way.example.en))
    for language in LANGUAGES:
        alone = planned.alone(language)
        if alone:
            yield plural(
                "{count} article in {language} only:", "{count} articles in {language} only:", len(alone),
                language=name(language),
            )  # fmt: skip
            yield from (msg("  {path}", path=_path(path)) for path in alone[:SHOWN])
        if len(alone) > SHOWN:
            yield plural("  and {count} more", "  and {count} more", len(alone) - SHOWN)
    if planned.broken:
        yield plural(
            "{count} tie in the front matter does not hold: translate-flow check --select TF510",
            "{count} ties in the front matter do not hold: translate-flow check --select TF510",
            len(planned.broken),
        )
    if planned.original is not None and planned.reason is not None:
        yield msg(
            "The original is probably {language}: {reason}.", language=name(planned.original), reason=planned.reason
        )
    if planned.typography is not None:
        yield msg("French is set as in Canada here: no space before ; ! ?")
    if planned.require == "started":
        yield msg("Most articles have one language, so only those that have both are asked for.")


def _path(path: str | None) -> str:
    return one_line(path or "")


def _way(way: Way) -> Message:
    if way.name == "path":
        return plural("{count} by its path", "{count} by their paths", way.count)
    if way.name == "folder":
        return plural(
            "{count} by folders that answer each other", "{count} by folders that answer each other", way.count
        )
    if way.name == "number":
        return plural("{count} by its date or number", "{count} by their dates or numbers", way.count)
    return plural("{count} by “{key}”", "{count} by “{key}”", way.count, key=one_line(way.name))
