"""Order, fingerprints, places, and what is compared at all."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tied import tie

from translate_flow.alignment.align import align
from translate_flow.alignment.bitext import Relation
from translate_flow.articles.document import Span
from translate_flow.articles.reading import read_document
from translate_flow.checks.build import comparable, excerpt, finding
from translate_flow.checks.context import Context, ReviewState, UnitReview
from translate_flow.checks.run import check_bitext
from translate_flow.checks.structure import HEADING_LEVEL
from translate_flow.checks.table import RULES, find_rule
from translate_flow.errors import UsageError
from translate_flow.messages import msg

FR = "# Le jardin\n\nLe jardin est ouvert à tous.\n\nIl ferme le soir.\n"
EN = "## The garden\n\nThe garden is open et free to all.\n\nIl ferme le soir avec tous les autres.\n"


def test_findings_come_by_path_place_and_check_and_only_those_asked_for():
    bitext = tie(FR, EN, (0, 0), (1, 1), (2, None), (None, 2))
    findings = check_bitext(bitext, Context("x"))
    assert [(f.place.path, f.place.line) for f in findings] == sorted((f.place.path, f.place.line) for f in findings)
    assert {"heading-level", "mixed-language", "untranslated", "missing-paragraph"} <= {f.check for f in findings}
    assert {f.check for f in check_bitext(bitext, Context("x"), {"heading-level"})} == {"heading-level"}
    assert check_bitext(bitext, Context("x"), set()) == []
    assert check_bitext(bitext, Context("x")) == findings


def test_gating_and_article_come_from_the_context():
    bitext = tie(FR, EN, (0, 0), (1, 1), (2, 2))
    for found in check_bitext(bitext, Context("a/b", gating=False)):
        assert (found.article, found.gating) == ("a/b", False)


def make(bitext, block, **options):
    return finding(HEADING_LEVEL, Context("x"), bitext, "en", bitext.en.blocks[block], message=msg("m"), **options)


def test_a_fingerprint_is_made_of_texts_never_of_lines():
    bitext = tie(FR, EN, (0, 0), (1, 1), (2, 2))
    below = tie(FR, "Something new.\n\n" + EN, (None, 0), (0, 1), (1, 2), (2, 3))
    assert make(bitext, 1).fingerprint == make(below, 2).fingerprint
    assert make(bitext, 1).fingerprint != make(bitext, 2).fingerprint
    spaced = tie(FR, EN.replace("is open", "is\u00a0open"), (0, 0), (1, 1), (2, 2))
    assert make(bitext, 1).fingerprint == make(spaced, 1).fingerprint
    changed = tie(FR, EN.replace("is open", "was open"), (0, 0), (1, 1), (2, 2))
    assert make(bitext, 1).fingerprint != make(changed, 1).fingerprint
    word, other = make(bitext, 1, span=Span(0, 3)), make(bitext, 1, span=Span(4, 10))
    assert word.fingerprint != other.fingerprint
    answered = make(bitext, 1, counterpart_block=bitext.fr.blocks[1])
    assert answered.fingerprint != make(bitext, 1, counterpart_block=bitext.fr.blocks[2]).fingerprint


def test_a_finding_may_stand_at_a_block_a_stretch_or_a_range():
    bitext = tie(FR, EN, (0, 0), (1, 1), (2, 2))
    assert (make(bitext, 1).place.line, make(bitext, 1).place.column) == (3, 1)
    stretch = make(bitext, 1, span=Span(19, 21))
    assert (stretch.place.line, stretch.place.column, stretch.place.end_column, stretch.excerpt) == (3, 20, 22, "et")
    over = make(bitext, 1, end_block=bitext.en.blocks[2])
    assert (over.place.line, over.place.end_line) == (3, 5)


def test_an_excerpt_is_one_short_line_cut_between_words():
    assert excerpt("  un\n  deux ") == "un deux"
    long = excerpt("mot " * 100)
    assert len(long) <= 120
    assert long.endswith("mot…")
    assert len(excerpt("a" * 500)) <= 120


def test_what_is_compared():
    bitext = tie(
        "Le chat est ici.\n\nThe cat is here.\n\nParis\n\nLe chien est là.\n\nSeul ici.\n",
        "The cat is here.\n\nThe cat is here.\n\nParis\n\nThe dog is there.\n\nAlone.\n",
        (0, 0),
        (1, 1, Relation.UNTRANSLATED),
        (2, 2),
        (3, 3),
        (4, None),
        (None, 4),
    )
    assert [unit.fr for unit in comparable(bitext, Context("x"))] == [(0,), (2,), (3,)]
    meant = Context("x", reviews={3: UnitReview(ReviewState.INTENDED)})
    assert [unit.fr for unit in comparable(bitext, meant)] == [(0,), (2,)]
    doubtful = replace(bitext, units=tuple(replace(unit, confidence=0.1) for unit in bitext.units))
    assert list(comparable(doubtful, Context("x"))) == []
    wrong = tie("The cat is here.\n", "Le chat est ici.\n", (0, 0))
    assert list(comparable(wrong, Context("x"))) == []


def test_a_rule_is_found_by_name_or_code_and_a_wrong_one_names_the_nearest():
    assert find_rule("heading-level").about.code == "TF501"
    assert find_rule(" tf501 ").about.name == "heading-level"
    assert find_rule("TF101").about.name == "missing-article"
    with pytest.raises(UsageError) as caught:
        find_rule("missing-paragaph")
    assert "missing-paragaph" in str(caught.value)
    assert "missing-paragraph" in str(caught.value.hint)


PIECES = st.sampled_from(
    [
        "# Un titre",
        "## A title",
        "Le chat et le chien.",
        "The cat and the dog.",
        "et",
        "- un\n- two",
        "> the quote",
        "```\nx\n```",
        "| a | le |\n|---|---|\n| b | et |",
        "",
        "{/if}",
        "« the »",
        "1990, E. X.",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=8), st.lists(PIECES, max_size=8), st.sampled_from([None, "fr", "en"]))
def test_any_pair_of_documents_is_checked_and_twice_alike(left, right, original):
    fr = read_document("\n\n".join(left).encode(), "fr.md", "fr")
    en = read_document("\n\n".join(right).encode(), "en.md", "en")
    bitext = align(fr, en)
    findings = check_bitext(bitext, Context("x", original=original))
    assert findings == check_bitext(bitext, Context("x", original=original))
    assert len({found.fingerprint for found in findings}) == len(findings)
    for found in findings:
        text = (fr if found.place.language == "fr" else en).text
        assert 1 <= found.place.line <= found.place.end_line <= max(1, text.count("\n") + 1)
        assert str(found.message)


def test_every_rule_is_documented_in_whole_sentences():
    for rule in RULES:
        for text in (rule.about.summary, rule.about.reason):
            assert str(text).endswith(".")


def test_what_is_no_language_is_quoted_as_it_is_written():
    tag = "{{ a.tag | that_is | much_too_long | to_be_quoted }}"
    bitext = tie(
        f"# Un\n\nLancez `tf check` puis lisez <https://exemple.org> et {tag}.\n", "# One\n", (0, 0), (1, None)
    )
    (found,) = (found for found in check_bitext(bitext, Context("x")) if found.code == "TF103")
    assert found.excerpt == "Lancez `tf check` puis lisez <https://exemple.org> et …."
    assert found.excerpt in str(found.message)


@pytest.mark.parametrize(
    ("fr_more", "en_more"),
    [("", ""), (" Le premier semestre sera court.", " The first semester will be short.")],
)
def test_a_word_that_the_glossary_forbids_is_one_finding(fr_more, en_more):
    from translate_flow.glossary.term import Forbidden, Glossary, Term, Wording

    term = Term(
        Wording("premier semestre"), Wording("first half of the year", forbidden=(Forbidden("first semester"),))
    )
    fr = f"La réunion du réseau aura lieu au premier semestre à Lille, avec 40 coopératives.{fr_more}\n"
    en = f"The meeting of the network will take place in the first semester in Lille, with 40 cooperatives.{en_more}\n"
    bitext = tie(fr, en, (0, 0))
    said = {f.check for f in check_bitext(bitext, Context("a", glossary=Glossary((term,))))}
    alone = {f.check for f in check_bitext(bitext, Context("a"))}
    assert "false-friend" in alone
    assert "term-forbidden" in said
    assert "false-friend" not in said
