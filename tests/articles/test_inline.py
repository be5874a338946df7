"""What a block's text is made of: prose with its places, links, code, tags, emphasis."""

import time

import pytest

from translate_flow.articles.document import HOLE, Inline, Kind
from translate_flow.articles.inline import read_inline, read_plain
from translate_flow.articles.reading import read_document


def inline(text: str, kind: Kind = Kind.PARAGRAPH, references: dict[str, str] | None = None) -> Inline:
    return read_inline(text, kind, references or {})


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("Rien de spécial : l’économie.", "Rien de spécial : l’économie."),
        ("Un **mot** et *un* autre", "Un mot et un autre"),
        ("***fort***, __fort__ et _faible_", "fort, fort et faible"),
        ("snake_case_nom et 2 * 3 * 4", "snake_case_nom et 2 * 3 * 4"),
        ("**non fermé", "**non fermé"),
        ("*a **b* c**", "a b c"),
        ("~~barré~~ et ~500", "barré et ~500"),
        ("acteur\\*rice \\[x\\]", "acteur*rice [x]"),
        ("avant `code` après", f"avant {HOLE} après"),
        ("``a ` b`` et ` seul", f"{HOLE} et ` seul"),
        ("A&nbsp;: 1&#39;2 &eacute;t&eacute; &rien;", "A\u00a0: 1'2 été &rien;"),
        ("Voir [le site](https://a.org 'Titre').", "Voir le site."),
        ("Voir [le *beau* site][1], [site][] et [site].", "Voir le beau site, site et site."),
        ("Voir [rien] et [rien][non]", "Voir [rien] et [rien][non]"),
        ("![Une photo](a.png) ici", "Une photo ici"),
        ("[![Une photo](a.png)](/b) ici", "Une photo ici"),
        ("Écrire à a.b@c.org ou <d@e.fr>, <https://f.org>.", f"Écrire à {HOLE} ou {HOLE}, {HOLE}."),
        ("Sur https://a.org/b_c_d(e), puis www.b.fr.", f"Sur {HOLE}, puis {HOLE}."),
        ("Note[^1] et[^longue].", "Note et."),
        ("Un <strong>mot</strong><br>suite", "Un mot\nsuite"),
        ("Un {{ page.x }} ici {: .c}", f"Un {HOLE} ici"),
        ("Titre {#ancre}", "Titre"),
        ('Le [mot]({{ site.a }}/b) et [x]({{< relref "y" >}})', "Le mot et x"),
        ("Soit $$x_1 * y$$, à 5 $ ou 6 $", f"Soit {HOLE}, à 5 $ ou 6 $"),
        ("[!NOTE]\nUn mot", "Un mot"),
        ("a <!-- rien --> b", "a  b"),
        ("1 < 2 et 3 > 2 & x", "1 < 2 et 3 > 2 & x"),
        ("à la ligne\\\nsuite", "à la ligne\nsuite"),
    ],
)
def test_prose(text: str, prose: str) -> None:
    assert inline(text, references={"1": "/un", "site": "/s"}).prose.text == prose


def test_table_cells_are_parted() -> None:
    assert inline("un | *deux* \\| b", Kind.TABLE_ROW).prose.text == f"un {HOLE} deux | b"


def test_html_prose_parts_what_blocks_part() -> None:
    text = '<p>Un <em>mot</em></p><ul><li>a</li><li>b</li></ul><img src="i.png" alt="Une photo"><script>var x</script>'
    found = inline(text, Kind.HTML)
    assert found.prose.text == "Un mot\na\nb\nUne photo"
    assert [(link.target, link.text, link.image) for link in found.links] == [("i.png", "Une photo", True)]


@pytest.mark.parametrize(
    ("tag", "prose"),
    [
        ('<Tab label="Première" value="one" icon="house" />', "Première"),
        ('{{< figure src="/a.png" alt="photo du quartier" caption="Été" >}}', "photo du quartier\nÉté"),
        ('{% include box.html title="Attention !" id="x" %}', "Attention !"),
        ('<Tab label="npm" title="JavaScript" summary="a.b.c" name="Linux" />', ""),
    ],
)
def test_what_a_reader_reads_of_a_tag_may_be_a_word(tag: str, prose: str) -> None:
    assert read_document(tag.encode(), "x/fr.mdx", "fr").blocks[0].prose == prose


