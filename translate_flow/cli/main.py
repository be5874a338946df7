"""The command line: ``translate-flow``. Every error that is not a bug ends here, as one sentence and an exit code."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Final, NoReturn

import click

import translate_flow
from translate_flow.cli.commands import Group, Option
from translate_flow.cli.exits import Exit, exit_of
from translate_flow.cli.session import PROGRAM, Session, complain, emit, session_of, start
from translate_flow.errors import TranslateFlowError
from translate_flow.messages import msg, put
from translate_flow.reports.display import display, one_line

COMMANDS: Final = {
    "init": ("translate_flow.cli.init", msg("Look at a site, and write its project file.")),
    "check": ("translate_flow.cli.check", msg("Say what is missing or wrong, with the line to go to.")),
    "status": ("translate_flow.cli.status", msg("Say how far each article is.")),
    "tui": ("translate_flow.cli.tui", msg("Review articles on a screen, both sides next to each other.")),
    "review": ("translate_flow.cli.review", msg("Review an article line by line, in plain text.")),
    "draft": ("translate_flow.cli.draft", msg("Suggest translations for what is missing.")),
    "fix": ("translate_flow.cli.fix", msg("Mend what can be mended safely.")),
    "baseline": ("translate_flow.cli.baseline", msg("Know old findings, so that only new ones fail.")),
    "sync": ("translate_flow.cli.sync", msg("Bring the records of what was reviewed in step with the articles.")),
    "restore": ("translate_flow.cli.restore", msg("Put back what a file was before it was written.")),
    "align": ("translate_flow.cli.align", msg("Show which paragraph answers which.")),
    "import": ("translate_flow.cli.import_cmd", msg("Make articles of a WordPress site.")),
    "learn": ("translate_flow.cli.learn", msg("Make a lexicon of the words that the articles translate alike.")),
    "glossary": ("translate_flow.cli.glossary", msg("Look after the glossary.")),
    "explain": ("translate_flow.cli.explain", msg("Say what a check is for, with examples.")),
    "rules": ("translate_flow.cli.rules", msg("List all checks.")),
}


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        emit(f"{PROGRAM} {translate_flow.__version__}\n")
        context.exit()


@click.group(
    PROGRAM,
    cls=Group,
    table=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    about=msg(
        "Keep French and English versions of a site complete and faithful to each other.\n\n"
        "Without a command, it opens the interface on a terminal. To begin: “translate-flow check” in the folder of a "
        "site, or “translate-flow check --pair fr.md en.md” for two files."
    ),
)
@click.option(
    "--version", cls=Option, is_flag=True, is_eager=True, expose_value=False, callback=_version,
    about=msg("Show the version and exit."),
)  # fmt: skip
@click.pass_context
def cli(context: click.Context) -> int | None:
    """Open the interface when there is a terminal and no command."""
    if context.invoked_subcommand is not None:
        return None
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        emit(context.get_help() + "\n")
        return Exit.USAGE
    from translate_flow.cli.tui import open_interface

    return open_interface(None, session_of(context))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code. Nothing is raised but what Python itself is ended by."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    session = start(arguments)
    try:
        return int(cli.main(arguments, prog_name=PROGRAM, standalone_mode=False, obj=session) or Exit.OK)
    except TranslateFlowError as error:
        complain(error, session)
        return exit_of(error)
    except click.ClickException as error:
        _misused(error, session)
        return Exit.USAGE
    except (click.Abort, KeyboardInterrupt):
        sys.stderr.write("\n")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        return Exit.OK
    except Exception as error:  # noqa: BLE001  # the one place where a bug of ours is met
        _bug(error, session)
        return Exit.INTERNAL


def _misused(error: click.ClickException, session: Session) -> None:
    """Say what is wrong with the arguments, and where to read more."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):  # its message is the whole help
        sys.stderr.write(f"{error.format_message()}\n")
        return
    sys.stderr.write(f"{PROGRAM}: {one_line(error.format_message())}\n")
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else PROGRAM
    sys.stderr.write(f"  {session.say(msg('For help: {command} --help', command=path))}\n")


def _bug(error: Exception, session: Session) -> None:
    """Say that this is our fault, with what a report needs; the texts of articles stay out of it."""
    import traceback

    sys.stderr.write(display(traceback.format_exc()))
    message = msg(
        "This is a fault of translate-flow {version}, not yours ({kind}). Please report it to whoever you have it from, "
        "with the lines above.",
        version=translate_flow.__version__,
        kind=type(error).__name__,
    )
    sys.stderr.write(f"{PROGRAM}: {one_line(put(message, session.speech))}\n")


def _told_to_end(number: int, _frame: FrameType | None) -> NoReturn:
    """End as after an error: temporary files and processes of ours go, and the terminal is as it was."""
    sys.exit(128 + number)


GARBAGE: Final = 100_000
"""New objects after which Python looks for cycles. What a check makes lives until the end: looking every 700 objects,
as Python does by default, took a sixth of a warm check of 2,000 articles, and found nothing."""


def run() -> NoReturn:
    """Be the command ``translate-flow``."""
    gc.set_threshold(GARBAGE)
    signal.signal(signal.SIGTERM, _told_to_end)
    sys.exit(main())
