"""What alignment looks at in a document: its tokens and where they stand, lengths, kinds, and how blocks end.

A token is known by a key that is the same for every way of writing it, and by the language of the block it stands in: a
French word found in a French block left in the English document says nothing about the blocks that were translated.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import chain, repeat
from typing import TYPE_CHECKING, Final

from translate_flow.alignment.arrays import stable_order
from translate_flow.articles.document import PROSE, Block, Document, Kind
from translate_flow.language import Language
from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.identify import identify

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int32]
    Floats = npt.NDArray[np.float32]
    Flags = npt.NDArray[np.bool_]


class Class(IntEnum):
    """What sort of token: each is carried over in translation more or less often."""

    NUMBER = 0
    ANCHOR = 1  # a link, a code span, a template tag, an emoji
    NAME = 2  # written with a capital wherever it stands
    WORD = 3
    SIGN = 4  # punctuation that both languages use alike, numbered: the second question mark of a block


SPOKEN: Final[tuple[Language | None, ...]] = ("fr", "en", None)
"""The languages a block may be in, by the code that arrays hold."""

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+|[ \u00a0\u202f]\d{3}(?!\d))*|[^\W_]+")
_SIGN_KEYS: Final = {sign: tuple(f"{sign}{number}" for number in range(20)) for sign in "?!:;(%"}
_PICTURE: Final = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff]")
_PICTURED: Final = re.compile("[\u2191-\U0010ffff]")
_LANGUAGE_PART: Final = re.compile(r"(?<![a-z])(?:fr|en)(?![a-z])|[-_/.]+$")
_LAST: Final = re.compile(r"[^\s\"'»”’)\]*_`]\W*$")
_EVERYDAY: Final = (
    FUNCTION_WORDS["fr"] | FUNCTION_WORDS["en"] | frozenset(("on", "but", "son", "plus", "an", "as", "or", "me"))
)
_LONGEST: Final = 100_000
"""Characters read of one block: a page of a million characters on one line is a dump, and tells no more after that."""


@dataclass(frozen=True, slots=True)
class Features:
    """One document in numbers. Types are tokens told apart by key and language of their block.

    `start` and `blocks` are a compressed list: type `t` stands in blocks ``blocks[start[t]:start[t + 1]]``, ascending.
    """

    keys: list[str]
    classes: Ints
    spoken_in: Ints
    start: Ints
    blocks: Ints
    length: Floats  # characters that are not blank, a block
    tokens: Floats  # different tokens, a block
    spoken: Ints
    texts: tuple[str, ...]
    repeats: Flags  # whether the block says the same as the one before it
    codes: tuple[str, ...]  # kind, with the level of a heading
    endings: tuple[str, ...]  # how the text ends: full stop, question, colon, mid-air
    merges: Floats  # how readily a translator joins this kind of block to its neighbour, as a log-probability


@lru_cache(maxsize=1 << 16)
def _token(raw: str) -> tuple[str, Class] | None:
    """Return the key and class of a token as written, None for what stands in every block."""
    if raw[0].isdigit() and not any(map(str.isalpha, raw)):
        return "".join(filter(str.isdigit, raw)), Class.NUMBER
    key = fold(raw)
    if len(key) < 2 or key in _EVERYDAY:
        return None
    if any(map(str.isdigit, key)):
        return key, Class.NUMBER
    return key, Class.NAME if raw[0].isupper() else Class.WORD


@lru_cache(maxsize=1 << 14)
def _anchor(target: str) -> str:
    """Return a link's target without what differs by language only."""
    return "@" + _LANGUAGE_PART.sub("", target.lower())


def _tokens(block: Block) -> dict[str, Class]:
    """Return the different tokens of a block, in the order of the text: whatever is summed over them is summed alike."""
    text = (block.prose if block.kind in PROSE else block.text)[:_LONGEST] or block.text[:_LONGEST]
    found: dict[str, Class] = {}
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if _PICTURED.search(text):
            found.update(dict.fromkeys(_PICTURE.findall(text), Class.ANCHOR))
    written = list(filter(None, map(_token, dict.fromkeys(_TOKEN.findall(text)))))
    before = len(found)
    found.update(written)
    if len(found) - before < len(written):  # a word written in two ways is what it is in lower case
        for key, sort in written:
            found[key] = max(sort, found[key])
    for sign, names in _SIGN_KEYS.items():
        if sign in text:
            found.update(dict.fromkeys(names[: text.count(sign)], Class.SIGN))
    inline = block.inline
    if inline.links:
        found.update(dict.fromkeys((_anchor(link.target) for link in inline.links), Class.ANCHOR))
    if inline.codes or inline.tags:
        found.update(dict.fromkeys(("`" + code for code in (*inline.codes, *inline.tags)), Class.ANCHOR))
    return found


