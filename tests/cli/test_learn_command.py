"""``learn``, on a site that has a word of its own."""

import pytest

FR = """# {place}

Le zouave de {place}, haut de {count} mètres, {fr}.

La mairie de {place} paie {count} euros pour son entretien, et autant pour le jardin.
"""
EN = """# {place}

The grommet of {place}, {count} metres high, {en}.

The town hall of {place} pays {count} euros for its upkeep, and as much for the garden.
"""
SAYINGS = (
    ("Mende", "dort dans le jardin public", "sleeps in the public garden"),
    ("Langogne", "chante chaque dimanche", "sings every Sunday"),
    ("Florac", "connaît tous les chemins", "knows all the paths"),
    ("Villefort", "vend du miel et des cerises", "sells honey and cherries"),
    ("Marvejols", "attend la neige", "is waiting for the snow"),
)


@pytest.fixture
def site(tmp_path, monkeypatch):
    for number, (place, fr, en) in enumerate(SAYINGS):
        folder = tmp_path / place.lower()
        folder.mkdir()
        for language, text in (("fr", FR), ("en", EN)):
            (folder / f"{language}.md").write_text(text.format(place=place, count=number + 20, fr=fr, en=en), "utf-8")
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
