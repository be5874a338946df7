"""The forms of a glossary, cut up and ready to be compared with a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

from translate_flow.glossary.pieces import PREFIX, pieces, prefix
from translate_flow.glossary.term import Enforcement, Forbidden, Glossary, Match, Name, Term
from translate_flow.language import Language
from translate_flow.language.folding import fold


class Standing(StrEnum):
    """What a form is to its term; `NAME` and `EXCEPTION` are stretches in which no term is meant."""

    APPROVED = "approved"
    ACCEPTED = "accepted"
    LOOSE = "loose"
    FORBIDDEN = "forbidden"
    EXCEPTION = "exception"
    NAME = "name"
    WRONG_NAME = "wrong-name"


SURE: Final = frozenset((Standing.APPROVED, Standing.ACCEPTED))
RIGHT: Final = SURE | {Standing.LOOSE}
_OF_NAMES: Final = frozenset((Standing.NAME, Standing.WRONG_NAME))

BETWEEN: Final = 2
"""Words that may stand among those of a form whose term allows it: dite, plus, européenne."""


class FormWord(NamedTuple):
    """A word of a form, as compared. `exact` takes no inflection."""

    key: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form ready to be compared: its words as compared and as written, and what stands between them.

    `anchor` is the index of the word that it is looked for by; `rest` its other words by their beginnings, short ones
    apart. `entry` is the index of its term or name in the glossary, `of_name` says which. `calls`: a check may miss its
    term on the other side. `accuses`: a check may have something against the form itself. `reverse`: a check may miss
    it in the original. `between`: how many words may stand among those of the form.
    """

    form: str
    words: tuple[FormWord, ...]
    texts: tuple[str, ...]
    gaps: tuple[str, ...]
    anchor: int
    rest: Mapping[str, FormWord]
    entry: int
    standing: Standing
    case: bool
    noun: bool
    calls: bool
    accuses: bool
    reverse: bool
    between: int
    of_name: bool
    forbidden: Forbidden | None = None

    @property
    def right(self) -> bool:
        """Whether it may stand for its term."""
        return self.standing in RIGHT


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of the glossary with all that its entry says of it."""

    form: str
    entry: int
    standing: Standing
    exact: bool
    case: bool
    noun: bool = False
    calls: bool = False
    between: bool = False
    reverse: bool = False
    forbidden: Forbidden | None = None


def patterns(glossary: Glossary, language: Language) -> list[Pattern]:
    """Return every form of one language, those of names among them."""
    forms = [*_of_terms(glossary.terms, language), *_of_names(glossary.names)]
    cut = [(form, pieces(form.form, language)) for form in forms]
    shared = Counter(part.key for _, parts in cut for part in parts)
    made = []
    for form, parts in cut:
        if not parts:
            continue
        # The word that the fewest forms share: economy rather than social.
        anchor = min(range(len(parts)), key=lambda i: (shared[parts[i].key], -len(parts[i].key)))
        made.append(
            Pattern(
                form=form.form,
                words=tuple(FormWord(part.key, form.exact) for part in parts),
                texts=tuple(part.text for part in parts),
                gaps=tuple(fold(form.form[a.end : b.start]).strip() for a, b in pairwise(parts)),
                anchor=anchor,
                rest={
                    prefix(p.text, language): FormWord(p.key, form.exact)
                    for i, p in enumerate(parts)
                    if i != anchor and len(p.key) > PREFIX
                },
                entry=form.entry,
                standing=form.standing,
                case=form.case or is_acronym(form.form),
                noun=form.noun,
                calls=form.calls,
                reverse=form.reverse,
                accuses=form.forbidden is not None and not form.forbidden.drafts,
                between=BETWEEN if form.between and len(parts) > 1 else 0,
                of_name=form.standing in _OF_NAMES,
                forbidden=form.forbidden,
            )
        )
    return made


def _of_terms(terms: Iterable[Term], language: Language) -> Iterator[_Form]:
    for entry, term in enumerate(terms):
        wording = term.wording(language)
        exact, case, noun = wording.match is Match.EXACT, wording.case, wording.noun
        calls = term.enforce is not Enforcement.FORBIDDEN_ONLY and not wording.ambiguous
        between = wording.between
        yield _Form(wording.approved, entry, Standing.APPROVED, exact, case, noun, calls, between, term.reverse)
        for form in wording.accepted:
            yield _Form(form, entry, Standing.ACCEPTED, exact, case, noun, calls, between, term.reverse)
        for form in wording.loose:
            yield _Form(form, entry, Standing.LOOSE, exact, case, noun)
        for form in wording.exceptions:
            yield _Form(form, entry, Standing.EXCEPTION, exact=False, case=case)
        for wrong in wording.forbidden:
            yield _Form(
                wrong.form,
                entry,
                Standing.FORBIDDEN,
                exact,
                case,
                wrong.noun,
                forbidden=wrong,
            )


def _of_names(names: Iterable[Name]) -> Iterator[_Form]:
    for entry, name in enumerate(names):
        for form in (name.name, *name.accepted):
            yield _Form(form, entry, Standing.NAME, exact=True, case=True)
        for form in name.forbidden:
            yield _Form(form, entry, Standing.WRONG_NAME, exact=True, case=True)


def is_acronym(form: str) -> bool:
    """Whether a form is an acronym, which is always taken with its capitals: ESS is no ess."""
    return len(form) > 1 and form.isupper() and " " not in form
