"""The terminal interface: the application, and the door to it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar, Final

from textual import work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from translate_flow.checks.finding import Finding
from translate_flow.errors import StorageError, TranslateFlowError
from translate_flow.messages import Speech, msg, plural, put
from translate_flow.project.journal import Journal, Typing
from translate_flow.project.processes import PAYS_FROM
from translate_flow.project.workspace import Workspace
from translate_flow.tui import recovery
from translate_flow.tui.actions import Context, actions, bindings
from translate_flow.tui.desk import Desk, Urgency, aside
from translate_flow.tui.engines import default_engine
from translate_flow.tui.glyphs import Glyphs, glyphs
from translate_flow.tui.screens.article import ArticleScreen
from translate_flow.tui.screens.browse import Browse
from translate_flow.tui.screens.dialogs import PAGE, PAGE_EDGES, Choice, Page, help_lines
from translate_flow.tui.screens.listing import FindingsScreen, GlossaryScreen, Listing
from translate_flow.tui.screens.project import ProjectScreen
from translate_flow.tui.session import Room, Session
from translate_flow.tui.widgets.cells import Look

KEPT_EVERY: Final = 0.4
"""Seconds between two looks at what is typed: a key is on the disk within half a second."""


class TranslateFlow(App[None]):
    """Shows a workspace. `marks` are chosen by the terminal unless given."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.ANYWHERE)]
    TITLE = "translate-flow"
    NOTIFICATION_TIMEOUT = 3
    ENABLE_COMMAND_PALETTE = True
    CSS = """
    Toast { max-width: 60; padding: 0 1; }
    """

    def __init__(
        self, workspace: Workspace, speech: Speech, *, article: str | None = None, marks: Glyphs | None = None
    ) -> None:
        super().__init__()
        self.session = Session(workspace, Look(marks or glyphs(), speech), Desk(), default_engine())
        self.first = article
        self.journal = Journal(workspace.root)
        self.safe = True
        self.elsewhere: tuple[Typing, ...] = ()

    def get_default_screen(self) -> Screen[None]:
        """Begin with the list of articles."""
        return ProjectScreen(self.session, self.first)

    def on_mount(self) -> None:
        """Open the article that was asked for, above the list; give back what was typed before a crash."""
        if self.first is not None:
            self.push_screen(ArticleScreen(self.session, self.first))
        self.give_back()

    # What is typed is not lost

    @work(group="journal", exit_on_error=False)
    async def give_back(self) -> None:
        """Offer what was typed and not saved when the program ended without warning; then keep what is typed, for good."""
        left = await asyncio.wrap_future(aside(self.journal.left))
        here = {files.id for files in self.session.workspace.articles}
        found = [typing for typing in left if typing.article in here]
        # What belongs to articles that are not in this list is passed on to whoever opens them.
        self.elsewhere = tuple(typing for typing in left if typing.article not in here)
        if found:
            answer = await self.push_screen_wait(Choice(recovery.question(found), recovery.ANSWERS, self.session.look))
            if answer != recovery.THROWN_AWAY:
                for article, spots in recovery.given_back(found).items():
                    self.session.unsaved.setdefault(article, {}).update(spots)
                for screen in self.screen_stack:
                    if isinstance(screen, Browse):
                        screen.read()
                    elif isinstance(screen, ProjectScreen):
                        screen.fill()
        while self.safe:
            await asyncio.sleep(KEPT_EVERY)
            await self.keep_typed()

    async def keep_typed(self) -> None:
        """Write down what is typed now; when that does not work, say so once and leave it."""
        screens = [screen for screen in self.screen_stack if isinstance(screen, Browse)]
        open_now = [(screen.article_id, *held) for screen in screens if (held := screen.panel.held)]
        typed = (*recovery.typings(self.session.unsaved, open_now), *self.elsewhere)
        try:
            await asyncio.wrap_future(aside(partial(self.journal.keep, typed)))
        except TranslateFlowError as error:
            self.safe = False
            if isinstance(self.screen, Room):
                self.screen.failed(error)

    def _fatal_error(self) -> None:
        """End after a fault of ours; `run_app` raises it. Textual would print the values of all variables, and texts with them."""
        self._close_messages_no_wait()

    @property
    def fault(self) -> Exception | None:
        """What the interface fell over, if it did."""
        return self._exception

    # Wherever one is

    def action_help(self) -> None:
        """Show every key."""
        screen, look = self.screen, self.session.look
        here = (
            screen.key_bar.context if isinstance(screen, (ProjectScreen, ArticleScreen, Listing)) else Context.ANYWHERE
        )
        width = min(PAGE, self.size.width) - PAGE_EDGES
        self.push_screen(Page(msg("Keys"), help_lines(look, self._keymap, here, width), look))

    async def action_back(self) -> None:
        """Clear a filter, else go back, else quit."""
        screen = self.screen
        if isinstance(screen, Room) and screen.clear_filter():
            return
        if len(self.screen_stack) > 1:
            if isinstance(screen, Room):
                screen.stash()
            self.pop_screen()
        else:
            self.leave()

    @work(exclusive=True, group="quit", exit_on_error=False)
    async def leave(self) -> None:
        """Quit once all is written, asking first when something is typed and not saved."""
        for screen in self.screen_stack:
            if isinstance(screen, Room):
                screen.stash()
        await self.session.desk.settled()
        count = self.session.unsaved_count
        if count:
            question = plural(
                "{count} paragraph is not saved, and will be lost.",
                "{count} paragraphs are not saved, and will be lost.",
                count,
            )
            answer = await self.push_screen_wait(
                Choice(question, [msg("Stay"), msg("Quit without saving")], self.session.look)
            )
            if answer != 1:
                return
        self.safe = False
        with suppress(StorageError):
            self.journal.close(self.elsewhere)
        self.exit()

    def action_articles(self) -> None:
        """Go back to the list of articles."""
        self._leave_until(lambda screen: isinstance(screen, ProjectScreen))

    def action_article(self) -> None:
        """Go back to the article that is open; else open the one under the cursor."""
        if any(isinstance(screen, ArticleScreen) for screen in self.screen_stack):
            self._leave_until(lambda screen: isinstance(screen, ArticleScreen))
        elif isinstance(self.screen, ProjectScreen):
            self.screen.action_open()

    def action_findings(self) -> None:
        """List the findings of this article, or of all."""
        if isinstance(self.screen, GlossaryScreen):
            self.pop_screen()
        screen = self.screen
        if isinstance(screen, ArticleScreen):
            title = msg("Findings of {article}", article=screen.article_id)
            found = tuple(dict.fromkeys(finding for row in screen.rows for finding in row.findings))
            self.push_screen(FindingsScreen(self.session, title, found, screen.go_to_wanted, one_article=True))
        elif isinstance(screen, ProjectScreen):
            found = tuple(finding for outcome in screen.known.values() for finding in outcome.findings)
            title = msg("Findings of all articles")
            self.push_screen(FindingsScreen(self.session, title, found, self._open_at, one_article=False))

    def action_glossary(self) -> None:
        """Look something up in the glossary."""
        if isinstance(self.screen, (ArticleScreen, ProjectScreen, FindingsScreen)):
            self.show_glossary()

    @work(group="glossary", exclusive=True, exit_on_error=False)
    async def show_glossary(self) -> None:
        """Read the glossary and show it."""
        workspace = self.session.workspace
        glossary = await self.session.desk.do(Urgency.OPEN, lambda: workspace.glossary)
        self.push_screen(GlossaryScreen(self.session, glossary))

    def action_neighbour(self, direction: int) -> None:
        """Go from the article that is open to the next one that asks for work."""
        screen, project = self.screen, self._project
        if not isinstance(screen, ArticleScreen):
            return
        project.point(screen.article_id)
        article_id = project.neighbour(direction)
        if article_id is not None:
            screen.stash()
            self.switch_screen(ArticleScreen(self.session, article_id))
            project.left(screen.article_id)

    @property
    def _project(self) -> ProjectScreen:
        return next(screen for screen in self.screen_stack if isinstance(screen, ProjectScreen))

    def _open_at(self, finding: Finding) -> None:
        self._project.point(finding.article)
        self.push_screen(ArticleScreen(self.session, finding.article, finding))

    def _leave_until(self, wanted: Callable[[Screen[Any]], bool]) -> None:
        while len(self.screen_stack) > 1 and not wanted(self.screen):
            if isinstance(self.screen, Room):
                self.screen.stash()
            self.pop_screen()

    async def action_quit(self) -> None:
        """Quit; asks first when text is not saved."""
        self.leave()

    def action_command_palette(self) -> None:
        """Find a command by its name."""
        if not isinstance(self.screen, CommandPalette):
            placeholder = put(msg("Search for a command…"), self.session.look.speech)
            self.push_screen(CommandPalette(placeholder=placeholder, id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """List the actions that are possible on this screen, by what they do."""
        listing, article = isinstance(screen, Listing), isinstance(screen, ArticleScreen)
        context = Context.LIST if listing else Context.ARTICLE if article else Context.PROJECT
        speech = self.session.look.speech
        for action in actions(context, Context.ANYWHERE):
            if action.id != "palette.open":
                yield SystemCommand(put(action.title, speech), put(action.help, speech), _runner(screen, action.call))


def _runner(screen: Screen[object], call: str) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        await screen.run_action(call)

    return run


def run_app(workspace: Workspace, speech: Speech, *, article: str | None = None) -> None:
    """Open the interface on a workspace, in French or English, and return when the user quits.

    With `article`, that one is open at once. Nothing is written but what the user saves. What the interface falls over
    is raised once the terminal is as it was; what was typed is in the journal.
    """
    app = TranslateFlow(workspace, speech, article=article)
    if len(workspace.articles) >= PAYS_FROM and os.name == "posix":
        _begin_tracking()
    app.run()
    if app.fault is not None:
        raise app.fault


def _begin_tracking() -> None:
    """Start what multiprocessing starts first, while there is a stderr to give to it.

    Textual puts an object without a file number in its place; checking many articles in processes would fail with
    "bad value(s) in fds_to_keep".
    """
    from multiprocessing import resource_tracker  # noqa: PLC0415  # for many articles alone

    resource_tracker.ensure_running()
