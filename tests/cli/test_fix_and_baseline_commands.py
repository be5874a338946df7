"""`fix`, `baseline` and `check --baseline` as a user runs them."""

import json

import pytest


@pytest.fixture
def faulty(site):
    path = site / "articles" / "communs" / "fr.md"
    path.write_text(path.read_text("utf-8").replace("depuis 1215.", "depuis 1215 ?"), "utf-8")
    return path


def test_fix_shows_then_mends_then_has_nothing_left(site, tf, faulty):
    before = faulty.read_bytes()
    shown = tf("fix", "--diff")
    assert shown.code == 1
    assert "-Un commun est une ressource que ses usagers gèrent ensemble depuis 1215 ?" in shown.out
    assert "+Un commun est une ressource que ses usagers gèrent ensemble depuis 1215⍽?" in shown.out
    assert faulty.read_bytes() == before
    done = tf("fix")
    assert done.code == 0
    assert done.out == "articles/communs/fr.md: TF401 fr-spaces (1)\n1 place mended in 1 file.\n"
    assert tf("fix").out == "Nothing to mend.\n"
    assert tf("fix", "--diff").code == 0


def test_what_fix_cannot_read_it_tells_and_mends_the_rest(site, tf, faulty):
    broken = site / "articles" / "casse"
    broken.mkdir()
    for side in ("fr", "en"):
        (broken / f"{side}.md").write_bytes(b"# \xff\n")
    done = tf("fix")
    assert done.code == 2
    assert "1 place mended in 1 file." in done.out
    assert "articles/casse/fr.md:1: Byte 2 (0xff) is not UTF-8." in done.err
    assert tf("fix", "--diff").code == 2


def test_fix_selects_and_speaks_json(site, tf, faulty):
    assert tf("fix", "--select", "TF402").out == "Nothing to mend.\n"
    files = json.loads(tf("fix", "--diff", "--format", "json").out)["files"]
    assert [(file["path"], file["written"], len(file["fixes"])) for file in files] == [
        ("articles/communs/fr.md", False, 1)
    ]
    assert tf("fix", "--select", "no-such-check").code == 2


def test_a_term_is_shown_with_both_sides(site, tf):
    (site / "glossary.yaml").unlink()
    texts = {
        "fr": "# Ville\n\nNous défendons l’ESS et ses valeurs depuis toujours.\n",
        "en": "# Town\n\nWe have always stood for the ESS and its values.\n",
    }
    for side, words in texts.items():
        (site / "articles" / "communs" / f"{side}.md").write_text(words, "utf-8")
    assert "TF302" in tf("check", "articles/communs").out
    shown = tf("fix", "articles/communs", "--diff").out
    assert shown.startswith("# articles/communs/en.md:3: TF302\n")
    assert "“ESS”" in shown
    assert "+We have always stood for the SSE and its values." in shown


def test_a_baseline_from_beginning_to_end(site, tf, faulty):
    assert tf("check").code == 1
    assert tf("baseline", "prune").code == 2
    written = tf("baseline", "write")
    assert written.code == 0
    assert written.out == "translate-flow-baseline.json holds 2 findings.\n"
    clean = tf("check")
    assert clean.code == 0
    assert "2 silenced" in clean.out
    en = site / "articles" / "communs" / "en.md"
    en.write_text(en.read_text("utf-8").replace("who follow them", "who  follow them"), "utf-8")
    assert tf("check", "--fail-on", "warning").code == 1
    again = tf("baseline", "write")
    assert "1 new finding is not in it" in again.out
    assert tf("baseline", "write", "--grow").out == "translate-flow-baseline.json holds 3 findings.\n"
    tf("fix")
    assert tf("baseline", "prune", "--check").code == 1
    assert tf("baseline", "prune").out.startswith("2 entries removed.")
    assert tf("baseline", "prune", "--check").code == 0


def test_a_baseline_by_name(site, tf, faulty):
    tf("baseline", "write", "--baseline", "old.json")
    assert tf("check").code == 1
    assert tf("check", "--baseline", "old.json").code == 0
    assert tf("check", "--baseline", "none.json").code == 2


def test_the_page_of_a_run_gets_the_summary(site, tf, faulty, monkeypatch):
    page = site / "summary.txt"
    page.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    tf("check", "--format", "text")
    assert page.read_text("utf-8") == "before\n"
    assert "::error " in tf("check", "--format", "github").out
    assert page.read_text("utf-8").startswith("before\n## translate-flow\n")
    assert "TF103 missing-paragraph" in page.read_text("utf-8")


def test_explain_says_how_to_silence(tf):
    told = " ".join(tf("explain", "TF401").out.split())
    assert "<!-- translate-flow: ignore fr-spaces: reason -->" in told
    assert "safe fix: translate-flow fix --select fr-spaces" in told
