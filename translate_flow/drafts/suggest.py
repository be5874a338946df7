"""A draft for each block: what was translated before, else what an engine makes of it, with its terms put right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from translate_flow.articles.document import PROSE, Block
from translate_flow.drafts.draft import Draft, Engine
from translate_flow.drafts.memory import Memory
from translate_flow.drafts.protect import Protected, bare, markup_back, protect, words_back
from translate_flow.glossary.mend import mend
from translate_flow.glossary.term import Glossary
from translate_flow.language import Language, name
from translate_flow.language.folding import normalise
from translate_flow.language.identify import identify
from translate_flow.language.tokens import word_texts
from translate_flow.messages import Message, msg
from translate_flow.review.entry import text_of

COPY: Final = "copy"
"""The origin of a draft that is the block itself: code, or a paragraph that is in the other language already."""

_SURE: Final = 4  # words from which on a paragraph's language is certain enough not to translate it
_LETTER: Final = re.compile(r"[^\W\d_]")
_EN: Final = (
    (re.compile(r"«\s*([^«»]*?)\s*»"), r"“\1”"),
    (re.compile(r"(?<=\S)[ \u00a0\u202f]+(?=[;:!?](?:\s|$))"), ""),
    (re.compile(r"(?<=\d)[ \u00a0\u202f]+(?=%)"), ""),
)
_FR: Final = (
    (re.compile(r"“\s*([^“”]*?)\s*”"), "«\u00a0\\1\u00a0»"),
    (re.compile(r"(?<=[\w)\]»’⟧%])[ \u00a0\u202f]*(?=[;:!?](?:\s|$))"), "\u00a0"),
    (re.compile(r"(?<=\d)[ \u00a0\u202f]*(?=%)"), "\u00a0"),
)


def draft_blocks(
    blocks: Sequence[Block],
    source: Language,
    target: Language,
    *,
    memory: Memory,
    engine: Engine | None,
    glossary: Glossary,
) -> list[Draft | None]:
    """Suggest a translation for each block; None where there is nothing to offer.

    In this order: the memory's exact match, the engine with markup, terms and names protected and the glossary applied
    to what comes back, the memory's best fuzzy match. Code is copied, and so is a block that is in the other language
    already. A draft is the block's text, without the markers that its kind puts around it.

    Raises `EngineError` when the engine cannot be used.
    """
    drafts: list[Draft | None] = []
    asked: list[int] = []
    for number, block in enumerate(blocks):
        remembered = memory.suggest(text_of([block]), limit=1)
        if remembered and remembered[0].score == 1:
            drafts.append(remembered[0])
        elif block.kind not in PROSE or not _LETTER.search(block.prose):
            drafts.append(Draft(block.text, COPY))
        elif len(word_texts(block.prose)) >= _SURE and identify(block.prose) == target:
            said = msg("This is in {language} already, and was copied.", language=name(target))
            drafts.append(Draft(block.text, COPY, problems=(said,)))
        else:
            drafts.append(remembered[0] if remembered else None)
            asked.append(number)
    if engine is not None and asked:
        wanted = [blocks[number] for number in asked]
        made = _translate(wanted, source, target, engine, glossary)
        # Where the engine had no good word for a term, ask once more with the single words held back too.
        poor = [number for number, draft in enumerate(made) if draft and draft.problems]
        again = _translate([wanted[number] for number in poor], source, target, engine, glossary, every_term=True)
        for number, draft in zip(poor, again, strict=True):
            made[number] = min(draft or made[number], made[number], key=_problems)
        for number, draft in zip(asked, made, strict=True):
            drafts[number] = draft or drafts[number]
    return drafts


def _problems(draft: Draft | None) -> int:
    return len(draft.problems) if draft else 0


def _translate(
    blocks: Sequence[Block],
    source: Language,
    target: Language,
    engine: Engine,
    glossary: Glossary,
    *,
    every_term: bool = False,
) -> list[Draft | None]:
    protected = [protect(block, source, target, glossary, every_term=every_term) for block in blocks]
    # What is all names and markup is its own translation.
    open_ones = [number for number, one in enumerate(protected) if _LETTER.search(bare(one.text))]
    texts = [protected[number].text for number in open_ones]
    answers = engine.translate(texts, source, target) if texts else []
    answered = dict(zip(open_ones, answers, strict=True))
    drafts: list[Draft | None] = []
    for number, (block, one) in enumerate(zip(blocks, protected, strict=True)):
        answer = answered.get(number, one.text)
        same = number in answered and normalise(answer) == normalise(one.text)
        if not answer or same:
            drafts.append(None)
            continue
        text, problems = _finish(answer, block, one, source=source, target=target, glossary=glossary)
        drafts.append(Draft(text, engine.name, problems=problems) if text else None)
    return drafts


def _finish(
    answer: str,
    block: Block,
    protected: Protected,
    *,
    source: Language,
    target: Language,
    glossary: Glossary,
) -> tuple[str | None, tuple[Message, ...]]:
    """Put back what was taken out, words first: the glossary sees the sentence, and never the addresses in it."""
    text, lost = words_back(answer, protected, target)
    text, wrong = mend(text, block.prose, source, target, glossary)
    for pattern, right in _EN if target == "en" else _FR:
        text = pattern.sub(right, text)
    whole, broken = markup_back(text, protected)
    return whole, (*lost, *wrong, *broken)
