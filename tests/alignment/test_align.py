"""A small article of our own, and what people do to one of its sides."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate_flow.alignment.align import align
from translate_flow.alignment.bitext import Relation
from translate_flow.articles.reading import read_document
from translate_flow.language.lexicon import Pair, build_lexicon

FRENCH = """\
# Une laverie partagée

En 2019, douze habitants de Roubaix ont ouvert une laverie coopérative dans une ancienne filature.

Les machines appartiennent à tout le monde. Chaque foyer verse 8 euros par mois et lave quand il veut.

## Comment décider ensemble ?

Une assemblée se réunit le premier mardi du mois. Elle fixe les prix, choisit la lessive et répare ce qui est cassé.

Le règlement tient sur une page, affichée près de la porte.

- Personne ne possède plus d’une part.
- Les comptes sont publiés chaque trimestre.
- Les enfants votent à partir de 12 ans.

## Et après ?

Amina Belkacem, qui tient la caisse, voudrait ouvrir un second local à Tourcoing avant la fin de 2026.

« Nous ne cherchons pas à grandir, dit-elle, nous cherchons à rester voisins. »
"""
ENGLISH = """\
# A shared laundry

In 2019, twelve residents of Roubaix opened a co-operative laundry in a former spinning mill.

The machines belong to everybody. Each household pays 8 euros a month and washes whenever it likes.

## How do you decide together?

An assembly meets on the first Tuesday of the month. It sets the prices, chooses the detergent and mends what is broken.

The rules fit on one page, pinned up near the door.

- Nobody owns more than one share.
- The accounts are published every quarter.
- Children vote from the age of 12.

## What next?

Amina Belkacem, who runs the till, would like to open a second place in Tourcoing before the end of 2026.

