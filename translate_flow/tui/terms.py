"""The glossary's words for what stands in a text."""

from __future__ import annotations

from translate_flow.language import Language, other
from translate_flow.project.workspace import Workspace


def terms_of(text: str, source: Language, workspace: Workspace, arrow: str) -> tuple[str, ...]:
    """Return each term of a text with its approved form in the other language, in order, once each."""
    from translate_flow.glossary.match import find_terms  # noqa: PLC0415  # loads lemma tables on first use

    found = (hit.term for hit in find_terms(text, source, workspace.glossary))
    return tuple(
        dict.fromkeys(f"{t.wording(source).approved} {arrow} {t.wording(other(source)).approved}" for t in found)
    )
