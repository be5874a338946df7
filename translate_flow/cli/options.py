"""Options that several commands have, and the workspace that they open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate_flow.cli.commands import F, option
from translate_flow.cli.session import emit
from translate_flow.errors import UsageError
from translate_flow.messages import msg

if TYPE_CHECKING:
    from translate_flow.project.workspace import Options, Workspace

paths_argument = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))

pair_option = option(
    "--pair",
    nargs=2,
    type=click.Path(path_type=Path),
    metavar="FR EN",
    about=msg("Two files that are one article, wherever they lie."),
)

original_option = option(
    "--original",
    type=click.Choice(["fr", "en"]),
    about=msg("The language that the articles were written in; without it, what either side lacks is missing."),
)

glossary_option = option(
    "--glossary",
    type=click.Path(path_type=Path),
    metavar="FILE",
    about=msg("A glossary, in the place of the site's glossary.yaml or the one that is built in."),
)

segment_option = option(
    "--segment",
    type=click.Choice(["auto", "line"]),
    default="auto",
    about=msg("How plain text is cut: “line” takes every line for a paragraph."),
)

cache_option = option(
    "--no-cache",
    "cache",
    flag_value=False,
    default=True,
    about=msg("Check everything anew, and remember nothing."),
)

baseline_option = option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    about=msg("The file of known findings, in the place of the site's own."),
)

output_option = option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    about=msg("Write the report to a file."),
)


def format_option(*formats: str) -> Callable[[F], F]:
    """Make the option that chooses the form of the output; the first is the default."""
    return option("--format", "form", type=click.Choice(formats), default=formats[0], about=msg("How to print it."))


def words(values: Iterable[str]) -> frozenset[str]:
    """Return names that were given one by one or with commas between them."""
    return frozenset(word.strip() for value in values for word in value.split(",") if word.strip())


def open_workspace(paths: Sequence[Path], pair: tuple[Path, Path] | None, **options: Any) -> Workspace:
    """Open what the user named; `options` are those of `Options`.

    Raises `UsageError` when both a pair and paths are named, and as `Workspace.open` does.
    """
    from translate_flow.project.workspace import Workspace

    asked = make_options(**options)
    if pair is None:
        return Workspace.open(paths, options=asked)
    if paths:
        raise UsageError(msg("Name either two files with --pair, or files and folders without it."))
    return Workspace.pair(*pair, options=asked)


def make_options(**options: Any) -> Options:
    """Make the workspace's options of what click parsed."""
    from translate_flow.project.workspace import Options

    return Options(**options)


def deliver(text: str, output: Path | None) -> None:
    """Print a report, or write it to the file that the user named."""
    if output is None:
        emit(text)
        return
    from translate_flow.project.writing import write_report

    write_report(output, text)
