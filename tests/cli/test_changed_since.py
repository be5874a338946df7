"""`check --changed-since`, on repositories that git itself made."""

import json
import os
import shutil
import subprocess

import pytest

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def git(site, monkeypatch):
    """Run git in the site, which is a repository with one commit. Nothing of the user's own configuration counts."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@example.org")

    def run(*arguments, folder=site):
        done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    run("init", "-q", "-b", "main")
    run("add", "-A")
    run("commit", "-q", "-m", "first")
    return run


def append(path, text="\nEt une ligne de plus.\n"):
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def copied(site, name):
    """Make another article, whole, out of the one that is."""
    shutil.copytree(site / "articles/communs", site / "articles" / name)


@pytest.fixture
def checked(tf):
    """Return the articles that a check since a commit has looked at, and what it told."""

    def run(ref, *more):
        ran = tf("check", "--changed-since", ref, "--format", "json", "-v", *more)
        assert ran.code in (0, 1), ran.err
        return json.loads(ran.out)["summary"]["articles"], ran

    return run


def test_nothing_changed(site, git, tf):
    ran = tf("check", "--changed-since", "main")
    assert ran.code == 0  # although articles/lac lacks a paragraph, as it did
    assert ran.out == "0 articles, 100% covered: 0 errors, 0 warnings.\n"
    assert ran.err == "translate-flow: 0 of 2 articles changed since main: nothing else is checked.\n"


@pytest.mark.parametrize("side", ["fr", "en"])
def test_either_side_of_an_article(site, git, checked, side):
    append(site / f"articles/lac/{side}.md")
    count, ran = checked("HEAD")
    assert (count, ran.code) == (1, 1)
    assert "1 of 2 articles changed" in ran.err


def test_committed_changes_count_like_others(site, git, checked):
    append(site / "articles/lac/fr.md")
    git("commit", "-qam", "second")
    assert checked("HEAD")[0] == 0
    assert checked("HEAD~1")[0] == 1


def test_a_change_that_was_taken_back_is_none(site, git, checked):
    was = (site / "articles/lac/fr.md").read_bytes()
    append(site / "articles/lac/fr.md")
    git("commit", "-qam", "second")
    (site / "articles/lac/fr.md").write_bytes(was)
    assert checked("HEAD~1")[0] == 0


def test_what_is_only_touched_is_not_changed(site, git, checked):
    for path in site.rglob("*.md"):
        os.utime(path, (1, 1))
    assert checked("main")[0] == 0


def test_line_ends_alone_are_no_change(site, git, checked):
    path = site / "articles/lac/fr.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert checked("main")[0] == 0


def test_untracked_files_count(site, git, checked):
    copied(site, "nouveau")
    count, ran = checked("main")
    assert (count, ran.code) == (1, 0)


def test_renamed_files_count(site, git, checked):
    git("mv", "articles/communs", "articles/biens communs, « été »")
    count, ran = checked("main")
    assert (count, ran.code) == (1, 0)


def test_a_side_that_was_deleted_counts(site, git, checked):
    git("rm", "-q", "articles/communs/en.md")
    count, ran = checked("main")
    assert (count, ran.code) == (1, 1)
    assert [f["check"] for f in json.loads(ran.out)["findings"]] == ["missing-article"]


def test_a_side_that_was_deleted_is_known_by_what_its_head_said(site, git, checked):
    (site / "content/fr").mkdir(parents=True)
    (site / "content/en").mkdir()
    for path, words in (
        ("content/fr/lecon.md", "Une leçon de choses."),
        ("content/en/lesson.md", "A lesson in things."),
    ):
        (site / path).write_text(f"---\ntranslationKey: one\n---\n\n{words}\n", "utf-8")
    git("add", "-A")
    git("commit", "-qm", "lessons")
    (site / "content/fr/lecon.md").unlink()
    count, ran = checked("main")
    assert count == 1
    assert [(f["check"], f["path"]) for f in json.loads(ran.out)["findings"]] == [
        ("missing-article", "content/en/lesson.md")
    ]


def test_a_side_that_leaves_its_counterpart_changes_both(site, git, checked):
    for path, key in (("content/fr/un.md", "one"), ("content/en/one.md", "one"), ("content/en/two.md", "two")):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(f"---\ntranslationKey: {key}\n---\n\n{path}\n", "utf-8")
    git("add", "-A")
    git("commit", "-qm", "keys")
    path = site / "content/fr/un.md"
    path.write_text(path.read_text("utf-8").replace("Key: one", "Key: two"), "utf-8")
    count, ran = checked("main", "--select", "TF101")
    assert count == 2
    assert [f["path"] for f in json.loads(ran.out)["findings"]] == ["content/en/one.md"]


def test_an_article_that_was_deleted_whole_is_nobodys_business(site, git, checked):
    git("rm", "-qr", "articles/lac")
    assert checked("main")[0] == 0


def test_a_ledger_counts(site, git, tf, checked):
    assert tf("sync", "articles/communs").code == 0
    assert checked("main")[0] == 1


@pytest.mark.parametrize("path", ["translate-flow.toml", "glossary.yaml"])
def test_the_project_file_and_the_glossary_mean_everything(site, git, checked, path):
    append(site / path, "# more\n")
    count, ran = checked("main")
    assert count == 2
    assert ran.err == f"translate-flow: {path} changed since main: every article is checked.\n"


@pytest.mark.parametrize("path", ["translate-flow.toml", "glossary.yaml"])
def test_so_does_taking_them_away(site, git, checked, path):
    (site / path).unlink()
    assert checked("main")[0] == 2


def test_a_glossary_that_is_extended_counts_too(site, git, checked):
    (site / "base.yaml").write_text("version: 1\nterms: []\n", "utf-8")
    (site / "glossary.yaml").write_text("version: 1\nextends: base.yaml\nterms: []\n", "utf-8")
    git("add", "-A")
    git("commit", "-qm", "glossaries")
    assert checked("main")[0] == 0
    append(site / "base.yaml", "# more\n")
    assert checked("main")[0] == 2


def test_a_lexicon_counts_too(site, git, checked):
    (site / "mots.tsv").write_text("commun\tcommons\tn\n", "utf-8")
    (site / "translate-flow.toml").write_text('lexicon = ["mots.tsv"]\n', "utf-8")
    git("add", "-A")
    git("commit", "-qm", "lexicon")
    assert checked("main")[0] == 0
    append(site / "mots.tsv", "lac\tlake\tn\n")
    assert checked("main")[0] == 2


def test_a_pyproject_counts_where_it_speaks_of_us(site, git, checked):
    (site / "translate-flow.toml").unlink()
    (site / "pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    git("add", "-A")
    git("commit", "-qm", "no project file")
    append(site / "pyproject.toml", "version = '1'\n")
    assert checked("main")[0] == 0
    append(site / "pyproject.toml", "[tool.translate-flow]\n")
    assert checked("main")[0] == 2
    git("commit", "-qam", "section")
    assert checked("main")[0] == 0
    (site / "pyproject.toml").write_text("[project]\n", "utf-8")
    assert checked("main")[0] == 2


def test_what_is_known_of_an_article_counts(site, git, tf, checked):
    assert tf("baseline", "write").code == 0
    git("add", "-A")
    git("commit", "-qm", "baseline")
    assert checked("main")[0] == 0
    (site / "translate-flow-baseline.json").unlink()
    count, ran = checked("main")
    assert (count, ran.code) == (1, 1)  # articles/lac, which had the only finding


def test_what_others_did_since_the_branch_left_is_not_ours(site, git, checked):
    git("switch", "-qc", "branch")
    append(site / "articles/lac/fr.md")
    git("commit", "-qam", "ours")
    git("switch", "-q", "main")
    append(site / "articles/communs/fr.md")
    git("commit", "-qam", "theirs")
    git("switch", "-q", "branch")
    count, ran = checked("main")
    assert count == 1
    assert {f["article"] for f in json.loads(ran.out)["findings"]} == {"articles/lac"}


def test_a_root_below_that_of_git(site, git, tf, monkeypatch):
    git("mv", "articles", "docs-articles")
    (site / "docs").mkdir()
    git("mv", "docs-articles", "docs/articles")
    git("mv", "translate-flow.toml", "docs/translate-flow.toml")
    git("commit", "-qm", "moved")
    append(site / "docs/articles/lac/fr.md")
    monkeypatch.chdir(site / "docs/articles")
    assert tf("check", "--changed-since", "HEAD").err.startswith("translate-flow: 1 of 2 articles")


def test_named_articles_and_pairs(site, git, tf):
    append(site / "articles/lac/fr.md")
    assert tf("check", "--changed-since", "HEAD", "articles/communs").err.startswith("translate-flow: 0 of 1 articles ")
    pair = ("--pair", "articles/lac/fr.md", "articles/lac/en.md")
    assert tf("check", "--changed-since", "HEAD", *pair).err.startswith("translate-flow: 1 of 1 articles ")


def test_a_check_of_the_changed_says_what_a_check_of_everything_says_of_them(site, git, tf):
    append(site / "articles/lac/fr.md", "\nEn 2020 , 40 familles  ont pêché.\n")
    everything = json.loads(tf("check", "--format", "json").out)["findings"]
    changed = json.loads(tf("check", "--changed-since", "HEAD", "--format", "json").out)["findings"]
    assert changed == [f for f in everything if f["article"] == "articles/lac"]
    assert changed


# What cannot be done


@pytest.mark.parametrize(
    "ref", ["nowhere", "-v", "--help", "--output=x", "", "main..HEAD", "^main", "HEAD:articles", "a b"]
)
def test_no_such_commit(site, git, tf, ref):
    ran = tf("check", f"--changed-since={ref}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"translate-flow: git knows no commit “{ref}” here.\n"
    assert not (site / "x").exists()


def test_no_repository(site, tf):
    ran = tf("check", "--changed-since", "main")
    assert (ran.code, ran.out) == (2, "")
    assert "This is no working copy of git" in ran.err


def test_no_git(site, git, tf, monkeypatch):
    monkeypatch.setenv("PATH", str(site))
    ran = tf("check", "--changed-since", "main")
    assert (ran.code, ran.out) == (2, "")
    assert "git is not installed" in ran.err


def test_a_git_that_lies_in_the_folder_is_not_run(site, git, tf, monkeypatch):
    program = site / "git"
    program.write_text("#!/bin/sh\ntouch ran\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(site), prepend=os.pathsep)
    assert tf("check", "--changed-since", "main").code == 2
    assert not (site / "ran").exists()


def test_a_shallow_clone(site, git, tf, tmp_path_factory, monkeypatch):
    first = git("rev-parse", "HEAD")
    append(site / "articles/lac/fr.md")
    git("commit", "-qam", "second")
    clone = tmp_path_factory.mktemp("clone") / "site"
    git("clone", "-q", "--depth", "1", f"file://{site}", str(clone))
    monkeypatch.chdir(clone)
    ran = tf("check", "--changed-since", first)
    assert (ran.code, ran.out) == (2, "")
    assert "this clone holds the latest commits only" in ran.err
    assert "fetch-depth: 0" in ran.err
    assert tf("check", "--changed-since", "HEAD").code == 0
    # The commit alone, fetched without what lies between: no common past is known, and none is needed.
    git("fetch", "-q", "--depth", "1", "origin", first, folder=clone)
    assert tf("check", "--changed-since", first).err.startswith("translate-flow: 1 of 2 articles")


def test_nothing_that_a_repository_names_is_run(site, git, tf):
    ran = site / "ran"
    trap = site / ".git" / "trap"
    trap.write_text(f"#!/bin/sh\necho $0 $* >> '{ran}'\ncat\n", "utf-8")
    trap.chmod(0o755)
    hooks = site / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-index-change", "post-checkout", "reference-transaction", "fsmonitor-watchman"):
        shutil.copy(trap, hooks / hook)
    (site / ".gitattributes").write_text("*.md filter=trap diff=trap\n", "utf-8")
    for key in ("core.fsmonitor", "filter.trap.clean", "diff.trap.textconv", "diff.trap.command", "diff.external"):
        git("config", key, str(trap))
    for path in site.rglob("*.md"):
        os.utime(path, (1, 1))
    append(site / "articles/lac/fr.md")
    before = (site / ".git/index").stat().st_mtime_ns
    assert tf("check", "--changed-since", "main").err.startswith("translate-flow: 1 of 2 articles")
    assert not ran.exists()
    assert (site / ".git/index").stat().st_mtime_ns == before


def test_the_repository_of_a_hook_does_not_mislead(site, git, tf, tmp_path_factory, monkeypatch):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    git("init", "-q", folder=elsewhere)
    monkeypatch.setenv("GIT_DIR", str(elsewhere / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(elsewhere))
    assert tf("check", "--changed-since", "main").code == 0


def test_french(site, git, tf):
    ran = tf("check", "--changed-since", "main", "--lang", "fr")
    said = "0 article sur 2 a changé depuis main\u00a0: rien d’autre n’est vérifié."
    assert ran.err == f"translate-flow: {said}\n"


def test_sha256(site, tf, monkeypatch, git):
    shutil.rmtree(site / ".git")
    git("init", "-q", "--object-format=sha256", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "first")
    append(site / "articles/lac/fr.md")
    assert tf("check", "--changed-since", "main").err.startswith("translate-flow: 1 of 2 articles")
