"""Bilingual dictionaries in the form of dictd, as FreeDict's are packaged: an index, and entries compressed by dictzip.

A line of the index names a headword and where its entry stands: offset and length, in digits of base 64. An entry
begins with the headword, its pronunciation and part of speech; each further line is a sense with its translations.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

from translate_flow.errors import InputError
from translate_flow.language import Language
from translate_flow.language.lexicon import Pair
from translate_flow.messages import msg

DIGITS: Final = {
    digit: value for value, digit in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}
LARGEST: Final = 64_000_000  # bytes; the two of FreeDict have 0.4 million
WEIGHT: Final = 0.5
"""Of a pair that nobody here has read: it helps where our own lexicon is silent, and yields where it speaks."""
LONGEST: Final = 3  # words; longer ones are explanations
_OURS: Final = "00database"
_HEAD: Final = re.compile(r"\s*(?:/[^/]*/|<[^>]*>)")
_NUMBER: Final = re.compile(r"^\s*\d+\.\s+")
_ASIDE: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]|\.\.\.|…")


def read_dictd(index: bytes, entries: bytes, path: str, source: Language) -> Iterator[Pair]:
    """Read a dictionary from the source language into the other; `entries` may be compressed (``.dict.dz``) or not.

    Raises `InputError` when one of the two is damaged, or they do not belong together.
    """
    try:
        text = _unpacked(entries)
        for line in index.decode("utf-8").splitlines():
            name, start, length = line.split("\t")[:3]
            if name.startswith(_OURS):
                continue
            at = _number(start)
            yield from _pairs(text[at : at + _number(length)].decode("utf-8"), source)
    except (ValueError, KeyError, zlib.error) as error:
        raise InputError(msg("This dictionary is damaged, or its index belongs to another."), path=path) from error


def _unpacked(entries: bytes) -> bytes:
    if not entries.startswith(b"\x1f\x8b"):
        return entries
    # dictzip is gzip with an index of its own in the header, which gzip passes over.
    reader = zlib.decompressobj(wbits=31)
    text = reader.decompress(entries, LARGEST)
    if reader.unconsumed_tail or not reader.eof:
        raise ValueError(len(text))
    return text


def _number(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * 64 + DIGITS[digit]
    return value


def _pairs(entry: str, source: Language) -> Iterator[Pair]:
    first, *senses = entry.splitlines()
    head = _plain(_HEAD.split(first, maxsplit=1)[0])
    for sense in senses:
        for part in re.split("[,;]", _ASIDE.sub(" ", _NUMBER.sub("", sense))):
            word = _plain(part)
            if source == "fr":
                word = word.removeprefix("to ")
            if head and word and max(head.count(" "), word.count(" ")) < LONGEST:
                yield Pair(head, word, "", WEIGHT) if source == "fr" else Pair(word, head, "", WEIGHT)


def _plain(text: str) -> str:
    return " ".join(_ASIDE.sub(" ", text).split())
