"""The list of articles: how far each one is, and what the checks say of it.

The list is there at once; how far each article is comes in while it is read, as it becomes known.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Final

from rich.cells import cell_len
from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.widgets import DataTable, Input

from translate_flow.checks.finding import Finding
from translate_flow.errors import TranslateFlowError
from translate_flow.messages import Message, msg, plural
from translate_flow.project.workspace import ArticleStatus, Outcome, Report
from translate_flow.reports.display import percent
from translate_flow.tui.actions import Context, bindings
from translate_flow.tui.desk import aside
from translate_flow.tui.filters import Filter
from translate_flow.tui.screens.article import ArticleScreen
from translate_flow.tui.session import Room, Session
from translate_flow.tui.state import Mark, step
from translate_flow.tui.widgets.bars import FilterBar, KeyBar, TitleBar
from translate_flow.tui.wrapping import MIN_WIDTH

PACE: Final = 0.25
"""Seconds between two looks at what has become known: redrawing for each article would cost more than checking it."""

VERDICTS: Final[dict[str, tuple[Mark, Message, str]]] = {
    "complete": (Mark.REVIEWED, msg("complete"), "green"),
    "incomplete": (Mark.DIVERGENT, msg("incomplete"), "yellow"),
    "untranslated": (Mark.UNTRANSLATED, msg("untranslated"), "red"),
    "missing": (Mark.MISSING, msg("missing"), "red"),
}
"""By name of verdict: its glyph, its word, its colour."""

SCROLLBAR: Final = 2

COLUMNS: Final = {"covered": msg("covered"), "errors": msg("errors"), "warnings": msg("warnings")}


UNREADABLE: Final = msg("unreadable")


def end_of(name: str, room: int, more: str) -> str:
    """Return as much of a name as `room` cells hold: its end, for names of one folder begin alike."""
    if cell_len(name) <= room:
        return name
    while name and cell_len(name) > room - cell_len(more):
        name = name[1:]
    return more + name


def _numbers(status: ArticleStatus | None, covered: str) -> tuple[Text, Text, Text]:
    if status is None:
        return Text(""), Text(""), Text("")
    return (
        Text("" if status.verdict == "missing" else covered, justify="right"),
        Text(str(status.errors or ""), style="bold red", justify="right"),
        Text(str(status.warnings or ""), style="yellow", justify="right"),
    )


class Articles(DataTable[Text], inherit_bindings=False):
    """The table; its keys are those of the screen."""

    DEFAULT_CSS = """
    Articles { height: 1fr; background: $background; scrollbar-gutter: stable; overflow-x: hidden; }
    Articles > .datatable--cursor, Articles:focus > .datatable--cursor { text-style: bold reverse; }
    """


class ProjectScreen(Room):
    """One line an article; the cursor begins on `first`."""

    BINDINGS = bindings(Context.PROJECT)

    def __init__(self, session: Session, first: str | None = None) -> None:
        super().__init__(session)
        self.first = first
        self.ids = [files.id for files in session.workspace.articles]
        self.known: dict[str, Outcome] = {}
        self.filter = Filter()
        self.checking = True
        self.pointed: str | None = None
        self.room = MIN_WIDTH
        self.title_bar = TitleBar(self.look)
        self.table = Articles(cursor_type="row", zebra_stripes=False, header_height=1, cell_padding=1)
        self.filter_bar = FilterBar(msg("words, status:missing, rule:TF201"), self.look.speech)
        self.key_bar = KeyBar(Context.PROJECT, self.look.speech)

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield self.title_bar
        yield self.table
        yield self.filter_bar
        yield self.key_bar

    def on_mount(self) -> None:
        """Show the list, then begin to check."""
        states = [*(word for _, word, _ in VERDICTS.values()), UNREADABLE]
        state = max(len(self.put(word)) for word in states) + 3
        self.table.add_column(Text(" " + self.put(msg("state"))), width=state, key="state")
        for key, title in COLUMNS.items():
            words = self.put(title)
            self.table.add_column(Text(words, justify="right"), width=max(5, len(words)), key=key)
        self.table.add_column(Text(self.put(msg("article"))), key="article")
        self.fill()
        if self.first is not None:
            self.point(self.first)
        self.table.focus()
        self.call_after_refresh(self.check)

    # What is known

    def fill(self) -> None:
        """Show the articles that the filter keeps, the cursor where it was."""
        current = self.current
        self.room = self._room()
        shown = [article_id for article_id in self.ids if self._kept(article_id)]
        self.table.clear()
        for article_id in shown:
            self.table.add_row(*self._cells(article_id), key=article_id)
        if current in shown:
            self.table.move_cursor(row=shown.index(current), animate=False)
        self.tell()

    @property
    def current(self) -> str | None:
        """The article under the cursor."""
        if not self.table.row_count:
            return None
        key = self.table.ordered_rows[self.table.cursor_row].key.value
        return None if key is None else key

    @property
    def shown(self) -> list[str]:
        """The articles in the table."""
        return [str(row.key.value) for row in self.table.ordered_rows]

    def _kept(self, article_id: str) -> bool:
        outcome = self.known.get(article_id)
        findings = outcome.findings if outcome else ()
        checks = {part for finding in findings for part in (finding.code.casefold(), finding.check)}
        verdict = outcome.status.verdict if outcome and outcome.status else ""
        words = {verdict, self.put(VERDICTS[verdict][1]).casefold()} if verdict else set()
        return self.filter.keeps(article_id, checks, words)

    def _cells(self, article_id: str) -> tuple[Text, ...]:
        marks, name = self.look.glyphs.marks, self.look.safe(article_id)
        if self.session.typed_in(article_id):
            name = f"{marks[Mark.UNSAVED]} {name}"
        outcome = self.known.get(article_id)
        if outcome is None:
            mark, word, style = Mark.PENDING, "", "dim"
        elif outcome.status is None:
            mark, word, style = Mark.MISSING, self.put(UNREADABLE), "red"
        else:
            mark, message, style = VERDICTS[outcome.status.verdict]
            word = self.put(message)
        cursor = self.look.glyphs.cursor if article_id == self.pointed else " "
        state = Text(f"{cursor}{marks[mark]} {word}", style=style)
        name = end_of(name, self.room, self.look.glyphs.more)
        status = outcome.status if outcome else None
        covered = self.put(msg("{percent}%", percent=percent(status.coverage))) if status else ""
        return state, *_numbers(status, covered), Text(name)

    def _room(self) -> int:
        """Return how many cells the name of an article may take."""
        others = [column for key, column in self.table.columns.items() if key != "article"]
        taken = sum(column.get_render_width(self.table) for column in others)
        return max(MIN_WIDTH, self.app.size.width - taken - 2 * self.table.cell_padding - SCROLLBAR)

    def on_resize(self) -> None:
        """Give names the room that there is now."""
        if self.table.columns and self.room != self._room():
            self.fill()

    def tell(self) -> None:
        """Say how the project stands."""
        statuses = [outcome.status for outcome in self.known.values() if outcome.status]
        parts = [plural("{count} article", "{count} articles", len(self.ids))]
        if self.checking:
            parts.append(msg("checking {done}/{all}", done=len(self.known), all=len(self.ids)))
        else:
            parts.append(plural("{count} complete", "{count} complete", sum(s.verdict == "complete" for s in statuses)))
        if errors := sum(status.errors for status in statuses):
            parts.append(plural("{count} error", "{count} errors", errors))
        if unsaved := self.session.unsaved_count:
            parts.append(plural("{count} unsaved", "{count} unsaved", unsaved))
        self.title_bar.say(
            f"translate-flow {self.look.glyphs.dot} {self.session.workspace.root.name}", "  ".join(map(self.put, parts))
        )

    @work(exclusive=True, group="check", exit_on_error=False)
    async def check(self) -> None:
        """Check all articles, and show each as it becomes known; a check that was begun before is given up."""
        workspace, stop, news = self.session.workspace, Event(), list[Outcome]()
        self.known, self.checking = {}, True

        def run() -> Report | None:
            for outcome in workspace.outcomes():
                news.append(outcome)
                if stop.is_set():
                    return None
            # What the whole site is needed for, and without what the project leaves out; from the cache by now.
            return workspace.check()

        running = asyncio.wrap_future(aside(run))
        try:
            while not running.done():
                await asyncio.wait({running}, timeout=PACE)
                self.learn(news)
            self.settle(await running)
        except TranslateFlowError as error:
            self.failed(error)
        finally:
            stop.set()
            self.checking = False
            self.tell()

    def settle(self, report: Report | None) -> None:
        """Show what the report says, where it says more than the articles one by one."""
        if report is None:
            return
        findings: dict[str, list[Finding]] = {}
        for finding in report.findings:
            findings.setdefault(finding.article, []).append(finding)
        for status in report.statuses:
            outcome = Outcome(status.id, status, tuple(findings.get(status.id, ())))
            if outcome != self.known.get(status.id):
                self.know(outcome)
        self.tell()

    def learn(self, news: list[Outcome]) -> None:
        """Show what has become known, and forget the news."""
        arrived, news[:] = news[:], []
        for outcome in arrived:
            self.know(outcome)
        if arrived:
            self.tell()

    def know(self, outcome: Outcome) -> None:
        """Show what is known of one article."""
        self.known[outcome.article] = outcome
        self.redraw(outcome.article)

    def redraw(self, article_id: str) -> None:
        """Draw the line of an article anew, those cells that differ: a table that changes all over is slow to scroll."""
        if article_id not in self.table.rows:
            return
        old = self.table.get_row(article_id)
        for column, cell, was in zip(self.table.columns, self._cells(article_id), old, strict=True):
            if cell != was or cell.style != was.style:
                self.table.update_cell(article_id, column, cell, update_width=column == "article")

    def on_screen_resume(self) -> None:
        """See what has become of the article that one comes back from."""
        self.table.focus()
        if self.current is not None:
            self.left(self.current)
        self.tell()

    def left(self, article_id: str) -> None:
        """See what has become of an article that was open."""
        if article_id in self.known:
            self.redraw(article_id)
            if not self.checking:
                self.check_one(article_id)

    def point(self, article_id: str) -> None:
        """Put the cursor on the article that is open, however it was opened."""
        shown = self.shown
        if article_id in shown:
            self.table.move_cursor(row=shown.index(article_id), animate=False)

    @work(group="check-one", exit_on_error=False)
    async def check_one(self, article_id: str) -> None:
        """Check one article again."""
        await self.session.desk.settled()
        try:
            self.settle(await asyncio.wrap_future(aside(partial(self.session.workspace.check, [article_id]))))
        except TranslateFlowError as error:
            self.failed(error)

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Draw the cursor in front of its article, for it is not to be told by colour alone."""
        was, self.pointed = self.pointed, event.row_key.value
        for article_id in (was, self.pointed):
            if article_id is not None:
                self.redraw(article_id)

    # Keys

    def action_check_again(self) -> None:
        """Read and check all articles again."""
        self.check()
        self.tell()

    def action_open(self) -> None:
        """Open the article under the cursor, or say why it cannot be read."""
        article_id = self.current
        if article_id is None:
            return
        outcome = self.known.get(article_id)
        if outcome and outcome.problem:
            self.failed(outcome.problem)
        else:
            self.app.push_screen(ArticleScreen(self.session, article_id))

    def on_data_table_row_selected(self) -> None:
        """Open an article that was clicked."""
        self.action_open()

    def action_move(self, direction: int) -> None:
        """Go an article on or back."""
        self.table.move_cursor(row=self.table.cursor_row + direction, animate=False)

    def action_page(self, direction: int) -> None:
        """Go a page on or back."""
        self.action_move(direction * max(1, self.table.size.height - 2))

    def action_first(self) -> None:
        """Go to the first article."""
        self.table.move_cursor(row=0, animate=False)

    def action_last(self) -> None:
        """Go to the last article."""
        self.table.move_cursor(row=self.table.row_count - 1, animate=False)

    def action_finding(self, direction: int) -> None:
        """Go to the next article that has an error or a warning."""
        self._seek(lambda s: s.errors + s.warnings > 0, direction, msg("No other article has a finding."))

    def action_missing(self, direction: int) -> None:
        """Go to the next article that is not complete."""
        self._seek(lambda s: s.verdict != "complete", direction, msg("Every other article is complete."))

    def neighbour(self, direction: int) -> str | None:
        """Go to the next article that asks for work, and return it; None when there is no other."""
        found = self._seek(
            lambda s: s.verdict != "complete" or s.errors + s.warnings > 0,
            direction,
            msg("No other article needs work."),
        )
        return self.current if found else None

    def _seek(self, wanted: Callable[[ArticleStatus], bool], direction: int, otherwise: Message) -> bool:
        shown = self.shown

        def is_wanted(article_id: str) -> bool:
            outcome = self.known.get(article_id)
            return bool(outcome and outcome.status and wanted(outcome.status))

        position = step(shown, self.table.cursor_row, direction, is_wanted)
        if position is None:
            self.say(msg("Not all articles are checked yet.") if self.checking else otherwise)
        else:
            self.table.move_cursor(row=position, animate=False)
        return position is not None

    def action_filter(self) -> None:
        """Open the line in which a filter is typed."""
        self.filter_bar.display = True
        self.filter_bar.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while it is typed."""
        self.filter = Filter.parse(event.value)
        self.fill()

    def on_filter_bar_closed(self, event: FilterBar.Closed) -> None:
        """Go back to the table."""
        if not event.keep:
            self.filter_bar.value = ""
        self.filter_bar.display = bool(self.filter_bar.value)
        self.table.focus()

    def clear_filter(self) -> bool:
        """Show every article again; tell whether a filter was on."""
        was = bool(self.filter_bar.value)
        self.filter_bar.value = ""
        self.filter_bar.display = False
        return was
