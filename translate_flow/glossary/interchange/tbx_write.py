"""TBX-Basic, written: version 2 (MARTIF), which most tools read, or version 3 (ISO 30042:2019, style DCA)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from translate_flow.glossary.term import Glossary, Name, Term, Wording
from translate_flow.language import LANGUAGES

NAME_FIELD: Final = "proper name"
"""The subject field of names that are not translated."""
LOOSE: Final = "in context only"
USE: Final = "use: "
"""Usage notes that our own reader understands: of a loose form, and of a forbidden one."""
PREFERRED: Final = "preferredTerm-admn-sts"
ADMITTED: Final = "admittedTerm-admn-sts"
DEPRECATED: Final = "deprecatedTerm-admn-sts"

_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Markup(NamedTuple):
    """The element names that versions 2 and 3 call differently."""

    head: str
    entry: str
    language: str
    term: str
    foot: str


_MARKUP: Final = {
    2: _Markup(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n'
        '<martif type="TBX-Basic" xml:lang="fr">\n<martifHeader><fileDesc><sourceDesc><p>translate-flow</p></sourceDesc>'
        "</fileDesc></martifHeader>\n<text><body>\n",
        "termEntry", "langSet", "tig", "</body></text>\n</martif>\n",
    ),
    3: _Markup(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<tbx type="TBX-Basic" style="dca" xml:lang="fr" xmlns="urn:iso:std:iso:30042:ed-2">\n'
        "<tbxHeader><fileDesc><sourceDesc><p>translate-flow</p></sourceDesc></fileDesc></tbxHeader>\n<text><body>\n",
        "conceptEntry", "langSec", "termSec", "</body></text>\n</tbx>\n",
    ),
}  # fmt: skip


def write_tbx(glossary: Glossary, version: int) -> bytes:
    """Write a glossary as TBX-Basic 2 or 3. Characters that XML does not allow are left out."""
    markup = _MARKUP[version]
    lines = [line for number, term in enumerate(glossary.terms, 1) for line in _entry(markup, f"t{number}", term)]
    lines += [line for number, name in enumerate(glossary.names, 1) for line in _name(markup, f"n{number}", name)]
    return (markup.head + "".join(f"{line}\n" for line in lines) + markup.foot).encode()


def _entry(markup: _Markup, key: str, term: Term) -> Iterator[str]:
    yield f'<{markup.entry} id="{key}">'
    if term.source:
        yield f' <admin type="source">{_text(term.source)}</admin>'
    if term.note:
        yield f" <note>{_text(term.note)}</note>"
    for language in LANGUAGES:
        yield f' <{markup.language} xml:lang="{language}">'
        yield from _wording(markup, term.wording(language))
        yield f" </{markup.language}>"
    yield f"</{markup.entry}>"


def _wording(markup: _Markup, wording: Wording) -> Iterator[str]:
    yield _form(markup, wording.approved, PREFERRED)
    for form in wording.accepted:
        yield _form(markup, form, ADMITTED)
    for form in wording.loose:
        yield _form(markup, form, ADMITTED, LOOSE)
    for wrong in wording.forbidden:
        yield _form(markup, wrong.form, DEPRECATED, f"{USE}{wrong.use}" if wrong.use else "")


def _name(markup: _Markup, key: str, name: Name) -> Iterator[str]:
    yield f'<{markup.entry} id="{key}">'
    yield f' <descrip type="subjectField">{NAME_FIELD}</descrip>'
    if name.note:
        yield f" <note>{_text(name.note)}</note>"
    for language in LANGUAGES:
        yield f' <{markup.language} xml:lang="{language}">'
        yield from _wording(markup, Wording(name.name, name.accepted))
        for form in name.forbidden:
            yield _form(markup, form, DEPRECATED)
        yield f" </{markup.language}>"
    yield f"</{markup.entry}>"


def _form(markup: _Markup, form: str, status: str, usage: str = "") -> str:
    note = f'<termNote type="usageNote">{_text(usage)}</termNote>' if usage else ""
    status = f'<termNote type="administrativeStatus">{status}</termNote>'
    return f"  <{markup.term}><term>{_text(form)}</term>{status}{note}</{markup.term}>"


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("", text))
