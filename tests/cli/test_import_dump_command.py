"""`import --dump` from the command line: the table, the files, and what is refused."""

import pytest

FR = "Un four pour le village\nUn four pour le village\nLe four de Saint-Amand cuit 60 pains chaque samedi, depuis 1987.\n"
EN = "An oven for the village\nThe oven of Saint-Amand bakes 60 loaves every Saturday, since 1987.\n"


@pytest.fixture
def dumps(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fr.txt").write_text(FR, "utf-8")
    (tmp_path / "en.txt").write_text(EN, "utf-8")
    return ["import", "--dump", "fr.txt", "en.txt"]


def run(capsys, *arguments):
    from translate_flow.cli.main import main

    code = main(list(arguments))
    out = capsys.readouterr()
    return code, out.out, out.err


def test_a_dry_run_shows_the_table_and_writes_nothing_but_it(dumps, tmp_path, capsys):
    code, out, _ = run(capsys, *dumps, "--dry-run", "-o", "table.tsv")
    assert code == 0
    assert "1-3" in out
    assert "1-2" in out
    assert not (tmp_path / "articles").exists()
    assert (tmp_path / "table.tsv").read_text("utf-8").startswith("article\tfr\ten\t")


def test_the_corrected_table_is_what_is_written(dumps, tmp_path, capsys):
    (tmp_path / "table.tsv").write_text("four\t1-3\t1-2\tUn four pour le village\tAn oven\n", "utf-8")
    code, out, _ = run(capsys, *dumps, "--segments", "table.tsv", "--to", "textes")
    assert code == 0
    assert "# An oven\n" in (tmp_path / "textes/four/en.md").read_text("utf-8")
    assert "fr 1, fr 2" in out


def test_a_second_import_overwrites_nothing(dumps, capsys):
    assert run(capsys, *dumps)[0] == 0
    code, _, err = run(capsys, *dumps)
    assert code == 2
    assert "exists" in err


def test_one_source_is_named(dumps, capsys):
    assert run(capsys, "import")[0] == 2
    assert run(capsys, *dumps, "--wxr", "x.xml")[0] == 2
    assert run(capsys, "import", "--wxr", "x.xml", "--segments", "t.tsv")[0] == 2
