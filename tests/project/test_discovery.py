import os
import time
from pathlib import Path

import pytest

from translate_flow.articles.document import ArticleFiles
from translate_flow.errors import NoArticleError, UsageError
from translate_flow.project.cache import Cache
from translate_flow.project.discovery import choose_named, find_articles, find_pair, find_site, left_in, list_files
from translate_flow.project.heads import read_head


@pytest.fixture
def root(tmp_path):
    return tmp_path.resolve()


def put(root, *paths):
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("# x\n", "utf-8")


def test_texts_are_listed_and_nothing_else(root):
    put(root, "b/en.md", "a.txt", "é « b ».markdown", "c.MDX", "d.html", "e.py", "f")
    assert list_files(root) == ["a.txt", "b/en.md", "c.MDX", "d.html", "é « b ».markdown"]


def test_frames_and_what_was_made_of_texts_are_no_pages(root):
    put(root, "_layouts/fr.html", "themes/x/layouts/en.html", "public/fr/a.html", "lang/fr/a.htm", "_includes/fr.md")
    assert list_files(root) == ["_includes/fr.md", "lang/fr/a.htm"]


def test_the_head_of_a_page_tells_its_language_and_its_other_side(root):
    page = '<!DOCTYPE html><html lang="fr"><head><title>Le\n pain</title>\n<link rel="alternate" hreflang="en" href="/bread">'
    put(root, "a.html", "b.html")
    (root / "a.html").write_text(page, "utf-8")
    assert read_head(root, "a.html", Cache()) == {"lang": "fr", "title": "Le pain", "hreflang-en": "/bread"}
    assert read_head(root, "b.html", Cache()) == {}


def test_pages_of_html_are_tied_by_their_heads(root):
    put(root, "pain.html", "bread.html", "base.html")
    (root / "pain.html").write_text('<html lang="fr"><link rel="alternate" hreflang="en" href="/bread.html">', "utf-8")
    (root / "bread.html").write_text('<html lang="en"><link rel="alternate" hreflang="fr" href="/pain.html">', "utf-8")
    assert find_articles(root, [], Cache()) == (ArticleFiles("pain", "pain.html", "bread.html"),)


def test_the_head_of_a_page_is_read_past_its_styles_and_no_further(root):
    link = '<link rel="alternate" hreflang="en" href="/{}">'
    page = f"<!doctype html><html lang=fr><head><style>{'a{}' * 5_000}</style>{link.format('bread')}</head>"
    put(root, "a.html", "b.html")
    (root / "a.html").write_text(page, "utf-8")
    (root / "b.html").write_text(page.replace(link.format("bread"), "") + link.format("salt"), "utf-8")
    assert read_head(root, "a.html", Cache()) == {"lang": "fr", "hreflang-en": "/bread"}
    assert read_head(root, "b.html", Cache()) == {"lang": "fr"}


def test_bare_keys_before_a_text_are_its_head(root):
    put(root, "a.md", "b.md")
    (root / "a.md").write_text("Title: Le pain\nSlug: bread\nLang: fr\n\nText.\n", "utf-8")
    (root / "b.md").write_text("Titles: none\nof these are keys.\n", "utf-8")
    assert read_head(root, "a.md", Cache()) == {"title": "Le pain", "slug": "bread", "lang": "fr"}
    assert read_head(root, "b.md", Cache()) == {}


def test_a_broken_tie_stands_at_its_line(root):
    put(root, "fr/a.md", "en/a.md", "fr/b.md")
    (root / "fr/b.md").write_text("---\ntitle: B\naltLangPage: /gone\n---\n", "utf-8")
    assert [(tie.path, tie.line) for tie in find_site(root, [], Cache()).broken] == [("fr/b.md", 3)]


def test_other_peoples_folders_are_passed_over(root):
    put(
        root,
        "node_modules/a/fr.md",
        ".git/fr.md",
        ".venv/x/fr.md",
        "build/fr.md",
        "dist/fr.md",
        ".hidden.md",
        "a/fr.md",
    )
    assert list_files(root) == ["a/fr.md"]


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        ((), ["a/en.md", "a/fr.md", "old/b/fr.md", "older.md"]),
        (("old",), ["a/en.md", "a/fr.md", "older.md"]),
        (("old/",), ["a/en.md", "a/fr.md", "older.md"]),
        (("old*", "*/en.md"), ["a/fr.md"]),
        (("b", "A", "a/f?.md"), ["a/en.md", "old/b/fr.md", "older.md"]),
    ],
)
def test_what_a_pattern_names_is_left_out(patterns, left):
    paths = ["a/en.md", "a/fr.md", "old/b/fr.md", "older.md"]
    assert sorted(left_in(paths, patterns)) == left


