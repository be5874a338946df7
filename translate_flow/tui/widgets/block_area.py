"""A text field for the text of one block, that keeps what French needs and refuses what it would spoil.

Textual's own drops typed no-break spaces (`isprintable` is false for them), shows them as plain ones, and turns every
separator that Unicode knows into a line break. What cannot be held exactly is shown for reading only.
"""

from __future__ import annotations

from typing import Final

from rich.text import Text
from textual import events
from textual.widgets import TextArea

from translate_flow.language import Language
from translate_flow.reports.display import display
from translate_flow.tui.glyphs import NARROW_NO_BREAK, NO_BREAK
from translate_flow.tui.widgets.cells import Look

FRENCH: Final = {
    ":": NO_BREAK,
    "»": NO_BREAK,
    "%": NO_BREAK,
    ";": NARROW_NO_BREAK,
    "!": NARROW_NO_BREAK,
    "?": NARROW_NO_BREAK,
}
"""Signs, and the space that stands before them in the French of France (Imprimerie nationale, Lexique)."""

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
        self.language: Language = "en"
        self.spoilt = False

    def open(self, stored: str, language: Language, typed: str | None = None) -> None:
        """Show a block's text, or what was typed in its place before and not saved yet."""
        self.stored = stored
        self.language = language
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
        if event.character is None or self.read_only:
            return
        french = self.language == "fr" and self.selection.is_empty
        if event.character in SPACES.values():
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(event.character, *self.selection)
        elif french and (better := set_in_french(self.before, event.character)):
            event.stop()
            event.prevent_default()
            self._correct(event.character, better)

    @property
    def before(self) -> str:
        """The line up to the cursor."""
        row, column = self.cursor_location
        return self.document.get_line(row)[:column]

    def _correct(self, character: str, better: str) -> None:
        """Type a character, then put the right space in the place of the one before it: undo takes back the space alone."""
        self._replace_via_keyboard(character, *self.selection)
        self.history.checkpoint()
        row, column = self.cursor_location
        self.replace(better, (row, column - len(better)), (row, column), maintain_selection_offset=False)
        self.move_cursor((row, column))
        self.history.checkpoint()

    def complete(self, size: int, word: str) -> None:
        """Put a word in the place of so many characters before the cursor; one step of undo."""
        if not self.read_only:
            row, column = self.cursor_location
            self.history.checkpoint()
            self.replace(word, (row, column - size), (row, column), maintain_selection_offset=False)
            self.move_cursor((row, column - size + len(word)))
            self.history.checkpoint()

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)
        await super()._on_paste(event)
        event.prevent_default()


def set_in_french(before: str, character: str) -> str:
    """Return the last space and the character as French sets them, when `character` is typed after `before`; else nothing.

    Both are as long as what was typed. A space after « and one before : » % is a no-break space, one before ; ! ? a
    narrow one. A bracket after “ !” is a picture of Markdown and no exclamation: the space is an ordinary one again.
    """
    if character == " " and before.endswith("«"):
        return "«" + NO_BREAK
    if character == "[" and before.endswith(f"{NARROW_NO_BREAK}!"):
        return " !["
    word = before[:-1].rstrip(" ")[-1:] if before.endswith(" ") else ""
    if not word or word in "|([«>#" or (character == "%" and not word.isdigit()) or character not in FRENCH:
        return ""
    return FRENCH[character] + character


def clean(text: str) -> str:
    """Make text that comes from a clipboard or an engine fit to be edited: line ends as one, control characters gone."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(character for character in lines if display(character) == character)
