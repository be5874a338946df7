import threading

from fake_workspace import FakeWorkspace
from screen import lines, running, settled, text, type_text, until
from textual.command import CommandPalette

from translate_flow.errors import InputError
from translate_flow.messages import msg
from translate_flow.project.workspace import Outcome
from translate_flow.tui.screens.article import ArticleScreen
from translate_flow.tui.screens.project import ProjectScreen

SITE = {
    "b/complete": [("Un mot.", "A word.")],
    "a/half": [("Un mot.", "A word."), ("Deux mots.", None)],
    "c/french": [("Un.", None)],
}


def site(**given):
    return FakeWorkspace({id_: list(rows) for id_, rows in SITE.items()}, **given)


async def test_each_article_has_a_line_with_its_state_in_a_word():
    async with running(site(), size=(80, 24)) as pilot:
        shown = lines(pilot.app)
        assert "3 articles  1 complete  2 errors" in shown[0]
        assert shown[2].split() == ["▌!", "incomplete", "50%", "1", "a/half"]
        assert shown[3].split() == ["✓", "complete", "100%", "b/complete"]
        assert shown[4].split()[:2] == ["✗", "missing"]


async def test_the_list_is_there_before_anything_is_known():
    workspace, go_on = site(), threading.Event()
    outcomes = workspace.outcomes

    def slow(ids=None, *, progress=None):
        for outcome in outcomes(ids):
            yield outcome
            go_on.wait(10)

    workspace.outcomes = slow
    app_ready = running(workspace)
    threading.Timer(1.0, go_on.set).start()
    async with app_ready as pilot:
        assert go_on.is_set()
        assert len(pilot.app.screen.known) == 3


async def test_articles_fill_in_while_others_are_being_checked():
    workspace, go_on = site(), threading.Event()
    outcomes = workspace.outcomes

    def slow(ids=None, *, progress=None):
        for number, outcome in enumerate(outcomes(ids)):
            if number == 1:
                go_on.wait(10)
            yield outcome

    workspace.outcomes = slow
    from translate_flow.tui.app import TranslateFlow

    async with TranslateFlow(workspace, "en").run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: pilot.app.screen.known)
        shown = lines(pilot.app)
        assert "checking 1/3" in shown[0]
        assert "incomplete" in shown[2]
        assert "…" in shown[3]
        # Meanwhile every key is answered.
        await pilot.press("G")
        assert pilot.app.screen.current == "c/french"
        go_on.set()
        await until(pilot, lambda: not pilot.app.screen.checking)
        assert "complete" in lines(pilot.app)[3]


async def test_keys_go_to_findings_and_gaps():
    async with running(site()) as pilot:
        screen = pilot.app.screen
        for key, article in (
            ("G", "c/french"),
            ("n", "a/half"),
            ("u", "c/french"),
            ("U", "a/half"),
            ("j", "b/complete"),
        ):
            await pilot.press(key)
            assert screen.current == article, key


async def test_the_filter_takes_states_and_checks_and_words():
    async with running(site()) as pilot:
        await pilot.press("slash")
        await type_text(pilot, "status:incomplete rule:TF103 half")
        assert pilot.app.screen.shown == ["a/half"]
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArticleScreen))
        await pilot.press("q")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert len(pilot.app.screen.shown) == 3


async def test_coming_back_the_line_tells_what_was_done():
    workspace = site()
    async with running(workspace) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: getattr(pilot.app.screen, "settled", False))
        await pilot.press("u", "e")
        await type_text(pilot, "Two words.")
        await pilot.press("f4")
        await settled(pilot)
        await pilot.press("q")
        await until(pilot, lambda: "✓ complete" in lines(pilot.app)[2])


async def test_an_article_that_cannot_be_read_says_why():
    workspace = site()
    outcomes = workspace.outcomes

    def broken(ids=None, *, progress=None):
        for outcome in outcomes(ids):
            problem = InputError(msg("This is not UTF-8."), path="b/en.md", line=3)
            yield Outcome(outcome.article, None, problem=problem) if outcome.article == "b/complete" else outcome

    workspace.outcomes = broken
    workspace.check = lambda ids=None: None
    async with running(workspace) as pilot:
        assert "✗ unreadable" in lines(pilot.app)[3]
        await pilot.press("j", "enter")
        await pilot.pause()
        assert "b/en.md:3: This is not UTF-8." in text(pilot.app)
        assert isinstance(pilot.app.screen, ProjectScreen)


async def test_every_key_is_listed_by_the_help_and_every_action_is_in_the_palette():
    async with running(site(), size=(100, 200)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        shown = " ".join(text(pilot.app).replace("│", " ").split())
        for words in ("Enter, e", "Save, mark as reviewed, and go to the next open row.", "F4", "^Space"):
            assert words in shown
        await pilot.press("escape", "ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
        await type_text(pilot, "next missing")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ProjectScreen))
        await until(pilot, lambda: pilot.app.screen.current == "c/french")


async def test_a_users_own_keys_show_in_the_hints():
    async with running(site()) as pilot:
        pilot.app.set_keymap({"finding.next": "w"})
        pilot.app.screen.key_bar.refresh()
        await pilot.pause()
        assert "w next finding" in lines(pilot.app)[-1]
        await pilot.press("G", "w")
        assert pilot.app.screen.current == "a/half"


async def test_quitting_needs_no_answer_when_all_is_saved():
    async with running(site()) as pilot:
        await pilot.press("q")
        await until(pilot, lambda: not pilot.app.is_running)


async def test_a_fault_of_ours_is_told_and_the_interface_stays():
    workspace = site()
    async with running(workspace) as pilot:
        workspace.outcomes = lambda ids=None, **_: 1 / 0
        await pilot.press("r")
        await until(pilot, lambda: pilot.app.session.faults)
        await pilot.pause()
        assert "fault of translate-flow" in " ".join(text(pilot.app).split())
        assert pilot.app.is_running
        pilot.app.session.faults.clear()


async def test_a_key_leads_from_article_to_article_that_asks_for_work():
    async with running(site(), article="b/complete") as pilot:
        list_ = pilot.app.screen_stack[0]
        await until(pilot, lambda: not list_.checking)
        for key, article in (("]", "c/french"), ("]", "a/half"), ("[", "c/french")):
            await pilot.press({"]": "right_square_bracket", "[": "left_square_bracket"}[key])
            await settled(pilot)
            assert (pilot.app.screen.article_id, list_.current) == (article, article)
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.screen is list_


async def test_of_a_long_name_the_end_is_shown():
    name = "content/docs/" + "very-long-folder/" * 5 + "last"
    async with running(FakeWorkspace({name: [("Un.", "A.")]}), size=(80, 24)) as pilot:
        line = lines(pilot.app)[2]
        assert "…" in line
        assert line.rstrip().endswith("folder/last")
        await pilot.resize_terminal(200, 24)
        await pilot.pause()
        assert name in lines(pilot.app)[2]


async def test_quitting_waits_for_what_is_written_and_not_for_what_is_read():
    workspace, go_on = site(), threading.Event()
    async with running(workspace) as pilot:
        workspace.bitext = lambda _id: go_on.wait(10)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("q", "q")
        await until(pilot, lambda: not pilot.app.is_running, seconds=3)
        assert not go_on.is_set()
        go_on.set()
