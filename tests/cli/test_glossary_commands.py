import json
import stat

import pytest

OWN = "version: 1\n# ours\nterms:\n\n  - fr: commun\n    en: commons\n\n# the end\n"


@pytest.fixture
def glossary(site):
    path = site / "glossary.yaml"
    path.write_text(OWN, "utf-8")
    return path


def test_every_command_has_help_that_fits(site, tf):
    listed = tf("glossary", "--help").out
    for name in ("check", "list", "add", "validate", "extract", "import", "export"):
        assert f"\n  {name} " in listed
        ran = tf("glossary", name, "--help")
        assert ran.code == 0
        assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_list_in_both_languages(glossary, tf):
    for words in ("communs", "COMMONS"):
        ran = tf("glossary", "list", words)
        assert (ran.code, ran.out) == (0, "commun = commons\n    glossary.yaml:5\n\n1 term, 0 names.\n")
    assert tf("glossary", "list", "xyzzy").code == 1
    got = json.loads(tf("glossary", "list", "--format", "json").out)
    assert (got["version"], got["terms"][0]["fr"]["approved"], got["terms"][0]["line"]) == (1, "commun", 5)


def test_list_shows_what_is_wrong_and_when_to_use_it(site, tf):
    (site / "glossary.yaml").unlink()
    out = tf("glossary", "list", "fracture").out
    assert out.startswith(
        "fracture numérique = digital divide\n    French, as good: fossé numérique\n    English, never: "
    )
    assert all(len(line) <= 80 for line in out.splitlines())


def test_add_keeps_everything_else(glossary, tf):
    glossary.chmod(0o640)
    ran = tf(
        "glossary", "add", "ville", "town", "--note", "Not: a village", "--forbid-en", "ville", "--enforce", "advisory"
    )
    assert (ran.code, ran.out) == (0, "glossary.yaml: 1 term and 0 names added.\n")
    added = (
        "\n  - fr: ville\n    en:\n      approved: town\n      forbidden: [ville]\n    enforce: advisory\n"
        "    note: 'Not: a village'\n"
    )
    assert glossary.read_text("utf-8") == OWN.replace("en: commons\n", f"en: commons\n{added}")
    assert stat.S_IMODE(glossary.stat().st_mode) == 0o640
    assert tf("glossary", "list", "town").code == 0


def test_add_says_what_it_takes_the_place_of(glossary, tf):
    glossary.write_text("version: 1\nextends: translate-flow\n", "utf-8")
    ran = tf("glossary", "add", "Communs", "the commons")
    assert ran.out == (
        "glossary.yaml: 1 term and 0 names added.\n"
        "“communs” stands in translate-flow too: this entry takes its place, with all its forms.\n"
    )
    assert "Framasoft" in tf("glossary", "add", "--name", "Framasoft").out
    assert tf("glossary", "add", "ville", "town").out.count("\n") == 1


def test_add_a_name_and_accepted_forms(glossary, tf):
    assert tf("glossary", "add", "--name", "OCCE", "--accept-fr", "Occe").code == 0
    assert glossary.read_text("utf-8").endswith("\nnames:\n\n  - name: OCCE\n    accepted: [Occe]\n")


def test_a_site_without_a_glossary_gets_one(site, tf):
    (site / "glossary.yaml").unlink()
    assert tf("glossary", "add", "coopérative scolaire", "school cooperative").code == 0
    assert (site / "glossary.yaml").read_text("utf-8").startswith("version: 1\nextends: translate-flow\n")
    assert tf("glossary", "list", "scolaire").code == 0
    assert tf("glossary", "list", "ESS").code == 0


@pytest.mark.parametrize(
    "arguments",
    [("commun", "commons"), ("Commun", "Commons"), ("ville",), ("a", "b", "c"), ("", "x"), ("--name", "a", "b")],
)
def test_what_cannot_be_added_changes_nothing(glossary, tf, arguments):
    ran = tf("glossary", "add", *arguments)
    assert ran.code == 2
    assert len(ran.err.splitlines()) <= 2
    assert glossary.read_text("utf-8") == OWN


