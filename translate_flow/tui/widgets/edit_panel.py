"""Where a paragraph is written: the source above, the text field, what is suggested below.

The panel holds one spot of one row. It does not write: it says what the user wants, and the screen sees to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Static

from translate_flow.articles.document import Block
from translate_flow.checks.finding import Finding
from translate_flow.language import Language, name, other
from translate_flow.messages import Message, msg
from translate_flow.tui.actions import Context, bindings
from translate_flow.tui.state import Row, Spot, Typed
from translate_flow.tui.terms import Hint, completions
from translate_flow.tui.widgets.block_area import BlockArea, clean
from translate_flow.tui.widgets.cells import Look
from translate_flow.tui.widgets.detail import finding_line, headline, sorted_findings, terms_line
from translate_flow.tui.widgets.suggestions import Suggestions

Goal: TypeAlias = Literal["stay", "open", "missing", "divergent"]
"""Where to go once a text is saved."""

SAID_BY_THE_HEADING: Final = frozenset({"missing-section", "missing-paragraph", "untranslated"})


@dataclass(frozen=True, slots=True)
class Completed:
    """The terms that a word may be completed to, the one that stands there now, where it ends, and how long it is."""

    words: tuple[str, ...]
    number: int
    end: tuple[int, int]
    size: int


class EditPanel(Vertical):
    """Edits one block of a row, or the side that is missing."""

    BINDINGS = bindings(Context.EDIT)
    DEFAULT_CSS = """
    EditPanel { display: none; height: 72%; min-height: 10; max-height: 20; background: $surface; border-top: solid $accent; }
    EditPanel > Static { padding: 0 1; height: auto; }
    EditPanel > #heading { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    EditPanel > #source-scroll { height: auto; max-height: 40%; padding: 0 1; background: $boost; }
    EditPanel #source { height: auto; }
    EditPanel > #findings { max-height: 3; }
    EditPanel > #terms { max-height: 2; }
    """

    class Saved(Event):
        """The user wants the text written; `accepted` says that it is reviewed, too."""

        def __init__(self, goal: Goal, *, accepted: bool) -> None:
            super().__init__()
            self.goal = goal
            self.accepted = accepted

    class Left(Event):
        """The user leaves the editor."""

    class Turned(Event):
        """The user wants another block of the same side."""

        def __init__(self, position: int) -> None:
            super().__init__()
            self.position = position

    class Asked(Event):
        """The user wants a draft."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.area = BlockArea(look)
        self.row: Row | None = None
        self.spot: Spot | None = None
        self.origin = self.untouched = ""
        self.suggestions = Suggestions(look)
        self.terms: Sequence[Hint] = ()
        self.objections: Sequence[Finding] | None = None
        self._completed: Completed | None = None

    def compose(self) -> ComposeResult:
        """Lay out the panel."""
        yield Static("", id="heading", markup=False)
        yield Static("", id="findings", markup=False)
        with VerticalScroll(id="source-scroll", can_focus=False):
            yield Static("", id="source", markup=False)
        yield self.area
        yield self.suggestions
        yield Static("", id="terms", markup=False)

    # Opening

    def open(self, row: Row, language: Language, typed: Typed | None = None, position: int = 0) -> None:
        """Begin to edit one side of a row, with what was typed there before, if anything."""
        self.row, self.spot = row, Spot(row.handle, language, position)
        self.origin = typed.origin if typed else ""
        self.untouched = ""
        self.suggestions.clear()
        self.know(())
        self.objections = self._completed = None
        self.area.open(self._stored(), language, typed.text if typed else None)
        if self.area.spoilt:
            self.suggestions.tell(self._say(msg("This text holds characters that cannot be edited here.")))
        self.describe()

    def rebind(self, row: Row) -> None:
        """Go on editing after the article was read again: what is on disk may be another text now."""
        if self.spot is not None:
            self.row, self.spot = row, Spot(row.handle, self.spot.language, self.spot.position)
            self.area.stored = self._stored()
            self.describe()

    def _block(self) -> Block | None:
        blocks = self.row.side(self.spot.language) if self.row and self.spot else ()
        return blocks[self.spot.position] if self.spot and self.spot.position < len(blocks) else None

    def _stored(self) -> str:
        block = self._block()
        return block.text if block else ""

    @property
    def typed(self) -> Typed:
        """What stands in the text field, and where it was drafted."""
        return Typed(self.area.text, self.origin)

    @property
    def held(self) -> tuple[Spot, Typed] | None:
        """Where what is being edited belongs, and its text; None when nothing is, or nothing was changed."""
        return (self.spot, self.typed) if self.display and self.spot and self.area.changed else None

    def describe(self) -> None:
        """Show what surrounds the text field."""
        if self.row is None or self.spot is None:
            return
        row, spot, look = self.row, self.spot, self.look
        count = len(row.side(spot.language))
        which = self._say(msg("{number} of {count}", number=spot.position + 1, count=count)) + " " if count > 1 else ""
        title = self._say(msg("Editing {language}", language=name(spot.language)))
        self.query_one("#heading", Static).update(
            Content.assemble((f"{title} {which}", "bold"), f"{look.glyphs.bar} ", headline(row, look))
        )
        self._show_findings(row)
        self.query_one("#source", Static).update(self._source(row, other(spot.language)))

    def object(self, findings: Sequence[Finding]) -> None:
        """Show what the checks would say of the text as it is typed."""
        self.objections = findings
        if self.row is not None:
            self._show_findings(self.row)

    def _show_findings(self, row: Row) -> None:
        known = row.findings if self.objections is None else self.objections
        # That the text is missing stands in the heading already, and what is missing just below.
        found = sorted_findings(finding for finding in known if finding.check not in SAID_BY_THE_HEADING)
        place = self.query_one("#findings", Static)
        place.update(Content("\n").join(finding_line(finding, self.look) for finding in found[:2]))
        place.display = bool(found)

    def _source(self, row: Row, language: Language) -> Content:
        label = (language.upper() + " ", "bold $text-muted")
        if not row.side(language):
            return Content.assemble(label, (f"({self._say(msg('nothing on this side'))})", "italic"))
        parts: list[str | tuple[str, str]] = [label, self.look.side(row, language)]
        if row.review and row.review.previous is not None:
            before = self._say(msg("before:")) + " " + self.look.safe(row.review.previous)
            parts += ["\n", (before, "$text-muted")]
        return Content.assemble(*parts)

    # What helps

    def know(self, terms: Sequence[Hint]) -> None:
        """Show the glossary's words for the source."""
        self.terms = terms
        place = self.query_one("#terms", Static)
        place.update(terms_line(terms, self.look))
        place.display = bool(terms)

    # Keys

    def action_accept(self, goal: Goal) -> None:
        """Save, mark as reviewed, go on."""
        self.post_message(self.Saved(goal, accepted=True))

    def action_save(self) -> None:
        """Save and stay."""
        self.post_message(self.Saved("stay", accepted=False))

    def action_leave(self) -> None:
        """Leave the editor."""
        self.post_message(self.Left())

    def action_draft(self) -> None:
        """Ask for a draft."""
        self.post_message(self.Asked())

    def action_next_block(self) -> None:
        """Go to the next paragraph of the row, where it has several."""
        if self.row and self.spot and (count := len(self.row.side(self.spot.language))) > 1:
            self.post_message(self.Turned((self.spot.position + 1) % count))

    def action_insert_space(self, width: str) -> None:
        """Insert a no-break space."""
        self.area.action_insert_space(width)

    def action_complete_term(self) -> None:
        """Complete the word before the cursor to a term of the row; again, to the next one."""
        last, here = self._completed, self.area.cursor_location
        if last is None or last.end != here:
            size, words = completions(self.area.before, self.terms)
            if not words:
                self.suggestions.tell(self._say(msg("The glossary has no word for this row.")))
                return
            last = Completed(words, -1, here, size)
        number = (last.number + 1) % len(last.words)
        self.area.complete(last.size, last.words[number])
        self._completed = Completed(last.words, number, self.area.cursor_location, len(last.words[number]))

    def action_undo(self) -> None:
        """Take back what was typed last."""
        self.area.action_undo()

    def action_redo(self) -> None:
        """Type it again."""
        self.area.action_redo()

    def action_take(self) -> None:
        """Put the chosen suggestion in the place of the text."""
        if not self.area.read_only and (draft := self.suggestions.take()):
            self.area.replace_all(draft.text)
            self.origin = draft.origin

    def fill(self) -> None:
        """Put the first suggestion into a text that nobody has begun."""
        self.action_take()
        self.untouched = self.area.text

    def drop_untouched(self) -> None:
        """Take out a draft that was put there and left as it is: nobody wrote it, and nobody wants it."""
        if self.untouched and self.area.text == self.untouched:
            self.area.replace_all(self._stored())

    def action_choose(self, direction: int) -> None:
        """Choose another suggestion."""
        self.suggestions.choose(direction)

    def action_copy_source(self) -> None:
        """Put the source in the place of the text."""
        if self.row and self.spot:
            self.area.replace_all("\n".join(clean(block.text) for block in self.row.side(other(self.spot.language))))

    def _say(self, message: Message) -> str:
        return self.look.say(message)
