import made_reports as made

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.articles.reading import read_document
from translate_flow.reports.as_text import Style
from translate_flow.reports.display import cells
from translate_flow.reports.tables import align, status
from translate_flow.review.progress import Progress, Sides, Verdict


def test_status():
    whole = made.status(
        "articles/communs", progress=Progress(Verdict.COMPLETE, 100, 100, 9, Sides(), Sides(), reviewed=9)
    )
    gone = made.status(
        "b", en=None, status="in-progress", progress=Progress(Verdict.MISSING, 50, 0, 9, Sides(0, 9), Sides())
    )
    assert status([whole, made.status(), gone], Style()) == (
        "articles/communs  100%  complete\n"
        "articles/lac       94%  incomplete    3 untranslated in French, 2 missing in\n"
        "                                      English, 1 outdated, 2 drafts\n"
        "b                   0%  missing       no English text, in progress\n"
        "3 articles, 1 complete, 1 incomplete, 1 missing, 78% covered.\n"
    )


def test_a_little_missing_is_never_all_and_never_nothing():
    nearly = made.status(progress=Progress(Verdict.INCOMPLETE, 1000, 999, 9, Sides(), Sides()))
    hardly = made.status(progress=Progress(Verdict.UNTRANSLATED, 1000, 1, 9, Sides(), Sides()))
    assert "  99%" in status([nearly], Style())
    assert "   1%" in status([hardly], Style())


def test_long_names_are_cut():
    text = status([made.status("x" * 200)], Style())
    assert all(cells(line) <= 80 for line in text.splitlines())


def test_align_shows_both_sides():
    fr = read_document("# Les communs\n\nSeul.\n\nTexte \x1b[5m 日本.\n".encode(), "fr.md", "fr")
    en = read_document(b"# The commons\n\nSame text.\n\nMore.\n", "en.md", "en")
    units = (
        Unit((0,), (0,), Relation.TRANSLATED, 0.9),
        Unit((1,), (), Relation.FR_ONLY, 0.5),
        Unit((2,), (1,), Relation.MOVED, 0.5),
        Unit((), (2,), Relation.EN_ONLY, 0.5),
    )
    text = align(Bitext(fr, en, units, ("fr",) * 3, ("en",) * 3), Style())
    lines = text.splitlines()
    assert lines[0].split(" = ") == [f"{' 1 Les communs':<38}", " 1 The commons"]
    assert lines[1].rstrip().endswith("<")
    assert " ~  3 Same text." in lines[2]
    assert lines[3].strip() == ">  5 More."
    assert "␛" in lines[2]
    assert lines[-1] == "4 units."
    assert all(cells(line) <= 80 for line in lines)
