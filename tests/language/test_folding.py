import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate_flow.language.folding import fold, normalise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L\u2019Économie", "l'e\u0301conomie"),
        ("tiers\u2011lieux", "Tiers-Lieux"),
        ("cœur", "COEUR"),
        ("6\u202f000\u00a0€", "6 000 €"),
        ("nu\u00adméri\u200bque", "numérique"),
    ],
)
def test_fold_makes_alike(one, other):
    assert fold(one) == fold(other)


def test_fold_keeps_accents():
    assert fold("marché") != fold("marche")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("«\u00a0oui\u00a0»", "“oui”"),
        ("L\u2019été", "L'e\u0301te\u0301"),
        ("  deux\n  lignes ", "deux lignes"),
        ("suite…", "suite..."),
    ],
)
def test_normalise_hides_what_a_reader_cannot_see(one, other):
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(("one", "other"), [("Les Communs", "les communs"), ("2018–2019", "2018-2019"), ("a", "à")])
def test_normalise_keeps_what_a_reader_sees(one, other):
    assert normalise(one) != normalise(other)


@given(st.text())
def test_normalise_twice_is_normalise_once(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet="aÉœ’–\u2011\u00ad\u200b «» \n\u00a0", min_size=1, max_size=20))
def test_a_long_text_folds_as_its_parts_do(text):
    # Commas keep blanks of two parts from meeting; long texts are folded in another way than words.
    assert fold(",".join([text] * 70)) == ",".join([fold(text)] * 70)
