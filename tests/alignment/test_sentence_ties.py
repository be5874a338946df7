"""Sentences inside a unit: the pairs of a table, and what each of their sentences answers."""

from pathlib import Path

import pytest

from translate_flow.alignment.sentences import MOST, Tie, tie_sentences
from translate_flow.alignment.sentences_alone import lone_sentences, may_lack, share_answered
from translate_flow.alignment.support import off_length, read

TABLE = Path(__file__).parent.parent / "data" / "sentence_pairs.txt"


def pairs():
    lines = TABLE.read_text("utf-8").split("\n")
    held = [line for line in lines if line and not line.startswith("#")]
    for fr, en in zip(held[::2], held[1::2], strict=True):
        yield pytest.param(fr.split(" | "), en.split(" | "), id=fr[:30])


PAIRS = list(pairs())


def whole(sentences):
    return " ".join(sentence.lstrip("*") for sentence in sentences)


def alone(fr, en):
    texts = {"fr": (fr,), "en": (en,)}
    return {(lone.language, texts[lone.language][0][lone.start : lone.end]) for lone in lone_sentences((fr,), (en,))}


def marked(fr, en):
    sides = {"fr": fr, "en": en}
    return {(side, text.lstrip("*")) for side, held in sides.items() for text in held if text.startswith("*")}


def test_the_table_is_as_long_as_it_should_be():
    assert len(PAIRS) >= 60
    assert sum(bool(marked(*pair.values)) for pair in PAIRS) >= 30


@pytest.mark.parametrize(("fr", "en"), PAIRS)
def test_a_pair_of_the_table(fr, en):
    assert alone(whole(fr), whole(en)) == marked(fr, en)


# Where each side has lost one, counts and lengths agree: such a pair is not looked at, which is the price of looking at few.
@pytest.mark.parametrize(("fr", "en"), [pair for pair in PAIRS if len({side for side, _ in marked(*pair.values)}) == 1])
def test_a_pair_that_lacks_a_sentence_is_looked_at(fr, en):
    french, english = whole(fr), whole(en)
    assert may_lack((french,), (english,), off_length(len(french), len(english)))


def test_most_faithful_pairs_of_as_many_sentences_are_not():
    texts = (("Le jardin est ouvert. On y vient à pied.",), ("The garden is open. People come on foot.",))
    assert not may_lack(*texts, 0.2)
    assert may_lack(*texts, 1.5)
    assert not may_lack(("Le jardin est ouvert.",), ("The garden is open.",), 4.0)


def ties(fr, en):
    return tie_sentences([read(text, "fr") for text in fr], [read(text, "en") for text in en])


def test_every_sentence_is_in_one_tie_and_in_order():
    fr = ["Le four appartient au village.", "Le bois vient des haies.", "Chaque famille y cuit son pain."]
    en = ["The oven belongs to the village.", "Every family bakes its bread there."]
    assert ties(fr, en) == (Tie((0,), (0,)), Tie((1,), ()), Tie((2,), (1,)))
    assert ties(fr, []) == (Tie((0,), ()), Tie((1,), ()), Tie((2,), ()))
    assert ties([], []) == ()


def test_joined_sentences_are_one_tie():
    fr = ["Le contrat dure un an.", "Il peut être renouvelé.", "Le loyer ne change pas."]
    en = ["The contract lasts one year and can be renewed.", "The rent does not change."]
    assert ties(fr, en) == (Tie((0, 1), (0,)), Tie((2,), (1,)))


def test_sentences_of_several_blocks_keep_their_block():
    lone = lone_sentences(
        ("Le four appartient au village.", "On le chauffe avec le bois des haies communales. Chacun y cuit son pain."),
        ("The oven belongs to the village. Everyone bakes their bread there.",),
    )
    assert [(one.language, one.text, one.start) for one in lone] == [("fr", 1, 0)]


def test_a_dump_of_sentences_is_left_alone():
    many = "Le four appartient au village. " * (MOST + 1)
    assert lone_sentences((many,), ("The oven belongs to the village.",)) == ()
    assert lone_sentences(("",), ("The oven.",)) == ()


def test_the_share_of_answered_words():
    assert share_answered(read("Le village et le four.", "fr"), read("The village, the oven.", "en")) == 1
    assert share_answered(read("Le village et le four.", "fr"), read("A dog barks.", "en")) == 0
    assert share_answered(read("Et de la.", "fr"), read("A dog barks.", "en")) == 1
