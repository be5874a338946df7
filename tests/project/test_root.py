from pathlib import Path

import pytest

from translate_flow.errors import InputError
from translate_flow.project.root import find_root


@pytest.fixture
def tree(tmp_path):
    for path in ("site/content/fr/a.md", "site/content/en/a.md", "other/b.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x")
    return tmp_path


def test_the_nearest_project_file_above_decides(tree):
    (tree / "translate-flow.toml").write_text("")
    (tree / "site" / "translate-flow.toml").write_text("")
    assert find_root([Path("site/content/fr/a.md")], tree) == tree / "site"
    assert find_root([Path("site/content"), Path("other")], tree) == tree


def test_a_pyproject_counts_only_when_it_speaks_of_us(tree):
    (tree / "site" / "pyproject.toml").write_text("[project]\n")
    assert find_root([Path("site/content")], tree) == tree / "site/content"
    (tree / "site" / "pyproject.toml").write_text("[tool.translate-flow]\n")
    assert find_root([Path("site/content")], tree) == tree / "site"


def test_a_folder_that_keeps_ledgers_is_a_root(tree):
    (tree / "site/.translate-flow/ledger").mkdir(parents=True)
    assert find_root([Path("site/content/fr")], tree) == tree / "site"


def test_without_a_project_file_the_folder_given_is_the_root(tree):
    assert find_root([Path("site/content")], tree) == tree / "site/content"
    assert find_root([], tree / "other") == tree / "other"


def test_files_of_the_current_folder_count_from_there(tree):
    assert find_root([Path("site/content/fr/a.md")], tree) == tree


def test_files_from_elsewhere_count_from_their_common_parent(tree):
    given = [tree / "site/content/fr/a.md", tree / "site/content/en/a.md"]
    assert find_root(given, tree / "other") == tree / "site/content"


def test_what_does_not_exist_is_said(tree):
    with pytest.raises(InputError, match="no such file or folder"):
        find_root([Path("nowhere.md")], tree)


def test_a_name_with_a_nul_is_no_crash(tree):
    with pytest.raises(InputError):
        find_root([Path("a\0b")], tree)
