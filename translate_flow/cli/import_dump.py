"""``import --dump``: articles out of two page dumps, proposed as a table that a person can correct."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from translate_flow.cli.exits import Exit
from translate_flow.cli.options import deliver
from translate_flow.cli.session import Session, emit
from translate_flow.messages import Message, msg, plural
from translate_flow.reports.display import cells, cut, one_line

if TYPE_CHECKING:
    from translate_flow.project.importing_dump import Plan, Row

NAMED: Final = 32
"""Cells for an article's name."""
TOLD: Final = 44
"""And for its title."""


def import_dump(
    session: Session, dumps: tuple[Path, Path], to: Path, segments: Path | None, output: Path | None, *, dry_run: bool
) -> Exit:
    """Show where the articles are, and unless it is a dry run write them."""
    from translate_flow.project.importing_dump import plan_dump, table, write_dump

    plan = plan_dump(*dumps, segments)
    if output is not None:
        deliver(table(plan.rows), output)
    if not dry_run:
        write_dump(plan, to)
    lines = [*_shown(plan, session), "", *map(session.say, _told(plan, to, output, dry_run=dry_run))]
    emit("".join(f"{line.rstrip()}\n" for line in lines))
    return Exit.OK


def _shown(plan: Plan, session: Session) -> Iterator[str]:
    """Yield the table as a person reads it: which lines are which article, then what is left out."""
    heads = [session.say(head) for head in (msg("article"), msg("French lines"), msg("English lines"), msg("title"))]
    yield _line(heads)
    for row in plan.rows:
        first = row.article if row.article != "-" else session.say(msg("left out"))
        last = row.en_title or row.fr_title if row.article != "-" else row.why
        yield _line([first, _lines(row, "fr"), _lines(row, "en"), cut(one_line(last), TOLD)])


def _line(columns: list[str]) -> str:
    name, fr, en, title = columns
    name = cut(one_line(name), NAMED)
    return f"{name}{' ' * (NAMED - cells(name))}  {fr:<15}{en:<16}{title}"


def _lines(row: Row, language: str) -> str:
    lines = row.fr if language == "fr" else row.en
    return "-" if lines is None else f"{lines[0]}-{lines[1]}"


def _told(plan: Plan, to: Path, output: Path | None, *, dry_run: bool) -> Iterator[Message]:
    """Yield what was made and what was not, a line each."""
    folder, count = one_line(to.as_posix()), len(plan.files)
    if dry_run:
        yield plural(
            "{count} file would be written to {folder}.", "{count} files would be written to {folder}.", count,
            folder=folder,
        )  # fmt: skip
    else:
        yield plural("{count} file written to {folder}.", "{count} files written to {folder}.", count, folder=folder)
    again = [f"{file.path[-5:-3]} {line}" for file in plan.files for line in file.again]
    if again:
        yield plural(
            "{count} line prints a title, and is in the heading alone: {lines}.",
            "{count} lines print a title, and are in the heading alone: {lines}.",
            len(again),
            lines=", ".join(again),
        )
    made = {file.path for file in plan.files}
    for row in plan.rows:
        for language in ("fr", "en"):
            if row.article != "-" and f"{row.article}/{language}.md" not in made:
                yield msg(
                    "No {language}.md for {article}: the dump has no text of it.",
                    language=language, article=row.article,
                )  # fmt: skip
    if output is None:
        yield msg("To correct the table, write it with -o FILE, edit it, and give it back with --segments FILE.")
    else:
        yield msg(
            "The table is in {file}; edit it, and give it back with --segments.", file=one_line(output.as_posix())
        )
