"""Which blocks Markdown is cut into: kinds, lines, text, levels and labels."""

import time

import pytest

from translate_flow.articles.coverage import uncovered
from translate_flow.articles.document import Document
from translate_flow.articles.reading import read_document


def read(text: str, path: str = "a/fr.md") -> Document:
    return read_document(text.encode(), path, "fr")


def blocks(text: str, path: str = "a/fr.md") -> list[tuple[str, int, int, str]]:
    document = read(text, path)
    assert uncovered(document) == ()
    return [(block.kind.value, block.line, block.end_line, block.text) for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Un\n\nDeux\n", [("heading", 1, 1, "Un"), ("paragraph", 3, 3, "Deux")]),
        ("## Un ##\nDeux", [("heading", 1, 1, "Un"), ("paragraph", 2, 2, "Deux")]),
        ("Un\n===\n\nDeux\nlignes\n---\n", [("heading", 1, 2, "Un"), ("heading", 4, 6, "Deux\nlignes")]),
        ("Un\ndeux\n\n\ntrois", [("paragraph", 1, 2, "Un\ndeux"), ("paragraph", 5, 5, "trois")]),
        ("- Un\n- Deux\n  suite\n", [("item", 1, 1, "Un"), ("item", 2, 3, "Deux\nsuite")]),
        ("1. Un\n\n   Suite\n2. Deux", [("item", 1, 1, "Un"), ("paragraph", 3, 3, "Suite"), ("item", 4, 4, "Deux")]),
        ("- [ ] À faire\n- [x] Fait", [("item", 1, 1, "À faire"), ("item", 2, 2, "Fait")]),
        ("> Un\n> deux\n>\n> Trois", [("quote", 1, 2, "Un\ndeux"), ("quote", 4, 4, "Trois")]),
        ("> Un\nparesseux", [("quote", 1, 2, "Un\nparesseux")]),
        ("> - Un\n> # Titre", [("item", 1, 1, "Un"), ("heading", 2, 2, "Titre")]),
        ("```python\nx = 1\n\ny = 2\n```\nFin", [("code", 1, 5, "x = 1\n\ny = 2"), ("paragraph", 6, 6, "Fin")]),
        ("```\njamais fermé\n", [("code", 1, 2, "jamais fermé")]),
        ("- Un\n\n  ```sh\n    ls\n  ```", [("item", 1, 1, "Un"), ("code", 3, 5, "  ls")]),
        ("Un\n\n    x = f(1);\n\n    y = 2;\n", [("paragraph", 1, 1, "Un"), ("code", 3, 5, "x = f(1);\n\ny = 2;")]),
        (
            "Un\n\n    Une phrase que l’on a décalée par erreur.",
            [("paragraph", 1, 1, "Un"), ("paragraph", 3, 3, "Une phrase que l’on a décalée par erreur.")],
        ),
        (
            "| A | B |\n|---|---|\n| un | deux |\n| trois |\n",
            [("table-row", 1, 1, "A | B"), ("table-row", 3, 3, "un | deux"), ("table-row", 4, 4, "trois")],
        ),
        ("A|B\n-|-\nun\\|e|deux", [("table-row", 1, 1, "A|B"), ("table-row", 3, 3, "un\\|e|deux")]),
        ("Un\n\n---\n\n***\n\nDeux", [("paragraph", 1, 1, "Un"), ("paragraph", 7, 7, "Deux")]),
        ("![Une photo](a.png)\n", [("image", 1, 1, "![Une photo](a.png)")]),
        ("![Une photo](a.png) et du texte\n", [("paragraph", 1, 1, "![Une photo](a.png) et du texte")]),
        (
            "Voir[^1].\n\n[^1]: La note\n    et sa suite.\n\nFin",
            [("paragraph", 1, 1, "Voir[^1]."), ("footnote", 3, 4, "La note\net sa suite."), ("paragraph", 6, 6, "Fin")],
        ),
        ("[a]: /un\n[b]: /deux 'Titre'\n", [("linkdef", 1, 1, "[a]: /un"), ("linkdef", 2, 2, "[b]: /deux 'Titre'")]),
        (
            "Terme\n: Définition\n: Autre\n",
            [("item", 1, 1, "Terme"), ("item", 2, 2, "Définition"), ("item", 3, 3, "Autre")],
        ),
        (
            "Une phrase qui finit par un deux-points\nque suit une ligne.\n: non",
            [("paragraph", 1, 3, "Une phrase qui finit par un deux-points\nque suit une ligne.\n: non")],
        ),
        ("<div>\n<p>Un</p>\n</div>\n\nDeux", [("html", 1, 3, "<div>\n<p>Un</p>\n</div>"), ("paragraph", 5, 5, "Deux")]),
        (
            "<ul>\n<li>Un</li>\n<li>Deux\nlignes</li>\n</ul>\n<p>Trois</p>",
            [
                ("html", 1, 2, "<ul>\n<li>Un</li>"),
                ("html", 3, 5, "<li>Deux\nlignes</li>\n</ul>"),
                ("html", 6, 6, "<p>Trois</p>"),
            ],
        ),
        (
            "<div>\n<pre>\na\n<p>b</p>\n</pre>\n</div>",
            [("html", 1, 6, "<div>\n<pre>\na\n<p>b</p>\n</pre>\n</div>")],
        ),
        ("<!-- une note\n\nsur deux -->\n\nUn", [("paragraph", 5, 5, "Un")]),
        (
            "<!-- jamais fermée\n\nUn\n\nDeux",
            [("paragraph", 1, 1, "<!-- jamais fermée"), ("paragraph", 3, 3, "Un"), ("paragraph", 5, 5, "Deux")],
        ),
        ("<pre>\na\n\nb\n</pre>\nUn", [("html", 1, 5, "<pre>\na\n\nb\n</pre>"), ("paragraph", 6, 6, "Un")]),
        ("<a href='/x'>Un lien</a> et du texte", [("paragraph", 1, 1, "<a href='/x'>Un lien</a> et du texte")]),
        ("#\n\n-\n\n>\n\nUn", [("paragraph", 7, 7, "Un")]),
        ("\u00a0\n\nUn", [("paragraph", 3, 3, "Un")]),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, int, int, str]]) -> None:
    assert blocks(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% include note.html %}\n\nUn", [("tag", 1, 1), ("paragraph", 3, 3)]),
        ("Un\n{% endif %}\nDeux", [("paragraph", 1, 1), ("tag", 2, 2), ("paragraph", 3, 3)]),
        ('{% include f.html\n   file="a.png"\n%}\nUn', [("tag", 1, 3), ("paragraph", 4, 4)]),
        ('{% include f.html\n\n  caption="Une légende que chacun peut lire." %}\n', [("html", 1, 3)]),
        (
            "{{< tabpane text=true >}} {{% tab %}}\n\nUn\n\n{{% /tab %}}",
            [("tag", 1, 1), ("paragraph", 3, 3), ("tag", 5, 5)],
        ),
        ("{{ page.title }} est une page", [("paragraph", 1, 1)]),
        ("{{ jamais fermé\n\nUn\n\n{{ x }}", [("paragraph", 1, 1), ("paragraph", 3, 3), ("tag", 5, 5)]),
        ("Un\n{: .lead}\n\n{.display}\n", [("paragraph", 1, 1), ("tag", 2, 2), ("tag", 4, 4)]),
        ("{% highlight ruby %}\nputs 1\n{% endhighlight %}", [("code", 1, 3)]),
        ("{% comment %}\nrien\n{% endcomment %}\n\nUn", [("paragraph", 5, 5)]),
        (
            '<Youtube id="x"/>\n<Tip>\nUn conseil\n</Tip>',
            [("tag", 1, 1), ("tag", 2, 2), ("paragraph", 3, 3), ("tag", 4, 4)],
        ),
        (
            '<Banner\n  chapter={1}\n  notebooks={[\n    {label: "Colab", value: "https://a.org/b"},\n  ]}\n/>\n',
            [("tag", 1, 6)],
        ),
        (
            '<Question\n  choices={[\n    {text: "Une réponse possible ici"},\n\n    {text: "L’autre"}\n  ]}\n/>',
            [("html", 1, 7)],
        ),
        (":::note\n\nUn\n\n:::", [("tag", 1, 1), ("paragraph", 3, 3), ("tag", 5, 5)]),
        ("!!! note\n    Une phrase assez longue dans la note.", [("tag", 1, 1), ("paragraph", 2, 2)]),
        ("$$\nx^2\n$$\n\nUn", [("code", 1, 3), ("paragraph", 5, 5)]),
        ("import en bloc des données\n\nexport des résultats", [("paragraph", 1, 1), ("paragraph", 3, 3)]),
    ],
)
def test_tags(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert [block[:3] for block in blocks(text)] == expected


def test_an_expression_of_mdx_is_one_tag_unless_it_says_something() -> None:
    text = "{list.map((x) => (\n  <li>{x}</li>\n\n))}\n\n{yes && (\n  <p>Two words.</p>\n)}\n"
    assert blocks(text, "a/fr.mdx")[0][:3] == ("tag", 1, 4)
    assert any("Two words." in block[-1] for block in blocks(text, "a/fr.mdx")[1:])
    assert blocks("{open\n\nText.\n", "a/fr.mdx")[-1][0] == "paragraph"
    assert blocks(text)[0][0] == "paragraph"


def test_tags_of_erb_and_ejs() -> None:
    text = "<%= render 'a' %>\n\nA word <%= name %> here.\n\n<% open\n\nText.\n"
    assert [block[0] for block in blocks(text)] == ["tag", "paragraph", "paragraph", "paragraph"]


def test_mdx_modules_are_tags_only_in_mdx() -> None:
    text = "import A from './a'\nimport {\n  B\n} from 'b'\n\nexport const meta = {\n  a: 1\n}\n\nimport de biens\n"
    assert [block[:3] for block in blocks(text, "a/fr.mdx")] == [("tag", 1, 4), ("tag", 6, 8), ("paragraph", 10, 10)]
    assert [block[0] for block in blocks(text)] == ["paragraph"] * 3


def test_a_row_of_empty_cells_is_no_block() -> None:
    assert blocks("| | |\n|---|---|\n| un | |\n|  |  |\n") == [("table-row", 3, 3, "un |")]


def test_levels_and_labels() -> None:
    document = read("### T\n\n- a\n  - b\n\n> > c\n\n[^n]: d\n\n[L x]: /e\n\n```py\nf\n```\n")
    assert [(b.text, b.level, b.label) for b in document.blocks] == [
        ("T", 3, ""),
        ("a", 1, ""),
        ("b", 2, ""),
        ("c", 2, ""),
        ("d", 0, "n"),
        ("[L x]: /e", 0, "L x"),
        ("f", 0, "py"),
    ]


def test_what_is_skipped_is_named() -> None:
    document = read("---\ntitle: T\nlang: fr\n---\n\n<!-- c -->\n\n---\n\n| a |\n|---|\n\n-\n")
    named = [(skipped.reason, document.text[skipped.span.start : skipped.span.end]) for skipped in document.skipped]
    assert named == [
        ("front-matter", "---\n"),
        ("front-matter", "\nlang: fr\n---\n"),
        ("comment", "<!-- c -->"),
        ("rule", "---"),
        ("rule", "|---|"),
        ("empty-markup", "-"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_once(end: str) -> None:
    text = end.join(["---", "title: T", "---", "", "Un", "deux", "", "> Trois", "> quatre", "", "```", "x", "```"])
    document = read(text)
    if end == "\r":
        # YAML front matter knows no lone carriage return; the text after it is cut alike.
        assert document.blocks[-1].line == 11
        return
    assert [(b.text, b.line) for b in document.blocks] == [("T", 2), ("Un\ndeux", 5), ("Trois\nquatre", 8), ("x", 11)]


@pytest.mark.parametrize("char", ["\f", "\x0b", "\x1c", "\x85", "\u2028", "\u2029"])
def test_other_breaks_are_no_line_ends(char: str) -> None:
    assert blocks(f"Un{char}deux\n\nTrois") == [("paragraph", 1, 1, f"Un{char}deux"), ("paragraph", 3, 3, "Trois")]


def test_a_byte_order_mark_hides_no_heading() -> None:
    document = read("\ufeff# Titre\n")
    assert document.bom
    assert [(b.kind.value, b.line) for b in document.blocks] == [("heading", 1)]
    assert document.to_bytes().startswith(b"\xef\xbb\xbf#")


def test_shortcodes_of_wordpress_are_tags() -> None:
    text = '[box title="Un avis utile"][row]\n\n[row cols="2"][box id=3]\n\nUn [b x="1"]mot[/b] et [/etc] ou [sic].\n\n[/box][/row]\n'
    found = blocks(text)
    assert [block[0] for block in found] == ["paragraph", "tag", "paragraph", "tag"]
    inner = read(text, "a/fr.md").blocks[2]
    assert inner.prose.replace("\ufffc", "") == "Un mot et [/etc] ou [sic]."
    assert inner.inline.tags == ('[b x="1"]', "[/b]")
    assert blocks('[box title="Un avis utile"]\n')[0][0] == "html"
    assert blocks('[a b="c"]: /d\n\n[a b="c"](/e)\n')[0][0] == "linkdef"


def test_a_bracket_in_code_closes_nothing() -> None:
    block = read("[a `]` b](/c) \\] [d](/e) ``x`]`` [f](/g)\n", "a/fr.md").blocks[0]
    assert [link.target for link in block.inline.links] == ["/c", "/e", "/g"]


@pytest.mark.parametrize("unit", ["`[", "[`` ` ", '[a b="', "[a b=c ", "[/a]", "{a", "<% ", "[x](", 'title="'])
def test_no_mark_makes_reading_slow(unit: str) -> None:
    begun = time.perf_counter()
    read(unit * 20_000, "a/fr.mdx")
    assert time.perf_counter() - begun < 8
