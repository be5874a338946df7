"""Writing the right form in place of a forbidden one: number, capitals and article agree with what stood there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from translate_flow.glossary.match import Occurrence
from translate_flow.glossary.patterns import is_acronym
from translate_flow.glossary.plurals import UNCOUNTABLE, head_end, plural, plural_object
from translate_flow.language import Language
from translate_flow.language.lemmas import regular, same_word, spelling
from translate_flow.language.tokens import word_texts


@dataclass(frozen=True, slots=True)
class Replacement:
    """What to write in place of ``text[start:end]``; the stretch takes in an English article that has to change."""

    start: int
    end: int
    text: str


class Number(Enum):
    """Of the words that stand where a form of the glossary does, which is in the singular."""

    SINGULAR = auto()
    PLURAL = auto()
    PLURAL_OBJECT = auto()  # only what follows a small word: animation of our networks


_ARTICLE: Final = re.compile(r"\b([Aa])(n?)\s+$")
_VOWEL_LETTERS: Final = frozenset("aefhilmnorsx")  # their names begin with a vowel: an SSE, an ESS, a PTCE
_VOWEL_SOUNDS: Final = re.compile(r"[aeio]|u(?!s|n[ei])|hour|honest|honou?r", re.IGNORECASE)
_SMALL_WORD: Final = 3  # of, and, the: no capital in a title


def replacement(text: str, occurrence: Occurrence, language: Language) -> Replacement | None:
    """Return what to write in place of a forbidden form, or None where more than one form is possible."""
    if occurrence.forbidden is None:
        return None
    use = occurrence.term.wording(language).replacement(occurrence.forbidden)
    if not use:
        return None
    words = text[occurrence.start : occurrence.end]
    number = _number(words, occurrence.form, language)
    if number is None or (language == "fr" and not _same_gender(occurrence.form, use)):
        return None
    if number is Number.PLURAL:
        use = plural(use, language)
    elif number is Number.PLURAL_OBJECT:
        use = plural_object(use, language)
    start, found = occurrence.start, _capitals(words, occurrence.form, use)
    if language == "en" and (article := _ARTICLE.search(text[:start])):
        if use in UNCOUNTABLE:
            return None  # no a support
        needed = "n" if _begins_with_vowel(found) else ""
        if article.group(2) != needed:
            gap = text[article.end(2) : start]
            return Replacement(article.start(), occurrence.end, f"{article.group(1)}{needed}{gap}{found}")
    return Replacement(start, occurrence.end, found)


def _number(words: str, form: str, language: Language) -> Number | None:
    """Say what in the words is a plural and in the form a singular; None where they differ in another way."""
    pairs = list(zip(word_texts(words), word_texts(form), strict=False))
    end = head_end([ours for _, ours in pairs], language)
    changed = [
        (at, spelling(a, language), spelling(b, language))
        for at, (a, b) in enumerate(pairs)
        if spelling(a, language) != spelling(b, language)
    ]
    if language == "fr":  # the gender may differ: transformation digitale, environnements digitaux
        several = [at for at, a, b in changed if a.endswith(("s", "x")) and not b.endswith(("s", "x"))]
    elif all(regular(a, b, language) and len(a) > len(b) for _, a, b in changed):
        several = [at for at, _, _ in changed]
    else:
        return None
    if not several:
        return Number.SINGULAR
    return Number.PLURAL if several[0] < end else Number.PLURAL_OBJECT


def _capitals(words: str, form: str, use: str) -> str:
    """Give the right form the capitals of the words it replaces."""
    if words.isupper() and not form.isupper() and len(words) > 1:
        return use.upper()
    written = [word for word in word_texts(words) if len(word) > _SMALL_WORD]
    if len(written) > 1 and form.islower() and all(word[0].isupper() for word in written):
        return " ".join(word[0].upper() + word[1:] if len(word) > _SMALL_WORD else word for word in use.split(" "))
    if words[0].isupper() and form[0].islower():
        return use[0].upper() + use[1:]
    return use


def _same_gender(form: str, use: str) -> bool:
    """Whether a French form can be replaced with its determiners and adjectives left as they are.

    So it is where the noun stays (transition digitale), where its article is part of the form, or for an adjective
    alone.
    """
    ours, theirs = word_texts(use), word_texts(form)
    return (
        same_word(spelling(ours[0], "fr"), spelling(theirs[0], "fr"), "fr")
        or len(ours) == len(theirs) == 1
        or theirs[0] in {"le", "du"}
    )


def _begins_with_vowel(form: str) -> bool:
    first = form.partition(" ")[0]
    if is_acronym(first):
        return first[0].lower() in _VOWEL_LETTERS
    return bool(_VOWEL_SOUNDS.match(form))
