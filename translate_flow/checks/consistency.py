"""TF209: the same words, said in two ways on the other side.

Within one article: what is said alike there (headings, labels, items, refrains) is read together, and a reader takes
two translations of it for two things. Across a site the translation memory shows what was written before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import PROSE, Block
from translate_flow.checks.build import comparable, excerpt, finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.language.folding import fold
from translate_flow.messages import msg

LEAST: Final = 8
"""Letters that the words must have: “Oui” and “No” have a reason each time."""
_SIGNS: Final = re.compile(r"\[\[[^\[\]]*\]\]|[^\w%€$£]+")  # [[an anchor]] is nothing that is said


class _Said(NamedTuple):
    """A block, and the one that answers it."""

    block: Block
    answer: Block


def check_consistency(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield one finding for each block whose words are said otherwise elsewhere in the article, the usual way left alone."""
    languages = LANGUAGES if context.original is None else (context.original,)
    for language in languages:
        for said in _groups(bitext, context, language):
            answers = [_plain(each.answer) for each in said]
            counts = Counter(answers)
            if len(counts) < 2:
                continue
            usual = max(counts, key=lambda answer: (counts[answer], -answers.index(answer)))
            model = said[answers.index(usual)]
            for each, answer in zip(said, answers, strict=True):
                if answer != usual:
                    yield _finding(bitext, context, language, each, model)


def _groups(bitext: Bitext, context: Context, language: Language) -> list[list[_Said]]:
    """Return the blocks of one side that say the same, each with its answer, where there are several."""
    groups: dict[str, list[_Said]] = {}
    for unit in comparable(bitext, context):
        if len(unit.fr) == len(unit.en) == 1:
            block, answer = bitext.blocks(unit, language)[0], bitext.blocks(unit, other(language))[0]
            if block.kind in PROSE and block.kind is answer.kind:
                groups.setdefault(block.prose.strip().casefold(), []).append(_Said(block, answer))
    return [said for words, said in groups.items() if len(said) > 1 and sum(map(str.isalpha, words)) >= LEAST]


def _plain(block: Block) -> str:
    """Return the words of a block without what a reader passes over: capitals, punctuation, spaces."""
    return _SIGNS.sub(" ", fold(block.prose)).strip()


def _finding(bitext: Bitext, context: Context, language: Language, here: _Said, there: _Said) -> Finding:
    return finding(
        INCONSISTENT,
        context,
        bitext,
        other(language),
        here.answer,
        counterpart_block=here.block,
        message=msg(
            "“{words}” is “{here}” in {language} here and “{there}” in line {line}.",
            words=excerpt(here.block.prose),
            here=excerpt(here.answer.prose),
            there=excerpt(there.answer.prose),
            language=name(other(language)),
            line=there.answer.line,
        ),
    )


_FR: Final = "# Les communs\n\n## Pour aller plus loin\n\nLisez Ostrom, 1990.\n\n## Pour aller plus loin\n\nLisez Coriat, 2015.\n"
_EN: Final = "# The commons\n\n## Further reading\n\nRead Ostrom, 1990.\n\n## {}\n\nRead Coriat, 2015.\n"

INCONSISTENT = About(
    code="TF209",
    name="inconsistent",
    severity=Severity.INFO,
    summary=msg("The same words of an article are translated in two ways."),
    reason=msg(
        "A heading or a label that comes back is recognised by its words; under another name it looks like another thing. "
        "Differences of capitals and punctuation alone are none."
    ),
    examples=(
        Example(_FR, _EN.format("To go further"), speaks=True),
        Example(_FR, _EN.format("Further reading"), speaks=False),
        Example(_FR, _EN.format("Further Reading:"), speaks=False),
    ),
)

RULES = (Rule(INCONSISTENT, check_consistency),)
