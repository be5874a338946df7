"""HTML pages: what a reader reads is a block, everything else is skipped by name, and a change touches nothing else."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate_flow.articles.coverage import uncovered
from translate_flow.articles.document import Document, Kind
from translate_flow.articles.reading import read_document
from translate_flow.articles.splice import insert_block, replace_block
from translate_flow.errors import UsageError

PAGE = """<!DOCTYPE html>
<html lang="fr">
<head>
  <title>Le pain &amp; le sel</title>
  <meta charset="utf-8">
  <meta name="description" content="Ce que dit la page">
  <script>var words = "<p>Rien à lire</p>";</script>
  <style>p { color: red }</style>
</head>
<body>
  <!-- un commentaire -->
  <h1>Bienvenue à
    tous</h1>
  Texte nu, avec <a href="/fr/x" title="Vers la page x">un lien</a> et *des étoiles*.
  <ul>
    <li>Un
    <li>Deux <b>gras</b>
      <ul><li>Trois</li></ul>
  </ul>
  <table><tr><th>Nom<th>Valeur</tr><tr><td>Le pain est bon.</td><td>12</td></tr></table>
  <p><img src="a.png" alt="Une image"></p>
  {% include menu.html title="x" %}
  <p class="{% if a > b %}c{% endif %}">Le {{ site.name }} est &laquo;&nbsp;là&nbsp;&raquo;<br>et <code>x()</code>.</p>
  <blockquote><p>Rien ne se perd.</p></blockquote>
  <div aria-label="Le menu du bas"><button>Envoyer</button></div>
  <pre>code  ici
  deux</pre>
  <app-text>Un composant</app-text>
  <app-text>Un autre</app-text>
  <p></p><hr>