“We are not trying to grow,” she says, “we are trying to stay neighbours.”
"""
FR, EN = FRENCH.strip().split("\n\n"), ENGLISH.strip().split("\n\n")
MACHINES, RULES, AMINA = 2, 5, 8


def bitext(french, english, lexicon=None):
    documents = (
        read_document("\n\n".join(blocks).encode(), f"{language}.md", language)
        for language, blocks in (("fr", french), ("en", english))
    )
    return align(*documents, lexicon=lexicon)


def ties(result):
    return {(unit.fr, unit.en): unit.relation for unit in result.units}


def without(blocks, place):
    return [*blocks[:place], *blocks[place + 1 :]]


def starting(result, language, words):
    """Return the unit that holds the block of one side that starts with these words."""
    block = next(b.index for b in result.document(language).blocks if b.text.startswith(words))
    return next(unit for unit in result.units if block in unit.side(language))


def test_a_faithful_pair_is_tied_block_by_block():
    result = bitext(FR, EN)
    assert ties(result) == {((n,), (n,)): Relation.TRANSLATED for n in range(len(result.fr.blocks))}
    assert set(result.spoken_fr) == {"fr"}
    assert set(result.spoken_en) == {"en"}


@pytest.mark.parametrize("place", [MACHINES, RULES, AMINA])
def test_a_dropped_paragraph_is_left_alone(place):
    result = bitext(FR, without(EN, place))
    alone = [unit for unit in result.units if not unit.tied]
    assert [result.blocks(unit, "fr")[0].text for unit in alone] == [FR[place]]
    assert alone[0].relation is Relation.FR_ONLY


def test_an_inserted_paragraph_is_left_alone_where_it_stands():
    added = (
        "The town council has promised to look into the matter of the water bill, which nobody had thought of at first."
    )
    result = bitext(FR, [*EN[:4], added, *EN[4:]])
    unit = starting(result, "en", "The town council")
    assert unit.relation is Relation.EN_ONLY
    assert result.units.index(unit) == 4


def test_a_dropped_section_is_left_alone_from_its_heading_on():
    result = bitext(FR, EN[:3] + EN[7:])
    alone = [result.blocks(unit, "fr")[0].text for unit in result.units if unit.relation is Relation.FR_ONLY]
    assert alone[0].startswith("Comment décider")
    assert len(alone) == 6


def test_merged_paragraphs_are_one_unit():
    result = bitext(FR, [*EN[:1], EN[1] + " " + EN[2], *EN[3:]])
    assert starting(result, "en", "In 2019").fr == (1, 2)


def test_many_paragraphs_merged_into_one_are_one_unit():
    french = [paragraph for paragraph in FR if paragraph[0] not in "#-"]
    english = [paragraph for paragraph in EN if paragraph[0] not in "#-"]
    result = bitext(french, [" ".join(english)])
    assert ties(result) == {(tuple(range(6)), (0,)): Relation.TRANSLATED}


def test_paragraphs_that_changed_places_are_moved():
    english = list(EN)
    english[MACHINES], english[AMINA] = english[AMINA], english[MACHINES]
    result = bitext(FR, english)
    amina = starting(result, "fr", "Amina")
    assert result.blocks(amina, "en")[0].text.startswith("Amina")
    assert Relation.MOVED in {amina.relation, starting(result, "fr", "Les machines").relation}


def test_a_paragraph_left_in_french_is_untranslated():
    result = bitext(FR, [*EN[:RULES], FR[RULES], *EN[RULES + 1 :]])
    unit = starting(result, "fr", "Le règlement")
    assert unit.relation is Relation.UNTRANSLATED
    assert result.spoken_en[unit.en[0]] == "fr"


def test_words_of_what_is_left_in_french_do_not_tie_other_blocks_to_it():
    result = bitext(FR, [*EN[:3], *without(FR, 0)[2:]])
    assert {u.relation for u in result.units} == {Relation.TRANSLATED, Relation.UNTRANSLATED}
    assert all(u.fr == u.en for u in result.units)


def test_a_title_printed_twice_is_not_missing():
    result = bitext([FR[0], *FR], EN)
    assert starting(result, "en", "A shared laundry").fr == (0, 1)


def test_repeated_furniture_attracts_no_link():
    signature = "Un article écrit par la rédaction"
    result = bitext([signature, *FR[:4], signature, *FR[4:], signature], EN)
    alone = [unit for unit in result.units if not unit.tied]
    assert [result.blocks(unit, "fr")[0].text for unit in alone] == [signature] * 3


def test_confidence_is_lower_where_there_is_doubt():
    sure = starting(bitext(FR, EN), "fr", "Amina").confidence
    doubtful = bitext(["Oui, sans doute.", "Peut-être demain."], ["A cat sat.", "Nobody spoke at all that evening."])
    assert sure > 0.9
    assert all(unit.confidence < 0.9 for unit in doubtful.units)


@pytest.mark.parametrize(
    ("pairs", "tied"),
    [
        ((("chien", "cat"), ("aboyer", "sleep")), "Le chien"),
        ((("chat", "cat"), ("dormir", "sleep")), "Le chat"),
    ],
)
def test_a_lexicon_decides_where_nothing_else_does(pairs, tied):
    lexicon = build_lexicon(Pair(fr, en, "", 1) for fr, en in pairs)
    result = bitext([*FR, "Le chien aboie.", "Le chat dort."], [*EN, "The cat sleeps."], lexicon)
    assert [block.text[: len(tied)] for block in result.blocks(starting(result, "en", "The cat"), "fr")] == [tied]


def test_long_texts_are_aligned_within_a_corridor():
    numbers = range(1, 1_701)
    french = [f"Le numéro {n} de la rue {n * 7 % 997} est ouvert au public." for n in numbers]
    english = [f"Number {n} of street {n * 7 % 997} is open to the public." for n in numbers if not 800 <= n < 900]
    result = bitext(french, english)
    assert sum(unit.relation is Relation.FR_ONLY for unit in result.units) == 100
    assert all(unit.fr[0] in range(799, 899) for unit in result.units if not unit.tied)


TEXTS = st.lists(st.sampled_from([*FR, *EN, "…", "- ", "12", "# #", "chat", "the cat", "<br>"]), max_size=12)


@settings(deadline=None, max_examples=40)
@given(TEXTS, TEXTS)
def test_every_block_is_in_exactly_one_unit_in_order(french, english):
    result = bitext(french, english)
    for language in ("fr", "en"):
        held = sorted(index for unit in result.units for index in unit.side(language))
        assert held == list(range(len(result.document(language).blocks)))
    assert all(unit.fr or unit.en for unit in result.units)
    assert all(0 <= unit.confidence <= 1 for unit in result.units)
    firsts = [unit.fr[0] for unit in result.units if unit.fr]
    assert firsts == sorted(firsts)


@settings(deadline=None, max_examples=25)
@given(TEXTS, TEXTS)
def test_swapping_the_sides_mirrors_the_bitext_and_twice_is_the_same(french, english):
    once, again, mirrored = bitext(french, english), bitext(french, english), bitext(english, french)
    assert once == again
    assert {(unit.fr, unit.en, unit.confidence) for unit in once.units if unit.tied} == {
        (unit.en, unit.fr, unit.confidence) for unit in mirrored.units if unit.tied
    }


@pytest.mark.parametrize(("french", "english"), [([], []), (FR, []), ([], EN)])
def test_an_empty_side_leaves_the_other_alone(french, english):
    result = bitext(french, english)
    assert not any(unit.tied for unit in result.units)


def test_a_paragraph_of_a_million_characters():
    result = bitext(["mot " * 250_000, FR[1]], ["word " * 200_000, EN[1]])
    assert starting(result, "fr", "En 2019").en == (1,)


@pytest.mark.parametrize("repeated", [1, 2])
def test_a_translation_beats_a_copy_that_stands_beside_it(repeated):
    title = "# Une laverie partagée par tous les voisins du quartier"
    copy = "# A laundry shared by all the neighbours of the quarter"
    bitext = align(
        read_document("\n\n".join([copy, *[title] * repeated, *FR[1:]]).encode(), "fr.md", "fr"),
        read_document("\n\n".join([copy, *EN[1:]]).encode(), "en.md", "en"),
    )
    found = [(unit.fr, unit.en) for unit in bitext.units if 0 in unit.en or 0 in unit.fr]
    assert found == [((0,), ()), (tuple(range(1, 1 + repeated)), (0,))]
