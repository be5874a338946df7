"""Posts of WordPress to Markdown: what it looks like, and that no word is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate_flow.articles.reading import read_document
from translate_flow.articles.wordpress_markdown import to_markdown
from translate_flow.articles.wordpress_tree import parse


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>Un <strong>mot </strong>et <em>deux</em>.</p>", "Un **mot** et *deux*.\n"),
        ('<!-- wp:paragraph {"a":1} -->\n<p>Un</p>\n<!-- /wp:paragraph -->', "Un\n"),
        ("Un.\nDeux.\n\nTrois.", "Un.\nDeux.\n\nTrois.\n"),
        ("<p>Un<br />deux<br></p>", "Un\\\ndeux\n"),
        ('<h2>Titre <b>gras</b></h2><h3 id="x">Sous</h3>', "## Titre **gras**\n\n### Sous {#x}\n"),
        ("<ul><li>Un<ul><li>a</li></ul></li><li>Deux</ul>", "- Un\n  - a\n- Deux\n"),
        ('<ol start="3"><li>c</li><li><p>d</p><p>e</p></li></ol>', "3. c\n\n4. d\n\n   e\n"),
        ("<blockquote><p>Cité.</p><p>Bis.</p></blockquote>", "> Cité.\n>\n> Bis.\n"),
        ("<p>Voir <a href=\"/a (b)\" title='Un \"x\"'> ici </a>.</p>", 'Voir  [ici](/a%20(b) "Un \\"x\\"") .\n'),
        ('<img src="a.png" alt="Une [image]">', "![Une \\[image\\]](a.png)\n"),
        ('<figure><img src="a.png"><figcaption>Dit.</figcaption></figure>', "![](a.png)\n\nDit.\n"),
        ('<pre><code class="language-php">&lt;?php\n a;</code></pre>', "```php\n<?php\n a;\n```\n"),
        ("<table><tr><th>A<th>B|C<tr><td>1<td>2</table>", "| A | B\\|C |\n| --- | --- |\n| 1 | 2 |\n"),
        ('<p>[gallery ids="1,2"] [cite]x[/cite]</p>', '[gallery ids="1,2"] [cite]x[/cite]\n'),
        ("<p>1. Non</p><p># Non</p><p>- Non</p><p>a * b &lt;i&gt; [x](y) &amp;nbsp;</p>",
         "1\\. Non\n\n\\# Non\n\n\\- Non\n\na \\* b \\<i> \\[x](y) &amp;nbsp;\n"),
        ("<p>a</p><!--more--><hr><p>b&nbsp;!</p>", "a\n\n<!--more-->\n\n---\n\nb\u00a0!\n"),
        ('<p>H<sub>2</sub>O <span lang="en">word</span> <code>a`b</code></p>',
         'H<sub>2</sub>O <span lang="en">word</span> ``a`b``\n'),
        ("<pre>Un<br>Deux</pre>", "```\nUn\nDeux\n```\n"),
        ("<p>Un.</p>\n&nbsp;\n<p>Deux.</p>", "Un.\n\nDeux.\n"),
        ("Un\n&nbsp;\n\nDeux", "Un\n\nDeux\n"),
        ('a\n[caption id="x"]<a href="/b"><img src="b.png" /></a> Dit <em>ici</em>.[/caption]\nc',
         "a\n\n[![](b.png)](/b)\n\nDit *ici*.\n\nc\n"),
        ("[caption]Rien[/caption]", "[caption]Rien[/caption]\n"),
        ("Voir\n[embed]https://x.org/a[/embed]\nfin", "Voir\n\nhttps://x.org/a\n\nfin\n"),
        ('[et_row][et_col a="b"]Mot[/et_col][/et_row]', '[et_row][et_col a="b"]Mot[/et_col][/et_row]\n'),
        ("", ""),
    ],
)  # fmt: skip
def test_what_it_looks_like(html: str, markdown: str) -> None:
    assert to_markdown(html).text == markdown


def test_what_has_no_markdown_stays_and_is_counted() -> None:
    found = to_markdown(
        '<table><tr><td colspan="2">x</td></tr></table><iframe src="a"></iframe><p class="b" style="c">y</p>'
    )
    assert found.text == '<table><tr><td colspan="2">x</td></tr></table>\n\n<iframe src="a"></iframe>\n\ny\n'
    assert dict(found.kept) == {"table": 1, "iframe": 1}
    assert dict(found.left_out) == {"class": 1, "style": 1}


def test_footnotes_of_the_block_editor_are_footnotes() -> None:
    html = '<!-- wp:p --><p>Un<sup data-fn="k"><a href="#k">1</a></sup>.</p><!-- /wp:p --><!-- wp:footnotes /-->'
    found = to_markdown(html, {"k": "Dit <em>ici</em>."})
    assert found.text == "Un[^1].\n\n[^1]: Dit *ici*.\n"
    assert not found.dynamic
    assert dict(to_markdown(html).dynamic) == {"wp:footnotes": 1}


def test_a_block_without_text_is_counted_and_one_with_text_in_its_settings_is_kept() -> None:
    box = '<!-- wp:acf/box {"data":{"titre":"Un titre ici"}} /-->'
    found = to_markdown(f'<!-- wp:latest-posts {{"n":3}} /-->{box}<p>a</p>')
    assert found.text == f"{box}\n\na\n"
    assert (dict(found.dynamic), dict(found.kept)) == ({"wp:latest-posts": 1}, {"wp:acf/box": 1})


WORDS = [
    "Un",
    "pain",
    "l’été",
    "2024",
    "mot*",
    "_a_",
    "[x](y)",
    "`c`",
    "# d",
    "- e",
    "1. f",
    "&lt;g&gt;",
    "|",
    "h\u00a0!",
    "&amp;",
    "~~",
]
INLINE = ["strong", "em", "a href='/x'", "span class='y'", "code", "sub", "del", "b"]
BLOCK = ["p", "div", "h2", "blockquote", "ul", "li", "ol", "table", "tr", "td", "figure", "section", "th", "dl", "pre"]
PARTS = [*WORDS, *(f"<{name}>" for name in INLINE + BLOCK), *(f"</{name.split()[0]}>" for name in INLINE + BLOCK)]
PARTS += [
    " ",
    "\n",
    "\n\n",
    "<br>",
    "<hr>",
    "<img src='i.png'>",
    "[gallery id='3']",
    "<!-- wp:x -->",
    "<iframe src='z'></iframe>",
]


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=20).map("".join))
def test_no_word_is_lost(html: str) -> None:
    markdown = iter(letters(to_markdown(html).text))
    assert all(letter in markdown for letter in letters(parse(html).words()))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=20).map("".join))
def test_any_post_gives_a_document(html: str) -> None:
    markdown = to_markdown(html).text
    document = read_document(markdown.encode(), "fr.md", "fr")
    assert document.to_bytes() == markdown.encode()


def test_a_post_of_many_elements_within_each_other_is_no_harm() -> None:
    assert "mot" in to_markdown("<div>" * 5000 + "mot").text
    assert "mot" in to_markdown("<ul><li>" * 5000 + "mot").text
    assert "mot" in to_markdown("<b><i>" * 5000 + "mot").text


def test_a_tag_that_never_ends_is_text() -> None:
    assert to_markdown("<p>un</p><a href='deux").text == "un\n\n\\<a href='deux\n"
    assert "x" in to_markdown("<a href='" * 5000 + "x").text
