"""What memory and engine suggest for a text, below the field in which it is written; or one sentence in their place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.widgets import Static

from translate_flow.drafts.draft import Draft
from translate_flow.tui.widgets.cells import Look
from translate_flow.tui.wrapping import MIN_WIDTH

AT_HAND: Final = 5
"""So many suggestions are shown."""


class Suggestions(Static):
    """Some drafts, one of them chosen; `news` is a sentence that is fit to be drawn."""

    DEFAULT_CSS = """
    Suggestions { height: auto; max-height: 30%; padding: 0 1; }
    """

    def __init__(self, look: Look) -> None:
        super().__init__("", markup=False)
        self.look = look
        self.drafts: tuple[Draft, ...] = ()
        self.number = 0
        self.news = ""
        self.taken = False

    @property
    def chosen(self) -> Draft | None:
        """The draft that would be taken."""
        return self.drafts[self.number] if self.drafts else None

    def clear(self) -> None:
        """Begin anew, with nothing to suggest or to say."""
        self.offer(())

    def offer(self, drafts: Sequence[Draft]) -> None:
        """Show drafts, the first one chosen, in the place of what was said."""
        self.drafts, self.number, self.taken, self.news = tuple(drafts[:AT_HAND]), 0, False, ""
        self.draw()

    def tell(self, news: str) -> None:
        """Say one sentence above the drafts."""
        self.news = news
        self.draw()

    def choose(self, direction: int) -> None:
        """Choose the next draft, or the one before."""
        if self.drafts:
            self.number, self.taken = (self.number + direction) % len(self.drafts), False
            self.draw()

    def take(self) -> Draft | None:
        """Return the draft that is chosen; once it stands in the text it is not shown in full a second time."""
        self.taken = True
        self.draw()
        return self.chosen

    def draw(self) -> None:
        """Put all of it into lines."""
        lines = [Content.styled(self.news, "$text-warning")] if self.news else []
        for number, draft in enumerate(self.drafts):
            lines += self._lines(draft, chosen=number == self.number)
        self.update(Content("\n").join(lines))
        self.display = bool(lines)

    def _lines(self, draft: Draft, *, chosen: bool) -> list[Content]:
        """Draw a draft: in full while it is to be read, in one line when it was taken or is not chosen."""
        sign = self.look.glyphs.chosen if chosen else " "
        score = f" {draft.score:.0%}" if draft.score else ""
        text = " ".join(self.look.safe(draft.text).split("\n"))
        line = Content.assemble((f"{sign} {self.look.safe(draft.origin)}{score} ", "bold" if chosen else ""), text)
        if not chosen or self.taken:
            line = line.truncate(max(MIN_WIDTH, self.app.size.width - 2), ellipsis=True)
        problems = draft.problems if chosen else ()
        return [line, *(Content.styled(f"  {self.look.say(problem)}", "$text-warning") for problem in problems)]
