"""The line at the top, which says where one is, and the line at the bottom, which says what one can do."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message as Event
from textual.widget import Widget
from textual.widgets import Input

from translate_flow.messages import Message, Speech, msg, put
from translate_flow.tui.actions import Context, actions
from translate_flow.tui.widgets.cells import Look

KEY_NAMES: Final[dict[str, Message | str]] = {
    "question_mark": "?", "slash": "/", "full_stop": ".", "left_square_bracket": "[", "right_square_bracket": "]",
    "down": "↓", "up": "↑", "escape": msg("Esc"), "enter": msg("Enter"), "space": msg("Space"), "@": msg("Space"),
    "pagedown": msg("PgDn"), "pageup": msg("PgUp"), "home": msg("Home"), "end": msg("End"),
}  # fmt: skip
"""What is written on the keys; a terminal sends control and space as control and @."""

HELP: Final = 20
"""The rank of help; the way back comes after it."""


def key_name(key: str, speech: Speech) -> str:
    """Name a key as it is written on a keyboard."""
    for prefix, short in (("ctrl+", "^"), ("alt+", "Alt+")):
        if key.startswith(prefix):
            return short + key_name(key.removeprefix(prefix), speech)
    if key in KEY_NAMES:
        name = KEY_NAMES[key]
        return name if isinstance(name, str) else put(name, speech)
    return key.upper() if len(key) > 1 and key[0] == "f" and key[1:].isdigit() else key


class TitleBar(Widget):
    """One line: on the left where one is, on the right how things stand. The right gives way first."""

    DEFAULT_CSS = "TitleBar { height: 1; padding: 0 1; background: $primary; color: $text; text-style: bold; }"

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.left = self.right = ""

    def say(self, left: str, right: str) -> None:
        """Show other words; those on the right are fit to be drawn already."""
        self.left, self.right = self.look.safe(left), right
        self.refresh()

    def render(self) -> RenderResult:
        """Draw the line."""
        width = self.content_size.width
        room = width - cell_len(self.right)
        if room < min(cell_len(self.left), 16) + 2:
            return Content(self.left if room < 0 else self.right).truncate(width, ellipsis=True)
        return Content(self.left).truncate(room - 2, ellipsis=True, pad=True) + Content(f"  {self.right}")


class KeyBar(Widget):
    """One line of keys: those of the context that matter most, as many as the width holds, help and back always."""

    DEFAULT_CSS = "KeyBar { height: 1; padding: 0 1; background: $panel; color: $text; }"

    def __init__(self, context: Context, speech: Speech) -> None:
        super().__init__()
        self.context = context
        self.speech = speech

    def turn(self, context: Context) -> None:
        """Show the keys of another context."""
        self.context = context
        self.refresh()

    def render(self) -> RenderResult:
        """Draw the line."""
        hints = self._hints()
        kept, room = list[tuple[int, str, str]](), self.content_size.width
        # From the most important to the least; help and back have the last ranks and are set aside first.
        for rank, key, title in sorted(hints, key=lambda hint: (hint[0] < HELP, hint[0])):
            size = cell_len(key) + cell_len(title) + 1 + (2 if kept else 0)
            if size <= room:
                kept.append((rank, key, title))
                room -= size
        parts = [Content.assemble((key, "bold"), " ", title) for _, key, title in sorted(kept)]
        return Content("  ").join(parts)

    def _hints(self) -> list[tuple[int, str, str]]:
        contexts = (
            (self.context,) if self.context in {Context.EDIT, Context.RELINK} else (self.context, Context.ANYWHERE)
        )
        listing = self.context is Context.LIST  # where the list of findings needs no hint to itself
        bound = {active.binding.id: key for key, active in reversed(self.screen.active_bindings.items())}
        return [
            (action.rank, key_name(bound[action.id], self.speech), put(action.title, self.speech))
            for action in actions(*contexts)
            if action.id in bound and action.rank >= (HELP if listing and action.context is Context.ANYWHERE else 1)
        ]


class FilterBar(Input):
    """Where a filter is typed; it filters while it is typed."""

    DEFAULT_CSS = "FilterBar { display: none; height: 1; border: none; padding: 0 1; background: $boost; } FilterBar:focus { border: none; }"

    class Closed(Event):
        """The user has done with the filter, and keeps it or not."""

        def __init__(self, *, keep: bool) -> None:
            super().__init__()
            self.keep = keep

    def __init__(self, placeholder: Message, speech: Speech) -> None:
        super().__init__(placeholder=put(placeholder, speech), compact=True)

    def key_escape(self, event: events.Key) -> None:
        """Leave and see everything again."""
        event.stop()
        event.prevent_default()
        self.post_message(self.Closed(keep=False))

    async def action_submit(self) -> None:
        """Leave and keep the filter."""
        self.post_message(self.Closed(keep=True))
