"""Putting a machine draft's terms right.

An engine translates *économie sociale* as "social economics" and *numérique* as "numerical". Where the source holds the
term and the glossary leaves one form for the calque, that form is written; what could not be put right is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate_flow.glossary.match import NameFound, Occurrence, find_names, find_terms
from translate_flow.glossary.replace import Replacement, replacement
from translate_flow.glossary.spans import Disjoint
from translate_flow.glossary.term import Enforcement, Glossary, Name, Term
from translate_flow.language import Language, name, other
from translate_flow.messages import Message, msg


def mend(
    text: str, source_text: str, source: Language, target: Language, glossary: Glossary
) -> tuple[str, tuple[Message, ...]]:
    """Return the draft `text` with the glossary's terms and names put right, and what could not be.

    Both texts are prose of one block. Only words that stand for a term or name of the source are touched.
    """
    meant = [found for found in find_terms(source_text, source, glossary) if found.right]
    names = find_names(source_text, source, glossary)
    if not meant and not names:
        return text, ()
    text, problems = _restore_names(text, names, target, glossary)
    terms = {id(found.term): found.term for found in meant}
    edits = []
    for found in find_terms(text, target, glossary):
        if found.right or found.covered or id(found.term) not in terms:
            continue
        edit = replacement(text, found, target)
        if edit is not None:
            edits.append(edit)
    text = _apply(text, edits)
    problems += _still_forbidden(text, terms, target, glossary)
    problems += _missing(text, meant, source_text, target, glossary)
    return text, tuple(problems)


def _apply(text: str, edits: list[Replacement]) -> str:
    """Make the edits, the longer one where two overlap."""
    taken = Disjoint()
    kept = [
        e for e in sorted(edits, key=lambda edit: (edit.start - edit.end, edit.start)) if taken.take(e.start, e.end)
    ]
    for edit in sorted(kept, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _restore_names(
    text: str, names: tuple[NameFound, ...], target: Language, glossary: Glossary
) -> tuple[str, list[Message]]:
    wanted: dict[str, tuple[Name, str]] = {}
    for found in names:
        wanted.setdefault(found.name.name, (found.name, found.form if found.right else found.name.name))
    edits = [
        Replacement(found.start, found.end, wanted[found.name.name][1])
        for found in find_names(text, target, glossary)
        if not found.right and found.name.name in wanted
    ]
    text = _apply(text, edits)
    problems = []
    for entry, form in wanted.values():
        text = _recase(text, entry, form)
        if not any(spelt in text for spelt in (entry.name, *entry.accepted)):
            problems.append(msg("The name “{name}” is missing from the draft.", name=form))
    return text, problems


def _recase(text: str, entry: Name, form: str) -> str:
    """Give a name of several words, or one with a capital inside, the capitals that an engine took from it."""
    if any(spelt in text for spelt in (entry.name, *entry.accepted)) or not (
        " " in form or form[1:] != form[1:].lower()
    ):
        return text
    return re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", lambda _: form, text, flags=re.IGNORECASE)


def _still_forbidden(text: str, terms: dict[int, Term], target: Language, glossary: Glossary) -> Iterator[Message]:
    for found in find_terms(text, target, glossary):
        if not found.right and not found.covered and id(found.term) in terms:
            wording = found.term.wording(target)
            yield msg(
                "“{words}” is not the word here: choose “{expected}”.",
                words=text[found.start : found.end],
                expected="” / “".join((wording.approved, *wording.accepted)),
            )


def _missing(
    text: str, meant: list[Occurrence], source_text: str, target: Language, glossary: Glossary
) -> Iterator[Message]:
    stands = {id(found.term) for found in find_terms(text, target, glossary)}
    said: set[int] = set()
    for found in meant:
        term = found.term
        strict = term.enforce is Enforcement.STRICT and not term.wording(other(target)).ambiguous
        if found.sure and not found.covered and strict and id(term) not in stands | said:
            said.add(id(term))
            yield msg(
                "“{term}” calls for “{expected}” in {language}, and the draft has no form of it.",
                term=source_text[found.start : found.end],
                expected=term.wording(target).approved,
                language=name(target),
            )
