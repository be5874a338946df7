"""TF109 and TF110: sentences that stand on one side only.

Two signals before a warning: alignment inside the unit leaves the sentence alone, and either the unit is longer on that
side than it should be and less so without it, or hardly a word of it is answered. What a neighbouring unit answers was
moved.

Where no original is declared, either side may have lost the sentence or been given it. One that speaks of nothing that
stands around it was put there (TF110), one that goes on about the same things was lost on the other side (TF109).
Between the two, or where the lengths are far off, there is no telling: that is a length that is out of order beside a
second signal (TF206).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from translate_flow.alignment.bitext import Bitext, Unit
from translate_flow.alignment.sentences_alone import Lone, lone_sentences, may_lack, share_answered
from translate_flow.alignment.support import Reading, joined, read
from translate_flow.articles.document import PROSE, Block
from translate_flow.checks.build import excerpt, finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.paragraphs import last_answer, paragraphs
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.language import Language, name, other
from translate_flow.language.negation import may_negate
from translate_flow.language.tokens import word_texts
from translate_flow.messages import Message, msg

WORDS: Final = 6
HEAVY: Final = 1.8
"""What the content words of a sentence weigh at the least: "That is not the only one, though!" says too little to be
missed."""
EXCESS: Final = 0.3
EASED: Final = -0.3
"""By how many deviations the unit is too long on the sentence's side, and how much nearer it must come without it: a
long sentence takes it past the middle."""
BARE: Final = 0.2
"""The share of answered words below which hardly a word is answered."""
ELSEWHERE: Final = 0.6
"""The share of its words that one block next to the unit must answer for a sentence to have been moved there."""

AROUND: Final = 10
"""Blocks nearest to a sentence in which its own words are looked for."""
AT_HOME: Final = 0.55
STRANGE: Final = 0.12
"""Shares of a sentence's words that stand around it. Of sentences whose translation was taken out a quarter are above
the first and 4 in 100 below the second; of sentences put in from elsewhere 4 in 100 and half."""
ENOUGH: Final = 40
AMPLE: Final = 100
TELLING: Final = 6.0
"""Content words around a sentence from which it can be told that its own are among them, and from which that they are
not; and the weight that its own must have. A short text says most things once."""

_FIGURE: Final = re.compile(r"\d")
_WARNING: Final = re.compile(
    r"\b(?:attention|avertissement|danger\w*|important\w*|jamais|interdit\w*|obligatoire\w*|warning|caution|beware|never|must)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stray:
    """A sentence without counterpart: its block, the block across where it would belong, how sure, and which rule's it is."""

    lone: Lone
    block: Block
    across: Block
    severity: Severity
    code: str


@last_answer
def strays(bitext: Bitext, context: Context) -> tuple[Stray, ...]:
    """Return the sentences of compared units that nothing on the other side answers, whatever they are to be called."""
    found = []
    for paragraph in paragraphs(bitext, context):
        fr, en = paragraph.fr_texts, paragraph.en_texts
        if paragraph.divergent or not may_lack(fr, en, paragraph.off):
            continue
        for lone in lone_sentences(fr, en):
            theirs = paragraph.blocks(other(lone.language))
            block, across = paragraph.blocks(lone.language)[lone.text], theirs[min(lone.text, len(theirs) - 1)]
            if not _moved(bitext, paragraph.unit, lone):
                found.append(Stray(lone, block, across, _severity(lone, block), _code(bitext, context, lone, block)))
    return tuple(found)


def _severity(lone: Lone, block: Block) -> Severity:
    """Weigh a sentence: a warning needs words enough to be sure of, and a second signal."""
    words = block.prose[lone.start : lone.end]
    telling = bool(_FIGURE.search(words) or _WARNING.search(words)) or may_negate(words, lone.language)
    longer = lone.excess > EXCESS and lone.eased > EASED
    sure = lone.reading.weight >= HEAVY and len(word_texts(words)) >= WORDS
    if (sure or telling) and (longer or lone.answered <= BARE) and not lone.mutual:
        return Severity.WARNING
    return Severity.INFO


def _moved(bitext: Bitext, unit: Unit, lone: Lone) -> bool:
    """Whether a block next to the unit's own, across, says what the sentence says."""
    across = bitext.document(other(lone.language)).blocks
    held = unit.side(other(lone.language))
    near = [i for i in (held[0] - 1, held[-1] + 1) if 0 <= i < len(across) and across[i].kind in PROSE]
    return any(share_answered(lone.reading, _read(across[i], other(lone.language))) >= ELSEWHERE for i in near)


def _read(block: Block, language: Language) -> Reading:
    return read(block.prose, language)


def _code(bitext: Bitext, context: Context, lone: Lone, block: Block) -> str:
    """Say whose a stray sentence is."""
    if context.original is not None:
        return MISSING.code if lone.language == context.original else EXTRA.code
    at_home, around = _at_home(bitext, lone, block)
    if around < ENOUGH or not lone.reading.content or lone.excess <= EXCESS:
        return MISSING.code
    if lone.excess > FAR or lone.reading.weight < TELLING or STRANGE <= at_home <= AT_HOME:
        return LENGTH_OUTLIER_CODE
    if at_home < STRANGE:
        return EXTRA.code if around >= AMPLE else LENGTH_OUTLIER_CODE
    return MISSING.code


