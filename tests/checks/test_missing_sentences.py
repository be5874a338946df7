"""TF109 and TF110 in a bitext, and whose a sentence is where no original is declared."""

import pytest
from tied import tie

from translate_flow.checks.context import Context, ReviewState, UnitReview
from translate_flow.checks.run import check_bitext

RULES = {"missing-sentence", "extra-sentence", "length-outlier"}
FR = "Le four appartient au village. Chaque famille y cuit son pain."
EN = "The oven belongs to the village. Every family bakes its bread there."
MORE_FR = " On le chauffe le samedi avec le bois tombé des haies communales."
MORE_EN = " On Saturdays it is fired with wood fallen from the common hedges."


def found(fr, en, around=(), **context):
    """Check one paragraph between others that are faithful."""
    texts = [(fr, en), *around]
    bitext = tie(
        "\n\n".join(text for text, _ in texts) + "\n",
        "\n\n".join(text for _, text in texts) + "\n",
        *((i, i) for i in range(len(texts))),
    )
    return check_bitext(bitext, Context("x", **context), RULES)


def said(findings):
    return [(f.check, f.severity.value, f.place.language, f.excerpt) for f in findings]


def test_a_faithful_paragraph_has_nothing_to_say():
    assert found(FR + MORE_FR, EN + MORE_EN) == []


@pytest.mark.parametrize("original", [None, "fr"])
def test_a_sentence_lost_in_translation_stands_where_it_is_to_be_translated(original):
    (finding,) = found(FR + MORE_FR, EN, original=original)
    assert said([finding]) == [("missing-sentence", "warning", "fr", MORE_FR.strip())]
    assert (finding.place.column, finding.place.end_column) == (len(FR) + 2, len(FR + MORE_FR) + 1)
    assert finding.counterpart.language == "en"
    assert "has no counterpart in English" in str(finding.message)
    assert "The oven belongs to the village" in str(finding.message)


def test_the_same_in_the_other_direction():
    assert said(found(FR, EN + MORE_EN, original="en")) == [("missing-sentence", "warning", "en", MORE_EN.strip())]
    assert said(found(FR, EN + MORE_EN)) == [("missing-sentence", "warning", "en", MORE_EN.strip())]


def test_what_the_translation_says_more_is_extra():
    (finding,) = found(FR, EN + MORE_EN, original="fr")
    assert said([finding]) == [("extra-sentence", "warning", "en", MORE_EN.strip())]
    assert "not in the original" in str(finding.message)
    assert said(found(FR + MORE_FR, EN, original="en")) == [("extra-sentence", "warning", "fr", MORE_FR.strip())]


def test_few_words_are_information_unless_they_are_a_figure_or_a_warning():
    assert [f.severity.value for f in found(FR + " Le chien dort.", EN)] == ["info"]
    assert [f.severity.value for f in found(FR + " Attention : danger de brûlure.", EN)] == ["warning"]
    assert [f.severity.value for f in found(FR + " Cela coûte 35 euros.", EN)] == ["warning"]


def test_what_moved_to_the_next_paragraph_is_not_missing():
    around = [("La place est vide.", "The square is empty." + MORE_EN)]
    assert [f for f in found(FR + MORE_FR, EN, around) if f.place.language == "fr"] == []


def test_markup_does_not_shift_the_place():
    fr = FR + " On le chauffe le **samedi** avec le bois tombé des [haies](https://example.org/haies) communales."
    (finding,) = found(fr, EN)
    assert finding.place.column == len(FR) + 2
    assert finding.place.end_column == len(fr) + 1


def test_what_a_person_has_meant_is_left_alone():
    assert found(FR + MORE_FR, EN, reviews={0: UnitReview(ReviewState.INTENDED, reason="adapted")}) == []


