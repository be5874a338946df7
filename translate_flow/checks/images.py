"""TF506: pictures, and the words that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import Block, Kind, Link
from translate_flow.checks.build import comparable, finding, intended
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.checks.sides import between, side
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.language.identify import identify
from translate_flow.language.urls import same_target
from translate_flow.messages import Message, msg

ABOUT: Final = About(
    code="TF506",
    name="image-mismatch",
    severity=Severity.WARNING,
    summary=msg("A picture is missing or another one, or its alternative text was not translated."),
    reason=msg(
        "Who cannot see a picture reads its alternative text, in the language of the page. Files whose names are translated "
        "or end in the language are the same picture."
    ),
    examples=(
        Example(
            "Le réseau en images.\n\n![Carte des lieux du réseau dans le pays](carte.png)\n",
            "The network in pictures.\n\n![Carte des lieux du réseau dans le pays](carte.png)\n",
            speaks=True,
        ),
        Example(
            "Le réseau en images.\n\n![Carte des lieux du réseau dans le pays](carte-fr.png)\n",
            "The network in pictures.\n\n![Map of the places of the network](carte-en.png)\n",
            speaks=False,
        ),
    ),
)

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_SHORTEST: Final = 3
"""Words from which an alternative text is language, not a name."""
_STEM: Final = re.compile(r"[^/?#]+?(?=\.\w+(?:[?#]|$)|$)")


def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Compare the pictures of each unit; one that stands elsewhere in the other document is not lost."""
    every = {
        language: {
            link.target for block in bitext.document(language).blocks for link in block.inline.links if link.image
        }
        for language in LANGUAGES
    }
    if not every["fr"] and not every["en"]:
        return
    compared = set(comparable(bitext, context))
    yield from _lost(bitext, context, every)
    for index, unit in enumerate(bitext.units):
        fr, en = (_pictures(bitext.blocks(unit, language)) for language in LANGUAGES)
        if (not fr and not en) or not unit.tied or intended(context, index):
            continue
        sides: dict[Language, list[tuple[Block, Link]]] = {"fr": fr, "en": en}
        # A picture whose words were copied looks like a block that was: nobody else speaks of it.
        if unit in compared or all(block.kind is Kind.IMAGE for block, _ in (*fr, *en)):
            yield from _alternatives(bitext, context, sides)
        if unit not in compared:
            continue
        if len(fr) == len(en):
            for (block, one), (opposite, two) in zip(fr, en, strict=True):
                if _differ(one.target, two.target, every):
                    yield finding(
                        ABOUT, context, bitext, "fr", block,
                        message=msg("The pictures differ: “{fr}” in French, “{en}” in English.", fr=one.target, en=two.target),
                        span=one.target_span,
                        counterpart_block=opposite,
                    )  # fmt: skip
            continue
        language: Language = "fr" if len(fr) > len(en) else "en"
        across = other(language)
        for block, link in sides[language]:
            if not any(same_target(*_ordered(language, link.target, target)) for target in every[across]):
                yield finding(
                    ABOUT, context, bitext, language, block,
                    message=_alone(link, language),
                    span=link.target_span,
                    counterpart_block=bitext.blocks(unit, across)[0],
                )  # fmt: skip
                break


def _lost(bitext: Bitext, context: Context, every: dict[Language, set[str]]) -> Iterator[Finding]:
    """Yield the pictures that are blocks of their own, and that nothing answers where they belong or elsewhere."""
    for language in LANGUAGES:
        here = side(bitext, context, language)
        for block in here.blocks:
            if block.kind is not Kind.IMAGE or here.unit(block.index).tied or here.intended(block.index):
                continue
            picture = next((link for link in block.inline.links if link.image and link.target), None)
            opposite = between(here, block.index)
            if picture is None or opposite is None or any(link.image for b in opposite for link in b.inline.links):
                continue
            if not any(same_target(*_ordered(language, picture.target, target)) for target in every[other(language)]):
                yield finding(
                    ABOUT, context, bitext, language, block,
                    message=_alone(picture, language),
                    span=picture.target_span,
                    counterpart=here.counterpart(block.index),
                )  # fmt: skip


def _alone(picture: Link, language: Language) -> Message:
    return msg("The picture “{target}” stands in the {language} only.", target=picture.target, language=name(language))


def _pictures(blocks: tuple[Block, ...]) -> list[tuple[Block, Link]]:
    return [(block, link) for block in blocks for link in block.inline.links if link.image and link.target]


def _ordered(language: Language, mine: str, theirs: str) -> tuple[str, str]:
    return (mine, theirs) if language == "fr" else (theirs, mine)


def _differ(fr: str, en: str, every: dict[Language, set[str]]) -> bool:
    """Whether two pictures in each other's place are certainly two: each side shows the other's elsewhere, or none is named.

    The names of files are translated as often as not, so that another name alone says nothing.
    """
    if same_target(fr, en):
        return False
    crossed = fr in every["en"] or en in every["fr"]
    numbers = [
        re.findall(r"\d+", match.group()) if (match := _STEM.search(target.rsplit("/", 1)[-1])) else []
        for target in (fr, en)
    ]
    stems = [re.sub(r"\d+", "", target.rsplit("/", 1)[-1]) for target in (fr, en)]
    return crossed or (stems[0] == stems[1] and numbers[0] != numbers[1] and len(stems[0]) > _SHORTEST)


def _alternatives(
    bitext: Bitext, context: Context, sides: dict[Language, list[tuple[Block, Link]]]
) -> Iterator[Finding]:
    """Yield the alternative texts that were copied from the other language, or lost."""
    if len(sides["fr"]) == len(sides["en"]):
        yield from _silent(bitext, context, sides)
    texts = {language: {link.text for _, link in sides[language]} for language in LANGUAGES}
    for language in LANGUAGES:
        for block, link in sides[language]:
            if link.text not in texts[other(language)] or len(_WORD.findall(link.text)) < _SHORTEST:
                continue
            if identify(link.text) == other(language):
                yield finding(
                    ABOUT, context, bitext, language, block,
                    message=msg(
                        "The alternative text “{text}” is in {language}, on both sides.",
                        text=link.text, language=name(other(language)),
                    ),
                    span=link.span,
                    counterpart_block=sides[other(language)][0][0],
                )  # fmt: skip


def _silent(bitext: Bitext, context: Context, sides: dict[Language, list[tuple[Block, Link]]]) -> Iterator[Finding]:
    """Yield the pictures that have an alternative text of several words in the other language only."""
    for language in LANGUAGES:
        for (block, link), (opposite, answer) in zip(sides[language], sides[other(language)], strict=True):
            if not link.text.strip() and len(_WORD.findall(answer.text)) >= _SHORTEST:
                yield finding(
                    ABOUT, context, bitext, language, block,
                    message=msg(
                        "The picture “{target}” has no alternative text in {language}; in {other} it is “{text}”.",
                        target=link.target, language=name(language), other=name(other(language)), text=answer.text,
                    ),
                    span=link.span,
                    counterpart_block=opposite,
                )  # fmt: skip


RULES: Final = (Rule(ABOUT, check),)
