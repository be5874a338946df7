"""TF107: blocks that are written in the other language, copied or not.

The language of each block is known from alignment; what is set aside here is what may be in any language: names, titles
of works, quotations, references. A side is at fault when its block is not in its document's language, so that two sides
in one language are one finding, on the right side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import PROSE, Block, Kind
from translate_flow.checks.build import excerpt, finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.checks.sides import Side, runs, side, titles, word_count
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.language.mixed import weigh
from translate_flow.messages import Message, msg, plural

LONG_RUN: Final = 3
SHORT: Final = 4
"""Words of a block that says nothing by itself: between untranslated blocks it does not end a run."""

_QUOTED: Final = re.compile(r"\s*(?:«[^«»]*»|“[^“”]*”|\"[^\"]*\"|‘[^‘]*’)[\s.,;:—–-]*(?:\([^()]*\))?\s*", re.DOTALL)
_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_REFERENCE: Final = re.compile(
    r"\bISBN\b|\bdoi\b|\bet al\b|\b(?:pp?|vol|no|n°|éds?|eds?)\.\s?\d|\bUniversity Press\b|\bPresses? universitaires?\b"
    r"|^\W*[A-ZÀ-Ý][\w’'-]+,? +(?:[A-ZÀ-Ý]\.[ -]?){1,3}|^\W*(?:[A-ZÀ-Ý]\.[ -]?){1,3} ?[A-ZÀ-Ý][\w’'-]+",
)


def check_untranslated(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield one finding for each block in the other language, or one for three or more in a row."""
    for language in LANGUAGES:
        here = side(bitext, context, language)
        for run in untranslated_runs(here):
            for blocks in [run] if len(run) >= LONG_RUN else [[i] for i in run]:
                yield _finding(here, blocks)


def untranslated_runs(here: Side) -> list[list[int]]:
    """Return the blocks of one side that are in the other language, in runs, by index."""
    marks = [_untranslated(here, block) for block in here.blocks]
    if not any(marks):
        return []
    return runs(marks, [_says_nothing(here, block) for block in here.blocks])


def _untranslated(here: Side, block: Block) -> bool:
    if not here.foreign(block.index) or block.kind not in PROSE or here.intended(block.index):
        return False
    count = word_count(block)
    # One word is a name or a loan.
    if count < 2 or is_reference(block.prose):
        return False
    weight = weigh(block.prose, here.language, titles(block), quotations=not _is_quotation(block))
    if weight.foreign or weight.own:
        return weight.foreign > weight.own
    # No function word to go by: a title, or a name of several words that both languages use as it stands.
    return weight.content > SHORT and not _is_kept(here, block)


def is_reference(text: str) -> bool:
    """Whether a block is an entry of a bibliography, which stays in the language of the work."""
    return _YEAR.search(text) is not None and _REFERENCE.search(text) is not None


def _is_kept(here: Side, block: Block) -> bool:
    """Whether the other side has the very same words: without function words, it is a name or a title kept on purpose."""
    unit = here.unit(block.index)
    theirs = here.bitext.blocks(unit, other(here.language))
    return any(their.prose.split() == block.prose.split() for their in theirs)


def _says_nothing(here: Side, block: Block) -> bool:
    """Whether a block tells no language: it stands between untranslated ones without parting them."""
    spoken = here.bitext.spoken(here.language)[block.index]
    return spoken != here.language or block.kind not in PROSE or word_count(block) <= SHORT // 2


def _is_quotation(block: Block) -> bool:
    return block.kind is Kind.QUOTE or _QUOTED.fullmatch(block.prose) is not None


def _finding(here: Side, run: list[int]) -> Finding:
    first, last = here.blocks[run[0]], here.blocks[run[-1]]
    quotation = all(_is_quotation(here.blocks[i]) for i in run)
    theirs = here.bitext.blocks(here.unit(first.index), other(here.language))
    return finding(
        UNTRANSLATED,
        here.context,
        here.bitext,
        here.language,
        first,
        end_block=last if last is not first else None,
        counterpart_block=theirs[0] if theirs else None,
        counterpart=here.counterpart(first.index),
        severity=Severity.WARNING if quotation else None,
        message=_message(here.language, first, last, len(run), quotation=quotation),
    )


def _message(language: Language, first: Block, last: Block, count: int, *, quotation: bool) -> Message:
    spoken, expected = name(other(language)), name(language)
    if count > 1:
        return plural(
            "{count} block, “{first}” to “{last}”, is in {spoken} in the {expected} document.",
            "{count} blocks in a row, from “{first}” to “{last}”, are in {spoken} in the {expected} document.",
            count,
            first=excerpt(first),
            last=excerpt(last),
            spoken=spoken,
            expected=expected,
        )
    words = excerpt(first)
    if quotation:
        return msg(
            "The quotation “{words}” is in {spoken} in the {expected} document, without a translation.",
            words=words,
            spoken=spoken,
            expected=expected,
        )
    return msg("“{words}” is in {spoken} in the {expected} document.", words=words, spoken=spoken, expected=expected)


_FR: Final = "# Les communs\n\nUn commun est une ressource que ses usagers gèrent ensemble.\n\n"
_EN: Final = "# The commons\n\nA commons is a resource that its users manage together.\n\n"
_FR_NEXT: Final = "Les règles viennent de celles et ceux qui les suivent.\n"
_EN_NEXT: Final = "The rules come from those who follow them.\n"
_TITLE: Final = "## Creative Commons Attribution Share Alike\n\n"

UNTRANSLATED = About(
    code="TF107",
    name="untranslated",
    severity=Severity.ERROR,
    summary=msg("A block is in the other language."),
    reason=msg(
        "A paragraph that was copied and never translated looks finished to every tool that counts paragraphs. Names, titles "
        "of works, references and one-word headings are spared; a block that is nothing but a quotation is a warning."
    ),
    examples=(
        Example(_FR + _FR_NEXT, _EN + _FR_NEXT, speaks=True),
        Example(_FR + _EN_NEXT, _EN + _EN_NEXT, speaks=True),
        Example(_FR + "> " + _EN_NEXT, _EN + "> " + _EN_NEXT, speaks=True),
        Example(_FR + _FR_NEXT, _EN + _EN_NEXT, speaks=False),
        Example(_FR + _TITLE + _FR_NEXT, _EN + _TITLE + _EN_NEXT, speaks=False),
        Example(
            _FR + "- Ostrom, E. (1990). Governing the commons. Cambridge University Press.\n",
            _EN + "- Ostrom, E. (1990). Governing the commons. Cambridge University Press.\n",
            speaks=False,
        ),
    ),
)

RULES = (Rule(UNTRANSLATED, check_untranslated),)
