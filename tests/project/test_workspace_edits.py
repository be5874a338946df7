import errno
import os
import subprocess
import sys
import threading

import pytest

from translate_flow.checks.context import ReviewState, UnitReview
from translate_flow.errors import InputError, LedgerError, StaleEditError, StorageError, UsageError
from translate_flow.project import lock
from translate_flow.project.workspace import Workspace

ID = "articles/lac"
FR, EN, PO = f"{ID}/fr.md", f"{ID}/en.md", f"{ID}/fr-en.po"
REVIEWED = UnitReview(ReviewState.REVIEWED)


@pytest.fixture
def workspace(site):
    return Workspace.open()


def block_of(workspace, language, words):
    return next(b for b in workspace.article(ID).side(language).blocks if words in b.text)


def missing_unit(workspace):
    return next(i for i, unit in enumerate(workspace.bitext(ID).units) if not unit.tied)


def test_an_edit_changes_its_block_and_nothing_else(site, workspace):
    path = site / EN
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n").rstrip())
    before = path.read_bytes()
    block = block_of(workspace, "en", "The rules")
    workspace.edit(ID, "en", block.index, "Rules come from their users.")
    assert path.read_bytes() == before.replace(block.text.encode(), b"Rules come from their users.")
    assert block_of(workspace, "en", "Rules come").index == block.index


def test_the_same_text_writes_nothing(site, workspace):
    block = block_of(workspace, "en", "The rules")
    stamp = (site / EN).stat().st_mtime_ns
    workspace.edit(ID, "en", block.index, block.text)
    assert (site / EN).stat().st_mtime_ns == stamp
    assert workspace.undo() is None


def test_an_edit_joins_what_others_wrote_elsewhere(site, workspace):
    block = block_of(workspace, "en", "The rules")
    text = (site / EN).read_text("utf-8")
    (site / EN).write_text(text.replace("# The commons\n", "# Commons\n\nOne more paragraph.\n"), "utf-8")
    workspace.edit(ID, "en", block.index, "Rules come from their users.", was=block.text)
    held = (site / EN).read_text("utf-8")
    assert "One more paragraph." in held
    assert "# Commons" in held
    assert "Rules come from their users." in held
    assert "The rules come" not in held


def test_an_edit_of_what_others_changed_is_refused(site, workspace):
    block = block_of(workspace, "en", "The rules")
    changed = (site / EN).read_text("utf-8").replace("The rules come", "All rules come")
    (site / EN).write_text(changed, "utf-8")
    with pytest.raises(StaleEditError):
        workspace.edit(ID, "en", block.index, "Rules come from their users.")
    assert (site / EN).read_text("utf-8") == changed


def test_an_edit_of_another_block_than_was_shown_is_refused(site, workspace):
    before = (site / EN).read_bytes()
    workspace.article(ID)
    with pytest.raises(StaleEditError):
        workspace.edit(ID, "en", 0, "Text", was="something else")
    assert (site / EN).read_bytes() == before


def test_what_would_not_stay_one_block_is_refused(site, workspace):
    before = (site / EN).read_bytes()
    block = block_of(workspace, "en", "The rules")
    with pytest.raises(UsageError):
        workspace.edit(ID, "en", block.index, "One.\n\nTwo.")
    assert (site / EN).read_bytes() == before


def test_a_file_that_is_gone_is_refused(site, workspace):
    workspace.article(ID)
    (site / EN).unlink()
    with pytest.raises(InputError):
        workspace.edit(ID, "en", 0, "Text")
    assert not (site / EN).exists()


def test_a_link_is_never_written_through(site, workspace):
    outside = site / "elsewhere.txt"
    outside.write_bytes((site / EN).read_bytes())
    (site / EN).unlink()
    (site / EN).symlink_to(outside)
    with pytest.raises(InputError, match="symbolic link"):
        workspace.edit(ID, "en", 0, "Text")
    assert (site / EN).is_symlink()


def test_the_missing_side_is_written_where_it_belongs(site, workspace):
    unit = missing_unit(workspace)
    held = workspace.insert(ID, unit, "On Lake Neuchâtel, 40 families of fishers share nets and catches in this way.")
    bitext = workspace.bitext(ID)
    assert bitext.units[held].tied
    assert "Neuchâtel" in bitext.blocks(bitext.units[held], "en")[0].text
    assert (site / EN).read_bytes() == (site / "articles/communs/en.md").read_bytes()
    with pytest.raises(UsageError, match="Both sides"):
        workspace.insert(ID, held, "Again.")


