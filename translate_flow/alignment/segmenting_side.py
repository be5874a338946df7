"""One side of a dump of several articles: what is not text of any of them, and where one of them seems to begin.

Everything is told from the side itself: a title printed twice or thrice, what stands between articles again and again
(a signature, "read more"), a change of language, the panel of a cookie banner.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from translate_flow.alignment.features import speak
from translate_flow.alignment.links import cognate, skeleton
from translate_flow.alignment.manual import block_key
from translate_flow.articles.document import Document
from translate_flow.language import Language
from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS

TITLE: Final = 200
"""Characters that a title has at most."""
LABEL: Final = 90
"""And a line that is no sentence: a caption, a name, a heading."""
RUN: Final = 4
"""Blocks in one language before, and in the other after, that make a change of language."""
ALIKE: Final = 0.4
"""Share of the words of the shorter of two titles that stand in the other, in whichever language."""
OFTEN: Final = 3
"""How often lines stand below articles, where nothing in them names an author."""
_STEM: Final = 4
_SIGNED: Final = re.compile(
    r"@|\(at\)|(?:écrit|rédigé|publié|signé) par|(?:written|posted|published) by|(?:à propos de l'|about the )auth?eu?r|"
    r"^(?:partager|share)\b|©",
    re.IGNORECASE,
)

_MORE: Final = re.compile(
    r"[(\[]?\s*(?:(?:lire |voir )?la suite|suite|lire plus|en savoir plus|read (?:more|on)|continue reading|more)"
    r"\s*(?:…|\.\.\.|→|»)?\s*[)\]]?|\[(?:…|\.\.\.)\]",
    re.IGNORECASE,
)
_CONSENT: Final = re.compile(
    r"(?:gérer|manage|votre|your|paramétrer|préférences de|cookie) (?:le |les |your |my )?"
    r"(?:consentement|consent|cookies?|vie privée|privacy|preferences|settings).{0,30}",
    re.IGNORECASE,
)
_PANEL: Final = re.compile(
    r"cookie|consent|stockage ou l'accès technique|l'accès ou le stockage technique|technical storage|"
    r"(?:toujours|always) acti|fonctionnel|functional|préférences|preferences|statisti|marketing|accepter|refuser|accept|deny",
    re.IGNORECASE,
)
_END: Final = re.compile(r"[.!?…]['\"»”’)\]]*$")


class Sign(StrEnum):
    """Why an article seems to begin at a block."""

    FIRST = "first"
    TITLE = "title"
    SIGNATURE = "signature"
    MORE = "more"
    LANGUAGE = "language"


class Furniture(StrEnum):
    """What is no text of any article."""

    SIGNATURE = "signature"
    MORE = "more"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Left:
    """Blocks of a side that belong to no article: from `start` to `stop`, the end exclusive."""

    language: Language
    start: int
    stop: int
    what: Furniture


@dataclass(frozen=True, slots=True)
class Side:
    """One dump: its blocks by what they say, what is left out, and the blocks at which articles seem to begin."""

    document: Document
    keys: tuple[str, ...]
    spoken: tuple[Language | None, ...]
    left: tuple[Left, ...]
    starts: dict[int, Sign]

    def is_left(self, block: int) -> bool:
        """Whether a block is text of no article."""
        return any(left.start <= block < left.stop for left in self.left)

    def is_label(self, block: int) -> bool:
        """Whether a block reads like a title: short, and no sentence."""
        key = self.keys[block]
        return len(key) <= LABEL and not _END.search(key)


def read_side(document: Document) -> Side:
    """Look through one dump, read with every line a block."""
    keys = tuple(block_key(block.text) for block in document.blocks)
    spoken = speak(document)
    repeats = list(_repeated_runs(keys))
    left = [Left(document.language, start, stop, Furniture.SIGNATURE) for start, stop in repeats]
    left += [
        Left(document.language, number, number + 1, Furniture.MORE)
        for number, key in enumerate(keys)
        if _MORE.fullmatch(key)
    ]
    left += [Left(document.language, start, stop, Furniture.CONSENT) for start, stop in _panels(keys)]
    left = _apart(left)
    out = {block for part in left for block in range(part.start, part.stop)}
    side = Side(document, keys, spoken, tuple(left), {})
    side.starts.update(_starts(side, out))
    return side


def _apart(left: Sequence[Left]) -> list[Left]:
    kept: list[Left] = []
    for part in sorted(left, key=lambda part: (part.start, -part.stop)):
        if not kept or part.start >= kept[-1].stop:
            kept.append(part)
    return kept


def _repeated_runs(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield stretches of lines that stand elsewhere too, in the same order: what is printed below each article.

    A stretch has two different repeated lines at least, follows the others closely, and may hold one line of its own at
    a time.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        places[key].append(number)
    again = [len(places[key]) > 1 and places[key][-1] - places[key][0] > len(places[key]) for key in keys]
    number = 0
    while number < len(keys):
        if not again[number]:
            number += 1
            continue
        stop = number + 1
        while stop < len(keys) and (again[stop] or (stop + 1 < len(keys) and again[stop + 1])):
            if keys[stop] == keys[number]:
                break
            stop += 1
        held = {
            key: len(places[key]) for key, twice in zip(keys[number:stop], again[number:stop], strict=True) if twice
        }
        signed = any(map(_SIGNED.search, held))
        # What an article says twice is no signature; below each of several articles, three times is the least.
        if len(held) > 1 and (signed or (min(held.values()) >= OFTEN and all(len(key) <= LABEL for key in held))):
            yield number, stop
        number = stop


def _panels(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that a cookie banner leaves behind: its heading, and what follows of such words."""
    number = 0
    while number < len(keys):
        stop = number + 1
        if _CONSENT.fullmatch(keys[number]):
            while stop < len(keys) and _PANEL.search(keys[stop]):
                stop += 1
            if stop - number > 2:
                yield number, stop
        number = stop


