"""Weblate's CSV files: a header and one string a row (https://docs.weblate.org/en/latest/formats/csv.html).

The note stands under `developer_comments`, or else `translator_comments`; how a term is enforced under `context`, where
Weblate tells entries apart by it.
"""

from __future__ import annotations

from typing import Final

from translate_flow.errors import GlossaryError
from translate_flow.glossary.interchange.rows import read_rows, write_rows
from translate_flow.glossary.term import Enforcement, Glossary, Name, Term, Wording
from translate_flow.language import Language, other
from translate_flow.messages import msg

FIELDS: Final = (
    "location", "source", "target", "id", "fuzzy", "context", "translator_comments", "developer_comments",
)  # fmt: skip
_NAME: Final = "name"


def write_weblate(glossary: Glossary, source: Language) -> bytes:
    """Write the approved pairs with their notes; names as pairs of the same words."""
    rows = [
        (term.wording(source).approved, term.wording(other(source)).approved, str(term.enforce), term.note)
        for term in glossary.terms
    ]
    rows += [(name.name, name.name, _NAME, name.note) for name in glossary.names]
    return write_rows(
        [FIELDS, *(("", ours, theirs, "", "", context, "", note) for ours, theirs, context, note in rows)]
    )


def read_weblate(data: bytes, path: str, source: Language) -> Glossary:
    """Read a CSV file with a header that names `source` and `target` at least, in any order.

    Raises `GlossaryError` with the line.
    """
    rows = list(read_rows(data, path))
    header = [cell.lower() for cell in rows[0].cells] if rows else []
    if "source" not in header or "target" not in header:
        raise GlossaryError(
            msg("The first row does not name the columns."),
            path=path,
            line=1,
            hint=msg("Weblate's are: {fields}.", fields=", ".join(FIELDS)),
        )
    terms: list[Term] = []
    names: list[Name] = []
    for cells, line in rows[1:]:
        row = dict(zip(header, cells, strict=False))
        ours, theirs = row.get("source", ""), row.get("target", "")
        if not ours or not theirs:
            raise GlossaryError(msg("The row lacks its source or its target."), path=path, line=line)
        note = row.get("developer_comments", "") or row.get("translator_comments", "")
        context = row.get("context", "")
        if context == _NAME or (ours == theirs and context not in set(Enforcement)):
            names.append(Name(ours, note=note))
            continue
        enforce = Enforcement(context) if context in set(Enforcement) else Enforcement.STRICT
        sides = (Wording(ours), Wording(theirs))
        fr, en = sides if source == "fr" else sides[::-1]
        terms.append(Term(fr, en, enforce, note))
    return Glossary(tuple(terms), tuple(names), path)
