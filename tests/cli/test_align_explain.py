"""`align --explain` and what `align` says of links made by hand."""

import json

import pytest

FR = "# Le fournil\n\nLe four de Brassac chauffe le samedi depuis 1987.\n\nLes enfants dorment.\n"
EN = "# The bakehouse\n\nThe Brassac oven has been heated on Saturdays since 1987.\n\nThe children are asleep.\n"


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fr.md").write_text(FR, "utf-8")
    (tmp_path / "en.md").write_text(EN, "utf-8")
    return tmp_path


def run(capsys, *arguments):
    from translate_flow.cli.main import main

    code = main(list(arguments))
    out = capsys.readouterr()
    return code, out.out, out.err


def test_in_words(files, capsys):
    code, out, _ = run(capsys, "align", "fr.md", "en.md", "--explain", "3", "3")
    assert code == 0
    assert "They are tied to each other" in out
    assert "numbers: 1987" in out
    assert "Other ties of these two:" in out
    assert "They are not tied" in run(capsys, "align", "fr.md", "en.md", "--explain", "3", "5")[1]


def test_as_json(files, capsys):
    told = json.loads(run(capsys, "align", "fr.md", "en.md", "--explain", "3", "3", "--format", "json")[1])
    assert told["tied"]
    assert told["score"] == pytest.approx(sum(signal["score"] for signal in told["signals"]), abs=0.02)
    assert {"fr": "1987", "en": "1987"} in next(s for s in told["signals"] if s["signal"] == "numbers")["words"]


def test_a_line_without_text_is_refused(files, capsys):
    code, _, err = run(capsys, "align", "fr.md", "en.md", "--explain", "2", "3")
    assert code == 2
    assert "line 2" in err


def test_a_link_whose_text_has_gone_is_told(files, capsys):
    from translate_flow.project.workspace import Workspace

    workspace = Workspace.pair(files / "fr.md", files / "en.md")
    workspace.link(workspace.articles[0].id, [1], [1])
    assert run(capsys, "align", "fr.md", "en.md")[2] == ""
    (files / "fr.md").write_text(FR.replace("Brassac", "Lacaune"), "utf-8")
    code, _, err = run(capsys, "align", "fr.md", "en.md")
    assert code == 0
    assert "kept aside" in err
