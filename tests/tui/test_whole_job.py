"""A whole job by keys alone, on files: what is missing is found, drafted from memory, corrected, accepted; then quit."""

import pytest
from screen import lines, running, settled, text, type_text, until

from translate_flow.project.workspace import Workspace

FR = """---
original: fr
---
# Le jardin partagé

Le jardin compte 48 parcelles, ouvertes depuis 2019 à tout le quartier.

Chaque famille arrose sa parcelle une fois par semaine\u00a0: le samedi.

Les outils restent dans la cabane, avec 12 arrosoirs.
"""
EN = """---
original: fr
---
# The shared garden

The garden has 48 plots, open since 2019 to the whole neighbourhood.

The tools stay in the shed, with 12 watering cans.
"""
OTHER_FR = """---
original: fr
---
# La serre

Chaque famille arrose sa parcelle une fois par semaine\u00a0: le dimanche.
"""
OTHER_EN = """---
original: fr
---
# The greenhouse

Each family waters its plot once a week: on Sundays.
"""


@pytest.fixture
def site(tmp_path):
    for name, fr, en in (("jardin", FR, EN), ("serre", OTHER_FR, OTHER_EN)):
        folder = tmp_path / "articles" / name
        folder.mkdir(parents=True)
        (folder / "fr.md").write_bytes(fr.encode())
        (folder / "en.md").write_bytes(en.replace("\n", "\r\n").encode())
    return tmp_path


async def test_the_whole_job(site):
    workspace = Workspace.open([site])
    jardin = site / "articles" / "jardin"
    before = (jardin / "en.md").read_bytes()
    async with running(workspace, size=(80, 24)) as pilot:
        # What is reviewed in one article is the memory of the other.
        await pilot.press("G", "enter")
        await until(pilot, lambda: getattr(pilot.app.screen, "settled", False))
        await pilot.press("a", "a")
        await settled(pilot)
        assert "✓" in lines(pilot.app)[1]
        await pilot.press("q", "g", "enter")
        await until(pilot, lambda: getattr(pilot.app.screen, "settled", False))
        assert "1 missing" in lines(pilot.app)[0]
        await pilot.press("u")
        await pilot.pause()
        assert "(missing in English)" in text(pilot.app)
        await pilot.press("d")
        await until(pilot, lambda: "Sundays" in pilot.app.screen.panel.area.text)
        await pilot.press(*["backspace"] * len("Sundays."))
        await type_text(pilot, "Saturdays.")
        await pilot.press("f4")
        await settled(pilot)
        assert "missing" not in lines(pilot.app)[0]
        await pilot.press("q", "q")
        await until(pilot, lambda: not pilot.app.is_running)
    written = b"Each family waters its plot once a week: on Saturdays."
    after = (jardin / "en.md").read_bytes()
    assert after == before.replace(b"neighbourhood.\r\n\r\n", b"neighbourhood.\r\n\r\n" + written + b"\r\n\r\n")
    assert (jardin / "fr.md").read_bytes() == FR.encode()
    assert (site / "articles" / "serre" / "en.md").read_bytes() == OTHER_EN.replace("\n", "\r\n").encode()
    ledger = (jardin / "fr-en.po").read_text(encoding="utf-8")
    assert "Each family waters its plot once a week: on Saturdays." in ledger
    assert ledger.count("reviewed") >= 1


async def test_undo_gives_back_the_bytes(site):
    workspace = Workspace.open([site])
    jardin = site / "articles" / "jardin"
    before = (jardin / "en.md").read_bytes()
    async with running(workspace, article=workspace.articles[0].id) as pilot:
        await pilot.press("u", "e")
        await type_text(pilot, "Each family waters its plot once a week.")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert (jardin / "en.md").read_bytes() != before
        await pilot.press("escape", "z")
        await settled(pilot)
        assert (jardin / "en.md").read_bytes() == before
        assert "1 missing" in lines(pilot.app)[0]


async def test_what_would_not_stay_one_paragraph_is_refused_and_kept(site):
    workspace = Workspace.open([site])
    jardin = site / "articles" / "jardin"
    before = (jardin / "en.md").read_bytes()
    async with running(workspace, article=workspace.articles[0].id) as pilot:
        await pilot.press("u", "e")
        await type_text(pilot, "One.")
        await pilot.press("enter", "enter")
        await type_text(pilot, "Two.")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert (jardin / "en.md").read_bytes() == before
        assert pilot.app.session.unsaved_count == 1
        assert pilot.app.screen.panel.area.text == "One.\n\nTwo."


async def test_an_article_without_its_other_file_is_begun_and_taken_back(site):
    lone = site / "articles" / "puits"
    lone.mkdir()
    (lone / "fr.md").write_text("# Le puits du village\n\nIl est profond et froid, même en plein été.\n", "utf-8")
    async with running(Workspace.open([site]), size=(80, 24), article="articles/puits") as pilot:
        await pilot.press("j", "e")
        await until(pilot, lambda: "There is no English file yet." in text(pilot.app))
        await pilot.press("1")
        await until(pilot, lambda: pilot.app.screen.editing)
        await pilot.press("f7")
        await type_text(pilot, "It is deep and cold, even in high summer.")
        await pilot.press("f4")
        await settled(pilot)
        assert (lone / "en.md").read_text("utf-8") == (
            "# Le puits du village\n\nIt is deep and cold, even in high summer.\n"
        )
        await pilot.press("escape", "z", "z")
        await until(pilot, lambda: not (lone / "en.md").exists())
        await settled(pilot)
        assert "(missing in English)" in text(pilot.app)
