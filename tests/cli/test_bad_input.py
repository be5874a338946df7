"""Whatever is wrong with the input: one sentence with its place, exit 2, nothing lost."""

import os
import re

import pytest

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def assert_refused(ran, place):
    assert ran.code == 2, (ran.out, ran.err)
    lines = ran.err.splitlines()
    assert lines[0].startswith(f"translate-flow: {place}"), ran.err
    assert all(line.startswith("  ") for line in lines[1:]), ran.err
    assert "Traceback" not in ran.err
    assert not CONTROL.search(ran.err)
    return lines[0]


BAD = {
    "utf16": "# Les communs\n".encode("utf-16"),
    "latin1": "# Les règles des communs à tous\n".encode("latin-1"),
    "invalid": b"# x\n\nabc \xc3\x28 def\n",
    "binary": bytes(range(256)) * 20,
    "large": b"# x\n" + b"text " * 1_700_000,
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("command", ["check", "status", "align", "sync", "review", "draft"])
def test_a_file_that_is_no_text(site, tf, kind, command):
    path = site / "articles/lac/en.md"
    path.write_bytes(BAD[kind])
    arguments = {"align": ["articles/lac/fr.md", "articles/lac/en.md"], "review": ["articles/lac"]}.get(command, [])
    assert_refused(tf(command, *arguments, answers=""), "articles/lac/en.md:")
    assert path.read_bytes() == BAD[kind]
    assert not (site / "articles/lac/fr-en.po").exists()


@pytest.mark.parametrize("command", ["check", "align"])
def test_sixty_megabytes(site, tf, command):
    with (site / "articles/lac/en.md").open("wb") as file:
        file.truncate(60_000_000)
    pair = ["articles/lac/fr.md", "articles/lac/en.md"]
    told = assert_refused(tf(command, *(pair if command == "align" else ["--pair", *pair])), "articles/lac/en.md:")
    assert "60 MB" in told


def test_the_place_in_the_file_is_said(site, tf):
    (site / "articles/lac/en.md").write_bytes(BAD["invalid"])
    assert re.match(r"translate-flow: articles/lac/en\.md:3: ", assert_refused(tf("check"), "articles/lac/en.md:3:"))


def test_the_other_articles_are_reported_all_the_same(site, tf):
    (site / "articles/communs/en.md").write_bytes(BAD["latin1"])
    ran = tf("check")
    assert_refused(ran, "articles/communs/en.md:")
    assert "articles/lac/fr.md:5: error TF103" in ran.out
    assert "1 file not readable" in ran.out


def test_missing_folder_and_pipe(site, tf):
    fr = "articles/lac/fr.md"
    assert "no such file" in assert_refused(tf("check", "nowhere.md"), "nowhere.md:")
    assert "no such file" in assert_refused(tf("check", "--pair", fr, "nowhere.md"), "nowhere.md:")
    assert "no such file" in assert_refused(tf("align", fr, "nowhere.md"), "nowhere.md:")
    assert "folder" in assert_refused(tf("check", "--pair", fr, "articles/communs"), "articles/communs:")
    os.mkfifo(site / "pipe.md")
    assert "regular file" in assert_refused(tf("check", "--pair", fr, "pipe.md"), "pipe.md:")
    assert "same file" in assert_refused(tf("check", "--pair", fr, fr), "articles/lac/fr.md:")


def test_nothing_here(tmp_path, tf, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for command in ("check", "status", "sync", "draft"):
        assert "no article" in assert_refused(tf(command), "")


def test_a_broken_glossary(site, tf):
    (site / "glossary.yaml").write_text(
        "version: 1\nterms:\n  - fr: commun\n    fr: communs\n    en: commons\n", "utf-8"
    )
    for command in ("check", "status"):
        assert_refused(tf(command), "glossary.yaml:4:")
    assert_refused(tf("glossary", "validate"), "glossary.yaml:4:")
    assert_refused(tf("check", "--glossary", "nowhere.yaml"), "nowhere.yaml:")
    assert_refused(tf("check", "--glossary", "articles"), "articles:")


def test_a_broken_project_file(site, tf):
    (site / "translate-flow.toml").write_text('original = "fr"\nglosary = "x"\n')
    assert "“glossary”" in assert_refused(tf("check"), "translate-flow.toml:2:")
    (site / "translate-flow.toml").write_text('engine = "google"\n')
    assert "your own configuration" in assert_refused(tf("draft"), "translate-flow.toml:1:")


def test_a_broken_ledger(site, tf):
    path = site / "articles/lac/fr-en.po"
    path.write_text('msgid "cut', "utf-8")
    for command in ("check", "sync", "status"):
        assert_refused(tf(command), "articles/lac/fr-en.po")
    assert path.read_text("utf-8") == 'msgid "cut'


def test_options_that_make_no_sense(site, tf):
    for arguments in (
        ["check", "--format", "pdf"], ["check", "--frmat", "json"], ["chek"], ["check", "--pair", "a.md"],
        ["status", "--min-coverage", "7"], ["explain"], ["explain", "TF999"], ["check", "--select", "TF999"],
        ["check", "--lang", "de"], ["align", "a"], ["draft", "--engine", "deepl"], ["review", "nowhere"],
        ["check", "articles", "--pair", "articles/lac/fr.md", "articles/lac/en.md"],
    ):  # fmt: skip
        assert_refused(tf(*arguments), "")


def test_hostile_names_and_texts_come_out_visible(site, tf):
    bad = "x\x1b]52;c;cm0=\x07\x9b5n\u202e [/ [link=http://e]y[/link]"
    folder = site / "articles" / "h\x1b[31m é"
    folder.mkdir()
    (folder / "fr.md").write_text(
        f"# Titre {bad}\n\nLe réseau {bad} compte les 40 coopératives de la région.\n", "utf-8"
    )
    (folder / "en.md").write_text(f"# Title {bad}\n\n::error::{bad}\n", "utf-8")
    pair = [folder / "fr.md", folder / "en.md"]
    for arguments in (
        ["check"], ["check", "-v"], ["check", "--format", "json"], ["check", "--format", "github"], ["status"],
        ["status", "--format", "json"], ["align", *pair], ["align", *pair, "--format", "json"], ["draft", "--dry-run"],
        ["draft", "--dry-run", "--format", "json"], ["review", folder], ["sync"],
    ):  # fmt: skip
        ran = tf(*arguments, answers="s\n" * 9)
        assert ran.code in (0, 1), ran.err
        assert not CONTROL.search(ran.out + ran.err), arguments
        if "github" in arguments:
            assert all(line.startswith(("::error ", "::warning ", "::notice ", "| ")) for line in ran.out.splitlines())


def test_a_name_that_is_no_utf8(site, tf):
    folder = site / "articles" / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    (folder / "fr.md").write_text("# Titre\n", "utf-8")
    for form in ("text", "json", "github"):
        ran = tf("check", "--format", form)
        assert ran.code == 1, ran.err
        ran.out.encode("utf-8")
