"""TBX, read: versions 2 (MARTIF) and 3, Basic and what is near it, in the hands of whoever sends the file.

A DOCTYPE is tolerated and never loaded; entities, external references and files that are too large are refused.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from translate_flow.errors import GlossaryError
from translate_flow.glossary.interchange.tbx_write import LOOSE, NAME_FIELD, USE
from translate_flow.glossary.strict_yaml import LARGEST
from translate_flow.glossary.term import Forbidden, Glossary, Name, Term, Wording
from translate_flow.language import Language
from translate_flow.messages import msg

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES: Final = frozenset(("termEntry", "conceptEntry"))
_LANGUAGES: Final = frozenset(("langSet", "langSec"))
_TERMS: Final = frozenset(("tig", "ntig", "termSec"))
_WRONG: Final = re.compile(r"deprecated|forbidden|obsolete|superseded|not ?recommended", re.IGNORECASE)
_BEST: Final = re.compile(r"preferred", re.IGNORECASE)


def read_tbx(data: bytes, path: str) -> Glossary:
    """Read a TBX file. Entries without French or English forms are passed over: a termbase holds other languages too.

    Raises `GlossaryError` for what is not well-formed, not TBX, too large, or defines entities.
    """
    terms: list[Term] = []
    names: list[Name] = []
    seen = False
    for element in _entries(data, path):
        seen = True
        fr, en = _wording(element, "fr"), _wording(element, "en")
        note = _said(element, "note") or _said(element, "descrip", "definition")
        if fr is None or en is None:
            continue
        if _said(element, "descrip", "subjectField") == NAME_FIELD or (
            fr == en and _said(element, "termNote", "translationNote").lower() == "no"
        ):
            names.append(Name(fr.approved, fr.accepted, tuple(wrong.form for wrong in fr.forbidden), note))
        else:
            terms.append(Term(fr, en, note=note, source=_said(element, "admin", "source")))
    if not seen:
        raise GlossaryError(msg("The file holds no entries of TBX."), path=path)
    return Glossary(tuple(terms), tuple(names), path)


def _entries(data: bytes, path: str) -> Iterator[Element]:
    """Yield the entries one by one, so that memory stays flat."""
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415 - only for an import

    from defusedxml.common import DefusedXmlException  # noqa: PLC0415
    from defusedxml.ElementTree import iterparse  # noqa: PLC0415

    if len(data) > LARGEST:
        raise GlossaryError(msg("The glossary is larger than {limit} bytes.", limit=LARGEST), path=path)
    depth = 0
    try:
        # A DOCTYPE stands at the top of every MARTIF file, so it is not forbidden; what it could declare is.
        for event, element in iterparse(io.BytesIO(data), ("start", "end"), forbid_dtd=False):
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                raise GlossaryError(msg("The file is nested more than {limit} deep.", limit=_DEEPEST), path=path)
            if event == "end" and _tag(element) in _ENTRIES:
                yield element
                element.clear()
    except ParseError as error:
        raise GlossaryError(
            msg("This is not well-formed XML: {problem}.", problem=str(error)), path=path, line=error.position[0]
        ) from None
    except DefusedXmlException:
        raise GlossaryError(
            msg("The file defines or refers to entities, which are not read."),
            path=path,
            hint=msg("Write the characters themselves, or export the file again without entities."),
        ) from None
    except (LookupError, ValueError) as error:  # an encoding that does not exist, or is not one of text
        raise GlossaryError(msg("This is not well-formed XML: {problem}.", problem=str(error)), path=path) from None


_DEEPEST: Final = 60


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _said(element: Element, tag: str, kind: str = "") -> str:
    """Return the text of the first element of a kind: as an attribute (DCA), or as the element's own name (DCT)."""
    for found in element.iter():
        if (_tag(found) == tag and found.get("type", "") == kind) or (kind and _tag(found) == kind):
            return " ".join("".join(found.itertext()).split())
    return ""


def _wording(entry: Element, language: Language) -> Wording | None:
    approved: list[str] = []
    accepted: list[str] = []
    loose: list[str] = []
    forbidden: list[Forbidden] = []
    for section in entry.iter():
        named = (section.get(_XML_LANG) or section.get("lang") or "").lower()
        if _tag(section) not in _LANGUAGES or named.replace("_", "-").partition("-")[0] != language:
            continue
        for held in (element for element in section.iter() if _tag(element) in _TERMS):
            form = _said(held, "term")
            status, usage = _said(held, "termNote", "administrativeStatus"), _said(held, "termNote", "usageNote")
            if not any(c.isalnum() for c in form):
                continue
            if _WRONG.search(status):
                forbidden.append(Forbidden(form, usage.removeprefix(USE) if usage.startswith(USE) else ""))
            elif usage == LOOSE:
                loose.append(form)
            else:
                (approved if _BEST.search(status) else accepted).append(form)
    right = [*approved, *accepted]
    if not right:
        return None
    return Wording(right[0], _once(right[1:]), _once(loose), tuple(dict.fromkeys(forbidden)))


def _once(forms: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(forms))
