"""Sentences, with the abbreviations that do not end one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate_flow.language.sentences import sentences


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("M. Dupont vient. Il part !", "fr", ["M. Dupont vient.", "Il part !"]),
        ("Mme. Roth et MM. Roy et Blanc. Fin.", "fr", ["Mme. Roth et MM. Roy et Blanc.", "Fin."]),
        ("Voir J. Bretécher, p. 12. Fin.", "fr", ["Voir J. Bretécher, p. 12.", "Fin."]),
        ("Dr. Smith came. So did Mr. Jones.", "en", ["Dr. Smith came.", "So did Mr. Jones."]),
        ("Soit 13,6M d’emplois. Ou 6.3% du total.", "fr", ["Soit 13,6M d’emplois.", "Ou 6.3% du total."]),
        (
            "La transition digitale.Il y a un second problème.",
            "fr",
            ["La transition digitale.", "Il y a un second problème."],
        ),
        ("🎙️ Oui. Non ?", "fr", ["🎙️ Oui.", "Non ?"]),
        ("Il dit : « Viens. Vite ! » Puis il part.", "fr", ["Il dit : « Viens. Vite ! »", "Puis il part."]),
        ("  Une seule.  ", "fr", ["Une seule."]),
        ("sans point", "fr", ["sans point"]),
        ("", "fr", []),
        (" \n ", "en", []),
    ],
)
def test_where_sentences_end(text, language, expected):
    assert [text[s.start : s.end] for s in sentences(text, language)] == expected


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aB.!?… \n«»M🎙é", max_size=60), st.sampled_from(["fr", "en"]))
def test_nothing_but_blanks_lies_between_sentences(text, language):
    end = 0
    for sentence in sentences(text, language):
        assert sentence.start < sentence.end
        assert not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()
