"""What rules are built with: which units may be compared at all, and findings with their places and fingerprints.

A rule gives the block, and perhaps a stretch of its text; everything that reports need is worked out here, so that each
finding of each rule stands at the same kind of place and is fingerprinted in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.articles.document import HOLE, Block, Document, Place, Span
from translate_flow.articles.places import place, place_of
from translate_flow.checks.context import ArticleView, Context, ReviewState
from translate_flow.checks.finding import Finding, Fix, Severity
from translate_flow.checks.rule import About
from translate_flow.language import LANGUAGES, Language, other
from translate_flow.language.folding import normalise
from translate_flow.messages import Message

LIKELY: Final = 0.5
"""Below this a tie is more likely wrong than right, and what differs says nothing. On four faithful sites, none of
2,300."""

_normalised: Final = lru_cache(maxsize=1 << 10)(normalise)  # a block with ten slips is asked for ten times

EXCERPT_LENGTH: Final = 120
"""Enough of a block to recognise it by; a span that a rule names is quoted whole up to this."""


HOLE_LENGTH: Final = 40
"""What is no language is quoted up to this many characters."""


def intended(context: Context, unit: int) -> bool:
    """Whether a person has said that the unit (by index) is as it should be, whatever the checks think of it."""
    review = context.reviews.get(unit)
    return review is not None and review.state is ReviewState.INTENDED


_compared: list[tuple[Bitext, Context, tuple[Unit, ...]]] = []


def comparable(bitext: Bitext, context: Context) -> Iterator[Unit]:
    """Yield the units whose two sides should say the same thing, in order: what rules on numbers, links or terms iterate.

    A unit that is missing, untranslated, hardly tied or meant to differ is left out: one fault is one finding, and its
    numbers, links and terms are no further ones. A side whose language cannot be told (a name, a figure) stays in.
    A dozen rules ask in turn, so the last answer is kept.
    """
    if not _compared or _compared[0][0] is not bitext or _compared[0][1] is not context:
        _compared[:] = [(bitext, context, tuple(_comparable(bitext, context)))]
    return iter(_compared[0][2])


def _comparable(bitext: Bitext, context: Context) -> Iterator[Unit]:
    for index, unit in enumerate(bitext.units):
        if not unit.tied or unit.relation is Relation.UNTRANSLATED or unit.confidence < LIKELY:
            continue
        if intended(context, index):
            continue
        if all(bitext.spoken(side)[i] != other(side) for side in LANGUAGES for i in unit.side(side)):
            yield unit


def excerpt(words: str | Block) -> str:
    """Shorten the words of a block, or a text, to one line that can be quoted, cut between words."""
    text = words if isinstance(words, str) else readable(words)
    line = " ".join(text.replace(HOLE, "…").split())
    if len(line) <= EXCERPT_LENGTH:
        return line
    return line[: EXCERPT_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def readable(block: Block) -> str:
    """Return the words of a block for a person: code, addresses and tags in it as they are written, where they are short."""
    if HOLE not in block.prose:
        return block.prose
    pieces = block.prose.split(HOLE)
    shown, at = [pieces[0]], len(pieces[0])
    for piece in pieces[1:]:
        hole = block.inline.prose.span(at, at + 1)
        shown += [block.text[hole.start : hole.end] if 0 < len(hole) <= HOLE_LENGTH else "…", piece]
        at += 1 + len(piece)
    return "".join(shown)


def fingerprint(check: str, article: str, texts: Sequence[str]) -> str:
    """Name a finding by what it is about, never by where it stands, so that it survives edits elsewhere."""
    parts = (check, article, *map(_normalised, texts))
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def finding_of_article(
    about: About,
    article: ArticleView,
    language: Language,
    path: str,
    *,
    message: Message,
    severity: Severity | None = None,
) -> Finding:
    """Make a finding about an article as a whole, at the first line of one of its sides; `severity` as in `finding`."""
    return Finding(
        check=about.name,
        code=about.code,
        severity=about.severity if severity is None else severity,
        article=article.id,
        place=Place(language, path, 1, 1),
        message=message,
        fingerprint=fingerprint(about.name, article.id, [language]),
        gating=article.gating,
    )


def start_of(document: Document) -> Place:
    """Return the place before the first block: the first line."""
    return Place(document.language, document.path, 1, 1)


def range_place(document: Document, first: Block, last: Block) -> Place:
    """Return the place that runs from the start of one block to the end of another."""
    end = place(document, last)
    return replace(place(document, first), end_line=end.end_line, end_column=end.end_column)


def finding(
    about: About,
    context: Context,
    bitext: Bitext,
    language: Language,
    block: Block,
    *,
    message: Message,
    span: Span | None = None,
    severity: Severity | None = None,
    counterpart_block: Block | None = None,
    counterpart: Place | None = None,
    suggestion: str | None = None,
    fix: Fix | None = None,
    end_block: Block | None = None,
) -> Finding:
    """Make a finding at a block of one side, or at a stretch of its text, or from it to the end of `end_block`.

    `span` counts in ``block.text``. The counterpart is a block of the other side, or a place already made; without
    either it is None. `severity` is the rule's own unless given. The fingerprint is made of both blocks' whole texts
    and the words at the span: what was dismissed speaks again once its text has changed.
    """
    document = bitext.document(language)
    blocks = document.blocks[block.index : end_block.index + 1] if end_block else (block,)
    words = block.text[span.start : span.end] if span else block.prose
    texts = [words, *(b.text for b in blocks)]
    if counterpart_block is not None:
        texts.append(counterpart_block.text)
        counterpart = counterpart or place(bitext.document(other(language)), counterpart_block)
    return Finding(
        check=about.name,
        code=about.code,
        severity=severity or about.severity,
        article=context.article,
        place=range_place(document, block, end_block) if end_block else place(document, block, span),
        message=message,
        fingerprint=fingerprint(about.name, context.article, texts),
        excerpt=excerpt(words if span else block),
        counterpart=counterpart,
        suggestion=suggestion,
        fix=fix,
        gating=context.gating,
    )


def finding_in(
    about: About,
    context: Context,
    document: Document,
    span: Span,
    *,
    message: Message,
    around: str | None = None,
    severity: Severity | None = None,
    suggestion: str | None = None,
    fix: Fix | None = None,
) -> Finding:
    """Make a finding at a stretch of a document's text, of what is wrong whatever the other side says.

    The fingerprint is made of the words at the stretch and those around it (those of its line unless given): a
    paragraph may have many such findings, and mending one must not make the others new.
    """
    words = document.text[span.start : span.end]
    if around is None:
        start = document.text.rfind("\n", 0, span.start) + 1
        around = document.text[start:].split("\n", 1)[0]
    return Finding(
        check=about.name,
        code=about.code,
        severity=severity or about.severity,
        article=context.article,
        place=place_of(document, span),
        message=message,
        fingerprint=fingerprint(about.name, context.article, (document.language, words, around)),
        excerpt=excerpt(words),
        suggestion=suggestion,
        fix=fix,
        gating=context.gating,
    )
