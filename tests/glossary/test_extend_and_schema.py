import json

import pytest

from translate_flow.errors import GlossaryError
from translate_flow.glossary import load
from translate_flow.glossary.extend import extend, extended_name, unlike
from translate_flow.glossary.load import parse_glossary, read_glossary
from translate_flow.glossary.match import find_terms
from translate_flow.glossary.term import Enforcement, Match
from translate_flow.resources import read_resource

BASE = b"""version: 1
terms:
  - {fr: commun, en: commons}
  - {fr: ville, en: town}
names:
  - {name: Nesta}
  - {name: Pix, note: a test}
"""
OWN = b"""version: 1
extends: base.yaml
terms:
  - {fr: Ville, en: city}
names:
  - {name: Pix, note: ours}
"""


def forms(glossary):
    return [(term.fr.approved, term.en.approved) for term in glossary.terms]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("extends: base.yaml", "base.yaml"),
        ("extends: 'un dossier/base.yaml'  # ours", "un dossier/base.yaml"),
        ('extends: "base.yaml"', "base.yaml"),
        ("extends: translate-flow\r", "translate-flow"),
        ("  extends: base.yaml", None),
        ("# extends: base.yaml", None),
        ("note: extends: base.yaml", None),
    ],
)
def test_the_name_of_what_is_extended(line, name):
    assert extended_name(f"version: 1\n{line}\nterms: []\n".encode()) == name


def test_own_entries_take_the_place_of_inherited_ones():
    base = parse_glossary(BASE, "base.yaml")
    both = parse_glossary(OWN, "own.yaml", base)
    assert forms(both) == [("Ville", "city"), ("commun", "commons")]
    assert [(entry.name, entry.note) for entry in both.names] == [("Pix", "ours"), ("Nesta", "")]
    assert [term.line for term in both.terms] == [4, 0]
    assert both.path == "own.yaml"


def test_the_digest_covers_both():
    base = parse_glossary(BASE, "base.yaml")
    changed = parse_glossary(BASE.replace(b"town", b"borough"), "base.yaml")
    own = parse_glossary(OWN, "own.yaml", base)
    assert own.digest != parse_glossary(OWN, "own.yaml", changed).digest
    assert own.digest == parse_glossary(OWN, "own.yaml", base).digest
    assert extend(base, own).digest != own.digest


def test_what_is_extended_must_be_written_where_it_is_seen():
    glossary, problems = read_glossary(b"{version: 1, extends: base.yaml, terms: [{fr: a, en: b}]}", "own.yaml")
    assert [str(problem.message) for problem in problems] == [
        "The glossary that this one extends is not where it can be seen."
    ]
    assert forms(glossary) == [("a", "b")]
    with pytest.raises(GlossaryError):
        parse_glossary(OWN, "own.yaml")


def test_what_is_unlike():
    base = parse_glossary(BASE, "base.yaml")
    assert forms(unlike(parse_glossary(OWN, "own.yaml", base), base)) == [("Ville", "city")]
    assert unlike(base, base).names == ()


def test_the_schema_names_every_key_and_choice():
    schema = json.loads(read_resource("glossary/schema.json"))
    term, wording = schema["$defs"]["term"], schema["$defs"]["wording"]["oneOf"][1]
    forbidden = wording["properties"]["forbidden"]["items"]["oneOf"][1]
    for node, keys in (
        (schema, load._FILE),
        (term, load._TERM),
        (wording, load._WORDING),
        (forbidden, load._FORBIDDEN),
        (schema["$defs"]["name"], load._NAME),
    ):
        assert set(node["properties"]) == set(keys)
        assert node["additionalProperties"] is False
    assert set(term["properties"]["enforce"]["enum"]) == set(Enforcement)
    assert set(wording["properties"]["match"]["enum"]) == set(Match)


def test_words_between_only_where_the_term_allows():
    yaml = "version: 1\nterms:\n  - {{fr: {{approved: économie sociale et solidaire{}}}, en: SSE}}\n"
    texts = [
        "une économie dite sociale et solidaire",
        "économie sociale et vraiment solidaire",
        "l’économie est sociale et solidaire",
    ]
    for more, count in ((", between: true", [1, 1, 0]), ("", [0, 0, 0])):
        glossary = parse_glossary(yaml.format(more).encode(), "g.yaml")
        assert [len(find_terms(text, "fr", glossary)) for text in texts] == count
    (found,) = find_terms(texts[0], "fr", parse_glossary(yaml.format(", between: true").encode(), "h.yaml"))
    assert texts[0][found.start : found.end] == "économie dite sociale et solidaire"
