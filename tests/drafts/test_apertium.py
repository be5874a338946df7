"""Apertium, stood in for by small programs of the same manners; the real one in the tests marked `system`."""

import sys
import time

import pytest

from translate_flow.drafts.draft import Engine
from translate_flow.drafts.engines import engine
from translate_flow.drafts.engines.apertium import Apertium
from translate_flow.errors import EngineError


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Return a function that puts a program called `apertium` on the path: Python, with `text` and `pair` at hand."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def put(body):
        path = tmp_path / "apertium"
        path.write_text(
            f"#!{sys.executable}\nimport sys, time, os, subprocess\n"
            f"text, pair = sys.stdin.buffer.read().decode(), sys.argv[-1]\n"
            f"open({str(tmp_path / 'calls')!r}, 'a').write(repr(sys.argv[1:]) + '\\n')\n{body}\n"
        )
        path.chmod(0o755)
        return tmp_path / "calls"

    return put


UPPER = "sys.stdout.buffer.write(text.upper().encode())"


def test_both_stages_in_order_and_all_paragraphs_at_once(program):
    calls = program(UPPER)
    assert Apertium().translate(["un é", "deux", "trois"], "fr", "en") == ["UN É", "DEUX", "TROIS"]
    assert calls.read_text().splitlines() == ["['-u', 'fra-cat']", "['-u', 'cat-eng']"]


def test_the_other_way_round(program):
    calls = program(UPPER)
    Apertium().translate(["one"], "en", "fr")
    assert calls.read_text().splitlines() == ["['-u', 'eng-cat']", "['-u', 'cat-fra']"]


def test_a_paragraph_is_sent_on_one_line_and_an_empty_one_keeps_its_place(program):
    program(UPPER)
    assert Apertium().translate(["a\nb\n\nc", "", "  ", "d"], "fr", "en") == ["A B C", "", "", "D"]
    assert Apertium().translate([], "fr", "en") == []


def test_text_is_never_part_of_a_command(program, tmp_path):
    calls = program(UPPER)
    Apertium().translate(["$(touch pwned); --help", "-n", "`id`"], "fr", "en")
    assert "pwned" not in calls.read_text()
    assert not (tmp_path / "pwned").exists()


def test_paragraphs_that_an_engine_runs_together_are_asked_for_one_by_one(program):
    calls = program("sys.stdout.write(text.replace('\\n\\n', ' '))")
    assert Apertium().translate(["a", "b"], "fr", "en") == ["a", "b"]
    assert len(calls.read_text().splitlines()) == 6


def test_signs_of_unfinished_words_are_hidden_and_signs_of_the_text_kept(program):
    program("sys.stdout.write(text.replace('mot', '#mot').replace('tout ', 'tout# ').replace('autre', '@autre'))")
    assert Apertium().translate(["un mot, tout autre", "#hashtag", "a*b"], "fr", "en") == [
        "un mot, tout autre",
        "#hashtag",
        "a*b",
    ]


def test_a_missing_program_names_the_packages(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineError) as raised:
        Apertium().translate(["un"], "fr", "en")
    assert "apertium-fra-cat" in str(raised.value.hint)


def test_a_program_of_the_working_directory_is_not_run(program, tmp_path, monkeypatch):
    calls = program(UPPER)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ".")
    with pytest.raises(EngineError):
        Apertium().translate(["un"], "fr", "en")
    assert not calls.exists()


def test_a_missing_pair_names_the_packages(program):
    program("sys.exit('Error: Mode fra-cat does not exist')")
    with pytest.raises(EngineError, match="fra-cat") as raised:
        Apertium().translate(["un"], "fr", "en")
    assert "apertium-fra-cat" in str(raised.value.hint)


def test_a_program_that_hangs_is_ended_with_its_children(program):
    program("child = subprocess.Popen(['/bin/sleep', '30']); child.wait()")
    start = time.monotonic()
    with pytest.raises(EngineError, match="1 s"):
        Apertium(timeout=1).translate(["un"], "fr", "en")
    assert time.monotonic() - start < 5


def test_it_is_an_engine_that_keeps_text_on_the_machine():
    made: Engine = engine("apertium")
    assert (made.name, made.leaves_machine) == ("apertium", False)


def test_an_unknown_engine_is_refused_with_those_there_are():
    from translate_flow.errors import UsageError

    with pytest.raises(UsageError, match="apertium, google"):
        engine("babelfish")


@pytest.mark.system
def test_system_apertium_keeps_every_mask_both_ways():
    fr = "⟦1⟧Les entreprises⟦2⟧ de l’⟦3⟧ et les ⟦4⟧ : « lisez ⟦5⟧ », ⟦12⟧⟦13⟧."
    en = "⟦1⟧The companies⟦2⟧ of the ⟦3⟧ and the ⟦4⟧: “read ⟦5⟧”, ⟦12⟧⟦13⟧."
    for text, source, target in ((fr, "fr", "en"), (en, "en", "fr")):
        answer = Apertium().translate([text, "", text], source, target)
        for found in (answer[0], answer[2]):
            assert [part for part in ("⟦1⟧", "⟦2⟧", "⟦3⟧", "⟦4⟧", "⟦5⟧", "⟦12⟧⟦13⟧") if part not in found] == []
        assert answer[1] == ""


@pytest.mark.system
def test_system_apertium_translates():
    assert "members vote" in Apertium().translate(["Les membres votent le budget."], "fr", "en")[0]
    assert "membres votent" in Apertium().translate(["The members vote on the budget."], "en", "fr")[0]
