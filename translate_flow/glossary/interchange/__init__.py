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

from typing import Final

from translate_flow.glossary.interchange.deepl import read_deepl, write_deepl
from translate_flow.glossary.interchange.tbx import read_tbx
from translate_flow.glossary.interchange.tbx_write import write_tbx
from translate_flow.glossary.interchange.weblate import read_weblate, write_weblate
from translate_flow.glossary.load import parse_glossary
from translate_flow.glossary.term import Glossary
from translate_flow.glossary.write import whole_file
from translate_flow.language import Language

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
    if form == "deepl":
        return read_deepl(data, path, source)
    if form == "weblate":
        return read_weblate(data, path, source)
    if form == "yaml":
        return parse_glossary(data, path)
    return read_tbx(data, path)


def write_form(glossary: Glossary, form: str, source: Language) -> tuple[bytes, tuple[str, ...]]:
    """Write a glossary for another tool; return it with the forms that it cannot hold."""
    if form == "deepl":
        return write_deepl(glossary, source)
    if form == "weblate":
        return write_weblate(glossary, source), ()
    if form == "yaml":
        return whole_file(glossary), ()
    return write_tbx(glossary, 3 if form == "tbx3" else 2), ()
