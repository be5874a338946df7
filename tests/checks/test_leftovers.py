"""TF111 and TF112: what breaks off, and what was left lying about."""

import pytest
from tied import tie

from translate_flow.checks.context import Context
from translate_flow.checks.run import check_bitext

FR = "Les règles viennent de celles et ceux qui les suivent, depuis 1517."
EN = "The rules come from those who follow them, since 1517."


def found(fr, en, rule="leftover", **context):
    bitext = tie(fr + "\n", en + "\n", (0, 0))
    return [(f.place.language, f.severity.value) for f in check_bitext(bitext, Context("x", **context), {rule})]


@pytest.mark.parametrize(
    "text",
    [
        "TODO",
        "TODO: translate this paragraph",
        "TODO : traduire ce paragraphe",
        "[TODO] The rules come from those who follow them.",
        "The rules come from those who follow them. FIXME: check the date",
        "(À TRADUIRE) The rules",
        "À TRADUIRE",
        "A TRADUIRE : les règles",
        "**TO BE TRANSLATED**",
        "[MISSING TRANSLATION]",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "Here is the translation: The rules come from those who follow them.",
        "Sure! Here’s the English translation of your text:",
        "Certainly! Below is the translated text: The rules come from those who follow them.",
        "Voici la traduction : les règles viennent de celles et ceux qui les suivent.",
        "Bien sûr ! Voici la traduction en anglais du paragraphe :",
        "English translation: The rules come from those who follow them.",
        "As an AI language model, I cannot translate this text.",
        "I’m sorry, but I can’t assist with that.",
        "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY.",
        "QUERY LENGTH LIMIT EXCEDEED. MAX ALLOWED QUERY : 500 CHARS",
    ],
)
def test_what_was_left_over(text):
    assert found(FR, text) == [("en", "error")]


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        (FR, EN),
        ("Les listes de TODO sont longues.", "TODO lists are long."),
        ("On écrit un TODO dans le code.", "One writes a TODO in the code."),
        ("On écrit `TODO: ranger` dans le code.", "One writes `TODO: tidy up` in the code."),
        ("TODO: écrire la suite", "TODO: write the rest"),  # the author's own, on both sides
        ("Le faux texte « lorem ipsum » vient de Cicéron.", "The dummy text “lorem ipsum” comes from Cicero."),
        ("Voici la traduction du traité par Lyon.", "Here is the translation of the treaty by Lyon."),
        ("Voici la traduction du traité : elle est belle.", "Here is the translation of the treaty: it is fine."),
        ("Il reste à traduire le dernier chapitre.", "The last chapter is still to be translated."),
        ("Voici nos horaires : de 9 h à 17 h.", "Here are our opening hours: 9 am to 5 pm."),
    ],
)
def test_what_is_spoken_about_or_on_both_sides(fr, en):
    assert found(fr, en) == []


def test_the_mark_is_quoted_and_placed():
    bitext = tie(FR + "\n", "Fine. TODO: translate the rest of this\n", (0, 0))
    (finding,) = check_bitext(bitext, Context("x"), {"leftover"})
    assert (finding.place.column, finding.excerpt) == (7, "TODO:")
    assert "“TODO:” was left over" in str(finding.message)


def test_marks_of_a_merge():
    en = "<<<<<<< HEAD\nThe rules come from those who follow them.\n"
    bitext = tie(FR + "\n", en, (0, 0))
    found = check_bitext(bitext, Context("x"), {"leftover"})
    assert [(f.place.line, f.excerpt) for f in found] == [(1, "<<<<<<< HEAD")]
    code = "```\n<<<<<<< HEAD\n```"
    assert check_bitext(tie(code + "\n", code + "\n", (0, 0)), Context("x"), {"leftover"}) == []


@pytest.mark.parametrize(
    "en",
    [
        "The rules come from those who follow them, since the",
        "The rules come from those who follow them,",
        "The rules come from those who follow them and",
        "The rules come from those who",
    ],
)
def test_a_paragraph_that_breaks_off(en):
    assert found(FR, en, "truncated") == [("en", "warning")]
    assert found(FR, en, "truncated", original="en") == []


def test_the_other_way_round():
    assert found("Les règles viennent de celles et ceux qui les", EN, "truncated") == [("fr", "warning")]
    assert found("Les règles viennent de celles et ceux qui les suivent depuis l’", EN, "truncated") == [
        ("fr", "warning")
    ]


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        (FR, EN),
        (FR, EN.rstrip(".")),  # only the full stop
        (FR.rstrip("."), "The rules come from those who follow them, since the"),  # the original breaks off, too
        ("- " + FR, "- The rules come from those who follow them, since 1517,"),  # an item
        (FR, "The rules come from those who follow them, since:"),
        ("Lisez les règles avec soin, depuis `main`.", "Read the rules with care, starting from `main`"),
        ("Suivez la règle.", "Follow the"),  # too few words to tell
    ],
)
def test_what_does_not_break_off(fr, en):
    assert found(fr, en, "truncated") == []
