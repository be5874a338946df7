"""TF902: text that the tool itself has not read."""

from __future__ import annotations

from collections.abc import Iterator

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.coverage import uncovered
from translate_flow.articles.places import place_of
from translate_flow.checks.build import excerpt, fingerprint
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Rule
from translate_flow.messages import msg

UNCOVERED = About(
    code="TF902",
    name="uncovered",
    severity=Severity.ERROR,
    summary=msg("A stretch of a document is in no block, so that no check has seen it."),
    reason=msg(
        "A parser that drops text makes a gate that passes what was never translated. It is a fault of ours: report it."
    ),
)


def check_uncovered(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield one finding for each stretch of either document that is neither in a block nor skipped by name."""
    for document in (bitext.fr, bitext.en):
        for span in uncovered(document):
            words = document.text[span.start : span.end]
            yield Finding(
                check=UNCOVERED.name,
                code=UNCOVERED.code,
                severity=UNCOVERED.severity,
                article=context.article,
                place=place_of(document, span),
                message=msg("“{words}” was not read: no check has seen it.", words=excerpt(words)),
                fingerprint=fingerprint(UNCOVERED.name, context.article, [words]),
                excerpt=excerpt(words),
                gating=context.gating,
            )


RULES = (Rule(UNCOVERED, check_uncovered),)
