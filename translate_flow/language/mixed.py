"""Words of the other language inside a text: a clause left untranslated, an ``et`` that nobody saw.

Function words and elisions are what tells: measured on real articles, they are hardly ever wrong, where the language of
a window of four words (py3langid), dictionary look-ups and detectors of several languages cried wolf on every name.
What is at home in both languages is set aside: names, quotations, borrowed expressions, glosses in brackets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from translate_flow.language import Language, other
from translate_flow.language.folding import APOSTROPHES
from translate_flow.language.foreign_words import ARTICLES, INSTITUTIONS, JOINING, NOMINAL, TELLING
from translate_flow.language.names import is_in_dictionary
from translate_flow.language.tagged import (
    ACCENTED,
    EDITORS_NOTE,
    ENGLISH_SHAPE,
    FRENCH_ONLY,
    Stretches,
    Tag,
    Tagged,
)


class Strength(StrEnum):
    """How much of the other language stands there.

    `CLAUSE`: three words in a row or more, a function word among them. `WORD`: a function word or elision. `CONTENT`:
    words that may be meant (a gloss in brackets, a name, a borrowed word).
    """

    CLAUSE = "clause"
    WORD = "word"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class ForeignRun:
    """A stretch of text in the other language, the end exclusive."""

    start: int
    end: int
    text: str
    strength: Strength


_EVIDENCE: Final = frozenset({Tag.TELLING, Tag.JOINING, Tag.SHAPE})
_ONE: Final = 1
_SEVERAL: Final = 2
_GAP: Final = 3  # words of no telling language that a run may step over
_NAME: Final = 8  # words between the last particle of a name and its initials

_LETTERS: Final = re.compile(r"[^\W\d_ʼ]+")  # U+02BC is an apostrophe here, not a letter
_ELIDED: Final = frozenset({"c", "d", "j", "l", "n"})
_ELISION: Final = re.compile(rf"\b[cdjln][{APOSTROPHES}][^\W\d_]", re.IGNORECASE)
_FRENCH_ENDING: Final = re.compile(r".{3}(?:elles?|euses?|eux|ifs?|ités?|aires?|iques?|eaux|eurs?)$")
_INITIALS: Final = re.compile(r"\s*\(\s*[A-ZÀ-Ý][A-ZÀ-Ý0-9&.-]+\s*[),]")

_BRACKETED: Final = re.compile(r"\([^()]{1,300}\)|\[[^\[\]]{1,300}\]")


def foreign_runs(
    text: str, language: Language, *, spared: Stretches = (), titles: Stretches = ()
) -> tuple[ForeignRun, ...]:
    """Return the stretches of a text in `language` that are in the other one, in order.

    `spared` are stretches of names or code that may be in any language. `titles` are treated as quotations are: one
    that is foreign as a whole is left alone, a foreign word inside one in the text's own language is not.
    """
    if not _may_hold(text, other(language)):
        return ()
    return tuple(_Runs(text, language, spared, titles).runs())


def _may_hold(text: str, foreign: Language) -> bool:
    """Whether a telling word stands there at all: most blocks end here, at the cost of a search or two."""
    if foreign == "fr" and ((not text.isascii() and ACCENTED.search(text)) or FRENCH_ONLY.search(text)):
        return True
    letters = set(_LETTERS.findall(text.lower()))
    if len(JOINING[foreign] & letters) > 1:
        return True
    found = _KEYS[foreign] & letters
    return bool(found) and (not found <= _ELIDED or _ELISION.search(text) is not None)


# Telling words as the search for bare letters leaves them (isn't is isn); s, t and m are English contractions ten times
# before they are French.
_KEYS: Final = {
    language: frozenset(_LETTERS.findall(word)[0] for word in words) - {"s", "t", "m"}
    for language, words in TELLING.items()
}


class Weight(NamedTuple):
    """Function words of a text's own language and of the other one, and content words of either in lower case."""

    own: int
    foreign: int
    content: int


@lru_cache(maxsize=1024)
def weigh(
    text: str, language: Language, titles: tuple[tuple[int, int], ...] = (), *, quotations: bool = True
) -> Weight:
    """Count what speaks for `language` and what for the other, with names and titles set aside.

    Quotations are, too, unless they are all there is. Several rules ask this of the same block: the last answers are
    kept.
    """
    cut = Tagged(text, language, titles=titles, quotations=quotations)
    content = sum(
        tag in {Tag.PLAIN, Tag.SHAPE} and len(word) > 1 and word.isalpha()
        for word, tag in zip(cut.folded, cut.tags, strict=True)
    )
    return Weight(cut.tags.count(Tag.OWN), cut.tags.count(Tag.TELLING), content)


