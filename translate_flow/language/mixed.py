"""Words of the other language inside a text: a clause left untranslated, an ``et`` that nobody saw.

Function words and elisions are what tells: measured on real articles, they are hardly ever wrong, where the language of a
window of four words (py3langid), dictionary look-ups and detectors of several languages cried wolf on every name. What is at
home in both languages is set aside: names, quotations, borrowed expressions, glosses in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from translate_flow.language import Language, other
from translate_flow.language.folding import APOSTROPHES, fold
from translate_flow.language.foreign_words import (
    ARTICLES,
    EXPRESSIONS,
    INSTITUTIONS,
    JOINING,
    LOANS_IN_EN,
    NOMINAL,
    OWN_AFTER,
    TELLING,
)
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.tokens import Word, words


class Strength(StrEnum):
    """How much of the other language stands there.

    `CLAUSE`: three words in a row or more, a function word among them. `WORD`: a function word or elision. `CONTENT`: words
    that may be meant (a gloss in brackets, a name, a borrowed word).
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


class _Tag(StrEnum):
    TELLING = "T"
    JOINING = "J"
    SHAPE = "s"  # a content word that looks foreign
    OWN = "O"  # a function word of the text's own language
    CAPITAL = "C"
    PLAIN = "p"


_EVIDENCE: Final = frozenset({_Tag.TELLING, _Tag.JOINING, _Tag.SHAPE})
_EDITORS_NOTE: Final = frozenset({"ndlr", "ndt"})
_GAP: Final = 3  # words of no telling language that a run may step over

