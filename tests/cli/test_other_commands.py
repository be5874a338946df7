import json
import re

import pytest

import translate_flow


def test_version(tf):
    ran = tf("--version")
    assert (ran.code, ran.out) == (0, f"translate-flow {translate_flow.__version__}\n")


def test_without_a_terminal_help_is_printed_and_exit_is_2(site, tf):
    ran = tf(answers="")
    assert ran.code == 2
    assert ran.out == tf("--help").out
    assert "check " in ran.out


def test_every_command_has_help_that_fits(site, tf):
    names = [
        *(
            "init",
            "check",
            "status",
            "tui",
            "review",
            "draft",
            "sync",
            "align",
            "import",
            "glossary",
            "explain",
            "rules",
        ),
    ]
    listed = tf("--help").out
    for name in names:
        assert f"\n  {name} " in listed
        ran = tf(name, "--help")
        assert ran.code == 0
        assert "Usage: translate-flow" in ran.out
        assert "--lang" in ran.out
        assert all(len(line) <= 80 for line in ran.out.splitlines())
    assert tf("glossary", "validate", "--help").code == 0


def test_a_group_without_its_command_shows_help(site, tf):
    ran = tf("glossary")
    assert ran.code == 2
    assert any(line.startswith("  validate ") for line in ran.err.splitlines())


def test_french_counts_agree(site, tf):
    said = tf("--lang", "fr", "status").out
    assert "1 manquant en " in said
    assert "1 manquants" not in said


def test_status(site, tf):
    ran = tf("status")
    assert ran.code == 0
    assert "articles/communs  100%  complete\n" in ran.out
    assert "1 missing in English" in ran.out
    got = json.loads(tf("status", "--format", "json").out)
    assert [article["verdict"] for article in got["articles"]] == ["complete", "incomplete"]


def test_the_minimum_of_coverage(site, tf):
    assert tf("status", "--min-coverage", "0.5").code == 0
    assert tf("status", "--min-coverage", "1").code == 1
    assert tf("status", "--min-coverage", "1", "articles/communs").code == 0
    path = site / "articles/lac/fr.md"
    path.write_text("---\nstatus: in-progress\n---\n" + path.read_text("utf-8"), "utf-8")
    assert tf("status", "--min-coverage", "1").code == 0


def test_align(site, tf):
    pair = ("articles/lac/fr.md", "articles/lac/en.md")
    ran = tf("align", *pair)
    assert ran.code == 0
    assert " 1 Les communs" in ran.out
    assert ran.out.splitlines()[2].rstrip().endswith("<")
    got = json.loads(tf("align", *pair, "--format", "json").out)
    assert list(got) == ["version", "fr", "en", "units"]
    assert list(got["fr"]["blocks"][0]) == ["index", "kind", "line", "end_line", "text"]
    assert list(got["units"][0]) == ["fr", "en", "relation", "confidence"]
    assert {"fr": [2], "en": [], "relation": "fr-only"}.items() <= got["units"][2].items()


def test_align_line_by_line(site, tf):
    (site / "a.txt").write_text("Un deux trois.\nQuatre cinq six.\n", "utf-8")
    (site / "b.txt").write_text("One two three.\nFour five six.\n", "utf-8")
    got = json.loads(tf("align", "a.txt", "b.txt", "--segment", "line", "--format", "json").out)
    assert len(got["fr"]["blocks"]) == 2


def test_sync(site, tf):
    ran = tf("sync")
    assert (ran.code, ran.out) == (0, "articles/communs/fr-en.po\narticles/lac/fr-en.po\n2 records written.\n")
    assert tf("sync").out == "0 records written.\n"


def test_rules_and_explain_know_every_check(site, tf):
    from translate_flow.checks.table import PROJECT_RULES, RULES

    listed = tf("rules").out
    data = {rule["code"]: rule for rule in json.loads(tf("rules", "--format", "json").out)["checks"]}
    for rule in (*RULES, *PROJECT_RULES):
        about = rule.about
        assert f"{about.code}  {about.name}" in listed
        assert data[about.code]["name"] == about.name
        by_name, by_code = tf("explain", about.name), tf("explain", about.code.lower())
        assert by_name.out == by_code.out
        assert by_name.out.startswith(f"{about.code} {about.name} (")
        assert f"--ignore {about.name}" in by_name.out
        assert all(len(line) <= 80 for line in by_name.out.splitlines())


def test_explain_what_is_misspelt(site, tf):
    ran = tf("explain", "number-mismach")
    assert ran.code == 2
    assert "number-mismatch" in ran.err


def test_glossary_validate(site, tf):
    ran = tf("glossary", "validate")
    assert (ran.code, ran.out) == (0, "glossary.yaml: 0 terms, 0 names.\n")
    (site / "glossary.yaml").unlink()
    built_in = re.fullmatch(r"glossary\.yaml: (\d+) terms, (\d+) names\.\n", tf("glossary", "validate").out)
    assert built_in
    assert int(built_in[1]) >= 120
    assert int(built_in[2]) >= 60
    (site / "own.yaml").write_text("version: 1\nterms:\n  - fr: commun\n    en: commons\n", "utf-8")
    assert tf("glossary", "validate", "own.yaml").out == "own.yaml: 1 term, 0 names.\n"


def test_drafts(site, tf):
    ran = tf("draft", "--dry-run")
    assert ran.code == 0
    assert "articles/lac/fr.md:5\n" in ran.out
    assert "1 gap, 0 drafts, nothing was written.\n" in ran.out
    (draft,) = json.loads(tf("draft", "--dry-run", "--format", "json").out)["drafts"]
    assert (draft["language"], draft["line"], draft["draft"], draft["written"]) == ("en", 5, None, False)


def test_nothing_is_sent_without_a_yes(site, tf, monkeypatch):
    import socket

    def refuse(*_, **__):
        raise AssertionError

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    ran = tf("draft", "--engine", "google", answers="")
    assert ran.code == 4
    assert "not agreed" in ran.err
    assert "--yes-send" in ran.err


def test_the_interface_needs_a_terminal(site, tf):
    ran = tf("tui", answers="")
    assert ran.code == 2
    assert "terminal" in ran.err


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt, 130), (ZeroDivisionError, 3)])
def test_interrupts_and_bugs(site, tf, monkeypatch, error, code):
    from translate_flow.project.workspace import Workspace

    def fail(*_, **__):
        raise error

    monkeypatch.setattr(Workspace, "check", fail)
    ran = tf("check")
    assert ran.code == code
    assert ("fault of translate-flow" in ran.err) == (code == 3)
    assert ("ZeroDivisionError" in ran.err) == (code == 3)
