"""Front matter: fields as blocks in their place, the rest as the strings that stand there, errors with their line."""

import pytest

from translate_flow.articles.coverage import uncovered
from translate_flow.articles.front_matter import declared_original, is_gating, status
from translate_flow.articles.reading import read_document
from translate_flow.articles.splice import insert_block, replace_block
from translate_flow.errors import InputError

FULL = """---
# un commentaire
title: "Les \\"communs\\""   # fin
lang:  fr
description: >-
  Une phrase
  sur deux lignes
date: 2024-01-02
summary: 'L''été'
on: no
version: 1.10
heure: 12:30:00
tags: [a, b]
auteur:
  title: dedans
excerpt: |
    Un

    Deux
---

Texte
"""


def test_fields_and_metadata() -> None:
    document = read_document(FULL.encode(), "a/fr.md", "fr")
    fields = [(b.label, b.line, b.end_line, b.text, b.prose) for b in document.blocks if b.kind == "field"]
    assert fields == [
        ("title", 3, 3, 'Les \\"communs\\"', 'Les "communs"'),
        ("description", 5, 7, "Une phrase\nsur deux lignes", "Une phrase\nsur deux lignes"),
        ("summary", 9, 9, "L''été", "L'été"),
        ("excerpt", 16, 19, "Un\n\nDeux", "Un\n\nDeux"),
    ]
    assert dict(document.metadata) == {
        "title": 'Les "communs"',
        "lang": "fr",
        "description": "Une phrase sur deux lignes",
        "date": "2024-01-02",
        "summary": "L'été",
        "on": "no",
        "version": "1.10",
        "heure": "12:30:00",
        "excerpt": "Un\n\nDeux\n",
    }
    assert uncovered(document) == ()
    assert document.blocks[-1].line == 22


BARE = "\ufeffTitle: Le pain: partagé\r\nDate: 2024-01-02\r\nSummary: Une phrase\r\n    sur deux lignes\r\nLang: fr\r\n\r\nTexte.\r\n"


def test_bare_keys_are_front_matter_as_in_pelican() -> None:
    document = read_document(BARE.encode(), "a.md", "fr")
    assert [(b.kind, b.label, b.line, b.end_line, b.text) for b in document.blocks] == [
        ("field", "title", 1, 1, "Le pain: partagé"),
        ("field", "summary", 3, 4, "Une phrase\nsur deux lignes"),
        ("paragraph", "", 7, 7, "Texte."),
    ]
    assert document.metadata["lang"] == "fr"
    assert document.to_bytes() == BARE.encode()
    assert uncovered(document) == ()


def test_a_bare_field_is_written_without_quotation_marks() -> None:
    document = read_document(BARE.encode(), "a.md", "fr")
    assert replace_block(document, 0, "Le sel : partagé").text.startswith("Title: Le sel : partagé\r\nDate:")
    like = read_document(b"---\ndescription: Short\n---\n", "a.en.md", "en")
    changed = insert_block(document, 1, like.blocks[0], like, "Court: bref")
    assert "    sur deux lignes\r\nDescription: Court: bref\r\nLang: fr" in changed.text


@pytest.mark.parametrize("text", ["Title: one key only\n\nText\n", "Note: a\nTitle: b\n\nText\n", "Title: a\nno key\n"])
def test_a_paragraph_with_a_colon_is_no_front_matter(text: str) -> None:
    assert {block.kind for block in read_document(text.encode(), "a.md", "en").blocks} == {"paragraph"}


