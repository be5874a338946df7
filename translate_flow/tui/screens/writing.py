"""An article: writing in it, accepting it, taking back. Reading and going about is in `browse`, drafts in `article`.

Nothing here waits for the disk: what is typed shows at once, marked as unsaved, until the desk has written it and the
article has been read again. When a write fails the text is still there, and still marked.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from textual import work

from translate_flow.checks.context import ReviewState, UnitReview
from translate_flow.drafts.draft import Draft
from translate_flow.errors import TranslateFlowError
from translate_flow.language import Language, name, other
from translate_flow.messages import msg
from translate_flow.tui import jobs
from translate_flow.tui.actions import ACTIONS, Context
from translate_flow.tui.desk import Urgency
from translate_flow.tui.screens.dialogs import Choice, Words
from translate_flow.tui.screens.outside import Outside
from translate_flow.tui.state import DOUBTS, GAPS, OPEN, SETTLED, Mark, Row, Spot, Typed
from translate_flow.tui.widgets.edit_panel import EditPanel, Goal

WANTED: Final[dict[Goal, Callable[[Row], bool]]] = {
    "open": lambda row: row.mark in OPEN,
    "missing": lambda row: row.mark in GAPS,
    "divergent": lambda row: row.mark in DOUBTS,
}

PAUSE: Final = 0.4
"""Seconds without a key after which the checks look at what is typed."""

BROWSING: Final = frozenset(
    action.call.partition("(")[0] for action in ACTIONS if action.context is Context.ARTICLE
) | {"back", "help"}
"""What the letters do is not possible while a text is edited."""


class Writing(Outside):
    """The rows of an article, and the editor."""

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Keep the letters of browsing away from the editor, also where it is for reading only."""
        if self.relinking and action in BROWSING - {"move", "undo"}:
            return False
        return not (self.editing and action in BROWSING)

    # The editor

    def action_edit(self) -> None:
        """Edit the translation, or the side that is missing."""
        if row := self.pairs.current:
            self.edit(row, row.target)

    def action_edit_source(self) -> None:
        """Edit the other side."""
        if (row := self.pairs.current) and row.side(other(row.target)):
            self.edit(row, other(row.target))

    def edit(self, row: Row, language: Language, position: int = 0) -> None:
        """Open the editor on one side of a row; without a file to write in, offer to make it."""
        if self.opened and self.opened.bitext is None:
            self.offer_file(other(row.target))
            return
        if not self._writable():
            return
        self.stash()
        self.panel.display = True
        self.detail.display = False
        self.pairs.can_focus = False
        self.panel.open(
            row, language, self.session.typed_in(self.article_id).get(Spot(row.handle, language, position)), position
        )
        if row.review and row.review.translation and not row.side(language):
            self.panel.suggestions.offer([Draft(row.review.translation, row.review.origin or "ledger")])
        self.panel.area.focus()
        self.key_bar.turn(Context.EDIT)
        self.know_terms(row)
        self.advise()

    def advise(self) -> None:
        """Suggest what may stand in the text that was opened."""

    def _writable(self) -> bool:
        if self.opened is None:
            self.say(msg("The two sides are still being aligned."))
        elif self.opened.bitext is None:
            lacking: Language = "fr" if self.opened.article.fr is None else "en"
            self.say(msg("There is no {language} file yet: e makes one.", language=name(lacking)), "warning")
        return self.opened is not None and self.opened.bitext is not None

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def offer_file(self, there: Language) -> None:
        """Offer to make the file that an article lacks, then open the row in it."""
        question = msg("There is no {language} file yet.", language=name(other(there)))
        copy = msg("Make one, a copy of the {language} file to be translated here", language=name(there))
        if await self.app.push_screen_wait(Choice(question, [copy, msg("Leave it")], self.look)) != 0:
            return
        try:
            path = await self.session.desk.write(partial(self.session.workspace.begin, self.article_id))
        except TranslateFlowError as error:
            self.failed(error)
            return
        self.say(msg("{path} is made; z takes it back.", path=path))
        await self.read().wait()
        if row := self.pairs.current:
            self.edit(row, row.target)

    def close_editor(self) -> None:
        """Go back to the rows."""
        self.stash()
        self.panel.display = False
        self.pairs.can_focus = True
        self.detail.height_for(self.size.height)
        self.pairs.focus()
        self.key_bar.turn(Context.ARTICLE)
        self.pairs.lay_out()

    def stash(self) -> None:
        """Put aside what is typed in the editor, or forget it where it is what is on disk."""
        panel, unsaved = self.panel, self.session.unsaved.setdefault(self.article_id, {})
        if not self.editing or panel.spot is None:
            return
        if panel.area.changed:
            unsaved[panel.spot] = panel.typed
        else:
            unsaved.pop(panel.spot, None)

    @work(group="live", exclusive=True, exit_on_error=False)
    async def on_text_area_changed(self) -> None:
        """Ask the checks about what is typed, once the typist pauses."""
        await asyncio.sleep(PAUSE)
        panel, spot = self.panel, self.panel.spot
        if spot is None or not self.editing or not panel.area.changed:
            return
        text = panel.area.text
        ask = partial(jobs.preview, self.session.workspace, self.article_id, spot, text)
        try:
            findings = await self.session.desk.do(Urgency.LOOK, ask)
        except TranslateFlowError:
            return  # saving says what is wrong with the article
        if self.panel.spot == spot and panel.area.text == text:
            panel.object(findings)

    def on_edit_panel_left(self) -> None:
        """Leave the editor; what is typed stays, a draft that nobody touched does not."""
        self.panel.drop_untouched()
        self.close_editor()
        if (row := self.pairs.current) and self.is_unsaved(row):
            self.say(msg("Not saved yet: the text is kept, and marked."))

    def on_edit_panel_turned(self, event: EditPanel.Turned) -> None:
        """Go to another paragraph of the same side."""
        if self.panel.row and self.panel.spot:
            self.edit(self.panel.row, self.panel.spot.language, event.position)

    def on_edit_panel_saved(self, event: EditPanel.Saved) -> None:
        """Write what is typed, and go on."""
        panel = self.panel
        row, spot, typed = panel.row, panel.spot, panel.typed
        if row is None or spot is None:
            return
        text = typed.text if panel.area.changed else None
        if not (panel.area.text if text is None else text).strip():
            self.say(msg("There is no text to save yet."), "warning")
            return
        self.stash()
        # Accepting is said of the whole row: what is typed in the paragraphs beside this one goes with it.
        typed_here = self._typed_beside(spot) if event.accepted else {}
        if text is not None:
            typed_here[spot] = typed
        self.commit(spot, typed_here, self._review(row, typed, event))
        if event.accepted:
            self.remark(row, Mark.REVIEWED)
        elif text is None:
            self.say(msg("Nothing has changed."))
        if event.goal != "stay":
            self._go_on(event.goal)

    def _typed_beside(self, spot: Spot) -> dict[Spot, Typed]:
        typed_here = self.session.typed_in(self.article_id).items()
        return {at: typed for at, typed in typed_here if replace(at, position=spot.position) == spot and at != spot}

    def _review(self, row: Row, typed: Typed, event: EditPanel.Saved) -> UnitReview | None:
        if event.accepted:
            return UnitReview(ReviewState.REVIEWED, typed.origin)
        drafted = row.review if row.mark is Mark.DRAFT else None
        origin = typed.origin or (drafted.origin if drafted else "")
        # A draft that was saved is still a draft: only accepting says that somebody stands by it.
        return UnitReview(ReviewState.DRAFT, origin) if self.panel.area.changed and origin else None

    def _go_on(self, goal: Goal) -> None:
        if self.seek(WANTED[goal]) and (row := self.pairs.current):
            self.edit(row, row.target)
        else:
            self.close_editor()
            self.say(msg("Nothing else is open here: ] goes to the next article."))

    @work(group="commit", exit_on_error=False)
    async def commit(self, spot: Spot, typed: Mapping[Spot, Typed], review: UnitReview | None) -> None:
        """Write the texts of a row and what is said of it; read the article again."""
        if not typed and review is None:
            return
        texts = {at.position: written.text for at, written in typed.items()}
        try:
            await self.session.desk.write(
                partial(jobs.save, self.session.workspace, self.article_id, spot, texts, review)
            )
        except TranslateFlowError as error:
            self.failed(error)
        else:
            self.landed += typed.items()
        self.read()

    # Without the editor

    def action_accept(self) -> None:
        """Mark the row as reviewed, and go to the next one that is not."""
        row = self.pairs.current
        if row is None or not self._writable():
            return
        if self.is_unsaved(row):
            self.say(msg("This row holds text that is not saved: press Enter to go on with it."), "warning")
            return
        if not row.tied or row.mark is Mark.UNTRANSLATED:
            self.say(
                msg("There is nothing to accept here: e writes it, d drafts it, x says that it is meant to be so."),
                "warning",
            )
            return
        origin = row.review.origin if row.review else ""
        self.commit(Spot(row.handle, row.target), {}, UnitReview(ReviewState.REVIEWED, origin))
        self.remark(row, Mark.REVIEWED)
        if not self.seek(lambda other_row: other_row.mark not in SETTLED):
            self.say(msg("Everything here is reviewed: ] goes to the next article."))

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_intend(self) -> None:
        """Say that the row is meant to be so, and why."""
        row = self.pairs.current
        if row is None or not self._writable():
            return
        reason = await self.app.push_screen_wait(Words(msg("Why is this row meant to be so?"), self.look))
        if reason:
            self.commit(Spot(row.handle, row.target), {}, UnitReview(ReviewState.INTENDED, reason=reason))
            self.remark(row, Mark.INTENDED)

    def action_undo(self) -> None:
        """Take back the last write."""
        self.turn_back(again=False)

    def action_redo(self) -> None:
        """Make the last write again that was taken back."""
        self.turn_back(again=True)

    @work(group="undo", exit_on_error=False)
    async def turn_back(self, *, again: bool) -> None:
        """Undo, or do again, and say what became of it."""
        workspace = self.session.workspace
        try:
            article_id = await self.session.desk.write(workspace.redo if again else workspace.undo)
        except TranslateFlowError as error:
            self.failed(error)
            return
        if article_id is None:
            self.say(msg("There is nothing to write again.") if again else msg("There is nothing to undo."))
        else:
            self.say(
                msg("Written again in {article}.", article=article_id)
                if again
                else msg("Undone in {article}.", article=article_id)
            )
            before = {(row.handle, row.review) for row in self.rows}
            await self.read().wait()
            self.show_first(lambda row: (row.handle, row.review) not in before)
