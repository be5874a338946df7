"""Boxes: their titles are read by readers, their bodies are ordinary text."""

import pytest

from translate_flow.articles.coverage import uncovered
from translate_flow.articles.reading import read_document
from translate_flow.articles.splice import replace_block


def blocks(text: str) -> list[tuple[str, str]]:
    document = read_document(text.encode(), "fr.md", "fr")
    assert uncovered(document) == ()
    assert document.to_bytes() == text.encode()
    return [(block.kind.value, block.text) for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('!!! note "Un titre"\n    Le corps.\n', [("paragraph", "Un titre"), ("paragraph", "Le corps.")]),
        ("!!! note\n    Un.\n\n    Deux.\n\nFin.\n", [("tag", "!!! note"), *(("paragraph", w) for w in ("Un.", "Deux.", "Fin."))]),
        ('??? tip "Pourquoi ?"\n    Parce que.\n', [("paragraph", "Pourquoi ?"), ("paragraph", "Parce que.")]),
        ('???+ tip ""\n    Ouvert.\n', [("tag", '???+ tip ""'), ("paragraph", "Ouvert.")]),
        ('=== "Onglet"\n\n    - Un\n    - Deux\n', [("paragraph", "Onglet"), ("item", "Un"), ("item", "Deux")]),
        ("!!! note\n    ```py\n    x = 1\n    ```\n", [("tag", "!!! note"), ("code", "x = 1")]),
        ('1. Un\n    !!! note "A"\n        B.\n2. Deux\n', [("item", "Un"), ("paragraph", "A"), ("paragraph", "B."), ("item", "Deux")]),
        (":::tip Un conseil\nTexte.\n:::\n", [("paragraph", "Un conseil"), ("paragraph", "Texte."), ("tag", ":::")]),
        (":::tip[Le titre]{.x}\nTexte.\n:::\n", [("paragraph", "Le titre"), ("paragraph", "Texte."), ("tag", ":::")]),
        ("::: warning\nTexte.\n:::\n", [("tag", "::: warning"), ("paragraph", "Texte."), ("tag", ":::")]),
        ("Bonjour\n===\n", [("heading", "Bonjour")]),
        ("!!! Attention, ceci est un cri.\n", [("paragraph", "!!! Attention, ceci est un cri.")]),
        ("??? faq\nPas dedans.\n", [("tag", "??? faq"), ("paragraph", "Pas dedans.")]),
        ("Dit :\n!!! note\n    Corps.\n", [("paragraph", "Dit :"), ("tag", "!!! note"), ("paragraph", "Corps.")]),
    ],
)  # fmt: skip
def test_a_box(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


def test_a_title_is_changed_in_its_place() -> None:
    document = read_document(b'!!! note "Un titre"\n    Corps.\n', "fr.md", "fr")
    assert replace_block(document, 0, "Un autre").text == '!!! note "Un autre"\n    Corps.\n'
    assert replace_block(document, 1, "Texte.").text == '!!! note "Un titre"\n    Texte.\n'


def test_boxes_within_boxes_end_somewhere() -> None:
    deep = "".join(f"{' ' * 4 * depth}!!! note\n" for depth in range(300))
    assert len(blocks(deep)) >= 1
