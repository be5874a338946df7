"""TF108: words or a clause in another language than the block's own.

The block's own language is the one it is really written in: an English paragraph in the French file (TF107) that holds
an ``et`` has two faults, and both are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import PROSE, Block
from translate_flow.checks.build import excerpt, finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.checks.sides import Side, side, titles
from translate_flow.checks.untranslated import is_reference
from translate_flow.glossary.term import Glossary
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.language.folding import fold
from translate_flow.language.mixed import Strength, foreign_runs, weigh
from translate_flow.messages import msg

SEVERITIES: Final = {
    Strength.CLAUSE: Severity.ERROR,
    Strength.WORD: Severity.WARNING,
    Strength.CONTENT: Severity.INFO,
}


def check_mixed(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield one finding for each stretch in another language than its block's own."""
    for language in LANGUAGES:
        here = side(bitext, context, language)
        spoken = bitext.spoken(language)
        for block in here.blocks:
            if block.kind in PROSE and not here.intended(block.index):
                yield from _in_block(here, block, _own(block, language, spoken[block.index]))


def _own(block: Block, language: Language, spoken: Language | None) -> Language:
    """Return the language a block is really written in, whatever names and quotations it is full of."""
    if spoken is None or spoken == language:
        return language
    weight = weigh(block.prose, language, titles(block))
    return spoken if weight.foreign > weight.own else language


def _in_block(here: Side, block: Block, own: Language) -> Iterator[Finding]:
    if not foreign_runs(block.prose, own) or is_reference(block.prose):
        return
    # Only the few blocks that hold something are asked again, with what may be in any language set aside.
    names = _names(block.prose, here.context.glossary)
    theirs = here.bitext.blocks(here.unit(block.index), other(here.language))
    for run in foreign_runs(block.prose, own, spared=names, titles=titles(block)):
        yield finding(
            MIXED_LANGUAGE,
            here.context,
            here.bitext,
            here.language,
            block,
            span=block.inline.prose.span(run.start, run.end),
            severity=SEVERITIES[run.strength],
            counterpart_block=theirs[0] if theirs else None,
            message=msg(
                "“{words}” is in {foreign} inside a text in {own}: “{around}”.",
                words=excerpt(run.text),
                foreign=name(other(own)),
                own=name(own),
                around=_around(block.prose, run.start, run.end),
            ),
        )


def _around(text: str, start: int, end: int) -> str:
    """Return a run with a few words on either side, to recognise the place by."""
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    if start > len(before):
        before = "…" + before.partition(" ")[2]
    if end + len(after) < len(text):
        after = after.rpartition(" ")[0] + "…"
    return excerpt(before) + (" " if before[-1:].isspace() else "") + excerpt(text[start:end]) + after


def _names(text: str, glossary: Glossary) -> list[tuple[int, int]]:
    """Return where the glossary's names and terms stand, in whichever language: these are nobody's slip."""
    pattern = _pattern(glossary)
    return [match.span() for match in pattern.finditer(text)] if pattern else []


@lru_cache(maxsize=4)
def _pattern(glossary: Glossary) -> re.Pattern[str] | None:
    forms = {form for entry in glossary.names for form in (entry.name, *entry.accepted)}
    for term in glossary.terms:
        for language in LANGUAGES:
            wording = term.wording(language)
            forms |= {wording.approved, *wording.accepted, *wording.exceptions}
    # Only forms of several words can hold a function word; the longest first, for the first that fits is taken.
    several = sorted(
        (form for form in forms if len(fold(form).split()) > 1 or "'" in fold(form)), key=lambda f: (-len(f), f)
    )
    if not several:
        return None
    return re.compile(r"(?<!\w)(?:" + "|".join(_loosely(form) for form in several) + r")(?!\w)", re.IGNORECASE)


def _loosely(form: str) -> str:
    """Return a pattern for a form with any blank and any apostrophe."""
    return re.sub(r"(?:\\?['’])", "['’]", re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(form)))


MIXED_LANGUAGE = About(
    code="TF108",
    name="mixed-language",
    severity=Severity.WARNING,
    summary=msg("Words or a clause are in another language than the rest of the block."),
    reason=msg(
        "A clause that was overlooked, or a small word that the hand typed by habit. Three foreign words in a row or more, "
        "with a function word among them, are an error; a single function word is a warning. Names, quotations, italics, texts "
        "of links, borrowed expressions and the glossary’s own words are set aside."
    ),
    examples=(
        Example(
            "Les communs relient l’Europe et ses villes.\n",
            "The commons connect Europe et its cities.\n",
            speaks=True,
        ),
        Example(
            "Les membres se réunissent chaque mois. They share what they have learnt with the others. Puis ils votent.\n",
            "The members meet every month. They share what they have learnt with the others. Then they vote.\n",
            speaks=True,
        ),
        Example(
            "Le rapport de la Bank of England cite « the tragedy of the commons » et le travail *peer to peer*.\n",
            "The report of the Banque de France speaks of “la tragédie des communs” and of a joie de vivre.\n",
            speaks=False,
        ),
    ),
)

RULES = (Rule(MIXED_LANGUAGE, check_mixed),)