def test_add_does_not_write_through_a_link(site, tf, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "g.yaml"
    elsewhere.write_text(OWN, "utf-8")
    (site / "glossary.yaml").unlink()
    (site / "glossary.yaml").symlink_to(elsewhere)
    assert tf("glossary", "add", "ville", "town").code == 2
    assert elsewhere.read_text("utf-8") == OWN


def test_validate_names_every_mistake(glossary, tf):
    glossary.write_text("version: 1\nterms:\n  - {fr: a, en: b, enfore: strict}\n  - {fr: '', en: c}\n", "utf-8")
    ran = tf("glossary", "validate")
    assert ran.code == 2
    assert "glossary.yaml:3: There is no key “enfore” here." in ran.err
    assert "Did you mean enforce?" in ran.err
    assert "glossary.yaml:4: A form is empty." in ran.err


def test_the_schema(site, tf):
    assert json.loads(tf("glossary", "validate", "--schema").out)["title"]


def test_a_glossary_extends_another(glossary, site, tf):
    (site / "words").mkdir()
    (site / "words/base.yaml").write_text("version: 1\nterms:\n  - {fr: lac, en: lake}\n", "utf-8")
    glossary.write_text(OWN.replace("version: 1\n", "version: 1\nextends: words/base.yaml\n"), "utf-8")
    assert tf("glossary", "validate").out == "glossary.yaml: 2 terms, 0 names.\n"
    before = tf("check", "--format", "json").out
    assert tf("check", "--format", "json").out == before
    # A change in what is extended is a change: nothing stale comes out of the cache.
    lake = "version: 1\nterms:\n  - {fr: lac, en: pond}\n"
    (site / "words/base.yaml").write_text(lake, "utf-8")
    assert "“lac” calls for “pond”" in tf("check").out


@pytest.mark.parametrize(
    "name", ["glossary.yaml", "../outside.yaml", "/etc/passwd", "missing.yaml", "loop.yaml", "broken.yaml"]
)
def test_what_must_not_be_extended(glossary, site, tf, name):
    (site.parent / "outside.yaml").write_text("version: 1\n", "utf-8")
    (site / "loop.yaml").write_text("version: 1\nextends: glossary.yaml\n", "utf-8")
    (site / "broken.yaml").write_text("version: 1\nterms: 3\n", "utf-8")
    glossary.write_text(f"version: 1\nextends: {name}\n", "utf-8")
    for command in (("glossary", "validate"), ("check",)):
        ran = tf(*command)
        assert ran.code == 2
        assert len(ran.err.splitlines()) <= 2


def test_a_missing_file_to_extend_is_said_with_the_line_that_names_it(glossary, site, tf):
    glossary.write_text("version: 1\nextends: missing.yaml\n", "utf-8")
    assert "glossary.yaml:2: There is no file “missing.yaml” to extend." in tf("glossary", "validate").err


def test_check_looks_at_terms_and_names_only(glossary, site, tf):
    (site / "articles/lac/en.md").write_text("# The shared things\n\nA lake of 41 families.\n", "utf-8")
    ran = tf("glossary", "check", "articles/lac", "--format", "json")
    codes = {finding["code"] for finding in json.loads(ran.out)["findings"]}
    assert codes == {"TF301"}
    assert ran.code == 1
    assert tf("glossary", "check", "articles/lac", "--fail-on", "error").code == 0
    assert tf("glossary", "check", "articles/communs").code == 0


def test_extract(glossary, tf):
    ran = tf("glossary", "extract")
    assert ran.code == 0
    assert "in the glossary (=)" in ran.out
    assert all(len(line) <= 80 for line in ran.out.splitlines())
    got = json.loads(tf("glossary", "extract", "--format", "json").out)["candidates"]
    first = next(one for one in got if one["fr"] in {"commun", "communs"})
    assert (first["en"], first["known"]) == ("commons", True)
    new = json.loads(tf("glossary", "extract", "--new", "--format", "json").out)["candidates"]
    assert [one for one in new if one["known"]] == []
    assert len(json.loads(tf("glossary", "extract", "--limit", "2", "--format", "json").out)["candidates"]) == 2


@pytest.mark.parametrize("form", ["deepl", "weblate", "tbx", "tbx3", "yaml"])
def test_out_and_in_again(site, tf, form):
    (site / "glossary.yaml").unlink()
    assert tf("glossary", "export", "--format", form, "-o", f"out.{form}").code == 0
    assert tf("glossary", "import", f"out.{form}", "--format", form, "-o", "back.yaml").code == 0
    again = tf("glossary", "export", "--glossary", "back.yaml", "--format", form)
    assert again.out == (site / f"out.{form}").read_text("utf-8")


def test_import_adds_what_is_new(glossary, site, tf):
    (site / "other.csv").write_text(
        "source,target,developer_comments\ncommun,commons,\nville,town,of people\n", "utf-8"
    )
    printed = tf("glossary", "import", "other.csv")
    assert printed.out.startswith("version: 1\n\nterms:\n")
    assert glossary.read_text("utf-8") == OWN
    ran = tf("glossary", "import", "other.csv", "--add")
    assert (ran.code, ran.out) == (0, "glossary.yaml: 1 term and 0 names added.\n")
    assert "1 entry is there already" in ran.err
    assert "note: of people" in glossary.read_text("utf-8")
    assert tf("glossary", "import", "other.csv", "--add").out == "glossary.yaml: 0 terms and 0 names added.\n"


def test_hostile_imports_are_one_sentence(glossary, site, tf):
    bomb = '<!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]><martif><term>&a;</term></martif>'
    (site / "x.tbx").write_text(bomb, "utf-8")
    ran = tf("glossary", "import", "x.tbx")
    assert (ran.code, ran.out) == (2, "")
    assert "entities" in ran.err
    (site / "x.csv").write_bytes(b"a,\xff\n")
    assert tf("glossary", "import", "x.csv").code == 2
    assert tf("glossary", "import", "missing.csv").code == 2


def test_words_of_others_are_made_visible(glossary, site, tf):
    glossary.write_text('version: 1\nterms:\n  - {fr: "a\\u009bb", en: "c\\u202ed"}\n', "utf-8")
    out = tf("glossary", "list").out
    assert "\u009b" not in out
    assert "\u202e" not in out