VILLAGE = [
    ("Le village compte quatre fours et une fontaine.", "The village has four ovens and a fountain."),
    ("Les haies communales donnent du bois aux familles.", "The common hedges give wood to the families."),
    (
        "Le samedi, chaque famille cuit son pain et ses tartes.",
        "On Saturdays every family bakes its bread and its pies.",
    ),
    ("Le bois tombé appartient à celui qui le ramasse.", "Fallen wood belongs to whoever picks it up."),
    (
        "La fontaine sert aux bêtes et au lavoir du village.",
        "The fountain serves the animals and the village washhouse.",
    ),
    ("Le four se chauffe une journée avant la première fournée.", "The oven is fired a day before the first batch."),
    (
        "Les règles du four sont écrites sur la porte de la mairie.",
        "The rules of the oven are written on the door of the town hall.",
    ),
    (
        "Une famille qui ne vient pas laisse son tour à la suivante.",
        "A family that does not come leaves its turn to the next.",
    ),
]
FAIR = [
    (
        "Le four a été bâti en pierre de la vallée, et sa voûte tient encore grâce aux maçons du hameau.",
        "The oven was built of stone from the valley, and its vault still holds thanks to the masons of the hamlet.",
    ),
    (
        "Chaque automne, les anciens montrent aux enfants comment pétrir la pâte et surveiller la braise.",
        "Every autumn, the elders show the children how to knead the dough and watch the embers.",
    ),
    (
        "Le bois vient de la forêt communale, et chaque famille en porte un fagot sur son dos.",
        "The wood comes from the forest of the commune, and each family carries a bundle of it on its back.",
    ),
    (
        "Le soir de la fête, on danse devant la porte jusqu’à ce que la dernière miche soit sortie.",
        "On the evening of the feast, people dance in front of the door until the last loaf is out.",
    ),
]
LONG_FR = (
    FR
    + " Les règles sont les mêmes pour tous depuis cent ans, et la clé passe de porte en porte chaque semaine. Personne ne paie, mais chacun balaie la cendre avant de partir."
)
LONG_EN = (
    EN
    + " The rules have been the same for everyone for a hundred years, and the key goes from door to door each week. Nobody pays, but everyone sweeps the ashes before they leave."
)


def test_without_a_declared_original_a_sentence_about_the_same_things_was_lost():
    assert said(found(LONG_FR + MORE_FR, LONG_EN, VILLAGE))[0][:3] == ("missing-sentence", "warning", "fr")


def test_one_about_quite_other_things_was_added():
    strange = " Our software vendors renewed every cloud licence yesterday."
    ample = [tuple(" ".join(pair) for pair in zip(*two, strict=True)) for two in zip(VILLAGE, FAIR + FAIR, strict=True)]
    (finding,) = found(LONG_FR, LONG_EN + strange, ample)
    assert said([finding])[0][:3] == ("extra-sentence", "warning", "en")
    assert "stands in English only" in str(finding.message)


def test_but_a_short_text_says_most_things_once():
    strange = " Our software vendors renewed every cloud licence yesterday."
    (finding,) = found(LONG_FR, LONG_EN + strange, VILLAGE)
    assert said([finding])[0][:3] == ("length-outlier", "warning", "en")
    assert "either it was lost in French, or added in English" in str(finding.message)


def test_and_where_the_lengths_alone_tell_both_readings_are_named():
    (finding,) = found(
        FR + MORE_FR + " Chaque famille apporte le sien, et le reste est vendu au marché de la ville.",
        EN + MORE_EN,
        VILLAGE,
    )
    assert said([finding])[0][:3] in {("length-outlier", "warning", "fr"), ("missing-sentence", "warning", "fr")}
    (finding,) = found(
        "Le four est chaud. Les tables, les bancs, les nappes et la vaisselle viennent toujours des greniers du presbytère voisin.",
        "The oven is hot.",
        VILLAGE,
    )
    assert said([finding])[0][:3] == ("length-outlier", "warning", "fr")
    assert "either it was lost in English, or added in French" in str(finding.message)
