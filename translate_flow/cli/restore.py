"""``restore``: put back what a file was before we wrote it."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from translate_flow.cli.commands import command as make_command
from translate_flow.cli.commands import option
from translate_flow.cli.exits import Exit
from translate_flow.cli.session import Session, emit, session_of
from translate_flow.errors import InputError, UsageError
from translate_flow.messages import Message, msg, plural
from translate_flow.reports.display import one_line

if TYPE_CHECKING:
    from translate_flow.project.versions import Version


@make_command(
    "restore",
    about=msg(
        "List what files were before translate-flow wrote them, and put an older version back.\n\n"
        "PATH is a file, or a folder; the current folder where none is named. The last 20 versions of each file are kept, "
        "in your own state folder. What is put back can be taken back in the same way."
    ),
)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@option(
    "--to",
    "number",
    type=click.IntRange(min=1),
    metavar="N",
    about=msg("Put back version N of the file; 1 is the newest."),
)
@click.pass_context
def command(context: click.Context, /, *, path: Path | None, number: int | None) -> Exit:
    """List versions, or put one back."""
    from translate_flow.project.paths import shown
    from translate_flow.project.versions import put_back, versions

    session = session_of(context)
    current = Path.cwd()
    named = (current / (path or ".")).resolve()
    found = versions(named)
    if number is None:
        say(session, listing(found, current) if named.is_dir() else of_file(found, named))
        return Exit.OK
    if named.is_dir():
        raise UsageError(msg("Name the file that is to be put back."))
    if number > len(found):
        raise UsageError(
            plural(
                "There is {count} older version of this file.",
                "There are {count} older versions of this file.",
                len(found),
            ),
            path=shown(named, current),
        )
    put_back(found[number - 1])
    say(
        session, [msg("{path} is as it was before {when}.", path=shown(named, current), when=moment(found[number - 1]))]
    )
    return Exit.OK


def say(session: Session, lines: Sequence[Message]) -> None:
    """Print messages, a line each."""
    emit("".join(f"{one_line(session.say(line))}\n" for line in lines))


def listing(found: Sequence[Version], current: Path) -> list[Message]:
    """Name the files of which versions are kept, the one written last first."""
    from translate_flow.project.paths import shown

    of: dict[Path, list[Version]] = {}
    for version in found:
        of.setdefault(version.file, []).append(version)
    lines = [
        plural(
            "{path}: {count} older version, written over {when}",
            "{path}: {count} older versions, the last written over {when}",
            len(kept), path=shown(file, current), when=moment(kept[0]),
        )
        for file, kept in of.items()
    ]  # fmt: skip
    return lines or [msg("No older version is kept of a file here.")]


def of_file(found: Sequence[Version], file: Path) -> list[Message]:
    """Tell the versions of one file apart: when they were written over, and by how many lines the file differs today."""
    lines = [
        plural(
            "{number}. Before {when}: {count} line differs from the file as it is",
            "{number}. Before {when}: {count} lines differ from the file as it is",
            differing(version, file), number=number, when=moment(version),
        )
        for number, version in enumerate(found, 1)
    ]  # fmt: skip
    return lines or [msg("No older version is kept of this file.")]


def differing(version: Version, file: Path) -> int:
    """Count the lines that differ between a version and the file as it is; all of them where it is gone."""
    from translate_flow.project.reading import read_file

    try:
        now = read_file(file, version.path, limit=64_000_000).split(b"\n")
    except InputError:
        now = []
    then = version.data().split(b"\n")
    blocks = difflib.SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks()
    return max(len(then), len(now)) - sum(block.size for block in blocks)


def moment(version: Version) -> str:
    """Return when a version was written over, in the user's own time."""
    return datetime.fromtimestamp(version.when).astimezone().strftime("%Y-%m-%d %H:%M:%S")