FAR: Final = 2.0
"""Deviations of the unit's lengths from which they say more than the words around."""
LENGTH_OUTLIER_CODE: Final = "TF206"


def _at_home(bitext: Bitext, lone: Lone, block: Block) -> tuple[float, int]:
    """Return the share of a sentence's words that stand around it on its own side, and how many content words do."""
    others = [b for b in bitext.document(lone.language).blocks if b.kind in PROSE and b is not block]
    near = sorted(others, key=lambda b: abs(b.index - block.index))[:AROUND]
    readings = [_read(b, lone.language) for b in near]
    rest = block.prose[: lone.start] + " " + block.prose[lone.end :]
    whole = joined([read(rest, lone.language), *readings])
    here = sum(token.weight for token in lone.reading.content if not whole.keys.isdisjoint(token.keys))
    return here / (lone.reading.weight or 1.0), len(whole.content)


def check_sentences(about: About, bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield one finding for each stray sentence that is this rule's."""
    for stray in strays(bitext, context):
        if stray.code == about.code:
            yield finding_of(about, stray, bitext, context, _message(stray, context))


def finding_of(about: About, stray: Stray, bitext: Bitext, context: Context, message: Message) -> Finding:
    """Make a finding at a stray sentence."""
    return finding(
        about,
        context,
        bitext,
        stray.lone.language,
        stray.block,
        span=stray.block.inline.prose.span(stray.lone.start, stray.lone.end),
        counterpart_block=stray.across,
        severity=stray.severity,
        message=message,
    )


def words_of(stray: Stray) -> str:
    """Return the sentence, to be quoted."""
    return excerpt(stray.block.prose[stray.lone.start : stray.lone.end])


def _message(stray: Stray, context: Context) -> Message:
    here, across = stray.lone.language, other(stray.lone.language)
    if stray.code == EXTRA.code and context.original is None:
        return msg(
            "The sentence “{words}” stands in {language} only, and speaks of nothing that stands around it; nothing in "
            "“{across}” answers it.",
            words=words_of(stray),
            language=name(here),
            across=excerpt(stray.across.prose),
        )
    if stray.code == EXTRA.code:
        return msg(
            "The sentence “{words}” is not in the original: nothing in “{across}” answers it.",
            words=words_of(stray),
            across=excerpt(stray.across.prose),
        )
    return msg(
        "The sentence “{words}” has no counterpart in {language}: nothing in “{across}” answers it.",
        words=words_of(stray),
        language=name(across),
        across=excerpt(stray.across.prose),
    )


_FR: Final = "Un commun est une ressource que ses usagers gèrent ensemble. {}Les règles viennent de ceux qui les suivent chaque jour.\n"
_EN: Final = (
    "A commons is a resource that its users manage together. {}The rules come from those who follow them every day.\n"
)
_ONE_FR: Final = "Sans une assemblée annuelle, les pêcheurs perdent vite leurs filets. "
_ONE_EN: Final = "Without a yearly assembly, the fishers soon lose their nets. "

MISSING = About(
    code="TF109",
    name="missing-sentence",
    severity=Severity.WARNING,
    summary=msg("A sentence of the original has no counterpart in the translation."),
    reason=msg(
        "A sentence lost inside a paragraph is what nobody sees: the paragraph is there. A sentence of six words or more, or "
        "with a figure, a negation or a warning, is a warning where the lengths say the same or hardly a word of it is found; "
        "anything less is information. Sentences that were joined, cut or moved to a neighbouring paragraph are no fault."
    ),
    examples=(
        Example(_FR.format(_ONE_FR), _EN.format(""), speaks=True, original="fr"),
        Example(_FR.format(_ONE_FR), _EN.format(""), speaks=True),
        Example(_FR.format(_ONE_FR), _EN.format(_ONE_EN), speaks=False),
        Example(
            "Nous avons ouvert la bibliothèque. Elle prête des livres, et des outils aussi.\n",
            "We opened the library, which lends books and tools as well.\n",
            speaks=False,
        ),
    ),
)
EXTRA = About(
    code="TF110",
    name="extra-sentence",
    severity=Severity.WARNING,
    summary=msg("A sentence of the translation has no counterpart in the original."),
    reason=msg(
        "The original has lost it, or the translation says what the author never wrote. Where no original is declared, only a "
        "sentence that speaks of nothing that stands around it is called so. The same two signals as for missing-sentence."
    ),
    examples=(
        Example(_FR.format(""), _EN.format(_ONE_EN), speaks=True, original="fr"),
        Example(_FR.format(_ONE_FR), _EN.format(_ONE_EN), speaks=False, original="fr"),
        Example(_FR.format(""), _EN.format(_ONE_EN), speaks=False),
    ),
)

RULES = (
    Rule(MISSING, partial(check_sentences, MISSING)),
    Rule(EXTRA, partial(check_sentences, EXTRA)),
)
