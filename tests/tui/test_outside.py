"""The user's editor, at the line of the row."""

import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from screen import running, settled, text, type_text, until
from test_relink import ID, workspace  # noqa: F401  # the same small site

from translate_flow.tui.screens.outside import editor_command


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"EDITOR": "vim"}, ["vim", "+3", "a/fr.md"]),
        ({"EDITOR": "vim", "VISUAL": "/usr/bin/code -w"}, ["/usr/bin/code", "-w", "--goto", "a/fr.md:3"]),
        ({"EDITOR": "hx"}, ["hx", "a/fr.md:3"]),
        ({"EDITOR": ""}, None),
    ],
)
def test_editors_take_the_line_in_their_own_way(environment, command):
    assert editor_command(Path("a/fr.md"), 3, environment) == command


async def test_the_file_is_read_again_after_the_editor(workspace, monkeypatch, tmp_path):  # noqa: F811
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\npath = pathlib.Path(sys.argv[2])\n"
        "path.write_text(path.read_text('utf-8').replace('on Saturdays', 'at dawn') + sys.argv[1], 'utf-8')\n",
        "utf-8",
    )
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    monkeypatch.delenv("VISUAL", raising=False)
    async with running(workspace, article=ID, size=(120, 30)) as pilot:
        monkeypatch.setattr(pilot.app, "suspend", nullcontext)
        await pilot.press("j", "o")
        await settled(pilot)
        assert "at dawn" in text(pilot.app)
    assert (workspace.root / ID / "en.md").read_text("utf-8").endswith("+3")


async def test_a_term_is_added_and_held_to_at_once(workspace):  # noqa: F811
    async with running(workspace, article=ID, size=(120, 30)) as pilot:
        await pilot.press("t")
        await type_text(pilot, "registre")
        await pilot.press("enter")
        await type_text(pilot, "ledger")
        await pilot.press("enter")
        await until(pilot, (workspace.root / "glossary.yaml").exists)
        await settled(pilot)
        assert "registre" in (workspace.root / "glossary.yaml").read_text("utf-8")
    assert any("ledger" in str(f.message) for f in workspace.check([ID]).findings if f.code.startswith("TF3"))


async def test_without_an_editor_that_is_said(workspace, monkeypatch):  # noqa: F811
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    async with running(workspace, article=ID, size=(120, 30)) as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert "No editor is named" in text(pilot.app)