_LETTERS: Final = re.compile(r"[^\W\d_ʼ]+")  # U+02BC is an apostrophe here, not a letter
_ELIDED: Final = frozenset({"c", "d", "j", "l", "n"})
_ELISION: Final = re.compile(rf"\b[cdjln][{APOSTROPHES}][^\W\d_]", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?…:;](?:[\s»”\"’)]|$)|\n\s*\n")
_ACCENTED: Final = re.compile(r"[àâçéèêëîïôûùœ]")
_FRENCH_ENDING: Final = re.compile(r".{3}(?:elles?|euses?|eux|ifs?|ités?|aires?|iques?|eaux|eurs?)$")
_FRENCH_ONLY: Final = re.compile(r"[a-z]{2}(?:[iu]elle|nnelle|ienne|teuse)s?\b")  # in no English word
_ENGLISH_SHAPE: Final = re.compile(r"w|sh|ck|ght|oo|.{3}(?:ing|ness|ly)$")
_INITIALS: Final = re.compile(r"\s*\(\s*[A-ZÀ-Ý][A-ZÀ-Ý0-9&.-]+\s*[),]")

# A pair of quotation marks, at most a long sentence apart; an apostrophe opens one only after a blank.
_QUOTATION: Final = re.compile(
    r"«[^«»]{1,600}»|“[^“”]{1,600}”|\"[^\"\n]{1,600}\"|„[^„“”]{1,600}[“”]|(?<!\S)‘[^‘\n]{1,300}?’(?![^\W_])"
)
_ADDRESS: Final = re.compile(r"(?<!\S)[\w.+-]{1,64}\s?[(\[](?:at|arobase)[)\]]\s?[\w.-]{1,255}")
_SIGNS: Final = frozenset("_/\\@#=*{}$<>&+^|~%")
_BRACKETED: Final = re.compile(r"\([^()]{1,300}\)|\[[^\[\]]{1,300}\]")


Stretches: TypeAlias = Sequence[tuple[int, int]]
"""Places in a text: start and end, the end exclusive."""


def foreign_runs(
    text: str, language: Language, *, spared: Stretches = (), titles: Stretches = ()
) -> tuple[ForeignRun, ...]:
    """Return the stretches of a text in `language` that are in the other one, in order.

    `spared` are stretches of names or code that may be in any language. `titles` are treated as quotations are: one that is
    foreign as a whole is left alone, a foreign word inside one in the text's own language is not.
    """
    if not _may_hold(text, other(language)):
        return ()
    return tuple(_Text(text, language, spared, titles).runs())


def _may_hold(text: str, foreign: Language) -> bool:
    """Whether a telling word stands there at all: most blocks end here, at the cost of a search or two."""
    if foreign == "fr" and (_ACCENTED.search(text) or _FRENCH_ONLY.search(text)):
        return True
    found = _KEYS[foreign].intersection(_LETTERS.findall(text.lower()))
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

    Quotations are, too, unless they are all there is. Several rules ask this of the same block: the last answers are kept.
    """
    cut = _Text(text, language, titles=titles, quotations=quotations)
    content = sum(
        tag in {_Tag.PLAIN, _Tag.SHAPE} and len(word) > 1 and word.isalpha()
        for word, tag in zip(cut.folded, cut.tags, strict=True)
    )
    return Weight(cut.tags.count(_Tag.OWN), cut.tags.count(_Tag.TELLING), content)


class _Text:
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
        self.words: list[Word] = words(text)
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

    def _tag(self, i: int) -> _Tag:
        word, folded = self.words[i].text, self.folded[i]
        if self._in_identifier(i):
            return _Tag.CAPITAL
        capital = word[0].isupper()
        if capital and (len(word) > 1 and word.isupper() and folded not in _EDITORS_NOTE):
            return _Tag.CAPITAL
        if capital and (not self.breaks[i] or self._starts_name(i)):
            return _Tag.CAPITAL if folded not in _EDITORS_NOTE else _Tag.TELLING
        if folded in TELLING[self.foreign]:
            before = self.folded[i - 1] if i else ""
            return _Tag.PLAIN if before in OWN_AFTER.get(folded, ()) else _Tag.TELLING
        if folded in JOINING[self.foreign]:
            return _Tag.JOINING
        if folded in FUNCTION_WORDS[self.own]:
            return _Tag.OWN
        if capital:
            return _Tag.CAPITAL
        return _Tag.SHAPE if self._looks_foreign(folded) else _Tag.PLAIN

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
            return bool(_ENGLISH_SHAPE.search(folded)) and not _ACCENTED.search(folded)
        if not (_ACCENTED.search(folded) or _FRENCH_ONLY.search(folded)):
            return False
        return LOANS_IN_EN.isdisjoint((folded, *folded.split("-")))

    def _set_aside(self, stretches: Stretches) -> None:
        for start, end in stretches:
            for i, word in enumerate(self.words):
                if word.start < end and word.end > start:
                    self.tags[i] = _Tag.CAPITAL

    def _is_foreign(self, stretch: tuple[int, int]) -> bool:
        """Whether a quotation holds no function word of the text's own language, or more of the other's."""
        inside = self._tags_in(*stretch)
        own = inside.count(_Tag.OWN)
        return own == 0 or inside.count(_Tag.TELLING) > own

    def _tags_in(self, start: int, end: int) -> list[_Tag]:
        return [tag for word, tag in zip(self.words, self.tags, strict=True) if start <= word.start < end]

    def runs(self) -> Iterator[ForeignRun]:
        """Yield the foreign runs in order."""
        for first, last, strength in self._merged():
            end = self.words[last].end
            if last > first:
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
                    i for i in range(first, last + 1) if self.tags[i] is _Tag.TELLING and not self._in_expression(i)
                )
                found.extend((i, i, strength) for i in telling)
            elif strength is not None:
                found.append((first, last, strength))
            elif self.foreign == "fr" and _EVIDENCE.intersection(self.tags[first : last + 1]) == {_Tag.SHAPE}:
                # Only this way round: French borrows English words by the hundred, and they do not look foreign in it.
                shapes = [
                    i for i in range(first, last + 1) if self.tags[i] is _Tag.SHAPE and not self._in_expression(i)
                ]
                found.extend((i, i, Strength.CONTENT) for i in shapes)
        merged: list[tuple[int, int, Strength]] = []
        for first, last, strength in found:
            if (
                merged
                and Strength.CLAUSE in {strength, merged[-1][2]}
                and _Tag.OWN not in self.tags[merged[-1][1] : first]
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
        while end + 1 < len(self.words) and not self.breaks[end + 1] and not self._apart(end):
            if self.tags[end + 1] not in {_Tag.PLAIN, _Tag.SHAPE}:
                break
            end += 1
        closed = end + 1 == len(self.words) or self.breaks[end + 1] or self._apart(end)
        if closed and end - last <= _GAP:
            return end
        if last < end and self.tags[last] is not _Tag.SHAPE:
            last += 1  # an article or a preposition is nothing without its word
        while last < end and self._ends_foreign(self.folded[last + 1]):
            last += 1
        return last

    def _ends_foreign(self, folded: str) -> bool:
        ending = _FRENCH_ENDING if self.foreign == "fr" else _ENGLISH_SHAPE
        return bool(ending.search(folded))

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """Yield runs of evidence that no own word and no end of a sentence interrupts, as indexes of words."""
        first = last = -1
        for i, tag in enumerate(self.tags):
            if first >= 0 and (tag is _Tag.OWN or self.breaks[i] or i - last > _GAP + 1):
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
            if self.tags[i] in {_Tag.TELLING, _Tag.JOINING} and not self._in_expression(i)
        ]
        telling = [i for i in function if self.tags[i] is _Tag.TELLING]
        if not telling or self._is_name(first, last, function):
            return None
        if self._is_gloss(first, last):
            return Strength.CONTENT
        return Strength.CLAUSE if self._is_clause(first, last) else Strength.WORD

    def _is_clause(self, first: int, last: int) -> bool:
        """Whether a run is three foreign words in a row, and not two lone ones with words of no language between."""
        evidence = [i for i in range(first, last + 1) if self.tags[i] in _EVIDENCE]
        if last - first < 2 or len(evidence) < 2:
            return False
        if any(b - a == 1 for a, b in pairwise(evidence)):
            return True
        return self.folded[first] in ARTICLES or (len(evidence) > 2 and 2 * len(evidence) >= last - first)

    def _in_expression(self, i: int) -> bool:
        expressions = EXPRESSIONS[self.own]
        count = len(self.folded)
        return any(
            tuple(self.folded[start:end]) in expressions
            for start in range(max(0, i - 4), i + 1)
            for end in range(max(i + 1, start + 2), min(count, start + 5) + 1)
        )

    def _is_name(self, first: int, last: int, function: Sequence[int]) -> bool:
        if any(self.folded[i] not in NOMINAL[self.foreign] for i in function):
            return False
        return self._is_english_name(first, last) if self.foreign == "en" else self._is_french_name(first, last)

    def _is_english_name(self, first: int, last: int) -> bool:
        """Bank of England: English names have their content words in capitals, and begin and end with one."""
        content = (self.tags[i] for i in range(first, last + 1) if self.folded[i] not in NOMINAL["en"])
        return self._capital(first, -1) and self._capital(last, 1) and all(tag is _Tag.CAPITAL for tag in content)

    def _is_french_name(self, first: int, last: int) -> bool:
        """Agence nationale de la cohésion: French names begin with a capital and may go on without."""
        if self._capital(last, 1) and self.folded[last] != "et":
            return True
        if _INITIALS.match(self.text, self._end_of_run(last)):
            return True
        start = first
        while start > 0 and first - start < _GAP and not self.breaks[start]:
            start -= 1
            if self.tags[start] is _Tag.CAPITAL:
                lone = first == last
                if lone and self.folded[first] == "et":
                    return self._speaks_french(start - 3, last + 4)
                return not (lone and self.folded[first] in ARTICLES)
            if self.tags[start] is _Tag.OWN or self._apart(start):
                return False
        return False

    def _end_of_run(self, last: int) -> int:
        """Return where the words after a run that are neither own nor cut off by a sign end."""
        while last + 1 < len(self.words) and self.tags[last + 1] is not _Tag.OWN and not self._apart(last):
            last += 1
        return self.words[last].end

    def _capital(self, i: int, step: int) -> bool:
        """Whether a word is, or has as neighbour on that side, a capital that no sign cuts off."""
        if self.tags[i] is _Tag.CAPITAL:
            return True
        j = i + step
        if not 0 <= j < len(self.words) or self.breaks[max(i, j)] or self._apart(min(i, j)):
            return False
        return self.words[j].text[0].isupper()

    def _apart(self, i: int) -> bool:
        """Whether something other than blanks and hyphens stands between a word and the next."""
        return self.text[self.words[i].end : self.words[i + 1].start].strip(" \u00a0\u202f\n\t-–") != ""

    def _speaks_french(self, start: int, end: int) -> bool:
        """Whether the capitals around an ``et`` are those of a French name: Arts et Métiers."""
        around = range(max(0, start), min(len(self.words), end))
        return any(
            _ACCENTED.search(self.folded[i]) or self.folded[i] in INSTITUTIONS or self.tags[i] is _Tag.JOINING
            for i in around
        )

    def _is_gloss(self, first: int, last: int) -> bool:
        """Whether a run fills a pair of brackets: the original term beside its translation, not an editor's note."""
        if not _EDITORS_NOTE.isdisjoint(self.folded[first : last + 1]):
            return False
        start, end = self.words[first].start, self.words[last].end
        for match in _BRACKETED.finditer(self.text):
            if match.start() < start and end < match.end():
                return _Tag.OWN not in self._tags_in(*match.span())
        return False
