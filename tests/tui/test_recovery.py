"""What is typed outlives the program: in the test driver, and in a real terminal that is killed."""

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

from fake_workspace import FakeWorkspace
from screen import running, text, until
from test_terminal import Terminal

from translate_flow.project.journal import Journal, Typing
from translate_flow.tui.app import KEPT_EVERY
from translate_flow.tui.screens.dialogs import Choice, Page

TYPED = Typing("a", "Deux.", "", 0, "en", 0, "Two words of mine.", "memory")


def site():
    return FakeWorkspace({"a": [("Un.", "One."), ("Deux.", None)]})


def killed(root, *typings):
    journal = Journal(root)
    journal.keep(typings)
    journal._own[1].release()


def written(words, *, within):
    """Wait until what was typed is on the disk: half a second, on a machine that has time."""
    until_then = time.monotonic() + within
    while time.monotonic() < until_then:
        files = Path(os.environ["TRANSLATE_FLOW_STATE"]).glob("typed/*/*.jsonl")
        if any(words in file.read_text() for file in files):
            return True
        time.sleep(0.05)
    return False


async def asked(pilot):
    await until(pilot, lambda: isinstance(pilot.app.screen, Choice))


async def test_what_was_typed_before_a_crash_is_given_back_in_its_row():
    workspace = site()
    killed(workspace.root, TYPED)
    async with running(workspace, wait=False) as pilot:
        await asked(pilot)
        assert "1 paragraph was typed and not saved:" in text(pilot.app)
        assert "a (EN): Two words of mine." in text(pilot.app)
        await pilot.press("1")
        await until(pilot, lambda: "● a" in text(pilot.app))
        await pilot.press("enter")
        await until(pilot, lambda: getattr(pilot.app.screen, "settled", False))
        await pilot.press("j", "e")
        assert pilot.app.screen.panel.area.text == "Two words of mine."
        assert pilot.app.screen.panel.origin == "memory"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not pilot.app.session.unsaved_count)
        assert workspace.tables["a"][1][1] == "Two words of mine."
        await until(pilot, lambda: not pilot.app.journal._held)
    assert Journal(workspace.root).left() == ()


async def test_it_is_thrown_away_only_when_the_user_says_so():
    workspace = site()
    killed(workspace.root, TYPED)
    async with running(workspace, wait=False) as pilot:
        await asked(pilot)
        await pilot.press("2")
        await until(pilot, lambda: not pilot.app.journal._left)
        assert pilot.app.session.unsaved_count == 0
    assert Journal(workspace.root).left() == ()


async def test_text_of_a_row_that_is_gone_is_shown():
    workspace = site()
    killed(workspace.root, replace(TYPED, fr="Ancien."))
    async with running(workspace, wait=False) as pilot:
        await asked(pilot)
        await pilot.press("escape", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Page))
        assert "Two words of mine." in text(pilot.app)


async def test_a_row_is_known_by_its_source_when_its_translation_has_changed():
    workspace = FakeWorkspace({"a": [("Un.", "One."), ("Deux.", "Two.")]})
    killed(workspace.root, TYPED)
    async with running(workspace, wait=False) as pilot:
        await asked(pilot)
        await pilot.press("1", "enter")
        await until(pilot, lambda: getattr(pilot.app.screen, "settled", False))
        assert "Two words of mine." in text(pilot.app)


async def test_what_belongs_to_articles_elsewhere_stays_for_them():
    workspace = site()
    killed(workspace.root, replace(TYPED, article="elsewhere"))
    async with running(workspace) as pilot:
        await until(pilot, lambda: pilot.app.journal._held)
        await pilot.press("q")
        await until(pilot, lambda: not pilot.app.is_running)
    assert [typing.article for typing in Journal(workspace.root).left()] == ["elsewhere"]


def test_what_is_in_the_journal_survives_kill_9(tmp_path):
    folder = tmp_path / "articles" / "a"
    folder.mkdir(parents=True)
    (folder / "fr.md").write_text("---\noriginal: fr\n---\n# Un\n\nDeux mots.\n", encoding="utf-8")
    (folder / "en.md").write_text("---\noriginal: fr\n---\n# One\n", encoding="utf-8")
    before = (folder / "en.md").read_bytes()
    terminal = Terminal(str(tmp_path))
    try:
        assert terminal.wait("complete")
        for keys, shown in (("\r", "FR"), ("u", "missing"), ("e", "Editing"), ("Two words.", "Two words.")):
            time.sleep(0.3)
            terminal.press(keys)
            assert terminal.wait(shown), f"{keys!r} did not show {shown!r}"
        assert KEPT_EVERY <= 0.5
        assert written("Two words.", within=20)
        os.kill(terminal.process, signal.SIGKILL)
    finally:
        terminal.close()
    (left,) = Journal(tmp_path.resolve()).left()
    assert (left.article, left.fr, left.text) == ("articles/a", "Deux mots.", "Two words.")
    assert (folder / "en.md").read_bytes() == before
