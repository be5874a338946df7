"""The baseline: a ratchet over known findings; severities by path; dismissals."""

import json

import pytest

from translate_flow.checks.finding import Severity
from translate_flow.errors import ConfigError, InputError, UsageError
from translate_flow.project.baseline import FILE, baseline_of, parse_baseline, serialise_baseline
from translate_flow.project.workspace import Options, Workspace


def write(path, old, new):
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.fixture
def fr(site):
    path = site / "articles" / "communs" / "fr.md"
    write(path, "depuis 1215.", "depuis 1215 ?")
    return path


def test_what_is_known_is_left_out_and_counted(site, fr):
    change = Workspace.open([site]).write_baseline(grow=True)
    assert len(change.after) == len(Workspace.open([site]).check().findings) + len(change.after) >= 2
    report = Workspace.open([site]).check()
    assert report.findings == ()
    assert report.known == report.silenced == len(change.after)


def test_one_new_fault_is_the_only_one_reported(site, fr):
    Workspace.open([site]).write_baseline(grow=True)
    en = site / "articles" / "communs" / "en.md"
    write(en, "who follow them.", "who follow  them.")
    (new,) = Workspace.open([site]).check().findings
    assert new.code == "TF407"


def test_edits_elsewhere_reflow_and_line_ends_leave_it_alone(site, fr):
    Workspace.open([site]).write_baseline(grow=True)
    text = (
        fr.read_text("utf-8")
        .replace("Les règles viennent", "Toutes les règles viennent")
        .replace(" que ses ", "\nque ses ")
    )
    fr.write_bytes(text.replace("\n", "\r\n").encode())
    assert [f for f in Workspace.open([site]).check().findings if f.severity is not Severity.INFO] == []


def test_it_shrinks_and_never_grows_by_itself(site, fr):
    first = Workspace.open([site]).write_baseline(grow=True)
    write(fr, "1215 ?", "1215.")
    (stale,) = Workspace.open([site]).check().findings
    assert (stale.code, stale.severity, stale.place.path) == ("TF901", Severity.INFO, "articles/communs/fr.md")
    write(fr, "qui les suivent.", "qui  les suivent.")
    checked = Workspace.open([site]).write_baseline(grow=False, dry_run=True)
    assert len(checked.before) - len(checked.after) == 1
    assert checked.left_out == 1
    assert parse_baseline((site / FILE).read_bytes(), FILE) == first.after
    pruned = Workspace.open([site]).write_baseline(grow=False)
    assert len(pruned.after) == len(first.after) - 1
    assert [f.code for f in Workspace.open([site]).check().findings] == ["TF407"]


def test_entries_of_other_articles_stay_and_those_of_gone_ones_leave(site, fr):
    before = Workspace.open([site]).write_baseline(grow=True).after
    only = Workspace.open([site / "articles" / "communs"]).write_baseline(grow=False).after
    assert only == before
    for side in ("fr.md", "en.md"):
        (site / "articles" / "lac" / side).unlink()
    assert "articles/lac" not in Workspace.open([site]).write_baseline(grow=False).after.entries


def test_where_it_lies(site, fr, tmp_path):
    (site / "translate-flow.toml").write_text('baseline = "known.json"\n')
    Workspace.open([site]).write_baseline(grow=True)
    assert (site / "known.json").exists()
    (site / "known.json").rename(site / "other.json")
    with pytest.raises(InputError):
        Workspace.open([site]).check()
    assert Workspace.open([site], options=Options(baseline=site / "other.json")).check().findings == ()
    (site / "translate-flow.toml").write_text('baseline = "../known.json"\n')
    with pytest.raises(ConfigError, match="out of the content folder"):
        Workspace.open([site]).check()


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"version": 2}', b'{"version": 1, "articles": {"a": ["x"]}}', b"\xff"])
def test_a_broken_file_is_refused(data):
    with pytest.raises(ConfigError):
        parse_baseline(data, FILE)


