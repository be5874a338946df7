"""Markup, terms and names on their way through an engine, and back.

What an engine must not touch is replaced by ``⟦1⟧``, ``⟦2⟧``, …: word-like sentinels (XQ1X) are inflected, translated
and given capitals, brackets of mathematics pass Apertium in both directions unchanged, its reordering included. What
comes back is compared with what was sent; nothing is trusted to have survived.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from translate_flow.articles.document import HOLE, Block, Kind, Piece
from translate_flow.drafts.wording import Settled, agree, settled
from translate_flow.glossary.term import Glossary
from translate_flow.language import Language
from translate_flow.messages import Message, msg

_MASK: Final = re.compile(r"⟦\s*(\d{1,4})\s*⟧")
_BENT: Final = re.compile(r"⟦[^\d⟦⟧]{0,16}(\d{1,4})[^\d⟦⟧]{0,16}⟧")
_WHOLE: Final = re.compile(r"(⟦\d{1,4}⟧)")
_PLAIN: Final = re.compile(r"(?P<hard>[ ]{2,}\n[ \t]*)|(?P<soft>[ \t]*\n[ \t]*)|(?P<bracket>[⟦⟧])")
_HOLES: Final = re.compile(f"{HOLE}+|[^{HOLE}]+")
_NOTE: Final = re.compile(r"(\[\^[^\]\s]+\])")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?…]\s)[\s«“\"(]*\Z")


class Role(StrEnum):
    """What a mask stands for: markup around words, something that stands in the sentence by itself, or words."""

    AROUND = "around"
    INSIDE = "inside"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Mask:
    """What was taken out: `raw` as it stood, `shown` as it is put back.

    `opens` tells the two ends of markup apart, where they can be told. The capitals of a `name` stay as they are.
    """

    role: Role
    raw: str
    shown: str
    opens: bool | None = None
    name: bool = False


@dataclass(frozen=True, slots=True)
class Protected:
    """A block's text ready for an engine, on one line; ``⟦n⟧`` stands for ``masks[n - 1]``."""

    text: str
    masks: tuple[Mask, ...]
    kind: Kind

    def numbers(self, role: Role) -> list[int]:
        """Return the numbers of the masks of one role, in order."""
        return [number for number, mask in enumerate(self.masks, 1) if mask.role is role]


def protect(
    block: Block, source: Language, target: Language, glossary: Glossary, *, every_term: bool = False
) -> Protected:
    """Take everything out of a block's text that is not for an engine to translate: see `settled` for its words."""
    masks: list[Mask] = []
    out: list[str] = []

    def put(mask: Mask) -> None:
        masks.append(mask)
        out.append(f"⟦{len(masks)}⟧")

    stretches = list(_stretches(block))
    runs = [(at, at + len(raw)) for raw, shown, at in stretches if raw == shown]
    words = settled(block.prose, runs, source, target, glossary, every_term=every_term)
    done = 0
    for raw, shown, at in stretches:
        before, after = block.text[:done][-1:], block.text[done + len(raw) :][:1]
        done += len(raw)
        if shown is None and not raw.isspace():
            for number, part in enumerate(_NOTE.split(raw)):
                if number % 2:
                    put(Mask(Role.INSIDE, part, part))
                elif part:
                    put(Mask(Role.AROUND, part, part, opens=_opens(part, before, after)))
        elif shown == raw:
            _sentence(raw, [word for word in words if at <= word.start and word.end <= at + len(raw)], at, out, put)
        elif shown is None or (shown.isalnum() and shown.isprintable()):
            out.append(shown or raw)
        else:
            put(Mask(Role.INSIDE, raw, raw))
    return Protected("".join(out).strip(), tuple(masks), block.kind)


def words_back(text: str, protected: Protected, target: Language) -> tuple[str, tuple[Message, ...]]:
    """Put terms, names and numbers back, with the article and the capital that their place asks for."""
    text = _tidy(text)
    problems = []
    for number in protected.numbers(Role.WORDS):
        mask, token = protected.masks[number - 1], f"⟦{number}⟧"
        if token not in text:
            problems.append(msg("The engine lost “{words}” ({shown}).", words=mask.raw, shown=mask.shown))
        while token in text:
            before, after = text.split(token, 1)
            shown = mask.shown
            if not mask.name and _SENTENCE_START.search(_MASK.sub("", before)):
                shown = shown[:1].upper() + shown[1:]
            # "⟦1⟧’s view" may come back as "⟦1⟧a vue".
            gap = " " if after[:1].isalpha() else ""
            text = agree(before, shown, target) + shown + gap + after
    return text, tuple(problems)


