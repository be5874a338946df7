"""TF301 and TF302: the words of the glossary, unit by unit, the units around looked at before anything is said.

A notion counts as meant where an approved or accepted form stands on the source side, in any inflection, and no longer
term holds it. It counts as rendered where any of its right forms stands on the other side; a text may say it once and
use a pronoun twice, but three times against once is a notion lost on the way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from translate_flow.alignment.bitext import Bitext, Unit
from translate_flow.articles.document import Block, Span
from translate_flow.checks.build import finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Fix, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.checks.terms_found import Missing, Window, Wrong, windows
from translate_flow.glossary.replace import Replacement, replacement
from translate_flow.glossary.term import Enforcement
from translate_flow.language import Language, name
from translate_flow.language.folding import fold
from translate_flow.messages import Message, msg

TERM_MISSING = About(
    code="TF301",
    name="term-missing",
    severity=Severity.WARNING,
    summary=msg("A term of the glossary is not rendered by any of its forms, or far less often than it is said."),
    reason=msg(
        "Readers follow a notion by its word. Where a text has its own word for it in each sentence, they cannot tell that "
        "it is one notion, nor find it by searching."
    ),
    examples=(
        Example(
            "Une coopérative d’activité et d’emploi accueille des entrepreneurs.\n",
            "A firm of that kind takes in entrepreneurs.\n",
            speaks=True,
            original="fr",
        ),
        Example(
            "L’ESS emploie, l’ESS innove et l’ESS forme.\n",
            "The SSE employs, innovates and trains.\n",
            speaks=True,
        ),
        Example(
            "Les tiers-lieux accueillent des coopératives.\n",
            "Third places are home to cooperatives.\n",
            speaks=False,
        ),
    ),
)

TERM_FORBIDDEN = About(
    code="TF302",
    name="term-forbidden",
    severity=Severity.ERROR,
    summary=msg("A form that the glossary forbids stands where its term does."),
    reason=msg(
        "These are the calques and false friends that readers of the other language do not understand: in English, ESS is "
        "nothing, “the common” is no noun, and a municipality is not a commons."
    ),
    fixable=True,
    examples=(
        Example(
            "Nous défendons les valeurs des communs.\n",
            "We stand for the values of the common.\n",
            speaks=True,
        ),
        Example(
            "ESS France défend l’ESS et l’intérêt général.\n",
            "ESS France stands for the SSE and the common good.\n",
            speaks=False,
        ),
    ),
)


_NAMED: Final = 3
"""Right forms that a message names: some terms have eight, and `glossary list` shows them all."""


def check_terms_missing(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield a finding for each term of a unit that is strict or advisory and has no right form on the other side, or few."""
    found: Counter[Unit] = Counter()
    for window in windows(bitext, context):
        missing = list(window.missing())
        if not missing:
            continue
        accused = window.accused()
        missing = [lacking for lacking in missing if id(lacking.occurrence.term) not in accused]
        # ESS against social economy is one fault, though either word lacks its counterpart.
        for lacking in missing[found[window.unit] :]:
            found[window.unit] += 1
            yield _missing(bitext, context, window, lacking)


def check_terms_forbidden(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield a finding for each forbidden form whose term stands in the unit's source, or beside it."""
    for window in windows(bitext, context):
        for found in window.wrong():
            yield _forbidden(bitext, context, window, found)


def _missing(bitext: Bitext, context: Context, window: Window, lacking: Missing) -> Finding:
    term = lacking.occurrence.term
    wording = term.wording(window.target)
    ours = bitext.blocks(window.unit, window.target)
    words = lacking.block.prose[lacking.occurrence.start : lacking.occurrence.end]
    block = ours[0]
    if lacking.rendered:
        message = msg(
            "“{term}” is said {called} times, and rendered {rendered}: name “{expected}” again, or let a pronoun stand for it.",
            term=words,
            called=lacking.called,
            rendered=lacking.rendered,
            expected=wording.approved,
        )
    else:
        message = msg(
            "“{term}” calls for “{expected}” in {language}, and no form of it stands here.",
            term=words,
            expected="” / “".join((wording.approved, *wording.accepted)[:_NAMED]),
            language=name(window.target),
        )
    return finding(
        TERM_MISSING,
        context,
        bitext,
        window.target,
        block,
        severity=Severity.WARNING if term.enforce is Enforcement.STRICT else Severity.INFO,
        counterpart_block=lacking.block,
        suggestion=wording.approved,
        message=message,
    )


def _forbidden(bitext: Bitext, context: Context, window: Window, found: Wrong) -> Finding:
    target = window.target
    occurrence, block = found.occurrence, found.block
    words = block.prose[occurrence.start : occurrence.end]
    theirs, source_words = window.counterpart(occurrence.term)
    mended = replacement(block.prose, occurrence, target)
    expected = mended.text if mended else occurrence.term.wording(target).approved
    return finding(
        TERM_FORBIDDEN,
        context,
        bitext,
        target,
        block,
        severity=Severity.WARNING if occurrence.term.enforce is Enforcement.ADVISORY else Severity.ERROR,
        span=block.inline.prose.span(occurrence.start, occurrence.end),
        counterpart_block=theirs,
        suggestion=expected,
        fix=_fix(bitext, target, block, mended) if mended else None,
        message=_wording(words, source_words, target, expected),
    )


def _wording(words: str, source_words: str, target: Language, expected: str) -> Message:
    if fold(words) == fold(source_words):
        return msg(
            "“{words}” is not {language}: write “{expected}”.", words=words, language=name(target), expected=expected
        )
    return msg(
        "“{words}” does not stand for “{term}” in {language}: write “{expected}”.",
        words=words,
        term=source_words,
        language=name(target),
        expected=expected,
    )


def _fix(bitext: Bitext, language: Language, block: Block, mended: Replacement) -> Fix | None:
    """Make the fix, but not where markup or a line end stands between the words: that is left to a person."""
    span = block.inline.prose.span(mended.start, mended.end)
    words = block.prose[mended.start : mended.end]
    if block.text[span.start : span.end] != words or "\n" in words:
        return None
    start = block.locate(span.start)
    return Fix(bitext.document(language).path, Span(start, start + len(span)), mended.text)


RULES = (
    Rule(TERM_MISSING, check_terms_missing),
    Rule(TERM_FORBIDDEN, check_terms_forbidden),
)
