"""TF101: articles that exist in one language only."""

from __future__ import annotations

from collections.abc import Iterator

from translate_flow.checks.build import finding_of_article
from translate_flow.checks.context import ProjectView
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, ProjectRule
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.messages import msg

MISSING_ARTICLE = About(
    code="TF101",
    name="missing-article",
    severity=Severity.ERROR,
    summary=msg("An article exists in one language only."),
    reason=msg(
        "Half of the readers do not know that it exists. A site that is translated in part says so in its project file "
        '(require = "started"), and this is then information.'
    ),
    examples=(
        Example("# Les communs\n", "", speaks=True),
        Example("", "# The commons\n", speaks=True),
        Example("# Les communs\n", "# The commons\n", speaks=False),
    ),
)


def check_missing_article(view: ProjectView) -> Iterator[Finding]:
    """Yield one finding for each article without a counterpart, at the first line of the side that exists."""
    severity = Severity.INFO if view.started_only else MISSING_ARTICLE.severity
    for article in view.articles:
        paths: dict[Language, str | None] = {"fr": article.fr, "en": article.en}
        for language in LANGUAGES:
            path = paths[language]
            if path is None or paths[other(language)] is not None:
                continue
            message = msg("“{article}” exists in {language} only.", article=article.id, language=name(language))
            yield finding_of_article(MISSING_ARTICLE, article, language, path, message=message, severity=severity)


RULES = (ProjectRule(MISSING_ARTICLE, check_missing_article),)
