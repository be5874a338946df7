import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from translate_flow.checks.finding import Severity
from translate_flow.errors import ConfigError, GlossaryError, InputError, NoArticleError, UsageError
from translate_flow.project import processes
from translate_flow.project.workspace import Options, Workspace

MISSING = "40 familles de pêcheurs"


def names(report):
    return [(finding.article, finding.check) for finding in report.findings]


def test_what_is_missing_is_found_and_counted(site):
    report = Workspace.open().check()
    assert names(report) == [("articles/lac", "missing-paragraph")]
    whole, part = report.statuses
    assert (whole.id, whole.verdict, whole.coverage, whole.errors) == ("articles/communs", "complete", 1, 0)
    assert (part.id, part.verdict, part.errors) == ("articles/lac", "incomplete", 1)
    assert 0.5 < part.coverage < 0.9
    assert part.progress.missing.en == 1
    assert report.count(Severity.ERROR) == 1


def test_a_site_may_ask_for_review_and_for_a_share_of_each_article(site):
    Workspace.open().check()  # what is cached then must not answer for other settings
    (site / "translate-flow.toml").write_text("review = true\nmin-coverage = 0.95\n")
    found = names(Workspace.open().check())
    assert ("articles/communs", "unreviewed") in found
    assert [article for article, check in found if check == "below-coverage"] == ["articles/lac"]


def test_only_the_articles_that_are_asked_for(site):
    workspace = Workspace.open()
    assert [status.id for status in workspace.status(["articles/communs"])] == ["articles/communs"]
    assert workspace.check(["articles/communs"]).findings == ()
    with pytest.raises(UsageError, match="articles/nowhere"):
        workspace.check(["articles/nowhere"])


def test_a_missing_article_is_found(site):
    (site / "articles/communs/en.md").unlink()
    report = Workspace.open().check()
    assert names(report)[0] == ("articles/communs", "missing-article")
    assert report.statuses[0].verdict == "missing"
    assert report.statuses[0].en is None


def test_a_site_translated_in_part_says_so(site):
    (site / "articles/communs/en.md").unlink()
    (site / "translate-flow.toml").write_text('require = "started"\n')
    report = Workspace.open().check()
    assert report.findings[0].severity is Severity.INFO


def test_select_and_ignore(site):
    for select, ignore, found in [
        ({"missing-paragraph"}, set(), 1), ({"TF103"}, set(), 1), ({"TF1"}, set(), 1), ({"tf2"}, set(), 0),
        (set(), {"TF103"}, 0), ({"TF1"}, {"missing-paragraph"}, 0), ({"Missing-Paragraph"}, set(), 1),
    ]:  # fmt: skip
        options = Options(select=frozenset(select), ignore=frozenset(ignore))
        report = Workspace.open(options=options).check()
        assert len(report.findings) == found, (select, ignore)
        assert report.statuses[1].errors == found


def test_a_check_that_does_not_exist_is_no_silence(site):
    with pytest.raises(UsageError) as caught:
        Workspace.open(options=Options(ignore=frozenset({"missing-paragraf"})))
    assert "missing-paragraph" in str(caught.value.hint)
    (site / "translate-flow.toml").write_text('ignore = ["TF999"]\n')
    with pytest.raises(ConfigError) as caught:
        Workspace.open()
    assert caught.value.path == "translate-flow.toml"


def test_articles_in_progress_are_checked_and_do_not_fail(site):
    path = site / "articles/lac/fr.md"
    path.write_text("---\nstatus: in-progress\n---\n" + path.read_text("utf-8"), "utf-8")
    report = Workspace.open().check()
    assert names(report) == [("articles/lac", "missing-paragraph")]
    assert report.failing() == ()
    assert len(report.failing(strict=True)) == 1
    assert report.statuses[1].status == "in-progress"


