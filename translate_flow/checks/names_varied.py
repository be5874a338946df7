"""Names with a capital inside (OpenStreetMap, GitHub) that are written in two ways in one article.

Part of TF203. Without a capital inside, two spellings may as well be two words; names of the glossary have a check of
their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import PROSE, Block
from translate_flow.checks.build import finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding
from translate_flow.checks.rule import About
from translate_flow.language import LANGUAGES, Language, other
from translate_flow.language.names import bare
from translate_flow.messages import plural

_INNER: Final = re.compile(r"(?<![\w@/#.`*_(\[<-])[A-ZÀ-Þ][a-zà-ÿ]+[A-Z][A-Za-zÀ-ÿ]*(?![\w@/(=`]|[.-]\w)")


_MOST: Final = 200
"""Names with a capital inside that are looked at in one article: where there are more, it is about code."""


_MOST_VARIED: Final = 20
"""Of these, names whose spellings are then compared one by one."""


class _Use(NamedTuple):
    """A spelling and where it stands in the prose of a block."""

    text: str
    language: Language
    block: Block
    start: int
    end: int


def varied(bitext: Bitext, context: Context, known: Collection[str], about: About) -> Iterator[Finding]:
    """Yield a finding for each spelling of a name that the article writes otherwise more often; one for each side."""
    texts = {language: bitext.document(language).text for language in LANGUAGES}
    spellings = {name for text in texts.values() for name in _INNER.findall(text)}
    lower = {language: text.lower() for language, text in texts.items()}
    doubtful = [
        name
        for name in sorted(spellings)[:_MOST]
        if bare(name) not in known and any(lower[s].count(name.lower()) != texts[s].count(name) for s in LANGUAGES)
    ]
    for name in doubtful[:_MOST_VARIED]:
        uses = list(_uses(bitext, name))
        counts = Counter(use.text for use in uses)
        if counts[name] < 2 or any(counts[name] <= count for text, count in counts.items() if text != name):
            continue
        for language in LANGUAGES:
            wrong = [use for use in uses if use.language == language and use.text != name]
            if wrong:
                yield _report(bitext, context, about, wrong, name)


def _uses(bitext: Bitext, name: str) -> Iterator[_Use]:
    """Yield every spelling of a name with a capital first; all in lower case it is a command or an address, all in capitals a title."""
    pattern = re.compile(rf"(?<![\w@/#.-]){name}(?![\w@/]|[.-]\w)", re.IGNORECASE)
    for language in LANGUAGES:
        for block in bitext.document(language).blocks:
            if block.kind not in PROSE:
                continue
            low, at = block.prose.lower(), -1
            while (at := low.find(name.lower(), at + 1)) >= 0:  # far quicker than a pattern that ignores case
                match = pattern.match(block.prose, at)
                if match and match.group()[0].isupper() and not match.group().isupper():
                    yield _Use(match.group(), language, block, *match.span())


def _report(bitext: Bitext, context: Context, about: About, wrong: list[_Use], name: str) -> Finding:
    use = wrong[0]
    across = other(use.language)
    tied = next((u.side(across) for u in bitext.units if use.block.index in u.side(use.language)), ())
    return finding(
        about, context, bitext, use.language, use.block,
        message=plural(
            "“{wrong}” is written “{name}” elsewhere in this article.",
            "“{wrong}”, here and in {count} places in all, is written “{name}” elsewhere in this article.",
            len(wrong),
            wrong=use.text,
            name=name,
        ),
        span=use.block.inline.prose.span(use.start, use.end),
        counterpart_block=bitext.document(across).blocks[tied[0]] if tied else None,
        suggestion=name,
    )  # fmt: skip
