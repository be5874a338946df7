import pytest

from translate_flow.errors import UsageError
from translate_flow.project import versions as room
from translate_flow.project.versions import keep, put_back, versions
from translate_flow.project.workspace import Workspace


def test_what_a_write_replaces_is_kept_and_can_be_put_back(site):
    workspace = Workspace.open()
    english = site / "articles" / "communs" / "en.md"
    before = english.read_bytes()
    workspace.edit("articles/communs", "en", 2, "Another text.")
    workspace.edit("articles/communs", "en", 2, "A third one.")
    between, oldest = versions(english)
    assert oldest.data() == before
    assert b"Another text." in between.data()
    put_back(oldest)
    assert english.read_bytes() == before
    # And that can be taken back in its turn.
    assert b"A third one." in versions(english)[0].data()
    put_back(versions(english)[0])
    assert b"A third one." in english.read_bytes()


def test_undo_keeps_what_it_takes_away(site):
    workspace = Workspace.open()
    english = site / "articles" / "communs" / "en.md"
    workspace.edit("articles/communs", "en", 2, "Another text.")
    workspace.undo()
    assert b"Another text." in versions(english)[0].data()


def test_a_folder_shows_its_own_files_only(tmp_path):
    keep(tmp_path, "a/fr.md", b"one")
    keep(tmp_path, "b/fr.md", b"two")
    assert [version.path for version in versions(tmp_path / "a")] == ["a/fr.md"]
    assert [version.path for version in versions(tmp_path)] == ["b/fr.md", "a/fr.md"]


def test_what_is_kept_is_bounded_for_each_file_and_in_all(tmp_path, monkeypatch):
    monkeypatch.setattr(room, "PER_FILE", 3)
    for number in range(5):
        keep(tmp_path, "fr.md", b"%d" % number)
    assert [version.data() for version in versions(tmp_path)] == [b"4", b"3", b"2"]
    monkeypatch.setattr(room, "MOST", 2)
    keep(tmp_path, "en.md", b"x")
    assert [version.data() for version in versions(tmp_path)] == [b"x", b"4"]
    monkeypatch.setattr(room, "MOST_BYTES", 1)
    keep(tmp_path, "en.md", b"long" * 100)
    assert [version.size for version in versions(tmp_path)] == [400]


def test_a_file_that_is_like_that_already_is_not_written(tmp_path):
    (tmp_path / "fr.md").write_bytes(b"one\r\n")
    keep(tmp_path, "fr.md", b"one\r\n")
    with pytest.raises(UsageError, match="like that already"):
        put_back(versions(tmp_path)[0])


def test_a_state_folder_that_takes_nothing_does_not_stop_a_write(site, monkeypatch):
    monkeypatch.setenv("TRANSLATE_FLOW_STATE", str(site / "glossary.yaml"))
    Workspace.open().edit("articles/communs", "en", 2, "Another text.")
    assert b"Another text." in (site / "articles" / "communs" / "en.md").read_bytes()
    assert versions(site) == ()


def test_a_stranger_in_the_folder_is_passed_over(tmp_path):
    keep(tmp_path, "fr.md", b"one")
    folder = versions(tmp_path)[0].place.parent
    (folder / "notes.txt").write_text("mine")
    (folder / "1-x").write_text('{"root": 3}\n')
    assert len(versions(tmp_path)) == 1


def test_what_was_taken_back_can_be_made_again(site):
    workspace = Workspace.open()
    english = site / "articles" / "communs" / "en.md"
    workspace.edit("articles/communs", "en", 1, "One.")
    workspace.edit("articles/communs", "en", 2, "Two.")
    after = english.read_bytes()
    assert workspace.redo() is None
    workspace.undo()
    workspace.undo()
    assert [workspace.redo(), workspace.redo(), workspace.redo()] == ["articles/communs", "articles/communs", None]
    assert english.read_bytes() == after
    workspace.undo()
    workspace.edit("articles/communs", "en", 2, "Other.")
    assert workspace.redo() is None
