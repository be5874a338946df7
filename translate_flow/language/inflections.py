"""Dictionary forms that a word could come from by the regular rules of its language.

simplemma keeps many forms as words of their own (donne, spéciale, rendu; bigger, accurately) and misreads others
(thinking as a form of "thinke"). Where a lexicon knows neither a word nor its lemma, it is asked for these instead.
They are guesses: most are no words at all, and only what the lexicon holds is ever used.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate_flow.language import Language

_SHORTEST: Final = 3
"""Letters that must be left before the ending."""

_FR: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("issant", ("ir",)),
    ("ément", ("é", "e")),
    ("amment", ("ant",)),
    ("emment", ("ent",)),
    ("ellement", ("el",)),
    ("ivement", ("if",)),
    ("eusement", ("eux",)),
    ("èrement", ("er",)),
    ("ement", ("", "e")),
    ("ment", ("",)),
    ("elle", ("el",)),
    ("enne", ("en",)),
    ("onne", ("on", "onner")),
    ("ette", ("et",)),
    ("ive", ("if",)),
    ("euse", ("eux", "eur")),
    ("rice", ("eur",)),
    ("ère", ("er",)),
    ("aux", ("al",)),
    ("ée", ("er",)),
    ("ant", ("er", "ir", "re")),
    ("ent", ("er",)),
    ("ie", ("ir",)),
    ("ue", ("re", "u")),
    ("é", ("er",)),
    ("i", ("ir",)),
    ("u", ("re", "ir", "oir")),
    ("e", ("er", "")),
)
_EN: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("iness", ("y",)),
    ("ness", ("",)),
    ("ically", ("ic", "ical")),
    ("ably", ("able",)),
    ("ibly", ("ible",)),
    ("ily", ("y",)),
    ("ly", ("", "le")),
    ("ying", ("y", "ie")),
    ("ied", ("y",)),
    ("ies", ("y",)),
    ("ier", ("y",)),
    ("iest", ("y",)),
    ("ing", ("", "e")),
    ("ed", ("", "e")),
    ("est", ("", "e")),
    ("er", ("", "e")),
    ("es", ("", "e")),
    ("s", ("",)),
)
_DOUBLED: Final = re.compile(r"([bdfglmnprt])\1$")


@lru_cache(maxsize=1 << 15)
def guesses(word: str, language: Language) -> tuple[str, ...]:
    """Return the dictionary forms that a folded word could be a regular form of, the likeliest first; mostly not words."""
    return tuple(
        dict.fromkeys(form for form in (_french(word) if language == "fr" else _english(word)) if form != word)
    )


def _french(word: str) -> Iterator[str]:
    one = word[:-1] if word.endswith("s") and len(word) > _SHORTEST else word
    yield one
    for ending, others in _FR:
        stem = one.removesuffix(ending)
        if stem != one and len(stem) >= _SHORTEST:
            yield from (stem + other for other in others)


def _english(word: str) -> Iterator[str]:
    for ending, others in _EN:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST:
            yield from (stem + other for other in others)
            if ending in {"ing", "ed", "er", "est"} and _DOUBLED.search(stem):
                yield stem[:-1]
