"""The glossary's words for what stands in a text, and the word that is being typed completed from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translate_flow.language import Language, other
from translate_flow.language.folding import fold
from translate_flow.project.workspace import Workspace

WORDS_BACK = 4
"""A term of several words may be begun with all of them."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A term of the source with its approved form in the other language, and the forms that are as good."""

    source: str
    target: str
    also: tuple[str, ...] = ()


def terms_of(text: str, source: Language, workspace: Workspace) -> tuple[Hint, ...]:
    """Return the terms of a text, in order, once each."""
    from translate_flow.glossary.match import find_terms  # noqa: PLC0415  # loads lemma tables on first use

    terms = dict.fromkeys(hit.term for hit in find_terms(text, source, workspace.glossary))
    return tuple(
        Hint(term.wording(source).approved, words.approved, words.accepted)
        for term in terms
        for words in [term.wording(other(source))]
    )


def completions(before: str, hints: Sequence[Hint]) -> tuple[int, tuple[str, ...]]:
    """Return how many characters before the cursor are the beginning of terms, and those terms; approved forms come first.

    Of several beginnings the longest counts; without any, all terms that are not written yet are offered, after the
    cursor.
    """
    forms = list(dict.fromkeys([h.target for h in hints] + [form for h in hints for form in h.also]))
    starts = [i for i in range(len(before)) if not before[i].isspace() and (not i or not before[i - 1].isalnum())]
    for start in starts[-WORDS_BACK:]:
        begun = before[start:]
        fitting = tuple(form for form in forms if fold(form).startswith(fold(begun)) and form != begun)
        if begun and fitting:
            capital = begun[0].isupper()
            return len(begun), tuple(form[0].upper() + form[1:] if capital else form for form in fitting)
    written = fold(before)
    return 0, tuple(form for form in forms if fold(form) not in written) or tuple(forms)
