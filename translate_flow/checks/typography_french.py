"""TF401, TF402, TF403, TF413: how French is set."""

from __future__ import annotations

from collections.abc import Iterator

from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.reading import Reading
from translate_flow.checks.rule import About, DocumentRule, Example
from translate_flow.checks.typography_build import found
from translate_flow.language.typography import Profile, profile_of
from translate_flow.language.typography_forms import french_forms
from translate_flow.language.typography_inclusive import inclusive_writing
from translate_flow.language.typography_quotes import french_quotes
from translate_flow.language.typography_spaces import french_spaces
from translate_flow.messages import msg

FR_SPACES = About(
    code="TF401",
    name="fr-spaces",
    severity=Severity.WARNING,
    summary=msg("French lacks a no-break space before : ; ! ? » % or after «."),
    reason=msg(
        "At an ordinary space the browser may begin a line with the question mark. What is right depends on where the "
        'French is from: typography = "fr-FR", "fr-CA" or "fr-CH" in the project file says so, lang: fr-CA in the '
        "front matter too; without either, a text that sets ; ! ? close throughout is taken for one from Canada. Any "
        "no-break space will do, wide or narrow."
    ),
    examples=(
        Example("Que faire ? Agir.\n", "What is to be done? Act.\n", speaks=True),
        Example(
            "Que faire\u202f? Agir à 12:30, à 15\u00a0% près\u00a0:-)\n", "What is to be done? Act.\n", speaks=False
        ),
    ),
    fixable=True,
)

FR_QUOTES = About(
    code="TF402",
    name="fr-quotes",
    severity=Severity.INFO,
    summary=msg("French quotes between straight or English marks."),
    reason=msg("French has guillemets. Inside guillemets, a second quotation may have English marks."),
    examples=(
        Example('C’est un "commun".\n', "It is a “commons”.\n", speaks=True),
        Example("C’est un «\u00a0commun\u00a0».\n", "It is a “commons”.\n", speaks=False),
    ),
    fixable=True,
)

FR_FORMS = About(
    code="TF403",
    name="fr-forms",
    severity=Severity.INFO,
    summary=msg("A French ordinal, ligature or capital is not in the form that French has."),
    reason=msg(
        "French writes 1er, 1re, 2e; œ in cœur and œuvre; accents on capitals; and months, days, languages and "
        "adjectives of peoples without a capital, which English gives them."
    ),
    examples=(
        Example("Au 2ème étage, le 3 Mars.\n", "On the second floor, on 3 March.\n", speaks=True),
        Example(
            "Au 2e étage, le 3 mars, un Français.\n", "On the second floor, on 3 March, a Frenchman.\n", speaks=False
        ),
    ),
    fixable=True,
)

INCLUSIVE_WRITING = About(
    code="TF413",
    name="inclusive-writing",
    severity=Severity.INFO,
    summary=msg("One French text names women and men in one word in several ways."),
    reason=msg(
        "Whichever way a text goes, it should go one way: screen readers and searches meet each of them differently. "
        "inclusive-writing in the project file sets it for the whole site; “none” asks for both words in full."
    ),
    examples=(
        Example(
            "Les acteur·rices et les habitant·es.\n\nUn·e citoyen(ne).\n",
            "Players and residents.\n\nA citizen.\n",
            speaks=True,
        ),
        Example("Les acteur·rices et les habitant·es.\n", "Players and residents.\n", speaks=False),
    ),
)


def _profile(reading: Reading, context: Context) -> Profile:
    document = reading.document
    return profile_of(reading.text, document.text, document.metadata, context.typography.profile)


def check_fr_spaces(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield places of French where a space should not break, or should not be."""
    if reading.language == "fr":
        profile = _profile(reading, context)
        yield from found(FR_SPACES, reading, context, french_spaces(reading.text, profile))


def check_fr_quotes(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield French quotations in other marks than guillemets."""
    if reading.language == "fr":
        profile = _profile(reading, context)
        for finding in found(FR_QUOTES, reading, context, french_quotes(reading.text, profile)):
            if finding.fix is not None:  # an escaped or encoded mark belongs to a program
                yield finding


def check_fr_forms(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield French words in forms that French does not have."""
    if reading.language == "fr":
        yield from found(FR_FORMS, reading, context, french_forms(reading.text))


def check_inclusive_writing(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield inclusive words that are not written the way of the project, or of the rest of the document."""
    if reading.language == "fr":
        slips = inclusive_writing(reading.text, context.typography.inclusive)
        yield from found(INCLUSIVE_WRITING, reading, context, slips)


FR_RULES = (
    DocumentRule(FR_SPACES, check_fr_spaces),
    DocumentRule(FR_QUOTES, check_fr_quotes),
    DocumentRule(FR_FORMS, check_fr_forms),
)
INCLUSIVE_RULE = DocumentRule(INCLUSIVE_WRITING, check_inclusive_writing)
