"""What the checks say of a paragraph as it is typed."""

import pytest

from translate_flow.project.workspace import Workspace


@pytest.fixture
def workspace(site):
    return Workspace.open()


def codes(workspace, article, unit, text):
    return {finding.code for finding in workspace.preview(article, unit, "en", 0, text)}


def test_a_number_that_is_typed_wrong_is_told_before_it_is_saved(site, workspace):
    english = site / "articles" / "communs" / "en.md"
    before = english.read_bytes()
    good = "A commons is a resource that its users manage together since 1215."
    assert codes(workspace, "articles/communs", 1, good) == set()
    assert codes(workspace, "articles/communs", 1, good.replace("1215", "1251")) == {"TF201"}
    assert english.read_bytes() == before


def test_a_side_that_is_missing_is_checked_as_if_it_stood_there(workspace):
    bitext = workspace.bitext("articles/lac")
    unit = next(number for number, unit in enumerate(bitext.units) if not unit.tied)
    english = "On Lake Neuchâtel, {} families of fishers share nets and catches in this way."
    assert codes(workspace, "articles/lac", unit, english.format(40)) == set()
    assert codes(workspace, "articles/lac", unit, english.format(14)) == {"TF201"}


def test_a_text_left_in_the_other_language_is_told(workspace):
    unit = workspace.bitext("articles/communs").units[1]
    french = workspace.bitext("articles/communs").blocks(unit, "fr")[0].text
    assert "TF107" in codes(workspace, "articles/communs", 1, french)


def test_what_cannot_stand_there_is_left_for_saving_to_say(workspace):
    assert codes(workspace, "articles/communs", 1, "One, 99.\n\nTwo.") == set()
    assert codes(workspace, "articles/communs", 1, "   ") == set()


def test_nothing_is_said_of_other_paragraphs(workspace):
    unit = len(workspace.bitext("articles/lac").units) - 1
    assert codes(workspace, "articles/lac", unit, "The rules come from those who follow them.") == set()


def test_what_the_project_leaves_out_is_left_out(site):
    (site / "translate-flow.toml").write_text('ignore = ["TF201"]\n', "utf-8")
    text = "A commons is a resource that its users manage together since 1251."
    assert codes(Workspace.open(), "articles/communs", 1, text) == set()
    (site / "translate-flow.toml").write_text('[severity]\nTF201 = "off"\n', "utf-8")
    assert codes(Workspace.open(), "articles/communs", 1, text) == set()