def test_a_component_gives_its_sentences() -> None:
    text = '<Question choices={[{text: "Une réponse possible ici", value: "a/b"}]} />\n'
    block = read_document(text.encode(), "x/fr.mdx", "fr").blocks[0]
    assert (block.kind, block.prose) == (Kind.HTML, "Une réponse possible ici")
    assert block.inline.tags == (text.strip(),)


@pytest.mark.parametrize("kind", [Kind.CODE, Kind.TAG, Kind.LINKDEF])
def test_some_kinds_have_no_prose(kind: Kind) -> None:
    assert inline("[a]: /b", kind).prose.text == ""


def test_links_know_where_they_stand() -> None:
    text = "[*un*](</a b> 'T'), ![deux](/c), <mailto:d@e.f>, https://g.h/i. <a class='x' href=\"/j\">k</a> [l][m]"
    found = [
        (
            link.text,
            link.target,
            text[link.span.start : link.span.end],
            text[link.target_span.start : link.target_span.end],
        )
        for link in inline(text, references={"m": "/n"}).links
    ]
    assert found == [
        ("un", "/a b", "[*un*](</a b> 'T')", "/a b"),
        ("deux", "/c", "![deux](/c)", "/c"),
        ("mailto:d@e.f", "mailto:d@e.f", "<mailto:d@e.f>", "mailto:d@e.f"),
        ("https://g.h/i", "https://g.h/i", "https://g.h/i", "https://g.h/i"),
        ("k", "/j", "<a class='x' href=\"/j\">k</a>", "/j"),
        ("l", "/n", "[l][m]", "m"),
    ]


def test_counts() -> None:
    found = inline("**a** __b__ *c* _d_ ***e*** `f` `g` [^1] {{ h }} <i>")
    assert (found.strong, found.emphasis) == (3, 3)
    assert found.codes == ("f", "g")
    assert found.footnotes == ("1",)
    assert found.tags == ("{{ h }}", "<i>")


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("Le **communs** numérique", "communs", "communs"),
        ("Le [communs](/a) numérique", "communs", "communs"),
        ("A&nbsp;: b", "\u00a0", "&nbsp;"),
        ("A&nbsp;: b", "A\u00a0:", "A&nbsp;:"),
        ("un **deux** trois", "un deux trois", "un **deux** trois"),
        ("le `x` y", HOLE, "`x`"),
    ],
)
def test_a_place_in_the_prose_is_a_place_in_the_text(text: str, words: str, source: str) -> None:
    prose = inline(text).prose
    at = prose.text.index(words)
    span = prose.span(at, at + len(words))
    assert text[span.start : span.end] == source


def test_references_come_from_the_whole_document() -> None:
    document = read_document(
        b"Voir [La Page] et [x][Y].\n\n[la  page]: /p\n[y]: <q r> 'T'\n[y]: /autre\n", "fr.md", "fr"
    )
    assert [link.target for link in document.blocks[0].inline.links] == ["/p", "q r"]


def test_plain_text_has_no_markup() -> None:
    found = read_plain("*a* _b_ [c](d) &nbsp; écrire à a@b.org, https://c.fr/d.")
    assert found.prose.text == f"*a* _b_ [c](d) &nbsp; écrire à {HOLE}, {HOLE}."
    assert [link.target for link in found.links] == ["mailto:a@b.org", "https://c.fr/d"]


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "![",
        "[a](",
        "*a",
        "**a ",
        "*a_",
        "_a*b~~",
        "`",
        "`a``",
        "<a ",
        "<a '",
        '<a "',
        "{{",
        "{%",
        "<!--",
        "&",
        "\\",
        "a@",
        "[^",
        "](",
        "<pre>",
        "$$a",
        "http://)",
        ")",
    ],
)
def test_no_input_takes_long(unit: str) -> None:
    text = "http://a" + unit * (40_000 // len(unit))
    start = time.process_time()
    inline(text)
    assert time.process_time() - start < 2
