"""DeepL's glossaries: source, target, source language, target language, one pair a line, no header.

https://developers.deepl.com/docs/customize/managing-glossaries: one direction, no source twice, no blanks at the ends,
no control characters, at most 1,024 bytes of UTF-8 a phrase.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from translate_flow.errors import GlossaryError
from translate_flow.glossary.interchange.rows import FORMULA, Row, read_rows, write_rows
from translate_flow.glossary.term import Glossary, Name, Term, Wording
from translate_flow.language import LANGUAGES, Language, other
from translate_flow.messages import msg

LONGEST: Final = 1024
"""Bytes in a phrase."""

_Pair = tuple[str, str]
_HEADINGS: Final[dict[str, Language]] = {
    "fr": "fr", "french": "fr", "français": "fr", "francais": "fr",
    "en": "en", "english": "en", "anglais": "en",
}  # fmt: skip


def write_deepl(glossary: Glossary, source: Language) -> tuple[bytes, tuple[str, ...]]:
    """Write the pairs of one direction; return them with the forms that DeepL would not take.

    Each right form of the source stands with the approved form of the target, names with themselves; what is the same
    in both languages comes last. Of a form that several terms have, the first counts.
    """
    rows: dict[str, str] = {}
    left_out = []
    for ours, theirs in sorted(_pairs(glossary, source), key=lambda pair: pair[0] == pair[1]):
        if any(
            len(form.encode()) > LONGEST or not form.isprintable() or form.startswith(FORMULA)
            for form in (ours, theirs)
        ):
            left_out.append(ours)
        else:
            rows.setdefault(ours, theirs)
    languages = (source, other(source))
    return write_rows((ours, theirs, *languages) for ours, theirs in rows.items()), tuple(left_out)


def _pairs(glossary: Glossary, source: Language) -> Iterator[_Pair]:
    for term in glossary.terms:
        wording = term.wording(source)
        for form in (wording.approved, *wording.accepted):
            yield form, term.wording(other(source)).approved
    for name in glossary.names:
        yield name.name, name.name


def read_deepl(data: bytes, path: str, source: Language) -> Glossary:
    """Read DeepL's pairs. `source` is the language of the first column where the third does not say.

    Rows that follow each other with the same target are one term with several forms; a pair of the same words is a
    name. A first row that only names the two languages, as people write in a spreadsheet, says which column is which.

    Raises `GlossaryError` with the line.
    """
    terms: list[Term] = []
    names: list[Name] = []
    read = list(read_rows(data, path))
    headings = [_HEADINGS.get(cell.lower()) for cell in read[0].cells if cell] if read else []
    if len(headings) == len(set(headings)) == len(LANGUAGES) and headings[0] and headings[1]:
        source = headings[0]
        del read[0]
    rows = [_checked(row, path, source) for row in read]
    for (target, first), group in groupby(rows, key=lambda row: (row[1], row[2])):
        forms = list(dict.fromkeys(row[0] for row in group))
        if forms == [target]:
            names.append(Name(target))
            continue
        ours, theirs = Wording(forms[0], accepted=tuple(forms[1:])), Wording(target)
        terms.append(Term(fr=ours, en=theirs) if first == "fr" else Term(fr=theirs, en=ours))
    return Glossary(tuple(terms), tuple(names), path)


def _checked(row: Row, path: str, source: Language) -> tuple[str, str, Language]:
    cells, line = row
    if len(cells) < 2 or not cells[0] or not cells[1]:
        raise GlossaryError(msg("A row is a phrase, its translation, and their languages."), path=path, line=line)
    named = [cell.lower()[:2] for cell in cells[2:4] if cell]
    if not named:
        return cells[0], cells[1], source
    if sorted(named) != ["en", "fr"]:
        raise GlossaryError(msg("Only French and English can be read."), path=path, line=line)
    return cells[0], cells[1], "fr" if named[0] == "fr" else "en"
