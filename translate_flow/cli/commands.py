"""click, with help in the user's language and commands that are loaded only when they run."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from translate_flow.cli.session import session_of
from translate_flow.messages import Message, msg, put

F = TypeVar("F", bound=Callable[..., Any])

LANGUAGES = click.Choice(["fr", "en"])


class Option(click.Option):
    """An option whose help is a message."""

    def __init__(self, *args: Any, about: Message, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Put the help into words, now that the language is known."""
        self.help = put(self.about, session_of(ctx).speech)
        return super().get_help_record(ctx)


def option(*names: str, about: Message, **kwargs: Any) -> Callable[[F], F]:
    """Give a command an option; takes what `click.option` takes."""
    return click.option(*names, cls=Option, about=about, **kwargs)


def lang_option() -> Option:
    """Make the option that every command has. `choose_speech` has already taken its value."""
    return Option(["--lang"], type=LANGUAGES, expose_value=False, about=msg("The language of messages."))


class Command(click.Command):
    """A command whose help is a message."""

    def __init__(self, *args: Any, about: Message, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about
        self.params.append(lang_option())

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Put the help into words, now that the language is known."""
        self.help = put(self.about, session_of(ctx).speech)
        super().format_help_text(ctx, formatter)


def command(name: str, about: Message, **kwargs: Any) -> Callable[[Callable[..., Any]], Command]:
    """Make a function a command; `about` is its help."""
    return click.command(name, cls=Command, about=about, **kwargs)


class Group(click.Group):
    """A group whose commands are loaded when they run. `table`: name to module and the one line that help shows.

    The module holds the command under the name ``command``.
    """

    def __init__(self, *args: Any, about: Message, table: Mapping[str, tuple[str, Message]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about
        self.table = table
        self.params.append(lang_option())

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the commands in the order of the table: that in which they are met."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command."""
        if cmd_name not in self.table:
            return None
        loaded: click.Command = importlib.import_module(self.table[cmd_name][0]).command
        return loaded

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Put the help into words, now that the language is known."""
        self.help = put(self.about, session_of(ctx).speech)
        super().format_help_text(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        speech = session_of(ctx).speech
        with formatter.section(put(msg("Commands"), speech)):
            formatter.write_dl([(name, put(line, speech)) for name, (_, line) in self.table.items()])
