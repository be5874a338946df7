import re

import pytest
from textual.binding import Binding

from translate_flow.tui.actions import ACTIONS, Context, actions, bindings, keymap_fault
from translate_flow.tui.glyphs import ASCII, UNICODE
from translate_flow.tui.screens.article import ArticleScreen
from translate_flow.tui.screens.hands import LinkBar
from translate_flow.tui.screens.project import ProjectScreen
from translate_flow.tui.state import WORDS, Mark
from translate_flow.tui.widgets.bars import key_name
from translate_flow.tui.widgets.edit_panel import EditPanel

PLACES = {
    Context.PROJECT: ProjectScreen,
    Context.ARTICLE: ArticleScreen,
    Context.EDIT: EditPanel,
    Context.RELINK: LinkBar,
}


@pytest.mark.parametrize("action", [a for a in ACTIONS if a.context in PLACES], ids=lambda a: f"{a.context}:{a.id}")
def test_every_action_can_be_done_where_it_is_offered(action):
    name = action.call.partition("(")[0]
    where = PLACES[action.context]
    assert hasattr(where, f"action_{name}")


def test_no_key_has_two_meanings_in_one_place():
    assert keymap_fault({}) is None
    for context in Context:
        keys = [key for binding in Binding.make_bindings(bindings(context)) for key in [binding.key]]
        assert len(keys) == len(set(keys))


def test_an_id_means_the_same_wherever_it_stands():
    for action in ACTIONS:
        assert {other.keys for other in ACTIONS if other.id == action.id} == {action.keys}


def test_no_action_hangs_on_a_key_that_terminals_lose():
    lost = {
        "ctrl+i",
        "ctrl+h",
        "ctrl+m",
        "ctrl+j",
        "ctrl+left_square_bracket",
        "ctrl+b",
        "ctrl+a",
        "ctrl+c",
        "f10",
        "f11",
    }
    for action in ACTIONS:
        keys = set(action.keys.split(","))
        assert not keys & lost
        assert any(not re.match(r"ctrl\+(enter|shift)|alt\+", key) for key in keys)


def test_browsing_keys_are_those_that_translators_know():
    keys = {action.id: action.keys for action in actions(Context.ARTICLE)}
    assert keys["missing.next"] == "u"
    assert keys["divergent.next"] == "f"
    assert keys["finding.next"] == "n"


@pytest.mark.parametrize(
    ("keymap", "said"),
    [
        ({"finding.next": "u"}, "The key u is given to both"),
        ({"no.such": "u"}, "There is no action no.such."),
        ({"back": "", "app.quit": ""}, "no way to quit"),
    ],
)
def test_a_keymap_that_locks_the_user_out_is_refused(keymap, said):
    assert said in str(keymap_fault(keymap))


def test_a_sound_keymap_passes():
    assert keymap_fault({"finding.next": "w"}) is None


def test_every_state_has_its_own_glyph_and_a_word_in_both_sets():
    for glyphs in (UNICODE, ASCII):
        assert set(glyphs.marks) == set(Mark) == set(WORDS)
        assert len(set(glyphs.marks.values())) == len(Mark)
        assert all(len(mark) == 1 for mark in glyphs.marks.values())
    assert all(mark.isascii() for mark in ASCII.marks.values())


def test_keys_are_named_as_they_are_written_on_keyboards():
    keys = ("ctrl+s", "f4", "slash", "alt+enter", "G", "ctrl+@")
    assert [key_name(key, "en") for key in keys] == ["^s", "F4", "/", "Alt+Enter", "G", "^Space"]
    assert [key_name(key, "fr") for key in ("alt+enter", "escape")] == ["Alt+Entrée", "Échap"]
