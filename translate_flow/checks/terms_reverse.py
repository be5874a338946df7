"""TF304: what a translation says in the words of the domain and its original does not, for terms that are marked for it."""

from __future__ import annotations

from collections.abc import Iterator

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import Block
from translate_flow.checks.build import finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.checks.terms_found import Window, windows
from translate_flow.glossary.match import Occurrence
from translate_flow.glossary.term import Enforcement
from translate_flow.language import name
from translate_flow.messages import msg

TERM_REVERSE = About(
    code="TF304",
    name="term-reverse",
    severity=Severity.INFO,
    summary=msg("The translation uses a term that the original does not."),
    reason=msg(
        "A word of the domain says more than the everyday words around it: a text that speaks of the social sector does not "
        "speak of the social economy. Only terms that the glossary marks with “reverse: true” are looked at."
    ),
    examples=(
        Example(
            "Le secteur social embauche.\n",
            "The social economy is hiring.\n",
            speaks=True,
            original="fr",
        ),
        Example(
            "L’économie sociale embauche.\n",
            "The social economy is hiring.\n",
            speaks=False,
            original="fr",
        ),
    ),
)


def check_terms_reverse(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield a finding for each term, of those marked for it, that the translation uses and its original does not.

    Where no original is declared, `checks.terms` looks in both directions already: only what it does not ask of is
    left.
    """
    for window in windows(bitext, context):
        for block, occurrence in window.unasked():
            term = occurrence.term
            asked = term.enforce is not Enforcement.FORBIDDEN_ONLY and not term.wording(window.target).ambiguous
            if context.original is not None or not asked:
                yield _reverse(bitext, context, window, block, occurrence)


def _reverse(bitext: Bitext, context: Context, window: Window, block: Block, found: Occurrence) -> Finding:
    return finding(
        TERM_REVERSE,
        context,
        bitext,
        window.target,
        block,
        span=block.inline.prose.span(found.start, found.end),
        counterpart_block=bitext.blocks(window.unit, window.source)[0],
        message=msg(
            "“{words}” is the term for “{expected}”, which the {language} does not speak of here.",
            words=block.prose[found.start : found.end],
            expected=found.term.wording(window.source).approved,
            language=name(window.source),
        ),
    )


RULES = (Rule(TERM_REVERSE, check_terms_reverse),)
