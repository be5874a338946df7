"""TF510: front matter that names a counterpart which is not there, or belongs to another page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from translate_flow.articles.document import Place
from translate_flow.articles.layouts_ties import Broken, BrokenTie
from translate_flow.checks.build import excerpt, fingerprint
from translate_flow.checks.context import ArticleView, ProjectView
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, ProjectRule
from translate_flow.language import name, other
from translate_flow.messages import Message, msg

PAIR_LINK_BROKEN = About(
    code="TF510",
    name="pair-link-broken",
    severity=Severity.WARNING,
    summary=msg("The front matter ties a page to a counterpart that is not there, or that is tied to another page."),
    reason=msg(
        "The button that changes the language leads nowhere, or to the wrong page, and the two texts are not compared. "
        "Ties are keys that both sides share (translationKey, ref, lang_ref) and addresses of the other side "
        "(altLangPage, original). The page that is probably meant is named where its date, its numbers or the words of its "
        "name and title tell."
    ),
)


UNSEEN_SHARE: Final = 2 / 3
UNSEEN_LEAST: Final = 3
"""From so many articles, and such a share of those in both languages, a key that leads nowhere speaks of addresses that
cannot be seen from here (those of the published site): the pages are tied by their paths, and it is only
information."""


def check_ties(view: ProjectView) -> Iterator[Finding]:
    """Yield one finding for each tie that does not hold, at the line of its key."""
    articles = {path: article for article in view.articles for path in (article.fr, article.en) if path is not None}
    unseen = _unseen(view, articles)
    for tie in view.ties:
        article = articles.get(tie.path)
        if article is not None:
            far = (
                tie.key in unseen and tie.reason is Broken.NOWHERE and article.fr is not None and article.en is not None
            )
            yield _finding(tie, article, Severity.INFO if far else PAIR_LINK_BROKEN.severity)


def _unseen(view: ProjectView, articles: Mapping[str, ArticleView]) -> frozenset[str]:
    """Return the keys that lead nowhere on most pages that have their counterpart all the same."""
    paired = {article.id for article in view.articles if article.fr is not None and article.en is not None}
    nowhere: dict[str, set[str]] = defaultdict(set)
    for tie in view.ties:
        if tie.reason is Broken.NOWHERE and tie.path in articles:
            nowhere[tie.key].add(articles[tie.path].id)
    wanted = max(UNSEEN_LEAST, UNSEEN_SHARE * len(paired))
    return frozenset(key for key, found in nowhere.items() if len(found & paired) >= wanted)


def _finding(tie: BrokenTie, article: ArticleView, severity: Severity) -> Finding:
    there = other(tie.language)
    return Finding(
        check=PAIR_LINK_BROKEN.name,
        code=PAIR_LINK_BROKEN.code,
        severity=severity,
        article=article.id,
        place=Place(tie.language, tie.path, tie.line, tie.line),
        message=_message(tie),
        fingerprint=fingerprint(PAIR_LINK_BROKEN.name, article.id, [tie.key, tie.value, tie.reason]),
        excerpt=excerpt(f"{tie.key}: {tie.value}"),
        counterpart=Place(there, tie.likely, 1, 1) if tie.likely else None,
        suggestion=tie.likely,
        gating=article.gating,
    )


def _message(tie: BrokenTie) -> Message:
    language, likely, who = name(other(tie.language)), tie.likely, tie.other or ""
    words = {"key": tie.key, "value": tie.value}
    if tie.reason is Broken.NOWHERE and likely:
        return msg("“{key}: {value}” leads to no page; {likely} is probably meant.", **words, likely=likely)
    if tie.reason is Broken.NOWHERE:
        return msg("“{key}: {value}” leads to no {language} page.", **words, language=language)
    if tie.reason is Broken.UNSHARED and likely:
        return msg(
            "No {language} page has “{key}: {value}”; {likely} is probably its counterpart.",
            **words, language=language, likely=likely,
        )  # fmt: skip
    if tie.reason is Broken.UNSHARED:
        return msg("No {language} page has “{key}: {value}”.", **words, language=language)
    if tie.reason is Broken.TWICE:
        return msg("{other} has “{key}: {value}” too: the two cannot be told apart.", **words, other=who)
    if tie.reason is Broken.ONE_WAY:
        return msg("“{key}: {value}” leads to {other}, which does not lead back.", **words, other=who)
    if who:
        return msg("“{key}: {value}” leads to a page that belongs to {other}.", **words, other=who)
    return msg("“{key}: {value}” leads to a page that leads back elsewhere.", **words)


RULES = (ProjectRule(PAIR_LINK_BROKEN, check_ties),)