def _ending(block: Block) -> str:
    match = _LAST.search(block.text[-40:])
    last = match.group()[0] if match else ""
    return last if last in ".?!:;,…" else "?" if last in "¿？" else "-"


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of each block of one document, in order. `tokens[i]` maps the keys of block `i` to their classes."""

    tokens: tuple[Mapping[str, Class], ...]
    spoken: tuple[Language | None, ...]
    lengths: tuple[int, ...]  # characters that are not blank
    texts: tuple[str, ...]  # blanks collapsed
    codes: tuple[str, ...]  # kind, with the level of a heading
    endings: tuple[str, ...]  # how the text ends: full stop, question, colon, mid-air
    kinds: tuple[Kind, ...]


def read(document: Document) -> Reading:
    """Read every block of a document once."""
    blocks = document.blocks
    return Reading(
        tokens=tuple(map(_tokens, blocks)),
        spoken=speak(document),
        lengths=tuple(len(block.text) - block.text.count(" ") for block in blocks),
        texts=tuple(" ".join(block.text.split()) for block in blocks),
        codes=tuple(f"{b.kind}{b.level}" if b.kind is Kind.HEADING else str(b.kind) for b in blocks),
        endings=tuple(map(_ending, blocks)),
        kinds=tuple(block.kind for block in blocks),
    )


def speak(document: Document) -> tuple[Language | None, ...]:
    """Return the language each block is really written in, None for what holds no sentences or cannot be told."""
    return tuple(identify(block.prose) if block.kind in PROSE else None for block in document.blocks)


_MERGES: Final = {Kind.PARAGRAPH: 0.0, Kind.QUOTE: -0.5, Kind.HTML: -0.5, Kind.ITEM: -1.0}


def features(reading: Reading) -> Features:
    """Turn what was read into arrays, which every later step works on."""
    import numpy as np  # noqa: PLC0415 - a warm check aligns nothing and must not pay for numpy

    keys: list[str] = []
    types: list[int] = []
    where: list[int] = []
    sorts: list[Class] = []
    spoken_in: list[int] = []
    speech = [SPOKEN.index(language) for language in reading.spoken]
    for language in range(len(SPOKEN)):
        spoken = [index for index, code in enumerate(speech) if code == language]
        held = [reading.tokens[index] for index in spoken]
        vocabulary = dict.fromkeys(chain.from_iterable(held))
        number = dict(zip(vocabulary, range(len(keys), len(keys) + len(vocabulary)), strict=True))
        types += map(number.__getitem__, chain.from_iterable(held))
        sorts += chain.from_iterable(found.values() for found in held)
        where += chain.from_iterable(map(repeat, spoken, map(len, held)))
        keys += vocabulary
        spoken_in += [language] * len(vocabulary)
    held_by = np.array(where, dtype=np.int32)
    classes = np.zeros(len(keys), dtype=np.int32)
    np.maximum.at(classes, types, np.array(sorts, dtype=np.int32))
    order = stable_order(np.array(types, dtype=np.int32), len(keys))
    texts = reading.texts
    return Features(
        keys=keys,
        classes=classes,
        spoken_in=np.array(spoken_in, dtype=np.int32),
        start=np.concatenate(([0], np.cumsum(np.bincount(types, minlength=len(keys))))).astype(np.int32),
        blocks=held_by[order],
        length=np.array(reading.lengths, dtype=np.float32),
        tokens=np.array(list(map(len, reading.tokens)), dtype=np.float32),
        spoken=np.array(speech, dtype=np.int32),
        texts=texts,
        repeats=np.array([n > 0 and text == texts[n - 1] for n, text in enumerate(texts)], dtype=bool),
        codes=reading.codes,
        endings=reading.endings,
        merges=np.array([_MERGES.get(kind, -2.0) for kind in reading.kinds], dtype=np.float32),
    )