def test_a_pattern_cannot_hang_us():
    begun = time.perf_counter()
    left_in(["a" * 200] * 100, ["*a" * 90 + "b"] * 10)
    assert time.perf_counter() - begun < 2


def test_what_is_named_counts_even_where_it_is_left_out(root):
    put(root, "a/fr.md", "old/fr.md")
    found = find_site(root, [root / "old"], Cache(), ["old"])
    assert [files.id for files in found.articles] == ["a", "old"]
    assert [files.id for files in find_site(root, [], Cache(), ["old"]).articles] == ["a"]


def test_links_are_not_followed_out_of_the_root(root, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    put(outside, "secret.md", "folder/fr.md")
    put(root, "a/fr.md")
    (root / "a/en.md").symlink_to(outside / "secret.md")
    (root / "b").symlink_to(outside / "folder")
    (root / "round").symlink_to(root)
    (root / "gone.md").symlink_to(root / "nowhere.md")
    (root / "same.md").symlink_to(root / "a/fr.md")
    assert list_files(root) == ["a/fr.md", "same.md"]


def test_a_folder_that_may_not_be_listed_is_passed_over(root, monkeypatch):
    put(root, "a/fr.md", "locked/fr.md")
    scandir = os.scandir

    def refuse(path):
        if Path(path).name == "locked":
            raise PermissionError(13, "no")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert list_files(root) == ["a/fr.md"]


def test_articles_of_a_root(root):
    put(root, "articles/x/fr.md", "articles/x/en.md", "articles/y/fr.md", "z.fr.md", "z.en.md")
    assert find_articles(root, [], Cache()) == (
        ArticleFiles("articles/x", "articles/x/fr.md", "articles/x/en.md"),
        ArticleFiles("articles/y", "articles/y/fr.md", None),
        ArticleFiles("z", "z.fr.md", "z.en.md"),
    )


def named(root, *names):
    given = [root / name for name in names]
    return [files.id for files in choose_named(find_articles(root, given, Cache()), root, given)]


def test_only_what_is_named(root):
    put(root, "articles/x/fr.md", "articles/x/en.md", "articles/y/fr.md", "articles/xy/fr.md")
    assert named(root, "articles/x") == ["articles/x"]
    assert named(root, "articles/x/en.md") == ["articles/x"]
    assert named(root, "articles/x", "articles/y/fr.md") == ["articles/x", "articles/y"]
    assert len(named(root, "articles")) == len(named(root, ".")) == len(named(root)) == 3


def test_what_is_named_is_looked_at_even_where_it_is_hidden(root):
    put(root, "build/x/fr.md", "build/x/en.md", "a/fr.md", "dist/en.txt")
    assert named(root, "build") == ["build/x"]
    assert named(root, "dist/en.txt") == ["dist"]
    assert named(root) == ["a"]


def test_a_file_that_is_no_article_is_said(root):
    put(root, "a/fr.md", "a/en.md", "notes.md", "page.html")
    for name in ("notes.md", "page.html"):
        with pytest.raises(NoArticleError) as caught:
            named(root, name)
        assert caught.value.path == name


def test_two_files_are_a_pair_whatever_they_are_called(root):
    put(root, "entretien.txt", "interview.txt", "fr.txt", "en.txt")
    assert find_pair(root, root / "entretien.txt", root / "interview.txt") == ArticleFiles(
        "entretien", "entretien.txt", "interview.txt"
    )
    pair = find_pair(root, root / "fr.txt", root / "en.txt")
    assert (pair.fr, pair.en) == ("fr.txt", "en.txt")
    assert pair.id
    with pytest.raises(UsageError, match="same file"):
        find_pair(root, root / "fr.txt", root / "fr.txt")


def test_the_user_says_which_side_is_which(root):
    put(root, "fr.txt", "en.txt")
    swapped = find_pair(root, root / "en.txt", root / "fr.txt")
    assert (swapped.fr, swapped.en) == ("en.txt", "fr.txt")


def test_heads_are_read_without_the_rest(root):
    (root / "a.md").write_bytes(b"\xef\xbb\xbf---\r\noriginal: fr\r\n---\r\n\xff\xfe broken text")
    assert read_head(root, "a.md", Cache()) == {"original": "fr"}


def test_a_long_head_is_read_whole(root):
    (root / "a.md").write_text("---\n# " + "x" * 9000 + "\noriginal: en\n---\n")
    assert read_head(root, "a.md", Cache()) == {"original": "en"}


@pytest.mark.parametrize("data", [b"", b"text", b"---\na: [\n---\n", b"---\nno end", b"---\n\xff: \xff\n---\n"])
def test_a_head_that_is_none_gives_nothing(root, data):
    (root / "a.md").write_bytes(data)
    assert read_head(root, "a.md", Cache()) in ({}, {"": ""})
    assert read_head(root, "missing.md", Cache()) == {}
    assert read_head(root, ".", Cache()) == {}
