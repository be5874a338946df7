"""Why two blocks are tied: the shares add up, each word is under what it is, and rivals are named."""

import pytest

from translate_flow.alignment.explain import Signal, block_at, explain
from translate_flow.articles.reading import read_document
from translate_flow.errors import UsageError
from translate_flow.language.lexicon import Pair, build_lexicon

FR = """# Le fournil de Brassac

Le four de Brassac chauffe le samedi depuis 1987, selon Odile Marchetti.

Une coopérative de 12 familles achète la farine et le bois.

Les enfants dorment.
"""
EN = """# The Brassac bakehouse

The Brassac oven has been heated on Saturdays since 1987, says Odile Marchetti.

A cooperative of 12 families buys the flour and the wood.

The children are asleep.
"""
LEXICON = build_lexicon([Pair("four", "oven", "noun", 1.0), Pair("farine", "flour", "noun", 1.0)])


def documents():
    return read_document(FR.encode(), "fr.md", "fr"), read_document(EN.encode(), "en.md", "en")


def shares(row, column):
    told = explain(*documents(), row, column, lexicon=LEXICON)
    return told, {share.signal: share for share in told.shares}


def test_every_word_is_under_its_signal():
    _, found = shares(1, 1)
    assert ("1987", "1987") in found[Signal.NUMBERS].words
    assert ("marchetti", "marchetti") in found[Signal.NAMES].words
    assert ("four", "oven") in found[Signal.LEXICON].words
    _, found = shares(2, 2)
    assert ("coopérative", "cooperative") in found[Signal.COGNATES].words or Signal.IDENTICAL in found


def test_the_shares_add_up_and_what_is_right_beats_its_rivals():
    told, found = shares(1, 1)
    assert told.together
    assert told.score == pytest.approx(sum(share.score for share in told.shares))
    assert all(rival.score < told.score for rival in told.rivals)
    assert {Signal.LENGTH, Signal.KIND, Signal.ENDING, Signal.PRIOR} <= set(found)
    assert found[Signal.LENGTH].score > -1


def test_a_wrong_pair_is_not_tied_and_says_what_it_lacks():
    told, found = shares(1, 2)
    assert not told.together
    assert found[Signal.UNANSWERED].score < 0
    assert any(fr == "1987" for fr, _ in found[Signal.UNANSWERED].words)
    assert any((rival.fr, rival.en) == (1, 1) and rival.score > told.score for rival in told.rivals)


def test_blocks_are_named_by_their_lines():
    fr, _ = documents()
    assert block_at(fr, 3) == 1
    with pytest.raises(UsageError):
        block_at(fr, 2)
