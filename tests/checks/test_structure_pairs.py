"""TF208, TF210, TF504, TF505, TF506, TF508 and TF509 on small documents."""

import pytest
from tied import tie

from translate_flow.checks import acronym_pairs, anchors, false_friends, fields, images, lists, tables
from translate_flow.checks.anchors import slugs
from translate_flow.checks.context import Context
from translate_flow.language.lexicon import false_friends as table


def found(module, fr, en, count):
    bitext = tie(fr + "\n", en + "\n", *((i, i) for i in range(count)))
    return [finding for rule in module.RULES for finding in rule.check(bitext, Context("a"))]


@pytest.mark.parametrize(
    ("fr", "en", "expected"),
    [
        ("Le réseau écrit à la CNAF.", "The network writes to them.", ["warning"]),
        ("Le réseau leur écrit.", "The network writes to the CNAF.", ["warning"]),
        ("Le réseau écrit à la CNAF.", "The network writes to the CNAF.", []),
        ("Le réseau aide les SCIC.", "The network helps SCICs.", []),
        ("Le BEC aide les villes.", "The CEO helps towns.", []),
        ("La SCIC aide les villes.", "The société coopérative d’intérêt collectif helps towns.", []),
        ("Le SNC aide les villes.", "In towns, the Digital Service of the Council helps.", ["info"]),
    ],
)
def test_acronyms(fr, en, expected):
    assert [f.severity.value for f in found(acronym_pairs, fr, en, 1)] == expected


@pytest.mark.parametrize(
    ("fr", "en", "speaks"),
    [
        ("Il paie actuellement.", "He actually pays.", True),
        ("Le budget du premier semestre.", "The budget of the first semester.", True),
        ("La carte sera éventuellement payée.", "The map will eventually be paid.", True),
        ("Les évènements éventuels.", "The eventual events.", True),
        ("Le porteur de projet est venu.", "The project bearer came.", True),
        ("Il paie actuellement.", "He currently pays.", False),
        ("Il paie actuellement et vraiment.", "He actually pays, at present.", False),
        ("Il est réellement là, actuellement.", "He is actually here.", False),
        ("Le budget du semestre.", "The budget of the half-year.", False),
        ("Le réseau paie.", "The network actually pays.", False),
    ],
)
def test_false_friends(fr, en, speaks):
    assert bool(found(false_friends, fr, en, 1)) is speaks


def test_the_table_of_false_friends_is_large_and_names_no_word_twice():
    friends = table()
    assert len(friends) >= 150
    assert len({friend.fr for friend in friends}) == len(friends)


@pytest.mark.parametrize(
    ("fr", "en", "speaks"),
    [
        ("1. un\n2. deux\n3. trois", "- one\n- two\n- three", True),
        ("- un\n- deux\n- trois", "1. one\n2. two\n3. three", True),
        ("1. un\n2. deux\n3. trois", "1. one\n3. two\n4. three", True),
        ("- un\n- deux\n  - trois", "- one\n- two\n- three", True),
        ("1. un\n2. deux\n3. trois", "1. one\n2. two\n3. three", False),
        ("1. un\n2. deux\n3. trois", "1. one\n1. two\n1. three", False),
        ("* un\n* deux\n* trois", "- one\n- two\n- three", False),
    ],
)
def test_lists(fr, en, speaks):
    assert len(found(lists, fr, en, 3)) == int(speaks)


ROWS = "| {0} | {1} |\n| --- | --- |\n| {2} | 1 |\n| {3} | 2 |"


def test_tables():
    fr = ROWS.format("Lieu", "Nombre", "Nord", "Sud")
    assert found(tables, fr, ROWS.format("Place", "Number", "North", "South"), 3) == []
    three = "| Place | Number | Year |\n| --- | --- | --- |\n| North | 1 | 2 |\n| South | 2 | 3 |"
    (finding,) = found(tables, fr, three, 3)
    assert "3 columns in English and 2 in French" in str(finding.message)


