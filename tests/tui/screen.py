"""The screen as plain text, and a keyboard that types what Textual's test driver cannot."""

from contextlib import asynccontextmanager

from textual import events

from translate_flow.tui.app import TranslateFlow

NAMED = {"\u00a0": "no_break_space", "\u202f": "narrow_no_break_space"}


def lines(app) -> list[str]:
    """Return the lines of the screen, as a user sees them. The compositor is private: looked at here and nowhere else."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def text(app) -> str:
    return "\n".join(line.rstrip() for line in lines(app))


async def type_text(pilot, typed: str) -> None:
    """Type any character: the driver looks keys up by their Unicode name, and drops « » ’ € and no-break spaces."""
    for character in typed:
        pilot.app.post_message(events.Key(NAMED.get(character, character), character))
    await pilot.pause()


async def paste(pilot, pasted: str) -> None:
    """Paste a text; to the app, for a paste posted to the focused widget arrives twice."""
    pilot.app.post_message(events.Paste(pasted))
    await pilot.pause()


async def until(pilot, condition, *, seconds: float = 10.0) -> None:
    """Wait until something has come about in the background."""
    steps = int(seconds / 0.02)
    for _ in range(steps):
        await pilot.pause(0.02)
        if condition():
            return
    raise AssertionError(f"{pilot.app.session.faults} not within {seconds} s:\n{text(pilot.app)}")


@asynccontextmanager
async def running(workspace, *, size=(100, 30), article=None, speech="en", marks=None, wait=True):
    """Run the interface; whatever went wrong in the background fails the test. Without `wait`, it is just begun."""
    app = TranslateFlow(workspace, speech, article=article, marks=marks)
    app.session.engine = None  # whether or not one is installed here
    async with app.run_test(size=size, notifications=True) as pilot:
        if not wait:
            pass
        elif article is None:
            await until(pilot, lambda: app.screen.known and not app.screen.checking)
        else:
            await until(pilot, lambda: read(app))
        yield pilot
        assert app.session.faults == []


def read(app) -> bool:
    """Whether the article on the screen has been read, aligned and checked."""
    return getattr(app.screen, "settled", False) and not app.screen.landed


async def settled(pilot) -> None:
    """Wait until everything is written and read again."""
    await pilot.pause()
    await pilot.app.session.desk.settled()
    await until(pilot, lambda: read(pilot.app))
