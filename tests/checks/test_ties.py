"""TF510: ties in front matter that do not hold."""

import pytest

from translate_flow.articles.layouts_ties import Broken, BrokenTie
from translate_flow.checks.context import ArticleView, ProjectView
from translate_flow.checks.run import check_project

ARTICLES = (ArticleView("a", "fr/a.md", None, gating=False), ArticleView("b", "fr/b.md", "en/b.md"))


def found(*ties: BrokenTie) -> list[tuple[str, str, int, str]]:
    view = ProjectView(ARTICLES, ties=ties)
    return [(f.article, f.place.path, f.place.line, str(f.message)) for f in check_project(view, {"pair-link-broken"})]


@pytest.mark.parametrize(
    ("reason", "other", "likely", "says"),
    [
        (Broken.NOWHERE, None, None, "“altLangPage: /x” leads to no English page."),
        (Broken.NOWHERE, None, "en/y.md", "“altLangPage: /x” leads to no page; en/y.md is probably meant."),
        (Broken.UNSHARED, None, None, "No English page has “altLangPage: /x”."),
        (
            Broken.UNSHARED,
            None,
            "en/y.md",
            "No English page has “altLangPage: /x”; en/y.md is probably its counterpart.",
        ),
        (Broken.TWICE, "fr/c.md", None, "fr/c.md has “altLangPage: /x” too: the two cannot be told apart."),
        (Broken.ONE_WAY, "en/b.md", None, "“altLangPage: /x” leads to en/b.md, which does not lead back."),
        (Broken.TAKEN, "fr/b.md", None, "“altLangPage: /x” leads to a page that belongs to fr/b.md."),
        (Broken.ELSEWHERE, None, None, "“altLangPage: /x” leads to a page that leads back elsewhere."),
    ],
)
def test_each_way_to_be_broken(reason: Broken, other: str | None, likely: str | None, says: str) -> None:
    tie = BrokenTie("fr/a.md", "fr", "altLangPage", "/x", reason, other, likely, line=4)
    assert found(tie) == [("a", "fr/a.md", 4, says)]


def test_the_likely_partner_is_the_suggestion() -> None:
    tie = BrokenTie("fr/a.md", "fr", "ref", "x", Broken.UNSHARED, likely="en/y.md", line=2)
    (finding,) = check_project(ProjectView(ARTICLES, ties=(tie,)), {"TF510", "pair-link-broken"})
    assert finding.suggestion == "en/y.md"
    assert finding.counterpart is not None
    assert finding.counterpart.path == "en/y.md"
    assert not finding.gating


def test_a_file_that_is_not_looked_at_is_not_spoken_of() -> None:
    assert found(BrokenTie("fr/z.md", "fr", "ref", "x", Broken.UNSHARED)) == []


@pytest.mark.parametrize(("lost", "expected"), [(1, "warning"), (2, "warning"), (3, "info"), (4, "info")])
def test_a_key_that_leads_nowhere_on_most_pairs_speaks_of_addresses_out_of_sight(lost: int, expected: str) -> None:
    articles = tuple(ArticleView(f"a{n}", f"a{n}/fr.md", f"a{n}/en.md") for n in range(4))
    ties = tuple(BrokenTie(f"a{n}/fr.md", "fr", "altLangPage", "/x", Broken.NOWHERE) for n in range(lost))
    assert [f.severity.value for f in check_project(ProjectView(articles, ties=ties))] == [expected] * lost
