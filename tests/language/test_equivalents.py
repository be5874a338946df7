"""What a word may be answered by."""

import pytest

from translate_flow.language.equivalents import equivalents, keys
from translate_flow.language.small_words import SMALL_WORDS


def test_a_word_is_known_as_it_is_written_and_by_its_lemma():
    assert keys("Maisons", "fr") == ("maisons", "maison")
    assert keys("house", "en") == ("house",)
    assert keys("Organization", "en") == ("organization", "organisation")


@pytest.mark.parametrize(
    ("word", "language", "answer"),
    [
        ("maisons", "fr", "house"),
        ("houses", "en", "maison"),
        ("connu", "fr", "know"),
        ("œuvre", "fr", "implementation"),  # mise en œuvre
        ("je", "fr", "i"),
    ],
)
def test_what_may_answer(word, language, answer):
    assert answer in equivalents(word, language)


def test_a_word_nobody_listed_has_no_answer():
    assert equivalents("zorglub", "fr") == frozenset()


def test_words_of_two_phrases_do_not_answer_each_other():
    # "open data" and "données ouvertes": data answers données, and not ouvertes.
    assert "ouverte" not in equivalents("data", "en")


def test_small_words_of_both_languages_share_classes():
    assert SMALL_WORDS["fr"]["mon"] & SMALL_WORDS["en"]["my"]
    assert not SMALL_WORDS["fr"]["mon"] & SMALL_WORDS["en"]["your"]
    assert all(word == word.lower() for words in SMALL_WORDS.values() for word in words)
    shared = [{number for found in SMALL_WORDS[side].values() for number in found} for side in ("fr", "en")]
    assert shared[0] == shared[1]
