"""Quotation marks, apostrophes and brackets: which kind, and whether each has its other half."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from translate_flow.language.typography import NO_BREAK, Edit, Profile, Slip, words_before
from translate_flow.messages import msg

_LONGEST: Final = 600
"""Characters a quotation may hold; what is longer is two marks that have nothing to do with each other."""

_FAR: Final = 4_000
"""Characters before a mark that are looked at: a paragraph without end must not be read again for each of its marks."""

_CURLY: Final = re.compile(rf"“(?P<words>[^“”«»\n]{{1,{_LONGEST}}})”")
_STRAIGHT: Final = re.compile(rf'"(?<![\w"].)(?P<words>(?=[^\s"])[^"\n]{{1,{_LONGEST}}})(?<=\S)"(?![\w"])')
_GUILLEMETS: Final = re.compile(rf"«[\s]*(?P<words>[^«»]{{1,{_LONGEST}}}?)[\s]*»")
_BLANKS: Final = " \u00a0\u202f\u2009"

_IDENTIFIER: Final = re.compile(r"[\w.,:=#+-]*[/_\\=][^\s]*|[a-z0-9]+(?:[-.][a-z0-9]+)+|[%$@.-]+\w+|\W+", re.ASCII)
"""What stands in marks because a program wants it so: a path, a key, a name of a file, a sign, %s, --option."""

_APOSTROPHE: Final = re.compile(r"['’](?<=[^\W\d_].)(?=[^\W\d_])")


def french_quotes(text: str, profile: Profile) -> Iterator[Slip]:
    """Yield quotations in straight or English marks; inside guillemets, English ones are right."""
    space = "" if profile == "fr-CH" else NO_BREAK
    for sign, pattern in (("“", _CURLY), ('"', _STRAIGHT)):
        if sign not in text:
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            words = match["words"]
            if _is_inside_guillemets(text, start) or "«" in words or _IDENTIFIER.fullmatch(words):
                continue
            if text[max(0, start - 3) : start].rstrip(" ").endswith("="):  # a value: title = "…", height="24px"
                continue
            message = msg("{words}: French quotes between “«” and “»”.", words=match.group())
            edits = (
                Edit(start, _skip(text, start + 1), f"«{space}"),
                Edit(_skip_back(text, end - 1), end, f"{space}»"),
            )
            yield Slip(start, end, message, edits)


def _is_inside_guillemets(text: str, at: int) -> bool:
    start = max(text.rfind("\n\n", max(0, at - _FAR), at) + 1, at - _FAR)
    return text.rfind("«", start, at) > text.rfind("»", start, at)


def _skip(text: str, at: int) -> int:
    while text[at] in _BLANKS:
        at += 1
    return at


def _skip_back(text: str, at: int) -> int:
    while text[at - 1] in _BLANKS:
        at -= 1
    return at


def english_quotes(text: str) -> Iterator[Slip]:
    """Yield quotations between guillemets; the marks that the document has otherwise take their place."""
    if "«" not in text:
        return
    opening, closing = ('"', '"') if '"' in text and "“" not in text else ("“", "”")
    for match in _GUILLEMETS.finditer(text):
        start, end = match.span()
        if "\n\n" in match["words"]:
            continue
        words = match["words"]
        message = msg(
            "{words}: English quotes between “{opening}” and “{closing}”.",
            words=match.group(),
            opening=opening,
            closing=closing,
        )
        inside = match.start("words")
        yield Slip(
            start, end, message, (Edit(start, inside, opening), Edit(inside + len(words.rstrip()), end, closing))
        )


def mixed_apostrophes(text: str) -> Iterator[Slip]:
    """Yield the apostrophes of the kind that is rarer in the document; where both are as many, the straight ones."""
    if "'" not in text or "’" not in text:
        return
    found = [(match.start(), match.group()) for match in _APOSTROPHE.finditer(text)]
    straight = sum(kind == "'" for _, kind in found)
    curly = len(found) - straight
    if not straight or not curly:
        return
    wrong, right = ("'", "’") if curly >= straight else ("’", "'")
    for at, kind in found:
        if kind == wrong:
            start, stop = words_before(text, at), at + 1
            while stop < len(text) and text[stop].isalnum():
                stop += 1
            message = msg(
                "“{words}”: this document has “{right}” elsewhere ({count} of {total}).",
                words=text[start:stop],
                right=right,
                count=max(curly, straight),
                total=len(found),
            )
            yield Slip(start, stop, message, (Edit(at, at + 1, right),))


PAIRS: Final = {"(": ")", "[": "]", "«": "»", "“": "”"}
_CLOSING: Final = {closing: opening for opening, closing in PAIRS.items()}
_MARKS: Final = re.compile(r"[()\[\]«»“”\"]")
_SPARED: Final = re.compile(
    r"(?:(?<=\s)|(?<=^))[:;=8]['-]?[(\[]+"  # a sad smiley
    r"|[\[\]][-+\w.∞ ]{1,10}[;,][-+\w.∞ ]{1,10}[\[)]|[\](][-+\w.∞ ]{1,10}[;,][-+\w.∞ ]{1,10}[\[\]]"  # half-open intervals
    r"|\A[«»]\s|\s[«»]\Z"  # arrows to another page, where the other half is nowhere
)
_CLOSES_NOTHING: Final = re.compile(r"(?:(?:\s|^|\()(?:\w{1,2}|[ivxIVX]{1,4})[°.]?|[:;=8]['-]?)\)*\Z")
"""What stands before a bracket that closes nothing and is right: a) 1) iv) :-)"""

_NEAR: Final = 8
"""Blocks within which a mark may find its other half: a quotation runs over paragraphs, a bracket over a list."""


@dataclass(frozen=True, slots=True)
class _Mark:
    block: int
    at: int
    sign: str


def _goes_on(mark: _Mark, blocks: Sequence[str]) -> bool:
    """Whether a quotation is opened anew in the next paragraph, as long ones are."""
    following = blocks[mark.block + 1 : mark.block + 3]
    return mark.sign in "“«" and any(block.startswith(mark.sign) for block in following)


def _place(mark: _Mark) -> tuple[int, int]:
    return mark.block, mark.at


def _pairs_up(text: str) -> bool:
    """Whether each mark is there as often as its other half: then nothing can be said, and nothing needs to be looked at."""
    return all(text.count(opening) == text.count(closing) for opening, closing in PAIRS.items())


def unpaired(blocks: Sequence[str]) -> Iterator[tuple[int, Slip]]:
    """Yield marks without their other half, each with the number of its block."""
    whole = "\n".join(blocks)
    looked_at: Iterable[int] = range(len(blocks))
    if _pairs_up(whole):
        if '"' not in whole:
            return
        looked_at = [number for number, block in enumerate(blocks) if block.count('"') % 2]
    left = [mark for number in looked_at for mark in sorted(_alone(number, blocks[number]), key=_place)]
    waiting: dict[str, deque[_Mark]] = {}
    alone: list[_Mark] = []
    for mark in left:
        opening = _CLOSING.get(mark.sign, mark.sign)
        queue = waiting.setdefault(opening, deque())
        while queue and mark.block - queue[-1].block > _NEAR:
            alone.append(queue.pop())
        if mark.sign in PAIRS or (mark.sign == '"' and not queue):
            queue.append(mark)
        elif queue:
            queue.clear()  # each paragraph of a long quotation opens it anew, and the last one closes it
        else:
            alone.append(mark)
    alone += [mark for queue in waiting.values() for mark in queue]
    for mark in sorted((mark for mark in alone if not _goes_on(mark, blocks)), key=_place):
        text = blocks[mark.block]
        start, stop = words_before(text, mark.at), mark.at + 1
        while stop < len(text) and stop - mark.at < 24 and not text[stop].isspace():
            stop += 1
        message = msg("“{words}”: “{sign}” has no other half.", words=text[start:stop], sign=mark.sign)
        yield mark.block, Slip(start, stop, message)


def _alone(number: int, block: str) -> Iterator[_Mark]:
    """Yield the marks of one block that do not pair up inside it."""
    if block.count('"') % 2 == 0 and _pairs_up(block):
        return
    spared = {
        i for match in _SPARED.finditer(block) for i in range(*match.span()) if not _has_both(block, match.group())
    }
    spared |= _inches(block)
    opened: dict[str, list[int]] = {}
    for match in _MARKS.finditer(block):
        sign, at = match.group(), match.start()
        if at in spared:
            continue
        opening = _CLOSING.get(sign, sign)
        stack = opened.setdefault(opening, [])
        if sign in PAIRS or (sign == '"' and not stack):
            stack.append(at)
        elif stack:
            stack.pop()
        elif sign != ")" or not _CLOSES_NOTHING.search(block, max(0, at - 8), at):
            yield _Mark(number, at, sign)
    for sign, places in opened.items():
        for at in places:
            yield _Mark(number, at, sign)


def _has_both(block: str, words: str) -> bool:
    return ("«" in words or "»" in words) and "«" in block and "»" in block


def _inches(block: str) -> set[int]:
    """Return the marks after figures, one of which may be a measure where their number is odd."""
    if block.count('"') % 2 == 0:
        return set()
    measures = [match.end() - 1 for match in re.finditer(r'\d"(?!\w)', block)]
    return {measures[-1]} if measures else set()
