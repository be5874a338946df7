"""TF108 in a bitext: places, levels and what is set aside. Which words are foreign is tests/language/test_mixed.py's."""

import pytest
from tied import tie

from translate_flow.alignment.bitext import Relation
from translate_flow.checks.context import Context, ReviewState, UnitReview
from translate_flow.checks.run import check_bitext
from translate_flow.glossary.term import Glossary, Name, Term, Wording


def found(fr, en, **context):
    bitext = tie(fr + "\n", en + "\n", (0, 0))
    return [
        (f.severity.value, f.place.language, f.place.column, f.place.end_column, f.excerpt)
        for f in check_bitext(bitext, Context("x", **context), {"mixed-language"})
    ]


FR = "Les communs relient les villes et leurs habitants."
EN = "The commons connect the cities and their people."


def test_each_level():
    assert found(FR, EN) == []
    assert found(FR, "The commons connect the cities et their people.") == [("warning", "en", 32, 34, "et")]
    assert found(FR, "The commons connect the cities, avec tous leurs habitants, and people.") == [
        ("error", "en", 33, 58, "avec tous leurs habitants")
    ]
    assert [f[0] for f in found("Le domaine public (works of the people) s’étend à tous.", EN)] == ["info"]


def test_places_are_those_of_the_file_with_markup_around():
    en = "The **commons** connect [the cities](https://example.org/a) &amp; *villages* et their people."
    assert found(FR, en) == [("warning", "en", en.index(" et ") + 2, en.index(" et ") + 4, "et")]


def test_the_message_quotes_the_words_and_what_stands_around():
    bitext = tie(FR + "\n", "The commons connect the cities et their people.\n", (0, 0))
    (finding,) = check_bitext(bitext, Context("x"), {"mixed-language"})
    assert "“et” is in French inside a text in English" in str(finding.message)
    assert "connect the cities et their people" in str(finding.message)
    assert finding.counterpart.line == 1


def test_the_block_is_measured_by_the_language_it_is_really_in():
    bitext = tie(
        "The interview with the team et the members was long, and it was held in the hall.\n",
        "The interview with the team and the members was long, and it was held in the hall.\n",
        (0, 0, Relation.UNTRANSLATED),
    )
    findings = check_bitext(bitext, Context("x"), {"mixed-language", "untranslated"})
    assert [(f.check, f.place.language, f.excerpt[:2]) for f in findings] == [
        ("untranslated", "fr", "Th"),
        ("mixed-language", "fr", "et"),
    ]


@pytest.mark.parametrize(
    "en",
    [
        "The commons connect *les villes et leurs habitants* and people.",
        "The commons connect _les villes et leurs habitants_ and people.",
        "The commons connect <i>les villes et leurs habitants</i> and people.",
        "See [Les villes et leurs habitants](https://example.org/fr) for the people.",
        "The commons connect `avec les villes` and people.",
        "The commons are at https://example.org/avec/les/villes for the people.",
        "The commons connect “les villes et leurs habitants” and people.",
    ],
)
def test_titles_links_code_and_quotations_are_set_aside(en):
    assert found(FR, en) == []


def test_but_a_slip_inside_the_text_of_a_link_or_italics_is_found():
    for en in (
        "See [the cities avec their people](https://example.org/en) here.",
        "See *the cities avec their people* here.",
    ):
        assert [f[4] for f in found(FR, en)] == ["avec"]


def test_the_glossary_names_and_terms_are_nobodys_slip():
    en = "The club of the amis et voisins du quai keeps the économie sociale et solidaire alive."
    assert len(found(FR, en)) == 2
    glossary = Glossary(
        terms=(Term(Wording("économie sociale et solidaire"), Wording("social and solidarity economy")),),
        names=(Name("Amis et Voisins du Quai"),),
    )
    assert found(FR, en, glossary=glossary) == []


def test_a_reference_and_what_a_person_has_meant_are_left_alone():
    reference = "Ostrom, E. (1990). Gouverner les biens communs : pour une nouvelle approche des ressources."
    assert found(FR, reference) == []
    en = "The commons connect the cities et their people."
    assert found(FR, en, reviews={0: UnitReview(ReviewState.INTENDED)}) == []
    assert len(found(FR, en, reviews={0: UnitReview(ReviewState.REVIEWED)})) == 1


def test_the_same_word_twice_is_two_findings_with_two_fingerprints():
    bitext = tie(FR + "\n", "The commons et the cities, and the towns et the people.\n", (0, 0))
    findings = check_bitext(bitext, Context("x"), {"mixed-language"})
    assert len(findings) == 2
    assert len({f.fingerprint for f in findings}) == 2
