"""The quick way says what the whole table would say, or leaves it to the table."""

import pytest

from translate_flow.alignment.align import align_features
from translate_flow.alignment.diagonal import diagonal
from translate_flow.alignment.features import features, read
from translate_flow.articles.reading import read_document
from translate_flow.language.lexicon import shipped_lexicon

FRENCH = """\
# Une forêt à trente

En 2014, trente habitants de Mende ont acheté 12 hectares de forêt à un exploitant qui partait en retraite.

Personne ne possède un arbre : chacun a une part, et une voix à l’assemblée.

## Qui coupe quoi ?

Le garde, Bastien Roumieu, marque les arbres en octobre. On ne coupe pas plus de 40 mètres cubes par an.

Le bois part chez un menuisier de Langogne, qui en fait des volets et des bancs d’école.

## Ce que cela coûte

La part vaut 300 euros, payables en trois fois. L’assurance prend le tiers des recettes.

En 2021, une tempête a couché 200 épicéas ; il a fallu deux hivers pour les sortir.
"""
ENGLISH = """\
# A forest for thirty

In 2014, thirty residents of Mende bought 12 hectares of forest from a forester who was about to retire.

Nobody owns a tree: everyone has a share, and a vote at the assembly.

## Who fells what?

The warden, Bastien Roumieu, marks the trees in October. No more than 40 cubic metres are felled each year.

The wood goes to a joiner in Langogne, who turns it into shutters and school benches.

## What it costs

A share is worth 300 euros, payable in three instalments. Insurance takes a third of the income.

In 2021 a storm brought down 200 spruces; it took two winters to get them out.
"""
FR, EN = FRENCH.strip().split("\n\n"), ENGLISH.strip().split("\n\n")
FOREST, WOOD, STORM = 1, 5, 8


def readings(fr, en):
    sides = zip((fr, en), ("fr", "en"), strict=True)
    return [read(read_document("\n\n".join(blocks).encode(), f"{side}.md", side)) for blocks, side in sides]


def swapped(blocks, one, other):
    out = list(blocks)
    out[one], out[other] = out[other], out[one]
    return out


def quick(fr, en):
    return diagonal(*readings(fr, en), shipped_lexicon())


def test_a_faithful_pair_needs_no_table():
    steps = quick(FR, EN)
    assert [(step.top, step.left) for step in steps] == [(i, i) for i in range(len(FR))]
    whole = align_features(*map(features, readings(FR, EN)), shipped_lexicon())
    assert [step[:4] for step in steps] == [step[:4] for step in whole]


def test_both_sides_say_the_same():
    one, other = readings(FR, EN)
    forth, back = diagonal(one, other, shipped_lexicon()), diagonal(other, one, shipped_lexicon())
    assert [step.score for step in forth] == pytest.approx([step.score for step in back])


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        (FR, swapped(EN, FOREST, STORM)),
        (FR, swapped(EN, WOOD, WOOD - 1)),
        (FR[:-1], EN),
        (FR[:WOOD] + FR[WOOD + 1 :], EN[:-1]),  # a paragraph less on each side, not the same one
        ([], []),
    ],
    ids=["far", "near", "shorter", "two gaps", "empty"],
)
def test_anything_else_is_left_to_the_table(fr, en):
    assert quick(fr, en) is None


@pytest.mark.parametrize("one", range(len(FR)))
@pytest.mark.parametrize("other", range(len(FR)))
def test_whatever_is_swapped_the_table_would_say_no_different(one, other):
    en = swapped(EN, one, other)
    steps = quick(FR, en)
    if steps is not None:
        whole = align_features(*map(features, readings(FR, en)), shipped_lexicon())
        assert sorted(step[:4] for step in steps) == sorted(step[:4] for step in whole)


def test_a_short_block_that_says_something_else_stays_where_it_is():
    en = [*EN[:WOOD], "The cat slept through the whole of the meeting under somebody’s chair.", *EN[WOOD + 1 :]]
    steps = quick(FR, en)
    assert steps is not None
    assert steps[WOOD].score < 3 < steps[WOOD + 1].score