def test_the_original_is_as_asked_else_as_declared_else_as_configured(site):
    (site / "translate-flow.toml").write_text('original = "en"\n')
    path = site / "articles/communs/fr.md"
    path.write_text("---\noriginal: fr\n---\n" + path.read_text("utf-8"), "utf-8")
    assert [status.original for status in Workspace.open().status()] == ["fr", "en"]
    assert [status.original for status in Workspace.open(options=Options(original="en")).status()] == ["en", "en"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("é à".encode("latin-1") * 40, "UTF-8"),
        ("text".encode("utf-16"), "UTF-16"),
        (b"a\x00\x01\xff\xfe" * 40, ""),
        (b"\xc3\x28" * 40, "UTF-8"),
    ],
)
def test_one_bad_file_is_told_and_the_others_are_checked(site, data, words):
    (site / "articles/communs/en.md").write_bytes(data)
    report = Workspace.open().check()
    (problem,) = report.problems
    assert isinstance(problem, InputError)
    assert problem.path == "articles/communs/en.md"
    assert words in str(problem)
    assert names(report) == [("articles/lac", "missing-paragraph")]
    assert (site / "articles/communs/en.md").read_bytes() == data
    with pytest.raises(InputError):
        Workspace.open().status()


def test_a_broken_ledger_is_told(site):
    (site / "articles/communs/fr-en.po").write_text('msgid "cut', "utf-8")
    (problem,) = Workspace.open().check().problems
    assert problem.path == "articles/communs/fr-en.po"


def test_nothing_to_check_is_an_error(site):
    with pytest.raises(NoArticleError):
        Workspace.open([Path("translate-flow.toml")])
    (site / "empty").mkdir()
    with pytest.raises(NoArticleError):
        Workspace.open([Path("empty")])


def test_a_broken_glossary_is_told_with_its_line_even_when_all_is_cached(site):
    Workspace.open().check()
    (site / "glossary.yaml").write_text("version: 1\nterms:\n  - fr: [\n", "utf-8")
    for _ in range(2):
        with pytest.raises(GlossaryError) as caught:
            Workspace.open()
        assert caught.value.path == "glossary.yaml"
        assert caught.value.line


def test_a_glossary_that_was_named_must_be_there(site):
    with pytest.raises(InputError, match="no such file"):
        Workspace.open(options=Options(glossary=Path("terms.yaml")))
    for path in ("../terms.yaml", "a/../../terms.yaml", str(site.parent / "terms.yaml")):
        (site / "translate-flow.toml").write_text(f"\nglossary = {path!r}\n")
        with pytest.raises(ConfigError, match="out of the content folder") as caught:
            Workspace.open()
        assert (caught.value.path, caught.value.line) == ("translate-flow.toml", 2)
    (site / "terms.yaml").symlink_to(site.parent / "terms.yaml")
    (site / "translate-flow.toml").write_text('glossary = "terms.yaml"\n')
    with pytest.raises(InputError, match="out of the content folder"):
        Workspace.open()


def test_cache_on_and_off_give_the_same(site):
    fresh = Workspace.open(options=Options(cache=False)).check()
    cold = Workspace.open().check()
    warm = Workspace.open().check()
    assert fresh == cold == warm


def test_a_warm_check_examines_nothing(site, monkeypatch):
    Workspace.open().check()

    def refuse(*_):
        raise AssertionError

    monkeypatch.setattr(processes, "examine", refuse)
    assert len(Workspace.open().check().findings) == 1


@pytest.mark.parametrize("what", ["text", "ledger", "glossary", "original", "segment"])
def test_whatever_matters_makes_an_article_new(site, monkeypatch, what):
    Workspace.open().check()
    options = Options()
    if what == "text":
        path = site / "articles/communs/en.md"
        path.write_text(path.read_text("utf-8").replace("1215", "1216"), "utf-8")
    elif what == "ledger":
        Workspace.open().sync(["articles/communs"])
    elif what == "glossary":
        (site / "glossary.yaml").write_text("version: 1\nterms:\n  - fr: commun\n    en: commons\n", "utf-8")
    else:
        options = Options(original="fr") if what == "original" else Options(segment="line")
    examined = []
    examine = processes.examine
    monkeypatch.setattr(
        processes, "examine", lambda sources, *rest: examined.append(sources) or examine(sources, *rest)
    )
    Workspace.open(options=options).check()
    assert "articles/communs" in [sources.files.id for sources in examined]


