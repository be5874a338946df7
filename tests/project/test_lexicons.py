"""Lexicons that the project file names, and FreeDict in a folder of the test's own."""

import pytest

from translate_flow.errors import ConfigError, InputError
from translate_flow.language.lexicon import shipped_lexicon
from translate_flow.project import lexicons
from translate_flow.project.config import parse_config
from translate_flow.project.lexicons import NO_LEXICONS, find_lexicons
from translate_flow.project.workspace import Workspace


@pytest.fixture
def root(tmp_path):
    (tmp_path / "ours.tsv").write_text("zouave\tgrommet\t\t0.5\n", "utf-8")
    (tmp_path / "theirs.dic").write_text("spelt @ épeautre\n", "utf-8")
    return tmp_path


def test_a_sites_pairs_join_ours(root):
    found = find_lexicons(root, ("ours.tsv", "theirs.dic")).read()
    assert found.translations("fr", "zouave") == {"grommet": 0.5}
    assert found.translations("en", "spelt")["épeautre"] == 1.0
    assert found.translations("fr", "vent") == shipped_lexicon().translations("fr", "vent")


def test_without_any_ours_is_used_as_it_is(root):
    assert find_lexicons(root, ()) is NO_LEXICONS
    assert NO_LEXICONS.read() is shipped_lexicon()


def test_the_digest_changes_with_a_byte(root):
    before = find_lexicons(root, ("ours.tsv",)).digest
    (root / "ours.tsv").write_text("zouave\tgrommet\t\t0.6\n", "utf-8")
    assert before != find_lexicons(root, ("ours.tsv",)).digest != NO_LEXICONS.digest


def test_freedict_is_read_where_it_is_installed(root, monkeypatch):
    monkeypatch.setattr(lexicons, "DICTD", root)
    with pytest.raises(ConfigError, match="not installed"):
        find_lexicons(root, ("freedict",))
    (root / "freedict-fra-eng.index").write_bytes(b"verger\tA\tP\n")
    (root / "freedict-fra-eng.dict.dz").write_bytes(b"verger\norchard\n")
    assert find_lexicons(root, ("freedict",)).read().translations("fr", "verger")["orchard"] > 0


@pytest.mark.parametrize("name", ["../ours.tsv", "none.tsv"])
def test_a_file_outside_or_absent_is_an_error(root, name):
    with pytest.raises(InputError):
        find_lexicons(root, (name,))


def test_the_project_file_names_them():
    assert parse_config(b'lexicon = ["b.tsv", "a.dic"]', "translate-flow.toml").lexicon == ("a.dic", "b.tsv")
    with pytest.raises(ConfigError):
        parse_config(b'lexicon = "a.dic"', "translate-flow.toml")


def test_a_bad_line_is_told_of_the_article_that_needs_it(site):
    (site / "translate-flow.toml").write_text('lexicon = ["bad.tsv"]\n', "utf-8")
    (site / "bad.tsv").write_text("one word\n", "utf-8")
    problem = Workspace.open().check().problems[0]
    assert (problem.path, problem.line) == ("bad.tsv", 1)
