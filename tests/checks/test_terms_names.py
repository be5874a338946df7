"""TF303 on the shipped glossary: names that are not spelt as they should be, each side by itself."""

import pytest

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.articles.reading import read_document
from translate_flow.articles.splice import apply_fixes
from translate_flow.checks.context import Context
from translate_flow.checks.run import check_bitext
from translate_flow.glossary.load import parse_glossary
from translate_flow.resources import read_resource

GLOSSARY = parse_glossary(read_resource("data/glossary.yaml"), "glossary.yaml")


def pair(fr, en):
    """Tie paragraph to paragraph, as many as both sides have."""
    sides = [
        read_document("\n\n".join(part.strip() for part in text.split("¶")).encode(), f"{language}.md", language)
        for language, text in (("fr", fr), ("en", en))
    ]
    size = min(len(side.blocks) for side in sides)
    units = [Unit((i,), (i,), Relation.TRANSLATED, 1.0) for i in range(size)]
    units += [Unit((i,), (), Relation.FR_ONLY, 0.0) for i in range(size, len(sides[0].blocks))]
    units += [Unit((), (i,), Relation.EN_ONLY, 0.0) for i in range(size, len(sides[1].blocks))]
    spoken = [(None,) * len(side.blocks) for side in sides]
    return Bitext(*sides, tuple(units), *spoken)


def names(fr, en=""):
    found = check_bitext(pair(fr, en), Context("a", glossary=GLOSSARY), ("name-changed",))
    return [(f.place.language, f.excerpt, f.suggestion) for f in found]


@pytest.mark.parametrize(
    ("fr", "en", "expected"),
    [
        # other capitals
        (
            "Le Social good accelerator.",
            "The Social Good Accelerator.",
            ("fr", "Social good accelerator", "Social Good Accelerator"),
        ),
        ("Le social good accelerator.", "It grows.", ("fr", "social good accelerator", "Social Good Accelerator")),
        ("BeCode forme.", "Becode trains.", ("en", "Becode", "BeCode")),
        ("Decidim sert.", "MobiliZon serves. Mobilizon too.", ("en", "MobiliZon", "Mobilizon")),
        ("La carte d’Openstreetmap.", "The map of OpenStreetMap.", ("fr", "Openstreetmap", "OpenStreetMap")),
        ("La carte d’Open Street Map.", "The map of OpenStreetMap.", ("fr", "Open Street Map", "OpenStreetMap")),
        ("France active prête. France Active aide.", "France Active lends.", ("fr", "France active", "France Active")),
        (
            "Un Orange digital center.",
            "An Orange Digital Center.",
            ("fr", "Orange digital center", "Orange Digital Center"),
        ),
        # other accents
        ("Le site refugiés.info aide.", "The site Réfugiés.info helps.", ("fr", "refugiés.info", "Réfugiés.info")),
        (
            "La Mutualité francaise.",
            "It grows. Mutualité française.",
            ("fr", "Mutualité francaise", "Mutualité française"),
        ),
        # forbidden forms
        ("La MedNum forme.", "The MedNum trains.", ("en", "The MedNum", "La MedNum")),
        ("Envol numérique forme.", "Digital Flight trains.", ("en", "Digital Flight", "Envol numérique")),
        ("Le Mois de l’ESS approche.", "The Month of the ESS is near.", ("en", "Month of the ESS", "Mois de l’ESS")),
        ("Victor Meseger parle.", "Victor Meseguer speaks.", ("fr", "Victor Meseger", "Victor Meseguer")),
        # two ways within one side
        ("La MedNum, la MedNum et la Mednum.", "It grows.", ("fr", "Mednum", "MedNum")),
        ("La MedNum. ¶ La MedNum. ¶ La Mednum.", "It grows.", ("fr", "Mednum", "MedNum")),
        # in a heading, a link, emphasis
        ("## Le Social good accelerator", "It grows.", ("fr", "Social good accelerator", "Social Good Accelerator")),
        (
            "Le [Social good accelerator](https://exemple.fr).",
            "It.",
            ("fr", "Social good accelerator", "Social Good Accelerator"),
        ),
        ("Le **Social good accelerator**.", "It.", ("fr", "Social good accelerator", "Social Good Accelerator")),
    ],
)
def test_a_name_that_was_changed(fr, en, expected):
    assert names(fr, en) == [expected]


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("Le Social Good Accelerator.", "The Social Good Accelerator."),
        ("LE SOCIAL GOOD ACCELERATOR", "THE SOCIAL GOOD ACCELERATOR"),
        ("La MedNum forme. La MedNum grandit.", "MedNum trains. La MedNum grows."),
        ("la Mednum forme, la Mednum aide.", "Mednum trains."),
        ("Réfugiés.info aide.", "Réfugiés.info helps; réfugiés.info too."),
        ("Le mouvement associatif, et Le Mouvement associatif.", "The movement."),
        ("Le mois de l’ESS, c’est novembre.", "It is in November."),
        ("La France active du matin.", "Active people in France."),  # nothing says that the body is meant
        ("Il avise en avril ; les rêves.", "See April, pix and caps; a mastodon."),
        ("Écrivez à contact@mednum.fr ou sur lamednum.coop et becode.org.", "Write to contact@mednum.fr."),
        ("Le code `Becode` et <https://becode.org>.", "It."),
        ("Betterplace lab ouvre. Le betterplace lab ferme.", "Betterplace lab opens."),
        ("Wikipédia grandit.", "Wikipedia grows."),
        ("Emmaüs aide.", "Emmaus helps."),
        ("Les Mozillas, le Nextcloudien.", "It."),
        ("Nesta publie.", "Nesta’s report."),
        ("L’ESS France n’est pas l’ESS.", "ESS France is not the SSE."),
    ],
)
def test_nothing_to_say(fr, en):
    assert names(fr, en) == []


def test_a_side_that_nothing_is_tied_to_is_looked_at_too():
    assert names("Un. ¶ Le Social good accelerator.", "One.") == [
        ("fr", "Social good accelerator", "Social Good Accelerator")
    ]


def test_a_fix_mends_the_name_and_nothing_else():
    bitext = pair("Le *Social good accelerator* et la Mednum ; la MedNum, la MedNum.", "It.")
    found = check_bitext(bitext, Context("a", glossary=GLOSSARY), ("name-changed",))
    mended = apply_fixes(bitext.fr, [(f.fix.span, f.fix.replacement) for f in found])
    assert mended.text == "Le *Social Good Accelerator* et la MedNum ; la MedNum, la MedNum."
    assert names(mended.text, "It.") == []


def test_a_line_end_in_a_name_is_left_to_a_person():
    found = check_bitext(
        pair("Le Social good\naccelerator.", "It."), Context("a", glossary=GLOSSARY), ("name-changed",)
    )
    assert [f.fix for f in found] == [None]


def test_without_names_nothing_is_said():
    assert check_bitext(pair("Le Social good accelerator.", "It."), Context("a"), ("name-changed",)) == []


def test_the_same_slip_is_found_at_each_place():
    two = pair("La MedNum forme.", "Ask the MedNum. In May the MedNum trains. Then The MedNum rests.")
    found = check_bitext(two, Context("a", glossary=GLOSSARY), ("name-changed",))
    assert [f.excerpt for f in found] == ["the MedNum", "the MedNum", "The MedNum"]
    mended = apply_fixes(two.en, [edit for f in found for edit in f.fix.edits])
    assert mended.text == "Ask La MedNum. In May La MedNum trains. Then La MedNum rests."
