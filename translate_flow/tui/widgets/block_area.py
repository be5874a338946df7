"""A text field for the text of one block, that keeps what French needs and refuses what it would spoil.

Textual's own drops typed no-break spaces (`isprintable` is false for them), shows them as plain ones, and turns every
separator that Unicode knows into a line break. What cannot be held exactly is shown for reading only.
"""

from __future__ import annotations

from typing import Final

from rich.text import Text
from textual import events
from textual.widgets import TextArea

from translate_flow.reports.display import display
from translate_flow.tui.glyphs import NARROW_NO_BREAK, NO_BREAK
from translate_flow.tui.widgets.cells import Look

SPACES: Final = {"narrow": NARROW_NO_BREAK, "wide": NO_BREAK}


class BlockArea(TextArea):
    """Holds the text of a block. `spoilt` is true when it could not be held exactly, and must not be saved."""

    DEFAULT_CSS = """
    BlockArea { border: none; padding: 0 1; background: $surface; height: 1fr; min-height: 3; scrollbar-gutter: stable; }
    BlockArea:focus { border: none; }
    """

    def __init__(self, look: Look) -> None:
        super().__init__(soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
        self.look = look
        self.stored = ""
        self.spoilt = False

    def open(self, stored: str, typed: str | None = None) -> None:
        """Show a block's text, or what was typed in its place before and not saved yet."""
        self.stored = stored
        self.spoilt = False
        self.read_only = False
        self.load_text(stored)
        if self.text != stored or display(stored) != stored:
            self.spoilt = True
            self.read_only = True
            self.load_text(display(stored))
        elif typed is not None:
            self.replace_all(typed)
        self.move_cursor(self.document.end)

    @property
    def changed(self) -> bool:
        """Whether saving would change anything; a text that was not touched keeps its bytes."""
        return not self.spoilt and self.text != self.stored

    def replace_all(self, text: str) -> None:
        """Put another text in the place of all; one step of undo."""
        if not self.read_only:
            self.replace(clean(text), self.document.start, self.document.end)
            self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> Text:
        """Draw a line with its no-break spaces visible; one character for one, so the cursor stays where it is."""
        line = self.document.get_line(line_index)
        return Text(self.look.glyphs.reveal(line) if self.look.spaces else line, end="", no_wrap=True)

    def action_insert_space(self, width: str) -> None:
        """Insert a no-break space."""
        if not self.read_only:
            self._replace_via_keyboard(SPACES[width], *self.selection)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Take no-break spaces as text, in their turn: as key bindings they would overtake the letters before them."""
        if character in SPACES.values():
            return not self.read_only
        return super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        # For any other key, Textual goes on to the method of the class above by itself.
        if event.character is not None and event.character in SPACES.values() and not self.read_only:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(event.character, *self.selection)

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)
        await super()._on_paste(event)
        event.prevent_default()


def clean(text: str) -> str:
    """Make text that comes from a clipboard or an engine fit to be edited: line ends as one, control characters gone."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(character for character in lines if display(character) == character)
