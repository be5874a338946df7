"""A row whose translation is several paragraphs: each is edited for itself, and the one beside it stays as it is."""

from fake_workspace import FakeWorkspace
from screen import lines, running, settled, text, type_text

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.checks.context import ReviewState
from translate_flow.errors import UsageError
from translate_flow.messages import msg


class Split(FakeWorkspace):
    """The last two English paragraphs answer one of French."""

    def bitext(self, id_):
        fr, en = (self._document(id_, language) for language in ("fr", "en"))
        units = (Unit((0,), (0,), Relation.TRANSLATED, 1.0), Unit((1,), (1, 2), Relation.TRANSLATED, 1.0))
        return Bitext(fr, en, units, ("fr", "fr"), ("en", "en", "en"))

    def edit(self, id_, language, block, text, *, was=None):
        assert self._document(id_, language).blocks[block].text == was
        self._change(id_)
        self._put(id_, block, language, text)


def site():
    return Split({"a": [("Un.", "One."), ("Deux et trois.", "Two."), (None, "Three.")]})


async def test_f2_goes_round_the_paragraphs_and_each_is_saved_in_its_place():
    workspace = site()
    async with running(workspace, article="a", size=(100, 24)) as pilot:
        assert "Two." in lines(pilot.app)[2]
        assert "Three." in lines(pilot.app)[3]
        await pilot.press("j", "e")
        panel = pilot.app.screen.panel
        assert (panel.area.text, "1 of 2" in text(pilot.app)) == ("Two.", True)
        await pilot.press("f2")
        assert (panel.area.text, "2 of 2" in text(pilot.app)) == ("Three.", True)
        await type_text(pilot, " More.")
        await pilot.press("f2")
        assert panel.area.text == "Two."
        assert pilot.app.session.unsaved_count == 1
        await pilot.press("f2")
        assert panel.area.text == "Three. More."
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert [row[1] for row in workspace.tables["a"]] == ["One.", "Two.", "Three. More."]
        await pilot.press("f4")
        await settled(pilot)
        assert workspace.state("a", 1) is ReviewState.REVIEWED


async def test_accepting_the_row_writes_all_that_is_typed_in_its_paragraphs():
    workspace = site()
    async with running(workspace, article="a") as pilot:
        await pilot.press("j", "e")
        await type_text(pilot, " First.")
        await pilot.press("f2")
        await type_text(pilot, " Second.")
        await pilot.press("f4")
        await settled(pilot)
        assert [row[1] for row in workspace.tables["a"]] == ["One.", "Two. First.", "Three. Second."]
        assert workspace.state("a", 1) is ReviewState.REVIEWED
        assert pilot.app.session.unsaved_count == 0


async def test_saving_one_paragraph_does_not_forget_what_is_typed_in_the_other():
    workspace = site()
    async with running(workspace, article="a") as pilot:
        await pilot.press("j", "e")
        await type_text(pilot, " First.")
        await pilot.press("f2")
        await type_text(pilot, " Second.")
        await pilot.press("ctrl+s")
        await settled(pilot)
        kept = [typed.text for typed in pilot.app.session.typed_in("a").values()]
        written = [row[1] for row in workspace.tables["a"]]
        assert (written, kept) == (["One.", "Two.", "Three. Second."], ["Two. First."])
        assert "1 unsaved" in lines(pilot.app)[0]


async def test_nothing_is_reviewed_of_which_a_paragraph_could_not_be_written():
    class Refuses(Split):
        def edit(self, id_, language, block, text, *, was=None):
            if text.startswith("Three"):
                raise UsageError(msg("No."))
            super().edit(id_, language, block, text, was=was)

    workspace = Refuses(site().tables)
    async with running(workspace, article="a") as pilot:
        await pilot.press("j", "e", "f2")
        await type_text(pilot, " Second.")
        await pilot.press("f2")
        await type_text(pilot, " First.")
        await pilot.press("f4")
        await settled(pilot)
        kept = [typed.text for typed in pilot.app.session.typed_in("a").values()]
        assert ([row[1] for row in workspace.tables["a"]], kept) == (
            ["One.", "Two. First.", "Three."],
            ["Three. Second."],
        )
        assert workspace.state("a", 1) is not ReviewState.REVIEWED
