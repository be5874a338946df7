"""TF203: names that were altered, replaced or lost.

A name is certain to be wrong where the other side's whole article lacks it, no word of its unit explains it, and a name
of that unit has no counterpart. A name that is only absent may have become a pronoun, and is information.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from translate_flow.alignment.bitext import Bitext, Unit
from translate_flow.alignment.links import cognate, skeleton
from translate_flow.articles.document import PROSE, Block
from translate_flow.checks.build import comparable, finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.names_swapped import swapped
from translate_flow.checks.names_varied import varied
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.glossary.term import Glossary
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.language.equivalents import equivalents
from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.names import (
    Name,
    bare,
    bare_text,
    capitalised,
    is_adapted,
    is_altered,
    is_common,
    is_in_dictionary,
    is_proper,
    is_title,
    names,
)
from translate_flow.language.tokens import word_texts
from translate_flow.messages import msg

ABOUT: Final = About(
    code="TF203",
    name="name-mismatch",
    severity=Severity.WARNING,
    summary=msg("A person, an organisation or a place has another name in the other language."),
    reason=msg(
        "Readers search for names, and people mind theirs: Duvallier is not Duvalier. Translated names (Londres, London) are "
        "right, one mention anywhere in the article is enough, and a name that only became a pronoun is information."
    ),
    examples=(
        Example(
            "Le réseau a été fondé à Lille par Jeanne Duvallier et trois associations.\n",
            "The network was founded in Lille by Jeanne Duvalier and three associations.\n",
            speaks=True,
        ),
        Example(
            "Le réseau est né à Londres, puis à Genève, avec l’aide de Jeanne Duvallier.\n",
            "The network was born in London, then in Geneva, with the help of Jeanne Duvallier.\n",
            speaks=False,
        ),
    ),
)

_HABIT: Final = 2
"""Units that may hold a name the other side lacks before it is a way of translating (Zero-code, for automatic)."""


_INITIALS: Final = re.compile(r"[A-ZÀ-Þ]{2,}")
"""A name with initials in it (CléGC, GCKey) is translated as acronyms are."""


_MOST: Final = 1000
"""Names that are looked for in one document: where there are more, it is a directory, not prose."""


_MOST_IN_UNIT: Final = 30
"""Strange names of one unit that are looked at: a list of people is not prose either."""


_MOST_CAPITALS: Final = 100
"""Words with a capital of one unit that may be the name that is missing."""


class _Side:
    """One document: all it holds, to look for a name in."""

    def __init__(self, bitext: Bitext, language: Language) -> None:
        self.text = bitext.document(language).text
        self.known: dict[str, bool] = {}

    @cached_property
    def lower(self) -> str:
        return self.text.lower()

    @cached_property
    def bare(self) -> str:
        return bare_text(self.text)

    def holds(self, word: str) -> bool:
        """Whether a name stands anywhere in the document, in code and addresses too, whatever its accents and case."""
        if word not in self.known:
            if len(self.known) >= _MOST:
                return True
            self.known[word] = word in self.text or word.lower() in self.lower or bare(word) in self.bare
        return self.known[word]


@dataclass(frozen=True)
class _Half:
    """One side of a unit."""

    language: Language
    blocks: Sequence[Block]

    @cached_property
    def prose(self) -> str:
        return "\n".join(block.prose for block in self.blocks)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word_texts(self.prose)))

    @cached_property
    def bare(self) -> str:
        return bare_text("\n".join(block.text for block in self.blocks))


@dataclass(frozen=True, slots=True)
class _Stranger:
    """A name that the other side's whole article lacks, and the names of its unit there that have no counterpart here."""

    name: Name
    block: Block
    here: _Half
    there: _Half


def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Look for names that the other side lacks, and for what stands there in their place."""
    documents = {language: _Side(bitext, language) for language in LANGUAGES}
    strangers = [
        stranger
        for unit in comparable(bitext, context)
        for language in LANGUAGES
        for stranger in _strangers(bitext, unit, language, documents[other(language)])
    ]
    # Names of the glossary have a check of their own.
    known = _listed(context.glossary)
    yield from varied(bitext, context, known, ABOUT)
    yield from swapped(bitext, context, ABOUT)
    strangers = [stranger for stranger in strangers if bare(stranger.name.text) not in known]
    habits = Counter((s.here.language, bare(s.name.text)) for s in strangers)
    told: set[tuple[str, str]] = set()
    # Names that were reported, and the unit: across, they are what stands for another part of the same name.
    replaced: set[tuple[str | None, Language, int]] = set()
    taken: set[tuple[str, Language, int]] = set()  # a name stands for one other of its unit
    before: tuple[Block, int] | None = None
    for stranger in strangers:
        word = stranger.name.text
        # Of a first name and a last name that are both another's, the first is told.
        if before is not None and before[0] is stranger.block and before[1] + 1 == stranger.name.start:
            before = stranger.block, stranger.name.end
            continue
        habit = habits[stranger.here.language, bare(word)] > _HABIT
        lost = () if habit else _lost(stranger, documents)
        altered = next((n.text for n in lost if is_altered(n.text, word)), None)
        answer = altered or next((n.text for n in lost), None)
        if altered is None and (answer, stranger.there.language, stranger.there.blocks[0].index) in replaced:
            continue
        if answer is not None and (altered or _is_other(stranger, answer)):
            place = answer, stranger.there.language, stranger.there.blocks[0].index
            if (answer, word) not in told and (altered or place not in taken):
                yield _report(bitext, context, stranger, answer, altered=altered is not None)
            told.add((word, answer))
            taken.add(place)
            replaced.add((word, stranger.here.language, stranger.here.blocks[0].index))
            before = None if altered else (stranger.block, stranger.name.end)
        elif not habit and not any(word in pair for pair in told):
            yield _absent(bitext, context, stranger)


def _is_other(stranger: _Stranger, answer: str) -> bool:
    """Whether a name stands for another: no dictionary has it, or both are names of the lexicon (Lyon for Lille)."""
    word, language = stranger.name.text, stranger.here.language
    both = is_proper(word, language) and is_proper(answer, stranger.there.language)
    return both or not is_in_dictionary(word, language)


_made: list[tuple[Glossary, frozenset[str]]] = []


def _listed(glossary: Glossary) -> frozenset[str]:
    """Return the words of all spellings of a glossary's names, bare; the last glossary is remembered."""
    if not _made or _made[0][0] is not glossary:
        forms = (form for entry in glossary.names for form in (entry.name, *entry.accepted, *entry.forbidden))
        _made[:] = [(glossary, frozenset(bare(word) for form in forms for word in form.split()))]
    return _made[0][1]


