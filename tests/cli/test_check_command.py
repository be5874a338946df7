import json

import pytest

PAIR = ("--pair", "articles/lac/fr.md", "articles/lac/en.md")


def test_findings_are_exit_1_and_end_in_totals(site, tf):
    ran = tf("check")
    assert ran.code == 1
    assert "articles/lac/fr.md:5: error TF103 missing-paragraph\n" in ran.out
    assert "    English: articles/lac/en.md:3\n" in ran.out
    assert ran.out.splitlines()[-1].startswith("2 articles, ")
    assert ran.out.endswith(" covered: 1 error, 0 warnings.\n")
    assert ran.err == ""


def test_nothing_to_say_is_exit_0(site, tf):
    ran = tf("check", "articles/communs")
    assert (ran.code, ran.out) == (0, "1 article, 100% covered: 0 errors, 0 warnings.\n")


@pytest.mark.parametrize("named", ["articles/lac", "articles/lac/fr.md", "articles/lac/en.md", PAIR])
def test_what_is_named_is_checked(site, tf, named):
    named = named if isinstance(named, tuple) else (named,)
    assert tf("check", *named).out.startswith("articles/lac: ")


def test_json(site, tf):
    ran = tf("check", "--format", "json")
    assert ran.code == 1
    (finding,) = json.loads(ran.out)["findings"]
    assert (finding["code"], finding["path"], finding["line"]) == ("TF103", "articles/lac/fr.md", 5)
    assert finding["counterpart"]["path"] == "articles/lac/en.md"


def test_github_counts_paths_from_the_repository(site, tf, monkeypatch):
    assert "::error file=articles/lac/fr.md,line=5," in tf("check", "--format", "github").out
    monkeypatch.setenv("GITHUB_WORKSPACE", str(site.parent))
    out = tf("check", "--format", "github").out
    assert f"::error file={site.name}/articles/lac/fr.md,line=5," in out
    assert "| 2 articles, " in out


def test_cold_warm_and_uncached_print_the_same(site, tf):
    for form in ("text", "json", "github"):
        cold, warm, uncached = (tf("check", "--format", form, *more).out for more in ((), (), ("--no-cache",)))
        assert cold == warm == uncached


def test_fail_on(site, tf):
    path = site / "articles/lac/en.md"
    path.write_text((site / "articles/communs/en.md").read_text("utf-8").replace("# The", "## The"), "utf-8")
    assert tf("check").code == 0
    assert tf("check", "--fail-on", "warning").code == 1
    (site / "translate-flow.toml").write_text('fail-on = "warning"\n')
    assert tf("check").code == 1
    assert tf("check", "--fail-on", "error").code == 0


def test_strict(site, tf):
    path = site / "articles/lac/fr.md"
    path.write_text("---\nstatus: in-progress\n---\n" + path.read_text("utf-8"), "utf-8")
    assert tf("check").code == 0
    assert tf("check", "--strict").code == 1


def test_select_and_ignore_take_several(site, tf):
    assert tf("check", "--ignore", "TF103,TF106", "--ignore", "number-mismatch").code == 0
    assert tf("check", "--select", "TF2").code == 0
    assert tf("check", "--select", "TF2,missing-paragraph").code == 1


def test_the_report_goes_to_a_file(site, tf):
    ran = tf("check", "-o", "report.txt")
    assert (ran.code, ran.out) == (1, "")
    assert (site / "report.txt").read_text("utf-8") == tf("check").out


def test_original(site, tf):
    path = site / "articles/lac/fr.md"
    path.write_text(path.read_text("utf-8") + "\nUn paragraphe de plus, sur les 12 coopératives du réseau.\n", "utf-8")
    assert "warning TF105 extra-paragraph" in tf("check", "--original", "en", "articles/lac").out


def test_the_language_of_messages(site, tf, monkeypatch):
    english = tf("check").out
    french = tf("check", "--lang", "fr").out
    assert "missing-paragraph" in french
    assert tf("--lang", "fr", "check").out == french
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert tf("check").out == french
    assert tf("check", "--lang=en").out == english
    assert json.loads(tf("check", "--format", "json").out) == json.loads(
        tf("check", "--format", "json", "--lang", "en").out
    )
