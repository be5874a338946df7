"""Forms of one word, and words that only look alike."""

import subprocess
import sys

import pytest

from translate_flow.language.lemmas import lemma, may_inflect, regular, same_word, spelling

FRENCH = [
    ("lieu", "lieux"), ("travail", "travaux"), ("acteur", "actrices"), ("actrice", "acteurs"), ("donnée", "données"),
    ("social", "sociales"), ("sociaux", "sociale"), ("numérique", "numériques"),
    ("solidaire", "solidaires"), ("réseau", "réseaux"), ("médiateur", "médiatrice"), ("digital", "digitale"),
    ("salarié", "salariées"), ("engagé", "engagée"), ("conseiller", "conseillère"), ("œuvre", "oeuvres"),
    ("européen", "européennes"), ("public", "publiques"), ("sociétaire", "sociétaires"), ("territorial", "territoriaux"),
]  # fmt: skip
ENGLISH = [
    ("policy", "policies"), ("cooperative", "cooperatives"), ("enterprise", "enterprises"), ("pool", "pooling"),
    ("organisation", "organizations"), ("digitise", "digitized"), ("authority", "authorities"), ("study", "studied"),
    ("share", "shares"), ("business", "businesses"), ("box", "boxes"),
]  # fmt: skip
APART = [
    ("commun", "commune", "fr"), ("communs", "communes", "fr"), ("don", "donnée", "fr"), ("lieu", "lieue", "fr"),
    ("coopérative", "coopération", "fr"), ("social", "société", "fr"), ("mutuelle", "mutualité", "fr"),
    ("digital", "digit", "en"), ("cooperative", "cooperation", "en"), ("policy", "police", "en"),
    ("economy", "economics", "en"), ("community", "commune", "en"), ("mutual", "mutualise", "en"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two", "language"), [(*p, "fr") for p in FRENCH] + [(*p, "en") for p in ENGLISH])
def test_one_word(one, two, language):
    assert same_word(spelling(one, language), spelling(two, language), language)
    assert same_word(spelling(two, language), spelling(one, language), language)


@pytest.mark.parametrize(("one", "two", "language"), APART)
def test_two_words(one, two, language):
    assert not same_word(one, two, language)


def test_the_dictionary_form_is_a_fixed_point_in_lower_case():
    for word, language in [
        ("Données", "fr"),
        ("donnée", "fr"),
        ("Œuvres", "fr"),
        ("Policies", "en"),
        ("Organizations", "en"),
    ]:
        form = lemma(word, language)
        assert lemma(form, language) == form == form.lower()
    assert lemma("donnée", "fr") == lemma("données", "fr") == "donnée"
    assert lemma("oeuvre", "fr") == lemma("œuvres", "fr") == "oeuvre"


def test_english_spellings_meet():
    assert spelling("Organization", "en") == spelling("organisation", "en")
    assert spelling("digitizing", "en") == "digitising"
    assert spelling("analyzed", "en") == "analysed"
    assert spelling("size", "en") == "size"
    assert spelling("prize", "en") == "prize"
    assert spelling("seize", "fr") == "seize"


def test_regular_plurals_need_no_dictionary():
    assert regular("ressourceries", "ressourcerie", "fr")
    assert regular("lieux", "lieu", "fr")
    assert not regular("commune", "commun", "fr")
    assert not regular("as", "a", "en")
    assert not may_inflect("mutualise", "mutual", "en")
    program = (
        "import sys\n"
        "from translate_flow.language.lemmas import same_word\n"
        "assert same_word('coopératives', 'coopérative', 'fr') and not same_word('bateau', 'communs', 'fr')\n"
        "assert 'simplemma' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
