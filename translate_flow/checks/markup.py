"""TF502: links, code, footnotes and emphasis that stand in one language only.

Where both sides have a link, whether they lead to the same place is asked by TF204.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import Block, Kind, Span
from translate_flow.checks.build import comparable, excerpt, finding
from translate_flow.checks.code_numbers import renumbered
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.markup_read import Markup, alike, bold, read_markup
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.messages import Message, msg, plural

ABOUT: Final = About(
    code="TF502",
    name="markup-mismatch",
    severity=Severity.WARNING,
    summary=msg("A link, code, footnote or strong emphasis stands in one language only."),
    reason=msg(
        "Markup carries meaning: a warning in bold, a command that must be typed as it stands, the link to the source. "
        "Italics are only information, for each language sets its loan words and titles in its own way."
    ),
    examples=(
        Example(
            "Ne partagez **jamais** votre mot de passe avec le réseau.\n",
            "Never share your password with the network.\n",
            speaks=True,
        ),
        Example(
            "Ne partagez **jamais** votre mot de passe avec `sudo`.\n",
            "**Never** share your password with `sudo`.\n",
            speaks=False,
        ),
    ),
)

_SILENT: Final = frozenset({Kind.CODE, Kind.TAG, Kind.LINKDEF, Kind.HTML})
_SIGN: Final = re.compile(r"[^\w\s-]|_|\d|^-|[a-z][A-Z]|-\w+-")
"""What plain words do not have."""
_OPTION: Final = re.compile(r"^[\w./-]+(?: [\w./-]+)* --?[a-z][\w-]*")
"""A command with an option."""
_QUOTED: Final = 3
"""How many of the codes that were lost a message names."""
_MOST: Final = 20
"""Codes of one unit that are set against each other."""
_HABIT: Final = 3
"""Paragraphs from which italics on one side are a habit."""
_BLANKS: Final = re.compile(r"\s+")


def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Compare what each unit is marked up with; a link that moved to the next unit is not lost."""
    compared = []
    for unit in comparable(bitext, context):
        blocks = {language: bitext.blocks(unit, language) for language in LANGUAGES}
        if alike(blocks["fr"], blocks["en"]):
            continue
        if not any(_SILENT.intersection(block.kind for block in side) for side in blocks.values()):
            compared.append({language: read_markup(blocks[language]) for language in LANGUAGES})
    surplus = [len(sides["fr"].links) - len(sides["en"].links) for sides in compared]
    for i, (one, following) in enumerate(pairwise(surplus)):
        if one * following < 0:
            moved = min(abs(one), abs(following))
            surplus[i] -= moved if one > 0 else -moved
            surplus[i + 1] -= moved if following > 0 else -moved
    told: set[Message] = set()
    for sides, links in zip(compared, surplus, strict=True):
        for found in _compare(bitext, context, sides, links):
            # A command that another replaces all through an article is one difference.
            if found.severity is not Severity.WARNING or found.message not in told or not _quotes_code(found):
                yield found
            told.add(found.message)
    yield from _italics(bitext, context, compared)


def _quotes_code(found: Finding) -> bool:
    """Whether a finding is about two codes, both named in its message."""
    return dict(found.message.args).keys() == {"fr", "en"}


def _compare(bitext: Bitext, context: Context, sides: dict[Language, Markup], links: int) -> Iterator[Finding]:
    fr, en = sides["fr"], sides["en"]
    if links:
        yield from _lost_links(bitext, context, sides, links)
    if fr.codes or en.codes:
        yield from _codes(bitext, context, sides)
    if fr.strong != en.strong:
        yield _strong(bitext, context, sides)
    if len(fr.footnotes) != len(en.footnotes):
        yield _footnotes(bitext, context, sides)


def _strong(bitext: Bitext, context: Context, sides: dict[Language, Markup]) -> Finding:
    """Say what is in bold on either side, at the first that may be lost."""
    language: Language = "fr" if sides["fr"].strong > sides["en"].strong else "en"
    mine, theirs = bold(sides[language].blocks), bold(sides[other(language)].blocks)
    words, fewer = (
        ", ".join(excerpt(block.text[span.start : span.end]) for block, span in found[:_QUOTED])
        for found in (mine, theirs)
    )
    block, span = mine[0] if mine else (None, None)
    if mine and theirs:
        message = msg(
            "More stands in bold in {language} (“{words}”) than in {other} (“{fewer}”).",
            language=name(language), words=words, other=name(other(language)), fewer=fewer,
        )  # fmt: skip
    elif mine:
        message = msg("In bold in {language} only: “{words}”.", language=name(language), words=words)
    else:
        message = plural(
            "One more stretch of strong emphasis in {language} than in the other language.",
            "{count} more stretches of strong emphasis in {language} than in the other language.",
            abs(sides["fr"].strong - sides["en"].strong),
            language=name(language),
        )
    return _report(bitext, context, sides, language, message, block=block, span=None if theirs else span)


