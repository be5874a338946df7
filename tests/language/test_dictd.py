"""Dictionaries of dictd, on a small one of our own."""

import gzip

import pytest

from translate_flow.errors import InputError
from translate_flow.language.lexicon import Pair
from translate_flow.language.lexicon.dictd import DIGITS, WEIGHT, read_dictd

ENTRIES = {
    "00databaseinfo": "Our own words\nnot, a, pair\n",
    "verger": "verger /vɛʀʒe/ <n, masc>\norchard\n",
    "cueillir": "cueillir /kœjiʀ/ <v>\n1. to pick, gather\n2. (of a person) to catch ...\n",
    "rat des villes": "rat des villes <n>\na rat that lives in a town\n",
}


def in_base_64(number):
    digits = "".join(DIGITS)
    return (in_base_64(number // 64) if number >= 64 else "") + digits[number % 64]


def dictionary(entries):
    index, text = [], b""
    for name, entry in entries.items():
        data = entry.encode()
        index.append(f"{name}\t{in_base_64(len(text))}\t{in_base_64(len(data))}\n")
        text += data
    return "".join(index).encode(), text


@pytest.mark.parametrize("pack", [gzip.compress, bytes], ids=["dictzip", "plain"])
def test_senses_and_translations_become_pairs(pack):
    index, text = dictionary(ENTRIES)
    assert list(read_dictd(index, pack(text), "x.dict.dz", "fr")) == [
        Pair("verger", "orchard", "", WEIGHT),
        Pair("cueillir", "pick", "", WEIGHT),
        Pair("cueillir", "gather", "", WEIGHT),
        Pair("cueillir", "catch", "", WEIGHT),
    ]


def test_a_dictionary_out_of_english_gives_pairs_the_same_way_round():
    index, text = dictionary({"orchard": "orchard /ɔːtʃəd/\nverger\n"})
    assert list(read_dictd(index, text, "x", "en")) == [Pair("verger", "orchard", "", WEIGHT)]


# Named, because a case takes its name from its bytes otherwise, and those of gzip hold the time at which they were made:
# two processes of pytest-xdist then collect different tests.
@pytest.mark.parametrize(
    ("index", "entries"),
    [
        pytest.param(b"verger\tA\tH\n", b"", id="place beyond the end"),
        pytest.param(b"verger\t!\tH\n", b"verger\norchard\n", id="place not in base 64"),
        pytest.param(b"verger\n", b"verger\norchard\n", id="line without a place"),
        pytest.param(b"verger\tA\tH\n", gzip.compress(b"verger\norchard\n")[:-9], id="gzip cut short"),
        pytest.param(b"verger\tA\tH\n", b"\x1f\x8bnot gzip", id="not gzip"),
        pytest.param(b"verger\tA\tC\n", b"\xff\xfe\xff", id="not UTF-8"),
    ],
)
def test_a_damaged_dictionary_is_named(index, entries):
    with pytest.raises(InputError) as caught:
        list(read_dictd(index, entries, "own.dict.dz", "fr"))
    assert caught.value.path == "own.dict.dz"