</body>
</html>
"""


def read(text: str, path: str = "x/fr.html") -> Document:
    return read_document(text.encode(), path, "fr")


def test_what_a_page_is_made_of() -> None:
    blocks = [(block.kind.value, block.line, block.prose) for block in read(PAGE).blocks]
    assert blocks == [
        ("field", 4, "Le pain & le sel"),
        ("field", 6, "Ce que dit la page"),
        ("heading", 12, "Bienvenue à\ntous"),
        ("paragraph", 14, "Texte nu, avec \nVers la page x\nun lien et *des étoiles*."),
        ("item", 16, "Un"),
        ("item", 17, "Deux gras"),
        ("item", 18, "Trois"),
        ("table-row", 20, "Nom"),
        ("table-row", 20, "Valeur"),
        ("table-row", 20, "Le pain est bon."),
        ("table-row", 20, "12"),
        ("image", 21, "Une image"),
        ("tag", 22, ""),
        ("paragraph", 23, "Le \ufffc est «\u00a0là\u00a0»\net \ufffc."),
        ("quote", 24, "Rien ne se perd."),
        ("paragraph", 25, "Le menu du bas"),
        ("paragraph", 25, "Envoyer"),
        ("code", 26, ""),
        ("paragraph", 28, "Un composant"),
        ("paragraph", 29, "Un autre"),
    ]


def test_what_is_skipped_has_a_name() -> None:
    document = read(PAGE)
    assert {skipped.reason for skipped in document.skipped} == {
        "declaration", "markup", "script", "style", "comment", "rule"
    }  # fmt: skip
    assert uncovered(document) == ()
    assert document.format == "html"


def test_links_pictures_and_code_are_known() -> None:
    blocks = read(PAGE).blocks
    assert [link.target for link in blocks[3].inline.links] == ["/fr/x"]
    assert [(link.target, link.text, link.image) for link in blocks[11].inline.links] == [("a.png", "Une image", True)]
    assert blocks[13].inline.codes == ("x()",)
    assert blocks[2].level == 1
    assert [block.level for block in blocks[4:7]] == [1, 1, 2]


def test_several_blanks_show_as_one_and_still_know_their_place() -> None:
    (block,) = read("<p>Un   mot &amp;  <b>deux</b>  fins</p>\n").blocks
    assert block.prose == "Un mot & deux fins"
    span = block.inline.prose.span(3, 6)
    assert block.text[span.start : span.end] == "mot"


def test_front_matter_before_a_page() -> None:
    document = read("---\ntitle: Le guide\nlayout: page\n---\n<h2>Bonjour</h2>\n")
    assert [(block.kind, block.text) for block in document.blocks] == [
        (Kind.FIELD, "Le guide"),
        (Kind.HEADING, "Bonjour"),
    ]
    assert document.metadata["layout"] == "page"
    assert [block.text for block in replace_block(document, 0, "Un autre").blocks] == ["Un autre", "Bonjour"]


@pytest.mark.parametrize("index", range(17))
def test_a_change_touches_its_own_bytes_only(index: int) -> None:
    document = read(PAGE)
    block = document.blocks[index]
    if not block.lines or block.kind in (Kind.CODE, Kind.TAG):
        return
    changed = replace_block(document, index, "Autre chose") if block.kind is not Kind.IMAGE else None
    if changed is None:
        changed = replace_block(document, index, '<img src="a.png" alt="Autre chose">')
    assert changed.text.startswith(document.text[: block.lines[0].start])
    assert changed.text.endswith(document.text[block.lines[-1].end :])
    assert changed.blocks[index].prose == "Autre chose"


def test_what_would_not_stay_one_block_is_refused() -> None:
    document = read(PAGE)
    for words in ("Un</p><p>Deux", "Un<hr>deux", "<script>x</script>"):
        with pytest.raises(UsageError):
            replace_block(document, 9, words)
    with pytest.raises(UsageError):
        replace_block(document, 1, 'Une "citation"')


def test_a_paragraph_is_put_where_it_belongs() -> None:
    fr = read("<body>\n  <p>Un.</p>\n  <p class='a'>Deux.</p>\n</body>\n")
    en = read("<body>\n  <p>One.</p>\n</body>\n")
    assert insert_block(en, 0, fr.blocks[1], fr, "Two.").text == (
        "<body>\n  <p>One.</p>\n  <p class='a'>Two.</p>\n</body>\n"
    )
    assert insert_block(en, None, fr.blocks[1], fr, "Zero.").text == (
        "<body>\n  <p class='a'>Zero.</p>\n  <p>One.</p>\n</body>\n"
    )


def test_a_field_is_never_put_before_a_page_that_has_no_front_matter() -> None:
    model = read("---\ndescription: Un résumé\n---\n<p>a</p>\n")
    with pytest.raises(UsageError):
        insert_block(read("<p>a</p>\n"), None, model.blocks[0], model, "A summary")


PARTS = [
    *(
        "<p>",
        "</p>",
        "<div title='Un mot'>",
        "</div>",
        "<li>",
        "<ul>",
        "</ul>",
        "<td>",
        "<tr>",
        "<table>",
        "<b>",
        "</b>",
    ),
    *(
        "<br>",
        "<h2>",
        "</h2>",
        "<title>",
        "</title>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<pre>",
        "</pre>",
        "<hr/>",
    ),
    *(
        "{% x %}",
        "{{ y }}",
        "{%",
        "%}",
        "{% comment %}",
        "{% endcomment %}",
        "&amp;",
        "&nbsp;",
        "<",
        ">",
        '"',
        "'",
        "\n",
    ),
    *(" ", "\r\n", "\r", "mot", "Deux mots.", "é", "\u00a0", "\u200b", '<a href="x">', "</a>", "<x-y>", "</x-y>"),
    *(
        "<img alt='Une image'>",
        "<meta name=description content='Dit'>",
        "<?php x ?>",
        "<![CDATA[",
        "]]>",
        "---\n",
        "\ufeff",
    ),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=25).map("".join))
def test_any_page_keeps_its_bytes_and_hides_nothing(text: str) -> None:
    try:
        document = read("<p>a</p>\n" + text)
    except UnicodeError:
        return
    assert document.to_bytes() == ("<p>a</p>\n" + text).encode()
    assert uncovered(document) == ()
    held = sorted(
        [(block.outer.start, block.outer.end) for block in document.blocks]
        + [(skipped.span.start, skipped.span.end) for skipped in document.skipped]
    )
    assert all(one[1] <= two[0] for one, two in pairwise(held))
    for number, block in enumerate(document.blocks):
        assert block.index == number
        assert block.text == "\n".join(document.text[span.start : span.end] for span in block.lines)
        assert all(block.outer.start <= span.start <= span.end <= block.outer.end for span in block.lines)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=15).map("".join), st.data())
def test_any_change_is_exact_or_refused(text: str, data: st.DataObject) -> None:
    document = read("<p>a</p>\n" + text)
    index = data.draw(st.integers(0, len(document.blocks) - 1))
    words = data.draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map("".join))
    try:
        changed = replace_block(document, index, words)
    except UsageError:
        return
    block = document.blocks[index]
    assert len(changed.blocks) == len(document.blocks)
    assert changed.text.startswith(document.text[: block.lines[0].start])
    assert changed.text.endswith(document.text[block.lines[-1].end :])
    assert [one.text for one in changed.blocks if one.index != index] == [
        one.text for one in document.blocks if one.index != index
    ]


@pytest.mark.parametrize(
    "hostile", ['<a "', "<", "{{", "<!--", "<script>", "<pre>", '<p title="', "<x-y>", "{% comment %}", "<li>", "&"]
)
def test_a_page_of_openings_takes_no_longer_than_another(hostile: str) -> None:
    document = read(hostile * 40_000)
    assert uncovered(document) == ()
