"""Exports of WordPress, written by hand after its documented format (WXR 1.2)."""

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file -->
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
  <title>Les communs</title>
  <language>fr-FR</language>
  <wp:wxr_version>1.2</wp:wxr_version>
  <wp:author><wp:author_login><![CDATA[ada]]></wp:author_login><wp:author_display_name><![CDATA[Ada L.]]></wp:author_display_name></wp:author>
"""
TAIL = "</channel>\n</rss>\n"


def item(
    number: int, slug: str, title: str, content: str, extra: str = "", *, kind: str = "post", status: str = "publish"
) -> str:
    return f"""<item>
  <title>{title}</title>
  <link>https://example.org/{slug}/</link>
  <dc:creator><![CDATA[ada]]></dc:creator>
  <content:encoded><![CDATA[{content.replace("]]>", "]]]]><![CDATA[>")}]]></content:encoded>
  <excerpt:encoded><![CDATA[]]></excerpt:encoded>
  <wp:post_id>{number}</wp:post_id>
  <wp:post_date><![CDATA[2024-03-0{number % 9 + 1} 10:00:00]]></wp:post_date>
  <wp:post_name><![CDATA[{slug}]]></wp:post_name>
  <wp:status><![CDATA[{status}]]></wp:status>
  <wp:post_type><![CDATA[{kind}]]></wp:post_type>
  {extra}
</item>
"""


def polylang(code: str, group: str = "") -> str:
    language = f'<category domain="language" nicename="{code}"><![CDATA[{code}]]></category>'
    tied = f'<category domain="post_translations" nicename="{group}"><![CDATA[{group}]]></category>'
    return language + (tied if group else "")


def meta(**values: str) -> str:
    return "".join(
        f"<wp:postmeta><wp:meta_key><![CDATA[{key}]]></wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
        for key, value in values.items()
    )


def wpml(code: str, group: str, source: str = "") -> str:
    said = {"_wpml_import_language_code": code, "_wpml_import_translation_group": group}
    return meta(**said, **({"_wpml_import_source_language_code": source} if source else {}))


def export(*items: str, head: str = HEAD) -> bytes:
    return (head + "".join(items) + TAIL).encode()
