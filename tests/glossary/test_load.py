"""Every mistake of a glossary file is named, with its line and how to mend it; what looks like text stays text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate_flow.errors import GlossaryError
from translate_flow.glossary.load import parse_glossary, read_glossary
from translate_flow.glossary.strict_yaml import DEEPEST, LARGEST
from translate_flow.glossary.term import Enforcement, Forbidden, Match
from translate_flow.resources import read_resource

HEAD = "version: 1\nterms:\n"


def read(text):
    return read_glossary(text.encode(), "glossary.yaml")


def mistakes(text):
    return [(p.line, str(p.message), str(p.hint) if p.hint else "") for p in read(text)[1]]


def test_the_shipped_glossary_is_sound_and_large_enough():
    glossary, problems = read_glossary(read_resource("data/glossary.yaml"), "glossary.yaml")
    assert problems == ()
    assert len(glossary.terms) >= 120
    assert len(glossary.names) >= 60
    assert all(term.note and term.source for term in glossary.terms)
    assert all(name.note for name in glossary.names)


def test_words_of_several_senses_are_not_strict():
    glossary = parse_glossary(read_resource("data/glossary.yaml"), "glossary.yaml")
    loose = {
        "accompagnement",
        "insertion",
        "territoire",
        "filière",
        "numérique",
        "structure",
        "animation",
        "association",
    }
    found = {term.fr.approved: term.enforce for term in glossary.terms if term.fr.approved in loose}
    assert found == dict.fromkeys(loose, Enforcement.FORBIDDEN_ONLY)


def test_loading_costs_little():
    data = read_resource("data/glossary.yaml")
    best = min(_seconds(data) for _ in range(5))
    assert best < 0.5, "30 ms on a quiet machine: check loads it each run"


def _seconds(data):
    start = time.perf_counter()
    parse_glossary(data, "glossary.yaml")
    return time.perf_counter() - start


def test_a_term_in_full():
    glossary, problems = read(
        "version: 1\n"
        "sources: {law: Law of 1901}\n"
        "terms:\n"
        "  - fr:\n"
        "      approved: communs\n"
        "      accepted: [biens partagés]\n"
        "      loose: [partage]\n"
        "      forbidden: [commons, {form: les common, use: les communs, noun: true}]\n"
        "      exceptions: [en commun]\n"
        "      match: exact\n"
        "      case: true\n"
        "      noun: true\n"
        "      ambiguous: true\n"
        "    en: commons\n"
        "    enforce: advisory\n"
        "    note: a noun\n"
        "    source: law\n"
        "names:\n"
        "  - {name: ESS France, accepted: [ESSF], forbidden: [SSE France], note: a body}\n"
    )
    assert problems == ()
    (term,) = glossary.terms
    assert (term.fr.approved, term.fr.accepted, term.fr.loose) == ("communs", ("biens partagés",), ("partage",))
    assert term.fr.forbidden == (Forbidden("commons"), Forbidden("les common", "les communs", noun=True))
    assert term.fr.exceptions == ("en commun",)
    assert term.fr.match is Match.EXACT
    assert (term.fr.case, term.fr.noun, term.fr.ambiguous) == (True, True, True)
    assert (term.en.approved, term.enforce, term.note, term.source, term.line) == (
        "commons",
        Enforcement.ADVISORY,
        "a noun",
        "Law of 1901",
        4,
    )
    (name,) = glossary.names
    assert (name.name, name.accepted, name.forbidden, name.note, name.line) == (
        "ESS France",
        ("ESSF",),
        ("SSE France",),
        "a body",
        19,
    )


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "1.10", "12:30", "1_000", "012", "2021-12-09", "null", "~x", "0x1F", "true"]
)
def test_text_stays_text(word):
    glossary, problems = read(f"{HEAD}  - fr: {word}\n    en: {word}\n")
    assert problems == ()
    assert glossary.terms[0].fr.approved == word


def test_every_mistake_is_reported_at_once_with_its_line_and_remedy():
    found = mistakes(
        "version: 1\n"
        "terms:\n"
        "  - fr: communs\n"
        "    eng: commons\n"
        "  - fr: {aproved: ESS}\n"
        "    en: SSE\n"
        "    enforce: strickt\n"
        "  - fr: tiers-lieu\n"
        "    en: {approved: third place, accepted: ['']}\n"
        "    source: nowhere\n"
        "  - fr: {approved: x, match: loose, noun: maybe}\n"
        "    en: {approved: y, accepted: z}\n"
        "names:\n"
        "  - {nam: Nesta}\n"
        "  - Waag\n"
    )
    assert [line for line, _, _ in found] == [3, 4, 5, 5, 7, 9, 10, 11, 11, 12, 14, 14, 15]
    text = "\n".join(f"{message} {hint}" for _, message, hint in found)
    for words in (
        "There is no key “eng” here. Did you mean en?",
        "There is no key “aproved” here. Did you mean approved?",
        "“strickt” is none of strict, advisory, forbidden-only. Did you mean strict?",
        "A form is empty.",
        "There is no source called “nowhere”.",
        "“loose” is none of inflected, exact.",
        "This is neither true nor false. Write true or false.",
        "A list is expected under “accepted”. Write it as [one, two].",
        "Did you mean name?",
        "Each entry of “names” is keys and values.",
    ):
        assert words in text


def test_parse_raises_the_first_mistake():
    with pytest.raises(GlossaryError) as caught:
        parse_glossary(f"{HEAD}  - fr: a\n    en: b\n    enfore: strict\n".encode(), "words.yaml")
    assert str(caught.value) == "words.yaml:5: There is no key “enfore” here."
    assert str(caught.value.hint) == "Did you mean enforce?"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (
            f"{HEAD}  - fr: communs\n    en: commons\n  - fr: Communs\n    en: commons\n",
            5,
            "are a term already, at line 3",
        ),
        (f"{HEAD}  - fr: a\n    en: {{approved: b, accepted: [b]}}\n", 3, "stands twice among the forms"),
        (f"{HEAD}  - fr: a\n    en: {{approved: b, forbidden: [b]}}\n", 3, "both right and forbidden"),
        (
            f"{HEAD}  - fr: a\n    en: {{approved: b, forbidden: [c]}}\n  - fr: {{approved: d, accepted: [a]}}\n    en: c\n",
            3,
            "forbidden here and right at line 5, for the same French words",
        ),
        ("version: 1\nnames:\n  - name: Waag\n  - name: Waag\n", 4, "is a name already, at line 3"),
        ("version: 1\nnames:\n  - {name: Waag, forbidden: [Waag]}\n", 3, "both right and forbidden"),
        ("version: 2\n", 1, "missing or unknown"),
        ("terms: []\n", 1, "missing or unknown"),
        ("- a\n", 1, "A glossary is keys and values"),
        ("", 1, "A glossary is keys and values"),
        ("just words\n", 1, "A glossary is keys and values"),
        (f"{HEAD}  - fr: [a]\n    en: b\n", 3, "Keys and values are expected"),
    ],
)
def test_what_contradicts_itself_is_named(text, line, words):
    found = mistakes(text)
    assert found[0][0] == line
    assert words in found[0][1]


def test_a_form_may_be_right_for_one_notion_and_forbidden_for_another():
    assert mistakes(f"{HEAD}  - fr: a\n    en: {{approved: b, forbidden: [c]}}\n  - fr: d\n    en: c\n") == []


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"version: 1\nversion: 1\n", 2, "The key “version” stands twice, first at line 1."),
        (b"version: 1\nterms: &a []\n", 2, "Anchors and aliases"),
        (b"version: 1\nterms: *a\n", 2, "Anchors and aliases"),
        (b"version: !!python/object:os.system 1\n", 1, "Tags are not allowed"),
        (b"version: 1\nterms: !!set {}\n", 2, "Tags are not allowed"),
        (b"version: 1\n---\nversion: 1\n", 2, "second document"),
        (b"version: 1\nterms: [\n", 3, "This is not YAML"),
        (b"version: 1\n\tterms: []\n", 2, "This is not YAML"),
        (b"version: 1\n# caf\xe9\n", 2, "not UTF-8"),
        (b"version: 1\n# \x07\n", 2, "does not allow"),
        (b"{[a]: 1}\n", 1, "A key must be a word."),
        (b"version: " + b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1), 1, "nested more than"),
        (b"version: " + b"[" * 100_000, 1, "nest"),  # libyaml reads ahead; 0.2.6 refuses first
    ],
)
def test_what_is_not_plain_yaml_is_refused_with_its_line(data, line, words):
    with pytest.raises(GlossaryError) as caught:
        read_glossary(data, "glossary.yaml")
    assert caught.value.path == "glossary.yaml"
    assert words in str(caught.value.message)
    assert caught.value.line == line


def test_a_file_that_is_too_large_is_not_read():
    with pytest.raises(GlossaryError, match="larger than"):
        read_glossary(b" " * (LARGEST + 1), "glossary.yaml")


def test_a_byte_order_mark_is_no_mistake():
    assert read_glossary(b"\xef\xbb\xbfversion: 1\n", "g")[1] == ()


def test_the_digest_follows_the_content():
    first, second = read("version: 1\n")[0], read("version: 1\nterms: []\n")[0]
    assert first.digest != second.digest
    assert first.digest == read("version: 1\n")[0].digest


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="abé:-[]{}#'\"|>&*!% \n\t0~,", max_size=60)
    | st.binary(max_size=60).map(lambda b: b.decode("latin-1"))
)
def test_any_text_gives_a_glossary_or_mistakes_or_one_error(text):
    try:
        glossary, problems = read_glossary(text.encode(), "g.yaml")
    except GlossaryError:
        return
    assert problems or glossary.terms == ()
