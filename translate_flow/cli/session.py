"""What holds for one run of the program: the language it speaks, and where it prints."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

import translate_flow
from translate_flow.errors import StorageError, TranslateFlowError
from translate_flow.messages import DOMAIN, Message, Speech, msg, plural, put
from translate_flow.reports.display import display, one_line

if TYPE_CHECKING:
    import click

PROGRAM: Final = "translate-flow"

CLICK: Final = (
    msg("Usage:"),
    msg("Options"),
    msg("Commands"),
    msg("Positional arguments"),
    msg("Show this message and exit."),
    msg("default: {default}"),
    msg("required"),
    plural("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
    msg("No such option {name!r}."),
    msg("No such command {name!r}."),
    msg("Missing command."),
    msg("Missing argument"),
    msg("Missing option"),
    msg("Invalid value: {message}"),
    msg("Invalid value for {param_hint}: {message}"),
    plural("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
    msg("{value!r} is not a valid {number_type}."),
    msg("{value} is not in the range {range}."),
    plural("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
    plural("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    plural("Takes {nargs} values but 1 was given.", "Takes {nargs} values but {len} were given.", 1),
    msg("Choose from:\n\t{choices}"),
)
"""What click itself says in our commands; named here so that the catalogue holds it. click asks gettext for each."""


@dataclass(frozen=True, slots=True)
class Session:
    """The language of messages, whether `--lang` asked for it, and whether stdout takes colour."""

    speech: Speech = "en"
    asked: bool = False
    colour: bool = False

    @property
    def data_speech(self) -> Speech:
        """The language of messages in data: English, so that scripts may rely on it, unless asked otherwise."""
        return self.speech if self.asked else "en"

    def say(self, message: Message) -> str:
        """Put a message into words that are fit for a screen."""
        return display(put(message, self.speech))


def session_of(context: click.Context) -> Session:
    """Return the session of a running command."""
    found = context.find_object(Session)
    return found if found is not None else Session()


def choose_speech(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[Speech, bool]:
    """Return the language to speak, and whether it was asked for by ``--lang``, which may stand anywhere.

    It is needed before the arguments are parsed: what is wrong with them is to be said in it.
    """
    for i, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if argument == "--":
            break
        if name == "--lang":
            asked = value or (arguments[i + 1] if i + 1 < len(arguments) else "")
            if asked in ("fr", "en"):
                return ("fr" if asked == "fr" else "en"), True
    named = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return ("fr" if named.lower().startswith("fr") else "en"), False


def start(arguments: Sequence[str]) -> Session:
    """Begin a run: choose the language, make click speak it, and make output UTF-8 whatever the locale."""
    speech, asked = choose_speech(arguments, os.environ)
    gettext.bindtextdomain(DOMAIN, Path(translate_flow.__file__).parent / "locale")
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = speech  # what Python's gettext looks at first
    for stream in (sys.stdout, sys.stderr):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    return Session(speech, asked, takes_colour(sys.stdout))


def takes_colour(stream: TextIO) -> bool:
    """Whether a stream is a terminal whose user has nothing against colour (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def emit(text: str) -> None:
    """Print a result on stdout. A reader that went away (``| head``) is none of our business.

    Raises `StorageError` where it goes into a file and the disk is full.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # Whatever is still in the buffer must go somewhere when Python ends, without a message.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            reason = msg("The output cannot be written: {reason}.", reason=os.strerror(error.errno or 0))
            raise StorageError(reason) from error


def complain(error: TranslateFlowError, session: Session) -> None:
    """Print an error on stderr: one sentence with its place, then what to do."""
    place = "".join(f"{one_line(str(part))}:" for part in (error.path, error.line) if part is not None)
    sentence = one_line(put(error.message, session.speech))
    sys.stderr.write(" ".join(part for part in (f"{PROGRAM}:", place, sentence) if part) + "\n")
    if error.hint is not None:
        sys.stderr.write(f"  {one_line(put(error.hint, session.speech))}\n")


def note(message: Message, session: Session) -> None:
    """Tell the user something on stderr that is not the result."""
    sys.stderr.write(f"{PROGRAM}: {one_line(put(message, session.speech))}\n")


def progress_on(stream: TextIO, session: Session) -> Callable[[int, int], None] | None:
    """Return what shows progress on a terminal, None elsewhere: a log file is no place for it."""
    if not stream.isatty():
        return None
    shown = -1

    def show(done: int, total: int) -> None:
        nonlocal shown
        hundredth = done * 100 // max(1, total)
        if hundredth != shown and total > 1:
            shown = hundredth
            line = session.say(msg("{done} of {total} articles", done=done, total=total))
            stream.write(f"\r{line}" if done < total else "\r" + " " * (len(line) + 2) + "\r")
            stream.flush()

    return show
