"""What all screens share for as long as the interface is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from textual.screen import Screen
from textual.worker import Worker, WorkerState

from translate_flow.errors import TranslateFlowError
from translate_flow.messages import Message, msg
from translate_flow.project.workspace import Workspace
from translate_flow.tui.desk import Desk
from translate_flow.tui.state import Spot, Typed
from translate_flow.tui.widgets.cells import Look


@dataclass(slots=True)
class Session:
    """The workspace and its desk, how things look, and what is typed but not saved, by article.

    `engine` is the one that the user chose for drafts, None for the memory alone.
    """

    workspace: Workspace
    look: Look
    desk: Desk
    engine: str | None = None
    unsaved: dict[str, dict[Spot, Typed]] = field(default_factory=dict)
    faults: list[BaseException | None] = field(default_factory=list)

    @property
    def unsaved_count(self) -> int:
        """How many paragraphs are not saved."""
        return sum(map(len, self.unsaved.values()))

    def typed_in(self, article_id: str) -> Mapping[Spot, Typed]:
        """Return what is typed in one article."""
        return self.unsaved.get(article_id, {})


class Room(Screen[None]):
    """A screen that can speak."""

    AUTO_FOCUS = None

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.look = session.look

    def put(self, message: Message) -> str:
        """Put a message into words that are fit for the screen."""
        return self.look.say(message)

    def say(self, message: Message, severity: Literal["information", "warning", "error"] = "information") -> None:
        """Tell the user something in passing."""
        self.notify(self.put(message), severity=severity, markup=False)

    def failed(self, error: TranslateFlowError) -> None:
        """Tell the user what went wrong, with its place and what to do about it."""
        place = "".join(f"{part}:" for part in (error.path, error.line) if part is not None)
        hint = f" {self.put(error.hint)}" if error.hint else ""
        self.notify(
            f"{self.look.safe(place)} {self.put(error.message)}{hint}".strip(),
            severity="error",
            markup=False,
            timeout=10,
        )

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell of a bug of ours, and stay: an interface that falls over takes with it what is typed and not saved."""
        if event.state is WorkerState.ERROR:
            self.session.faults.append(event.worker.error)
            self.say(
                msg("This did not work, through a fault of translate-flow: {error}", error=repr(event.worker.error)),
                "error",
            )

    def stash(self) -> None:
        """Put aside what is typed, before the screen goes."""

    def clear_filter(self) -> bool:
        """Show everything again; tell whether a filter was on."""
        return False
