"""TF208: an acronym that stands in one language only.

Acronyms are translated (ONU, UN), kept or spelt out. So one is certain to be lost only where the other side has none
left that may be its translation, and says nowhere what it stands for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from translate_flow.alignment.bitext import Bitext, Unit
from translate_flow.articles.document import Block, Kind
from translate_flow.checks.build import comparable, finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.glossary.term import Glossary
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.language.acronyms import acronyms, spelt_out
from translate_flow.language.folding import fold
from translate_flow.language.lexicon import shipped_lexicon
from translate_flow.language.names import is_common, names
from translate_flow.messages import msg

ABOUT: Final = About(
    code="TF208",
    name="acronym-mismatch",
    severity=Severity.WARNING,
    summary=msg("An acronym stands in one language only."),
    reason=msg(
        "Who looks for the CNIL or the GDPR in an article should find it in either language. Known pairs (ONU and UN, ESS "
        "and SSE) are right, so is the name in full, and once anywhere in the article is enough."
    ),
    examples=(
        Example(
            "Le réseau a écrit à la CNAF pour défendre ses adhérents.\n",
            "The network wrote to the Treasury to defend its members.\n",
            speaks=True,
        ),
        Example(
            "Le réseau a écrit à l’ONU et à la CNAF.\n",
            "The network wrote to the UN and to the CNAF.\n",
            speaks=False,
        ),
    ),
)

_SILENT: Final = frozenset({Kind.CODE, Kind.TAG, Kind.LINKDEF, Kind.HTML})


_MOST: Final = 1000
"""Acronyms that are looked for in one document: where there are more, it is a list of them."""


@dataclass(frozen=True, slots=True)
class _Used:
    """An acronym, the block that it stands in and where in its prose, and the unit."""

    word: str
    block: Block
    start: int
    end: int
    unit: Unit


def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Look for acronyms that the other side of the article neither has, nor translates, nor spells out."""
    used: dict[Language, dict[str, list[_Used]]] = {"fr": defaultdict(list), "en": defaultdict(list)}
    sides: dict[Unit, dict[Language, set[str]]] = {}
    for unit in comparable(bitext, context):
        here = {language: _used(bitext, unit, language) for language in LANGUAGES}
        sides[unit] = {language: {one.word for one in here[language]} for language in LANGUAGES}
        for language in LANGUAGES:
            for one in here[language]:
                used[language][one.word].append(one)
    for language in LANGUAGES:
        across = other(language)
        text = bitext.document(across).text
        for word, places in islice(used[language].items(), _MOST):
            if _is_there(word, text) or _is_known(word, language, text, context.glossary):
                continue
            # What stands there in its place may be its translation.
            if any(sides[one.unit][across] - sides[one.unit][language] for one in places):
                continue
            if not any(_is_spelt_out(word, block) for one in places for block in bitext.blocks(one.unit, across)):
                yield _report(bitext, context, language, places[0])


def _used(bitext: Bitext, unit: Unit, language: Language) -> list[_Used]:
    return [
        _Used(block.prose[start:end], block, start, end, unit)
        for block in bitext.blocks(unit, language)
        if block.kind not in _SILENT
        for start, end in acronyms(block.prose)
    ]


def _report(bitext: Bitext, context: Context, language: Language, used: _Used) -> Finding:
    opposite = bitext.blocks(used.unit, other(language))
    # A name of common words (Conseil du Trésor) may be the acronym in full, whose letters are those of the other language.
    full = any(is_common(found.text, other(language)) for block in opposite for found in names(block.prose))
    return finding(
        ABOUT, context, bitext, language, used.block,
        message=msg(
            "“{acronym}” stands in the {language} only, unless a name on the other side is what it stands for.",
            acronym=used.word, language=name(language),
        )
        if full
        else msg("“{acronym}” stands in the {language} only.", acronym=used.word, language=name(language)),
        span=used.block.inline.prose.span(used.start, used.end),
        severity=Severity.INFO if full else Severity.WARNING,
        counterpart_block=opposite[0],
    )  # fmt: skip


def _is_there(word: str, text: str) -> bool:
    """Whether an acronym stands in a text, in whatever form: with a plural, with full stops, in an address."""
    return word in text or ".".join(word) in text or word.lower() in text


def _is_known(word: str, language: Language, text: str, glossary: Glossary) -> bool:
    """Whether the other side has what an acronym is known to become."""
    answers = [*shipped_lexicon().translations(language, fold(word)), *_answers(glossary, language).get(word, ())]
    if not answers:
        return False
    low = fold(text)
    return any(fold(answer) in low for answer in answers)


_made: list[tuple[Glossary, dict[Language, dict[str, tuple[str, ...]]]]] = []


def _answers(glossary: Glossary, language: Language) -> dict[str, tuple[str, ...]]:
    """Return what the acronyms among the forms of a glossary's terms may become; the last glossary is remembered."""
    for known, made in _made:
        if known is glossary:
            return made[language]
    tables: dict[Language, dict[str, tuple[str, ...]]] = {"fr": {}, "en": {}}
    for term in glossary.terms:
        for side in LANGUAGES:
            mine, theirs = term.wording(side), term.wording(other(side))
            for form in filter(str.isupper, (mine.approved, *mine.accepted)):
                known_answers = tables[side].get(form, ())
                tables[side][form] = (*known_answers, theirs.approved, *theirs.accepted, *theirs.loose)
    _made[:] = [(glossary, tables)]
    return tables[language]


def _is_spelt_out(word: str, block: Block) -> bool:
    return spelt_out(word, fold(block.prose))


RULES: Final = (Rule(ABOUT, check),)
