"""What the tool says, kept apart from the language it says it in.

A :class:`Message` is an English template with named arguments; rooms build them, and only reports, cli and tui put them
into words with :func:`put`. The template is the gettext msgid, so that English needs no catalogue and a missing French
entry still reads. Text of an article is only ever an argument, never a template: braces in it mean nothing.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

Speech: TypeAlias = Literal["en", "fr"]
"""The language of the interface, which has nothing to do with the languages of an article."""

Arg: TypeAlias = "str | int | float | Message"
"""An argument of a message: a number, words from an article, or another message (the name of a language, say)."""

DOMAIN = "translate_flow"


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for a person: an English template and its arguments.

    `plural` and `count` are set together, by :func:`plural`; the catalogue then chooses the form.
    """

    id: str
    args: tuple[tuple[str, Arg], ...] = ()
    plural: str | None = None
    count: int | None = None

    def __str__(self) -> str:
        """Put the message in English, for logs and tests."""
        return put(self, "en")


def msg(template: str, /, **args: Arg) -> Message:
    """Make a message. The template must be a literal: the catalogue test finds them by reading the source."""
    return Message(template, tuple(args.items()))


def plural(one: str, many: str, count: int, /, **args: Arg) -> Message:
    """Make a message whose wording depends on a count; both templates may use ``{count}``."""
    return Message(one, (*args.items(), ("count", count)), many, count)


@cache
def _catalogue(speech: Speech) -> gettext.NullTranslations:
    if speech == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, Path(__file__).parent / "locale", [speech], fallback=True)


def put(message: Message, speech: Speech) -> str:
    """Put a message into words. Arguments that are messages are put into the same language first."""
    catalogue = _catalogue(speech)
    if message.plural is not None and message.count is not None:
        template = catalogue.ngettext(message.id, message.plural, message.count)
    else:
        template = catalogue.gettext(message.id) if message.id else ""
    return template.format_map({k: put(v, speech) if isinstance(v, Message) else v for k, v in message.args})
