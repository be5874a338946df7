"""Exports of WordPress: languages, translations, what no parser takes, and what is no text."""

import io

import pytest
import wxr

from translate_flow.articles.wordpress import Export, content_of, folder_name, folders_for, pair_posts, read_export
from translate_flow.errors import InputError


def read(data: bytes) -> Export:
    return read_export(io.BytesIO(data), "x.xml")


def slugs(export: Export) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (one.fr.slug if one.fr else None, one.en.slug if one.en else None, one.original)
        for one in pair_posts(export)[0]
    ]


def test_polylang() -> None:
    export = read(
        wxr.export(
            wxr.item(1, "pain", "Le pain", "<p>Bon.</p>", wxr.polylang("fr", "pll_1")),
            wxr.item(2, "seul", "Seul", "<p>Seul.</p>", wxr.polylang("fr")),
            wxr.item(3, "bread", "Bread", "<p>Good.</p>", wxr.polylang("en", "pll_1")),
            wxr.item(4, "pan", "Pan", "<p>Bueno.</p>", wxr.polylang("es", "pll_1")),
        )
    )
    assert slugs(export) == [("pain", "bread", None), ("seul", None, None)]
    assert [post.slug for post in pair_posts(export)[1]] == ["pan"]
    post = export.posts[0]
    assert (post.title, post.author, post.date, post.link) == (
        "Le pain", "Ada L.", "2024-03-02 10:00:00", "https://example.org/pain/"
    )  # fmt: skip
    assert export.language == "fr-FR"


def test_wpml() -> None:
    export = read(
        wxr.export(
            wxr.item(1, "bread", "Bread", "<p>Good.</p>", wxr.wpml("en", "7")),
            wxr.item(2, "pain", "Le pain", "<p>Bon.</p>", wxr.wpml("fr", "7", "en")),
            wxr.item(3, "copie", "Copie", "x", wxr.meta(_icl_lang_duplicate_of="5", _wpml_import_language_code="fr")),
            wxr.item(5, "copy", "Copy", "x", wxr.meta(_wpml_import_language_code="en")),
        )
    )
    assert slugs(export) == [("pain", "bread", "en"), ("copie", "copy", None)]
    assert list(folders_for(pair_posts(export)[0])) == ["bread", "copie"]


def test_without_a_plugin_addresses_or_the_site_tell_the_language() -> None:
    export = read(
        wxr.export(
            wxr.item(1, "a", "A", "x").replace("example.org/a/", "example.org/en/a/"),
            wxr.item(2, "b", "B", "x").replace("example.org/b/", "example.org/?p=2&amp;lang=en"),
            wxr.item(3, "c", "C", "x"),
        )
    )
    assert slugs(export) == [(None, "a", None), (None, "b", None), ("c", None, None)]


def test_two_texts_for_one_side_are_not_mixed_up() -> None:
    group = wxr.polylang("fr", "pll_1")
    export = read(wxr.export(wxr.item(1, "a", "A", "x", group), wxr.item(2, "b", "B", "y", group)))
    articles, over = pair_posts(export)
    assert [one.fr.slug for one in articles if one.fr] == ["a"]
    assert [post.slug for post in over] == ["b"]


def test_control_characters_and_split_cdata() -> None:
    content = "<p>Un\x08 mot\x0b, ]]> et \ufffe fin &#x1f; é&#233;</p>"
    export = read(wxr.export(wxr.item(1, "a", "A &#8; B&#8217;s", content)))
    assert export.posts[0].content == "<p>Un mot, ]]> et  fin  é&#233;</p>"
    assert export.posts[0].title == "A  B’s"
    assert export.removed == 5


def test_a_reference_that_is_cut_by_a_read_is_still_seen() -> None:
    padding = "a" * (65_536 - len(wxr.HEAD.encode()) - 30)
    for shift in range(24):
        data = wxr.export(f"<description>{padding}{'b' * shift}&#8;&#233;</description>", wxr.item(1, "a", "A", "x"))
        assert read(data).removed == 1


def test_a_byte_order_mark_and_another_encoding() -> None:
    data = wxr.export(wxr.item(1, "a", "Été", "é"))
    assert read(b"\xef\xbb\xbf" + data).posts[0].title == "Été"
    latin = data.decode().replace("UTF-8", "ISO-8859-1").encode("latin-1")
    assert read(latin).posts[0].title == "Été"
    with pytest.raises(InputError, match="encoding"):
        read(data.replace(b"UTF-8", b"KLINGON"))


