"""How likely two stretches say the same. The figures on labelled pairs are benchmarks/divergence.py's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate_flow.alignment.support import (
    answered,
    evidence,
    joined,
    off_length,
    read,
    shared_beginnings,
    support,
)

FAITHFUL = [
    ("Les membres se réunissent chaque mois.", "The members meet every month."),
    ("Nous avons réparé 340 vélos en un an.", "We repaired 340 bicycles in a year."),
    ("Je ne sais pas où il habite.", "I don't know where he lives."),
    ("Qui a ouvert la porte ?", "Who opened the door?"),
    (
        "La coopérative compte douze salariés et deux apprentis.",
        "The cooperative has twelve employees and two apprentices.",
    ),
    ("Elle m'a donné un livre hier soir.", "She gave me a book last night."),
    ("Le logiciel est libre et son code est public.", "The software is free and its code is public."),
]
WRONG = [
    ("Les membres se réunissent chaque mois.", "The bread was still warm in the oven."),
    ("Nous avons réparé 340 vélos en un an.", "The minister promised a decree for the spring."),
    ("Je ne sais pas où il habite.", "They brought us three boxes of apples."),
    ("Qui a ouvert la porte ?", "That was a very long night."),
    ("La coopérative compte douze salariés.", "Rain fell on the roofs until morning came."),
    ("Elle m'a donné un livre hier soir.", "Why don't you sell the car?"),
]


def likely(fr, en):
    return support(read(fr, "fr"), read(en, "en"))


@pytest.mark.parametrize(("fr", "en"), FAITHFUL)
def test_translations_support_each_other(fr, en):
    assert likely(fr, en) > 0.7


@pytest.mark.parametrize(("fr", "en"), WRONG)
def test_other_sentences_do_not(fr, en):
    assert likely(fr, en) < 0.4


def test_half_a_translation_is_less_likely_than_a_whole_one():
    fr = "Le four appartient au village et chaque famille y cuit son pain le samedi."
    whole = likely(fr, "The oven belongs to the village and every family bakes its bread there on Saturdays.")
    assert whole > 0.95
    assert likely(fr, "The oven belongs to the village.") < 0.6


def test_what_answers_a_word():
    def marks(fr, en):
        reading = read(fr, "fr")
        found = answered(reading, read(en, "en"))
        return {token.word: mark for token, mark in zip(reading.content, found, strict=True)}

    assert marks("la maison connue", "the houses are known") == {"maison": True, "connue": True}  # lexicon, lemmas
    assert marks("une coopération", "some co-operation, a cooperation") == {"coopération": True}  # cognate
    assert marks("1 500 habitants", "1,500 inhabitants") == {"1 500": True, "habitants": True}
    assert marks("15 habitants", "51 trees") == {"15": False, "habitants": False}
    assert marks("chez Nadia", "at Nadia’s") == {"nadia": True}


def test_small_words_count_by_their_class():
    found = evidence(read("je ne le vois pas", "fr"), read("I cannot see him", "en"))
    assert found.small > 0.8
    assert found.small_lost == 0


def test_evidence_has_bounds_however_long_the_texts():
    long = evidence(read("Le chat dort. " * 500, "fr"), read("Why? " * 3, "en"))
    assert (long.length, long.question, long.stops) == (6, 1, 3)


def test_reading_pieces_is_reading_the_whole():
    pieces = [read("Le four est chaud ?", "fr"), read("Le pain cuit.", "fr")]
    whole = read("Le four est chaud ? Le pain cuit.", "fr")
    one = joined(pieces)
    assert (one.length, one.content, one.keys, one.asks, one.stops) == (
        whole.length,
        whole.content,
        whole.keys,
        whole.asks,
        whole.stops,
    )


def test_length_counts_that_french_is_longer():
    assert abs(off_length(115, 100)) < 0.05
    assert off_length(230, 100) > 2.3 > -2.3 > off_length(50, 100)
    assert off_length(23, 10) < off_length(230, 100)  # of short texts lengths say less


def test_a_first_look_at_long_words():
    assert shared_beginnings(["Développer les communautés en 2022"], ["Developing communities in 2022"]) == 1
    assert shared_beginnings(["Les communautés"], ["The communities"]) == 0  # one word alone says nothing
    assert shared_beginnings(["Le chat dort"], ["The cat sleeps"]) == 0


@settings(max_examples=60)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_have_a_probability(fr, en):
    assert 0 < likely(fr, en) < 1
