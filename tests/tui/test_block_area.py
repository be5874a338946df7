import pytest
from fake_workspace import FakeWorkspace
from screen import paste, running, settled, text, type_text

TYPED = "« L’été » – 5 € — 20\u00a0%\u202f; “œuvre” …"


def site(en, fr="Un."):
    return FakeWorkspace({"a": [(fr, en)]})


async def test_french_is_typed_as_it_is_written():
    workspace = site("One.")
    async with running(workspace, article="a") as pilot:
        await pilot.press("e")
        await type_text(pilot, TYPED)
        assert pilot.app.screen.panel.area.text == "One." + TYPED
        assert "20⍽%⍽; “œuvre” …" in text(pilot.app)
        await pilot.press("ctrl+@", "ctrl+s")
        await settled(pilot)
        assert workspace.tables["a"][0][1] == "One." + TYPED + "\u202f"


async def test_pasting_keeps_no_break_spaces_and_drops_what_moves_a_terminal():
    async with running(site("One."), article="a") as pilot:
        await pilot.press("e")
        await paste(pilot, " 20\u00a0%\r\nand\x1b]0;title\x07\u202fmore\u2028")
        assert pilot.app.screen.panel.area.text == "One. 20\u00a0%\nand]0;title\u202fmore"


async def test_a_text_that_was_not_touched_keeps_its_bytes():
    workspace = site("One\u00a0thing.")
    async with running(workspace, article="a") as pilot:
        await pilot.press("e", "ctrl+s")
        await settled(pilot)
        assert workspace.past == []
        await type_text(pilot, "x")
        await pilot.press("backspace", "ctrl+s")
        await settled(pilot)
        assert workspace.past == []


@pytest.mark.parametrize("character", ["\u2028", "\x85", "\x1b", "\x0c", "\u202e"])
async def test_what_cannot_be_held_exactly_is_shown_and_never_saved(character):
    workspace = site(f"One{character}thing.")
    async with running(workspace, article="a") as pilot:
        await pilot.press("e")
        await type_text(pilot, "more")
        area = pilot.app.screen.panel.area
        assert area.spoilt
        assert "cannot be edited here" in text(pilot.app)
        await paste(pilot, "more")
        await pilot.press("f5", "ctrl+@", "ctrl+s")
        await settled(pilot)
        assert workspace.past == []
        # It may still be accepted as it is.
        await pilot.press("f4")
        await settled(pilot)
        assert workspace.tables["a"][0][1] == f"One{character}thing."
        assert len(workspace.past) == 1


async def test_undo_goes_through_what_was_taken():
    async with running(site("One."), article="a") as pilot:
        await pilot.press("e", "f5")
        area = pilot.app.screen.panel.area
        assert area.text == "Un."
        await pilot.press("ctrl+z")
        assert area.text == "One."
        await pilot.press("ctrl+y")
        assert area.text == "Un."


async def test_a_block_of_several_lines_is_edited_as_such():
    workspace = site("First line\nsecond line")
    async with running(workspace, article="a") as pilot:
        assert "First line second line" in text(pilot.app)
        await pilot.press("e")
        assert pilot.app.screen.panel.area.text == "First line\nsecond line"
        await type_text(pilot, ".")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert workspace.tables["a"][0][1] == "First line\nsecond line."
