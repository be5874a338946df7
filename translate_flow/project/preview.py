"""What the checks would say of a paragraph if it read otherwise: asked while it is typed, so nothing is written.

Only the unit that is typed in is looked at. The checks that look at whole documents, and those that weigh all units
against each other, are for when it is saved.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.errors import UsageError
from translate_flow.glossary.term import Glossary
from translate_flow.language import LANGUAGES, Language, other
from translate_flow.project.editing import first_difference, insert_side
from translate_flow.project.library import Held

if TYPE_CHECKING:
    from translate_flow.articles.document import Document
    from translate_flow.checks.finding import Finding

LONGEST: Final = 400_000
"""Characters of a document. A longer one is not read again at every pause of the typist: that takes a second."""


def preview(
    held: Held, glossary: Glossary, unit: int, language: Language, *, position: int, text: str
) -> tuple[Finding, ...]:
    """Return the findings on a unit (an index of the bitext) if block `position` of one side read `text`.

    A side that is missing is put in. Nothing for a text that cannot stand there: saving says why.

    Raises `InputError` when a side of the article is missing.
    """
    from translate_flow.checks.context import Context  # noqa: PLC0415  # the checks load what they are made of
    from translate_flow.checks.rule import Rule  # noqa: PLC0415
    from translate_flow.checks.run import check_bitext  # noqa: PLC0415
    from translate_flow.checks.table import RULES  # noqa: PLC0415

    bitext, article = held.aligned(), held.article
    if not text.strip() or len(bitext.document(language).text) > LONGEST:
        return ()
    try:
        supposed = _supposed(bitext, unit, language, position, text)
    except UsageError:
        return ()
    names = {rule.about.name for rule in RULES if isinstance(rule, Rule)}
    context = Context(article.id, article.original, article.gating, glossary)
    here = supposed.units[0]
    lines = {side: [(b.line, b.end_line) for b in supposed.blocks(here, side)] for side in LANGUAGES}
    return tuple(
        finding
        for finding in check_bitext(supposed, context, names)
        if any(
            start <= finding.place.end_line and finding.place.line <= end
            for start, end in lines[finding.place.language]
        )
    )


def _supposed(bitext: Bitext, unit: int, language: Language, position: int, text: str) -> Bitext:
    """Return a bitext of one unit, as it would be with this text; the documents are whole."""
    from translate_flow.articles.splice import replace_block  # noqa: PLC0415  # the parser

    here, document = bitext.units[unit], bitext.document(language)
    own = here.side(language)
    if own:
        block = own[position]
        written = replace_block(document, block, text)
    else:
        written = insert_side(bitext, document, unit, language, text)
        block = first_difference(document, written)
        own = (block,)
    fr, en = (own, here.en) if language == "fr" else (here.fr, own)
    spoken = _spoken(bitext, language, written, block)
    theirs = {bitext.spoken(other(language))[i] for i in here.side(other(language))}
    same = spoken[block] is not None and theirs == {spoken[block]}
    supposed = Unit(fr, en, Relation.UNTRANSLATED if same else Relation.TRANSLATED, 1.0)
    if language == "fr":
        return replace(bitext, fr=written, units=(supposed,), spoken_fr=spoken)
    return replace(bitext, en=written, units=(supposed,), spoken_en=spoken)


def _spoken(bitext: Bitext, language: Language, written: Document, block: int) -> tuple[Language | None, ...]:
    """Return the language of each block, the new one's found out."""
    from translate_flow.language.identify import identify  # noqa: PLC0415

    known = bitext.spoken(language)
    following = known[block + 1 :] if len(written.blocks) == len(known) else known[block:]
    return (*known[:block], identify(written.blocks[block].prose), *following)
