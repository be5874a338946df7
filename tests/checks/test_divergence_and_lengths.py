"""TF206 and TF207: units whose words or lengths do not go together."""

import pytest
from tied import tie

from translate_flow.checks.context import Context
from translate_flow.checks.run import check_bitext

FR = "Un commun est une ressource que ses usagers gèrent ensemble, sans propriétaire ni vendeur."
EN = "A commons is a resource that its users manage together, with neither owner nor seller."
BREAD = "Every Thursday the baker leaves warm bread on the window sill for the children of our street."


def found(fr, en, confidence=0.9, **context):
    bitext = tie(fr + "\n", en + "\n", (0, 0), confidence=confidence)
    rules = {"divergent", "length-outlier", "missing-sentence", "extra-sentence"}
    return [(f.check, f.severity.value, f.place.language) for f in check_bitext(bitext, Context("x", **context), rules)]


def test_a_paragraph_that_was_replaced():
    assert found(FR, BREAD) == [("divergent", "warning", "en")]
    assert found(FR, BREAD, original="en") == [("divergent", "warning", "fr")]
    assert found(FR, EN) == []


def test_the_message_quotes_both_sides():
    bitext = tie(FR + "\n", BREAD + "\n", (0, 0), confidence=0.9)
    (finding,) = check_bitext(bitext, Context("x"), {"divergent"})
    assert "Un commun est une ressource" in str(finding.message)
    assert "Every Thursday the baker" in str(finding.message)
    assert finding.counterpart.language == "fr"


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("Contactez-nous", "Get in touch"),  # a label
        ("Nadia, Lyon", "The photo credits"),
        ("# Un titre qui parle des communs numériques", "# Quite another heading about warm bread"),
        ("Il suffit de le demander à la mairie, qui prête les clés.", "Just ask the town hall, which lends the keys."),
        (
            "Rien n’est jamais perdu pour tout le monde, disait ma grand-mère.",
            "It’s an ill wind, as my grandmother used to say.",
        ),
    ],
)
def test_labels_headings_and_free_translations_are_left_alone(fr, en):
    assert found(fr, en) == []


def test_a_tie_that_is_sure_speaks_for_its_words():
    assert found(FR, BREAD, confidence=0.99) == []


def test_one_sentence_more_is_not_another_text():
    more = " The village oven has been fired every Saturday since the war with wood from the common hedges around."
    assert [check for check, *_ in found(FR, EN + more)] == ["missing-sentence"]


LONG = (
    "Depuis 1517, le lac de Neuchâtel est géré par 40 familles, avec des filets que chacune répare l’hiver, des barques de"
    " bois et un règlement que l’assemblée relit au printemps avant de fixer les parts."
)


def test_a_length_with_words_that_nothing_answers_is_a_warning():
    assert found(LONG, "Since 1517, Lake Neuchâtel has been managed by 40 families.") == [
        ("length-outlier", "warning", "fr")
    ]


def test_a_length_alone_is_information():
    # Hardly a word of either answers the other, so that nothing says which of them lacks anything.
    wordy = (
        "Il se trouve que cela se fait, et que cela se fait même assez souvent par ici, à ce que l’on dit depuis longtemps,"
        " sans trop y croire, mais sans s’en étonner non plus outre mesure."
    )
    assert found(wordy, "Good practice nowadays.") == [("length-outlier", "info", "fr")]


def test_short_texts_may_be_of_any_length():
    assert found("Pour en savoir plus", "More") == []
