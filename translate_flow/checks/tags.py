"""TF507: template tags, shortcodes, components and HTML that stand in one language only.

Tags are compared by their shape: their name, their bare words and the names of their attributes. What is in quotation
marks is for readers, and translated.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import Block, Kind
from translate_flow.checks.build import comparable, excerpt, finding, intended
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.messages import msg

ABOUT: Final = About(
    code="TF507",
    name="tag-mismatch",
    severity=Severity.ERROR,
    summary=msg("A template tag, shortcode, component or HTML tag stands in one language only."),
    reason=msg(
        "A shortcode that was translated or lost breaks the page, or leaves a hole in it, in one language. Strings in "
        "quotation marks inside a tag are for readers and may differ; HTML alone is a warning."
    ),
    examples=(
        Example(
            "Voici le réseau {{< carte lieux=12 >}} et ses adhérents.\n",
            "Here is the network {{< map lieux=12 >}} and its members.\n",
            speaks=True,
        ),
        Example(
            'Voici le réseau {{< carte titre="Les lieux" >}} et ses adhérents.\n',
            'Here is the network {{< carte titre="Places" >}} and its members.\n',
            speaks=False,
        ),
    ),
)

_STRING: Final = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|`[^`]*`', re.DOTALL)
_BRACED: Final = re.compile(r"\{[^{}]*\}")
_ATTRIBUTE: Final = re.compile(r"([\w:.@-]+)\s*=")
_ELEMENT: Final = re.compile(r"<(/?)([A-Za-z][\w:.-]*)")
_WORD: Final = re.compile(r"[^\s=]+=?")
_DELIMITER: Final = re.compile(r"\{\{[%<-]?|[%>-]?\}\}|\{%-?|-?%\}")
_LANGUAGE: Final = re.compile(
    r"(?<![A-Za-z])(?:fr|en|fra|eng|french|english|français|anglais)(?![A-Za-z])", re.IGNORECASE
)

_FREE: Final = frozenset(
    (
        "a",
        "abbr",
        "audio",
        "b",
        "bdi",
        "bdo",
        "br",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "embed",
        "font",
        "i",
        "iframe",
        "img",
        "ins",
        "kbd",
        "mark",
        "nobr",
        "p",
        "q",
        "s",
        "samp",
        "small",
        "source",
        "span",
        "strong",
        "sub",
        "sup",
        "track",
        "u",
        "var",
        "video",
        "wbr",
    )
)
"""Elements that each language needs for itself (1<sup>er</sup>), or that other checks ask about."""

_HEAD: Final = re.compile(r"(?:\{\{[%<]|\{%-?|<(?=/?[A-Z])|\[(?=/?[A-Za-z]))\s*(/|end(?=\w))?([A-Za-z][\w/.:-]*)")
"""Whether a tag closes something, and its name."""

_BOX: Final = frozenset(
    ("admonition", "alert", "callout", "caution", "hint", "important", "info", "note", "notice", "tip", "warning")
)
"""Shortcodes and components that draw the box that `> [!NOTE]` draws."""

_MOST: Final = 200
"""Tags without a counterpart that are named in one article."""
_TEMPLATE: Final = ("{%", "{{")


def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Compare the tags of all that is tied, as a whole: a tag that stands in another paragraph is not lost."""
    placed: dict[Language, dict[str, list[_Tag]]] = {"fr": defaultdict(list), "en": defaultdict(list)}
    for fr, en in _pairs(bitext, context):
        here = {"fr": _tags(fr), "en": _tags(en)}
        if not here["fr"] and not here["en"]:
            continue
        for language in LANGUAGES:
            surplus = Counter(tag.shape for tag in here[language])
            surplus.subtract(tag.shape for tag in here[other(language)])
            for tag in reversed(here[language]):
                if surplus[tag.shape] > 0:
                    surplus[tag.shape] -= 1
                    answer = (en if language == "fr" else fr) or (None,)
                    placed[language][tag.shape].append(_Tag(tag.shape, tag.text, tag.block, answer[0]))
    left = {language: _left(placed[language], placed[other(language)])[:_MOST] for language in LANGUAGES}
    marks = {language: _marks(bitext, language) for language in LANGUAGES}
    for tag in left["fr"]:
        rival = next(
            (r for r in left["en"] if r.block is tag.answer and _severity(r.text) is _severity(tag.text)), None
        ) or next((r for r in (*left["en"], *marks["en"]) if _same_box(tag.text, r.text)), None)
        if rival is not None:
            (left["en"] if rival in left["en"] else marks["en"]).remove(rival)
        yield _report(bitext, context, "fr", tag, rival)
    for tag in left["en"]:
        mark = next((r for r in marks["fr"] if _same_box(r.text, tag.text)), None)
        if mark is None:
            yield _report(bitext, context, "en", tag)
        else:
            marks["fr"].remove(mark)
            yield _report(bitext, context, "fr", mark, tag)


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag, its shape, the block that it stands in, and what stands opposite."""

    shape: str
    text: str
    block: Block
    answer: Block | None = None


def _left(here: dict[str, list[_Tag]], across: dict[str, list[_Tag]]) -> list[_Tag]:
    """Return the tags without a counterpart in order, but what closes one of them: that is one fault, told where it begins."""
    alone = [tag for shape, tags in here.items() for tag in tags[len(across.get(shape, ())) :]]
    alone.sort(key=lambda tag: tag.block.index)
    opened = Counter(word for tag in alone for end, word in _HEAD.findall(tag.text) if not end)
    told = []
    for tag in alone:
        heads = _HEAD.findall(tag.text)
        if heads and all(end and opened[word] > 0 for end, word in heads):
            opened.subtract(word for _, word in heads)
        else:
            told.append(tag)
    return told


def _marks(bitext: Bitext, language: Language) -> list[_Tag]:
    """Return the marks [!NOTE] that are blocks of their own and tied to nothing: no fault, but a box may answer them."""
    return [
        _Tag(_shape(block.text), block.text, block)
        for unit in bitext.units
        if not unit.tied
        for block in bitext.blocks(unit, language)
        if block.kind is Kind.QUOTE and block.inline.tags == (block.text,)
    ]


def _same_box(fr: str, en: str) -> bool:
    """Tell whether both tags draw a box around a note, each in its own notation: a shortcode here, [!NOTE] there."""
    if fr.startswith("[") == en.startswith("["):
        return False
    end, word = next(iter(_HEAD.findall(en if fr.startswith("[") else fr)), ("/", ""))
    return not end and word.lower() in _BOX


def _pairs(bitext: Bitext, context: Context) -> Iterator[tuple[tuple[Block, ...], tuple[Block, ...]]]:
    """Yield what is tied and may be compared, and tags that stand alone: no other check misses them."""
    for unit in comparable(bitext, context):
        yield bitext.blocks(unit, "fr"), bitext.blocks(unit, "en")
    for index, unit in enumerate(bitext.units):
        if not unit.tied and not intended(context, index):
            blocks = (*bitext.blocks(unit, "fr"), *bitext.blocks(unit, "en"))
            if all(block.kind is Kind.TAG for block in blocks):
                yield bitext.blocks(unit, "fr"), bitext.blocks(unit, "en")


def _tags(blocks: tuple[Block, ...]) -> list[_Tag]:
    found = []
    for block in blocks:
        for tag in block.inline.tags:
            shape = _shape(tag)
            if shape:
                found.append(_Tag(shape, tag, block))
    return found


@lru_cache(maxsize=4096)
def _shape(tag: str) -> str:
    """Return what must be alike in both languages; nothing for what may differ."""
    if tag.startswith(_TEMPLATE):
        apart = _DELIMITER.sub(r" \g<0> ", _STRING.sub("", tag))  # {{<note>}} is {{< note >}}
        words = takewhile(lambda word: not word.endswith("="), _WORD.findall(apart))
        return _LANGUAGE.sub("", " ".join(words))
    if tag.startswith("["):
        return (
            tag.upper() if tag.startswith("[!") else tag.split(maxsplit=1)[0].rstrip("/]")
        )  # a shortcode of WordPress
    element = _ELEMENT.match(tag)
    if element is None or element.group(2).lower() in _FREE:
        return ""
    if not element.group(2)[0].isupper():
        return "" if element.group(1) else element.group().lower()  # one finding, where the element opens
    bare = _STRING.sub("", tag)
    while (less := _BRACED.sub("", bare)) != bare:
        bare = less
    return " ".join([element.group(), *sorted(_ATTRIBUTE.findall(bare))])


def _severity(tag: str) -> Severity:
    """Return how bad the loss of a tag is: HTML or a box around a note is a matter of looks, what a program reads is not."""
    element = _ELEMENT.match(tag)
    if tag.startswith("[") or (element is not None and not element.group(2)[0].isupper()):
        return Severity.WARNING
    return Severity.ERROR


def _report(bitext: Bitext, context: Context, language: Language, tag: _Tag, rival: _Tag | None = None) -> Finding:
    """Make a finding of a tag without a counterpart, or with another one in its place."""
    return finding(
        ABOUT, context, bitext, language, tag.block,
        message=msg("The tag “{tag}” stands in the {language} only.", tag=excerpt(tag.text), language=name(language))
        if rival is None
        else msg(
            "The tags differ: “{fr}” in French, “{en}” in English.", fr=excerpt(tag.text), en=excerpt(rival.text)
        ),
        severity=Severity.INFO if rival is not None and _same_box(tag.text, rival.text) else _severity(tag.text),
        counterpart_block=tag.answer,
    )  # fmt: skip


RULES: Final = (Rule(ABOUT, check),)
