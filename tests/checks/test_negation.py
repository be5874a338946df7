"""TF205 on sentences: what one language denies and the other does not, and what only seems so."""

from pathlib import Path

import pytest
from tied import tie

from translate_flow.checks import negation
from translate_flow.checks.context import Context

ROWS = (Path(__file__).parent.parent / "data" / "negation_pairs.txt").read_text("utf-8").splitlines()
PAIRS = [tuple(row.split("|")) for row in ROWS if row and not row.startswith("#")]


def findings(fr, en, confidence=0.98):
    bitext = tie(fr + "\n", en + "\n", (0, 0), confidence=confidence)
    return list(negation.check(bitext, Context("a")))


def test_the_table_is_large_enough():
    assert len(PAIRS) >= 40


@pytest.mark.parametrize(("speaks", "fr", "en"), PAIRS)
def test_pairs(speaks, fr, en):
    found = findings(fr, en)
    assert [f.severity.value for f in found] == {"yes": ["warning"], "maybe": ["info"], "no": []}[speaks], [
        str(f.message) for f in found
    ]


def test_the_finding_stands_at_the_negation_and_quotes_the_other_side():
    (found,) = findings("Les données de ce réseau ne sont pas publiques.", "The data of this network are public.")
    assert (found.place.language, found.place.column, found.place.end_column) == ("fr", 26, 37)
    assert "ne sont pas" in str(found.message)
    assert "The data of this network are public." in str(found.message)


def test_a_tie_that_is_hardly_one_is_not_asked():
    assert findings("Les données ne sont pas publiques.", "The data are public.", confidence=0.3) == []


def test_sentences_that_do_not_support_each_other_are_not_asked():
    assert findings("Les données de ce réseau ne sont pas publiques.", "Our garden is open every Monday morning.") == []


def test_a_negation_in_the_next_sentence_is_not_lost():
    fr = "Le réseau ne paie pas la carte du jardin. La mairie gère le musée de la ville."
    en = "The network pays for the map of the garden. The town hall does not manage the museum of the city."
    assert findings(fr, en) == []
