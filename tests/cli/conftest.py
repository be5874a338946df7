"""A small site, and commands run as a user runs them, in this process."""

from dataclasses import dataclass

import pytest

FR = """# Les communs

Un commun est une ressource que ses usagers gèrent ensemble depuis 1215.

Au bord du lac de Neuchâtel, 40 familles de pêcheurs se partagent ainsi les filets et les prises.

Les règles viennent de celles et ceux qui les suivent.
"""
EN = """# The commons

A commons is a resource that its users manage together since 1215.

On Lake Neuchâtel, 40 families of fishers share nets and catches in this way.

The rules come from those who follow them.
"""
MISSING = "On Lake Neuchâtel, 40 families of fishers share nets and catches in this way.\n\n"


@dataclass
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("TRANSLATE_FLOW_CACHE", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("TRANSLATE_FLOW_CONFIG", str(tmp_path_factory.mktemp("config")))
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture
def site(tmp_path, monkeypatch):
    """Two articles: one whole, one whose English lacks a paragraph. The current folder is the root."""
    for name in ("communs", "lac"):
        folder = tmp_path / "articles" / name
        folder.mkdir(parents=True)
        (folder / "fr.md").write_text(FR, "utf-8")
        (folder / "en.md").write_text(EN if name == "communs" else EN.replace(MISSING, ""), "utf-8")
    (tmp_path / "translate-flow.toml").write_text("", "utf-8")
    (tmp_path / "glossary.yaml").write_text("version: 1\nterms: []\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def tf(capsys, monkeypatch):
    """Run a command: its exit code, and what it printed on both streams."""
    import io
    import sys

    from translate_flow.cli.main import main

    def run(*arguments, answers=None):
        if answers is not None:
            monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run
