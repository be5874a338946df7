"""Findings and statuses as tests need them."""

from translate_flow.articles.document import Place
from translate_flow.checks.finding import Finding, Severity
from translate_flow.messages import msg
from translate_flow.project.values import ArticleStatus, Report, SideStatus
from translate_flow.review.progress import Progress, Sides, Verdict


def finding(article="articles/lac", path="articles/lac/en.md", line=3, **changes):
    values = {
        "check": "number-mismatch",
        "code": "TF201",
        "severity": Severity.ERROR,
        "article": article,
        "place": Place("en", path, line, line, 4, 9),
        "message": msg("“{here}” is not “{there}”.", here="40", there="50"),
        "fingerprint": "f1",
        "excerpt": "40 families",
        "counterpart": Place("fr", "articles/lac/fr.md", 14, 15, 1, 1),
    }
    return Finding(**(values | changes))


def status(article="articles/lac", **changes):
    progress = Progress(Verdict.INCOMPLETE, 100, 94, 48, Sides(0, 2), Sides(3, 0), outdated=1, drafts=2, reviewed=4)
    values = {
        "id": article,
        "fr": SideStatus(f"{article}/fr.md", 50),
        "en": SideStatus(f"{article}/en.md", 46),
        "progress": progress,
    }
    return ArticleStatus(**(values | changes))


def report(*findings, **changes):
    ids = sorted({f.article for f in findings}) or ["articles/lac"]
    return Report(**({"findings": tuple(findings), "statuses": tuple(status(i) for i in ids)} | changes))
