"""Small questions, and the page of keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final, TypeVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from translate_flow.messages import Message, msg, put
from translate_flow.tui.actions import CONTEXT_TITLES, Context, actions
from translate_flow.tui.widgets.bars import key_name
from translate_flow.tui.widgets.cells import Look

T = TypeVar("T")


PAGE: Final = 76
PAGE_EDGES: Final = 8
"""How wide a dialog is, and how much of that its border, padding and scrollbar take."""


class Dialog(ModalScreen[T]):
    """A box in the middle of the screen; Esc answers nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "")]
    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog > Vertical { width: 76; max-width: 100%; height: auto; max-height: 100%; padding: 1 2; background: $surface;
        border: solid $accent; }
    Dialog Static { height: auto; margin-bottom: 1; }
    Dialog Input { background: $boost; padding: 0 1; margin-bottom: 1; }
    Dialog OptionList { height: auto; max-height: 10; }
    Dialog OptionList > .option-list--option-highlighted { text-style: bold reverse; }
    """

    def __init__(self, question: Message, look: Look) -> None:
        super().__init__()
        self.question = question
        self.look = look

    def say(self, message: Message) -> str:
        """Put a message into words that are fit for the screen."""
        return self.look.say(message)


class Choice(Dialog[int]):
    """A question with a few answers; dismissed with the number of the one chosen."""

    def __init__(self, question: Message, answers: Sequence[Message], look: Look) -> None:
        super().__init__(question, look)
        self.answers = answers

    def compose(self) -> ComposeResult:
        """Lay out question and answers."""
        with Vertical():
            yield Static(self.say(self.question), markup=False)
            answers = (Content(f"{number}  {self.say(answer)}") for number, answer in enumerate(self.answers, 1))
            yield OptionList(*map(Option, answers), markup=False, compact=True)

    def on_key(self, event: events.Key) -> None:
        """Answer by the number of an answer, too."""
        if event.key.isdigit() and 0 < int(event.key) <= len(self.answers):
            event.stop()
            self.dismiss(int(event.key) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer."""
        event.stop()
        self.dismiss(event.option_index)


class Words(Dialog[str]):
    """A question that is answered in words; not answered by none."""

    def compose(self) -> ComposeResult:
        """Lay out the question and a line to answer on."""
        with Vertical():
            yield Static(self.say(self.question), markup=False)
            yield Input(compact=True)
            yield Static(self.say(msg("Enter keeps it, Esc leaves things as they are.")), markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer, if there is an answer."""
        event.stop()
        if event.value.strip():
            self.dismiss(event.value.strip())


class Page(Dialog[None]):
    """Some lines to read; any of the usual keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [("q,question_mark,f1,i,enter", "dismiss(None)", "")]
    DEFAULT_CSS = """
    Page > Vertical { height: auto; max-height: 100%; padding: 0 1; }
    Page VerticalScroll { height: auto; max-height: 100%; }
    Page Static { margin-bottom: 0; }
    """

    def __init__(self, title: Message, lines: Sequence[Content], look: Look) -> None:
        super().__init__(title, look)
        self.lines = lines

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        with Vertical(), VerticalScroll():
            yield Static(Content.styled(self.say(self.question), "bold"), markup=False)
            yield Static(Content("\n").join(self.lines), markup=False)

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(VerticalScroll).focus()

    def on_key(self, event: events.Key) -> None:
        """Scroll with the keys that move everywhere else."""
        scroll = self.query_one(VerticalScroll)
        if event.key in {"j", "k"}:
            (scroll.scroll_down if event.key == "j" else scroll.scroll_up)(animate=False)


KEYS_WIDTH: Final = 18
"""The column of keys, in cells."""


def help_lines(look: Look, keymap: Mapping[str, str], first: Context, width: int) -> list[Content]:
    """List every action with its keys, as the user has them; those of `first`, where one is, before the others."""
    lines: list[Content] = []
    for context in sorted(Context, key=lambda context: (context is not first, ORDER.index(context))):
        lines += [Content(""), Content.styled(put(CONTEXT_TITLES[context], look.speech), "bold underline")]
        for action in actions(context):
            keys = ", ".join(key_name(key, look.speech) for key in keymap.get(action.id, action.keys).split(","))
            pieces = Content(put(action.help, look.speech)).wrap(max(20, width - KEYS_WIDTH))
            keys += " " * max(1, KEYS_WIDTH - cell_len(keys))
            lines.append(Content.assemble((keys, "bold"), pieces[0]))
            lines += [Content(" " * KEYS_WIDTH) + piece for piece in pieces[1:]]
    return lines


ORDER: Final = (Context.PROJECT, Context.ARTICLE, Context.EDIT, Context.RELINK, Context.LIST, Context.ANYWHERE)
