import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

import translate_flow
from translate_flow.errors import StorageError
from translate_flow.project import journal as room
from translate_flow.project.journal import Journal, Typing

TYPED = Typing("articles/lac", "Au bord du lac…", "", 0, "en", 0, "On the lake\u202f— “forty” families", "memory")
TYPIST = """
import sys, time
from pathlib import Path
from translate_flow.project.journal import Journal, Typing
journal = Journal(Path(sys.argv[1]))
for number in range(100_000):
    journal.keep([Typing("a", "Un.", "", 0, "en", 0, f"word {number} " * 40)])
    print(number, flush=True)
"""


def gone(root, *typings):
    """Keep some typing as a program that is killed then: its file stays, its lock goes."""
    journal = Journal(root)
    journal.keep(typings)
    journal._own[1].release()


def test_what_a_killed_program_had_not_saved_is_given_back_once(tmp_path):
    gone(tmp_path, TYPED)
    mine = Journal(tmp_path)
    assert mine.left() == (TYPED,)
    mine.keep([TYPED])
    assert Journal(tmp_path).left() == ()  # it is with a program that runs
    mine.close()
    assert Journal(tmp_path).left() == ()
    assert [path.name for path in mine._folder().iterdir()] == []


def test_it_stays_until_it_is_answered_for(tmp_path):
    gone(tmp_path, TYPED)
    asked = Journal(tmp_path)
    assert asked.left() == (TYPED,)
    asked.close()  # killed, or quit, before the answer
    again = Journal(tmp_path)
    assert again.left() == (TYPED,)
    again.discard()
    assert Journal(tmp_path).left() == ()


def test_what_belongs_elsewhere_is_passed_on(tmp_path):
    journal = Journal(tmp_path)
    journal.keep([TYPED, replace(TYPED, article="articles/communs")])
    journal.close([TYPED])
    assert Journal(tmp_path).left() == (TYPED,)


def test_the_newest_word_on_each_paragraph_counts_and_what_was_saved_is_gone(tmp_path):
    other = replace(TYPED, position=1, text="Two.")
    journal = Journal(tmp_path)
    journal.keep([TYPED, other])
    journal.keep([replace(TYPED, text="Newer."), other])
    journal.keep([replace(TYPED, text="Newer.")])
    journal._own[1].release()
    assert Journal(tmp_path).left() == (replace(TYPED, text="Newer."),)


def test_another_root_is_another_matter(tmp_path):
    gone(tmp_path / "one", TYPED)
    assert Journal(tmp_path / "two").left() == ()


def test_a_line_that_was_cut_off_or_forged_is_passed_over(tmp_path):
    gone(tmp_path, TYPED)
    (path,) = Journal(tmp_path)._folder().glob("*.jsonl")
    with path.open("ab") as file:
        file.write(b'[1]\n{"text": 3}\nnull\n\xff\n{"article": "articles/lac", "fr": "Au bo')
    assert Journal(tmp_path).left() == (TYPED,)


def test_an_hour_of_typing_stays_small(tmp_path, monkeypatch):
    monkeypatch.setattr(room, "LONGEST", 20_000)
    journal = Journal(tmp_path)
    for number in range(200):
        journal.keep([replace(TYPED, text=f"{number} " * 100)])
    assert journal._own[0].stat().st_size <= 20_000
    journal._own[1].release()
    assert Journal(tmp_path).left() == (replace(TYPED, text="199 " * 100),)


def test_a_disk_that_takes_nothing_says_so(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("TRANSLATE_FLOW_STATE", str(blocked))
    with pytest.raises(StorageError, match="cannot be kept safe"):
        Journal(tmp_path).keep([TYPED])
    assert Journal(tmp_path).left() == ()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_every_word_that_was_kept_survives_kill_9(tmp_path):
    package = str(Path(translate_flow.__file__).parent.parent)
    for pause in (0.0, 0.013, 0.05):
        typist = subprocess.Popen(
            [sys.executable, "-c", TYPIST, str(tmp_path)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": package},
        )
        assert typist.stdout.readline() == b"0\n"
        time.sleep(pause)
        typist.send_signal(signal.SIGKILL)
        acknowledged = int((typist.stdout.read().splitlines() or [b"0"])[-1])
        typist.wait()
        journal = Journal(tmp_path)
        (left,) = journal.left()
        assert int(left.text.split()[1]) >= acknowledged
        assert left.text == f"word {int(left.text.split()[1])} " * 40
        journal.discard()
