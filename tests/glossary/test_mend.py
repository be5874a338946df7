"""A draft's terms put right where one form is possible, and said where it is not."""

import pytest

from translate_flow.glossary.load import parse_glossary
from translate_flow.glossary.mend import mend
from translate_flow.glossary.plurals import plural
from translate_flow.resources import read_resource

GLOSSARY = parse_glossary(read_resource("data/glossary.yaml"), "glossary.yaml")


def mended(source_text, text, source="fr"):
    return mend(text, source_text, source, "en" if source == "fr" else "fr", GLOSSARY)


@pytest.mark.parametrize(
    ("source", "draft", "expected"),
    [
        ("L’économie sociale", "The social economics", "The social economy"),
        ("Les communs numériques", "The numeric commons", "The digital commons"),
        ("La transformation numérique", "The numerical transformation", "The digital transformation"),
        ("Le numérique aide.", "The numerical helps.", "The digital helps."),
        ("Le numérique.", "The numerical.", "Digital technology."),
        ("Des outils numériques", "Numerical tools", "Digital tools"),
        ("Une stratégie numérique", "An numerical strategy", "A digital strategy"),
        ("L’Économie Sociale et Solidaire", "The Social and Solidary Economy", "The Social and Solidarity Economy"),
        ("Les médiateurs numériques", "The digital arbitrators", "The digital mediators"),
        ("Les porteurs de projet", "The project bearers", "The project leaders"),
        ("L’ESS et ESS France", "The ESS and SSE France", "The SSE and ESS France"),
        ("La CRESS Grand Est", "The CRESS Large East", "The CRESS Grand Est"),
        ("Le Social Good Accelerator", "The social good accelerator", "The Social Good Accelerator"),
        ("Un développement durable", "A durable development", "A sustainable development"),
        ("Les comités de pilotage", "PILOTING COMMITTEES", "STEERING COMMITTEES"),
    ],
)
def test_into_english(source, draft, expected):
    assert mended(source, draft)[0] == expected


@pytest.mark.parametrize(
    ("source", "draft", "expected"),
    [
        ("Digital tools", "Des outils digitaux", "Des outils numériques"),
        ("The digital transition", "La transition digitale", "La transition numérique"),
        ("Digital transformations", "Les transformations digitales", "Les transformations numériques"),
        ("Nesta", "Nasta", "Nesta"),
        ("Cooperatives Europe", "Coopératives Europe", "Cooperatives Europe"),
    ],
)
def test_into_french(source, draft, expected):
    assert mended(source, draft, "en")[0] == expected


def test_words_that_stand_for_no_term_are_left_alone():
    draft = "The social economics of numerical tools, SSE France and the common."
    assert mended("Rien de tout cela.", draft) == (draft, ())


def test_a_numerical_value_stays_one():
    assert mended("Des valeurs numériques", "Numerical values") == ("Numerical values", ())


@pytest.mark.parametrize(
    ("source", "draft", "words"),
    [
        ("Les sociétaires votent.", "The shareholders vote.", "“shareholders” is not the word here: choose “member”."),
        (
            "La médiation numérique aide.",
            "Help helps.",
            "“médiation numérique” calls for “digital mediation” in English",
        ),
        ("Jeanne Bretécher parle.", "She speaks.", "The name “Jeanne Bretécher” is missing from the draft."),
        ("Un accompagnement", "An accompaniment", "“accompaniment” is not the word here: choose “support”."),
    ],
)
def test_what_cannot_be_put_right_is_said(source, draft, words):
    text, problems = mended(source, draft)
    assert text == draft
    assert [words in str(problem) for problem in problems] == [True]


def test_a_draft_that_is_right_has_no_problems():
    source = "L’ESS, ESS France et les communs comptent sur le Social Good Accelerator."
    draft = "The SSE, ESS France and the commons count on the Social Good Accelerator."
    assert mended(source, draft) == (draft, ())


def test_mending_twice_changes_nothing_more():
    once, _ = mended("L’ESS et les communs numériques.", "The ESS and the numeric commons.")
    assert mended("L’ESS et les communs numériques.", once) == (once, ())


def test_a_french_noun_of_another_gender_is_not_put_in():
    text, problems = mended("A policy paper", "Un policy paper", "en")
    assert text == "Un policy paper"
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("form", "language", "expected"),
    [
        ("local authority", "en", "local authorities"),
        ("call for projects", "en", "calls for projects"),
        ("person with a disability", "en", "people with a disability"),
        ("work integration social enterprise", "en", "work integration social enterprises"),
        ("social clause", "en", "social clauses"),
        ("support", "en", "support"),
        ("business and employment cooperative", "en", "business and employment cooperatives"),
        ("foundation recognised as being of public utility", "en", "foundations recognised as being of public utility"),
        ("digitally excluded", "en", "digitally excluded"),
        ("first half", "en", "first halves"),
        ("tiers-lieu", "fr", "tiers-lieux"),
        ("entreprise sociale", "fr", "entreprises sociales"),
        ("réseau régional", "fr", "réseaux régionaux"),
        ("entreprise d’insertion", "fr", "entreprises d’insertion"),
        ("le numérique", "fr", "les numériques"),
        ("appel à projets", "fr", "appels à projets"),
        ("société coopérative et participative", "fr", "sociétés coopératives et participatives"),
        ("atelier et chantier d’insertion", "fr", "ateliers et chantiers d’insertion"),
        ("association loi 1901", "fr", "associations loi 1901"),
        ("investissement socialement responsable", "fr", "investissements socialement responsables"),
        ("logiciel open source", "fr", "logiciels open source"),
        ("SCIC", "fr", "SCIC"),
    ],
)
def test_plurals(form, language, expected):
    assert plural(form, language) == expected
