"""TF509: what the front matter says to readers: title, description, summary, excerpt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import Block, Kind
from translate_flow.checks.build import finding, start_of
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.language.folding import fold, normalise
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.identify import identify
from translate_flow.language.tokens import word_texts
from translate_flow.messages import msg

ABOUT: Final = About(
    code="TF509",
    name="front-matter",
    severity=Severity.WARNING,
    summary=msg("A title or description is missing from the front matter, or was not translated."),
    reason=msg(
        "The title and the description are what search engines and social networks show: often all that a reader sees of "
        "an article. A title that is a name may be the same in both languages."
    ),
    examples=(
        Example(
            "---\ntitle: Les communs\ndescription: Qui gère les communs du réseau ?\n---\n\nLe réseau gère les communs.\n",
            "---\ntitle: The commons\n---\n\nThe network runs the commons.\n",
            speaks=True,
        ),
        Example(
            "---\ntitle: Social Good Accelerator\n---\n\nLe réseau gère les communs.\n",
            "---\ntitle: Social Good Accelerator\n---\n\nThe network runs the commons.\n",
            speaks=False,
        ),
    ),
)


def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Compare the fields of both front matters by their names; where one side has none at all, that is its way."""
    fields = {
        language: {block.label.lower(): block for block in bitext.document(language).blocks if block.kind is Kind.FIELD}
        for language in LANGUAGES
    }
    for language in LANGUAGES:
        across = other(language)
        if not bitext.document(across).metadata and not fields[across]:
            continue
        for key, block in fields[language].items():
            if key not in fields[across]:
                yield finding(
                    ABOUT, context, bitext, language, block,
                    message=msg("The {language} front matter has no “{field}”.", language=name(across), field=block.label),
                    counterpart=start_of(bitext.document(across)),
                )  # fmt: skip
    for key in sorted(fields["fr"].keys() & fields["en"].keys()):
        fr, en = fields["fr"][key], fields["en"][key]
        if normalise(fr.prose) != normalise(en.prose):
            continue
        spoken = _spoken(fr)
        if spoken is None:
            continue
        wrong = other(spoken)
        block, answer = (fr, en) if wrong == "fr" else (en, fr)
        yield finding(
            ABOUT, context, bitext, wrong, block,
            message=msg(
                "“{field}” is the same in both languages, and in {language}: “{words}”.",
                field=block.label, language=name(spoken), words=block.prose,
            ),
            counterpart_block=answer,
        )  # fmt: skip


def _spoken(block: Block) -> Language | None:
    """Return the language of a field that is certain: it holds a function word, so that it is no name or loan."""
    words = {fold(word) for word in word_texts(block.prose)}
    spoken = identify(block.prose)
    if (
        spoken is None
        or words.isdisjoint(FUNCTION_WORDS[spoken])
        or not words.isdisjoint(FUNCTION_WORDS[other(spoken)])
    ):
        return None
    return spoken


RULES: Final = (Rule(ABOUT, check),)
