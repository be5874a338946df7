"""Short blocks that changed places, with nothing left over to show it."""

import pytest

from translate_flow.alignment.align import align
from translate_flow.alignment.bitext import Relation
from translate_flow.alignment.manual import Link, named
from translate_flow.articles.reading import read_document

FR = [
    "# Le four du village",
    "Le four à bois a été rallumé en mars par une douzaine d’habitants, après quarante ans de silence.",
    "Voici ce que chaque famille apporte le samedi matin, dans un panier marqué à son nom :",
    "Les boulangers du canton y donnent un cours tous les deux mois ; on y apprend à pétrir et à cuire.",
    "Nous demandons seulement que le pain soit partagé avec les voisins malades ou âgés :",
    "La commune paie le bois, l’association assure le nettoyage et le remplacement des outils cassés.",
    "Une assemblée fixe le calendrier, choisit les farines et nomme un gardien du feu pour la saison.",
]
EN = [
    "# The village oven",
    "The wood oven was lit again in March by a dozen residents, after forty years of silence.",
    "Here is what each family brings on Saturday morning, in a basket marked with its name:",
    "The bakers of the district give a class there every two months; people learn to knead and to bake.",
    "We only ask that the bread be shared with sick or elderly neighbours:",
    "The town pays for the wood, the association does the cleaning and replaces broken tools.",
    "An assembly sets the calendar, chooses the flours and appoints a keeper of the fire for the season.",
]


def documents(french, english):
    sides = zip((french, english), ("fr", "en"), strict=True)
    return [read_document("\n\n".join(blocks).encode(), "x.md", language) for blocks, language in sides]


def ties(french, english):
    return {(unit.fr, unit.en): unit.relation for unit in align(*documents(french, english)).units}


def swapped(blocks, one, other):
    blocks = list(blocks)
    blocks[one], blocks[other] = blocks[other], blocks[one]
    return blocks


@pytest.mark.parametrize(("one", "other"), [(2, 4), (1, 3), (3, 5), (1, 5)])
@pytest.mark.parametrize("side", ["fr", "en"])
def test_swapped_blocks_are_tied_across_the_order(one, other, side):
    found = ties(swapped(FR, one, other), EN) if side == "fr" else ties(FR, swapped(EN, one, other))
    wanted = {((at,), (at,)) for at in range(len(FR)) if at not in {one, other}}
    assert set(found) == wanted | {((one,), (other,)), ((other,), (one,))}
    assert Relation.MOVED in {found[(one,), (other,)], found[(other,), (one,)]}


def test_hands_are_kept_to_where_others_are_exchanged():
    fr, en = documents(swapped(FR, 2, 4), EN)
    found = {(u.fr, u.en) for u in align(fr, en, manual=[Link(named(fr, [5]), named(en, [5]))]).units}
    assert {((5,), (5,)), ((2,), (4,)), ((4,), (2,))} <= found


def test_what_was_not_swapped_stays():
    assert set(ties(FR, EN).values()) == {Relation.TRANSLATED}
