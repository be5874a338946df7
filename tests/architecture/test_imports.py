"""What a command loads, seen from outside: start-up is a promise, and `check` never pays for the interface."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FR = "# Les communs\n\nLe réseau compte 12 coopératives et une fondation qui le soutient.\n"
EN = "# The commons\n\nThe network has 12 cooperatives and one foundation that supports it.\n"


def loaded_by(*arguments: str, cwd: Path) -> set[str]:
    """Run a command in a fresh process and return the top-level modules that it loaded."""
    code = (
        "import sys\n"
        "from translate_flow.cli.main import run\n"
        f"sys.argv = {['translate-flow', *arguments]!r}\n"
        "try:\n    run()\nexcept SystemExit:\n    pass\n"
        "sys.stderr.write('\\nMODULES ' + ' '.join({m.partition('.')[0] for m in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=cwd, check=True)
    return set(done.stderr.rpartition("MODULES ")[2].split())


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "articles" / "communs"
    folder.mkdir(parents=True)
    (folder / "fr.md").write_text(FR, "utf-8")
    (folder / "en.md").write_text(EN, "utf-8")
    return tmp_path


def test_version_loads_no_library_of_weight(tmp_path):
    heavy = {"numpy", "textual", "rich", "pydantic", "yaml", "markdown_it", "simplemma", "py3langid", "deep_translator"}
    assert loaded_by("--version", cwd=tmp_path) & heavy == set()


def test_check_loads_neither_the_interface_nor_an_engine(site):
    assert loaded_by("check", ".", cwd=site) & {"textual", "rich", "deep_translator", "requests"} == set()


def test_a_second_check_does_without_numpy(site):
    loaded_by("check", ".", cwd=site)
    assert loaded_by("check", ".", cwd=site) & {"numpy", "py3langid", "simplemma", "markdown_it", "textual"} == set()
