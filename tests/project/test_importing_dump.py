"""A dump becomes articles: as proposed or as corrected, nothing dropped without a word, nothing overwritten."""

import re

import pytest

from translate_flow.articles.reading import read_document
from translate_flow.errors import InputError, UsageError
from translate_flow.project.importing_dump import Row, parse_table, plan_dump, table, write_dump

FR = """Un four pour le village
Un four pour le village
Le four de Saint-Amand cuit 60 pains chaque samedi, depuis 1987.
  • Chacun apporte son bois.
#1 des fours de la région, selon * Le Progrès_ et <lui>.

Une barque pour deux rives
Une barque pour deux rives
La barque relie les deux rives de la Loue pour 2 euros, et attend 5 minutes.
Elle porte 12 personnes.
"""
EN = """An oven for the village
The oven of Saint-Amand bakes 60 loaves every Saturday, since 1987.
Everyone brings their own wood.
Number 1 of the ovens of the region, according to Le Progrès.
"""


@pytest.fixture
def dumps(tmp_path):
    (tmp_path / "fr.txt").write_text(FR, "utf-8")
    (tmp_path / "en.txt").write_text(EN, "utf-8")
    return tmp_path / "fr.txt", tmp_path / "en.txt"


def test_articles_are_written_with_their_titles(dumps, tmp_path):
    plan = plan_dump(*dumps)
    assert [(row.article, row.fr, row.en) for row in plan.rows] == [
        ("an-oven-village", (1, 5), (1, 4)),
        ("barque-deux-rives", (7, 10), None),
    ]
    write_dump(plan, tmp_path / "articles")
    made = (tmp_path / "articles/an-oven-village/fr.md").read_text("utf-8")
    assert made.startswith('---\ntitle: "Un four pour le village"\n---\n\n# Un four pour le village\n\nLe four')
    assert "\n- Chacun apporte son bois.\n" in made
    assert not (tmp_path / "articles/barque-deux-rives/en.md").exists()
    document = read_document(made.encode(), "fr.md", "fr")
    assert document.blocks[-1].prose == "#1 des fours de la région, selon * Le Progrès_ et <lui>."


def test_nothing_is_dropped(dumps):
    plan = plan_dump(*dumps)
    fr = "".join(file.data.decode() for file in plan.files if file.path.endswith("fr.md"))
    assert set(re.findall(r"[^\W_]+", FR)) <= set(re.findall(r"[^\W_]+", fr))


def test_a_side_that_has_a_title_alone_is_in_progress(dumps):
    rows = plan_dump(*dumps).rows
    corrected = table([rows[0], Row("barque", (7, 10), None, "Une barque", "A boat")])
    path = dumps[0].with_name("table.tsv")
    path.write_text(corrected, "utf-8")
    plan = plan_dump(*dumps, path)
    boat = next(file for file in plan.files if file.path == "barque/en.md")
    assert boat.data.decode() == '---\ntitle: "A boat"\nstatus: in-progress\n---\n\n# A boat\n'


def test_the_table_comes_back_as_it_was(dumps):
    rows = list(plan_dump(*dumps).rows)
    assert parse_table(table(rows).encode(), "t.tsv") == rows


def test_nothing_is_overwritten(dumps, tmp_path):
    plan = plan_dump(*dumps)
    there = tmp_path / "articles/barque-deux-rives/fr.md"
    there.parent.mkdir(parents=True)
    there.write_text("mine", "utf-8")
    with pytest.raises(UsageError):
        write_dump(plan, tmp_path / "articles")
    assert there.read_text("utf-8") == "mine"
    assert not (tmp_path / "articles/an-oven-village").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("four\t1-5\t1-4\n", "in no row"),
        ("four\t1-10\t1-4\nbarque\t7-10\t\n", "in two rows"),
        ("../x\t1-10\t1-4\n", "cannot be the name"),
        ("four\t1-6\t1-4\nfour\t7-10\t\n", "Two articles"),
        ("four\t5-1\t\n", "are no lines"),
        ("four\t\t\n", "names no line"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(dumps, text, words):
    path = dumps[0].with_name("table.tsv")
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=words):
        plan_dump(*dumps, path)
