"""TF404 to TF412: how English is set, and what is wrong in either language."""

from __future__ import annotations

from collections.abc import Iterator

from translate_flow.articles.document import Document, Kind, Span
from translate_flow.checks.build import finding_in
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.reading import Reading
from translate_flow.checks.rule import About, DocumentRule, Example
from translate_flow.checks.typography_build import found, one, placed
from translate_flow.checks.typography_french import FR_RULES, INCLUSIVE_RULE
from translate_flow.language.typography_forms import repeated_words
from translate_flow.language.typography_letters import invisible, mojibake
from translate_flow.language.typography_quotes import english_quotes, mixed_apostrophes, unpaired
from translate_flow.language.typography_spaces import double_spaces, english_spaces, missing_spaces
from translate_flow.messages import msg

EN_SPACES = About(
    code="TF404",
    name="en-spaces",
    severity=Severity.WARNING,
    summary=msg("A French space before a sign was left in English."),
    reason=msg(
        "English sets : ; ! ? and % close. A space before them shows that the text was translated line by line."
    ),
    examples=(
        Example("Que faire\u202f?\n", "What is to be done ?\n", speaks=True),
        Example("Que faire\u202f?\n", "What is to be done? See `a ? b : c`, 3 : 1, and smile :-)\n", speaks=False),
    ),
    fixable=True,
)
EN_QUOTES = About(
    code="TF405",
    name="en-quotes",
    severity=Severity.WARNING,
    summary=msg("French guillemets were left in English."),
    reason=msg("English has “ and ”. The fix takes straight marks where the document has no others."),
    examples=(
        Example(
            "C’est ce que nous appelons un «\u00a0commun\u00a0».\n",
            "It is what we call a «\u00a0commons\u00a0».\n",
            speaks=True,
        ),
        Example(
            "C’est ce que nous appelons un «\u00a0commun\u00a0».\n", "It is what we call a “commons”.\n", speaks=False
        ),
    ),
    fixable=True,
)
APOSTROPHES = About(
    code="TF406",
    name="apostrophes",
    severity=Severity.INFO,
    summary=msg("A document has straight and curly apostrophes."),
    reason=msg("Whoever searches for “l’eau” does not find “l'eau”. The kind that most of the document has is kept."),
    examples=(
        Example("L’eau, l’air et l'école.\n", "Water, air and school.\n", speaks=True),
        Example("L'eau, l'air et l'école.\n", "Water, air and school.\n", speaks=False),
    ),
    fixable=True,
)
DOUBLE_SPACE = About(
    code="TF407",
    name="double-space",
    severity=Severity.WARNING,
    summary=msg("Two spaces where one belongs."),
    reason=msg(
        "They are left behind by an edit. Two spaces at the end of a line are a line break of Markdown, and an English text "
        "that has two after most full stops means them."
    ),
    examples=(
        Example("L’eau  et l’air.\n", "Water and air.\n", speaks=True),
        Example("L’eau  \net l’air.\n", "Water and air.\n", speaks=False),
    ),
    fixable=True,
)
SPACE_AFTER = About(
    code="TF408",
    name="space-after",
    severity=Severity.WARNING,
    summary=msg("A space is missing after a full stop or a comma."),
    reason=msg("Two sentences that touch are read as one word, and by some programs as a link."),
    examples=(
        Example(
            "C’est une transition digitale.Il faut agir.\n", "It is a digital transition. We must act.\n", speaks=True
        ),
        Example("Voir economie.gouv.fr et Node.js, à 1,5 près.\n", "See economie.gouv.fr and Node.js.\n", speaks=False),
    ),
    fixable=True,
)
REPEATED_WORD = About(
    code="TF409",
    name="repeated-word",
    severity=Severity.WARNING,
    summary=msg("A word stands twice in a row."),
    reason=msg("It is a slip of the keyboard, but for the few words that are said twice: nous nous, had had."),
    examples=(
        Example("L’eau et et l’air.\n", "Water and air.\n", speaks=True),
        Example("Nous nous levons.\n", "We had had enough.\n", speaks=False),
    ),
)
UNPAIRED = About(
    code="TF410",
    name="unpaired",
    severity=Severity.WARNING,
    summary=msg("A bracket or quotation mark has no other half."),
    reason=msg("Where it closes is for the author to say. Quotations that run over several paragraphs are followed."),
    examples=(
        Example("L’eau (et l’air.\n", "Water (and air).\n", speaks=True),
        Example("L’eau :) a) et l’air (ici).\n", "Water (and air).\n", speaks=False),
    ),
)
MOJIBAKE = About(
    code="TF411",
    name="mojibake",
    severity=Severity.ERROR,
    summary=msg("A text was decoded wrongly."),
    reason=msg("Saved as UTF-8 and read as something else, “é” becomes “Ã©”. Take the text from its source again."),
    examples=(
        Example("L’Ã©conomie sociale.\n", "The social economy.\n", speaks=True),
        Example("São Paulo, BÂTIMENT, âge.\n", "São Paulo, building, age.\n", speaks=False),
    ),
)
INVISIBLE = About(
    code="TF412",
    name="invisible",
    severity=Severity.ERROR,
    summary=msg("A character that nobody sees changes how the text is shown, compared or run."),
    reason=msg(
        "Marks of direction can make a line read otherwise than it is; a zero-width space keeps a word from being found. "
        "No-break spaces, joiners inside emoji and marks beside Arabic or Hebrew are right."
    ),
    examples=(
        Example("L’eco\u200bnomie.\n", "The economy.\n", speaks=True),
        Example("L’eau\u00a0: 👩\u200d🌾 ❤\ufe0f.\n", "Water: 👩\u200d🌾.\n", speaks=False),
    ),
)