def _strangers(bitext: Bitext, unit: Unit, language: Language, document: _Side) -> Iterator[_Stranger]:
    """Yield the names of one side of a unit that the other document lacks and nothing in the unit explains."""
    halves: tuple[_Half, _Half] | None = None
    looked = 0
    for block in bitext.blocks(unit, language):
        if block.kind not in PROSE:
            continue
        title: bool | None = None  # read once a block, and only where a name is in doubt
        for found in names(block.prose):
            word = found.text
            if word in document.text or is_common(word, language) or document.holds(word):
                continue
            if title is None:
                title = is_title(block.prose)
            if title:
                break
            if halves is None:
                across = other(language)
                halves = _Half(language, bitext.blocks(unit, language)), _Half(across, bitext.blocks(unit, across))
            looked += 1
            if looked > _MOST_IN_UNIT:
                return
            if not _is_explained(word, *halves):
                yield _Stranger(found, block, *halves)


def _is_explained(word: str, here: _Half, there: _Half) -> bool:
    """Whether a word of the other side may have become this name: by the lexicon, as a plural, as a common cognate."""
    singular = word.removesuffix("s")
    if _INITIALS.search(singular) or all(bare(part) in there.bare for part in singular.split("-")):
        return True
    if any(bare(answer) in there.bare for answer in equivalents(word, here.language)):
        return True
    form = skeleton(fold(word))
    return any(
        is_adapted(word, candidate)
        or (is_common(candidate, there.language) and cognate(form, skeleton(fold(candidate))))
        for candidate in there.words
        if candidate[:2].casefold() == word[:2].casefold()
    )


def _lost(stranger: _Stranger, documents: dict[Language, _Side]) -> tuple[Name, ...]:
    """Return the names of the other side of a unit that stand here less often than there."""
    here, there = stranger.here, stranger.there
    lost = []
    for found in capitalised(there.prose)[:_MOST_CAPITALS]:
        word = found.text
        form = bare(word)
        if word.isupper() or fold(word) in FUNCTION_WORDS[there.language]:
            continue
        if there.bare.count(form) <= here.bare.count(form):
            continue
        if is_common(word, there.language) and word not in documents[here.language].text:
            continue  # a word of the language: its translation is not looked for here
        if any(bare(answer) in here.bare for answer in equivalents(word, there.language) if bare(answer) != form):
            continue
        if not any(
            is_adapted(word, candidate) for candidate in here.words if candidate[:2] == word[:2] and candidate != word
        ):
            lost.append(found)
    return tuple(lost)


def _report(bitext: Bitext, context: Context, stranger: _Stranger, lost: str, *, altered: bool) -> Finding:
    quoted = {stranger.here.language: stranger.name.text, stranger.there.language: lost}
    fr, en = quoted["fr"], quoted["en"]
    return finding(
        ABOUT, context, bitext, stranger.here.language, stranger.block,
        message=msg("One name in two spellings: “{fr}” in French, “{en}” in English.", fr=fr, en=en)
        if altered
        else msg(
            "The names differ: “{fr}” in French, “{en}” in English, and “{name}” stands nowhere in the {language} text.",
            fr=fr, en=en, name=stranger.name.text, language=name(stranger.there.language),
        ),
        span=stranger.block.inline.prose.span(stranger.name.start, stranger.name.end),
        counterpart_block=stranger.there.blocks[0],
    )  # fmt: skip


def _absent(bitext: Bitext, context: Context, stranger: _Stranger) -> Finding:
    return finding(
        ABOUT, context, bitext, stranger.here.language, stranger.block,
        message=msg(
            "“{name}” stands nowhere in the {language} text.",
            name=stranger.name.text, language=name(stranger.there.language),
        ),
        span=stranger.block.inline.prose.span(stranger.name.start, stranger.name.end),
        severity=Severity.INFO,
        counterpart_block=stranger.there.blocks[0],
    )  # fmt: skip


RULES: Final = (Rule(ABOUT, check),)
