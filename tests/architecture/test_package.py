"""What a wheel holds: the glossary, the catalogue and the type marker travel with the code."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_its_data(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "translate_flow/data/glossary.yaml",
        "translate_flow/py.typed",
        "translate_flow/locale/fr/LC_MESSAGES/translate_flow.mo",
    } <= names
    assert not any(name.startswith(("tests/", "articles/")) for name in names)


@pytest.mark.parametrize("installed", ["wheel", "editable"])
def test_the_shipped_glossary_is_found(wheel, tmp_path, installed):
    if installed == "wheel":
        zipfile.ZipFile(wheel).extractall(tmp_path)
    where = tmp_path if installed == "wheel" else ROOT
    code = (
        "from translate_flow.resources import read_resource;"
        "from translate_flow.glossary.load import parse_glossary;"
        "print(len(parse_glossary(read_resource('data/glossary.yaml'), 'glossary.yaml').terms))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=where,
        env={"PYTHONPATH": str(where)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) >= 80
