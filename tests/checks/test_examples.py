"""The examples in the rules are what `explain` shows, so they are run: each speaks, or stays silent, as it says."""

from itertools import chain

import pytest

from translate_flow.alignment.align import align
from translate_flow.articles.reading import read_document
from translate_flow.checks.context import ArticleView, Context, ProjectView
from translate_flow.checks.run import check_bitext, check_project
from translate_flow.checks.table import PROJECT_RULES, RULES
from translate_flow.glossary.load import parse_glossary
from translate_flow.resources import read_resource

GLOSSARY = parse_glossary(read_resource("data/glossary.yaml"), "glossary.yaml")
CASES = [
    pytest.param(rule, example, id=f"{rule.about.name}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.about.examples)
]
PROJECT_CASES = [
    pytest.param(rule, example, id=f"{rule.about.name}-{number}")
    for rule in PROJECT_RULES
    for number, example in enumerate(rule.about.examples)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example_of_an_article_rule(rule, example):
    fr = read_document(example.fr.encode(), "fr.md", "fr")
    en = read_document(example.en.encode(), "en.md", "en")
    context = Context("example", original=example.original, glossary=GLOSSARY)
    found = check_bitext(align(fr, en), context, {rule.about.name})
    assert bool(found) is example.speaks, [str(finding.message) for finding in found]


@pytest.mark.parametrize(("rule", "example"), PROJECT_CASES)
def test_example_of_a_project_rule(rule, example):
    view = ArticleView("example", fr="fr.md" if example.fr else None, en="en.md" if example.en else None)
    found = check_project(ProjectView((view,)), {rule.about.name})
    assert bool(found) is example.speaks, [str(finding.message) for finding in found]


@pytest.mark.parametrize("rule", [*RULES, *PROJECT_RULES], ids=lambda rule: rule.about.name)
def test_every_rule_shows_both_what_it_finds_and_what_it_leaves(rule):
    # What a rule needs beside two texts (a ledger, the names of files, settings) cannot be written as an example; its own tests show both.
    if rule.about.code in {"TF510", "TF601", "TF602", "TF603", "TF604", "TF605", "TF902"}:
        assert not rule.about.examples
        return
    assert {example.speaks for example in rule.about.examples} == {True, False}


def test_codes_and_names_are_used_once_and_in_order():
    for table in (RULES, PROJECT_RULES):
        codes = [rule.about.code for rule in table]
        assert codes == sorted(codes)
    every = [rule.about for rule in chain(RULES, PROJECT_RULES)]
    assert len({about.code for about in every}) == len({about.name for about in every}) == len(every)
