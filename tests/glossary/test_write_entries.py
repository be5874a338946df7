"""Entries put into a glossary's file: everything that was there stays byte for byte."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate_flow.errors import GlossaryError, UsageError
from translate_flow.glossary.load import parse_glossary
from translate_flow.glossary.term import Enforcement, Forbidden, Glossary, Match, Name, Term, Wording
from translate_flow.glossary.write import add_entries, new_file, whole_file
from translate_flow.resources import read_resource

SHIPPED = read_resource("data/glossary.yaml")
TERM = Term(Wording("coopérative scolaire"), Wording("school cooperative"), note="Of pupils: # never a firm")
NAME = Name("OCCE, l’office", note="no")


def added(before, after):
    """Return the lines that were added; fail if any other changed."""
    old, new = before.split(b"\n"), after.split(b"\n")
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    extra = len(new) - len(old)
    assert new[:start] + new[start + extra :] == old
    return b"\n".join(new[start : start + extra])


def test_a_term_goes_to_the_end_of_the_terms():
    after = add_entries(SHIPPED, [TERM], [], "glossary.yaml")
    lines = added(SHIPPED, after)
    assert b"- fr: coop\xc3\xa9rative scolaire" in lines
    assert after.index(b"scolaire") < after.index(b"\nnames:")
    assert parse_glossary(after, "g").terms[-1].note == TERM.note


def test_a_name_goes_to_the_end_of_the_names():
    after = add_entries(SHIPPED, [], [NAME], "glossary.yaml")
    added(SHIPPED, after)
    assert parse_glossary(after, "g").names[-1].name == NAME.name


@pytest.mark.parametrize(
    "data",
    [
        b"version: 1\n",
        b"version: 1",
        b"version: 1\nterms:\n",
        b"version: 1\nterms: []\n",
        b"version: 1\nterms: []\nnames: []\n# the end\n",
        b"\xef\xbb\xbfversion: 1\r\n\r\nterms:\r\n- fr: commun\r\n  en: commons\r\n",
        b"version: 1\nterms:\n- fr: commun\n  en: commons # a note",
        b"version: 1\nterms:\n    - fr: commun\n      en:\n        approved: commons\n\n    # of names\nnames:\n    - name: Pix\n",
        b"# first\nversion: 1 # one\nnames:\n  - name: Pix\n\nterms:\n\n  # a comment\n  - {fr: commun, en: commons}\n\n# last\n",
    ],
)
def test_files_of_every_shape_take_entries(data):
    before = parse_glossary(data, "g")
    after_data = add_entries(data, [TERM], [NAME], "g")
    after = parse_glossary(after_data, "g")
    assert [t.fr.approved for t in after.terms] == [*(t.fr.approved for t in before.terms), "coopérative scolaire"]
    assert [n.name for n in after.names] == [*(n.name for n in before.names), NAME.name]
    kept = [line for line in data.split(b"\n") if line.strip() and not line.startswith((b"terms:", b"names:"))]
    assert all(line in after_data for line in kept)
    assert (b"\r\n" in data) == (b"\n" in after_data and b"\r\n" in after_data)
    if b"\r\n" in data:
        assert after_data.count(b"\n") == after_data.count(b"\r\n")


def test_two_adds_are_one_add():
    once = add_entries(SHIPPED, [TERM, Term(Wording("a b"), Wording("c d"))], [], "g")
    twice = add_entries(add_entries(SHIPPED, [TERM], [], "g"), [Term(Wording("a b"), Wording("c d"))], [], "g")
    assert once == twice


def test_a_duplicate_is_refused_and_nothing_else():
    with pytest.raises(GlossaryError, match="are a term already"):
        add_entries(SHIPPED, [Term(Wording("ESS"), Wording("SSE"))], [], "glossary.yaml")


def test_lists_in_brackets_are_left_to_a_person():
    with pytest.raises(UsageError):
        add_entries(b"version: 1\nterms: [{fr: a, en: b}]\n", [TERM], [], "g")


def test_a_broken_file_is_not_written_to():
    with pytest.raises(GlossaryError):
        add_entries(b"version: 1\nterm:\n  - {fr: a, en: b}\n", [TERM], [], "g")


def test_a_new_file_extends_what_is_built_in():
    assert new_file([TERM], []).startswith(b"version: 1\nextends: translate-flow\n")


def same(one, other):
    import dataclasses

    def bare(entries):
        return [dataclasses.replace(entry, line=0) for entry in entries]

    return bare(one.terms) == bare(other.terms) and bare(one.names) == bare(other.names)


def test_the_whole_glossary_comes_back():
    glossary = parse_glossary(SHIPPED, "g")
    assert same(parse_glossary(whole_file(glossary), "h"), glossary)


FORM = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=30).map(
    lambda text: " ".join(f"a{text}".split())
)


@settings(max_examples=60, deadline=None)
@given(FORM, FORM, FORM, st.lists(FORM, max_size=3, unique=True))
def test_any_form_comes_back_as_it_was(fr, en, note, more):
    accepted = tuple(form for form in more if form != fr)
    term = Term(
        Wording(fr, accepted, match=Match.EXACT, between=True),
        Wording(en, forbidden=(Forbidden(f"{en} x", use=en, noun=True),)),
        Enforcement.ADVISORY,
        note,
        reverse=True,
    )
    glossary = Glossary((term,), (Name(fr, accepted, note=note),))
    assert same(parse_glossary(whole_file(glossary), "g"), glossary)
