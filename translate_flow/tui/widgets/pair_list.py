"""Both sides of an article, aligned: one widget that draws its own lines.

A widget a paragraph takes 54 s to start at 5,000 rows; this takes as long for 5,000 as for 50, because only what is on
the screen is wrapped. The height of the other rows is counted (`wrapping`), and what was drawn is kept until it
changes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import accumulate
from typing import ClassVar, Final

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from translate_flow.language import LANGUAGES, Language
from translate_flow.tui.rows import Locator
from translate_flow.tui.state import OPEN, Handle, Mark, Row, Rows, Spot, Typed
from translate_flow.tui.widgets.cells import NO_UNSAVED, Look, pointed
from translate_flow.tui.wrapping import MIN_WIDTH, line_count

STACK_BELOW: Final = 100
"""In fewer columns the sides are put one above the other: half of 80 columns is too narrow to read prose in."""

GUTTER: Final = 3
"""The cursor, the mark, a space."""

MARGIN: Final = 3
"""So many lines of what surrounds the row under the cursor stay in view."""

BETWEEN: Final = 3
"""A bar with a space on each side, or in front of a side its language and a space."""


class PairList(ScrollView, can_focus=True, inherit_bindings=False):
    """The rows of an article. `shown` holds the indexes of the rows that the filter keeps, `cursor` counts in it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pair--cursor",
        "pair--missing",
        "pair--pointed",
        "pair--heading",
        "pair--quiet",
        "pair--open",
        "pair--done",
    }
    DEFAULT_CSS = """
    PairList { height: 1fr; scrollbar-gutter: stable; overflow-x: hidden; background: $background; color: $foreground;
        & > .pair--cursor { background: $primary 25%; }
        & > .pair--missing { color: $text-error; text-style: italic; }
        & > .pair--pointed { color: $text-warning; text-style: underline; }
        & > .pair--heading { text-style: bold; }
        & > .pair--quiet { color: $text-muted; }
        & > .pair--open { color: $text-warning; text-style: bold; }
        & > .pair--done { color: $text-success; }
    }
    """

    class Moved(Message):
        """The cursor stands on another row, or the row under it changed."""

    class Chosen(Message):
        """A row was clicked a second time."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.rows: Rows = ()
        self.shown: list[int] = []
        self.cursor = 0
        self.stacked: bool | None = None
        self.unsaved: Mapping[Spot, Typed] = NO_UNSAVED
        self.locators: Mapping[Language, Locator] = {}
        self.starts = [0]
        self._revision = 0
        self._heights: dict[Handle, int] = {}
        self._drawn: LRUCache[tuple[int, int, bool], list[Strip]] = LRUCache(512)

    # What is shown

    def show(
        self, rows: Rows, shown: list[int], cursor: int, locators: Mapping[Language, Locator] | None = None
    ) -> None:
        """Show other rows; `cursor` counts in `shown`."""
        self.rows, self.shown = rows, shown
        self.locators = locators or {}
        self.cursor = min(max(cursor, 0), max(len(shown) - 1, 0))
        self.lay_out()

    def retouch(self, number: int, row: Row) -> None:
        """Show one row otherwise, by its number in `rows`."""
        self.rows = (*self.rows[:number], row, *self.rows[number + 1 :])
        self.lay_out()

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.shown[self.cursor]] if self.shown else None

    @property
    def one_above_the_other(self) -> bool:
        """Whether the sides are stacked: as the user said, else as the width asks."""
        return self.size.width < STACK_BELOW if self.stacked is None else self.stacked

    @property
    def column(self) -> int:
        """The width of a side, in cells."""
        width = self.scrollable_content_region.width - GUTTER - BETWEEN
        return max(MIN_WIDTH, width if self.one_above_the_other else width // 2)

    def reflow(self) -> None:
        """Count the lines of every row again and draw anew: the width, or the way rows are written, has changed."""
        self._heights.clear()
        self.lay_out()

    def lay_out(self) -> None:
        """Draw anew; rows whose height is known keep it, but for what is typed."""
        if not self.size.width:
            return
        self._revision += 1
        self._drawn.clear()
        typed = {spot.handle for spot in self.unsaved}
        self.starts = [0, *accumulate(self._height(self.rows[number], typed) for number in self.shown)]
        self.virtual_size = Size(self.scrollable_content_region.width, self.starts[-1])
        self.refresh()
        self._bring_into_view()
        self.post_message(self.Moved())

    def _height(self, row: Row, typed: AbstractSet[Handle]) -> int:
        height = None if row.handle in typed or not row.tied else self._heights.get(row.handle)
        if height is None:
            join, column = (sum if self.one_above_the_other else max), self.column
            height = join(line_count(self.look.side(row, language, self.unsaved), column) for language in LANGUAGES)
            if row.handle not in typed and row.tied:
                self._heights[row.handle] = height
        return height

    def on_resize(self) -> None:
        """Wrap again, unless only the height changed."""
        if self.virtual_size.width != self.scrollable_content_region.width or not self._revision:
            self.reflow()
        else:
            self._bring_into_view()

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._drawn.clear()

    # Where the cursor is

    def go(self, cursor: int) -> None:
        """Put the cursor on a row, counted in `shown`, and bring it into view."""
        cursor = min(max(cursor, 0), len(self.shown) - 1)
        if not self.shown or cursor == self.cursor:
            return
        old, self.cursor = self.cursor, cursor
        for row in (old, cursor):
            self.refresh_lines(self.starts[row], self.starts[row + 1] - self.starts[row])
        self._bring_into_view()
        self.post_message(self.Moved())

    def page(self, direction: int) -> None:
        """Move the cursor by a screenful of lines, one row at least."""
        if not self.shown:
            return
        line = self.starts[self.cursor] + direction * max(1, self.size.height - 2)
        row = bisect_right(self.starts, min(max(line, 0), self.starts[-1] - 1)) - 1
        self.go(row if row != self.cursor else self.cursor + direction)

    def _bring_into_view(self) -> None:
        if self.shown and len(self.starts) > self.cursor + 1:
            top, end = self.starts[self.cursor], self.starts[self.cursor + 1]
            room = self.size.height - (end - top)
            # A row taller than the screen shows its beginning, any other with some lines of what surrounds it.
            margin = min(MARGIN, max(0, room // 2))
            first = max(0, top - margin)
            last = top + self.size.height if room < 0 else min(self.starts[-1], end + margin)
            self.scroll_to_region(Region(0, first, 1, max(1, last - first)), animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click chooses the row."""
        line = event.y + self.scroll_offset.y
        if 0 <= line < self.starts[-1]:
            row = bisect_right(self.starts, line) - 1
            if row == self.cursor:
                self.post_message(self.Chosen())
            self.go(row)

    # How it is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        y += self.scroll_offset.y
        if not 0 <= y < self.starts[-1]:
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        row = bisect_right(self.starts, y) - 1
        return self._strips(row)[y - self.starts[row]]

    def _strips(self, position: int) -> list[Strip]:
        key = (position, self._revision, position == self.cursor)
        strips = self._drawn.get(key)
        if strips is None:
            strips = self._drawn[key] = self._draw(position)
        return strips

    def _draw(self, position: int) -> list[Strip]:
        row = self.rows[self.shown[position]]
        here = position == self.cursor
        base = self.get_visual_style("pair--cursor") if here else self.visual_style
        width = self.column
        fr, en = (self._wrapped(row, language, width, base) for language in LANGUAGES)
        if self.one_above_the_other:
            lines = [
                [_label(language.upper() if not number else "", self._quiet(base)), *line]
                for language, side in (("fr", fr), ("en", en))
                for number, line in enumerate(side)
            ]
        else:
            blank = [Segment(" " * width, base.rich_style)]
            bar = Segment(f" {self.look.glyphs.bar} ", self._quiet(base).rich_style)
            height = max(len(fr), len(en))
            fr, en = ([*side, *[blank] * (height - len(side))] for side in (fr, en))
            lines = [[*left, bar, *right] for left, right in zip(fr, en, strict=True)]
        mark = Mark.UNSAVED if any(self._typed(row, language) for language in LANGUAGES) else row.mark
        # While the width of the screen changes, a row may be drawn once with the height that it had before.
        height = self.starts[position + 1] - self.starts[position]
        lines = [*lines, *[[]] * (height - len(lines))][:height]
        return [
            Strip([*self._gutter(mark if not number else None, base, here=here), *line]).adjust_cell_length(
                self.size.width, base.rich_style
            )
            for number, line in enumerate(lines)
        ]

    def _gutter(self, mark: Mark | None, base: Style, *, here: bool) -> list[Segment]:
        glyphs = self.look.glyphs
        name = "pair--open" if mark in OPEN else "pair--done" if mark is Mark.REVIEWED else "pair--quiet"
        style = base + self.get_visual_style(name, partial=True)
        return [
            Segment(glyphs.cursor if here else " ", base.rich_style),
            Segment(f"{glyphs.marks[mark] if mark else ' '} ", style.rich_style),
        ]

    def _typed(self, row: Row, language: Language) -> bool:
        return any(
            Spot(row.handle, language, position) in self.unsaved for position in range(len(row.side(language)) or 1)
        )

    def _quiet(self, base: Style) -> Style:
        return base + self.get_visual_style("pair--quiet", partial=True)

    def _wrapped(self, row: Row, language: Language, width: int, base: Style) -> list[list[Segment]]:
        content = Content(self.look.side(row, language, self.unsaved))
        typed = self._typed(row, language)
        if not row.side(language) and not typed:
            name = "pair--quiet" if row.mark in {Mark.PENDING, Mark.INTENDED} else "pair--missing"
            content = content.stylize(self.get_visual_style(name, partial=True))
        elif not typed:
            if row.kind == "heading":
                content = content.stylize(self.get_visual_style("pair--heading", partial=True))
            if language in self.locators:
                style = self.get_visual_style("pair--pointed", partial=True)
                for span in pointed(row, language, self.locators[language], self.look):
                    content = content.stylize(style, span.start, span.end)
        return [line.truncate(width, pad=True).render_segments(base) for line in content.wrap(width)]


def _label(text: str, style: Style) -> Segment:
    return Segment(text.ljust(BETWEEN), style.rich_style)