def markup_back(text: str, protected: Protected) -> tuple[str | None, tuple[Message, ...]]:
    """Put markup back where the engine left its place, and say what could not be; None for a row of a table then.

    Markup around words whose ends are not all there, in their order, is left out; what stood by itself is put at the
    end.
    """
    text = _tidy(text)
    around, inside = protected.numbers(Role.AROUND), protected.numbers(Role.INSIDE)
    found = [int(number) for number in _MASK.findall(text)]
    whole = [number for number in found if number in around] == around
    missing = [number for number in inside if number not in found]
    if protected.kind is Kind.TABLE_ROW and not (whole and [n for n in found if n in inside] == inside):
        return None, ()
    for number in around if whole else ():
        # Engines set blanks around what they do not know; inside emphasis and links these would break the markup.
        mask, token = protected.masks[number - 1], f"⟦{number}⟧"
        if mask.opens is not None:
            text = re.sub(f"{token} +" if mask.opens else f" +{token}", token, text)
    left = {number: protected.masks[number - 1].shown for number in (*inside, *(around if whole else ()))}
    text = _MASK.sub(lambda match: left.pop(int(match[1]), ""), text)
    problems = []
    if not whole:
        lost = " ".join(protected.masks[number - 1].raw for number in around)
        problems.append(msg("The engine lost markup, which was left out: {lost}", lost=lost))
    for raw in (protected.masks[number - 1].raw for number in missing):
        if raw.strip(" \\\n"):
            text = f"{text} {raw}"
            problems.append(msg("The engine lost “{lost}”: it was put at the end.", lost=raw))
    return text.strip(), tuple(problems)


def bare(text: str) -> str:
    """Return the text without masks."""
    return _MASK.sub("", text)


def _tidy(text: str) -> str:
    """Take out what an engine set inside masks: blanks, a word (« en ⟦1⟧ » came back as "the ⟦year 1⟧"); half a mask is none."""
    text = _BENT.sub(lambda match: f"⟦{int(match[1])}⟧", text)
    return "".join(part if _MASK.fullmatch(part) else re.sub("[⟦⟧]", "", part) for part in _WHOLE.split(text))


def _stretches(block: Block) -> Iterator[tuple[str, str | None, int]]:
    """Yield the stretches of a block's text in order: as written, as shown (None: markup), and where in the prose."""
    text, prose = block.text, block.inline.prose
    pieces = (Piece(0, 0, len(text)),) if prose.pieces is None else prose.pieces
    done = 0
    for piece, after in zip(pieces, (*pieces[1:], None), strict=False):  # no piece, no pair
        start, at = piece.start, piece.at
        until = after.at if after else len(prose.text)
        if done < start:
            if text[start - 1 : start + 1] == "\\\n" and prose.text[at] == "\n":
                # A backslash that breaks the line goes with its line end.
                if done < start - 1:
                    yield text[done : start - 1], None, at
                yield "\\\n", "\n", at
                start, at = start + 1, at + 1
            else:
                yield text[done:start], None, at
        if until - at == piece.end - start:
            # Letter for letter, but for what is not language: the bars of a table, say.
            for part in _HOLES.finditer(prose.text, at, until):
                here = start + part.start() - at
                yield text[here : here + len(part.group())], part.group(), part.start()
        elif start < piece.end:
            yield text[start : piece.end], prose.text[at:until], at
        done = piece.end
    if done < len(text):
        yield text[done:], None, len(prose.text)


def _sentence(raw: str, words: list[Settled], at: int, out: list[str], put: Callable[[Mask], None]) -> None:
    """Send a stretch of prose, which starts at `at`, with what is settled taken out."""
    done = 0
    for word in words:
        _plain(raw[done : word.start - at], out, put)
        done = word.end - at
        put(Mask(Role.WORDS, raw[word.start - at : done], word.shown, name=word.name))
    _plain(raw[done:], out, put)


def _plain(raw: str, out: list[str], put: Callable[[Mask], None]) -> None:
    """Send text as it is, on one line; hard line breaks and our own brackets go as masks."""
    done = 0
    for match in _PLAIN.finditer(raw):
        out.append(raw[done : match.start()])
        if match["soft"] is not None:
            out.append(" ")
        else:
            put(Mask(Role.INSIDE, match.group(), match.group()))
        done = match.end()
    out.append(raw[done:])


def _opens(raw: str, before: str, after: str) -> bool | None:
    """Whether markup stands before the words that it belongs to; None where that cannot be told."""
    if raw.startswith(("]", "</")):
        return False
    if raw.endswith("[") or raw.startswith("<"):
        return True
    if not after or after.isspace():
        return False
    return True if not before or before.isspace() or before in "(«“\"'’" else None