def check_en_spaces(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield French spaces left in English."""
    if reading.language == "en":
        yield from found(EN_SPACES, reading, context, english_spaces(reading.text))


def check_en_quotes(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield guillemets left in English."""
    if reading.language == "en":
        yield from found(EN_QUOTES, reading, context, english_quotes(reading.text))


def check_apostrophes(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield the apostrophes that are not of the document's usual kind."""
    yield from found(APOSTROPHES, reading, context, mixed_apostrophes(reading.text))


def check_double_space(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield doubled spaces; not in HTML, which shows one, nor where they lay out a table in plain text."""
    for finding in found(DOUBLE_SPACE, reading, context, double_spaces(reading.text, reading.language)):
        if finding.fix is not None and _is_in_prose(reading.document, finding.fix.span):
            yield finding


def _is_in_prose(document: Document, span: Span) -> bool:
    if len(span) > 2 and document.format == "text":
        return False
    kind = next((block.kind for block in document.blocks if block.outer.start <= span.start < block.outer.end), None)
    return kind not in (Kind.HTML, Kind.TABLE_ROW)


def check_space_after(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield sentences and clauses that touch."""
    for block, slip in placed(reading, missing_spaces(reading.text, reading.language)):
        (edit,) = slip.edits
        # With a tag or a line break of HTML in between, they do not touch on the page.
        if reading.exact(block, edit.start - 1, edit.start + 1) is not None:
            yield one(SPACE_AFTER, reading, context, block, slip)


def check_repeated_word(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield words written twice, but not across markup: two cells, two items."""
    for block, slip in placed(reading, repeated_words(reading.text, reading.language)):
        if reading.exact(block, slip.start, slip.end) is not None:
            yield one(REPEATED_WORD, reading, context, block, slip)


def check_unpaired(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield brackets and quotation marks without their other half."""
    alone = unpaired([block.prose for block in reading.document.blocks])
    slips = (slip.moved(reading.starts[index]) for index, slip in alone)
    yield from found(UNPAIRED, reading, context, slips)


def check_mojibake(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield text decoded wrongly, whatever language it is in."""
    for slip, meant in mojibake(reading.text):
        yield one(MOJIBAKE, reading, context, reading.block(slip.start), slip, suggestion=meant)


def check_invisible(reading: Reading, context: Context) -> Iterator[Finding]:
    """Yield characters that nobody sees, wherever in the file they stand."""
    document = reading.document
    if document.text.isascii() and document.text.isprintable():
        return
    for at, code, name in invisible(document.text):
        message = msg("{code} ({name}) stands here, and nobody sees it.", code=code, name=name)
        yield finding_in(INVISIBLE, context, document, Span(at, at + 1), message=message)


RULES = (
    *FR_RULES,
    DocumentRule(EN_SPACES, check_en_spaces),
    DocumentRule(EN_QUOTES, check_en_quotes),
    DocumentRule(APOSTROPHES, check_apostrophes),
    DocumentRule(DOUBLE_SPACE, check_double_space),
    DocumentRule(SPACE_AFTER, check_space_after),
    DocumentRule(REPEATED_WORD, check_repeated_word),
    DocumentRule(UNPAIRED, check_unpaired),
    DocumentRule(MOJIBAKE, check_mojibake),
    DocumentRule(INVISIBLE, check_invisible),
    INCLUSIVE_RULE,
)
