"""Bitexts made by hand: no parser, no aligner."""

from types import MappingProxyType

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.articles.document import Block, Document, Inline, Kind, Prose, Span

NONE = MappingProxyType({})


def block(index, text, kind=Kind.PARAGRAPH):
    return Block(index, kind, text, (), Span(0, 0), index + 1, index + 1, Inline(Prose(text)))


def bitext(*pairs, untranslated=NONE, kinds=NONE):
    """Make a bitext of pairs (French, English); a side is a text, None, or a list of texts."""
    blocks = {"fr": [], "en": []}
    units = []
    spoken = {"fr": [], "en": []}
    for number, pair in enumerate(pairs):
        sides = {}
        for language, text in zip(("fr", "en"), pair, strict=True):
            texts = [] if text is None else [text] if isinstance(text, str) else text
            first = len(blocks[language])
            kind = kinds.get(number, Kind.PARAGRAPH)
            blocks[language] += [block(first + n, t, kind) for n, t in enumerate(texts)]
            sides[language] = tuple(range(first, first + len(texts)))
            said = untranslated.get(number, language)
            spoken[language] += [said] * len(texts)
        relation = Relation.TRANSLATED
        if not sides["en"]:
            relation = Relation.FR_ONLY
        elif not sides["fr"]:
            relation = Relation.EN_ONLY
        elif number in untranslated:
            relation = Relation.UNTRANSLATED
        units.append(Unit(sides["fr"], sides["en"], relation, 1.0))
    documents = {k: Document(f"{k}.md", k, "", tuple(v)) for k, v in blocks.items()}
    return Bitext(documents["fr"], documents["en"], tuple(units), tuple(spoken["fr"]), tuple(spoken["en"]))