def test_a_doctype_is_never_loaded_and_entities_are_refused() -> None:
    head = wxr.HEAD.replace("<rss", '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">\n<rss', 1)
    assert read(wxr.export(wxr.item(1, "a", "A", "x"), head=head)).posts[0].slug == "a"
    bomb = wxr.HEAD.replace("<rss", '<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss', 1)
    with pytest.raises(InputError, match="entities"):
        read(wxr.export(wxr.item(1, "a", "&a;", "x"), head=bomb))


def test_what_is_cut_short_or_something_else_is_refused() -> None:
    data = wxr.export(wxr.item(1, "a", "A", "x"))
    with pytest.raises(InputError, match="not a whole") as caught:
        read(data[:-30])
    assert caught.value.line is not None
    for other in (b"", b"<html></html>", b"<rss><channel></channel></rss>", b"PK\x03\x04"):
        with pytest.raises(InputError):
            read(other)


def test_what_is_no_text_is_counted() -> None:
    export = read(
        wxr.export(
            wxr.item(1, "a", "A", "x", "<wp:comment><wp:comment_content>Bravo</wp:comment_content></wp:comment>"),
            wxr.item(2, "m", "M", "", kind="nav_menu_item"),
            wxr.item(3, "t", "T", "x", status="trash"),
            wxr.item(4, "p", "P", "x", "<wp:attachment_url>https://x.org/p.png</wp:attachment_url>", kind="attachment"),
            wxr.item(5, "b", "B", "<p>Partout.</p>", kind="wp_block"),
        )
    )
    assert dict(export.left_out) == {"comment": 1, "nav_menu_item": 1, "trash": 1, "attachment": 1}
    assert export.pictures == {"4": "https://x.org/p.png"}
    assert export.reusable == {"5": "<p>Partout.</p>"}


def test_reusable_blocks_are_put_in_their_place() -> None:
    content = '<p>a</p><!-- wp:block {"ref":5} /--><!-- wp:block {"ref":6} /-->'
    export = read(wxr.export(wxr.item(1, "a", "A", content), wxr.item(5, "b", "B", "<p>b</p>", kind="wp_block")))
    assert content_of(export.posts[0], export.reusable) == ("<p>a</p><p>b</p><!-- reusable block 6 -->", ["6"])


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("le-pain", "le-pain"),
        ("../../etc/passwd", "etc-passwd"),
        ("L’été : « où ? »", "l-été-où"),
        ("...", ""),
        ("con", "con-"),
        ("a" * 200, "a" * 80),
    ],
)
def test_names_of_folders(slug: str, name: str) -> None:
    assert folder_name(slug) == name


def test_folders_are_never_shared() -> None:
    items = [wxr.item(n, "", "Pain", "x", wxr.polylang("fr")) for n in (1, 2)]
    assert list(folders_for(pair_posts(read(wxr.export(*items)))[0])) == ["pain", "pain-2"]


def test_a_post_behind_a_password_is_not_published_and_an_empty_one_is_left_out() -> None:
    secret = wxr.item(1, "a", "A", "x", "<wp:post_password>p</wp:post_password>")
    export = read(wxr.export(secret, wxr.item(2, "", "", " ")))
    assert [post.status for post in export.posts] == ["private"]
    assert export.left_out == {"empty": 1}


@pytest.mark.parametrize(
    ("written", "notes"),
    [
        ('[{"id":"k","content":"Dit <em>ici</em>."}]', {"k": "Dit <em>ici</em>."}),
        ('[{"id":"k"}]', {}),
        ("[1]", {}),
        ("not JSON", {}),
        ("", {}),
    ],
)
def test_footnotes_come_from_a_custom_field(written: str, notes: dict[str, str]) -> None:
    assert read(wxr.export(wxr.item(1, "a", "A", "x", wxr.meta(footnotes=written)))).posts[0].notes == notes


def test_an_author_without_a_display_name_is_called_by_first_and_last_name() -> None:
    names = (
        "<wp:author_first_name>Ada</wp:author_first_name><wp:author_last_name>Byron</wp:author_last_name></wp:author>"
    )
    head = wxr.HEAD.replace("Ada L.", "").replace("</wp:author>", names)
    assert read(wxr.export(wxr.item(1, "a", "A", "x"), head=head)).posts[0].author == "Ada Byron"
