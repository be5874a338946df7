import pytest

from translate_flow.errors import InputError
from translate_flow.project.paths import safe_path, shown


@pytest.fixture
def root(tmp_path):
    root = (tmp_path / "repo").resolve()
    (root / "a").mkdir(parents=True)
    (tmp_path / "repo_outside").mkdir()
    (tmp_path / "repo_outside" / "secret.md").write_text("s")
    return root


def test_a_path_inside(root):
    assert safe_path(root, "a/b.md") == root / "a/b.md"
    assert safe_path(root, "a/b.md", writing=True) == root / "a/b.md"


@pytest.mark.parametrize(
    "name", ["../repo_outside/secret.md", "/etc/passwd", "a/../../repo_outside/secret.md", "../repo_outside", ".."]
)
@pytest.mark.parametrize("writing", [False, True])
def test_paths_that_lead_out_are_refused(root, name, writing):
    with pytest.raises(InputError, match="out of the content folder"):
        safe_path(root, name, writing=writing)


def test_a_link_that_leads_out_is_refused(root):
    (root / "link.md").symlink_to(root.parent / "repo_outside/secret.md")
    with pytest.raises(InputError, match="out of the content folder"):
        safe_path(root, "link.md")


def test_a_link_inside_is_read_and_never_written(root):
    (root / "a/real.md").write_text("x")
    (root / "link.md").symlink_to(root / "a/real.md")
    assert safe_path(root, "link.md") == root / "a/real.md"
    with pytest.raises(InputError, match="symbolic link"):
        safe_path(root, "link.md", writing=True)


def test_a_linked_folder_is_never_written_through(root):
    (root / "b").symlink_to(root / "a")
    with pytest.raises(InputError, match="symbolic link"):
        safe_path(root, "b/new.md", writing=True)


@pytest.mark.parametrize("name", [".git/config", "a/.git/hooks/x", ".GIT/config"])
def test_files_of_git_are_left_alone(root, name):
    with pytest.raises(InputError, match="git"):
        safe_path(root, name, writing=True)


def test_paths_are_shown_from_the_root(root):
    assert shown(root / "a/é b.md", root) == "a/é b.md"
    assert shown(root.parent, root) == root.parent.as_posix()
