"""Link targets: what differs by language only, and what is learnt."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate_flow.language.urls import same_target
from translate_flow.language.urls_likeness import Likeness, domain, learn, likeness

TABLE = Path(__file__).parent.parent / "data" / "link_pairs.txt"
PAIRS = [
    tuple(line.rsplit("|", 2))
    if not line.startswith("{{")
    else (line.split(" }}|")[0] + " }}", *line.split(" }}|")[1].split("|"))
    for line in TABLE.read_text("utf-8").splitlines()
    if line and not line.startswith("# ")
]


def test_the_table_is_long_enough():
    assert len(PAIRS) >= 60
    assert {verdict for *_, verdict in PAIRS} == {grade.name.lower() for grade in Likeness}


@pytest.mark.parametrize(("fr", "en", "verdict"), PAIRS)
def test_pair(fr, en, verdict):
    assert likeness(fr, en).name.lower() == verdict
    assert same_target(fr, en) is (verdict == "same")


def test_hosts_that_answer_each_other_twice_are_learnt():
    seen = [
        ("https://economie.test/le-fonds", "https://economy.example/fund"),
        ("https://economie.test/bilan", "https://economy.example/report"),
    ]
    new = ("https://economie.test/equipe", "https://economy.example/team")
    assert likeness(*new) is Likeness.DIFFERENT
    assert likeness(*new, learn(seen[:1])) is Likeness.DIFFERENT
    assert likeness(*new, learn(seen)) is Likeness.LANGUAGE
    assert likeness("https://economie.test/x", "https://elsewhere.example/x", learn(seen)) is Likeness.DIFFERENT


def test_one_pair_of_pages_met_twice_is_learnt():
    pair = ("https://example.org/alpha", "https://example.org/beta")
    assert likeness(*pair, learn([pair])) is Likeness.PERHAPS
    assert likeness(*pair, learn([pair, pair])) is Likeness.LANGUAGE


def test_a_site_that_keeps_its_names_is_not_given_the_benefit_of_translated_ones():
    kept = [("/fr/guide", "/guide"), ("/fr/bilan", "/bilan")]
    assert likeness("/fr/equipe", "/partners") is Likeness.LANGUAGE
    assert likeness("/fr/equipe", "/partners", learn(kept)) is Likeness.PERHAPS


def test_what_a_template_makes_cannot_be_judged():
    assert likeness("mailto:{{ site.mail }}", "mailto:info@example.org") is Likeness.LANGUAGE
    assert likeness('{{ "/a/bilan" | here }}', '{{ "/b/report" | here }}') is Likeness.LIKELY


@pytest.mark.parametrize(
    ("host", "registered"),
    [("numerique.canada.ca", "canada.ca"), ("a.b.example.co.uk", "example.co.uk"), ("me.github.io", "me.github.io")],
)
def test_domain(host, registered):
    assert domain(host) == registered


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="htps:/.@?&=#%fren-_ [](){}'\"0éx", max_size=60))
def test_any_target_is_itself(target):
    assert same_target(target, target)
    assert likeness(target, target) is Likeness.SAME