def test_what_names_the_other_sides_is_told_from_within() -> None:
    text = "---\ntranslations:\n  en: /bread\nauthor:\n  en: x\n---\n"
    assert dict(read_document(text.encode(), "a.md", "fr").metadata) == {"translations.en": "/bread"}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\ntitle: a\nlang: fr\ntitle: b\n---\n", 4, "“title” stands twice"),
        ("---\na:\n  b: 1\n  b: 2\n---\n", 4, "“b” stands twice"),
        ("---\ntitle: a: b\n---\n", 2, "not valid YAML"),
        ('---\ntitle: "a\n---\n', 2, "not valid YAML"),
        ("---\nx: 1\n\ty: 2\n---\n", 3, "not valid YAML"),
        ("---\na: " + "[" * 30 + "]" * 30 + "\n---\n", 2, "nested more than 20"),
        ("---\na: " + "x" * 300_000 + "\n---\n", 1, "longer than"),
        ("+++\ntitle = a\n+++\n", 2, "not valid TOML"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_document(text.encode(), "a/fr.md", "fr")
    assert (caught.value.path, caught.value.line) == ("a/fr.md", line)
    assert words in str(caught.value)


def test_an_alias_is_never_expanded() -> None:
    bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\nd: *c0\ntitle: T\n---\n".replace("*c0", "*b")
    document = read_document(bomb.encode(), "a/fr.md", "fr")
    assert dict(document.metadata) == {"title": "T"}


@pytest.mark.parametrize(
    "text", ["---\nUn texte\n---\n", "---\n\n- a\n\n---\n", "---\ntitle: jamais fermé\n", "Un\n---\na: b\n---\n"]
)
def test_rules_are_no_front_matter(text: str) -> None:
    document = read_document(text.encode(), "a/fr.md", "fr")
    assert dict(document.metadata) == {}
    assert uncovered(document) == ()


@pytest.mark.parametrize("text", ["---\n---\nUn", "---\n\n# rien\n---\nUn", "---\r\ntitle: T\r\n---\r\nUn"])
def test_front_matter_may_be_empty_or_end_its_lines_otherwise(text: str) -> None:
    document = read_document(text.encode(), "a/fr.md", "fr")
    assert document.blocks[-1].text == "Un"
    assert uncovered(document) == ()


def test_toml() -> None:
    text = '+++\ntitle = "Un"\ndraft = true\nsummary = \'Deux\'\n[extra]\ntitle = "non"\n+++\n\nTexte\n'
    document = read_document(text.encode(), "a/fr.md", "fr")
    assert [(b.label, b.line, b.text) for b in document.blocks[:2]] == [("title", 2, "Un"), ("summary", 4, "Deux")]
    assert dict(document.metadata) == {"title": "Un", "draft": "true", "summary": "Deux"}
    assert uncovered(document) == ()
    assert replace_block(document, 0, 'L"un').metadata["title"] == 'L"un'


@pytest.mark.parametrize(
    ("source", "words", "written", "value"),
    [
        ("title: Un", "Deux", "title: Deux", "Deux"),
        ("title: Un # note", "Deux", "title: Deux # note", "Deux"),
        ("title: Un", "Deux : trois", "title: Deux : trois", None),
        ("title: Un", "- deux", 'title: "- deux"', "- deux"),
        ("title: Un", "A: b #c", 'title: "A: b #c"', "A: b #c"),
        ("title: 'Un'", "L'autre", "title: 'L''autre'", "L'autre"),
        ('title: "Un"', 'dit "oui"', 'title: "dit \\"oui\\""', 'dit "oui"'),
        ('title: "Un"', "a\\b", 'title: "a\\\\b"', "a\\b"),
        ("title: >-\n  Un\n  deux", "Trois", "title: >-\n  Trois", "Trois"),
        ("title: >-\n  Un", "Deux\ntrois", "title: >-\n  Deux\n  trois", "Deux trois"),
        ("title:\n  Un\n  deux", "Trois", "title:\n  Trois", "Trois"),
    ],
)
def test_a_field_is_written_as_its_author_would(source: str, words: str, written: str, value: str | None) -> None:
    document = read_document(f"---\n{source}\nlang: fr # ici\n---\n\nTexte\n".encode(), "a/fr.md", "fr")
    if value is None:
        written, value = 'title: "Deux : trois"', "Deux : trois"
    changed = replace_block(document, 0, words)
    assert changed.text == f"---\n{written}\nlang: fr # ici\n---\n\nTexte\n"
    assert changed.metadata["title"] == value


def test_what_front_matter_says_of_its_article() -> None:
    assert declared_original({}, {"original": "FR"}) == "fr"
    assert declared_original({"original": "autre-page"}, {}) is None
    assert is_gating({}, {"status": "published"})
    assert not is_gating({"status": "in-progress"}, {})
    assert not is_gating({}, {"draft": "true"})
    assert not is_gating({"published": "false"})
    assert status({"untranslated": "true"}) == "untranslated"
    assert is_gating({"untranslated": "true"})
    assert [status({"status": said}) for said in ("In progress", "published", "")] == [
        "in-progress",
        "published",
        "published",
    ]