def _footnotes(bitext: Bitext, context: Context, sides: dict[Language, Markup]) -> Finding:
    """Say which marks of footnotes have none across, by their labels where these are kept."""
    language: Language = "fr" if len(sides["fr"].footnotes) > len(sides["en"].footnotes) else "en"
    left = Counter(sides[language].footnotes) - Counter(sides[other(language)].footnotes)
    count = len(sides[language].footnotes) - len(sides[other(language)].footnotes)
    if left.total() == count:
        message = msg(
            "The footnote mark “{label}” stands in the {language} only.",
            label=", ".join(list(left)[:_QUOTED]),
            language=name(language),
        )
    else:
        message = plural(
            "One more footnote mark in {language} than in the other language.",
            "{count} more footnote marks in {language} than in the other language.",
            count,
            language=name(language),
        )
    return _report(bitext, context, sides, language, message)


def _italics(bitext: Bitext, context: Context, sides: Sequence[dict[Language, Markup]]) -> Iterator[Finding]:
    """Yield what differs in italics: where one language has them all through (its loan words), one finding says so."""
    for language in LANGUAGES:
        more = [side for side in sides if side[language].emphasis > side[other(language)].emphasis]
        for side in more[: 1 if len(more) > _HABIT else _HABIT]:
            message = plural(
                "A paragraph has more stretches in italics in {language} than in the other language.",
                "{count} paragraphs have more stretches in italics in {language} than in the other language.",
                len(more) if len(more) > _HABIT else 1,
                language=name(language),
            )
            yield _report(bitext, context, side, language, message, severity=Severity.INFO)


def _lost_links(bitext: Bitext, context: Context, sides: dict[Language, Markup], surplus: int) -> Iterator[Finding]:
    language: Language = "fr" if surplus > 0 else "en"
    targets = Counter(link.target for _, link in sides[other(language)].links)
    left = []
    for block, link in sides[language].links:
        if targets[link.target]:
            targets[link.target] -= 1
        else:
            left.append((block, link))
    for block, link in left[-abs(surplus) :]:
        message = msg(
            "The link “{words}” ({target}) stands in the {language} only.",
            words=link.text.strip() or link.target,
            target=link.target,
            language=name(language),
        )
        yield _report(bitext, context, sides, language, message, block=block, span=link.span)


def _codes(bitext: Bitext, context: Context, sides: dict[Language, Markup]) -> Iterator[Finding]:
    """Compare code spans by what stands in them; how often one is named again says nothing."""
    left = {language: _unanswered(sides[language], sides[other(language)]) for language in LANGUAGES}
    # Numbers in codes have a finding of their own.
    for fr, en in renumbered(*([code for _, code in left[language]] for language in LANGUAGES)):
        left["fr"] = [pair for pair in left["fr"] if pair[1] != fr]
        left["en"] = [pair for pair in left["en"] if pair[1] != en]
    paired = min(len(left["fr"]), len(left["en"]))
    for (block, code), (_, answer) in zip(left["fr"][:_MOST], left["en"], strict=False):
        message = msg("The code differs: “{fr}” in French, “{en}” in English.", fr=code, en=answer)
        severity = Severity.WARNING if _is_code(code) and _is_code(answer) else Severity.INFO
        yield _report(bitext, context, sides, "fr", message, block=block, span=_find(block, code), severity=severity)
    for language in LANGUAGES:
        if left[language][paired:]:
            yield from _lost_codes(bitext, context, sides, language, left[language][paired:])


def _unanswered(mine: Markup, theirs: Markup) -> list[tuple[Block, str]]:
    """Return the codes of one side that the other does not set as code, each once."""
    met = {_BLANKS.sub("", code) for _, code in theirs.codes}
    left = []
    for block, code in mine.codes:
        if (form := _BLANKS.sub("", code)) not in met:
            left.append((block, code))
            met.add(form)
    return left


def _is_code(code: str) -> bool:
    """Whether a code span holds what must be typed as it stands, rather than words, a menu or a path of someone's machine."""
    if _OPTION.search(code):
        return True
    return _SIGN.search(code) is not None and " " not in code and "\\" not in code


def _lost_codes(
    bitext: Bitext, context: Context, sides: dict[Language, Markup], language: Language, left: list[tuple[Block, str]]
) -> Iterator[Finding]:
    """Yield what the other side sets as plain words, in one finding, or else says in other words."""
    prose = " ".join(block.prose for block in sides[other(language)].blocks)
    plain = [code for _, code in left if (word := code.strip("\"'")) in prose and _SIGN.search(word)]
    block, code = next((pair for pair in left if pair[1] in plain), left[0])
    quoted = ", ".join((plain or [code for _, code in left])[:_QUOTED])
    yield _report(
        bitext, context, sides, language,
        msg("“{code}” is set as code in the {language} only.", code=quoted, language=name(language))
        if plain
        else msg("The code “{code}” stands in the {language} only.", code=quoted, language=name(language)),
        block=block,
        span=_find(block, code),
        severity=Severity.WARNING if plain else Severity.INFO,
    )  # fmt: skip


def _find(block: Block, code: str) -> Span | None:
    at = block.text.find(f"`{code}`")
    return Span(at + 1, at + 1 + len(code)) if at >= 0 else None


def _report(
    bitext: Bitext,
    context: Context,
    sides: dict[Language, Markup],
    language: Language,
    message: Message,
    *,
    block: Block | None = None,
    span: Span | None = None,
    severity: Severity = Severity.WARNING,
) -> Finding:
    return finding(
        ABOUT, context, bitext, language, block or sides[language].blocks[0],
        message=message, span=span, severity=severity, counterpart_block=sides[other(language)].blocks[0],
    )  # fmt: skip


RULES: Final = (Rule(ABOUT, check),)
