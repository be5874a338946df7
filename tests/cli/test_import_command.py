import pytest

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/"><channel><language>fr-FR</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login>ada</wp:author_login><wp:author_display_name>Ada L.</wp:author_display_name></wp:author>
"""
TAIL = "</channel></rss>\n"


def item(number, slug, title, content, language):
    return f"""<item><title>{title}</title><link>https://example.org/{slug}/</link><dc:creator>ada</dc:creator>
<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>2024-03-01 10:00:00</wp:post_date><wp:post_name>{slug}</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="language" nicename="{language}">x</category>
<category domain="post_translations" nicename="pll_1">x</category>
<category domain="category" nicename="news"><![CDATA[Nouvelles: du jour]]></category></item>
"""


FR = """<!-- wp:paragraph --><p>Le pain se partage\x08 ici&nbsp;: 40 familles.</p><!-- /wp:paragraph -->
<!-- wp:shortcode -->[gallery ids="1,2"]<!-- /wp:shortcode -->
<!-- wp:html --><iframe src="https://x.org"></iframe><!-- /wp:html -->"""
EN = """<!-- wp:paragraph --><p>Bread is shared here: 40 families.</p><!-- /wp:paragraph -->
<!-- wp:shortcode -->[gallery ids="1,2"]<!-- /wp:shortcode -->
<!-- wp:html --><iframe src="https://x.org"></iframe><!-- /wp:html -->"""


@pytest.fixture
def export(tmp_path, monkeypatch):
    items = [
        item(1, "pain", "Le pain : « bon »", FR, "fr"),
        item(2, "bread", "Bread", EN, "en"),
        item(3, "pan", "Pan", "<p>Bueno</p>", "es"),
    ]
    (tmp_path / "site.xml").write_text(HEAD + "".join(items) + TAIL, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_export_becomes_articles(export, tf):
    ran = tf("import", "--wxr", "site.xml", "--to", "texts")
    assert ran.code == 0, ran.err
    assert ran.out == (
        "2 files written to texts.\n"
        "1 article in both languages.\n"
        "0 articles in one language only.\n"
        "Kept as HTML: 2 iframe, in\n"
        "  pain/fr.md\n"
        "  pain/en.md\n"
        "Not imported, because they are in another language or a second text of the same side: 1 es.\n"
        "1 character that XML does not allow was taken out.\n"
    )
    assert (export / "texts/pain/fr.md").read_text("utf-8") == (
        "---\n"
        'title: "Le pain : « bon »"\n'
        'date: "2024-03-01 10:00:00"\n'
        'author: "Ada L."\n'
        "lang: fr\n"
        'source: "https://example.org/pain/"\n'
        'categories: ["Nouvelles: du jour"]\n'
        "---\n"
        "\n"
        "Le pain se partage ici\u00a0: 40 familles.\n"
        "\n"
        '[gallery ids="1,2"]\n'
        "\n"
        '<iframe src="https://x.org"></iframe>\n'
    )
    assert sorted(path.name for path in (export / "texts/pain").iterdir()) == ["en.md", "fr.md"]


def test_what_was_imported_is_checked(export, tf):
    tf("import", "--wxr", "site.xml")
    ran = tf("check", "articles", "--format", "json")
    assert '"errors": 0' in ran.out or ran.code == 0, ran.out


def test_a_second_import_overwrites_nothing(export, tf):
    tf("import", "--wxr", "site.xml")
    (export / "articles/pain/fr.md").write_text("à moi\n", "utf-8")
    ran = tf("import", "--wxr", "site.xml")
    assert ran.code == 0
    assert "1 file exists with other words and was left as it is:\n  pain/fr.md\n" in ran.out
    assert (export / "articles/pain/fr.md").read_text("utf-8") == "à moi\n"


def test_a_dry_run_writes_nothing(export, tf):
    ran = tf("import", "--wxr", "site.xml", "--dry-run")
    assert ran.out.startswith("2 files would be written to articles.\n")
    assert not (export / "articles").exists()


def test_what_cannot_be_imported(export, tf):
    assert tf("import").code == 2
    assert tf("import", "--wxr", "nothing.xml").code == 2
    (export / "broken.xml").write_text(HEAD + "<item>", "utf-8")
    ran = tf("import", "--wxr", "broken.xml")
    assert ran.code == 2
    assert "broken.xml:" in ran.err
    assert not (export / "articles").exists()
    (export / "file").write_text("x", "utf-8")
    assert tf("import", "--wxr", "site.xml", "--to", "file").code == 2


def test_what_holds_no_text_is_named(export, tf):
    empty = item(4, "vide", "Vide", '<!-- wp:latest-posts {"n":3} /-->', "fr").replace("pll_1", "pll_2")
    (export / "site.xml").write_text(HEAD + empty + TAIL, "utf-8")
    said = tf("import", "--wxr", "site.xml").out
    assert "Not imported: 1 wp:latest-posts.\n" in said
    assert "Posts without a text; a page builder may keep it elsewhere:\n  vide/fr.md\n" in said
