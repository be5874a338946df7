"""An article, both sides aligned: reading it, going about in it, filtering it. What changes it is in `article`."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from textual import events, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from translate_flow.checks.finding import Finding
from translate_flow.errors import TranslateFlowError
from translate_flow.language import other
from translate_flow.messages import Message, msg, plural
from translate_flow.tui import jobs
from translate_flow.tui.actions import Context, bindings
from translate_flow.tui.desk import Urgency
from translate_flow.tui.filters import Filter
from translate_flow.tui.rows import again, beginnings, carried, kept_text, one_sided, strays
from translate_flow.tui.screens.dialogs import Page
from translate_flow.tui.session import Room, Session
from translate_flow.tui.state import DOUBTS, GAPS, SETTLED, Mark, Row, Rows, Spot, Typed, step
from translate_flow.tui.terms import terms_of
from translate_flow.tui.widgets.bars import FilterBar, KeyBar, TitleBar
from translate_flow.tui.widgets.detail import Detail
from translate_flow.tui.widgets.edit_panel import EditPanel
from translate_flow.tui.widgets.pair_list import PairList

PATIENCE = 0.2
"""Seconds after which one side is shown while the other is still being aligned."""

REST = 0.15
"""Seconds that the cursor must rest on a row before its terms are looked up."""


class Browse(Room):
    """Shows the rows of an article, and the findings of the one under the cursor.

    `landed` holds what has been written but not read back yet; `settled` says that all shown is as it is on disk;
    `wanted` is a finding to go to once it is known where it stands.
    """

    BINDINGS = bindings(Context.ARTICLE)
    DEFAULT_CSS = "Browse { layers: base; }"

    def __init__(self, session: Session, article_id: str, finding: Finding | None = None) -> None:
        super().__init__(session)
        self.article_id = article_id
        self.wanted = finding
        self.opened: jobs.Opened | None = None
        self.filter = Filter()
        self.landed: list[tuple[Spot, Typed]] = []
        self.settled = self.strays_told = False
        self.counts: Counter[Mark] = Counter()
        self.stops: frozenset[int] = frozenset()
        self.title_bar = TitleBar(self.look)
        self.pairs = PairList(self.look)
        self.detail = Detail(self.look)
        self.panel = EditPanel(self.look)
        self.filter_bar = FilterBar(msg("words, status:missing, rule:TF201"), self.look.speech)
        self.key_bar = KeyBar(Context.ARTICLE, self.look.speech)

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield self.title_bar
        yield self.pairs
        yield self.detail
        yield self.panel
        yield self.filter_bar
        yield self.key_bar

    def on_mount(self) -> None:
        """Begin to read."""
        self.pairs.focus()
        self.tell()
        self.read()

    def on_resize(self, event: events.Resize) -> None:
        """Give the details what the list can spare."""
        if not self.editing:
            self.detail.height_for(event.size.height)

    @property
    def rows(self) -> Rows:
        """All rows of the article."""
        return self.pairs.rows

    @property
    def editing(self) -> bool:
        """Whether a text is being edited."""
        return bool(self.panel.display)

    # Reading

    @work(exclusive=True, group="read", exit_on_error=False)
    async def read(self) -> None:
        """Read the article again; what an earlier reading would have shown is dropped."""
        desk, workspace = self.session.desk, self.session.workspace
        self.settled = False
        try:
            if not self.rows:
                await self._show_early()
            opened = await desk.do(Urgency.OPEN, partial(jobs.open_article, workspace, self.article_id))
            if opened.problem:
                self.failed(opened.problem)
            self.opened = opened
            self.apply(carried(opened.rows, self.rows))
            findings = await desk.do(Urgency.LOOK, partial(jobs.check_article, workspace, self.article_id))
            self.apply(await desk.do(Urgency.LOOK, partial(jobs.with_findings, opened, findings)))
            self.go_to_wanted()
        except TranslateFlowError as error:
            self.failed(error)
            self.tell()
        self.settled = True
        self.tell_strays()

    def tell_strays(self) -> None:
        """Show, once, what is typed for rows that are there no more: it can still be copied from the screen."""
        lost = strays(self.session.typed_in(self.article_id), self.rows) if self.opened else ()
        if lost and not self.strays_told and not self.editing:
            self.strays_told = True
            lines = [Content(self.look.safe(typed.text)) for typed in lost]
            self.app.push_screen(
                Page(msg("This was typed for paragraphs that are gone from the article:"), lines, self.look)
            )

    def go_to_wanted(self, finding: Finding | None = None) -> None:
        """Go to the row of a finding; of the one that the article was opened for, if none is given."""
        wanted, self.wanted = finding or self.wanted, None
        if wanted is not None:
            self.show_first(lambda row: wanted in row.findings)

    async def _show_early(self) -> None:
        """Show the side that is read while a long article is being aligned."""
        desk, workspace = self.session.desk, self.session.workspace
        article = await desk.do(Urgency.OPEN, partial(workspace.article, self.article_id))
        aligning = asyncio.ensure_future(desk.do(Urgency.OPEN, partial(jobs.open_article, workspace, self.article_id)))
        try:
            done, _ = await asyncio.wait({aligning}, timeout=PATIENCE)
            if not done:
                self.apply(one_sided(article, Mark.PENDING))
                await asyncio.wait({aligning})
        finally:
            aligning.cancel()

    def apply(self, rows: Rows) -> None:
        """Show rows as they are now, the cursor where it was, what is typed beside them."""
        unsaved = self.session.unsaved.setdefault(self.article_id, {})
        for spot, typed in self.landed:
            if unsaved.get(spot) == typed:
                del unsaved[spot]
        self.landed.clear()
        if rows and rows[0].mark is not Mark.PENDING:
            kept = kept_text(unsaved, rows, self.rows)
            unsaved.clear()
            unsaved.update(kept)
        self.pairs.unsaved = unsaved
        current = self.pairs.current
        at = (again(rows, current) or current) if current else None
        self.refill(rows, at.unit if at else 0)
        if self.editing and self.panel.row and (row := again(rows, self.panel.row)):
            self.panel.rebind(row)

    def refill(self, rows: Rows, unit: int) -> None:
        """Show those of `rows` that the filter keeps, the cursor on or after a unit."""
        speech, wanted = self.look.speech, self.filter
        shown = [number for number, row in enumerate(rows) if not wanted or wanted.keeps_row(row, speech)]
        self.counts = Counter(row.mark for row in rows)
        self.stops = beginnings(rows)
        cursor = next((position for position, number in enumerate(shown) if rows[number].unit >= unit), len(shown) - 1)
        self.pairs.show(rows, shown, cursor, self.opened.locators if self.opened else None)
        self.tell()

    def remark(self, row: Row, mark: Mark) -> None:
        """Show a row as what it is about to be, until the article is read again."""
        for number in self.pairs.shown:
            if self.rows[number] is row:
                self.counts.update({row.mark: -1, mark: 1})
                self.pairs.retouch(number, replace(row, mark=mark))
                break

    # Words around the rows

    def tell(self) -> None:
        """Say how the article stands, and what is known of the row under the cursor."""
        row = self.pairs.current
        self.title_bar.say(self.article_id, "  ".join(map(self.put, self._counts())))
        if row is None:
            nothing = msg("Nothing matches the filter.") if self.rows else msg("Reading…")
            self.detail.tell(None, (), nothing=self.put(nothing))
        else:
            self.detail.tell(row, (), unsaved=self.is_unsaved(row))
            self.know_terms(row)

    def _counts(self) -> list[Message]:
        rows = self.rows
        if not rows:
            return []
        counts = [msg("{row}/{rows}", row=self.pairs.cursor + 1 if self.pairs.shown else 0, rows=len(self.pairs.shown))]
        if rows[0].mark is Mark.PENDING:
            return [*counts, msg("aligning…")]
        gaps, doubts = (sum(self.counts[mark] for mark in marks) for marks in (GAPS, DOUBTS))
        unsaved = len(self.session.typed_in(self.article_id))
        if gaps:
            counts.append(plural("{count} missing", "{count} missing", gaps))
        if doubts:
            counts.append(plural("{count} doubtful", "{count} doubtful", doubts))
        if unsaved:
            counts.append(plural("{count} unsaved", "{count} unsaved", unsaved))
        return counts

    def is_unsaved(self, row: Row) -> bool:
        """Tell whether something is typed in a row and not saved."""
        return any(spot.handle == row.handle for spot in self.session.typed_in(self.article_id))

    @work(exclusive=True, group="terms", exit_on_error=False)
    async def know_terms(self, row: Row) -> None:
        """Look up the glossary's words for a row, once the cursor rests on it."""
        await asyncio.sleep(REST)
        source = other(row.target)
        terms = await self.session.desk.do(
            Urgency.LOOK, partial(terms_of, row.text(source), source, self.session.workspace)
        )
        if self.editing and self.panel.row is row:
            self.panel.know(terms)
        if terms and self.pairs.current is row:
            self.detail.tell(row, terms, unsaved=self.is_unsaved(row))

    def on_pair_list_moved(self) -> None:
        """Follow the cursor."""
        self.tell()

    # Going about

    def action_move(self, direction: int) -> None:
        """Go a row on or back."""
        self.pairs.go(self.pairs.cursor + direction)

    def action_page(self, direction: int) -> None:
        """Go a page on or back."""
        self.pairs.page(direction)

    def action_first(self) -> None:
        """Go to the first row."""
        self.pairs.go(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.pairs.go(len(self.pairs.shown) - 1)

    def seek(self, wanted: Callable[[Row], bool], direction: int = 1) -> bool:
        """Go to the next row that is wanted, round the end if need be; tell whether there was one."""
        rows = [self.rows[number] for number in self.pairs.shown]
        position = step(rows, self.pairs.cursor, direction, wanted)
        if position is None:
            return False
        self.pairs.go(position)
        return True

    def show_first(self, wanted: Callable[[Row], bool]) -> None:
        """Go to the first row that is wanted, if there is one."""
        position = next((at for at, number in enumerate(self.pairs.shown) if wanted(self.rows[number])), None)
        if position is not None:
            self.pairs.go(position)

    def action_finding(self, direction: int) -> None:
        """Go to the next row where a finding begins."""
        if not self.seek(lambda row: row.unit in self.stops and row.mark not in SETTLED, direction):
            self._found_none(msg("No other row has a finding."))

    def action_missing(self, direction: int) -> None:
        """Go to the next missing or untranslated text."""
        if not self.seek(lambda row: row.mark in GAPS, direction):
            self._found_none(msg("Nothing else is missing."))

    def action_divergent(self, direction: int) -> None:
        """Go to the next doubtful row."""
        if not self.seek(lambda row: row.mark in DOUBTS, direction):
            self._found_none(msg("No other row is in doubt."))

    def _found_none(self, message: Message) -> None:
        """Say that a search found nothing, or that it is too early to know."""
        self.say(msg("The two sides are still being aligned.") if self.opened is None else message)

    # Looking

    def action_filter(self) -> None:
        """Open the line in which a filter is typed."""
        self.filter_bar.display = True
        self.filter_bar.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while it is typed."""
        current = self.pairs.current
        self.filter = Filter.parse(event.value)
        self.refill(self.rows, current.unit if current else 0)

    def on_filter_bar_closed(self, event: FilterBar.Closed) -> None:
        """Go back to the rows."""
        if not event.keep:
            self.filter_bar.value = ""
        self.filter_bar.display = bool(self.filter_bar.value)
        self.pairs.focus()

    def clear_filter(self) -> bool:
        """Show every row again; tell whether a filter was on."""
        was = bool(self.filter_bar.value)
        self.filter_bar.value = ""
        self.filter_bar.display = False
        return was

    def action_layout(self) -> None:
        """Put the sides next to each other, or one above the other."""
        self.pairs.stacked = not self.pairs.one_above_the_other
        self.pairs.reflow()

    def action_spaces(self) -> None:
        """Show or hide no-break spaces."""
        self.look.spaces = not self.look.spaces
        self.pairs.reflow()
        self.tell()

    def action_copy(self, which: str) -> None:
        """Copy one side of the row, as it stands in the file."""
        if row := self.pairs.current:
            text = row.text(row.target if which == "target" else other(row.target))
            self.app.copy_to_clipboard(text)
            self.say(msg("Copied.") if text else msg("There is nothing on this side."))

    def action_details(self) -> None:
        """Show all that is known of the row."""
        if row := self.pairs.current:
            self.app.push_screen(Page(msg("Details"), self.detail.lines(row, self.detail.terms), self.look))