def test_undo_takes_back_one_write_after_the_other(site, workspace):
    before = (site / EN).read_bytes()
    workspace.insert(ID, missing_unit(workspace), "On Lake Neuchâtel, 40 families of fishers share nets.")
    after_one = (site / EN).read_bytes()
    workspace.edit(ID, "en", block_of(workspace, "en", "The rules").index, "Rules come from their users.")
    assert workspace.undo() == ID
    assert (site / EN).read_bytes() == after_one
    assert workspace.undo() == ID
    assert (site / EN).read_bytes() == before
    assert workspace.undo() is None


def test_undo_does_not_take_back_what_others_wrote_since(site, workspace):
    workspace.edit(ID, "en", block_of(workspace, "en", "The rules").index, "Rules come from their users.")
    (site / EN).write_text("# All new\n", "utf-8")
    with pytest.raises(StaleEditError):
        workspace.undo()
    assert (site / EN).read_text("utf-8") == "# All new\n"


def test_undo_of_a_new_file_removes_it(site, workspace):
    workspace.record(ID, 0, REVIEWED)
    assert (site / PO).exists()
    assert workspace.undo() == ID
    assert not (site / PO).exists()


def test_what_is_recorded_is_remembered(site, workspace):
    workspace.record(ID, 0, REVIEWED)
    assert workspace.reviews(ID)[0].state is ReviewState.REVIEWED
    assert Workspace.open().reviews(ID)[0].state is ReviewState.REVIEWED
    assert Workspace.open().status([ID])[0].progress.reviewed == 1


def test_a_record_finds_its_unit_when_others_wrote_elsewhere(site, workspace):
    unit = next(
        i for i, unit in enumerate(workspace.bitext(ID).units)
        if unit.tied and "rules" in workspace.bitext(ID).blocks(unit, "en")[0].text
    )  # fmt: skip
    for path, title in ((FR, "# Titre\n\n"), (EN, "# Title\n\n")):
        (site / path).write_text(title + (site / path).read_text("utf-8"), "utf-8")
    workspace.record(ID, unit, REVIEWED)
    bitext = workspace.bitext(ID)
    (reviewed,) = [i for i, review in workspace.reviews(ID).items() if review.state is ReviewState.REVIEWED]
    assert "rules" in bitext.blocks(bitext.units[reviewed], "en")[0].text


def test_a_record_of_what_others_changed_is_refused(site, workspace):
    workspace.bitext(ID)
    (site / EN).write_text((site / EN).read_text("utf-8").replace("# The commons", "# Commons"), "utf-8")
    with pytest.raises(StaleEditError):
        workspace.record(ID, 0, REVIEWED)
    assert not (site / PO).exists()


def test_a_ledger_written_by_others_is_kept(site, workspace):
    workspace.bitext(ID)
    Workspace.open().record(ID, 1, REVIEWED)
    workspace.record(ID, 0, REVIEWED)
    assert {0, 1} <= {i for i, review in workspace.reviews(ID).items() if review.state is ReviewState.REVIEWED}


def test_a_broken_ledger_is_refused_and_kept(site, workspace):
    (site / PO).write_text("<<<<<<< HEAD\n", "utf-8")
    with pytest.raises(LedgerError):
        workspace.record(ID, 0, REVIEWED)
    assert (site / PO).read_text("utf-8") == "<<<<<<< HEAD\n"


def test_sync_twice_changes_nothing(site, workspace):
    assert workspace.sync() == ("articles/communs/fr-en.po", PO)
    assert workspace.sync() == ()
    (site / "articles/communs/en.md").unlink()
    assert Workspace.open().sync() == ()


def test_where_articles_share_a_folder_ledgers_lie_apart(site):
    for side in ("fr", "en"):
        (site / f"charte.{side}.md").write_bytes((site / f"articles/lac/{side}.md").read_bytes())
    assert Workspace.open().sync(["charte"]) == (".translate-flow/ledger/charte.po",)
    assert (site / ".translate-flow/ledger/charte.po").is_file()


