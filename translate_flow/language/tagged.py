"""A text cut into words, each with what it says about the language.

Names, identifiers, addresses and foreign quotations say nothing: their words are tagged as capitals are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum
from typing import Final, TypeAlias

from translate_flow.language import Language, other
from translate_flow.language.folding import fold
from translate_flow.language.foreign_words import EXPRESSIONS, JOINING, LOANS_IN_EN, OWN_AFTER, TELLING
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.tokens import words


class Tag(StrEnum):
    """What a word says about the language of a text."""

    TELLING = "telling"  # a function word of the other language
    JOINING = "joining"  # one that tells only beside another
    SHAPE = "shape"  # a content word that looks like the other language
    OWN = "own"  # a function word of the text's own language
    CAPITAL = "capital"
    PLAIN = "plain"


Stretches: TypeAlias = Sequence[tuple[int, int]]
"""Places in a text: start and end, the end exclusive."""


EDITORS_NOTE: Final = frozenset({"ndlr", "ndt"})
ACCENTED: Final = re.compile(r"[àâçéèêëîïôûùœ]")
FRENCH_ONLY: Final = re.compile(r"[a-z]{2}(?:[iu]elle|nnelle|ienne|teuse)s?\b")  # in no English word
ENGLISH_SHAPE: Final = re.compile(r"w|sh|ck|ght|oo|.{3}(?:ing|ness|ly)$")

_SENTENCE_END: Final = re.compile(r"[.!?…:;](?:[\s»”\"’)]|$)|\n\s*\n")
_ADDRESS: Final = re.compile(r"(?<!\S)[\w.+-]{1,64}\s?[(\[](?:at|arobase)[)\]]\s?[\w.-]{1,255}")
_SIGNS: Final = frozenset("_/\\@#=*{}$<>&+^|~%")
# A pair of quotation marks, at most a long sentence apart; an apostrophe opens one only after a blank.
_QUOTATION: Final = re.compile(
    r"«[^«»]{1,600}»|“[^“”]{1,600}”|\"[^\"\n]{1,600}\"|„[^„“”]{1,600}[“”]|(?<!\S)‘[^‘\n]{1,300}?’(?![^\W_])"
)


class Tagged:
    """A text cut into words, each with what it says about the language."""

    def __init__(
        self,
        text: str,
        language: Language,
        spared: Stretches = (),
        titles: Stretches = (),
        *,
        quotations: bool = True,
    ) -> None:
        self.text = text
        self.own = language
        self.foreign = other(language)
        self.words = words(text)
        self.starts = [word.start for word in self.words]
        self.folded = [fold(word.text) for word in self.words]
        self.breaks = self._sentence_starts()
        self.tags = [self._tag(i) for i in range(len(self.words))]
        self._set_aside(spared)
        self._set_aside([match.span() for match in _ADDRESS.finditer(text)] if "(" in text else ())
        quoted = [match.span() for match in _QUOTATION.finditer(text)] if quotations else []
        self._set_aside([stretch for stretch in (*quoted, *titles) if self._is_foreign(stretch)])

    def _sentence_starts(self) -> list[bool]:
        end, starts = 0, []
        for word in self.words:
            starts.append(end == 0 or _SENTENCE_END.search(self.text, end, word.start) is not None)
            end = word.end
        return starts

    def _tag(self, i: int) -> Tag:
        word, folded = self.words[i].text, self.folded[i]
        if self._in_identifier(i):
            return Tag.CAPITAL
        capital = word[0].isupper()
        if capital and (len(word) > 1 and word.isupper() and folded not in EDITORS_NOTE):
            return Tag.CAPITAL
        if capital and (not self.breaks[i] or self._starts_name(i)):
            return Tag.CAPITAL if folded not in EDITORS_NOTE else Tag.TELLING
        if folded in TELLING[self.foreign]:
            before = self.folded[i - 1] if i else ""
            return Tag.PLAIN if before in OWN_AFTER.get(folded, ()) else Tag.TELLING
        if folded in JOINING[self.foreign]:
            return Tag.JOINING
        if folded in FUNCTION_WORDS[self.own]:
            return Tag.OWN
        if capital:
            return Tag.CAPITAL
        return Tag.SHAPE if self._looks_foreign(folded) else Tag.PLAIN

    def _in_identifier(self, i: int) -> bool:
        """Whether a word is a part of something that is not language: push_to_hub, a formula, a path, who.int."""
        _, start, end = self.words[i]
        if self.text[start - 1 : start] in _SIGNS or self.text[end : end + 1] in _SIGNS:
            return True
        return self.text[end : end + 1] == "." and self.text[end + 1 : end + 2].islower()

    def _starts_name(self, i: int) -> bool:
        """Whether a capital at the start of a sentence belongs to a name: The Shift Project, Le Monde."""
        return i + 1 < len(self.words) and not self.breaks[i + 1] and self.words[i + 1].text[0].isupper()

    def _looks_foreign(self, folded: str) -> bool:
        if self.foreign == "en":
            return bool(ENGLISH_SHAPE.search(folded)) and not ACCENTED.search(folded)
        if not (ACCENTED.search(folded) or FRENCH_ONLY.search(folded)):
            return False
        return LOANS_IN_EN.isdisjoint((folded, *folded.split("-")))

    def _set_aside(self, stretches: Stretches) -> None:
        for start, end in stretches:
            for i in self.within(start, end):
                self.tags[i] = Tag.CAPITAL

    def within(self, start: int, end: int) -> range:
        """Return the indexes of the words that reach into a stretch of the text."""
        first = bisect_left(self.starts, start)
        if first and self.words[first - 1].end > start:
            first -= 1
        return range(first, bisect_left(self.starts, end))

    def _is_foreign(self, stretch: tuple[int, int]) -> bool:
        """Whether a quotation holds no function word of the text's own language, or more of the other's."""
        inside = [self.tags[i] for i in self.within(*stretch)]
        own = inside.count(Tag.OWN)
        return own == 0 or inside.count(Tag.TELLING) > own

    def in_expression(self, i: int) -> bool:
        """Whether a word belongs to an expression that the text's own language borrows whole."""
        expressions = EXPRESSIONS[self.own]
        count = len(self.folded)
        return any(
            tuple(self.folded[start:end]) in expressions
            for start in range(max(0, i - 4), i + 1)
            for end in range(max(i + 1, start + 2), min(count, start + 5) + 1)
        )

    def capital(self, i: int, step: int) -> bool:
        """Whether a word is, or has as neighbour on that side, a capital that no sign cuts off."""
        if self.tags[i] is Tag.CAPITAL:
            return True
        j = i + step
        if not 0 <= j < len(self.words) or self.breaks[max(i, j)] or self.apart(min(i, j)):
            return False
        return self.words[j].text[0].isupper()

    def apart(self, i: int) -> bool:
        """Whether something other than blanks and hyphens stands between a word and the next."""
        return self.text[self.words[i].end : self.words[i + 1].start].strip(" \u00a0\u202f\n\t-–") != ""
