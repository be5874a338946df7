"""TF305 and TF304 on the shipped glossary."""

import pytest

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.articles.reading import read_document
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Severity
from translate_flow.checks.run import check_bitext
from translate_flow.glossary.load import parse_glossary
from translate_flow.resources import read_resource

GLOSSARY = parse_glossary(read_resource("data/glossary.yaml"), "glossary.yaml")


def check(fr, en, name, **context):
    sides = [read_document(text.encode(), f"{lang}.md", lang) for lang, text in (("fr", fr), ("en", en))]
    assert len(sides[0].blocks) == len(sides[1].blocks)
    count = len(sides[0].blocks)
    units = tuple(Unit((i,), (i,), Relation.TRANSLATED, 1.0) for i in range(count))
    bitext = Bitext(*sides, units, (None,) * count, (None,) * count)
    return check_bitext(bitext, Context("a", glossary=GLOSSARY, **context), (name,))


def acronyms(fr):
    return [f.excerpt for f in check(fr, "\n\n".join(["It."] * (fr.count("\n\n") + 1)), "acronym-unexpanded")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’ESS grandit.", ["ESS"]),
        ("L’ESS grandit, l’ESS embauche.", ["ESS"]),
        ("Une SCIC et une SCOP.", ["SCIC", "SCOP"]),
        ("Les SIAE embauchent.", ["SIAE"]),
        ("Notre SCIC grandit.", ["SCIC"]),
        ("## L’ESS\n\nL’ESS grandit.", ["ESS"]),
        ("L’ESS grandit.\n\nL’économie sociale et solidaire (ESS), donc.", ["ESS"]),
    ],
)
def test_an_acronym_that_is_not_spelt_out(text, expected):
    assert acronyms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "L’économie sociale et solidaire (ESS) grandit. L’ESS embauche.",
        "L’économie sociale et solidaire grandit.\n\nL’ESS embauche.",
        "L’ESS (économie sociale et solidaire) grandit.",
        "Une société coopérative d’intérêt collectif, ou SCIC. La SCIC grandit.",
        "La Banque centrale (BCE) écrit.",
        "Les structures d’insertion par l’activité économique (SIAE) embauchent.",
        "## L’ESS\n\nElle grandit.",
        "L’UE, l’ONU et un fichier PDF en HTML.",
        "ESS France et la CRESS Grand Est écrivent.",
        "Le Forum ESS ouvre.",
        "Le XXIV et le chapitre VIII.",
        "C’est UN GRAND JOUR pour VOUS.",
        "TOUT EST EN CAPITALES ESS",
        "`ESS` et [lien](https://exemple.fr/ESS).",
        "La MGEN soigne.",
        "Le HTTP2 et COVID-19.",
        "Le modèle BERT, avec JAX.",
        'Ceux de la <abbr title="Région capitale du Nord">RCN</abbr> viennent. La RCN paie.',
        "*[RCN]: Région capitale du Nord\n\nLa RCN paie.",
        "Le niveau de service attendu, connu sous le nom de **NSA**, est écrit.",
        "Ce sont les objectifs de la maison, communément appelés les OBM.",
        "Un BIOS, le projet GNU et le LDAP.",
    ],
)
def test_nothing_to_say(text):
    assert acronyms(text) == []


def test_the_glossary_says_what_to_write():
    (found,) = check("L’ESS grandit.", "It grows.", "acronym-unexpanded")
    assert found.suggestion == "économie sociale et solidaire (ESS)"
    assert found.severity is Severity.INFO


def test_each_language_has_its_own_readers():
    (found,) = check("L’économie sociale et solidaire (ESS).", "The SSE.", "acronym-unexpanded")
    assert (found.place.language, found.suggestion) == ("en", "social and solidarity economy (SSE)")


@pytest.mark.parametrize(
    ("fr", "en", "expected"),
    [
        ("Le secteur social embauche.", "The social economy is hiring.", ["social economy"]),
        ("Les outils partagés durent.", "The commons last.", ["commons"]),
        ("L’entraide grandit.", "The SSE is growing, the SSE is.", ["SSE"]),
        ("L’économie sociale embauche.", "The social economy is hiring.", []),
        ("L’ESS embauche.", "The social and solidarity economy is hiring.", []),
        ("L’économie circulaire et sociale.", "The social economy.", []),
        ("Les actions communes.", "The joint actions.", []),
        ("Creative Commons publie.", "Creative Commons publishes.", []),
        ("Le numérique aide.", "Digital technology helps.", []),
        ("L’économie sociale.\n\nElle embauche.", "It exists.\n\nThe social economy is hiring.", []),
    ],
)
def test_a_term_that_the_original_does_not_use(fr, en, expected):
    found = check(fr, en, "term-reverse", original="fr")
    assert [f.excerpt for f in found] == expected


def test_without_a_declared_original_the_missing_term_is_the_one_finding():
    assert check("Le secteur social embauche.", "The social economy is hiring.", "term-reverse") == []
    assert len(check("Le secteur social embauche.", "The social economy is hiring.", "term-missing")) == 1
