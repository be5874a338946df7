"""Which file is the counterpart of which."""

import pytest

from translate_flow.articles.document import ArticleFiles
from translate_flow.articles.layouts import pair_files


def pairs(*paths: str, metadata: dict[str, dict[str, str]] | None = None) -> list[tuple[str, str | None, str | None]]:
    return [(article.id, article.fr, article.en) for article in pair_files(paths, metadata or {})]


@pytest.mark.parametrize(
    ("fr", "en", "id_"),
    [
        ("articles/x/fr.md", "articles/x/en.md", "articles/x"),
        ("articles/x.fr.md", "articles/x.en.md", "articles/x"),
        ("articles/x-fr.md", "articles/x-en.md", "articles/x"),
        ("articles/x_FR.txt", "articles/x_EN.txt", "articles/x"),
        ("content/fr/a/b.md", "content/en/a/b.md", "content/a/b"),
        ("fr/b.md", "en/b.md", "b"),
        ("a/lang/fr-CA/b.mdx", "a/lang/en-CA/b.mdx", "a/lang/b"),
        ("docs/fr/x.md", "docs/x.md", "docs/x"),
        ("docs/x.md", "docs/en/x.md", "docs/x"),
        ("README.fr.md", "README.md", "README"),
        ("x.fr.md", "x.md", "x"),
        ("x-fr.md", "x.md", "x"),
        ("posts/a/index.fr.md", "posts/a/index.md", "posts/a/index"),
        ("a/« Où ? »\u00a0: été.fr.md", "a/« Où ? »\u00a0: été.en.md", "a/« Où ? »\u00a0: été"),
        ("e\u0301.fr.md", "é.en.md", "é"),
        ("a (franc\u0327ais).md", "a (English).md", "a"),
        ("x - FR.md", "x - EN.md", "x"),
        ("x_fr-CA.md", "x_en-CA.md", "x"),
        ("fr.md", "en.md", "index"),
        ("x.fr.md", "x.en.mdx", "x"),
    ],
)
def test_a_pair(fr: str, en: str, id_: str) -> None:
    assert pairs(en, fr) == [(id_, fr, en)]


def test_a_side_may_be_missing() -> None:
    assert pairs("a/x/fr.md", "a/y/en.md", "a/z.fr.md", "fr/p.md") == [
        ("a/x", "a/x/fr.md", None),
        ("a/y", None, "a/y/en.md"),
        ("a/z", "a/z.fr.md", None),
        ("p", "fr/p.md", None),
    ]


def test_neighbours_of_a_pair_belong_to_it() -> None:
    assert pairs("_articles/x.md", "_articles/fr/x.md", "_articles/y.md", "notes/z.md") == [
        ("_articles/x", "_articles/fr/x.md", "_articles/x.md"),
        ("_articles/y", None, "_articles/y.md"),
    ]


def test_a_page_that_names_its_language_in_front_matter_is_believed() -> None:
    found = pairs("p/x.md", "p/x.en.md", "p/y.md", "p/z.md", metadata={"p/z.md": {"lang": "en-GB"}})
    assert found == [("p/x", "p/x.md", "p/x.en.md"), ("p/y", "p/y.md", None), ("p/z", None, "p/z.md")]


def test_files_about_the_repository_ask_for_no_translation() -> None:
    assert pairs("README.md", "README.fr.md", "CHANGELOG.md", "LICENSE.md", "notes.md") == [
        ("README", "README.fr.md", "README.md")
    ]


def test_a_mark_that_may_be_part_of_a_word_needs_a_counterpart() -> None:
    assert pairs("mise-en.md", "va-t-en.md") == []
    assert pairs("a/x-fr.md", "a/x-en.md", "a/y-fr.md") == [
        ("a/x", "a/x-fr.md", "a/x-en.md"),
        ("a/y", "a/y-fr.md", None),
    ]


def test_the_folder_that_has_a_counterpart_is_the_language() -> None:
    assert pairs("fr/guides/en/a.md", "en/guides/en/a.md") == [
        ("guides/en/a", "fr/guides/en/a.md", "en/guides/en/a.md")
    ]


def test_two_files_for_one_side_are_both_kept() -> None:
    assert pair_files(["x.fr.md", "x.fr.txt", "x.en.md"], {}) == (
        ArticleFiles("x", "x.fr.md", "x.en.md"),
        ArticleFiles("x.fr.txt", "x.fr.txt", None),
    )


def test_the_order_of_the_listing_does_not_matter() -> None:
    paths = ["a/fr.md", "a/en.md", "b.fr.md", "b.md", "c.md", "d/fr/e.md", "d/e.md"]
    assert pairs(*paths) == pairs(*reversed(paths))
