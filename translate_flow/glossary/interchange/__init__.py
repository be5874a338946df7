"""Glossaries in the forms of other tools, read and written.

| form | what it keeps |
|---|---|
| ``deepl`` | pairs in one direction, as DeepL's glossaries take them: each right form of the source, the approved one of the target |
| ``weblate`` | approved pairs both ways to read, notes; names are pairs of the same words |
| ``tbx``, ``tbx3`` | TBX-Basic, version 2 (MARTIF) or 3: all forms with their standing, notes, sources, names |
| ``yaml`` | our own: everything |

What a form does not keep is lost on the way out and back; what it keeps comes back as it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from translate_flow.glossary.interchange.deepl import read_deepl, write_deepl
from translate_flow.glossary.interchange.tbx import read_tbx
from translate_flow.glossary.interchange.tbx_write import write_tbx
from translate_flow.glossary.interchange.weblate import read_weblate, write_weblate
from translate_flow.glossary.load import parse_glossary
from translate_flow.glossary.term import Glossary, Wording
from translate_flow.glossary.write import whole_file
from translate_flow.language import Language
from translate_flow.language.folding import fold

FORMS: Final = ("deepl", "weblate", "tbx", "tbx3", "yaml")


def guess_form(name: str, data: bytes) -> str:
    """Return the form of a file by its name, and by its first line where the name says too little."""
    suffix = name.rsplit(".", 1)[-1].lower()
    if suffix in {"tbx", "xml", "tbxm"}:
        return "tbx"
    if suffix in {"yaml", "yml"}:
        return "yaml"
    first = data[:1000].decode("utf-8-sig", "replace").partition("\n")[0].lower()
    return "weblate" if "source" in first and "target" in first else "deepl"


def read_form(data: bytes, path: str, form: str, source: Language) -> Glossary:
    """Read a glossary of another tool. `source` is the language of the first column where the file does not say.

    Raises `GlossaryError` with the line.
    """
    if form == "yaml":
        return parse_glossary(data, path)
    if form == "deepl":
        return _tidy(read_deepl(data, path, source))
    if form == "weblate":
        return _tidy(read_weblate(data, path, source))
    return _tidy(read_tbx(data, path))


def _tidy(glossary: Glossary) -> Glossary:
    """Leave out what stands twice, which other tools do not mind: pairs, names, and forms of one term."""
    terms = {(fold(term.fr.approved), fold(term.en.approved)): term for term in reversed(glossary.terms)}
    names = {entry.name: entry for entry in reversed(glossary.names)}
    return replace(
        glossary,
        terms=tuple(replace(t, fr=_once(t.fr), en=_once(t.en)) for t in reversed(terms.values())),
        names=tuple(
            replace(n, accepted=_but(n.accepted, {n.name}), forbidden=_but(n.forbidden, {n.name, *n.accepted}))
            for n in reversed(names.values())
        ),
    )


def _once(wording: Wording) -> Wording:
    accepted = _but(wording.accepted, {wording.approved})
    loose = _but(wording.loose, {wording.approved, *accepted})
    right = {wording.approved, *accepted, *loose}
    forbidden = {wrong.form: wrong for wrong in wording.forbidden if wrong.form not in right}
    return replace(wording, accepted=accepted, loose=loose, forbidden=tuple(forbidden.values()))


def _but(forms: Iterable[str], taken: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in forms if form not in taken))


def write_form(glossary: Glossary, form: str, source: Language) -> tuple[bytes, tuple[str, ...]]:
    """Write a glossary for another tool; return it with the forms that it cannot hold."""
    if form == "deepl":
        return write_deepl(glossary, source)
    if form == "weblate":
        return write_weblate(glossary, source), ()
    if form == "yaml":
        return whole_file(glossary), ()
    return write_tbx(glossary, 3 if form == "tbx3" else 2), ()
