"""The terminal interface: the application, and the door to it."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Iterable
from typing import ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from translate_flow.messages import Speech, msg, plural, put
from translate_flow.project.processes import PAYS_FROM
from translate_flow.project.workspace import Workspace
from translate_flow.tui.actions import Context, actions, bindings
from translate_flow.tui.desk import Desk
from translate_flow.tui.engines import default_engine
from translate_flow.tui.glyphs import Glyphs, glyphs
from translate_flow.tui.screens.article import ArticleScreen
from translate_flow.tui.screens.dialogs import PAGE, PAGE_EDGES, Choice, Page, help_lines
from translate_flow.tui.screens.project import ProjectScreen
from translate_flow.tui.session import Room, Session
from translate_flow.tui.widgets.cells import Look


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

    def get_default_screen(self) -> Screen[None]:
        """Begin with the list of articles."""
        return ProjectScreen(self.session)

    def on_mount(self) -> None:
        """Open the article that was asked for, above the list."""
        if self.first is not None:
            self.push_screen(ArticleScreen(self.session, self.first))

    # Wherever one is

    def action_help(self) -> None:
        """Show every key."""
        screen, look = self.screen, self.session.look
        here = screen.key_bar.context if isinstance(screen, (ProjectScreen, ArticleScreen)) else Context.ANYWHERE
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
        self.exit()

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
        context = Context.ARTICLE if isinstance(screen, ArticleScreen) else Context.PROJECT
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

    With `article`, that one is open at once. Nothing is written but what the user saves.
    """
    app = TranslateFlow(workspace, speech, article=article)
    if len(workspace.articles) >= PAYS_FROM and os.name == "posix":
        _begin_tracking()
    app.run()


def _begin_tracking() -> None:
    """Start what multiprocessing starts first, while there is a stderr to give to it.

    Textual puts an object without a file number in its place; checking many articles in processes would fail with
    "bad value(s) in fds_to_keep".
    """
    from multiprocessing import resource_tracker  # noqa: PLC0415  # for many articles alone

    resource_tracker.ensure_running()
