"""What is written about the tool, held against the tool."""

import re
from pathlib import Path

import pytest

from translate_flow.project.config import KEYS, parse_config

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("name", ["project-file.md", "project-file.fr.md"])
def test_every_key_of_the_project_file_is_explained_and_the_example_is_legal(name):
    text = (DOCS / name).read_text("utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE)) == set(KEYS)
    (example,) = re.findall(r"^```toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert parse_config(example.encode(), "translate-flow.toml").review
