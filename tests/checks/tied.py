"""Bitexts tied by hand, so that a rule's test does not hang on the aligner."""

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.articles.reading import read_document
from translate_flow.language.identify import identify


def tie(fr, en, *pairs, confidence=0.98):
    """Read two Markdown texts and tie their blocks: each pair is (fr, en) or (fr, en, Relation), one side perhaps None."""
    documents = (read_document(fr.encode(), "x/fr.md", "fr"), read_document(en.encode(), "x/en.md", "en"))
    units = []
    for left, right, *relation in pairs:
        sides = [() if side is None else side if isinstance(side, tuple) else (side,) for side in (left, right)]
        default = Relation.FR_ONLY if not sides[1] else Relation.EN_ONLY if not sides[0] else Relation.TRANSLATED
        units.append(Unit(*sides, relation[0] if relation else default, confidence))
    spoken = [tuple(identify(block.prose) for block in document.blocks) for document in documents]
    for document, side in zip(documents, ("fr", "en"), strict=True):
        held = sorted(block for unit in units for block in unit.side(side))
        assert held == list(range(len(document.blocks))), f"{side} has {len(document.blocks)} blocks, tied {held}"
    return Bitext(*documents, tuple(units), *spoken)
