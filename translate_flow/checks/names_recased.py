"""TF303: names that the glossary says are not translated, and that a text spells otherwise, or in two ways.

Each side is looked at by itself, whether or not the other side has the name too. What reads as ordinary words (France
active) is a name only where the article has the name elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import Block, Span
from translate_flow.checks.build import finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Fix, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.checks.terms_finder import SILENT_KINDS
from translate_flow.glossary.names import Spelt, name_finder, plain
from translate_flow.language import LANGUAGES, Language, other
from translate_flow.messages import msg

NAME_CHANGED = About(
    code="TF303",
    name="name-changed",
    severity=Severity.WARNING,
    summary=msg("A name that is not translated was altered, or its capitals differ."),
    reason=msg(
        "A name is how readers find a body again, and how it wants to be called: MedNum and Mednum in one text look like two "
        "cooperatives, and a translated name like one that does not exist."
    ),
    fixable=True,
    examples=(
        Example(
            "Le Social good accelerator recrute.\n",
            "The Social Good Accelerator is hiring.\n",
            speaks=True,
        ),
        Example(
            "La MedNum recrute. Plus tard, la Mednum formera. La MedNum est une SCIC.\n",
            "La MedNum is hiring. Later, La MedNum will train. La MedNum is a SCIC.\n",
            speaks=True,
        ),
        Example(
            "Le Social Good Accelerator recrute.\n",
            "The Social Good Accelerator is hiring.\n",
            speaks=False,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A name in a block of one side, and the unit of that block."""

    language: Language
    block: Block
    unit: int
    spelt: Spelt


def check_names(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield a finding for each name of the glossary that is not spelt as the glossary, or the rest of its side, has it."""
    if not context.glossary.names:
        return
    found = list(_names(bitext, context))
    usual = _usual(found)
    known = {id(one.spelt.name) for one in found if one.spelt.is_right}
    for one in found:
        expected = _expected(one, usual)
        if expected is not None and (one.spelt.distinctive or id(one.spelt.name) in known):
            yield _finding(bitext, context, one, expected)


def _names(bitext: Bitext, context: Context) -> Iterator[_Found]:
    finder = name_finder(context.glossary)
    for language in LANGUAGES:
        blocks = bitext.document(language).blocks
        for unit, one in enumerate(bitext.units):
            for i in one.side(language):
                if blocks[i].kind not in SILENT_KINDS:
                    for spelt in finder.find(blocks[i].prose):
                        yield _Found(language, blocks[i], unit, spelt)


def _usual(found: list[_Found]) -> dict[tuple[Language, str], str]:
    """Return how each side usually spells the names that the glossary lets it spell in several ways.

    What the other side does settles a tie, then the order of the glossary.
    """
    counts: Counter[tuple[Language, str]] = Counter()
    rights: dict[str, tuple[str, ...]] = {}
    for one in found:
        if one.spelt.spelling in one.spelt.right and not one.spelt.forbidden:
            counts[one.language, one.spelt.spelling] += 1
        if one.spelt.right:
            rights[plain(one.spelt.right[0])] = one.spelt.right
    return {
        (language, letters): max(
            right, key=lambda form: (counts[language, form], counts[other(language), form], -right.index(form))
        )
        for letters, right in rights.items()
        for language in LANGUAGES
    }


def _expected(one: _Found, usual: dict[tuple[Language, str], str]) -> str | None:
    """Return how a name should be spelt where it stands, None where nothing is wrong with it."""
    spelt = one.spelt
    if spelt.forbidden and not spelt.right:
        return spelt.name.name
    expected = usual.get((one.language, plain(spelt.right[0])), spelt.right[0])
    if spelt.forbidden:
        return expected if plain(expected) == plain(spelt.spelling) else spelt.name.name
    if spelt.is_right:
        # Capitals only: Wikipédia and Wikipedia are one name in two languages.
        recased = spelt.spelling[1:] != expected[1:] and spelt.spelling.lower() == expected.lower()
        return expected if recased and spelt.spelling in spelt.right else None
    # Le mouvement associatif, le mois de l’ESS: a small letter at the start may be the common noun. So may see be for SEE.
    common = (
        spelt.spelling[1:] == expected[1:] if " " in expected else spelt.spelling.islower() and not spelt.distinctive
    )
    return None if spelt.spelling.isupper() or common else expected


def _finding(bitext: Bitext, context: Context, one: _Found, expected: str) -> Finding:
    spelt, block = one.spelt, one.block
    words = block.prose[spelt.start : spelt.end]
    theirs = bitext.blocks(bitext.units[one.unit], other(one.language))
    if spelt.is_right:
        message = msg("“{words}” is spelt “{expected}” elsewhere in this text.", words=words, expected=expected)
    else:
        message = msg("“{words}” is a name that is written “{expected}”.", words=words, expected=expected)
    return finding(
        NAME_CHANGED,
        context,
        bitext,
        one.language,
        block,
        span=block.inline.prose.span(spelt.start, spelt.end),
        counterpart_block=theirs[0] if theirs else None,
        suggestion=expected,
        fix=_fix(bitext, one, expected),
        message=message,
    )


def _fix(bitext: Bitext, one: _Found, expected: str) -> Fix | None:
    """Make the fix, but not where markup or a line end stands in the name: that is left to a person."""
    words = one.block.prose[one.spelt.start : one.spelt.end]
    span = one.block.inline.prose.span(one.spelt.start, one.spelt.end)
    if one.block.text[span.start : span.end] != words or "\n" in words:
        return None
    start = one.block.locate(span.start)
    return Fix(bitext.document(one.language).path, Span(start, start + len(span)), expected)


RULES = (Rule(NAME_CHANGED, check_names),)
