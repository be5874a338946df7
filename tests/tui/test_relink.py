"""Ties changed by hand in the interface, on files: what is written, what is shown, what is taken back."""

import pytest
from screen import lines, running, settled, text

from translate_flow.project.workspace import Workspace

FR = """# Le fournil

Le four chauffe le samedi, depuis 1987, pour tout le village.

Chacun apporte son bois.

Odile Marchetti tient le registre.
"""
EN = """# The bakehouse

The oven is heated on Saturdays, since 1987, for the whole village.

Everyone brings their own wood.

Odile Marchetti keeps the register.
"""
ID = "articles/four"


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    folder = tmp_path / ID
    folder.mkdir(parents=True)
    (folder / "fr.md").write_text(FR, "utf-8")
    (folder / "en.md").write_text(EN, "utf-8")
    (tmp_path / "translate-flow.toml").write_text("", "utf-8")
    monkeypatch.setenv("TRANSLATE_FLOW_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return Workspace.open()


def units(workspace):
    return [(unit.fr, unit.en) for unit in workspace.bitext(ID).units]


async def press(pilot, *keys):
    for key in keys:
        await pilot.press(key)
    await settled(pilot)


async def test_merge_split_take_apart_and_undo(workspace):
    async with running(workspace, article=ID, size=(120, 30)) as pilot:
        await press(pilot, "j", "L")
        assert "m merge with next" in lines(pilot.app)[-1]
        assert "Ties:" in lines(pilot.app)[-2]
        await press(pilot, "m")
        assert ((1, 2), (1, 2)) in units(workspace)
        await press(pilot, "s")
        assert not any({1, 2} <= set(fr) and {1, 2} <= set(en) for fr, en in units(workspace))
        await press(pilot, "z", "z")
        assert units(workspace) == [((n,), (n,)) for n in range(4)]
        await press(pilot, "u")
        assert not any(1 in fr and 1 in en for fr, en in units(workspace))


async def test_rows_are_chosen_and_tied(workspace):
    async with running(workspace, article=ID, size=(120, 30)) as pilot:
        await press(pilot, "j", "L", "space")
        assert "1 row chosen" in text(pilot.app)
        await press(pilot, "j", "j", "enter")
        assert ((1, 3), (1, 3)) in units(workspace)


async def test_the_keys_of_browsing_rest_until_the_mode_is_left(workspace):
    async with running(workspace, article=ID, size=(120, 30)) as pilot:
        await press(pilot, "L", "e", "x", "slash")
        assert pilot.app.screen.relinking
        assert not pilot.app.screen.editing
        await press(pilot, "escape")
        assert not pilot.app.screen.relinking
        assert "e" in lines(pilot.app)[-1]
        await press(pilot, "e")
        assert pilot.app.screen.editing


async def test_what_cannot_be_is_said(workspace):
    async with running(workspace, article=ID, size=(120, 30)) as pilot:
        await press(pilot, "L", "s")
        assert "one paragraph a side" in text(pilot.app)
        await press(pilot, "enter")
        assert "Choose the other row" in text(pilot.app)
        assert not (workspace.root / ID / "fr-en.po").exists()
