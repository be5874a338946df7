"""TF301 and TF302 on the shipped glossary: a table of pairs with what must be said of them, half of them nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.articles.reading import read_document
from translate_flow.articles.splice import apply_fixes
from translate_flow.checks.context import Context, ReviewState, UnitReview
from translate_flow.checks.finding import Severity
from translate_flow.checks.run import check_bitext
from translate_flow.glossary.load import parse_glossary
from translate_flow.resources import read_resource

GLOSSARY = parse_glossary(read_resource("data/glossary.yaml"), "glossary.yaml")
TABLE = Path(__file__).parent.parent / "data" / "terms.tsv"
NAMES = ("term-missing", "term-forbidden")


def cases():
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("# "):
            fr, en, said = line.split("\t")
            yield pytest.param(fr, en, said, id=f"{number}: {fr} | {en}")


CASES = list(cases())


def bitext(fr, en):
    """Tie paragraph to paragraph: the table is about terms, not about alignment."""
    sides = {}
    for language, text in (("fr", fr), ("en", en)):
        data = "\n\n".join(part.strip() for part in text.split("¶")).encode()
        sides[language] = read_document(data, f"{language}.md", language)
    count = {len(side.blocks) for side in sides.values()}
    assert len(count) == 1
    size = count.pop()
    units = tuple(Unit((i,), (i,), Relation.TRANSLATED, 1.0) for i in range(size))
    return Bitext(sides["fr"], sides["en"], units, (None,) * size, (None,) * size)


def check(fr, en, **context):
    return check_bitext(bitext(fr, en), Context("a", glossary=GLOSSARY, **context), NAMES)


def said(finding):
    args = dict(finding.message.args)
    return f"{finding.code} {args['words'] if finding.code == 'TF302' else args['term']}"


@pytest.mark.parametrize(("fr", "en", "expected"), CASES)
def test_the_table(fr, en, expected):
    found = check(fr, en)
    if not expected:
        assert [said(f) for f in found] == []
        return
    words, _, fix = expected.partition(" > ")
    assert [said(f) for f in found] == [words]
    assert (found[0].fix.replacement if found[0].fix else "") == fix


def test_the_table_is_long_enough_and_half_of_it_is_silence():
    silent = [case for case in CASES if not case.values[2]]
    assert len(CASES) >= 150
    assert len(silent) * 2 >= len(CASES)


def test_a_fix_mends_the_text_and_is_not_found_again():
    pair = bitext("L’ESS et les communs durent.", "The ESS will last, so will the common.")
    found = check_bitext(pair, Context("a", glossary=GLOSSARY), NAMES)
    mended = apply_fixes(pair.en, [(f.fix.span, f.fix.replacement) for f in found])
    assert mended.text == "The SSE will last, so will the commons."
    assert check("L’ESS et les communs durent.", mended.text) == []


def test_a_forbidden_form_that_stands_twice_in_a_paragraph_is_found_at_each_place():
    pair = bitext("L’ESS dure et l’ESS forme.", "The ESS lasts and the ESS trains.")
    found = check_bitext(pair, Context("a", glossary=GLOSSARY), NAMES)
    assert [f.place.column for f in found] == [5, 23]
    mended = apply_fixes(pair.en, [edit for f in found for edit in f.fix.edits])
    assert mended.text == "The SSE lasts and the SSE trains."


def test_a_fix_counts_in_the_document_and_leaves_markup_alone():
    pair = bitext(
        "> Des **outils** numériques, des *services* numériques.", "> Numerical **ends** and numerical services."
    )
    (found,) = check_bitext(pair, Context("a", glossary=GLOSSARY), NAMES)
    assert pair.en.text[found.fix.span.start : found.fix.span.end] == "numerical services"


def test_words_with_markup_between_them_are_found_and_left_to_a_person():
    (found,) = check("L’économie sociale dure.", "The social **economics** lasts.")
    assert (found.code, found.fix) == ("TF302", None)
    assert found.suggestion == "social economy"


def test_a_declared_original_is_checked_in_one_direction_only():
    fr, en = "Les outils partagés durent.", "The commons last."
    assert [said(f) for f in check(fr, en)] == ["TF301 commons"]
    assert check(fr, en, original="fr") == []
    assert [said(f) for f in check(fr, en, original="en")] == ["TF301 commons"]


def test_enforcement_decides_the_severity():
    strict = check("Les communs durent.", "Things last.")
    advisory = check("L’utilité sociale compte.", "Doing well matters.")
    assert [f.severity for f in (*strict, *advisory)] == [Severity.WARNING, Severity.INFO]


def test_a_message_quotes_the_words_of_both_sides_and_says_where():
    (found,) = check("Intro. ¶ Les communs durent.", "Intro. ¶ The common will last.")
    assert str(found.message) == "“The common” does not stand for “communs” in English: write “The commons”."
    assert (found.place.line, found.place.column, found.place.end_column) == (3, 1, 11)
    assert found.counterpart.line == 3
    assert found.counterpart.language == "fr"


def test_words_left_in_the_other_language_are_named_as_such():
    (found,) = check("Lisez notre policy paper.", "Read our policy paper.")
    assert str(found.message) == "“policy paper” is not French: write “note d’orientation”."


def test_a_unit_that_was_meant_to_differ_is_left_alone():
    reviews = {0: UnitReview(ReviewState.INTENDED, reason="each site counts its own way")}
    assert check("Les communs durent.", "The common lasts.", reviews=reviews) == []


def test_an_untranslated_unit_is_no_matter_of_terms():
    pair = bitext("Les communs durent.", "The common lasts.")
    pair = replace(pair, units=(replace(pair.units[0], relation=Relation.UNTRANSLATED),))
    assert check_bitext(pair, Context("a", glossary=GLOSSARY), NAMES) == []


def test_without_a_glossary_nothing_is_said():
    assert check_bitext(bitext("Les communs durent.", "The common lasts."), Context("a"), NAMES) == []
