"""Terms that articles use, on a small site of our own."""

import pytest

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.articles.reading import read_document
from translate_flow.glossary.extract import extract, known
from translate_flow.glossary.load import parse_glossary
from translate_flow.glossary.phrases import phrases

PAIRS = [
    ("La fracture numérique se creuse dans les villages.", "The digital divide is widening in the villages."),
    ("Contre la fracture numérique, il faut des bus.", "Against the digital divide, buses are needed."),
    ("La fracture numérique touche les aînés.", "The digital gap affects older people."),
    ("Un jardin partagé ouvre au printemps.", "A community garden opens in spring."),
    ("Le jardin partagé a une serre.", "The community garden has a greenhouse."),
    ("Chaque jardin partagé vote ses règles.", "Each community garden votes on its rules."),
    ("L’ADESS tient une réunion.", "The ADESS holds a meeting."),
    ("Une réunion de l’ADESS se tient.", "A meeting of the ADESS is held."),
    ("Il pleut sur la ville.", "It rains on the town."),
]


def bitext(pairs=PAIRS):
    sides = [
        read_document("\n\n".join(pair[i] for pair in pairs).encode(), f"{language}.md", language)
        for i, language in enumerate(("fr", "en"))
    ]
    units = tuple(Unit((i,), (i,), Relation.TRANSLATED, 1.0) for i in range(len(pairs)))
    return Bitext(*sides, units, (None,) * len(pairs), (None,) * len(pairs))


FOUND = {candidate.source: candidate for candidate in extract([bitext()])}


def test_terms_come_with_their_translations():
    assert FOUND["fracture numérique"].translation == "digital divide"
    assert FOUND["jardin partagé"].translation == "community garden"
    assert FOUND["jardin partagé"].count == 3


def test_what_gains_most_comes_first():
    first = [candidate.source for candidate in extract([bitext()])][:2]
    assert set(first) == {"fracture numérique", "jardin partagé"}


def test_what_is_rendered_in_several_ways_is_told():
    divide = FOUND["fracture numérique"]
    assert divide.inconsistent
    assert (round(divide.share, 2), divide.others) == (0.67, (("digital gap", 1),))
    assert not FOUND["jardin partagé"].inconsistent


def test_names_that_stay_come_last():
    found = extract([bitext()])
    assert FOUND["ADESS"].kept
    assert found.index(FOUND["ADESS"]) > found.index(FOUND["jardin partagé"])


def test_the_same_in_the_same_order_every_time():
    assert extract([bitext()]) == extract([bitext()])


def test_untranslated_units_say_nothing():
    pair = bitext()
    units = tuple(Unit(u.fr, u.en, Relation.UNTRANSLATED, 1.0) for u in pair.units)
    assert extract([Bitext(pair.fr, pair.en, units, pair.spoken_fr, pair.spoken_en)]) == ()
    assert extract([]) == ()


def test_what_the_glossary_has_is_known():
    glossary = parse_glossary(
        b"version: 1\nterms:\n  - {fr: jardins partag\xc3\xa9s, en: community garden}\nnames:\n  - name: ADESS\n", "g"
    )
    assert [source for source, one in FOUND.items() if known(one, glossary)] == ["jardin partagé", "ADESS"]


@pytest.mark.parametrize(
    ("text", "language", "some", "none"),
    [
        ("un appel à projets, européen", "fr", ["appel à projets"], ["à projets"]),
        ("l’Union européenne", "fr", ["Union européenne"], ["Union"]),
        (
            "l’économie sociale et solidaire",
            "fr",
            ["économie sociale", "économie sociale et solidaire"],
            ["sociale et solidaire"],
        ),
        ("l’inclusion numérique", "fr", ["inclusion numérique"], ["numérique"]),
        ("les communs, donc", "fr", ["communs"], []),
        ("une action sociale, donc", "fr", ["action sociale"], ["sociale", "action"]),
        ("social economy enterprises", "en", ["social economy", "economy enterprises"], ["social"]),
        ("the commons of data", "en", ["commons", "commons of data"], []),
        ("la première fois, en 2019", "fr", [], ["fois", "2019", "première fois"]),
        ("l’économie. Sociale", "fr", ["économie"], ["économie. Sociale"]),
    ],
)
def test_noun_phrases(text, language, some, none):
    found = [phrase.text for phrase in phrases(text, language)]
    assert [phrase for phrase in some if phrase not in found] == []
    assert [phrase for phrase in none if phrase in found] == []


def test_the_project_s_own_articles_yield_terms_of_its_glossary():
    from pathlib import Path

    from translate_flow.alignment.align import align
    from translate_flow.resources import read_resource

    pairs = []
    for folder in sorted((Path(__file__).parents[2] / "articles").iterdir()):
        sides = [folder / f"{language}.md" for language in ("fr", "en")]
        if all(side.is_file() for side in sides):
            pairs.append(align(*(read_document(side.read_bytes(), side.name, side.stem) for side in sides)))
    glossary = parse_glossary(read_resource("data/glossary.yaml"), "glossary.yaml")
    first = extract(pairs)[:40]
    assert sum(known(candidate, glossary) for candidate in first) >= 8
    found = {candidate.source: candidate.translation for candidate in first}
    assert found["commun de données"] == "data commons"
    assert found["logiciel libre"] == "free software"
