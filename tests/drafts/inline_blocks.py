"""Blocks and a small glossary for the tests of drafts."""

from translate_flow.articles.document import Block, Kind, Span
from translate_flow.articles.inline import read_inline
from translate_flow.glossary.load import parse_glossary

GLOSSARY = parse_glossary(
    """
version: 1
terms:
  - fr: économie sociale et solidaire
    en: social and solidarity economy
  - fr: ESS
    en: SSE
  - fr: entreprise sociale
    en: social enterprise
  - fr: appel à projets
    en: call for projects
  - fr:
      approved: communs
      noun: true
    en:
      approved: commons
      match: exact
      forbidden: [{form: common, use: commons, noun: true}]
  - fr: {approved: accompagnement des projets, ambiguous: true}
    en: project support
names:
  - name: Wikimédia France
    forbidden: [Wikimedia France]
""".encode(),
    "glossary.yaml",
)


def block(text, kind=Kind.PARAGRAPH):
    return Block(0, kind, text, (), Span(0, 0), 1, 1, read_inline(text, kind))
