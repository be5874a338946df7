import subprocess
import sys

import pytest

from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.identify import identify


@pytest.mark.parametrize(
    "text",
    [
        "Les coopératives partagent leurs outils avec les habitants.",
        "Qui finance la maison commune ?",
        "Nos membres",
        "Étapes suivantes",
        "QUELLES SONT LES DONNÉES OUVERTES",
        "Le projet Open Food Network est porté par une association.",
    ],
)
def test_french(text):
    assert identify(text) == "fr"


@pytest.mark.parametrize(
    "text",
    [
        "The co-operatives share their tools with the neighbours.",
        "Who pays for the common house?",
        "Our members",
        "It’s a small step",
        "The Société coopérative d’intérêt collectif is a form of company that has been used since 2001.",
    ],
)
def test_english(text):
    assert identify(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 345,6 %",
        "Marie Dupont",
        "Guilhem de la Tour",
        "Lille, France",
        "Le Monde",
        "Bank of England",
        "contact@example.org",
        "justine(at)example.eu",
        "https://www.example.org/the/first/and/the/last",
        "UN",
        "AI",
        "Marketing",
        "\ufffc",
    ],
)
def test_neutral_text_is_left_undetermined(text):
    assert identify(text) is None


def test_no_word_counts_for_both_languages():
    assert not FUNCTION_WORDS["fr"] & FUNCTION_WORDS["en"]


def test_function_words_alone_need_no_model():
    probe = (
        "import sys\n"
        "from translate_flow.language.identify import identify\n"
        "assert identify('Les outils sont à tous et le jardin est ouvert.') == 'fr'\n"
        "assert not {'numpy', 'py3langid'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", probe], check=True)


def test_a_very_long_text_is_read_once():
    assert identify("the garden is open to all of them " * 100_000) == "en"
