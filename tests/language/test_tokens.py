import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate_flow.language.tokens import count_words, word_texts, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’économie", ["l’", "économie"]),
        ("L'ESS, qu’on aime", ["L'", "ESS", "qu’", "on", "aime"]),
        ("aujourd’hui", ["aujourd’hui"]),
        ("I don't, O’Brien", ["I", "don't", "O’Brien"]),
        ("Nesta’s work", ["Nesta", "’s", "work"]),
        ("tiers‑lieux et acteur·rice·s", ["tiers‑lieux", "et", "acteur·rice·s"]),
        ("e\u0301cole", ["e\u0301cole"]),
        ("oui – non", ["oui", "non"]),
        ("DSI4EU en 2022.", ["DSI4EU", "en", "2022"]),
        ("« ... »", []),
    ],
)
def test_words(text, expected):
    assert word_texts(text) == expected


@given(st.text(alphabet="aé’'-·1 .ls\u0301qu"))
def test_words_stand_where_they_say_and_never_overlap(text):
    end = 0
    for word in words(text):
        assert word.start >= end
        assert text[word.start : word.end] == word.text
        end = word.end


@given(st.text(alphabet="aé’'-·1 .ls\u0301qu\u00a0\n\u2011"))
def test_words_are_counted_as_they_are_found(text):
    assert count_words(text) == len(words(text))
