"""The text of one side of a row as it is drawn, and where the words that a finding points at end up in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from translate_flow.articles.document import PROSE, Block, Kind, Span
from translate_flow.language import Language
from translate_flow.messages import Message, Speech, put
from translate_flow.reports.display import display
from translate_flow.tui.glyphs import Glyphs
from translate_flow.tui.rows import Locator
from translate_flow.tui.state import Mark, Row, Spot, Typed, words_of

NO_UNSAVED: Final[Mapping[Spot, Typed]] = MappingProxyType({})


@dataclass(slots=True)
class Look:
    """How text is put into characters, on all screens. With `spaces`, no-break spaces are shown; the user may switch."""

    glyphs: Glyphs
    speech: Speech
    spaces: bool = True

    def safe(self, text: str) -> str:
        """Make text from outside fit to be drawn: nothing in it moves the terminal, and its spaces can be told apart."""
        shown = self.glyphs.reveal(text)
        # What is printable is shown as it is; looking is ten times faster than translating, and rows come in thousands.
        if not shown.isprintable():
            shown = display(shown).replace("\t", " ")
            text = display(text).replace("\t", " ")
        return shown if self.spaces else text

    def say(self, message: Message) -> str:
        """Put a message into words that are fit to be drawn; spaces are shown in what it quotes, not in our own words."""
        return put(self._quoting(message), self.speech)

    def _quoting(self, message: Message) -> Message:
        args = tuple(
            (
                key,
                self._quoting(value)
                if isinstance(value, Message)
                else self.safe(value)
                if isinstance(value, str)
                else value,
            )
            for key, value in message.args
        )
        return replace(message, args=args)

    def block(self, block: Block, text: str | None = None) -> str:
        """Draw a block, or `text` in its place: what it is in front, and the line breaks of running text as spaces."""
        text = block.text if text is None else text
        return front(block) + self.safe(text.replace("\n", " ") if block.kind in PROSE else text)

    def side(self, row: Row, language: Language, unsaved: Mapping[Spot, Typed] = NO_UNSAVED) -> str:
        """Draw one side of a row, unsaved text in its place; for a missing side, the words that say so."""
        blocks = row.side(language)
        typed = (
            [unsaved.get(Spot(row.handle, language, position)) for position in range(len(blocks) or 1)]
            if unsaved
            else []
        )
        if blocks:
            texts = [one.text if one else None for one in typed] or [None] * len(blocks)
            return "\n".join(map(self.block, blocks, texts))
        if typed and typed[0]:
            return self.safe(typed[0].text)
        if row.mark is Mark.PENDING:
            return self.glyphs.marks[Mark.PENDING]
        return f"({self.say(words_of(row))})"


def front(block: Block) -> str:
    """Return the marker that shows what a block is, as Markdown writes it."""
    match block.kind:
        case Kind.HEADING:
            return "#" * max(1, block.level) + " "
        case Kind.ITEM:
            return "- "
        case Kind.QUOTE:
            return "> "
        case _:
            return ""


def pointed(row: Row, language: Language, locator: Locator, look: Look) -> Iterable[Span]:
    """Yield the stretches of ``look.side(row, language)`` that findings point at."""
    offset = 0
    for block in row.side(language):
        for finding in row.findings:
            if finding.place.language == language and (span := locator.span(block, finding.place)):
                # Drawing works a character at a time, so what is drawn of the beginning is the beginning of what is drawn.
                start = len(front(block)) + len(look.safe(block.text[: span.start]))
                yield Span(offset + start, offset + start + len(look.safe(block.text[span.start : span.end])))
        offset += len(look.block(block)) + 1