def test_a_full_disk_is_said_and_loses_nothing(site, workspace, monkeypatch):
    before = (site / EN).read_bytes()
    block = block_of(workspace, "en", "The rules")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="full"):
        workspace.edit(ID, "en", block.index, "Rules come from their users.")
    assert (site / EN).read_bytes() == before
    assert sorted(path.name for path in (site / ID).iterdir()) == ["en.md", "fr.md"]
    assert workspace.undo() is None


HOLD = """
import sys
from pathlib import Path
from translate_flow.project.lock import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_waits_and_is_told(site, workspace, monkeypatch):
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(site)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout.readline() == "held\n"
    before = (site / EN).read_bytes()
    block = block_of(workspace, "en", "The rules")
    monkeypatch.setattr(lock.writing.__wrapped__, "__kwdefaults__", {"wait": 0.2})
    with pytest.raises(StaleEditError, match="Another program"):
        workspace.edit(ID, "en", block.index, "Rules come from their users.")
    assert (site / EN).read_bytes() == before
    other.communicate()
    workspace.edit(ID, "en", block.index, "Rules come from their users.")
    assert b"from their users" in (site / EN).read_bytes()


def test_many_threads_lose_no_edit(site, workspace):
    blocks = {b.index: b.text for b in workspace.article(ID).en.blocks}
    threads = [
        threading.Thread(target=workspace.edit, args=(ID, "en", index, f"{text} Again"))
        for index, text in blocks.items()
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [b.text for b in workspace.article(ID).en.blocks] == [f"{text} Again" for text in blocks.values()]


def test_an_article_is_read_again_only_when_it_changed(site, workspace):
    first = workspace.article(ID)
    bitext = workspace.bitext(ID)
    assert workspace.article(ID) is first
    assert workspace.bitext(ID) is bitext
    (site / EN).write_text((site / EN).read_text("utf-8") + "\nMore.\n", "utf-8")
    assert len(workspace.article(ID).en.blocks) == len(first.en.blocks) + 1
    assert workspace.bitext(ID) is not bitext


def test_a_missing_side_is_none_and_has_no_bitext(site):
    (site / EN).unlink()
    workspace = Workspace.open()
    assert workspace.article(ID).en is None
    with pytest.raises(InputError, match="no English text"):
        workspace.bitext(ID)


def test_what_is_written_together_is_taken_back_together(site, workspace):
    before = (site / EN).read_bytes()
    unit = missing_unit(workspace)
    with workspace.together():
        unit = workspace.insert(ID, unit, "A text of their own.")
        workspace.record(ID, unit, REVIEWED)
    written = (site / EN).read_bytes(), (site / PO).read_bytes()
    assert workspace.undo() == ID
    assert (site / EN).read_bytes() == before
    assert not (site / PO).exists()
    assert workspace.undo() is None
    assert workspace.redo() == ID
    assert ((site / EN).read_bytes(), (site / PO).read_bytes()) == written


def test_what_others_wrote_in_between_is_not_taken_back(site, workspace):
    first, second = block_of(workspace, "en", "The rules").index, 0
    with workspace.together():
        workspace.edit(ID, "en", first, "Rules come from their users.")
        with (site / EN).open("ab") as file:
            file.write(b"\nBy another hand.\n")
        workspace.edit(ID, "en", second, "Another title")
    workspace.undo()
    with pytest.raises(StaleEditError):
        workspace.undo()
    assert b"By another hand." in (site / EN).read_bytes()


def test_a_file_that_is_lacking_can_be_begun_and_taken_back(site):
    lone = site / "articles" / "seul"
    lone.mkdir()
    (lone / "fr.md").write_bytes(b"# Le puits\r\n\r\nIl est profond.\r\n")
    workspace = Workspace.open()
    assert workspace.begin("articles/seul") == "articles/seul/en.md"
    assert (lone / "en.md").read_bytes() == (lone / "fr.md").read_bytes()
    assert len(workspace.bitext("articles/seul").units) == 2
    assert next(files for files in workspace.articles if files.id == "articles/seul").en == "articles/seul/en.md"
    with pytest.raises(UsageError):
        workspace.begin("articles/seul")
    workspace.undo()
    assert not (lone / "en.md").exists()
    assert workspace.article("articles/seul").en is None
    workspace.redo()
    assert workspace.article("articles/seul").en is not None
