"""``learn``, on a site that has a word of its own."""

import pytest

FR = """# {place}

Le zouave de {place} reçoit {count} visites par semaine en été.

La mairie de {place} paie {count} euros pour son entretien, et autant pour le jardin.
"""
EN = """# {place}

The grommet of {place} receives {count} visits a week in summer.

The town hall of {place} pays {count} euros for its upkeep, and as much for the garden.
"""


@pytest.fixture
def site(tmp_path, monkeypatch):
    places = ("Mende", "Langogne", "Florac", "Villefort", "Marvejols")
    for number, place in enumerate(places):
        folder = tmp_path / place.lower()
        folder.mkdir()
        for language, text in (("fr", FR), ("en", EN)):
            (folder / f"{language}.md").write_text(text.format(place=place, count=number + 20), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_was_learnt_is_a_lexicon_file(site, tf):
    assert tf("learn", "-o", "words.tsv").code == 0
    learnt = (site / "words.tsv").read_text("utf-8")
    assert "zouave\tgrommet\t\t" in learnt
    assert tf("learn").out == learnt
    (site / "translate-flow.toml").write_text('lexicon = ["words.tsv"]\n', "utf-8")
    assert tf("check").code == 0
    assert tf("learn").out == learnt  # what was learnt is no reason to forget it
