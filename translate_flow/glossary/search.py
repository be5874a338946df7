"""Looking entries up by words of either language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from translate_flow.glossary.names import plain
from translate_flow.glossary.term import Glossary, Name, Term, Wording
from translate_flow.language import LANGUAGES

_PLURALS: Final = frozenset(("s", "x", "es"))


def search(glossary: Glossary, wanted: str) -> tuple[tuple[Term, ...], tuple[Name, ...]]:
    """Return the terms and names of which a form, wrong ones too, holds all the wanted words; everything for none.

    Accents, capitals and the order of the words are nothing: a beginning of a word is enough. What has them as a whole
    form comes first, then what has them in a form to write, before what only allows or forbids them.
    """
    words = plain(wanted).replace("-", " ").split()
    terms = [term for term in glossary.terms if any(_holds(form, words) for form in _of_term(term))]
    names = [name for name in glossary.names if any(_holds(form, words) for form in _of_name(name))]
    whole = " ".join(words)
    terms.sort(key=lambda term: _rank(_to_write(term), words, whole))
    names.sort(key=lambda name: _rank((name.name, *name.accepted), words, whole))
    return tuple(terms), tuple(names)


def _rank(to_write: Iterable[str], words: list[str], whole: str) -> int:
    """Order what was found by its forms to write: they are the words, hold them, or neither."""
    written = list(to_write)
    if any(_bare(form) == whole for form in written):
        return 0
    return 1 if any(_holds(form, words) for form in written) else 2


def _to_write(term: Term) -> Iterator[str]:
    for language in LANGUAGES:
        wording = term.wording(language)
        yield from (wording.approved, *wording.accepted)


def _bare(form: str) -> str:
    return plain(form).replace("-", " ").replace("'", " ")


def _holds(form: str, words: list[str]) -> bool:
    held = _bare(form).split()
    return all(any(_begins(part, word) for part in held) for word in words)


def _begins(part: str, word: str) -> bool:
    """Whether a word of a form begins with what is wanted, which may be its plural."""
    return part.startswith(word) or (word.startswith(part) and word[len(part) :] in _PLURALS)


def _of_term(term: Term) -> Iterator[str]:
    for language in LANGUAGES:
        yield from forms(term.wording(language))


def forms(wording: Wording) -> Iterator[str]:
    """Yield every form of a wording, wrong ones last."""
    yield from (wording.approved, *wording.accepted, *wording.loose)
    yield from (wrong.form for wrong in wording.forbidden)


def _of_name(name: Name) -> Iterator[str]:
    yield from (name.name, *name.accepted, *name.forbidden)
