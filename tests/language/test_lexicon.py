"""The lexicon is data: its promises are checked line by line."""

from __future__ import annotations

import pytest

from translate_flow.errors import InputError
from translate_flow.language.folding import fold
from translate_flow.language.lemmas import lemma
from translate_flow.language.lexicon import (
    PARTS,
    build_lexicon,
    false_friends,
    read_pairs,
    shipped_lexicon,
    shipped_pairs,
)
from translate_flow.resources import read_resource

KEPT = {tuple(line.split("\t")) for line in read_resource("language/lexicon/kept-forms.txt").decode().splitlines()}


def test_the_lexicon_is_large_sorted_and_without_duplicates():
    keys = [(pair.fr, pair.en, pair.part) for pair in shipped_pairs()]
    assert len(keys) >= 10_000
    assert keys == sorted(set(keys))


def test_no_side_is_empty_and_every_part_of_speech_is_legal():
    bad = [
        p
        for p in shipped_pairs()
        if not p.fr.strip() or not p.en.strip() or p.part not in PARTS or not 0 < p.weight <= 1
    ]
    assert bad == []


@pytest.mark.parametrize("side", ["fr", "en"])
def test_single_words_are_lemmas_or_listed_as_kept(side):
    words = {getattr(pair, side) for pair in shipped_pairs()}
    strays = [w for w in words if " " not in w and lemma(w, side).casefold() != w and (side, w) not in KEPT]
    assert sorted(strays) == []


def test_kept_forms_are_used():
    words = {("fr", pair.fr) for pair in shipped_pairs()} | {("en", pair.en) for pair in shipped_pairs()}
    assert KEPT - words == set()


@pytest.mark.parametrize(
    ("language", "keys", "expected"),
    [
        ("fr", ("commun",), "commons"),
        ("fr", ("connues", "connaître"), "know"),
        ("en", ("grants", "grant"), "subvention"),
        ("fr", ("mettre en oeuvre",), "implement"),
        ("en", ("in spite of",), "malgré"),
    ],
)
def test_words_are_found_by_form_and_by_lemma(language, keys, expected):
    assert expected in shipped_lexicon().translations(language, *keys)


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("en", "behavior", "comportement"),
        ("en", "behaviour", "comportement"),
        ("en", "Organizations", "organisation"),
        ("en", "neighbors", "voisin"),
        ("en", "nonprofit", "à but non lucratif"),
        ("fr", "maitriser", "master"),
        ("fr", "coûts", "cost"),
        ("fr", "cout", "cost"),
    ],
)
def test_both_spellings_are_found(language, word, expected):
    keys = fold(word), fold(lemma(word, language))
    assert expected in shipped_lexicon().translations(language, *keys)


def test_the_lexicon_is_what_its_pairs_make():
    assert shipped_lexicon() == build_lexicon(shipped_pairs())


def test_an_unknown_word_has_no_translation():
    assert shipped_lexicon().translations("fr", "zzyzx") == {}


def test_users_lexicons_are_read_in_both_forms():
    ours = build_lexicon(read_pairs("épeautre\tspelt\tnoun\t0.5\n# note\n".encode(), "mine.tsv"))
    theirs = build_lexicon(read_pairs("spelt @ épeautre\r\n".encode(), "mine.dic"))
    assert ours.translations("fr", "épeautre") == {"spelt": 0.5}
    assert theirs.translations("en", "spelt") == {"épeautre": 1.0}


@pytest.mark.parametrize("line", ["épeautre", "épeautre\t", "épeautre\tspelt\tnoun\tmuch", "épeautre\tspelt\tnoun\t2"])
def test_a_bad_line_is_named(line):
    with pytest.raises(InputError) as caught:
        list(read_pairs(f"mot\tword\n{line}\n".encode(), "mine.tsv"))
    assert (caught.value.path, caught.value.line) == ("mine.tsv", 2)


def test_false_friends_are_many_and_never_right():
    table = false_friends()
    assert len(table) >= 150
    assert len({friend.fr for friend in table}) == len(table)
    assert [f.fr for f in table if set(f.tempting) & set(f.right)] == []