def test_a_missing_row_is_another_check():
    fr = ROWS.format("Lieu", "Nombre", "Nord", "Sud")
    en = "| Place | Number |\n| --- | --- |\n| North | 1 |"
    assert list(tables.check(tie(fr + "\n", en + "\n", (0, 0), (1, 1), (2, None)), Context("a"))) == []
    assert len(list(tables.check(tie(fr + "\n", en + "\n", (0, 0), ((1, 2), 1)), Context("a")))) == 1


@pytest.mark.parametrize(
    ("fr", "en", "speaks"),
    [
        ("Voir ![Carte](a.png) ici.", "See here.", True),
        ("Voir ![Carte](fig-1.png) ici.", "See ![Map](fig-2.png) here.", True),
        ("![Carte des lieux de la ville](a.png)", "![Carte des lieux de la ville](a.png)", True),
        ("Voir ![Carte](a-fr.png) ici.", "See ![Map](a-en.png) here.", False),
        ("Voir ![Carte](carte.png) ici.", "See ![Map](map.png) here.", False),
        ("![Social Good Accelerator](a.png)", "![Social Good Accelerator](a.png)", False),
    ],
)
def test_images(fr, en, speaks):
    assert len(found(images, fr, en, 1)) == int(speaks)


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Les communs", "les-communs"),
        ("Économie & société", "économie--société"),
        ("Économie & société", "economie-societe"),
        ("L’économie sociale", "léconomie-sociale"),
        ("1. Ouvrir le dossier", "ouvrir-le-dossier"),
        ("1. Ouvrir le dossier", "1-ouvrir-le-dossier"),
        ("Un titre {#mon-titre}", "mon-titre"),
        ("Un titre [[mon-titre]]", "mon-titre"),
        ("`code` et texte", "code-et-texte"),
    ],
)
def test_anchors_that_some_generator_makes(heading, anchor):
    text = f"## {heading}\n\nLire [plus haut](#{anchor})."
    assert found(anchors, text, "## Title\n\nRead above.", 2) == []


def test_an_anchor_that_none_makes_is_an_error_and_the_nearest_is_suggested():
    fr, en = "## Les communs\n\nLire [ici](#les-communs).", "## The commons\n\nRead [here](#the-common)."
    (finding,) = found(anchors, fr, en, 2)
    assert (finding.place.language, finding.severity.value, finding.suggestion) == ("en", "error", "#the-commons")


def test_ids_in_html_and_generated_anchors_are_known():
    text = '## Titre\n\n<span id="ici">Texte</span> et [a](#ici), [b](#fn1), [c](#top), [d](#titre-1).'
    assert found(anchors, text, "## Title\n\nText.", 2) == []


def test_slugs_are_unique():
    assert len(slugs("Les communs")) == len(set(slugs("Les communs")))


def test_a_field_that_one_side_lacks():
    fr, en = "---\ntitle: Les lieux\nsummary: Une carte.\n---\n\nTexte.", "---\ntitle: Places\n---\n\nText."
    bitext = tie(fr + "\n", en + "\n", (0, 0), (1, None), (2, 1))
    (finding,) = fields.check(bitext, Context("a"))
    assert (finding.place.language, finding.counterpart.line) == ("fr", 1)
    assert "summary" in str(finding.message)


def test_a_side_without_front_matter_has_its_own_way():
    bitext = tie("---\ntitle: Les lieux\n---\n\nTexte.\n", "Text.\n", (0, None), (1, 0))
    assert list(fields.check(bitext, Context("a"))) == []


@pytest.mark.parametrize(("title", "speaks"), [("Les lieux de la ville", True), ("Nesta", False), ("Open data", False)])
def test_a_field_that_was_copied(title, speaks):
    text = f"---\ntitle: {title}\n---\n\n"
    assert len(found(fields, text + "Texte.", text + "Text.", 2)) == int(speaks)
