"""How French and English are set: what the rules of typography share.

Each rule is a function from a text to slips. The text is the words of a whole document, its blocks parted by an empty
line and the first one led by a line end: one search through it costs a tenth of a search through each block. U+FFFC
stands for what is not language (code, an address, a template tag) and is never touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, NamedTuple, TypeAlias

from translate_flow.language import Language
from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.tokens import word_texts
from translate_flow.messages import Message

Profile: TypeAlias = Literal["fr-FR", "fr-CA", "fr-CH"]
"""Where the French is from. France sets a no-break space before ; ! ? : » % and after «. Canada (Office québécois de la
langue française) sets ; ! ? close; so does Switzerland, colons and guillemets too, or sets a thin no-break space."""

PROFILES: Final[tuple[Profile, ...]] = ("fr-FR", "fr-CA", "fr-CH")

Inclusive: TypeAlias = Literal["middot", "stop", "slash", "brackets", "hyphen", "none"]
"""A way to write acteur and actrice in one word; ``none`` is a project that wants no such words."""

INCLUSIVE: Final[tuple[Inclusive, ...]] = ("middot", "stop", "slash", "brackets", "hyphen", "none")

NO_BREAK: Final = "\u00a0"
NARROW: Final = "\u202f"
GAP: Final = "[ \u2009\u2002\u2003]"
"""Spaces at which a line may break, as a class of a pattern."""


@dataclass(frozen=True, slots=True)
class Typography:
    """What a project asks of its typography; None leaves it to what each document does itself."""

    profile: Profile | None = None
    inclusive: Inclusive | None = None


class Edit(NamedTuple):
    """A stretch of the text, and what belongs in its place."""

    start: int
    end: int
    replacement: str


class Slip(NamedTuple):
    """A place that is not as it should be, the end exclusive; `edits` mend it together, none where a person must."""

    start: int
    end: int
    message: Message
    edits: tuple[Edit, ...] = ()

    def moved(self, by: int) -> Slip:
        """Return the slip as it stands in a text that holds its own further on. It must have no edits."""
        return self._replace(start=self.start + by, end=self.end + by)


def profile_of(text: str, source: str, metadata: Mapping[str, str], asked: Profile | None) -> Profile:
    """Return how a document's French is set: as asked, as its front matter says, else by what it does itself.

    A text that sets ; ! ? close four times in five, four times at least, is set as in Canada: one slip must not move a
    short text to France. So is one that sets half of them close and whose `source` has ``&nbsp;`` before colons:
    whoever writes that knows what belongs before a question mark. Only an entity counts, which no fix of ours writes: a
    document must not change its country while it is mended.
    """
    if asked is not None:
        return asked
    named = (metadata.get("lang") or metadata.get("locale") or "").replace("_", "-").casefold()
    for profile in PROFILES:
        if named == profile.casefold():
            return profile
    close, spaced = close_and_spaced(text)
    knows = "&nbsp;:" in source
    return "fr-CA" if close >= (max(1, spaced) if knows else HABIT * max(1, spaced)) else "fr-FR"


HABIT: Final = 4
"""How often a text sets its signs close for each time that it sets one off, if it is set as in Canada."""


def close_and_spaced(text: str, signs: str = ";!?") -> tuple[int, int]:
    """Count the signs that end a word close to it, and those that a space sets off."""
    close = spaced = 0
    for sign in signs:
        for piece, following in pairwise(text.split(sign)):
            before = piece[-1:]
            if following[:1].isspace() or not following:
                close += before.isalnum()
                spaced += before in f" {NO_BREAK}{NARROW}"
    return close, spaced


def words_before(text: str, at: int) -> int:
    """Return where the word begins that ends before a place, so that a slip is quoted with what it belongs to."""
    start = at
    while start > 0 and at - start < _QUOTED and not text[start - 1].isspace():
        start -= 1
    return start


_QUOTED: Final = 24


def reads_as(text: str, language: Language) -> bool:
    """Whether the small words of a stretch are more of this language than of the other; without any, it does not."""
    own: Language = language
    theirs: Language = "en" if language == "fr" else "fr"
    found = [fold(word) for word in word_texts(text)]
    return sum(word in FUNCTION_WORDS[own] for word in found) > sum(word in FUNCTION_WORDS[theirs] for word in found)


def clause_before(text: str, at: int) -> str:
    """Return the sentence, or what stands in quotation marks, up to a place."""
    first = max(0, at - _CLAUSE)
    start = max(text.rfind(mark, first, at) for mark in ("\n", ". ", "“", "«", '"', "("))
    return text[max(start + 1, first) : at]


_CLAUSE: Final = 240
"""Characters of a clause that are looked at: they show its language."""
