"""``align --explain``: what each signal says of a tie, in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from translate_flow.alignment.bitext import Unit
from translate_flow.alignment.explain import Explanation, Share, Signal
from translate_flow.articles.document import Block
from translate_flow.messages import Message, msg, put
from translate_flow.reports.as_json import VERSION, dump
from translate_flow.reports.as_text import Style
from translate_flow.reports.display import cut, one_line, wrap

SIGNALS: Final = {
    Signal.LENGTH: msg("length"),
    Signal.NUMBERS: msg("numbers"),
    Signal.NAMES: msg("names"),
    Signal.IDENTICAL: msg("identical words"),
    Signal.COGNATES: msg("cognate words"),
    Signal.LEXICON: msg("words of the lexicon"),
    Signal.LEARNT: msg("words learnt from this article"),
    Signal.LINKS: msg("links and code"),
    Signal.SIGNS: msg("punctuation"),
    Signal.UNANSWERED: msg("words that nothing answers"),
    Signal.KIND: msg("kind of block"),
    Signal.ENDING: msg("how they end"),
    Signal.COPY: msg("the same text"),
    Signal.PRIOR: msg("how common such ties are"),
}
SHOWN: Final = 60
"""Cells of a paragraph that are enough to know it by."""


def as_text(explanation: Explanation, style: Style) -> str:
    """Put an explanation into words: the two blocks, each signal with what it adds, other ties that come near."""
    return "".join(f"{line}\n" for line in _lines(explanation, style))


def _lines(explanation: Explanation, style: Style) -> Iterator[str]:
    bitext, say = explanation.bitext, style.speech
    fr, en = bitext.fr.blocks[explanation.fr], bitext.en.blocks[explanation.en]
    yield _block("FR", fr)
    yield _block("EN", en)
    yield ""
    yield put(_verdict(explanation), say)
    yield ""
    for share in explanation.shares:
        yield from wrap(_words(share, style), style.width, first=f"  {share.score:+7.2f}  ")
    yield f"  {explanation.score:+7.2f}  {put(msg('in all'), say)}"
    yield ""
    yield put(msg("Other ties of these two:"), say)
    for rival in explanation.rivals:
        at = bitext.en.blocks[rival.en] if rival.fr == explanation.fr else bitext.fr.blocks[rival.fr]
        side = "EN" if rival.fr == explanation.fr else "FR"
        yield f"  {rival.score:+7.2f}  {_block(side, at)}"


def _block(side: str, block: Block) -> str:
    return f"{side} {block.line}  {cut(one_line(block.prose or block.text), SHOWN)}"


def _words(share: Share, style: Style) -> str:
    name = put(SIGNALS[share.signal], style.speech)
    if not share.words:
        return name
    pairs = ", ".join(
        one_line(fr if fr == en or not en else en if not fr else f"{fr} = {en}") for fr, en in share.words
    )
    return f"{name}: {pairs}"


def _verdict(explanation: Explanation) -> Message:
    if explanation.together:
        sure = f"{explanation.fr_unit.confidence:.2f}"
        if len(explanation.fr_unit.fr) == 1 == len(explanation.fr_unit.en):
            return msg("They are tied to each other; confidence {sure}.", sure=sure)
        return msg("They are in one unit, with other blocks beside them; confidence {sure}.", sure=sure)
    return msg(
        "They are not tied. The French block goes with {en}, the English one with {fr}.",
        en=_held(explanation, explanation.fr_unit, "en"),
        fr=_held(explanation, explanation.en_unit, "fr"),
    )


def _held(explanation: Explanation, unit: Unit, side: str) -> Message:
    numbers = unit.en if side == "en" else unit.fr
    document = explanation.bitext.en if side == "en" else explanation.bitext.fr
    if not numbers:
        return msg("nothing")
    lines = ", ".join(str(document.blocks[number].line) for number in numbers)
    return msg("{side} {lines}", side=side.upper(), lines=lines)


def as_json(explanation: Explanation) -> str:
    """Return the same for programs: scores are logarithms of likelihood ratios and add up."""
    bitext = explanation.bitext

    def unit(held: Unit) -> dict[str, object]:
        return {
            "fr": list(held.fr), "en": list(held.en), "relation": held.relation.value, "confidence": held.confidence,
        }  # fmt: skip

    return dump(
        {
            "version": VERSION,
            "fr": {"index": explanation.fr, "line": bitext.fr.blocks[explanation.fr].line},
            "en": {"index": explanation.en, "line": bitext.en.blocks[explanation.en].line},
            "tied": explanation.together,
            "units": [unit(held) for held in dict.fromkeys((explanation.fr_unit, explanation.en_unit))],
            "score": round(explanation.score, 3),
            "signals": [
                {
                    "signal": share.signal.value,
                    "score": round(share.score, 3),
                    "words": [{"fr": fr, "en": en} for fr, en in share.words],
                }
                for share in explanation.shares
            ],
            "rivals": [
                {
                    "fr": {"index": rival.fr, "line": bitext.fr.blocks[rival.fr].line},
                    "en": {"index": rival.en, "line": bitext.en.blocks[rival.en].line},
                    "score": round(rival.score, 3),
                }
                for rival in explanation.rivals
            ],
        }
    )
