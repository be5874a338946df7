import pytest
from fake_workspace import FakeWorkspace
from screen import lines, running, settled, text, type_text, until
from textual.widgets import Input

from translate_flow.alignment.bitext import Relation
from translate_flow.checks.context import ReviewState, UnitReview
from translate_flow.drafts.draft import Draft
from translate_flow.errors import StorageError
from translate_flow.messages import msg
from translate_flow.tui.glyphs import ASCII
from translate_flow.tui.screens.article import ArticleScreen
from translate_flow.tui.screens.dialogs import Choice
from translate_flow.tui.screens.project import ProjectScreen

TABLE = [
    ("# Les communs", "# The commons"),
    ("Un commun vit\u00a0: nous en prenons soin.", None),
    ("Trois règles suffisent.", "Three rules are enough."),
    ("Merci à tous.", None),
]
MEMORY = Draft("A commons lives: we care for it.", "memory", 0.82)


def site(**given):
    return FakeWorkspace({"a": list(TABLE)}, **given)


async def test_sides_stand_next_to_each_other_and_what_is_missing_says_so():
    async with running(site(), article="a", size=(120, 40)) as pilot:
        shown = lines(pilot.app)
        assert "# Les communs" in shown[1]
        assert "│ # The commons" in shown[1]
        assert "✗ Un commun vit⍽: nous en prenons soin." in shown[2]
        assert "│ (missing in English)" in shown[2]
        assert "2 missing" in shown[0]


async def test_below_100_columns_the_sides_are_stacked_unless_the_user_wants_otherwise():
    async with running(site(), article="a", size=(80, 24)) as pilot:
        assert "FR # Les communs" in lines(pilot.app)[1]
        assert "EN # The commons" in lines(pilot.app)[2]
        await pilot.press("v")
        await pilot.pause()
        assert "# Les communs" in lines(pilot.app)[1]
        assert "│ # The commons" in lines(pilot.app)[1]


@pytest.mark.parametrize("size", [(30, 10), (12, 5), (200, 60)])
async def test_any_size_of_terminal_is_borne(size):
    async with running(site(), article="a", size=size) as pilot:
        for key in ("u", "e", "escape", "question_mark", "escape", "v", "i", "escape", "x", "escape"):
            await pilot.press(key)
            await pilot.pause()
        assert isinstance(pilot.app.screen, ArticleScreen)


