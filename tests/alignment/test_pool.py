"""What many pairs of sentences teach about words that no lexicon has."""

from translate_flow.alignment.pool import SURE_AT_MOST, pool
from translate_flow.language.lexicon import Pair, build_lexicon

KNOWN = build_lexicon([Pair("vent", "wind", "noun", 1.0), Pair("soir", "evening", "noun", 1.0)])
TEXTS = [
    ("Le zouave tient la barre contre le vent.", "The grommet holds on against the wind."),
    ("Un zouave, un soir.", "One grommet, one evening."),
    ("Où dort le zouave ?", "Where does the grommet sleep?"),
    ("Le zouave rit.", "The grommet laughs."),
    ("Le soir tombe sur le quai.", "Evening falls over the quay."),
    ("Zouave et capitaine se taisent.", "Grommet and captain are silent."),
]


def test_words_that_keep_coming_together_are_learnt():
    assert pool(TEXTS, KNOWN) == (Pair("zouave", "grommet", "", SURE_AT_MOST),)


def test_what_is_known_or_spelt_alike_is_not_learnt_again():
    known = build_lexicon([Pair("zouave", "grommet", "noun", 1.0)])
    assert pool(TEXTS * 3, known) == pool(TEXTS * 3, known)
    assert not {("zouave", "grommet"), ("vent", "wind")} & {(p.fr, p.en) for p in pool(TEXTS * 3, known)}


def test_of_two_that_are_as_likely_neither_is_learnt():
    twins = [("Un zouave.", "Some grommet widget.")] * 6
    assert pool(twins, KNOWN) == ()


def test_the_order_of_the_texts_does_not_matter():
    assert pool(TEXTS[::-1], KNOWN) == pool(TEXTS, KNOWN)
