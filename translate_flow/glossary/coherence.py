"""What a glossary must not say twice, or against itself."""

from __future__ import annotations

from collections.abc import Iterator

from translate_flow.glossary.term import Glossary, Name, Term, Wording
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.language.folding import fold
from translate_flow.messages import Message, msg

Contradiction = tuple[int, Message, Message]
"""The line, what is wrong, and how to mend it."""


def contradictions(glossary: Glossary) -> Iterator[Contradiction]:
    """Yield what the glossary says twice or against itself: within a term, between terms, and among names."""
    for term in glossary.terms:
        for language in LANGUAGES:
            yield from _within(term, language)
    yield from _between(glossary)
    yield from _names(glossary.names)


def _right(wording: Wording) -> tuple[str, ...]:
    return tuple(form for form in (wording.approved, *wording.accepted) if form)


def _within(term: Term, language: Language) -> Iterator[Contradiction]:
    wording = term.wording(language)
    seen = set()
    for form in filter(None, (*_right(wording), *wording.loose)):
        if form in seen:
            yield (
                term.line,
                msg("“{form}” stands twice among the forms of “{term}”.", form=form, term=wording.approved),
                msg("Keep it once: approved, accepted or loose."),
            )
        seen.add(form)
    for forbidden in wording.forbidden:
        if forbidden.form in seen:
            yield (
                term.line,
                msg("“{form}” is both right and forbidden for “{term}”.", form=forbidden.form, term=wording.approved),
                msg("Take it out of one of the two lists."),
            )


def _between(glossary: Glossary) -> Iterator[Contradiction]:
    """Terms that are one, and a form that is right for one notion and forbidden for a notion of the same name."""
    pairs: dict[tuple[str, str], Term] = {}
    by_form: dict[tuple[Language, str], list[Term]] = {}
    for term in glossary.terms:
        pair = (fold(term.fr.approved), fold(term.en.approved))
        first = pairs.setdefault(pair, term)
        if first is not term and all(pair):
            yield (
                term.line,
                msg("“{fr}” and “{en}” are a term already, at line {first}.", fr=pair[0], en=pair[1], first=first.line),
                msg("Put the two entries together."),
            )
        for language in LANGUAGES:
            for form in _right(term.wording(language)):
                by_form.setdefault((language, fold(form)), []).append(term)
    for term in glossary.terms:
        for language in LANGUAGES:
            theirs = {fold(form) for form in _right(term.wording(other(language)))}
            for forbidden in term.wording(language).forbidden:
                for rival in by_form.get((language, fold(forbidden.form)), []):
                    if rival is not term and theirs & {fold(form) for form in _right(rival.wording(other(language)))}:
                        yield (
                            term.line,
                            msg(
                                "“{form}” is forbidden here and right at line {line}, for the same {language} words.",
                                form=forbidden.form,
                                line=rival.line,
                                language=name(other(language)),
                            ),
                            msg("Decide which it is, or tell the two terms apart by their other forms."),
                        )


def _names(names: tuple[Name, ...]) -> Iterator[Contradiction]:
    seen: dict[str, Name] = {}
    for entry in names:
        first = seen.setdefault(entry.name, entry)
        if first is not entry and entry.name:
            yield (
                entry.line,
                msg("“{name}” is a name already, at line {first}.", name=entry.name, first=first.line),
                msg("Put the two entries together."),
            )
        for form in entry.forbidden:
            if form == entry.name or form in entry.accepted:
                yield (
                    entry.line,
                    msg("“{form}” is both right and forbidden for “{term}”.", form=form, term=entry.name),
                    msg("Take it out of one of the two lists."),
                )
