"""Links made by hand: written into the ledger in one step, kept over edits, honoured by everything that reads the bitext."""

import pytest

from translate_flow.alignment.manual import Link
from translate_flow.checks.context import ReviewState, UnitReview
from translate_flow.errors import StaleEditError, UsageError
from translate_flow.project.linking import told
from translate_flow.project.workspace import Workspace

ID = "articles/communs"
PO = f"{ID}/fr-en.po"


@pytest.fixture
def workspace(site):
    return Workspace.open()


def units(workspace):
    return [(unit.fr, unit.en) for unit in workspace.bitext(ID).units]


def test_a_link_is_one_write_and_one_step_of_undo(site, workspace):
    before = units(workspace)
    workspace.link(ID, [1, 2], [1])
    assert ((1, 2), (1,)) in units(workspace)
    assert (site / PO).exists()
    assert ((1, 2), (1,)) in units(Workspace.open())
    assert workspace.undo() == ID
    assert units(workspace) == before
    assert not (site / PO).exists()


def test_unlink_merge_and_split(workspace):
    workspace.unlink(ID, [3], [3])
    assert not any(3 in fr and 3 in en for fr, en in units(workspace))
    workspace.merge(ID, "fr", [1, 2])
    assert any({1, 2} <= set(fr) for fr, _ in units(workspace))
    workspace.split(ID, "fr", 2)
    assert not any({1, 2} <= set(fr) for fr, _ in units(workspace))
    assert [type(value).__name__ for value in workspace.links(ID).held] == ["Unlink", "Split"]


def test_an_edit_elsewhere_leaves_a_link_alone(site, workspace):
    workspace.link(ID, [1, 2], [1])
    workspace.edit(ID, "fr", 3, "Les règles viennent de leurs usagers, et de personne d’autre.")
    assert ((1, 2), (1,)) in units(workspace)


def test_a_link_whose_text_has_gone_is_kept_aside_and_told(site, workspace):
    workspace.link(ID, [1], [1])
    workspace.edit(ID, "fr", 1, "Tout autre chose.")
    settled = workspace.links(ID)
    assert isinstance(settled.gone[0], Link)
    assert "Un commun est une ressource" in str(told(settled)[0])
    workspace.sync()
    workspace.edit(ID, "fr", 1, "Un commun est une ressource que ses usagers gèrent ensemble depuis 1215.")
    assert workspace.links(ID).held


def test_a_review_holds_of_the_unit_made_by_hand(workspace):
    workspace.link(ID, [1, 2], [1, 2])
    number = next(n for n, unit in enumerate(workspace.bitext(ID).units) if unit.fr == (1, 2))
    workspace.record(ID, number, UnitReview(ReviewState.REVIEWED))
    assert workspace.reviews(ID)[number].state is ReviewState.REVIEWED


def test_the_check_knows_of_it_and_its_cache_too(site, workspace):
    assert not [f for f in workspace.check([ID]).findings if f.code == "TF103"]
    workspace.unlink(ID, [3], [3])
    assert [f for f in workspace.check([ID]).findings if f.code == "TF103"]


def test_a_block_that_changed_meanwhile_is_refused(site, workspace):
    workspace.bitext(ID)
    path = site / ID / "fr.md"
    path.write_text(path.read_text("utf-8").replace("depuis 1215", "depuis 1216"), "utf-8")
    with pytest.raises(StaleEditError):
        workspace.link(ID, [1], [1])
    assert not (site / PO).exists()


@pytest.mark.parametrize(
    "ask",
    [
        lambda w: w.link(ID, [], [1]),
        lambda w: w.merge(ID, "fr", [0, 2]),
        lambda w: w.split(ID, "en", 0),
        lambda w: w.unlink(ID, [1], []),
        lambda w: w.link(ID, [99], [1]),
    ],
)
def test_what_makes_no_sense_is_refused(workspace, ask):
    with pytest.raises(UsageError):
        ask(workspace)