async def test_the_screen_may_change_its_size_while_a_text_is_edited():
    long = "Un commun vit, et nous en prenons soin. " * 12
    workspace = FakeWorkspace({"a": [("Un.", "A."), (long, "A commons lives. " * 20), (long, None)]})
    async with running(workspace, article="a", size=(120, 40)) as pilot:
        await pilot.press("u", "e")
        for size in ((60, 15), (130, 35), (40, 24), (200, 50), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert pilot.app.screen.editing
            assert not pilot.app.screen.detail.display
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen.detail.display


async def test_a_fault_of_ours_prints_no_text_of_an_article(capsys):
    def fall(_y):
        secret = "Un commun vit, et nous en prenons soin."
        raise ZeroDivisionError(len(secret))

    async def fall_over():
        async with running(site(), article="a") as pilot:
            pilot.app.screen.pairs.render_line = fall
            pilot.app.screen.pairs.refresh()
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await fall_over()
    printed = capsys.readouterr()
    assert "prenons" not in printed.out + printed.err


async def test_the_hints_fit_and_always_hold_help():
    for width in (30, 60, 80, 120):
        async with running(site(), article="a", size=(width, 24)) as pilot:
            last = lines(pilot.app)[-1]
            assert "? help" in last
            assert len(last.rstrip()) <= width


async def test_without_colour_or_fonts_every_state_can_still_be_read(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(site(), article="a", size=(80, 24), marks=ASCII) as pilot:
        await pilot.press("u")
        await pilot.pause()
        shown = text(pilot.app)
        assert ">x FR Un commun vit_: nous" in shown
        assert "x missing in English" in shown


async def test_keys_go_to_what_is_missing_and_to_findings_and_round_the_end():
    async with running(site(), article="a") as pilot:
        screen = pilot.app.screen
        for key, unit in (
            ("u", 1),
            ("u", 3),
            ("u", 1),
            ("U", 3),
            ("n", 1),
            ("N", 3),
            ("g", 0),
            ("G", 3),
            ("k", 2),
            ("down", 3),
        ):
            await pilot.press(key)
            assert screen.pairs.current.unit == unit, key


async def test_findings_and_lines_of_the_row_are_told_below():
    async with running(site(), article="a") as pilot:
        await pilot.press("u")
        await pilot.pause()
        assert "✗ missing in English │ paragraph │ line FR 3" in text(pilot.app)
        assert "error TF103 No counterpart: Un commun vit" in text(pilot.app)


async def test_the_missing_text_is_drafted_corrected_accepted():
    workspace = site(drafts=(MEMORY,))
    async with running(workspace, article="a") as pilot:
        await pilot.press("u", "d")
        await until(pilot, lambda: pilot.app.screen.panel.area.text == MEMORY.text)
        assert "▸ memory 82% A commons lives" in text(pilot.app)
        assert "F4 accept, next" in lines(pilot.app)[-1]
        await type_text(pilot, " Yes.")
        await pilot.press("f4")
        await settled(pilot)
        assert workspace.tables["a"][1][1] == "A commons lives: we care for it. Yes."
        assert workspace.records["a"][1] == UnitReview(ReviewState.REVIEWED, "memory")
        # The next open row is being edited already.
        assert pilot.app.screen.panel.spot.handle.fr == "Merci à tous."
        assert pilot.app.session.unsaved_count == 0


async def test_a_draft_that_is_saved_but_not_accepted_stays_a_draft():
    workspace = site(drafts=(MEMORY,))
    async with running(workspace, article="a") as pilot:
        await pilot.press("u", "e", "ctrl+t")
        await until(pilot, lambda: pilot.app.screen.panel.suggestions)
        await pilot.press("ctrl+r", "ctrl+s")
        await settled(pilot)
        assert workspace.tables["a"][1][1] == MEMORY.text
        assert workspace.records["a"][1] == UnitReview(ReviewState.DRAFT, "memory")
        assert pilot.app.screen.editing
        await pilot.press("escape")
        await pilot.pause()
        assert "~ draft from memory" in text(pilot.app)
        await pilot.press("a")
        await settled(pilot)
        assert workspace.state("a", 1) is ReviewState.REVIEWED


async def test_a_draft_replaces_text_only_where_nothing_was_translated():
    workspace = site(drafts=(MEMORY,))
    async with running(workspace, article="a") as pilot:
        await pilot.press("j", "j", "d")
        await until(pilot, lambda: pilot.app.screen.panel.suggestions)
        assert pilot.app.screen.panel.area.text == "Three rules are enough."
    workspace = FakeWorkspace({"a": [("Un.", "Un.")]}, drafts=(MEMORY,), relations={0: Relation.UNTRANSLATED})
    async with running(workspace, article="a") as pilot:
        assert "= not translated into English" in text(pilot.app)
        await pilot.press("d")
        await until(pilot, lambda: pilot.app.screen.panel.area.text == MEMORY.text)
        await pilot.press("ctrl+z")
        assert pilot.app.screen.panel.area.text == "Un."


async def test_the_memory_shows_what_it_knows_unasked_and_leaves_the_text_alone():
    workspace = site(drafts=(MEMORY,))
    async with running(workspace, article="a") as pilot:
        await pilot.press("u", "e")
        await until(pilot, lambda: "▸ memory 82% A commons lives" in text(pilot.app))
        assert pilot.app.screen.panel.area.text == ""
        assert workspace.calls == [("suggestions", 1, None)]


async def test_who_goes_from_draft_to_draft_asks_once():
    workspace = site(drafts=(MEMORY,))
    async with running(workspace, article="a") as pilot:
        await pilot.press("u", "d")
        await until(pilot, lambda: pilot.app.screen.panel.area.text == MEMORY.text)
        await pilot.press("f4")
        await settled(pilot)
        await until(pilot, lambda: pilot.app.screen.panel.area.text == MEMORY.text)
        assert pilot.app.screen.panel.spot.handle.fr == "Merci à tous."
        await pilot.press("escape", "e")
        await pilot.pause()
        assert pilot.app.screen.panel.area.text == ""


async def test_a_draft_that_nobody_touched_is_not_kept_and_one_that_was_is():
    async with running(site(drafts=(MEMORY,)), article="a") as pilot:
        await pilot.press("u", "d")
        await until(pilot, lambda: pilot.app.screen.panel.area.text == MEMORY.text)
        await pilot.press("escape")
        assert pilot.app.session.unsaved_count == 0
        await pilot.press("d")
        await until(pilot, lambda: pilot.app.screen.panel.area.text == MEMORY.text)
        await type_text(pilot, " Yes.")
        await pilot.press("escape")
        assert pilot.app.session.unsaved_count == 1


async def test_a_suggestion_that_stands_in_the_text_takes_one_line():
    long = Draft("A commons lives, and we care for it. " * 6, "memory", 0.82)
    async with running(site(drafts=(long,)), article="a", size=(80, 24)) as pilot:
        await pilot.press("u", "e")
        await until(pilot, lambda: pilot.app.screen.panel.suggestions.drafts)
        await pilot.pause()
        assert pilot.app.screen.panel.suggestions.size.height > 1
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert pilot.app.screen.panel.suggestions.size.height == 1
        assert "…" in lines(pilot.app)[-2]


async def test_what_a_key_wrote_one_key_takes_back_and_the_cursor_goes_there():
    workspace = site()
    async with running(workspace, article="a") as pilot:
        await pilot.press("u", "e")
        await type_text(pilot, "A commons lives.")
        await pilot.press("f4")
        await settled(pilot)
        await pilot.press("escape", "G", "z")
        await settled(pilot)
        assert (workspace.tables["a"], workspace.records["a"]) == (TABLE, {})
        await until(pilot, lambda: pilot.app.screen.pairs.current.unit == 1)


async def test_another_suggestion_can_be_chosen():
    workspace = site(drafts=(MEMORY, Draft("Second.", "memory", 0.5, (msg("The term communs is not there."),))))
    async with running(workspace, article="a") as pilot:
        await pilot.press("u", "d")
        await until(pilot, lambda: pilot.app.screen.panel.suggestions)
        await pilot.press("ctrl+down", "ctrl+r")
        await pilot.pause()
        assert pilot.app.screen.panel.area.text == "Second."
        assert "The term communs is not there." in text(pilot.app)
        await pilot.press("f5")
        assert pilot.app.screen.panel.area.text == TABLE[1][0]


async def test_what_is_typed_and_left_is_kept_and_marked_and_quitting_asks():
    workspace = site()
    async with running(workspace, article="a") as pilot:
        await pilot.press("u", "enter")
        await type_text(pilot, "Begun")
        await pilot.press("escape")
        await pilot.pause()
        assert "● unsaved" in text(pilot.app)
        assert "Begun" in text(pilot.app)
        assert "1 unsaved" in lines(pilot.app)[0]
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ProjectScreen)
        assert "● a" in text(pilot.app)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
        assert "1 paragraph is not saved" in text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.is_running
        await pilot.press("enter")
        await until(pilot, lambda: getattr(pilot.app.screen, "settled", False))
        await pilot.press("u", "enter")
        assert pilot.app.screen.panel.area.text == "Begun"
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert workspace.tables["a"][1][1] == "Begun"
        assert workspace.records["a"] == {}


async def test_a_write_that_fails_says_why_and_loses_nothing():
    workspace = site(refuse=StorageError(msg("The disk is full."), path="a/en.md"))
    async with running(workspace, article="a") as pilot:
        await pilot.press("u", "e")
        await type_text(pilot, "Text")
        await pilot.press("f4")
        await settled(pilot)
        assert "a/en.md: The disk is full." in text(pilot.app)
        assert [typed.text for typed in pilot.app.session.typed_in("a").values()] == ["Text"]
        workspace.refuse = None
        await pilot.press("escape", "U", "e")
        assert pilot.app.screen.panel.area.text == "Text"
        await pilot.press("f4")
        await settled(pilot)
        assert workspace.tables["a"][1][1] == "Text"
        assert pilot.app.session.unsaved_count == 0


async def test_a_ledger_that_cannot_be_written_does_not_hold_back_the_text():
    workspace = site()

    def no_ledger(id_, unit, review):
        raise StorageError(msg("The ledger may not be written."))

    workspace.record = no_ledger
    async with running(workspace, article="a") as pilot:
        await pilot.press("u", "e")
        await type_text(pilot, "Text")
        await pilot.press("f4")
        await settled(pilot)
        assert "The ledger may not be written." in " ".join(text(pilot.app).split())
        assert workspace.tables["a"][1][1] == "Text"
        assert pilot.app.session.unsaved_count == 0


async def test_a_row_that_changed_on_disk_is_not_overwritten():
    workspace = site()
    async with running(workspace, article="a") as pilot:
        await pilot.press("j", "j", "e")
        await type_text(pilot, " Mine.")
        workspace.tables["a"][2] = ("Quatre règles suffisent.", "Four rules are enough.")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert workspace.tables["a"][2][1] == "Four rules are enough."
        assert "changed on disk meanwhile" in " ".join(text(pilot.app).split())
        assert pilot.app.session.unsaved_count == 1


async def test_an_empty_text_is_not_saved():
    workspace = site()
    async with running(workspace, article="a") as pilot:
        await pilot.press("u", "e", "ctrl+s", "f4")
        await settled(pilot)
        assert workspace.past == []


async def test_accepting_goes_to_the_next_row_that_is_not_reviewed():
    workspace = site()
    async with running(workspace, article="a") as pilot:
        await pilot.press("a")
        await settled(pilot)
        assert workspace.state("a", 0) is ReviewState.REVIEWED
        assert pilot.app.screen.pairs.current.unit == 1
        await pilot.press("space")
        await settled(pilot)
        assert workspace.state("a", 1) is None
        assert "There is nothing to accept here" in text(pilot.app)


async def test_what_is_meant_to_be_so_is_recorded_with_its_reason_and_can_be_undone():
    workspace = site()
    async with running(workspace, article="a") as pilot:
        await pilot.press("u", "x")
        await until(pilot, lambda: pilot.app.screen.query(Input))
        await pilot.press("enter")
        await type_text(pilot, "thanks to the French team")
        await pilot.press("enter")
        await settled(pilot)
        assert workspace.records["a"][1] == UnitReview(ReviewState.INTENDED, reason="thanks to the French team")
        assert "– intended: thanks to the French team" in text(pilot.app)
        await pilot.press("z")
        await settled(pilot)
        assert workspace.records["a"] == {}
        await pilot.press("z")
        await settled(pilot)
        assert "There is nothing to undo." in text(pilot.app)


async def test_the_filter_hides_rows_and_escape_brings_them_back():
    async with running(site(), article="a") as pilot:
        await pilot.press("slash")
        await type_text(pilot, "status:missing")
        assert [row.unit for row in shown(pilot)] == [1, 3]
        await pilot.press("enter", "j")
        assert pilot.app.screen.pairs.current.unit == 3
        await pilot.press("escape")
        await pilot.pause()
        assert len(shown(pilot)) == 4
        assert pilot.app.screen.pairs.current.unit == 3
        await pilot.press("slash")
        await type_text(pilot, "nothing like this")
        assert "Nothing matches the filter." in text(pilot.app)
        await pilot.press("enter", "e", "a", "d", "n", "j", "pagedown", "y", "i")


def shown(pilot):
    pairs = pilot.app.screen.pairs
    return [pairs.rows[number] for number in pairs.shown]


async def test_copying_gives_the_text_as_it_stands_in_the_file():
    async with running(site(), article="a") as pilot:
        await pilot.press("u", "y")
        assert pilot.app.clipboard == TABLE[1][0]


async def test_no_break_spaces_can_be_hidden():
    async with running(site(), article="a") as pilot:
        assert "vit⍽:" in text(pilot.app)
        await pilot.press("full_stop")
        await pilot.pause()
        assert "vit\u00a0:" in text(pilot.app)


async def test_the_other_side_can_be_edited_too():
    workspace = site()
    async with running(workspace, article="a") as pilot:
        await pilot.press("j", "j", "E")
        assert pilot.app.screen.panel.area.text == "Trois règles suffisent."
        await type_text(pilot, " Oui.")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert workspace.tables["a"][2][0] == "Trois règles suffisent. Oui."


async def test_an_article_with_one_side_shows_it_and_says_what_to_do():
    workspace = FakeWorkspace({"a": [("Un.", None), ("Deux.", None)]})
    async with running(workspace, article="a") as pilot:
        assert "(missing in English)" in text(pilot.app)
        await pilot.press("e")
        await pilot.pause()
        assert "There is no English file yet" in text(pilot.app)
        await pilot.press("x", "a", "d")
        assert workspace.past == []


async def test_an_outdated_row_shows_what_the_original_was():
    workspace = site()
    workspace.records["a"][2] = UnitReview(ReviewState.OUTDATED, previous="Deux règles suffisent.")
    async with running(workspace, article="a") as pilot:
        await pilot.press("f", "e")
        await pilot.pause()
        assert "before: Deux règles suffisent." in text(pilot.app)


async def test_a_draft_that_waits_in_the_ledger_is_offered():
    workspace = site()
    workspace.records["a"][1] = UnitReview(ReviewState.DRAFT, "apertium", translation="A commons lives.")
    async with running(workspace, article="a") as pilot:
        await pilot.press("u", "e")
        await pilot.pause()
        assert "▸ apertium A commons lives." in text(pilot.app)


async def test_letters_of_browsing_are_typed_while_editing():
    async with running(site(), article="a") as pilot:
        await pilot.press("u", "e")
        await pilot.press(*"anqx")
        assert pilot.app.screen.panel.area.text == "anqx"
        await pilot.press("tab", "tab")
        await pilot.press("z")
        assert pilot.app.screen.panel.area.text == "anqxz"
