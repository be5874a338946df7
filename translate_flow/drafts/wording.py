"""What a draft must not leave to an engine: terms, names and numbers, each with what stands for it in the other language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from translate_flow.glossary.match import Occurrence, find_names, find_terms
from translate_flow.glossary.plurals import plural
from translate_flow.glossary.term import Enforcement, Glossary
from translate_flow.language import Language
from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.tokens import Word, word_texts, words

_ROMAN: Final = re.compile(r"[IVXLCDM]+(?:er|e|es|ème|èmes|th|st|nd|rd)?")
_ACRONYM: Final = re.compile(r"[^\W\d_a-zà-öø-ÿ]{2,}\d*s?|[^\W\d_]+[a-zà-öø-ÿ][A-ZÀ-ÖØ-Þ][^\W\d_]*|Saint(?:e|es|s)?-.+")
_JOINT: Final = re.compile(r"[ \u00a0-]")
_SENTENCE_END: Final = re.compile(r"(?:^|[.!?…:]|\n)[\s«“\"(]*$")

_SPACES: Final = "\u0020\u00a0\u2009\u202f"
_NUMBERS: Final = {
    "fr": re.compile(rf"(?<![\w,.])(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:,\d+)?|\d+,\d+)(?![\w,]|\.\d)"),
    # A decimal point alone may be a version (Web 2.0); only a quantity gets a comma.
    "en": re.compile(
        r"(?<![\w,.])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w,]|\.\d)|\d+\.\d+(?=\s?(?:%|€|\$|£|percent\b|[mb]illion)))"
    ),
}

# The last word before a French term, by what the term is: it begins with a vowel, is plural, feminine or masculine.
_ELIDED: Final = {"le": "l’", "la": "l’", "de": "d’", "du": "de l’", "au": "à l’", "que": "qu’", "ce": "cet "}
_WHOLE: Final = {"d’": "de ", "cet": "ce "}
_PLURAL: Final = {"le": "les ", "la": "les ", "l’": "les ", "un": "des ", "une": "des ", "du": "des ", "au": "aux "}
_FEMININE: Final = {"le": "la ", "un": "une ", "du": "de la ", "au": "à la ", "ce": "cette ", "les": "la ", "l’": "la "}
_MASCULINE: Final = {"la": "le ", "une": "un ", "cette": "ce ", "les": "le ", "l’": "le "}
_IS_FEMININE: Final = re.compile(r"\w+(?:[ts]ion|té|ie|ure|[ae]nce|[ei]se|tive|elle|ée)")
_IS_MASCULINE: Final = re.compile(r"\w+(?:ment|age|isme|eau|iel|et|oir|lieu|teur|or[dt])")
_ARTICLE_EN: Final = re.compile(r"(?<![^\W_])(an?)([ \u00a0])\Z", re.IGNORECASE)
_ARTICLE_FR: Final = re.compile(
    r"(?<![^\W_])(les?|la|une?|de|du|au|que|ce|cet|cette|[dl]['’])[ \u00a0]?\Z", re.IGNORECASE
)
_VOWEL_EN: Final = re.compile(r"[aeio]|u(?!ni|s[ei])", re.IGNORECASE)
_VOWEL_FR: Final = re.compile(r"[aeiouyàâéèêëîïôûœ]|h(?:abit|omm|eure|umain|istoire)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Settled:
    """A stretch of prose whose translation is settled beforehand. `name`: its capitals stay as they are."""

    start: int
    end: int
    shown: str
    name: bool = False


def settled(
    prose: str,
    runs: Sequence[tuple[int, int]],
    source: Language,
    target: Language,
    glossary: Glossary,
    *,
    every_term: bool = False,
) -> list[Settled]:
    """Return the stretches of a text that are not for an engine to translate, in order, none overlapping.

    Each lies within one of `runs`, the places of the text that no markup cuts. Names of the glossary; its terms of
    several words and its acronyms, in the number that they stand in; other names, as far as they can be told; numbers,
    as the other language writes them. Single words are left to the engine, which knows their place in the sentence,
    unless `every_term` is asked for.
    """
    found: list[Settled] = []
    for candidate in (
        *_names(prose, source, glossary),
        *_terms(prose, source, target, glossary, every_term=every_term),
        *_numbers(prose, source),
        *_other_names(prose, source),
    ):
        inside = any(start <= candidate.start and candidate.end <= end for start, end in runs)
        if inside and all(candidate.end <= other.start or other.end <= candidate.start for other in found):
            found.append(candidate)
    return sorted(found, key=lambda s: s.start)


def agree(before: str, shown: str, target: Language) -> str:
    """Return what stands before words put back, its last article agreeing with how they begin."""
    if target == "en":
        article = _ARTICLE_EN.search(before)
        needed = "an" if _VOWEL_EN.match(shown) else "a"
        if article is None or _acronym(shown) or article[1].lower() == needed:
            return before
        return before[: article.start()] + (needed if article[1].islower() else needed.capitalize()) + article[2]
    article = _ARTICLE_FR.search(before)
    if article is None:
        return before
    word = article[1].lower().replace("'", "’")
    wanted = next((forms[word] for forms in _agreements(shown) if word in forms), None)
    if wanted is None:
        return before
    return before[: article.start()] + (wanted if article[1][0].islower() else wanted[0].upper() + wanted[1:])


def _agreements(shown: str) -> Iterator[Mapping[str, str]]:
    """Yield what may change before French words, as far as their first one, the noun, shows what it is."""
    noun = re.split(r"[ \u00a0]", shown, maxsplit=1)[0].lower()
    vowel = _VOWEL_FR.match(noun) is not None
    if noun.endswith(("s", "x")):
        yield _PLURAL
    elif not vowel:
        yield _FEMININE if _IS_FEMININE.fullmatch(noun) else _MASCULINE if _IS_MASCULINE.fullmatch(noun) else {}
    yield _ELIDED if vowel and not noun.endswith(("s", "x")) else {"d’": "d’"} if vowel else _WHOLE


def _names(prose: str, source: Language, glossary: Glossary) -> Iterator[Settled]:
    for found in find_names(prose, source, glossary):
        yield Settled(found.start, found.end, found.form if found.right else found.name.name, name=True)


def _terms(
    prose: str, source: Language, target: Language, glossary: Glossary, *, every_term: bool
) -> Iterator[Settled]:
    # Of two that overlap the strict one stands, then the longer: in "acteurs de l’économie sociale et solidaire" the name
    # of the economy, not that of its actors.
    for found in sorted(find_terms(prose, source, glossary), key=_weight):
        wording = found.term.wording(source)
        certain = found.sure and not found.covered and not wording.ambiguous
        if not certain or found.term.enforce is Enforcement.FORBIDDEN_ONLY:
            continue
        approved = found.term.wording(target).approved
        if _acronym(found.form):
            if _acronym(approved):
                yield Settled(found.start, found.end, approved, name=True)
        elif every_term or len(word_texts(found.form)) > 1:
            surface = prose[found.start : found.end]
            several = any(_several(surface, form, source) for form in (wording.approved, *wording.accepted))
            yield Settled(found.start, found.end, plural(approved, target) if several else approved)


def _acronym(form: str) -> bool:
    return form.isupper() and " " not in form


def _weight(found: Occurrence) -> tuple[bool, int]:
    return found.term.enforce is not Enforcement.STRICT, found.start - found.end


def _several(surface: str, form: str, language: Language) -> bool:
    """Whether the words in a text are the plural of a form of the glossary."""
    here, model = word_texts(fold(surface)), word_texts(fold(form))
    if [word[:2] for word in here] != [word[:2] for word in model]:
        return False
    ends = ("s", "x") if language == "fr" else ("s",)
    return any(
        one != two and one.endswith(ends) and not two.endswith(ends) for one, two in zip(here, model, strict=True)
    )


def _numbers(prose: str, source: Language) -> Iterator[Settled]:
    for match in _NUMBERS[source].finditer(prose):
        number = match.group()
        if source == "fr":
            shown = re.sub(rf"[{_SPACES}]", ",", number.replace(",", "."))
        else:
            shown = number.replace(",", "\u202f").replace(".", ",")
        yield Settled(*match.span(), shown, name=True)


def _other_names(prose: str, source: Language) -> Iterator[Settled]:
    """Yield acronyms, words with a capital inside (FabLab), and names of several words one of which is in no dictionary."""
    if prose.isupper():
        return
    for run in _capitalised(prose, words(prose)):
        if len(run) > 1 and _SENTENCE_END.search(prose[: run[0].start]):
            run = run[1:]  # noqa: PLW2901 - the capital may be the sentence's
        while run and fold(run[0].text) in FUNCTION_WORDS[source]:
            run = run[1:]  # noqa: PLW2901 - the same of an article after a colon
        if len(run) > 1 and any(_unknown(word.text, source) for word in run):
            yield _as_it_is(prose, run[0].start, run[-1].end)
    for word in words(prose):
        if _ACRONYM.fullmatch(word.text) and not _ROMAN.fullmatch(word.text):
            yield _as_it_is(prose, word.start, word.end)


def _as_it_is(prose: str, start: int, end: int) -> Settled:
    return Settled(start, end, prose[start:end], name=True)


def _capitalised(prose: str, found: Iterable[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in found:
        if word.text[0].isupper() and (not run or _JOINT.fullmatch(prose[run[-1].end : word.start])):
            run.append(word)
            continue
        if run:
            yield run
        run = [word] if word.text[0].isupper() else []
    if run:
        yield run


def _unknown(word: str, language: Language) -> bool:
    from simplemma import is_known  # noqa: PLC0415 - dictionaries take a quarter of a second to load

    return not (is_known(word, lang=language) or is_known(word.lower(), lang=language))
