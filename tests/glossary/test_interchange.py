"""Glossaries in the forms of other tools: what comes back, and what is refused."""

import dataclasses

import pytest

from translate_flow.errors import GlossaryError
from translate_flow.glossary.interchange import guess_form, read_form, write_form
from translate_flow.glossary.load import parse_glossary
from translate_flow.glossary.term import Enforcement, Forbidden, Glossary, Match, Name, Term, Wording
from translate_flow.resources import read_resource

SHIPPED = parse_glossary(read_resource("data/glossary.yaml"), "glossary.yaml")
SMALL = Glossary(
    (
        Term(
            Wording("économie sociale", ("économie dite sociale",), ("secteur",), (Forbidden("social economy"),)),
            Wording("social economy", forbidden=(Forbidden("social economics", use="social economy"),)),
            note="Of the <EU> & others, “quoted”",
            source="A law",
        ),
        Term(Wording("commun"), Wording("commons"), Enforcement.ADVISORY),
    ),
    (Name("Nesta", ("NESTA",), ("Nasta",), "of London"), Name("#SocialGoodTech")),
)


def lines_apart(entries):
    return [dataclasses.replace(entry, line=0) for entry in entries]


@pytest.mark.parametrize("form", ["tbx", "tbx3", "yaml"])
def test_all_forms_come_back(form):
    data, left_out = write_form(SMALL, form, "fr")
    back = read_form(data, "x", form, "fr")
    expected = (
        SMALL.terms if form == "yaml" else [dataclasses.replace(t, enforce=Enforcement.STRICT) for t in SMALL.terms]
    )
    assert lines_apart(back.terms) == list(expected)
    assert lines_apart(back.names) == list(SMALL.names)
    assert left_out == ()


@pytest.mark.parametrize("source", ["fr", "en"])
def test_weblate_keeps_pairs_notes_and_enforcement(source):
    back = read_form(write_form(SMALL, "weblate", source)[0], "x.csv", "weblate", source)
    assert [(t.fr.approved, t.en.approved, t.enforce, t.note) for t in back.terms] == [
        (t.fr.approved, t.en.approved, t.enforce, t.note) for t in SMALL.terms
    ]
    assert [(n.name, n.note) for n in back.names] == [(n.name, n.note) for n in SMALL.names]


def test_deepl_keeps_the_forms_of_the_source():
    data, _ = write_form(SMALL, "deepl", "fr")
    assert data.decode().splitlines() == [
        "économie sociale,social economy,fr,en",
        "économie dite sociale,social economy,fr,en",
        "commun,commons,fr,en",
        "Nesta,Nesta,fr,en",
        "#SocialGoodTech,#SocialGoodTech,fr,en",
    ]
    back = read_form(data, "x.csv", "deepl", "fr")
    assert [(t.fr.approved, t.fr.accepted, t.en.approved) for t in back.terms] == [
        ("économie sociale", ("économie dite sociale",), "social economy"),
        ("commun", (), "commons"),
    ]
    assert [n.name for n in back.names] == ["Nesta", "#SocialGoodTech"]


def test_deepl_in_the_other_direction():
    data, _ = write_form(SMALL, "deepl", "en")
    assert data.decode().splitlines()[0] == "social economy,économie sociale,en,fr"
    assert read_form(data, "x.csv", "deepl", "fr").terms[0].fr.approved == "économie sociale"


@pytest.mark.parametrize("form", ["deepl", "weblate", "tbx", "tbx3", "yaml"])
def test_what_was_written_and_read_is_written_alike(form):
    data, _ = write_form(SHIPPED, form, "fr")
    assert write_form(read_form(data, "x", form, "fr"), form, "fr")[0] == data


def test_deepl_has_no_source_twice_and_nothing_that_it_refuses():
    odd = Glossary(
        (Term(Wording("=1+1"), Wording("x")), Term(Wording("a" * 1025), Wording("x")), *SMALL.terms, *SMALL.terms)
    )
    data, left_out = write_form(odd, "deepl", "fr")
    assert left_out == ("=1+1", "a" * 1025)
    assert len(data.splitlines()) == 3


def test_no_cell_is_a_formula():
    odd = Glossary((Term(Wording("=HYPERLINK(1)"), Wording("@x"), note="-1+2"),))
    data, _ = write_form(odd, "weblate", "fr")
    assert b"\n, =HYPERLINK(1), @x," in data
    back = read_form(data, "x.csv", "weblate", "fr").terms[0]
    assert (back.fr.approved, back.en.approved, back.note) == ("=HYPERLINK(1)", "@x", "-1+2")


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.tbx", b"", "tbx"),
        ("a.xml", b"", "tbx"),
        ("a.yml", b"", "yaml"),
        ("a.csv", b"source,target\n", "weblate"),
        ("a.csv", b'\xef\xbb\xbf"location","source","target"\n', "weblate"),
        ("a.csv", b"commun,commons\n", "deepl"),
    ],
)
def test_the_form_is_told_by_name_and_first_line(name, data, form):
    assert guess_form(name, data) == form


def test_csv_of_spreadsheets():
    semicolons = '\ufeffcommun;commons;FR;EN-GB\r\n\r\n"a; b";c;FR;EN-GB\r\n'.encode()
    found = read_form(semicolons, "x.csv", "deepl", "en")
    assert [(t.fr.approved, t.en.approved) for t in found.terms] == [("commun", "commons"), ("a; b", "c")]


