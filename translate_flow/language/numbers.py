"""Numbers of French and English prose by value, whatever way they are written.

:func:`quantities` reads digits with the separators of both languages, magnitudes (13,6 M€, $5 billion), ordinals,
centuries, decades, hours, fractions and number words. What is ambiguous is read by the language of the text (1,500 is
one and a half in French) and the other value is kept as a second reading. Dates are left to :mod:`dates`.

Every pattern is linear, and those that look back see a short stretch only: no text can hang them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from translate_flow.language import Language
from translate_flow.language.dates import dates
from translate_flow.language.digits import Run, read_run
from translate_flow.language.number_joins import joined
from translate_flow.language.number_marks import (
    AMOUNT_AFTER,
    AMOUNT_BEFORE,
    BEFORE_MEASURES,
    BLANK,
    CLOCK,
    CODE_BEFORE,
    DECADE_BEFORE,
    DECADE_END,
    GLYPHS,
    HALF,
    HEDGE,
    HEDGES,
    LONG_SCALE,
    MAGNITUDE,
    MAGNITUDES,
    MARKER,
    NOT_A_CODE,
    ORDINAL_END,
    PHONE,
    ROMAN,
)
from translate_flow.language.numerals import (
    COUNTING,
    DECADES,
    PARTS,
    ROUGH,
    SCALES,
    TRIGGERS,
    number_signs,
    read_words,
    roman,
    vocabulary,
)
from translate_flow.language.quantity import Measure, Quantity

_TOKEN: Final = re.compile(rf"[0-9]+(?:[.,'’{BLANK}][0-9]+)*|[^\W\d_]+|[{''.join(GLYPHS)}]")
_DIGIT: Final = re.compile(f"[0-9{''.join(GLYPHS)}]")
_JOINS: Final = frozenset((" ", "\n", "\u00a0", "\u202f", "-", "‐", "‑"))
_RUNS: Final = re.compile(rf"[0-9]+(?:[^\W\d_]{{1,3}}|[{BLANK}](?:M|k|Mds?|bn|h)(?!\w))?")
_FIRST: Final = frozenset("0123456789IVX") | frozenset(GLYPHS)
"""With what a number begins that is no word."""
_BACK: Final = 24
"""How far a look back reaches."""
_LOOSE_ALONE: Final = frozenset(("cent", "cents", "mille", "mil", "hundred", "thousand", "million", "billion"))
_PHONE_DIGITS: Final = 8
"""The fewest that a telephone number has: what has not so many is not searched for one."""
_NUMERAL: Final = re.compile(r"(?<![^\W_])[IVX]{2,6}(?![^\W_])")
_RULER: Final = re.compile(r"(?<!\w)([A-ZÀ-Þ][a-zà-ÿ]{2,15})[ \u00a0\u202f]\Z")
_POINT_FIRST: Final = re.compile(r"(?:^|[\s\u00a0(\[«“=≥≤<>~–—|€$£-])\.\Z")
"""Before digits that have no zero in front of their point: an F1 of .999."""
_SMALL: Final = 12
"""Up to here a number in words is style as often as fact (checks.md, TF201)."""


def may_hold(text: str, language: Language) -> bool:
    """Whether a text can hold a number at all: quick, and never wrong about "no"."""
    if _DIGIT.search(text):
        return True
    return not TRIGGERS[language].isdisjoint(vocabulary(text)) or "I" in text or "V" in text or "X" in text


def may_count(text: str, language: Language) -> bool:
    """Whether a text can hold a number above one, the least that two texts can differ in: what to ask before comparing."""
    return bool(_DIGIT.search(text) or _rulers(text)) or not COUNTING[language].isdisjoint(vocabulary(text))


def _rulers(text: str) -> list[str]:
    """Return the bare Roman numerals of a text, sorted: Louis XIV, chapter III."""
    return sorted(_NUMERAL.findall(text)) if "V" in text or "X" in text or "II" in text else []


def same_at_a_glance(fr: str, en: str) -> bool:
    """Whether two texts have the same digits, the same signs and the same number words: most paragraphs, and no more to ask."""
    return (
        sorted(_RUNS.findall(fr)) == sorted(_RUNS.findall(en))
        and number_signs(fr, "fr") == number_signs(en, "en")
        and _rulers(fr) == _rulers(en)
        and all(fr.count(sign) == en.count(sign) for sign in "%€$£½")
    )


def is_rough(quantity: Quantity) -> bool:
    """Whether a number is one rough count, in a word made for it: une quinzaine, a dozen; not thousands."""
    return quantity.words and not quantity.exact and quantity.text.lower().split()[-1] in ROUGH


def hedges(text: str) -> bool:
    """Whether a text says of anything that it is rough: about, or so, environ."""
    return HEDGES.search(text) is not None


def quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """Return the numbers of a block's prose, in order, dates left out.

    The text has no markup left, and code and addresses are U+FFFC already. A number in a word (COVID-19, 3D), a
    numeral without an ordinal ending and one to twelve in words come back with `firm` False.
    """
    if not may_hold(text, language):
        return ()
    found = list(_phones(text)) if len(_DIGIT.findall(text)) >= _PHONE_DIGITS else []
    closed = [(date.start, date.end) for date in dates(text, language) if date.full]
    closed += [(phone.start, phone.end) for phone in found]
    found += _Reader(text, language, closed).read()
    return joined(sorted(found, key=lambda quantity: quantity.start), text)


def _phones(text: str) -> Iterator[Quantity]:
    for match in PHONE.finditer(text):
        digits = re.sub("[^0-9]", "", match[0])
        # The last nine digits are the number; what precedes is the country's or the trunk's.
        yield Quantity(
            Fraction(int(digits[-9:])), Measure.PHONE, exact=True, words=False, firm=True,
            start=match.start(), end=match.end(), text=match[0],
        )  # fmt: skip


class _Reader:
    """One pass over the tokens of a text."""

    def __init__(self, text: str, language: Language, closed: list[tuple[int, int]]) -> None:
        self.text = text
        self.language = language
        self.tokens = list(_TOKEN.finditer(text))
        self.raw = [token[0] for token in self.tokens]
        self.words = [token.lower() for token in self.raw]
        self.closed = {place for start, end in closed for place in range(start, end)}

    def read(self) -> Iterator[Quantity]:
        """Yield what the text holds, in order."""
        done = 0
        for at in self._beginnings():
            token, word = self.tokens[at], self.words[at]
            if token.start() < done or token.start() in self.closed:
                continue
            found = self._number_at(at, token, word)
            yield from found
            if found:
                done = found[-1].end

    def _beginnings(self) -> list[int]:
        """Return the tokens at which a number may begin."""
        triggers = TRIGGERS[self.language]
        decades = DECADES if self.language == "en" else {}
        return [
            at
            for at, (token, word) in enumerate(zip(self.raw, self.words, strict=True))
            if token[0] in _FIRST or word in triggers or word in decades
        ]

    def _number_at(self, at: int, token: re.Match[str], word: str) -> list[Quantity]:
        if word in GLYPHS:
            return [self._make(GLYPHS[word], token.start(), token.end(), firm=True)]
        if word[0] in "0123456789":
            return self._digits(token)
        if word in TRIGGERS[self.language]:
            return self._spelt(at)
        if word in DECADES and self.language == "en":
            value = Fraction(1900 + DECADES[word])
            return [self._make(value, token.start(), token.end(), measure=Measure.DECADE, words=True)]
        return self._roman(token)

    def _make(
        self, value: Fraction, start: int, end: int, *, measure: Measure = Measure.NONE, words: bool = False,
        firm: bool = False, exact: bool = True, readings: tuple[Fraction, ...] = (),
    ) -> Quantity:  # fmt: skip
        return Quantity(value, measure, exact, words, firm, start, end, self.text[start:end], readings)

    def _digits(self, token: re.Match[str]) -> list[Quantity]:
        """Read a run of digits with all that clings to it."""
        if token[0].isdigit() and _POINT_FIRST.search(self.text, max(0, token.start() - 2), token.start()):
            return [self._amount(Fraction(f"0.{token[0]}"), (), token.start() - 1, token.end(), words=False)]
        runs = list(read_run(token[0], self.language))
        found = [self._number(run, token.start() + run.start, token.start() + run.end) for run in runs]
        if found:
            found[0] = self._in_its_code(found[0])
        return found

    def _in_its_code(self, quantity: Quantity) -> Quantity:
        """Return a number with what it hangs on, if it does: COVID-19, v2, G20; a reference such as [3] is loose."""
        start = quantity.start
        before = self.text[max(0, start - _BACK) : start]
        named = CODE_BEFORE.search(before)
        if named is not None and named[1].lower() not in NOT_A_CODE:
            start -= len(named[0])
            return replace(
                quantity, firm=False, measure=Measure.CODE, start=start, text=self.text[start : quantity.end], parts=()
            )
        return replace(quantity, firm=False) if before.endswith(("_", "[", "/")) else quantity

    def _number(self, run: Run, start: int, end: int) -> Quantity:
        value, *others = run.values
        if run.version:
            return self._make(value, start, end, measure=Measure.VERSION, firm=True)
        marker = MARKER.match(self.text, end) if not self.text[:start].strip() and value < 100 else None
        if marker is not None:
            return self._make(value, start, end, measure=Measure.MARKER)
        if (ordinal := ORDINAL_END.match(self.text, end)) is not None and value.denominator == 1:
            return self._make(value, start, ordinal.end(), measure=Measure.ORDINAL, firm=value > 1)
        if value.denominator == 1 and value <= 24 and (clock := CLOCK.match(self.text, end)) is not None:
            return self._time(int(value), clock, start)
        if (decade := self._decade(value, start, end)) is not None:
            return decade
        amount = self._amount(value, tuple(others), start, end, words=False)
        if run.listed:
            middle = self.text.index(",", start)
            first = self._make(Fraction(int(self.text[start:middle])), start, middle, firm=True)
            second = self._make(Fraction(int(self.text[middle + 1 : end])), middle + 1, end, firm=True)
            amount = replace(amount, parts=(first, second))
        return amount

    def _time(self, hour: int, clock: re.Match[str], start: int) -> Quantity:
        """Read an hour: 14h30, 2:30 pm, 8 h, 5 p.m."""
        half = (clock["half"] or clock["only"] or "").lower()
        minutes = int(clock["colon"] or clock["min"] or 0)
        on_the_day = hour % 12 + (12 if half == "p" else 0) if half else hour
        readings = [Fraction(60 * hour + minutes)] if half == "p" else []
        if not half and hour < 12 and (clock["colon"] or clock["bare"]):
            readings.append(Fraction(60 * (hour + 12) + minutes))
        if not minutes:
            readings += [Fraction(hour), Fraction(on_the_day)]
        value = Fraction(60 * on_the_day + minutes)
        return self._make(
            value, start, clock.end(), measure=Measure.HOUR, firm=True, readings=tuple(dict.fromkeys(readings))
        )

    def _decade(self, value: Fraction, start: int, end: int) -> Quantity | None:
        """Read les années 90, the 1990s, the '90s."""
        year = int(value)
        if value.denominator != 1 or year % 10 or not (10 <= year < 100 or 1000 <= year < 2100):
            return None
        if self.language == "fr" and DECADE_BEFORE.search(self.text[max(0, start - _BACK) : start]):
            close = end
        elif self.language == "en" and (mark := DECADE_END.match(self.text, end)) is not None:
            close = mark.end()
        else:
            return None
        if year >= 100:
            # The 1800s are as often the nineteenth century as a decade.
            centuries = (Fraction(year // 100 + 1),) if year % 100 == 0 else ()
            return self._make(value, start, close, measure=Measure.DECADE, firm=True, readings=centuries)
        century = Fraction(1900 + year)
        return self._make(century, start, close, measure=Measure.DECADE, firm=True, readings=(value,))

    def _amount(
        self,
        value: Fraction,
        others: tuple[Fraction, ...],
        start: int,
        end: int,
        *,
        words: bool,
        firm: bool = True,
        last: int = 1,
    ) -> Quantity:
        """Read what multiplies a number and what it counts: 1½, 2,5 millions, M€, %, pounds.

        `last` is the scale that a number in words ends with, half of which "et demi" adds.
        """
        text = self.text
        if text[end : end + 1] in GLYPHS:
            value, end = value + GLYPHS[text[end]], end + 1
        elif (half := HALF.match(text, end)) is not None:
            value, end = value + last * _part(half), half.end()
        before = AMOUNT_BEFORE.search(text[max(0, start - 8) : start])
        measure = BEFORE_MEASURES[before.lastgroup] if before is not None and before.lastgroup else Measure.NONE
        magnitude = MAGNITUDE.match(text, end)
        if magnitude is None and measure is not Measure.NONE and text[end : end + 1] == "m":
            scale, end = 10**6, end + 1
        elif magnitude is not None:
            name = magnitude["letters"] or magnitude["word"].lower()
            scale = LONG_SCALE[self.language].get(name) or MAGNITUDES[name]
            if magnitude["letters"] == "B" or magnitude["letters"] in {"k", "K", "M"}:
                others = (value, *others)
            end = magnitude.end()
        else:
            scale = 1
        if scale > 1 and (half := HALF.match(text, end)) is not None:
            value, end = value + _part(half), half.end()
        others = tuple(other if other == value and magnitude else other * scale for other in others)
        value *= scale
        for kind, pattern in AMOUNT_AFTER:
            if (after := pattern.match(text, end)) is not None:
                end, measure = after.end(), kind if measure is Measure.NONE or kind is not Measure.DOLLAR else measure
                break
        else:
            # 20GB, 3D, 10x: a word of its own as likely as a number.
            firm = firm and not (text[end : end + 1].isalpha() and not words)
        if text[end : end + 1] == "/" and text[end + 1 : end + 2].isdigit():
            firm = False
        if before is not None:
            start -= len(before[0])
        exact = HEDGE.search(text[max(0, start - _BACK) : start]) is None
        firm = firm and value not in {0, 1}
        return self._make(value, start, end, measure=measure, words=words, firm=firm, exact=exact, readings=others)

    def _run_of_words(self, at: int) -> list[str]:
        """Return the words from here on that only a blank or a hyphen separates."""
        words = [self.words[at]]
        for before, token in zip(self.tokens[at : at + 15], self.tokens[at + 1 : at + 16], strict=False):
            if self.text[before.end() : token.start()] not in _JOINS:
                break
            words.append(token[0].lower())
        return words

    def _spelt(self, at: int) -> list[Quantity]:
        """Read a number in words, with the divisor or measure after it."""
        words = self._run_of_words(at)
        spelt = read_words(words, self.language)
        start = self.tokens[at].start()
        if spelt is None:
            rough = SCALES[self.language].get(self.words[at])
            if rough is None:
                return []
            return [self._make(Fraction(rough), start, self.tokens[at].end(), words=True, exact=False)]
        end = self.tokens[at + spelt.taken - 1].end()
        value = Fraction(spelt.value)
        if words[0] in {"score", "scores"} and not self._counts_by_the_score(words):
            return []
        if spelt.role == "about":
            return [self._make(value, start, end, words=True, exact=False)]
        if spelt.role == "ordinal":
            readings = (1 / value,) if value > 2 else ()
            firm = value > _SMALL and spelt.taken > 0
            return [self._make(value, start, end, measure=Measure.ORDINAL, words=True, firm=firm, readings=readings)]
        divided = self._divided(words, spelt.taken, value, start, at)
        if divided is not None:
            return [divided]
        last = SCALES[self.language].get(words[spelt.taken - 1], 1)
        alone = spelt.taken == 1 and words[0] in _LOOSE_ALONE
        return [self._amount(value, (), start, end, words=True, firm=value > _SMALL and not alone, last=last)]

    def _counts_by_the_score(self, words: list[str]) -> bool:
        """Whether a score is twenty, as in "a score of people", rather than a mark, as in "a score of 85"."""
        of = words[1:2] == ["of"] and len(words) > 2
        return of and not words[2][0].isdigit() and words[2] not in TRIGGERS[self.language]

    def _divided(self, words: list[str], taken: int, value: Fraction, start: int, at: int) -> Quantity | None:
        """Read deux tiers, three quarters; a tiers-lieu is a third place, not a third."""
        following = words[taken] if taken < len(words) else ""
        divisor = PARTS[self.language].get(following)
        after = words[taken + 1] if taken + 1 < len(words) else ""
        if divisor is None or not 0 < value < divisor or (following == "tiers" and after.startswith("lieu")):
            return None
        numerator = self._make(value, start, self.tokens[at + taken - 1].end(), words=True)
        whole = self._make(value / divisor, start, self.tokens[at + taken].end(), words=True, firm=value > 1)
        return replace(whole, parts=(numerator,))

    def _roman(self, token: re.Match[str]) -> list[Quantity]:
        """Read XXe, IVᵉ, Ier; a numeral without ending is loose, for it may be an initial or an acronym."""
        match = ROMAN.fullmatch(token[0])
        value = roman(match["numeral"]) if match is not None else None
        if match is None or value is None or (len(match["numeral"]) < 2 and not match["end"]):
            return []
        ruler = _RULER.search(self.text, max(0, token.start() - _BACK), token.start())
        if ruler is not None and not match["end"]:
            # Louis XIV is a name, and no other king.
            start = ruler.start(1)
            return [replace(self._make(Fraction(value), start, token.end()), measure=Measure.CODE)]
        ordinal = bool(match["end"])
        measure = Measure.ORDINAL if ordinal else Measure.NONE
        return [
            self._make(Fraction(value), token.start(), token.end(), measure=measure, firm=ordinal and value > _SMALL)
        ]


def _part(half: re.Match[str]) -> Fraction:
    """Return what "et demi" or "and a quarter" adds to one."""
    return Fraction(1, 4 if "quarter" in half[0].lower() else 2)
