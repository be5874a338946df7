"""What the acronyms of a glossary stand for."""

from __future__ import annotations

from collections.abc import Mapping

from translate_flow.glossary.patterns import is_acronym
from translate_flow.glossary.term import Glossary
from translate_flow.language import LANGUAGES, Language
from translate_flow.language.acronyms import spelt_out
from translate_flow.language.folding import fold

_made: list[tuple[Glossary, dict[Language, Mapping[str, str]]]] = []


def expansions(glossary: Glossary, language: Language) -> Mapping[str, str]:
    """Return the acronyms among the forms of one language, with the form that has them as its initials.

    Made once; the last glossary is remembered as `match.matcher` does.
    """
    for known, made in _made:
        if known is glossary or (known.digest and known.digest == glossary.digest):
            return made[language]
    _made[:] = [(glossary, {side: _expansions(glossary, side) for side in LANGUAGES})]
    return _made[0][1][language]


def _expansions(glossary: Glossary, language: Language) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for term in glossary.terms:
        wording = term.wording(language)
        forms = (wording.approved, *wording.accepted, *wording.loose)
        for acronym in filter(is_acronym, forms):
            full = next((form for form in forms if " " in form and spelt_out(acronym, fold(form))), None)
            if full is not None:
                found.setdefault(acronym, full)
    return found
