"""Words of the other language inside a text, case by case: tests/data/mixed_language.txt says what must be found."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate_flow.language.mixed import Strength, foreign_runs, weigh

TABLE = Path(__file__).parent.parent / "data" / "mixed_language.txt"
MARKED = re.compile(r"\[\[\[(?P<clause>.+?)\]\]\]|\[\[\?(?P<content>.+?)\?\]\]|\[\[(?P<word>.+?)\]\]")


def cases():
    for number, line in enumerate(TABLE.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            language, _, marked = line.partition(" | ")
            yield pytest.param(language, marked, id=f"{number}-{language}-{marked[:30]}")


@pytest.mark.parametrize(("language", "marked"), list(cases()))
def test_case(language, marked):
    expected, text, at = [], "", 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        expected.append((len(text), len(text) + len(match[match.lastgroup]), Strength(match.lastgroup)))
        text += match[match.lastgroup]
        at = match.end()
    text += marked[at:]
    found = foreign_runs(text, language)
    assert [(text[run.start : run.end], run.strength) for run in found] == [(text[s:e], how) for s, e, how in expected]
    assert [(run.start, run.end, run.text) for run in found] == [(s, e, text[s:e]) for s, e, _ in expected]


def test_the_table_is_large_and_has_both_answers_in_both_directions():
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert len(lines) >= 60
    for language in ("fr", "en"):
        of_language = [line for line in lines if line.startswith(language)]
        assert sum("[[" in line for line in of_language) >= 15
        assert sum("[[" not in line for line in of_language) >= 15


def test_what_is_spared_is_not_found_and_hides_nothing_else():
    text = "Ask the economie sociale et solidaire network et its members."
    start = text.index("economie")
    assert [run.text for run in foreign_runs(text, "en")] == ["et", "et"]
    spared = [(start, text.index(" network"))]
    assert [run.start for run in foreign_runs(text, "en", spared=spared)] == [text.index("et its")]


def test_a_title_is_left_alone_only_when_it_is_foreign_as_a_whole():
    text = "Read how to live avec the commons and le temps des communs at home."
    foreign = (text.index("le temps"), text.index(" at home"))
    own = (text.index("how"), text.index(" and"))
    assert [run.text for run in foreign_runs(text, "en", titles=(foreign, own))] == ["avec"]


def test_a_decomposed_accent_and_every_apostrophe_are_read_alike():
    for text in ("We work on l'insertion of all.", "We work on l’insertion of all.", "We work on lʼinsertion of all."):
        assert [run.strength for run in foreign_runs(text, "en")] == [Strength.WORD]
    assert foreign_runs("It opened in Lyon ou\u0300 it stays.", "en")[0].text == "ou\u0300"


def test_weigh_sets_names_and_quotations_aside():
    text = "Le rapport de The Shift Project dit « we have the means » sans rire."
    assert weigh(text, "fr").foreign == 0
    assert weigh(text, "fr").own == 2
    assert weigh(text, "fr", quotations=False).foreign >= 3
    assert weigh("Voir how to share the land", "fr", ((5, 26),)) == (0, 0, 0)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from(list("etlad’' ()«»“”\"‘.,ABéwx\n-\ufffc")), max_size=80), st.sampled_from(["fr", "en"]))
def test_runs_are_inside_the_text_in_order_and_apart(text, language):
    end = 0
    for run in foreign_runs(text, language):
        assert end <= run.start < run.end <= len(text)
        assert text[run.start : run.end] == run.text
        end = run.end


@pytest.mark.parametrize("piece", ["(", "« ", "“", "et ", "l’", "‘a ", "A et ", "the (", '"'])
def test_hostile_repetition_takes_time_in_proportion(piece):
    def seconds(count):
        text = "le the " + piece * count
        start = time.perf_counter()
        foreign_runs(text, "en")
        foreign_runs(text, "fr")
        return time.perf_counter() - start

    seconds(100)
    assert seconds(8_000) < max(40 * min(seconds(1_000), seconds(1_000)), 1.0)
