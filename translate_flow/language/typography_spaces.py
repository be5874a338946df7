"""Spaces around signs: French ones that a line may break at, French ones left in English, doubled and missing ones.

Each pattern begins with the characters it looks for and looks back from there: that is ten times faster than to look
back from every place of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from translate_flow.language import Language
from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.typography import (
    GAP,
    NARROW,
    NO_BREAK,
    Edit,
    Profile,
    Slip,
    clause_before,
    reads_as,
    words_before,
)
from translate_flow.messages import Message, msg

# What follows tells a sign from a smiley, an operator, a ratio, the name of an emoji or a format: it ends a word.
_AFTER: Final = r"(?=[\s»”\"’)\]…]|\.(?!\w))"
_SIGN: Final = rf"[!?]+{_AFTER}|;(?=[\s»”\"])|:(?=[\s«“\"])"

_BREAKING: Final = re.compile(rf"{GAP}(?<=[^\s(\[«“/|>].){GAP}*(?P<sign>{_SIGN}|»|(?<=\d.)%(?![\w%]))")
_CLOSE: Final = re.compile(
    rf"[!?;:%](?<=[\w)»”\"€$%…\ufffc].)(?:(?<=[!?])[!?]*{_AFTER}|(?<=[;:])(?=\s)|(?<=\d%)(?![\w%]))"
)
_OPENING: Final = re.compile(rf"«(?P<gap>{GAP}*)(?=[^\s»])")
_CLOSING: Final = re.compile(r"»(?<=[^\s«].)")
_EMOJI: Final = re.compile(r"(?:^|\s):[\w+-]+\Z")

_ENGLISH: Final = re.compile(
    rf"[ {NO_BREAK}{NARROW}](?<=[\w)\]”’\"\ufffc].)[ {NO_BREAK}{NARROW}]*(?P<sign>{_SIGN}|(?<=\d.)%(?![\w%]))"
)

_DOUBLE: Final = re.compile(r"  (?<=[^\s|\ufffc«]..) *(?=[^\s|\ufffc:;!?%»])")
_SENTENCE: Final = re.compile(r"[.!?:][\"”’)]*(  ?)(?=[\"“‘(]?[A-Z])")

_STOP: Final = re.compile(r"[.!?;](?<=[a-zà-öø-ÿœ]{3}.)(?=(?P<word>[^\W\d_]+)(?:['’\s]|,\s))")
_COMMA: Final = re.compile(r",(?<=[a-zà-öø-ÿœ]{2}.)(?=(?P<word>[^\W\d_]{2,})(?:['’\s]|[.,;:]\s))")

_LONGEST: Final = 24
"""Letters of the word after a guillemet that are quoted."""


def french_spaces(text: str, profile: Profile) -> Iterator[Slip]:
    """Yield where a line may break before a sign, and where French wants a no-break space and none stands."""
    close = {"fr-FR": "", "fr-CA": ";!?", "fr-CH": ";!?:»«"}[profile]
    # What the document has in such places, else what the Imprimerie nationale asks for: a narrow space.
    narrow = NO_BREAK if NARROW not in text and re.search(f"{NO_BREAK}[;!?]", text) else NARROW
    arrows = _arrows(text) if "«" in text or "»" in text else frozenset()
    for match in _BREAKING.finditer(text):
        sign, end = match["sign"][0], match.end()
        if match.start("sign") in arrows:
            continue
        if sign == ":" and _is_ratio(text, match.start(), end):
            continue
        start = words_before(text, match.start())
        space = "" if sign in close else narrow if sign in ";!?" else NO_BREAK
        edit = Edit(match.start(), match.start("sign"), space)
        message = msg(
            "“{words}”: a line may break before “{sign}”; French has a no-break space there.",
            words=text[start:end],
            sign=sign,
        )
        if sign in close:
            message = msg(
                "“{words}”: this French has no space before “{sign}”, or a no-break one.",
                words=text[start:end],
                sign=sign,
            )
        yield Slip(start, end, message, (edit,))
    for match in _CLOSE.finditer(text):
        sign, at = match.group()[0], match.start()
        if sign in close or (sign == "%" and profile == "fr-CH") or _is_no_sign(text, at, sign):
            continue
        space = narrow if sign in ";!?" else NO_BREAK
        start = words_before(text, at)
        yield Slip(start, match.end(), _lacks(text[start : match.end()], sign), (Edit(at, at, space),))
    if "«" in text or "»" in text:
        yield from _guillemets(text, arrows, close=close)


def _guillemets(text: str, arrows: frozenset[int], *, close: str) -> Iterator[Slip]:
    for match in _OPENING.finditer(text):
        if (not match["gap"] and "«" in close) or match.start() in arrows:
            continue
        stop = match.end()
        while stop < len(text) and stop - match.end() < _LONGEST and not text[stop].isspace() and text[stop] != "»":
            stop += 1
        words = text[match.start() : stop]
        message = msg("“{words}”: French has a no-break space after “«”.", words=words)
        edit = Edit(match.start() + 1, match.end(), "" if "«" in close else NO_BREAK)
        yield Slip(match.start(), stop, message, (edit,))
    if "»" not in close:
        for match in _CLOSING.finditer(text):
            at = match.start()
            if at not in arrows:
                start = words_before(text, at)
                yield Slip(start, match.end(), _lacks(text[start : match.end()], "»"), (Edit(at, at, NO_BREAK),))


def _arrows(text: str) -> frozenset[int]:
    """Return the guillemets that quote nothing: “Accueil » Guide »”, “« Page précédente”.

    A closing one with nothing open before it is an arrow, and an opening one in a line of a few words where none
    closes.
    """
    found = []
    opened: list[int] = []
    for match in _GUILLEMET.finditer(text):
        at = match.start()
        if match.group() == "«":
            opened.append(at)
        elif opened and at - opened.pop() < _QUOTATION:
            continue
        else:
            found.append(at)
    found += [at for at in opened if text[at - 1] == "\n" and _leads_on(text, at)]
    return frozenset(found)


def _leads_on(text: str, at: int) -> bool:
    """Whether a mark opens a line of a few words. Where the next line is opened too, it is a quotation that goes on."""
    alone = _ALONE.match(text, at)
    return alone is not None and not text.startswith("«", alone.end())


_GUILLEMET: Final = re.compile("[«»]")
_QUOTATION: Final = 4_000
"""Letters between the two marks of a quotation over several paragraphs."""

_ALONE: Final = re.compile(r"«[^\n]{0,40}\n+")
"""A line as short as the words that lead to another page."""


def _lacks(words: str, sign: str) -> Message:
    return msg("“{words}”: French has a no-break space before “{sign}”.", words=words, sign=sign)


def _is_ratio(text: str, start: int, end: int) -> bool:
    """Whether a colon stands between two figures: a time, a ratio, a chapter and verse."""
    return text[start - 1].isdigit() and text[end : end + 2].strip()[:1].isdigit()


def _is_no_sign(text: str, at: int, sign: str) -> bool:
    """Whether a sign set close is part of a name (Yahoo!), of an emoji (:smile:), of a ratio, or English words."""
    if sign == "%":
        return False
    start = words_before(text, at)
    if sign == ":":
        return _is_ratio(text, at, at + 1) or bool(_EMOJI.search(text, max(0, at - _LONGEST), at))
    if sign == "!" and text[start:at].strip("«“\"'(").casefold() in _SHOUTING:
        return True
    return reads_as(clause_before(text, at), "en")


_SHOUTING: Final = frozenset({"yahoo", "joomla", "jeopardy", "wham", "world", "hello", "drupal", "o"})
"""Names that end in a sign, and what every first program says."""


def english_spaces(text: str) -> Iterator[Slip]:
    """Yield where a French space before a sign was left in English."""
    for match in _ENGLISH.finditer(text):
        at, end, sign = match.start(), match.end(), match["sign"][0]
        if (sign == ":" and _is_ratio(text, at, end)) or reads_as(clause_before(text, at), "fr"):
            continue
        start = words_before(text, at)
        message = msg("“{words}”: English has no space before “{sign}”.", words=text[start:end], sign=sign)
        yield Slip(start, end, message, (Edit(at, match.start("sign"), ""),))


def double_spaces(text: str, language: Language) -> Iterator[Slip]:
    """Yield runs of spaces inside a line, but not what an English document does after every full stop."""
    if "  " not in text:
        return
    spared = set()
    if language == "en":
        breaks = list(_SENTENCE.finditer(text))
        wide = [match.start(1) for match in breaks if len(match[1]) > 1]
        if len(wide) >= _HABIT and 2 * len(wide) > len(breaks):
            spared = set(wide)
    for match in _DOUBLE.finditer(text):
        at, end = match.span()
        if at in spared:
            continue
        start = words_before(text, at)
        stop = end
        while stop < len(text) and stop - end < _LONGEST and not text[stop].isspace():
            stop += 1
        message = msg("“{words}”: more than one space.", words=text[start:stop])
        yield Slip(start, stop, message, (Edit(at, end, " "),))


_HABIT: Final = 3


def missing_spaces(text: str, language: Language) -> Iterator[Slip]:
    """Yield where two sentences or clauses run into each other: “digitale.Il”, but not names of sites, files or code."""
    for pattern in (_STOP, _COMMA):
        for match in pattern.finditer(text):
            at, sign, word = match.start(), match.group(), match["word"]
            start = words_before(text, at)
            if _is_code(text, start, match.end("word")) or not _begins(text, at, sign, word, language):
                continue
            message = msg(
                "“{words}”: a space is missing after “{sign}”.", words=text[start : match.end("word")], sign=sign
            )
            yield Slip(start, match.end("word"), message, (Edit(at + 1, at + 1, " "),))


def _begins(text: str, at: int, sign: str, word: str, language: Language) -> bool:
    """Whether a word goes on where a sentence or clause ended, as a small word with the right capital shows."""
    small = fold(word) in FUNCTION_WORDS[language] or (
        language == "fr" and text[at + 1 + len(word) : at + 2 + len(word)] in ("'", "’")
    )
    if sign in ",;":
        return small or (word.islower() and fold(_last_word(text, at)) not in FUNCTION_WORDS[language] and sign == ",")
    return (
        word[0].isupper()
        and (word[1:].islower() or len(word) == 1)
        and (small or (len(word) > 1 and _is_plain(text, at)))
    )


def _last_word(text: str, at: int) -> str:
    return text[words_before(text, at) : at]


def _is_plain(text: str, at: int) -> bool:
    """Whether the word before a place is one of running text: it follows another word, and all its letters are small."""
    start = words_before(text, at)
    return text[start:at].isalpha() and text[start:at].islower() and start > 1 and text[start - 2].isalpha()


def _is_code(text: str, start: int, end: int) -> bool:
    """Whether the run of characters around a sign is an address, a path, a list of keys or a call rather than words."""
    stop = end
    while stop < len(text) and not text[stop].isspace():
        stop += 1
    run = text[start:stop].strip("«»“”\"'(),;:!?.")
    return run.count(".") + run.count(",") > 1 or any(sign in run for sign in "/@_=<>{}()\\|\ufffc")
