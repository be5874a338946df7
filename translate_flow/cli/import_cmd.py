"""``import``: articles out of what another program has exported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.session import emit, session_of
from translate_flow.errors import UsageError
from translate_flow.messages import Message, msg, plural
from translate_flow.reports.display import one_line

if TYPE_CHECKING:
    from collections import Counter

    from translate_flow.project.importing_wxr import Imported

SHOWN: Final = 5
"""Files that are named of each kind; the others are counted."""


@make_command(
    "import",
    about=msg(
        "Make articles of a WordPress site, or of two page dumps.\n\n"
        "--wxr takes the file that WordPress writes under Tools, Export. The languages and translations of Polylang and "
        "WPML are kept: each article becomes a folder with fr.md and en.md. Shortcodes stay as they are, and what Markdown "
        "has nothing for stays as HTML. A file that exists is never overwritten.\n\n"
        "--dump takes two texts that hold several articles one after the other, a paragraph a line. Where articles begin and "
        "end and which belong together is proposed as a table: look at it with --dry-run, correct it and give it back with "
        "--segments."
    ),
)
@option("--wxr", type=click.Path(path_type=Path), metavar="FILE", about=msg("A WordPress export."))
@option(
    "--dump",
    nargs=2,
    type=click.Path(path_type=Path),
    metavar="FR EN",
    about=msg("Two page dumps of several articles, one a language."),
)
@option(
    "--segments",
    type=click.Path(path_type=Path),
    metavar="FILE",
    about=msg("The table of articles for --dump, as you have corrected it."),
)
@option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", about=msg("Write the table of --dump to a file.")
)
@option(
    "--to",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    default=Path("articles"),
    about=msg("Where the articles go; “articles” where nothing is said."),
)
@option("--dry-run", is_flag=True, about=msg("Say what would be made, and write nothing."))
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    wxr: Path | None,
    dump: tuple[Path, Path] | None,
    segments: Path | None,
    output: Path | None,
    to: Path,
    dry_run: bool,
) -> Exit:
    """Hand over to what reads the files that were named."""
    if (wxr is None) == (dump is None):
        raise UsageError(msg("Name what to import: --wxr FILE, or --dump FR EN."))
    if dump is not None:
        from translate_flow.cli.import_dump import import_dump

        return import_dump(session_of(context), dump, to, segments, output, dry_run=dry_run)
    if wxr is None or segments is not None or output is not None:
        raise UsageError(msg("--segments and -o go with --dump."))
    return _wxr(context, wxr, to, dry_run=dry_run)


def _wxr(context: click.Context, export: Path, to: Path, *, dry_run: bool) -> Exit:
    from translate_flow.project.importing_wxr import plan_import, write_import

    session = session_of(context)
    imported = plan_import(export, to)
    if not dry_run:
        write_import(imported, to)
    emit("".join(f"{session.say(line)}\n" for line in _told(imported, to, dry_run=dry_run)))
    return Exit.OK


def _told(imported: Imported, to: Path, *, dry_run: bool) -> Iterator[Message]:
    """Yield what was made, and everything that was not, a line each."""
    new = [file.path for file in imported.files if not file.exists]
    folder = one_line(to.as_posix())
    if dry_run:
        yield plural(
            "{count} file would be written to {folder}.",
            "{count} files would be written to {folder}.",
            len(new),
            folder=folder,
        )
    else:
        yield plural("{count} file written to {folder}.", "{count} files written to {folder}.", len(new), folder=folder)
    yield plural("{count} article in both languages.", "{count} articles in both languages.", imported.pairs)
    yield plural("{count} article in one language only.", "{count} articles in one language only.", imported.alone)
    there = [file.path for file in imported.files if file.exists]
    if there:
        yield plural(
            "{count} file exists with other words and was left as it is:",
            "{count} files exist with other words and were left as they are:",
            len(there),
        )
        yield from _named(there)
    yield from _left_out(imported)


def _left_out(imported: Imported) -> Iterator[Message]:
    if imported.kept:
        yield msg("Kept as HTML: {what}, in", what=_counted(imported.kept))
        yield from _named(imported.kept_in)
    if imported.styles:
        yield plural(
            "{count} class or style was left out.", "{count} classes and styles were left out.", imported.styles
        )
    if imported.left_out:
        yield msg("Not imported: {what}.", what=_counted(imported.left_out))
    if imported.over:
        yield msg(
            "Not imported, because they are in another language or a second text of the same side: {what}.",
            what=_counted(imported.over),
        )
    if imported.unknown:
        yield plural(
            "{count} post names no language and was taken for the language of the site.",
            "{count} posts name no language and were taken for the language of the site.",
            imported.unknown,
        )
    if imported.removed:
        yield plural(
            "{count} character that XML does not allow was taken out.",
            "{count} characters that XML does not allow were taken out.",
            imported.removed,
        )
    yield from _not_there(imported)


def _not_there(imported: Imported) -> Iterator[Message]:
    """Yield what the export refers to and does not hold."""
    if imported.lacking:
        yield msg("Reusable blocks that the export lacks:")
        yield from _named(imported.lacking)
    if imported.empty:
        yield msg("Posts without a text; a page builder may keep it elsewhere:")
        yield from _named(imported.empty)


def _named(paths: tuple[str, ...] | list[str]) -> Iterator[Message]:
    yield from (msg("  {path}", path=one_line(path)) for path in paths[:SHOWN])
    if len(paths) > SHOWN:
        yield plural("  and {count} more", "  and {count} more", len(paths) - SHOWN)


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {one_line(what)}" for what, count in sorted(counts.items()))