def test_it_is_written_the_same_whatever_the_order(site, fr):
    found = list(Workspace.open([site]).check().findings)
    data = serialise_baseline(baseline_of(found))
    assert data == serialise_baseline(baseline_of(found[::-1]))
    assert parse_baseline(data, FILE) == baseline_of(found)
    assert json.loads(data)["version"] == 1


def test_severities_by_check_and_by_path(site, fr):
    (site / "translate-flow.toml").write_text(
        'severity = { TF4 = "error", missing-paragraph = "off" }\n\n[[paths]]\nmatch = "articles/comm*"\n'
        'severity = { fr-spaces = "info" }\n'
    )
    write(site / "articles" / "lac" / "fr.md", "depuis 1215.", "depuis 1215 ?")
    found = {(f.article, f.code): f.severity for f in Workspace.open([site]).check().findings}
    assert found == {("articles/communs", "TF401"): Severity.INFO, ("articles/lac", "TF401"): Severity.ERROR}


@pytest.mark.parametrize(
    "text",
    [
        'severity = { fr-spaces = "loud" }', 'severity = { no-such = "off" }', "severity = 3", '[[paths]]\nseverity = { TF4 = "off" }',
        '[[paths]]\nmatch = "a"\nignore = ["TF4"]\nseverity = { TF4 = "off" }', 'paths = "a"', 'typography = "fr-BE"', 'inclusive-writing = "x"',
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(site, text):
    (site / "translate-flow.toml").write_text(text + "\n")
    with pytest.raises(ConfigError):
        Workspace.open([site])


def test_the_profile_of_the_project(site, fr):
    write(fr, "1215 ?", "1215?")
    assert [f.code for f in Workspace.open([site]).check(["articles/communs"]).findings] == ["TF401"]
    (site / "translate-flow.toml").write_text('typography = "fr-CA"\n')
    assert Workspace.open([site]).check(["articles/communs"]).findings == ()


def test_a_dismissal_holds_until_the_words_change(site, fr):
    workspace = Workspace.open([site])
    (finding,) = workspace.check(["articles/communs"]).findings
    with pytest.raises(UsageError):
        workspace.dismiss("articles/communs", finding, " ")
    workspace.dismiss("articles/communs", finding, "une citation")
    report = Workspace.open([site]).check(["articles/communs"])
    assert report.findings == ()
    assert report.silenced == 1
    workspace.sync()
    assert "une citation" in (site / "articles" / "communs" / "fr-en.po").read_text("utf-8")
    assert Workspace.open([site]).check(["articles/communs"]).findings == ()
    write(fr, "depuis 1215 ?", "depuis 1216 ?")
    found = [f.code for f in Workspace.open([site]).check(["articles/communs"]).findings]
    assert "TF401" in found
    assert "TF901" in found


def test_a_dismissal_of_what_was_mended_is_told_and_let_go_when_asked(site, fr):
    workspace = Workspace.open([site])
    (finding,) = workspace.check(["articles/communs"]).findings
    workspace.dismiss("articles/communs", finding, "une citation")
    write(fr, "depuis 1215 ?", "depuis 1215\u202f?")
    (unused,) = Workspace.open([site]).check(["articles/communs"]).findings
    assert (unused.code, unused.severity, unused.place.path) == ("TF901", Severity.WARNING, "articles/communs/fr.md")
    ledger = site / "articles" / "communs" / "fr-en.po"
    Workspace.open([site]).sync(["articles/communs"])
    assert "une citation" in ledger.read_text("utf-8")
    assert Workspace.open([site]).sync(["articles/communs"], prune=True) == ("articles/communs/fr-en.po",)
    assert "une citation" not in ledger.read_text("utf-8")
    assert Workspace.open([site]).check(["articles/communs"]).findings == ()


def test_an_article_in_one_language_may_be_meant(site):
    path = site / "articles" / "seul" / "fr.md"
    path.parent.mkdir()
    path.write_text("<!-- translate-flow: ignore-file missing-article: pour les voisins -->\n\nTexte.\n", "utf-8")
    report = Workspace.open([site]).check(["articles/seul"])
    assert report.findings == ()
    assert report.silenced == 1
