"""Spaces as French sets them, while they are typed."""

import pytest
from fake_workspace import FakeWorkspace
from hypothesis import given
from hypothesis import strategies as st
from screen import running, type_text

from translate_flow.tui.widgets.block_area import set_in_french


@pytest.mark.parametrize(
    ("before", "typed", "better"),
    [
        ("Qui paie ", "?", "\u202f?"),
        ("Vraiment ", "!", "\u202f!"),
        ("d’abord ", ";", "\u202f;"),
        ("trois sources ", ":", "\u00a0:"),
        ("« oui ", "»", "\u00a0»"),
        ("15 ", "%", "\u00a0%"),
        ("le *mot* ", "?", "\u202f?"),
        ("deux  ", "?", "\u202f?"),
        ("dit «", " ", "«\u00a0"),
        ("voir\u202f!", "[", " !["),
        # Nothing to put right.
        ("Qui paie", "?", ""),
        ("http", ":", ""),
        ("un ", "%", ""),
        (" ", "?", ""),
        ("", "?", ""),
        ("| ", ":", ""),
        ("mot ", ",", ""),
        ("mot\u202f", "?", ""),
        ("dit", " ", ""),
        ("voir ", "[", ""),
    ],
)
def test_the_space_before_a_sign(before, typed, better):
    assert set_in_french(before, typed) == better


@given(st.text("aé9 «»:;!?%|[(\u00a0\u202f", max_size=12), st.sampled_from("a :;!?%»[«"))
def test_what_is_put_right_is_as_long_and_differs_in_spaces_alone(before, typed):
    better = set_in_french(before, typed)
    spaces = str.maketrans({"\u00a0": " ", "\u202f": " "})
    assert not better or (before + typed)[-len(better) :].translate(spaces) == better.translate(spaces)


async def test_undo_takes_back_the_space_alone_and_english_is_left_alone():
    workspace = FakeWorkspace({"a": [("Un.", "One.")]})
    async with running(workspace, article="a") as pilot:
        await pilot.press("E")
        area = pilot.app.screen.panel.area
        await type_text(pilot, " Qui paie ?")
        assert area.text == "Un. Qui paie\u202f?"
        await pilot.press("ctrl+z")
        assert area.text == "Un. Qui paie ?"
        await pilot.press("ctrl+y")
        assert area.text == "Un. Qui paie\u202f?"
        await type_text(pilot, " « Nous »")
        assert area.text == "Un. Qui paie\u202f? «\u00a0Nous\u00a0»"
        await pilot.press("escape", "e")
        await type_text(pilot, " Who ?")
        assert area.text == "One. Who ?"
