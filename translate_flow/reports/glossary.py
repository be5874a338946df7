"""The glossary as a person reads it, and as data: entries, and candidates for entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from translate_flow.glossary.extract import Candidate
from translate_flow.glossary.term import Enforcement, Name, Term, Wording
from translate_flow.language import LANGUAGES, name
from translate_flow.messages import Message, msg, plural, put
from translate_flow.reports.as_json import VERSION, dump
from translate_flow.reports.as_text import Style
from translate_flow.reports.display import cells, one_line, wrap
from translate_flow.reports.paint import Paint

ENFORCEMENTS: Final = {
    Enforcement.STRICT: msg("strict"),
    Enforcement.ADVISORY: msg("advisory"),
    Enforcement.FORBIDDEN_ONLY: msg("only its wrong forms are looked for"),
}


def entries(terms: Sequence[Term], names: Sequence[Name], path: str, style: Style) -> str:
    """Return entries as text: what to write, what else is right, what never, when."""
    lines: list[str] = []
    for term in terms:
        lines += [*_term(term, path, style), ""]
    for entry in names:
        lines += [*_name(entry, path, style), ""]
    counts = msg(
        "{terms}, {names}.",
        terms=plural("{count} term", "{count} terms", len(terms)),
        names=plural("{count} name", "{count} names", len(names)),
    )
    return "".join(f"{line}\n" for line in [*lines, put(counts, style.speech)])


def _term(term: Term, path: str, style: Style) -> Iterator[str]:
    paint = Paint(on=style.colour)
    head = f"{one_line(term.fr.approved)} = {one_line(term.en.approved)}"
    yield from (paint(line, "bold") for line in wrap(head, style.width))
    for language in LANGUAGES:
        yield from _wording(term.wording(language), put(name(language), style.speech), style)
    if term.enforce is not Enforcement.STRICT:
        yield from _line(ENFORCEMENTS[term.enforce], style)
    yield from _end(term.note, term.line, path, style)


def _wording(wording: Wording, language: str, style: Style) -> Iterator[str]:
    kinds = (
        (msg("{language}, as good: {forms}", language=language, forms=_list(wording.accepted)), wording.accepted),
        (msg("{language}, in context: {forms}", language=language, forms=_list(wording.loose)), wording.loose),
        (
            msg("{language}, never: {forms}", language=language, forms=_list([f.form for f in wording.forbidden])),
            wording.forbidden,
        ),
        (msg("{language}, not in: {forms}", language=language, forms=_list(wording.exceptions)), wording.exceptions),
    )
    for message, forms in kinds:
        if forms:
            yield from _line(message, style)


def _name(entry: Name, path: str, style: Style) -> Iterator[str]:
    paint = Paint(on=style.colour)
    yield from (paint(line, "bold") for line in wrap(one_line(entry.name), style.width))
    yield from _line(msg("a name, which is not translated"), style)
    if entry.accepted:
        yield from _line(msg("as good: {forms}", forms=_list(entry.accepted)), style)
    if entry.forbidden:
        yield from _line(msg("never: {forms}", forms=_list(entry.forbidden)), style)
    yield from _end(entry.note, entry.line, path, style)


def _end(note: str, line: int, path: str, style: Style) -> Iterator[str]:
    if note:
        yield from wrap(one_line(note), style.width, first="    ")
    if line:
        yield from wrap(f"{one_line(path)}:{line}", style.width, first="    ")


def _line(message: Message, style: Style) -> Iterator[str]:
    yield from wrap(one_line(put(message, style.speech)), style.width, first="    ")


def _list(forms: Sequence[str]) -> str:
    return ", ".join(forms)


def entries_json(terms: Sequence[Term], names: Sequence[Name], path: str) -> str:
    """Return entries as data. A line is null where the entry comes from a glossary that this one extends."""
    return dump(
        {
            "version": VERSION,
            "path": path,
            "terms": [
                {
                    "fr": _wording_json(term.fr),
                    "en": _wording_json(term.en),
                    "enforce": term.enforce.value,
                    "reverse": term.reverse,
                    "note": term.note,
                    "source": term.source,
                    "line": term.line or None,
                }
                for term in terms
            ],
            "names": [
                {
                    "name": entry.name,
                    "accepted": list(entry.accepted),
                    "forbidden": list(entry.forbidden),
                    "note": entry.note,
                    "line": entry.line or None,
                }
                for entry in names
            ],
        }
    )


def _wording_json(wording: Wording) -> dict[str, Any]:
    return {
        "approved": wording.approved,
        "accepted": list(wording.accepted),
        "loose": list(wording.loose),
        "forbidden": [{"form": wrong.form, "use": wrong.use or None} for wrong in wording.forbidden],
        "exceptions": list(wording.exceptions),
    }


def candidates(found: Sequence[Candidate], known: Sequence[bool], style: Style) -> str:
    """Return candidates as a table: how often, what, its usual translation, and how else it is rendered.

    `known` says of each whether the glossary has it.
    """
    lines: list[str] = []
    widest = min(max((cells(one_line(c.source)) for c in found), default=0), style.width // 2)
    for candidate, has in zip(found, known, strict=True):
        mark = "=" if has else " "
        source = one_line(candidate.source)
        start = f"{candidate.count:>4} {mark} {source}{' ' * (widest - cells(source))}  "
        lines += wrap(one_line(candidate.translation), style.width, first=start, rest=" " * 7)
        if candidate.inconsistent:
            forms = ", ".join(f"{form} ({count})" for form, count in candidate.others)
            message = msg(
                "{percent}% of the time; else {forms}", percent=round(candidate.share * 100), forms=one_line(forms)
            )
            lines += wrap(put(message, style.speech), style.width, first=" " * (widest + 9), rest=" " * (widest + 9))
    counts = msg(
        "{candidates}, {known} in the glossary (=), {inconsistent} rendered in several ways.",
        candidates=plural("{count} candidate", "{count} candidates", len(found)),
        known=sum(known),
        inconsistent=sum(candidate.inconsistent for candidate in found),
    )
    lines += wrap(put(counts, style.speech), style.width)
    return "".join(f"{line}\n" for line in lines)


def candidates_json(found: Sequence[Candidate], known: Sequence[bool]) -> str:
    """Return candidates as data, in the order of what a translator gains."""
    return dump(
        {
            "version": VERSION,
            "candidates": [
                {
                    "fr": candidate.source,
                    "en": candidate.translation,
                    "count": candidate.count,
                    "units": candidate.units,
                    "share": round(candidate.share, 3),
                    "others": [{"en": form, "units": count} for form, count in candidate.others],
                    "confidence": round(candidate.confidence, 3),
                    "gain": round(candidate.gain, 3),
                    "name": candidate.kept,
                    "known": has,
                }
                for candidate, has in zip(found, known, strict=True)
            ],
        }
    )
