import pytest

from translate_flow.glossary.load import parse_glossary
from translate_flow.glossary.search import search
from translate_flow.resources import read_resource

GLOSSARY = parse_glossary(read_resource("data/glossary.yaml"), "glossary.yaml")


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("ESS", "ESS"),
        ("communs", "communs"),
        ("COMMUNS", "communs"),
        ("economie sociale", "économie sociale"),
        ("digital divide", "fracture numérique"),
        ("divide dig", "fracture numérique"),
        ("tiers-lieux", "tiers-lieu"),
        ("numeric transition", "transition numérique"),
    ],
)
def test_terms_are_found_by_either_language_and_by_wrong_forms(wanted, first):
    terms, _ = search(GLOSSARY, wanted)
    assert first in [term.fr.approved for term in terms][:2]


def test_forms_to_write_come_before_what_only_allows_or_forbids_the_words():
    first = [term.en.approved for term in search(GLOSSARY, "common")[0]]
    assert first.index("common good") < first.index("pooling")


def test_names_are_found_too():
    assert [name.name for name in search(GLOSSARY, "nesta")[1]] == ["Nesta"]
    assert search(GLOSSARY, "xyzzy") == ((), ())
    assert len(search(GLOSSARY, "")[0]) == len(GLOSSARY.terms)