def test_an_entry_that_does_not_read_is_made_anew(site, monkeypatch):
    from translate_flow.project.cache import Cache

    expected = Workspace.open().check()
    real = Cache.get

    def broken(self, kind, name, stamp):
        text = real(self, kind, name, stamp)
        return "[broken" if text and kind in ("article", "site") else text

    monkeypatch.setattr(Cache, "get", broken)
    assert Workspace.open().check() == expected


def test_many_articles_are_checked_by_two_processes_alike(site, monkeypatch):
    for number in range(6):
        folder = site / f"articles/more{number}"
        folder.mkdir()
        for side in ("fr.md", "en.md"):
            text = (site / "articles/lac" / side).read_text("utf-8")
            (folder / side).write_text(text.replace("1215", f"12{number}5"), "utf-8")
    (site / "articles/more3/en.md").write_bytes(b"\xff\xfe\x00")
    alone = Workspace.open(options=Options(cache=False)).check()
    monkeypatch.setattr(processes, "PAYS_FROM", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    together = Workspace.open(options=Options(cache=False)).check()
    assert together.findings == alone.findings
    assert together.statuses == alone.statuses
    assert [str(p) for p in together.problems] == [str(p) for p in alone.problems]
    assert len(alone.problems) == 1


def test_progress_is_told(site):
    told = []
    Workspace.open().check(progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_outcomes_come_one_by_one_in_order(site):
    outcomes = Workspace.open().outcomes()
    assert next(outcomes).article == "articles/communs"
    assert [outcome.article for outcome in outcomes] == ["articles/lac"]


def test_a_pair_lies_anywhere(tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/entretien.md").write_text("# Les communs\n\nNous étions 40.\n", "utf-8")
    (tmp_path / "interview.md").write_text("# The commons\n\nWe were 50.\n", "utf-8")
    (tmp_path / "b").mkdir()
    monkeypatch.chdir(tmp_path / "b")
    workspace = Workspace.pair(tmp_path / "a/entretien.md", tmp_path / "interview.md")
    assert workspace.root == tmp_path
    assert [finding.check for finding in workspace.check().findings] == ["number-mismatch"]


def test_check_writes_nothing_into_the_site(site):
    before = sorted(site.rglob("*"))
    Workspace.open().check()
    assert sorted(site.rglob("*")) == before


KILLED = """
import multiprocessing, os, signal
from translate_flow.project import processes
from translate_flow.project.workspace import Options, Workspace

if __name__ == "__main__":
    processes.PAYS_FROM, os.cpu_count = 2, lambda: 2
    outcomes = Workspace.open(options=Options(cache=False)).outcomes()
    next(outcomes)
    print(*(worker.pid for worker in multiprocessing.active_children()), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_processes_end_with_the_first_one_even_when_it_is_killed(site, tmp_path):
    (tmp_path / "killed.py").write_text(KILLED)
    # Its workers would hold a pipe open for as long as they live.
    with (tmp_path / "out").open("w+") as out:
        subprocess.run(
            [sys.executable, tmp_path / "killed.py"], stdout=out, stderr=subprocess.DEVNULL, check=False, timeout=60
        )
    pids = [int(pid) for pid in (tmp_path / "out").read_text().split()]
    assert pids
    deadline = time.monotonic() + 20
    while any(is_running(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(is_running(pid) for pid in pids)


def is_running(pid):
    """Whether a process does something: one that has ended and that nobody has asked about does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/status")
    return not status.exists() or "State:\tZ" not in status.read_text()
