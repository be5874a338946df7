"""Plain text: a paragraph a line, or paragraphs wrapped at a width."""

import pytest

from translate_flow.articles.coverage import uncovered
from translate_flow.articles.document import Document
from translate_flow.articles.reading import Segment, read_document
from translate_flow.articles.splice import insert_block, replace_block

WRAPPED = """\
Les communs numériques sont des ressources que des
personnes produisent et gardent ensemble, selon les
règles qu’elles se donnent.

Ils vont du logiciel libre aux cartes, en passant par
les encyclopédies :

- une encyclopédie que chacun peut écrire et lire à
  toute heure ;
- une carte du monde.
"""
DUMP = """\
Un titre
Une première phrase, assez longue pour que personne ne l’ait coupée en chemin : elle tient sur une seule ligne, comme ici, et dépasse toute largeur.

  • Un point
👉 Une suite sans ligne vide
"""


def read(text: str, segment: Segment = "auto") -> Document:
    document = read_document(text.encode(), "fr.txt", "fr", segment=segment)
    assert uncovered(document) == ()
    return document


def test_a_dump_has_a_paragraph_a_line() -> None:
    found = [(b.kind.value, b.line, b.text[:12]) for b in read(DUMP).blocks]
    assert found == [
        ("paragraph", 1, "Un titre"),
        ("paragraph", 2, "Une première"),
        ("item", 4, "Un point"),
        ("paragraph", 5, "👉 Une suite "),
    ]


def test_wrapped_lines_are_joined_to_paragraphs() -> None:
    found = [(b.kind.value, b.line, b.end_line) for b in read(WRAPPED).blocks]
    assert found == [("paragraph", 1, 3), ("paragraph", 5, 6), ("item", 8, 9), ("item", 10, 10)]


def test_every_line_is_a_block_when_asked() -> None:
    assert len(read(WRAPPED, "line").blocks) == 8


@pytest.mark.parametrize("text", ["Rue de la Paix\n75000 Paris\nFrance\n", "Un\nDeux\nTrois quatre cinq six\n"])
def test_short_lines_that_no_width_forced_stay_apart(text: str) -> None:
    assert len(read(text).blocks) == 3


def test_a_wrapped_text_stays_wrapped() -> None:
    document = read(WRAPPED)
    changed = replace_block(
        document, 0, "Une phrase bien plus longue que la largeur du texte, et qui doit donc être coupée."
    )
    assert [b.text for b in changed.blocks[1:]] == [b.text for b in document.blocks[1:]]
    assert max(map(len, changed.text.split("\n"))) <= max(map(len, WRAPPED.split("\n")))


def test_a_new_paragraph_takes_the_blank_lines_of_its_document() -> None:
    tight, loose = read("Un\nDeux\nTrois"), read("One\n\nTwo\n\nThree\n")
    assert insert_block(tight, 0, loose.blocks[1], loose, "Neuf").text == "Un\nNeuf\nDeux\nTrois"
    assert insert_block(tight, 2, loose.blocks[1], loose, "Neuf").text == "Un\nDeux\nTrois\nNeuf"
    assert insert_block(tight, None, loose.blocks[1], loose, "Neuf").text == "Neuf\nUn\nDeux\nTrois"
    assert insert_block(loose, 0, tight.blocks[1], tight, "New").text == "One\n\nNew\n\nTwo\n\nThree\n"
    assert insert_block(loose, 2, tight.blocks[1], tight, "New").text == "One\n\nTwo\n\nThree\n\nNew\n"
