"""TF203 on sentences: names altered, replaced, absent, translated."""

from pathlib import Path

import pytest
from tied import tie

from translate_flow.checks import names
from translate_flow.checks.context import Context
from translate_flow.glossary.term import Glossary, Name
from translate_flow.language.names import is_adapted, is_altered

ROWS = (Path(__file__).parent.parent / "data" / "name_pairs.txt").read_text("utf-8").splitlines()
PAIRS = [tuple(row.split("|")) for row in ROWS if row and not row.startswith("#")]


def findings(fr, en, glossary=None):
    count = fr.count("\n\n") + 1
    bitext = tie(fr + "\n", en + "\n", *((i, i) for i in range(count)))
    return list(names.check(bitext, Context("a", glossary=glossary or Glossary())))


@pytest.mark.parametrize(("expected", "fr", "en"), PAIRS)
def test_pairs(expected, fr, en):
    found = findings(fr, en)
    assert [f.severity.value for f in found] == ([] if expected == "none" else [expected]), [
        str(f.message) for f in found
    ]


def test_an_altered_name_is_one_finding_that_names_both_spellings():
    (found,) = findings("Fondé par Jeanne Meseguer.", "It was founded by Jeanne Meseger.")
    assert "Meseguer" in str(found.message)
    assert "Meseger" in str(found.message)


def test_once_anywhere_in_the_article_is_enough():
    fr = "Le réseau remercie Duvallier.\n\nLa mairie remercie Duvallier."
    en = "The network thanks Duvallier.\n\nThe town hall thanks him."
    assert findings(fr, en) == []


def test_what_a_whole_article_calls_otherwise_is_a_way_of_translating():
    fr = "\n\n".join(f"Le guide {n} du mode Vigilo est là." for n in ("rouge", "vert", "bleu", "noir"))
    en = "\n\n".join(f"The {n} guide of the mode Warden is here." for n in ("red", "green", "blue", "black"))
    assert findings(fr, en) == []


def test_names_of_the_glossary_have_a_check_of_their_own():
    fr, en = "Le réseau aime Framasoft et la carte.", "The network likes Framasift and the map."
    assert len(findings(fr, en)) == 1
    assert findings(fr, en, Glossary(names=(Name("Framasoft", forbidden=("Framasift",)),))) == []


def test_a_name_with_a_capital_inside_that_is_written_in_two_ways_is_one_finding_a_side():
    fr = "Le réseau aime PyTorche.\n\nIl lit PyTorche et Pytorche, puis Pytorche."
    en = "The network likes PyTorche.\n\nIt reads PyTorche and PyTorche, then PyTorche."
    (found,) = findings(fr, en)
    assert (found.place.language, found.place.line, found.suggestion) == ("fr", 3, "PyTorche")
    assert "2 places" in str(found.message)
    assert findings(fr.replace("Pytorche", "pytorche"), en) == []
    assert findings(fr, en, Glossary(names=(Name("PyTorche"),))) == []


@pytest.mark.parametrize(
    ("one", "two"), [("Nesta", "Nasta"), ("Meseguer", "Meseger"), ("Ostrom", "Ostrum"), ("Kubernetes", "Kubernates")]
)
def test_altered(one, two):
    assert is_altered(one, two)
    assert is_altered(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Québec", "Quebec"),
        ("Canadiens", "Canadians"),
        ("Tchekhov", "Chekhov"),
        ("Poutine", "Putin"),
        ("Pékin", "Beijing"),
    ],
)
def test_not_altered(one, two):
    assert not is_altered(one, two)


def test_adapted():
    assert is_adapted("Canadiens", "Canadians")
    assert not is_adapted("Nesta", "Nasta")


def test_a_paragraph_of_names_is_read_as_a_title_once(monkeypatch):
    asked = []
    monkeypatch.setattr(names, "is_title", lambda text: asked.append(text) or True)
    words = " ".join(f"Ab{chr(97 + i % 26)}{chr(97 + i // 26)}Cd" for i in range(300))
    bitext = tie(words + "\n", "le jardin du réseau\n", (0, 0))
    assert list(names.check(bitext, Context("a"))) == []
    assert len(asked) <= 2
