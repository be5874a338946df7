"""Numbers of one text: value, measure, firmness and place."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate_flow.language.dates import dates
from translate_flow.language.digits import read_run
from translate_flow.language.numbers import quantities
from translate_flow.language.numerals import read_words, roman
from translate_flow.language.quantity import Measure


def only(text, language):
    (quantity,) = quantities(text, language)
    return quantity


@pytest.mark.parametrize(
    ("language", "run", "values"),
    [
        ("fr", "1,500", [["3/2", "1500"]]),
        ("en", "1,500", [["1500", "3/2"]]),
        ("fr", "1.500", [["1500", "3/2"]]),
        ("fr", "2019 300", [["2019"], ["300"]]),
        ("fr", "12 345,5", [["24691/2"]]),
        ("en", "1,2,3", [["1"], ["2"], ["3"]]),
        ("en", "0,500", [["1/2"]]),
        ("fr", "1" * 40, []),
    ],
)
def test_a_run_of_digits_is_read_by_the_language_of_its_text(language, run, values):
    assert [[str(value) for value in found.values] for found in read_run(run, language)] == values


@pytest.mark.parametrize(
    ("language", "words", "value", "taken"),
    [
        ("fr", "quatre vingt dix neuf lieux", 99, 4),
        ("fr", "soixante et onze", 71, 3),
        ("fr", "vingt et des", 20, 1),
        ("fr", "deux cent mille trois cents", 200300, 5),
        ("fr", "septante sept", 77, 2),
        ("fr", "vingt trente", 20, 1),
        ("en", "one hundred and twenty five", 125, 5),
        ("en", "one and two", 1, 1),
        ("en", "nineteen hundred", 1900, 2),
        ("en", "three hundred and third", 303, 4),
        ("en", "five hundred million", 500_000_000, 3),
    ],
)
def test_words(language, words, value, taken):
    spelt = read_words(words.split(), language)
    assert (spelt.value, spelt.taken) == (value, taken)


def test_roman_numerals_have_one_spelling():
    assert roman("XIV") == 14
    assert roman("MCMXC") == 1990
    assert [roman(word) for word in ("IIII", "VX", "", "MIX", "CIVIL")] == [None, None, None, 1009, None]


@pytest.mark.parametrize(
    ("language", "text", "value", "measure"),
    [
        ("fr", "13,6 M€", 13_600_000, Measure.EURO),
        ("en", "$2.5bn", 2_500_000_000, Measure.DOLLAR),
        ("fr", "dix pour cent", 10, Measure.PERCENT),
        ("fr", "à 14h30", 870, Measure.HOUR),
        ("en", "at 2:30 pm", 870, Measure.HOUR),
        ("en", "12 am", 0, Measure.HOUR),
        ("fr", "XXe siècle", 20, Measure.ORDINAL),
        ("fr", "les années 80", 1980, Measure.DECADE),
        ("en", "a dozen", 12, Measure.NONE),
        ("fr", "deux tiers", Fraction(2, 3), Measure.NONE),
        ("fr", "la COVID-19", 19, Measure.CODE),
        ("en", "2. Method", 2, Measure.MARKER),
    ],
)
def test_value_and_measure(language, text, value, measure):
    found = only(text, language)
    assert (found.value, found.measure) == (value, measure)


def test_the_span_holds_what_belongs_to_the_number():
    text = "Un fonds de 13,6 M€ est né"
    found = quantities(text, "fr")[-1]
    assert text[found.start : found.end] == found.text == "13,6 M€"


def test_one_to_twelve_in_words_are_loose_and_thirteen_is_firm():
    assert not only("douze lieux", "fr").firm
    assert only("treize lieux", "fr").firm
    assert only("12 lieux", "fr").firm


def test_hedged_numbers_are_not_exact():
    assert not only("environ 200 lieux", "fr").exact
    assert not only("about 200 places", "en").exact
    assert only("plus de 200 lieux", "fr").exact


def test_dates_are_no_numbers():
    assert quantities("Le 15 mars 2022, le 03/04/2022 et le 2022-03-15.", "fr") == ()
    assert quantities("On March 15, 2022.", "en") == ()


@pytest.mark.parametrize("text", ["Le site de Mer", "De CV en CD", "Ce tiers-lieu", "\ufffc", "Me Le De", "aaa"])
def test_no_number(text):
    assert quantities(text, "fr") == ()


def test_two_days_of_one_month_are_two_dates():
    assert [(date.day, date.month, date.year) for date in dates("les 5 et 6 mai 2022", "fr")] == [
        (5, 5, 2022),
        (6, 5, 2022),
    ]


def test_a_weekday_belongs_to_its_date():
    (date,) = dates("On Monday, March 14, 2022", "en")
    assert (date.weekday, date.day, date.month, date.year) == (1, 14, 3, 2022)


def test_may_and_march_are_verbs_in_lower_case():
    assert dates("It may be that they march on 5 fronts.", "en") == ()


@settings(max_examples=150, deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_what_french_and_english_group_is_read_back(number):
    spaced = f"{number:,}".replace(",", "\u202f")
    assert quantities(f"x {spaced} y", "fr")[0].value == number
    if number >= 10**6 or number < 1000:
        assert quantities(f"x {number:,} y", "en")[0].value == number


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789 .,'’-–/:%€$hMkeIVX\u00a0½deuxcnt", max_size=80), st.sampled_from(["fr", "en"]))
def test_spans_lie_within_the_text_in_order(text, language):
    found = quantities(text, language)
    assert all(0 <= q.start < q.end <= len(text) and text[q.start : q.end] for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)
