"""An article: what ties are made, taken apart and parted by hand. A mode of its own, with its keys in the footer."""

from __future__ import annotations

from functools import partial

from textual import work
from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from translate_flow.checks.finding import Finding
from translate_flow.errors import TranslateFlowError
from translate_flow.language import LANGUAGES, Language
from translate_flow.messages import msg, plural
from translate_flow.tui import jobs
from translate_flow.tui.actions import Context, bindings
from translate_flow.tui.screens.browse import Browse
from translate_flow.tui.session import Session
from translate_flow.tui.state import Handle, Row
from translate_flow.tui.widgets.cells import Look


class LinkBar(Widget, can_focus=True):
    """One line that says what is chosen; while it has the focus, its keys are those of the mode."""

    BINDINGS = bindings(Context.RELINK)
    DEFAULT_CSS = "LinkBar { display: none; height: 1; padding: 0 1; background: $boost; }"

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.words = ""

    def tell(self, words: str) -> None:
        """Show other words."""
        self.words = words
        self.refresh()

    def render(self) -> RenderResult:
        """Draw the line."""
        return Content(self.words).truncate(self.content_size.width, ellipsis=True)

    @property
    def _hands(self) -> Hands:
        screen = self.screen
        if not isinstance(screen, Hands):  # it is part of no other screen
            raise TypeError
        return screen

    def action_move(self, direction: int) -> None:
        """Go a row on or back."""
        self._hands.action_move(direction)

    def action_choose(self) -> None:
        """Choose the row, or let it go."""
        self._hands.choose()

    def action_link(self) -> None:
        """Make one unit of the rows that are chosen and this one."""
        self._hands.tie_chosen()

    def action_merge(self) -> None:
        """Make one unit of this row and the next."""
        self._hands.tie_next()

    def action_split(self) -> None:
        """Part the last paragraph of this row from the others."""
        self._hands.split_row()

    def action_unlink(self) -> None:
        """Take the two sides of this row apart."""
        self._hands.part_sides()

    async def action_undo_link(self) -> None:
        """Take back the last thing that was written."""
        await self.screen.run_action("undo")

    def action_leave(self) -> None:
        """Go back to browsing."""
        self._hands.leave_relinking()


class Hands(Browse):
    """Changes what is tied to what."""

    def __init__(self, session: Session, article_id: str, finding: Finding | None = None) -> None:
        super().__init__(session, article_id, finding)
        self.link_bar = LinkBar(self.look)
        self.chosen: list[Handle] = []

    def on_mount(self) -> None:
        """Put the line of the mode above the keys."""
        super().on_mount()
        self.mount(self.link_bar, before=self.key_bar)

    @property
    def relinking(self) -> bool:
        """Whether ties are being changed."""
        return bool(self.link_bar.display)

    def action_relink(self) -> None:
        """Begin to change what is tied to what."""
        if self.opened is None:
            self.say(msg("The two sides are still being aligned."))
            return
        if self.opened.bitext is None:
            self.say(msg("There is nothing to tie: the other side has no file yet."))
            return
        self.chosen.clear()
        self.link_bar.display = True
        self.pairs.can_focus = False
        self.link_bar.focus()
        self.key_bar.turn(Context.RELINK)
        self._tell_chosen()

    def leave_relinking(self) -> None:
        """Go back to browsing."""
        self.chosen.clear()
        self.link_bar.display = False
        self.pairs.can_focus = True
        self.pairs.focus()
        self.key_bar.turn(Context.ARTICLE)

    def _tell_chosen(self) -> None:
        if self.chosen:
            words = plural(
                "{count} row chosen; Enter ties it to this one.",
                "{count} rows chosen; Enter ties them to this one.",
                len(self.chosen),
            )
        else:
            words = msg("Ties: choose rows with Space, then Enter; or change the one under the cursor.")
        self.link_bar.tell(self.put(words))

    def choose(self) -> None:
        """Choose the row under the cursor, or let it go."""
        if row := self.pairs.current:
            if row.handle in self.chosen:
                self.chosen.remove(row.handle)
            else:
                self.chosen.append(row.handle)
            self._tell_chosen()

    def tie_chosen(self) -> None:
        """Make one unit of the rows that are chosen and the one under the cursor."""
        row = self.pairs.current
        if row is None:
            return
        handles = [*(handle for handle in self.chosen if handle != row.handle), row.handle]
        if len(handles) < 2:
            self.say(msg("Choose the other row with Space first."))
            return
        self.chosen.clear()
        self._tell_chosen()
        self.retie(jobs.join, handles)

    def tie_next(self) -> None:
        """Make one unit of the row under the cursor and the next one."""
        row = self.pairs.current
        if row is None or row.unit + 1 >= len(self.rows):
            self.say(msg("There is no next row."))
            return
        self.retie(jobs.join, [row.handle, self.rows[row.unit + 1].handle])

    def split_row(self) -> None:
        """Part the last paragraph of the longer side of a row from the others."""
        row = self.pairs.current
        side = _longer(row) if row else None
        if row is None or side is None:
            self.say(msg("There is one paragraph a side here: u takes them apart."))
            return
        self.retie(partial(jobs.part, side), [row.handle])

    def part_sides(self) -> None:
        """Take the two sides of the row under the cursor apart."""
        row = self.pairs.current
        if row is None or not row.tied:
            self.say(msg("There is no tie here to take away."))
            return
        self.retie(jobs.untie, [row.handle])

    @work(group="commit", exit_on_error=False)
    async def retie(self, change: jobs.Retie, handles: list[Handle]) -> None:
        """Write a change of ties; read the article again."""
        try:
            await self.session.desk.write(partial(change, self.session.workspace, self.article_id, handles))
        except TranslateFlowError as error:
            self.failed(error)
        self.read()


def _longer(row: Row) -> Language | None:
    """Return the side with more paragraphs, the translation of two that have as many; None where one is all there is."""
    sides = sorted(LANGUAGES, key=lambda language: (-len(row.side(language)), language != row.target))
    return sides[0] if len(row.side(sides[0])) > 1 else None