@pytest.mark.parametrize(
    ("head", "first"),
    [("Français;English", "fr"), ("English;Français", "en"), ("FR;EN", "fr"), ("anglais;français", "en")],
)
def test_a_first_row_of_languages_is_no_term(head, first):
    found = read_form(f"\ufeff{head}\r\na;b\r\n".encode(), "x.csv", "deepl", "fr")
    assert [(t.fr.approved, t.en.approved) for t in found.terms] == [("a", "b") if first == "fr" else ("b", "a")]


def test_a_language_is_a_term_too():
    found = read_form(b"french,English\nfran\xc3\xa7ais,French\n", "x.csv", "deepl", "fr")
    assert [t.fr.approved for t in found.terms] == ["français"]
    (term,) = read_form("français,French\n".encode(), "x.csv", "deepl", "fr").terms
    assert term.en.approved == "French"


def test_weblates_translator_comments_are_the_note_where_there_is_no_other():
    data = b"source,target,translator_comments,developer_comments\na,b,mine,\nc,d,mine,yours\n"
    assert [t.note for t in read_form(data, "x.csv", "weblate", "fr").terms] == ["mine", "yours"]


@pytest.mark.parametrize(
    ("data", "form", "line"),
    [
        (b"commun\n", "deepl", 1),
        (b"a,b\ncommun,\n", "deepl", 2),
        (b"commun,commons,fr,de\n", "deepl", 1),
        (b"a,b\n\xff,c\n", "deepl", 2),
        (b'a,b\n"c,d\n', "deepl", 2),
        (b"fr,en\na,b\n", "weblate", 1),
        (b"", "weblate", 1),
        (b"source,target\na,\n", "weblate", 2),
    ],
)
def test_bad_tables_are_refused_with_their_line(data, form, line):
    with pytest.raises(GlossaryError) as caught:
        read_form(data, "x.csv", form, "fr")
    assert (caught.value.path, caught.value.line) == ("x.csv", line)


TBX2 = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en-US"><text><body>
<termEntry id="1">
 <descrip type="definition">Shared <hi>resources</hi></descrip>
 <langSet xml:lang="fr-FR"><tig><term>commun</term></tig></langSet>
 <langSet xml:lang="en-GB">
  <ntig><termGrp><term>commons</term></termGrp></ntig>
  <tig><term>common</term><termNote type="administrativeStatus">forbidden</termNote></tig>
  <tig><term>commons</term></tig>
 </langSet>
 <langSet xml:lang="de"><tig><term>Gemeingut</term></tig></langSet>
</termEntry>
<termEntry><langSet xml:lang="de"><tig><term>nur</term></tig></langSet></termEntry>
<termEntry><langSet xml:lang="fr"><tig><term>Pix</term><termNote type="translationNote">no</termNote></tig></langSet>
 <langSet xml:lang="en"><tig><term>Pix</term></tig></langSet></termEntry>
</body></text></martif>"""
TBX3 = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="c1"><langSec xml:lang="fr"><termSec><term>commun</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>common good</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>commons</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def test_tbx_of_other_tools():
    found = read_form(TBX2.encode(), "x.tbx", "tbx", "fr")
    (term,) = found.terms
    assert (term.fr.approved, term.en.approved, term.en.accepted) == ("commun", "commons", ())
    assert (term.en.forbidden, term.note) == ((Forbidden("common"),), "Shared resources")
    assert [name.name for name in found.names] == ["Pix"]


def test_tbx_3_in_the_style_of_tags():
    (term,) = read_form(TBX3.encode(), "x.tbx", "tbx", "fr").terms
    assert (term.en.approved, term.en.accepted, term.en.match) == ("commons", ("common good",), Match.INFLECTED)


BOMB = """<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<martif><text><body><termEntry><langSet xml:lang="fr"><tig><term>&b;</term></tig></langSet></termEntry></body></text></martif>"""
EXTERNAL = """<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<martif><text><body><termEntry><langSet xml:lang="fr"><tig><term>&a;</term></tig></langSet></termEntry></body></text></martif>"""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (BOMB.encode(), "entities"),
        (EXTERNAL.encode(), "entities"),
        (BOMB.encode("utf-16"), "entities"),
        (b"<martif><text>", "well-formed"),
        (b"not xml", "well-formed"),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', "well-formed"),
        (b"<html><body/></html>", "no entries"),
        (b"<a>" * 200 + b"</a>" * 200, "nested"),
        (b"<a>" + b" " * 8_000_001 + b"</a>", "larger"),
        (b"<a>\x08</a>", "well-formed"),
    ],
)
def test_hostile_and_broken_xml_is_refused(data, words):
    with pytest.raises(GlossaryError, match=words):
        read_form(data, "x.tbx", "tbx", "fr")


def test_what_xml_does_not_allow_is_not_written():
    data, _ = write_form(Glossary((Term(Wording("a\x08b"), Wording("<c>&")),)), "tbx", "fr")
    (term,) = read_form(data, "x.tbx", "tbx", "fr").terms
    assert (term.fr.approved, term.en.approved) == ("ab", "<c>&")


def test_what_stands_twice_is_taken_once():
    data = b"source,target\ncommun,commons\nCommun,Commons\nPix,Pix\nPix,Pix\n"
    found = read_form(data, "x.csv", "weblate", "fr")
    assert (len(found.terms), len(found.names)) == (1, 1)
