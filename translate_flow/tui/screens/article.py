"""An article, with all that can be done in it: drafts are asked for here, the rest is in the classes that this one stands on."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from textual import work

from translate_flow.checks.finding import Finding
from translate_flow.drafts.draft import Draft
from translate_flow.errors import ConsentError, EngineError, TranslateFlowError
from translate_flow.messages import msg
from translate_flow.project.consent import agree
from translate_flow.tui import jobs
from translate_flow.tui.desk import aside
from translate_flow.tui.engines import ENGINES, title
from translate_flow.tui.screens.dialogs import Choice
from translate_flow.tui.screens.writing import Writing
from translate_flow.tui.session import Session
from translate_flow.tui.state import OPEN, Mark, Spot


class ArticleScreen(Writing):
    """The rows of an article, and the editor. `drafting` says that each row that is opened comes with a draft."""

    def __init__(self, session: Session, article_id: str, finding: Finding | None = None) -> None:
        super().__init__(session, article_id, finding)
        self.drafting = False

    def action_edit(self) -> None:
        """Edit the translation as it is."""
        self.drafting = False
        super().action_edit()

    def action_draft(self) -> None:
        """Open the editor and ask for a draft; for the rows that are opened from there, too."""
        self.drafting = True
        super().action_edit()

    def on_edit_panel_asked(self) -> None:
        """Ask for a draft in the editor, and in those of the rows that follow."""
        self.drafting = True
        self.draft()

    async def action_neighbour(self, direction: int) -> None:
        """Leave for the next article that asks for work."""
        await self.app.run_action(f"neighbour({direction})")

    def advise(self) -> None:
        """Suggest what was translated before; a draft too, where the user goes from draft to draft."""
        if self.drafting:
            self.draft()
        elif self.panel.row and self.panel.row.mark in OPEN:
            self.recall()

    @work(group="draft", exclusive=True, exit_on_error=False)
    async def recall(self) -> None:
        """Show what the memory knows, and leave the text alone."""
        spot = self.panel.spot
        if spot is None:
            return
        try:
            drafts = await self._suggestions(spot, None)
        except TranslateFlowError:
            return  # nobody asked for it
        if drafts and self.panel.spot == spot and self.editing:
            self._offer(drafts)

    def _offer(self, drafts: tuple[Draft, ...]) -> None:
        """Show suggestions, before what is shown already."""
        new = {draft.text for draft in drafts}
        self.panel.suggestions.offer([*drafts, *(old for old in self.panel.suggestions.drafts if old.text not in new)])

    @work(group="draft", exclusive=True, exit_on_error=False)
    async def draft(self) -> None:
        """Ask memory and engine; put the best answer where nothing is written yet."""
        spot, row = self.panel.spot, self.panel.row
        if spot is None or row is None:
            return
        self.panel.suggestions.tell(self.put(msg("Looking for a draft…")))
        engine = self.session.engine
        try:
            drafts = await self._suggestions(spot, engine)
        except TranslateFlowError as error:
            self.panel.suggestions.tell(self.put(error.message))
            return
        if self.panel.spot != spot or not self.editing:
            return
        self._offer(drafts)
        if not self.panel.suggestions.drafts:
            self.panel.suggestions.tell(
                self.put(
                    msg("Nothing like it was translated before.") if self.session.engine is None else msg("No draft.")
                )
            )
        elif not self.panel.area.changed and (not self.panel.area.stored or row.mark is Mark.UNTRANSLATED):
            self.panel.fill()

    async def _suggestions(self, spot: Spot, engine: str | None) -> tuple[Draft, ...]:
        ask = partial(jobs.suggest, self.session.workspace, self.article_id, spot.handle)
        try:
            return await asyncio.wrap_future(aside(partial(ask, engine)))
        except ConsentError as error:
            if engine is None or not await self._agreed(engine, error):
                return await asyncio.wrap_future(aside(partial(ask, None)))
            return await asyncio.wrap_future(aside(partial(ask, engine)))
        except EngineError as error:
            # The memory may know it all the same.
            self.failed(error)
            return await asyncio.wrap_future(aside(partial(ask, None)))

    async def _agreed(self, engine: str, error: ConsentError) -> bool:
        question = msg(
            "{problem} Send the text of this paragraph, and of later ones, to {engine}?",
            problem=error.message,
            engine=engine,
        )
        answer = await self.app.push_screen_wait(
            Choice(question, [msg("No: use the memory alone"), msg("Yes, from now on")], self.look)
        )
        if answer != 1:
            self.session.engine = None
            return False
        await self.session.desk.write(partial(agree, engine))
        return True

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_engine(self) -> None:
        """Choose the engine that makes drafts."""
        answer: Any = await self.app.push_screen_wait(
            Choice(msg("Where are drafts to come from?"), [title(engine) for engine in ENGINES], self.look)
        )
        if answer is not None:
            self.session.engine = ENGINES[answer]
