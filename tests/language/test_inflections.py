"""Guesses at dictionary forms, and how the lexicon uses them."""

import pytest

from translate_flow.language.inflections import guesses
from translate_flow.language.lexicon import Pair, build_lexicon, shipped_lexicon


@pytest.mark.parametrize(
    ("language", "form", "word"),
    [
        ("fr", "donne", "donner"),
        ("fr", "fournies", "fournir"),
        ("fr", "rendue", "rendre"),
        ("fr", "spéciales", "spécial"),
        ("fr", "négative", "négatif"),
        ("fr", "correctement", "correct"),
        ("en", "thinking", "think"),
        ("en", "bigger", "big"),
        ("en", "happier", "happy"),
        ("en", "prefixes", "prefix"),
        ("en", "accurately", "accurate"),
    ],
)
def test_a_regular_form_leads_to_its_word(language, form, word):
    assert word in guesses(form, language)


@pytest.mark.parametrize(("language", "word"), [("fr", "os"), ("en", "as"), ("en", "bed"), ("fr", "thé")])
def test_short_words_are_not_taken_apart(language, word):
    assert guesses(word, language) == ()


def test_the_lexicon_guesses_only_where_it_knows_neither_word_nor_lemma():
    lexicon = build_lexicon(
        [Pair("porte", "door", "noun", 1), Pair("porter", "carry", "verb", 1), Pair("donner", "give", "verb", 1)]
    )
    assert lexicon.keys("fr", "porte") == ("porte",)
    assert "donner" in lexicon.keys("fr", "donne")
    assert lexicon.translations("fr", *lexicon.keys("fr", "donne")) == {"give": 1}


def test_a_word_that_is_no_form_of_anything_known_has_no_key_but_itself():
    assert shipped_lexicon().keys("fr", "zzyzx") == ("zzyzx",)