class _Runs(Tagged):
    """The foreign runs of a tagged text."""

    def runs(self) -> Iterator[ForeignRun]:
        """Yield the foreign runs in order."""
        for first, last, strength in self._merged():
            end = self.words[last].end
            if last > first or strength is Strength.CLAUSE:
                end = self.words[self._widened(last)].end
            elif self.folded[last].endswith("'") and last + 1 < len(self.words):
                end = self.words[last + 1].end  # an elision is nothing without its word
            start = self.words[first].start
            yield ForeignRun(start, end, self.text[start:end], strength)

    def _merged(self) -> Iterator[tuple[int, int, Strength]]:
        """Yield judged stretches; a clause takes in what follows or precedes it, up to a word of the text's own language."""
        found: list[tuple[int, int, Strength]] = []
        for first, last in self._stretches():
            strength = self._judge(first, last)
            if strength is Strength.WORD:
                telling = (
                    i for i in range(first, last + 1) if self.tags[i] is Tag.TELLING and not self.in_expression(i)
                )
                found.extend((i, i, strength) for i in telling)
            elif strength is not None:
                found.append((first, last, strength))
            elif self.foreign == "fr" and _EVIDENCE.intersection(self.tags[first : last + 1]) == {Tag.SHAPE}:
                # Only this way round: French borrows English words by the hundred, and they do not look foreign in it.
                shapes = [i for i in range(first, last + 1) if self.tags[i] is Tag.SHAPE and not self._ends_name(i)]
                found.extend((i, i, Strength.CONTENT) for i in shapes)
        merged: list[tuple[int, int, Strength]] = []
        for first, last, strength in found:
            if (
                merged
                and Strength.CLAUSE in {strength, merged[-1][2]}
                and Tag.OWN not in self.tags[merged[-1][1] : first]
            ):
                merged[-1] = (merged[-1][0], last, Strength.CLAUSE)
            else:
                merged.append((first, last, strength))
        yield from merged

    def _widened(self, last: int) -> int:
        """Return the last word of a clause with the content words that end it: d’intérêt *collectif*.

        To the end of the sentence where nothing of the text's own language stands before it, else as far as words look
        foreign.
        """
        end = last
        while end + 1 < len(self.words) and not self.breaks[end + 1] and not self.apart(end):
            if self.tags[end + 1] not in {Tag.PLAIN, Tag.SHAPE}:
                break
            end += 1
        closed = end + 1 == len(self.words) or self.breaks[end + 1] or self.apart(end)
        if closed and end - last <= _GAP:
            return end
        if last < end and self.tags[last] is not Tag.SHAPE:
            last += 1  # an article or a preposition is nothing without its word
        while last < end and self._ends_foreign(self.folded[last + 1]):
            last += 1
        return last

    def _ends_foreign(self, folded: str) -> bool:
        ending = _FRENCH_ENDING if self.foreign == "fr" else ENGLISH_SHAPE
        return bool(ending.search(folded))

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """Yield runs of evidence that no own word and no end of a sentence interrupts, as indexes of words."""
        first = last = -1
        for i, tag in enumerate(self.tags):
            if first >= 0 and (tag is Tag.OWN or self.breaks[i] or i - last > _GAP + 1):
                yield first, last
                first = -1
            if tag in _EVIDENCE:
                first, last = (i if first < 0 else first), i
        if first >= 0:
            yield first, last

    def _judge(self, first: int, last: int) -> Strength | None:
        function = [
            i
            for i in range(first, last + 1)
            if self.tags[i] in {Tag.TELLING, Tag.JOINING} and not self.in_expression(i)
        ]
        telling = [i for i in function if self.tags[i] is Tag.TELLING]
        if not function or self._is_name(first, last, function):
            return None
        if not telling:
            # par ses capteurs: none of the small words tells alone, but together and before a word of their own language.
            together = last - first == 1 and len(function) == 2 and not self.apart(first)
            return Strength.CLAUSE if together and self._goes_on(last, _ONE) else None
        if self._is_gloss(first, last):
            return Strength.CONTENT
        if self._is_clause(first, last) or self._goes_on(last, _SEVERAL):
            return Strength.CLAUSE
        return Strength.WORD

    def _goes_on(self, last: int, least: int) -> bool:
        """Whether at least so many words right behind a run are of its language, by the dictionary, and of no other: to *study street* noise."""
        following = last
        while following - last < least:
            following += 1
            if following == len(self.words) or self.breaks[following] or self.apart(following - 1):
                return False
            if self.tags[following] not in {Tag.PLAIN, Tag.SHAPE} or not self._is_foreign_word(following):
                return False
        return True

    def _is_foreign_word(self, i: int) -> bool:
        word = self.words[i].text
        return is_in_dictionary(word, self.foreign) and not is_in_dictionary(word, self.own)

    def _is_clause(self, first: int, last: int) -> bool:
        """Whether a run is three foreign words in a row, and not two lone ones with words of no language between."""
        evidence = [i for i in range(first, last + 1) if self.tags[i] in _EVIDENCE]
        if last - first < 2 or len(evidence) < 2:
            return False
        if any(b - a == 1 for a, b in pairwise(evidence)):
            return True
        return self.folded[first] in ARTICLES or (len(evidence) > 2 and 2 * len(evidence) >= last - first)

    def _is_name(self, first: int, last: int, function: Sequence[int]) -> bool:
        if self.foreign == "en":
            return self._is_english_name(first, last)
        return all(self.folded[i] in NOMINAL for i in function) and self._is_french_name(first, last)

    def _is_english_name(self, first: int, last: int) -> bool:
        """Bank of England: English names have their content words in capitals, and begin and end with one."""
        content = {self.tags[i] for i in range(first, last + 1)} - {Tag.TELLING, Tag.JOINING}
        return self.capital(first, -1) and self.capital(last, 1) and content <= {Tag.CAPITAL}

    def _is_french_name(self, first: int, last: int) -> bool:
        """Agence nationale de la cohésion: French names begin with a capital and may go on without."""
        if self.capital(last, 1) and self.folded[last] != "et":
            return True
        if _INITIALS.match(self.text, self._end_of_run(last)):
            return True
        start = first
        while start > 0 and first - start < _GAP and not self.breaks[start]:
            start -= 1
            if self.tags[start] is Tag.CAPITAL:
                lone = first == last
                if lone and self.folded[first] == "et":
                    return self._speaks_french(start - 3, last + 4)
                return not (lone and self.folded[first] in ARTICLES)
            if self.tags[start] is Tag.OWN or self.apart(start):
                return False
        return False

    def _ends_name(self, i: int) -> bool:
        """Whether a content word belongs to a name or an expression: the École normale *supérieure*."""
        if self.in_expression(i):
            return True
        for before in range(i - 1, max(-1, i - 1 - _GAP), -1):
            if self.tags[before] is Tag.OWN or self.breaks[before + 1] or self.apart(before):
                return False
            if self.tags[before] is Tag.CAPITAL and not self.breaks[before]:
                return True
        return False

    def _end_of_run(self, last: int) -> int:
        """Return where the words after a run that are neither own nor cut off by a sign end."""
        most = min(len(self.words) - 1, last + _NAME)
        while last < most and self.tags[last + 1] is not Tag.OWN and not self.apart(last):
            last += 1
        return self.words[last].end

    def _speaks_french(self, start: int, end: int) -> bool:
        """Whether the capitals around an ``et`` are those of a French name: Arts et Métiers."""
        around = range(max(0, start), min(len(self.words), end))
        return any(
            ACCENTED.search(self.folded[i]) or self.folded[i] in INSTITUTIONS or self.tags[i] is Tag.JOINING
            for i in around
        )

    def _is_gloss(self, first: int, last: int) -> bool:
        """Whether a run fills a pair of brackets: the original term beside its translation, not an editor's note."""
        if not EDITORS_NOTE.isdisjoint(self.folded[first : last + 1]):
            return False
        start, end = self.words[first].start, self.words[last].end
        i = bisect_left(self._brackets, (start, 0)) - 1
        if i < 0 or end >= self._brackets[i][1]:
            return False
        return all(self.tags[j] is not Tag.OWN for j in self.within(*self._brackets[i]))

    @cached_property
    def _brackets(self) -> list[tuple[int, int]]:
        return [match.span() for match in _BRACKETED.finditer(self.text)]