def _starts(side: Side, out: set[int]) -> dict[int, Sign]:
    """Return where articles seem to begin, and the sign of it that says most."""
    keys = side.keys
    starts: dict[int, Sign] = {}
    for number in range(1, len(keys)):
        if keys[number] == keys[number - 1] and len(keys[number]) <= TITLE and number not in out:
            first = number - 1
            while first - 1 >= 0 and first - 1 not in out and _may_be_title(keys[first - 1], keys[number]):
                first -= 1
            starts.setdefault(first, Sign.TITLE)
    for left in side.left:
        if left.what is not Furniture.CONSENT and left.stop < len(keys) and left.stop not in out:
            starts.setdefault(left.stop, Sign.SIGNATURE if left.what is Furniture.SIGNATURE else Sign.MORE)
    for number in _turns(side, out):
        starts.setdefault(number, Sign.LANGUAGE)
    for number in [number for number in range(len(keys)) if number not in out][:1]:
        starts.setdefault(number, Sign.FIRST)
    return starts


def _may_be_title(above: str, title: str) -> bool:
    """Whether a line above a title is the same title, in other words or in the other language."""
    return len(above) <= TITLE and (above == title or alike(above, title) >= ALIKE)


def _turns(side: Side, out: set[int]) -> Iterator[int]:
    """Yield the blocks from which on a side is in another language than before."""
    known = [(n, spoken) for n, spoken in enumerate(side.spoken) if spoken is not None and n not in out]
    for i in range(RUN, len(known) - RUN + 1):
        before, after = ({spoken for _, spoken in part} for part in (known[i - RUN : i], known[i : i + RUN]))
        if len(before) == len(after) == 1 and before != after:
            number = known[i][0]
            # A title says too little to be told by its language.
            while number - 1 > known[i - 1][0] and number - 1 not in out and side.is_label(number - 1):
                number -= 1
            yield number


def content_words(text: str) -> list[str]:
    """Return the words of a line that mean something, as both languages spell them."""
    words = re.findall(r"[^\W\d_]{3,}", fold(text))
    return [skeleton(word) for word in words if word not in FUNCTION_WORDS["fr"] and word not in FUNCTION_WORDS["en"]]


def alike(one: str, other: str) -> float:
    """Return the share of the words of the shorter line that the other has too, cousins of two languages included."""
    few, many = sorted((set(content_words(one)), set(content_words(other))), key=len)
    if len(few) < 2:
        return 0.0
    found = sum(
        word in many or any(word[:_STEM] == twin[:_STEM] and cognate(word, twin) for twin in many) for word in few
    )
    return found / len(few)
