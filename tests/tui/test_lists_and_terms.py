"""The findings view, the glossary view, terms completed and checks asked while one types."""

import pytest
from fake_workspace import FakeWorkspace
from screen import lines, running, text, type_text, until

from translate_flow.articles.document import Place
from translate_flow.checks.finding import Finding, Severity
from translate_flow.glossary.term import Forbidden, Glossary, Name, Term, Wording
from translate_flow.messages import msg
from translate_flow.tui.screens.article import ArticleScreen
from translate_flow.tui.screens.listing import FindingsScreen, GlossaryScreen, Listing
from translate_flow.tui.screens.project import ProjectScreen
from translate_flow.tui.terms import Hint, completions

TERMS = Glossary(
    terms=(
        Term(
            Wording("économie sociale", accepted=("ESS",)),
            Wording("social economy", ("SSE",), forbidden=(Forbidden("social business"),)),
            note="A note.",
        ),
        Term(Wording("commun"), Wording("commons")),
    ),
    names=(Name("Framasoft", ("framasoft.org",)),),
)


def site():
    workspace = FakeWorkspace(
        {
            "a": [("Un commun.", "A commons."), ("Deux.", None)],
            "b": [("Trois communs.", None), ("Quatre.", "Four."), ("Cinq.", None)],
        }
    )
    workspace.glossary = TERMS
    return workspace


async def test_all_findings_are_listed_filtered_and_gone_to():
    async with running(site(), size=(90, 20)) as pilot:
        await pilot.press("3")
        await pilot.pause()
        assert isinstance(pilot.app.screen, FindingsScreen)
        shown = lines(pilot.app)
        assert shown[0].startswith(" Findings of all articles")
        assert "3 lines" in shown[0]
        assert "a FR 3  error TF103 No counterpart: Deux." in shown[1]
        await pilot.press("slash")
        await type_text(pilot, "rule:tf103 cinq")
        await pilot.press("enter")
        assert "1 line" in lines(pilot.app)[0]
        await pilot.press("enter")
        await until(pilot, lambda: getattr(pilot.app.screen, "settled", False))
        assert isinstance(pilot.app.screen, ArticleScreen)
        assert pilot.app.screen.pairs.current.unit == 2
        await pilot.press("3")
        await pilot.pause()
        assert "Findings of b" in lines(pilot.app)[0]
        assert lines(pilot.app)[1].startswith("FR 1  error TF103")
        assert "2 lines" in lines(pilot.app)[0]
        await pilot.press("enter")
        assert pilot.app.screen.pairs.current.unit == 0
        await pilot.press("1")
        assert isinstance(pilot.app.screen, ProjectScreen)


async def test_the_list_moves_like_any_other_and_escape_clears_the_filter_first():
    async with running(site(), size=(90, 20)) as pilot:
        await pilot.press("3", "j")
        screen = pilot.app.screen
        for key, line in (("G", 2), ("j", 2), ("k", 1), ("g", 0), ("pagedown", 2), ("pageup", 0)):
            await pilot.press(key)
            assert screen.list.highlighted == line
        await pilot.press("slash")
        await type_text(pilot, "nothing like it")
        assert screen.kept == []
        await pilot.press("enter", "enter", "escape")
        assert len(screen.kept) == 3
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ProjectScreen)


async def test_the_glossary_is_looked_up_by_any_form():
    async with running(site(), article="a") as pilot:
        await pilot.press("4")
        await until(pilot, lambda: isinstance(pilot.app.screen, GlossaryScreen))
        assert [line.rstrip() for line in lines(pilot.app)[1:4]] == [
            "commun → commons",
            "économie sociale → social economy",
            "Framasoft",
        ]
        await pilot.press("slash")
        await type_text(pilot, "business")
        await pilot.press("enter", "enter")
        await pilot.pause()
        shown = text(pilot.app)
        assert "as good: ESS" in shown
        assert "not: social business" in shown
        assert "A note." in shown
        await pilot.press("escape", "3")
        assert isinstance(pilot.app.screen, FindingsScreen)
        await pilot.press("2")
        assert isinstance(pilot.app.screen, ArticleScreen)


async def test_number_keys_are_letters_while_one_types():
    async with running(site(), article="a") as pilot:
        await pilot.press("e")
        await type_text(pilot, " 1 2 3 4")
        assert pilot.app.screen.panel.area.text == "A commons. 1 2 3 4"
        assert not isinstance(pilot.app.screen, Listing)


HINTS = (Hint("économie sociale", "social economy", ("SSE",)), Hint("commun", "commons"))


@pytest.mark.parametrize(
    ("before", "size", "words"),
    [
        ("The soc", 3, ("social economy",)),
        ("The social ec", 9, ("social economy",)),
        ("Soc", 3, ("Social economy",)),
        ("the com", 3, ("commons",)),
        ("the (com", 3, ("commons",)),
        ("S", 1, ("Social economy", "SSE")),
        ("The ", 0, ("social economy", "commons", "SSE")),
        ("The commons of ", 0, ("social economy", "SSE")),
        ("", 0, ("social economy", "commons", "SSE")),
    ],
)
def test_the_word_before_the_cursor_is_completed_to_a_term(before, size, words):
    assert completions(before, HINTS) == (size, words)
    assert completions(before, ()) == (0, ())


async def test_f3_completes_a_term_and_goes_on_to_the_next():
    workspace = FakeWorkspace({"a": [("L’économie sociale est un commun.", "It."), ("Rien.", "Nothing.")]})
    workspace.glossary = TERMS
    async with running(workspace, article="a") as pilot:
        await pilot.press("e")
        panel = pilot.app.screen.panel
        await until(pilot, lambda: panel.terms == HINTS)
        await type_text(pilot, " S")
        await pilot.press("f3")
        assert panel.area.text == "It. Social economy"
        await pilot.press("f3")
        assert panel.area.text == "It. SSE"
        await pilot.press("f3")
        assert panel.area.text == "It. Social economy"
        await pilot.press("ctrl+z")
        assert panel.area.text == "It. SSE"
        await pilot.press("escape", "j", "e", "f3")
        assert "no word for this row" in text(pilot.app)


async def test_the_checks_look_at_what_is_typed():
    workspace = site()
    place = Place("en", "a/en.md", 1, 1, 1, 2)
    workspace.objections = (Finding("number-mismatch", "TF201", Severity.ERROR, "a", place, msg("Not 12."), "f"),)
    async with running(workspace, article="a") as pilot:
        await pilot.press("e")
        await type_text(pilot, " 12")
        await until(pilot, lambda: "error TF201 Not 12." in text(pilot.app))
        asked = [call for call in workspace.calls if call[0] == "preview"]
        assert asked == [("preview", 0, "en", 0, "A commons. 12")]
        await pilot.press("escape", "e")
        assert "Not 12." not in text(pilot.app)


async def test_terms_are_sorted_as_a_dictionary_sorts_them():
    pairs = [("but", "aim"), ("bénévole", "volunteer"), ("État", "State"), ("école", "school")]
    workspace = site()
    workspace.glossary = Glossary(tuple(Term(Wording(fr), Wording(en)) for fr, en in pairs))
    async with running(workspace) as pilot:
        await pilot.press("4")
        await until(pilot, lambda: isinstance(pilot.app.screen, GlossaryScreen))
        assert [line.split()[0] for line in lines(pilot.app)[1:5]] == ["bénévole", "but", "école", "État"]
        assert "3 findings" not in lines(pilot.app)[-1]
