"""One glossary on top of another: a site's own words, and the domain's for all the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import blake2b
from typing import Final

from translate_flow.glossary.term import Glossary
from translate_flow.language.folding import fold

SHIPPED: Final = "translate-flow"
"""The name by which a glossary extends the one that is built in."""

_EXTENDS: Final = re.compile(rb"""^extends:[ \t]*(['"]?)([^'"#\r\n]+?)\1[ \t]*(?:#.*)?\r?$""", re.MULTILINE)


def extended_name(data: bytes) -> str | None:
    """Return the name of the glossary that another extends, None where it stands alone.

    Found without reading the YAML: a check that has its result in the cache must know the files it depends on, and no
    more.
    """
    found = _EXTENDS.search(data)
    return found.group(2).decode("utf-8", "replace").strip() if found else None


def extend(own: Glossary, base: Glossary) -> Glossary:
    """Return both as one: an entry of `own` takes the place of those of `base` with the same French form, or the same name.

    Inherited entries have no line: it would be one of another file.
    """
    french = {fold(term.fr.approved) for term in own.terms}
    names = {entry.name for entry in own.names}
    terms = tuple(replace(term, line=0) for term in base.terms if fold(term.fr.approved) not in french)
    inherited = tuple(replace(entry, line=0) for entry in base.names if entry.name not in names)
    return Glossary(
        terms=own.terms + terms,
        names=own.names + inherited,
        path=own.path,
        digest=blake2b(f"{own.digest} {base.digest}".encode(), digest_size=16).hexdigest(),
    )


def displaced(own: Glossary, base: Glossary) -> tuple[str, ...]:
    """Return the French forms and names of `base` whose entries those of `own` take the place of."""
    french, names = {fold(term.fr.approved) for term in own.terms}, {entry.name for entry in own.names}
    return (
        *(term.fr.approved for term in base.terms if fold(term.fr.approved) in french),
        *(entry.name for entry in base.names if entry.name in names),
    )


def unlike(found: Glossary, held: Glossary) -> Glossary:
    """Return the entries of `found` that `held` has nothing like: no term with that pair, no name so called."""
    pairs = {(fold(term.fr.approved), fold(term.en.approved)) for term in held.terms}
    names = {entry.name for entry in held.names}
    return replace(
        found,
        terms=tuple(t for t in found.terms if (fold(t.fr.approved), fold(t.en.approved)) not in pairs),
        names=tuple(entry for entry in found.names if entry.name not in names),
    )
