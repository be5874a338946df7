"""TF605: articles that are less far than the site asks."""

from __future__ import annotations

import math
from collections.abc import Iterator

from translate_flow.checks.build import finding_of_article
from translate_flow.checks.context import ProjectView
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, ProjectRule
from translate_flow.language import Language, other
from translate_flow.messages import msg

BELOW_COVERAGE = About(
    code="TF605",
    name="below-coverage",
    severity=Severity.ERROR,
    summary=msg("Less of an article is translated than the project asks for."),
    reason=msg(
        "A site that cannot have everything at once may ask for a share of each article (min-coverage = 0.9 in its project "
        "file). What is missing is named by other checks: make those warnings, and this one decides."
    ),
)


def check_below_coverage(view: ProjectView) -> Iterator[Finding]:
    """Yield one finding for each article in both languages that is covered too little, at the first line of its translation."""
    for article in view.articles:
        paths: dict[Language, str | None] = {"fr": article.fr, "en": article.en}
        target = other(article.original or "fr")
        path = paths[target]
        if path is None or paths[other(target)] is None or article.coverage >= view.min_coverage:
            continue
        message = msg(
            "“{article}” is {percent}% covered; the project asks for {asked}%.",
            article=article.id,
            percent=int(100 * article.coverage),
            asked=math.ceil(100 * view.min_coverage),
        )
        yield finding_of_article(BELOW_COVERAGE, article, target, path, message=message)


RULES = (ProjectRule(BELOW_COVERAGE, check_below_coverage),)
