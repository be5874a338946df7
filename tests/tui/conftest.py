"""How the tests know that the interface has done what a key asked for.

The test driver of Textual waits until the process uses little processor time, which on a machine with other work to do is
also true of a process that has not had its turn: tests then failed now and then. Here it waits until nothing is left to do:
no message in any queue, nothing to draw, no job at the desk and no engine at work.
"""

import asyncio
from threading import enumerate as threads
from time import monotonic

import pytest
from textual._context import active_app
from textual.pilot import Pilot

# A job that a test holds on purpose is not waited for longer than this; nothing else comes near it.
PATIENCE_SECONDS = 0.5
LONGEST_SECONDS = 10.0
STEP_SECONDS = 0.002


@pytest.fixture(autouse=True)
def patient_driver(monkeypatch):
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", nothing_left_to_do)


async def nothing_left_to_do(_least=0, _most=0):
    """Stand in for Textual's `wait_for_idle`: twice in a row, because an answer of the desk wakes a coroutine first."""
    app, begun, quiet = active_app.get(), monotonic(), 0
    while quiet < 2 and not app._exit and (waited := monotonic() - begun) < LONGEST_SECONDS:
        if not await Pilot(app)._wait_for_screen():
            return
        working = waited < PATIENCE_SECONDS and at_work(app)
        quiet = 0 if working or to_draw(app) else quiet + 1
        await asyncio.sleep(STEP_SECONDS)


def at_work(app) -> bool:
    """Whether the thread of the workspace, or an engine in a thread of its own, has something to do."""
    return bool(app.session.desk._jobs.unfinished_tasks) or any(thread.name == "aside" for thread in threads())


def to_draw(app) -> bool:
    """Whether the screen, or a widget of it, is yet to be laid out or drawn again."""
    screen = app.screen
    return bool(screen._dirty_widgets or screen._callbacks) or any(
        widget._layout_required or widget._repaint_required or widget._next_callbacks
        for widget in screen.walk_children(with_self=True)
    )
