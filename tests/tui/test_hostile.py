"""Text from a pull request is shown, never obeyed: no control character reaches the terminal, no markup is read."""

import unicodedata

from fake_workspace import FakeWorkspace
from screen import lines, running, settled, text, until

from translate_flow.checks.context import ReviewState, UnitReview
from translate_flow.drafts.draft import Draft
from translate_flow.errors import StorageError
from translate_flow.messages import msg

EVIL = "\x1b]52;c;aGFjaw==\x07 \x9b5n \x1b[2J [red]bold[/red] [@click=app.quit]x[/] \u202eabc\u202c"
NAME = "evil\x1b]0;owned\x07[bold]"


def controls(app) -> set[str]:
    shown = "".join(lines(app))
    return {
        character
        for character in shown
        if unicodedata.category(character) in {"Cc", "Cs"} or character in "\u202e\u202c"
    }


async def test_nothing_in_an_article_moves_the_terminal_on_any_screen():
    table = [(f"# Titre {EVIL}", f"# Title {EVIL}"), (f"Un {EVIL} mot.", None), ("Un.", f"One {EVIL}.")]
    draft = Draft(f"Draft {EVIL}", f"mem{EVIL}", 0.9, (msg("Lost {words}.", words=EVIL),))
    workspace = FakeWorkspace({NAME: table}, drafts=(draft,))
    workspace.records[NAME][2] = UnitReview(ReviewState.OUTDATED, origin=EVIL, previous=EVIL)
    screens = []
    async with running(workspace, size=(100, 40)) as pilot:

        async def look():
            await pilot.pause()
            screens.append(text(pilot.app))
            assert controls(pilot.app) == set()

        await look()
        await pilot.press("enter")
        await until(pilot, lambda: getattr(pilot.app.screen, "settled", False))
        await look()
        for key in ("u", "i", "escape", "d"):
            await pilot.press(key)
            await look()
        await until(pilot, lambda: pilot.app.screen.panel.suggestions)
        await look()
        workspace.refuse = StorageError(msg("No {words}.", words=EVIL), path=f"a{EVIL}.md")
        await pilot.press("ctrl+s")
        await settled(pilot)
        await look()
        await pilot.press("escape", "G", "e")
        await look()
        await pilot.press("escape", "full_stop")
        await look()
        await pilot.press("x")
        await look()
    assert any("␛]52;c" in shown for shown in screens)
    assert any("[red]bold[/red]" in shown for shown in screens)


async def test_a_copied_text_is_encoded_on_its_way_to_the_clipboard():
    workspace = FakeWorkspace({"a": [(f"Un {EVIL}", "One.")]})
    async with running(workspace, article="a") as pilot:
        await pilot.press("y")
        assert pilot.app.clipboard == f"Un {EVIL}"
