"""TF301 and TF302: the words of the glossary, unit by unit, with the units around looked at before anything is said.

A notion counts as meant where an approved or accepted form stands on the source side, in any inflection, and no longer
term holds it. It counts as rendered where any of its right forms stands on the other side; a text may say it once and
use a pronoun twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from translate_flow.alignment.bitext import Bitext, Unit
from translate_flow.articles.document import Block, Kind, Span
from translate_flow.checks.build import comparable, finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Fix, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.glossary.match import Occurrence, find_terms, matcher
from translate_flow.glossary.replace import Replacement, replacement
from translate_flow.glossary.spans import Disjoint
from translate_flow.glossary.term import Enforcement, Glossary, Term
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.language.folding import fold
from translate_flow.messages import Message, msg

TERM_MISSING = About(
    code="TF301",
    name="term-missing",
    severity=Severity.WARNING,
    summary=msg("A term of the glossary is not rendered by any of its forms."),
    reason=msg(
        "Readers follow a notion by its word. Where a text has its own word for it in each sentence, they cannot tell that "
        "it is one notion, nor find it by searching."
    ),
    examples=(
        Example(
            "Une coopérative d’activité et d’emploi accueille des entrepreneurs.\n",
            "A firm of that kind takes in entrepreneurs.\n",
            speaks=True,
            original="fr",
        ),
        Example(
            "Les tiers-lieux accueillent des coopératives.\n",
            "Third places are home to cooperatives.\n",
            speaks=False,
        ),
    ),
)

TERM_FORBIDDEN = About(
    code="TF302",
    name="term-forbidden",
    severity=Severity.ERROR,
    summary=msg("A form that the glossary forbids stands where its term does."),
    reason=msg(
        "These are the calques and false friends that readers of the other language do not understand: in English, ESS is "
        "nothing, “the common” is no noun, and a municipality is not a commons."
    ),
    fixable=True,
    examples=(
        Example(
            "Nous défendons les valeurs des communs.\n",
            "We stand for the values of the common.\n",
            speaks=True,
        ),
        Example(
            "ESS France défend l’ESS et l’intérêt général.\n",
            "ESS France stands for the SSE and the common good.\n",
            speaks=False,
        ),
    ),
)

_NAME_BEFORE: Final = re.compile(r"[^\W\d_]\s[A-ZÀ-ÖØ-Þ][^\W\d_]+\s$")  # not at the start of a sentence
_NAME_AFTER: Final = re.compile(r"\s[A-ZÀ-ÖØ-Þ]")
_SILENT_KINDS: Final = frozenset((Kind.CODE, Kind.TAG, Kind.LINKDEF, Kind.HTML))


@dataclass(slots=True)
class _Finder:
    """The terms of each block, found once however many units and rules ask."""

    bitext: Bitext
    glossary: Glossary
    found: dict[tuple[Language, int], tuple[Occurrence, ...]] = field(default_factory=dict)
    told: dict[Unit, bool] = field(default_factory=dict)

    def block(self, language: Language, block: Block) -> tuple[Occurrence, ...]:
        key = (language, block.index)
        if key not in self.found:
            silent = block.kind in _SILENT_KINDS
            self.found[key] = () if silent else find_terms(block.prose, language, self.glossary)
        return self.found[key]

    def tells(self, unit: Unit) -> bool:
        """Whether a unit may hold anything to speak of: most do not, and are not looked at more closely."""
        if unit not in self.told:
            self.told[unit] = any(
                matcher(self.glossary, language).tells(block.prose)
                for language in LANGUAGES
                for block in self.bitext.blocks(unit, language)
                if block.kind not in _SILENT_KINDS
            )
        return self.told[unit]

    def unit(self, unit: Unit, language: Language) -> tuple[Occurrence, ...]:
        return tuple(o for block in self.bitext.blocks(unit, language) for o in self.block(language, block))


_last: list[_Finder] = []


def _finder(bitext: Bitext, glossary: Glossary) -> _Finder:
    """Return the finder of a bitext; both rules ask for the same one, one after the other."""
    if not _last or _last[0].bitext is not bitext or _last[0].glossary is not glossary:
        _last[:] = [_Finder(bitext, glossary)]
    return _last[0]


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A forbidden form that stands for its term, in a block of the target side."""

    block: Block
    occurrence: Occurrence


def check_terms_missing(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield a finding for each term of a unit that is strict or advisory and has no right form on the other side."""
    found: Counter[Unit] = Counter()
    for window in _windows(bitext, context):
        wrong = {id(found.occurrence.term) for found in window.wrong()}
        missing = [(block, occurrence) for block, occurrence in window.missing() if id(occurrence.term) not in wrong]
        # ESS against social economy is one fault, though either word lacks its counterpart.
        for block, occurrence in missing[found[window.unit] :]:
            found[window.unit] += 1
            yield _missing(bitext, context, window, block, occurrence)


def check_terms_forbidden(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield a finding for each forbidden form whose term stands in the unit's source, or beside it."""
    for window in _windows(bitext, context):
        for found in window.wrong():
            yield _forbidden(bitext, context, window, found)


@dataclass(frozen=True, slots=True)
class _Window:
    """A unit looked at in one direction, with the units around it."""

    finder: _Finder
    source: Language
    unit: Unit
    around: tuple[Unit, ...]

    def missing(self) -> Iterator[tuple[Block, Occurrence]]:
        """Yield what is called for and not rendered: the first occurrence of each term in the source, with its block."""
        said: set[int] = set()
        for block in self.finder.bitext.blocks(self.unit, self.source):
            found = self.finder.block(self.source, block)
            for occurrence in found:
                if id(occurrence.term) in said or not _calls(occurrence, self.source):
                    continue
                if _held(occurrence, [o for o in found if not o.right]):
                    continue
                # A form may belong to several terms (commons): one of them rendered is enough.
                terms = [o.term for o in found if o.sure and (o.start, o.end) == (occurrence.start, occurrence.end)]
                said.update(map(id, terms))
                if not any(self._rendered(term) for term in terms) and not self._kept(block, occurrence):
                    yield block, occurrence

    def _rendered(self, term: Term) -> bool:
        target = other(self.source)
        if _right(self.finder.unit(self.unit, target), term) or self._borrowed(term):
            return True
        theirs = matcher(self.finder.glossary, target)
        return any(theirs.scattered(block.prose, term) for block in self.finder.bitext.blocks(self.unit, target))

    def _kept(self, block: Block, occurrence: Occurrence) -> bool:
        """Whether the words stand untranslated on the other side: a loan, which only a forbidden form speaks against."""
        words = fold(block.prose[occurrence.start : occurrence.end])
        return any(words in fold(theirs.prose) for theirs in self.finder.bitext.blocks(self.unit, other(self.source)))

    def _borrowed(self, term: Term) -> bool:
        """Whether a unit beside this one renders the term, well or badly, oftener than its own source has it."""
        target = other(self.source)
        return any(
            sum(o.term is term for o in self.finder.unit(unit, target))
            > _meant(self.finder.unit(unit, self.source), term)
            for unit in self.around
        )

    def wrong(self) -> Iterator[_Wrong]:
        """Yield the forbidden forms that stand for a term of this unit, or of the units around it."""
        target = other(self.source)
        for block in self.finder.bitext.blocks(self.unit, target):
            wrong = [
                occurrence
                for occurrence in self.finder.block(target, block)
                if _wrong_by_itself(block, occurrence) and self._stands_for_its_term(occurrence.term)
            ]
            # Transition digitale says it all: its digitale is no second fault.
            taken = Disjoint()
            longest = sorted(wrong, key=lambda found: (found.start - found.end, found.start))
            kept = [found for found in longest if taken.take(found.start, found.end)]
            yield from (_Wrong(block, found) for found in sorted(kept, key=lambda found: found.start))

    def _stands_for_its_term(self, term: Term) -> bool:
        """Whether the source has the term oftener than the target renders it: where all are rendered, the word is another."""
        units: Sequence[Unit] = (self.unit,)
        if not _meant(self.finder.unit(self.unit, self.source), term):
            units = (self.unit, *self.around)
        meant = sum(_meant(self.finder.unit(unit, self.source), term) for unit in units)
        return meant > sum(_right(self.finder.unit(unit, other(self.source)), term) for unit in units)


def _calls(occurrence: Occurrence, source: Language) -> bool:
    """Whether a form in the source calls for its term on the other side."""
    term = occurrence.term
    held = term.enforce is not Enforcement.FORBIDDEN_ONLY and not term.wording(source).ambiguous
    return held and occurrence.sure and not occurrence.covered


def _wrong_by_itself(block: Block, occurrence: Occurrence) -> bool:
    """Whether a form is forbidden to people, and not a part of a longer right form or of what looks like a name."""
    forbidden = occurrence.forbidden
    return (
        forbidden is not None and not forbidden.drafts and not occurrence.covered and not _in_a_name(block, occurrence)
    )


def _in_a_name(block: Block, occurrence: Occurrence) -> bool:
    """Whether a single word with a capital stands beside another: Forum ESS, Digital Wallonia."""
    words = block.prose[occurrence.start : occurrence.end]
    if " " in words or not words[0].isupper() or block.prose[: occurrence.start].endswith("("):
        return False
    return bool(
        _NAME_BEFORE.search(block.prose[: occurrence.start]) or _NAME_AFTER.match(block.prose[occurrence.end :])
    )


def _held(occurrence: Occurrence, others: Sequence[Occurrence]) -> bool:
    """Whether a longer one of the others holds the words of an occurrence."""
    start, end = occurrence.start, occurrence.end
    return any(o.start <= start and end <= o.end and o.end - o.start > end - start for o in others)


def _right(occurrences: Sequence[Occurrence], term: Term) -> int:
    return sum(o.term is term and o.right for o in occurrences)


def _meant(occurrences: Sequence[Occurrence], term: Term) -> int:
    return sum(o.term is term and o.sure for o in occurrences)


def _windows(bitext: Bitext, context: Context) -> Iterator[_Window]:
    """Yield each unit that can be compared, in the direction of the translation, or in both where none is declared."""
    if not context.glossary.terms:
        return
    finder = _finder(bitext, context.glossary)
    units = list(comparable(bitext, context))
    sides = LANGUAGES if context.original is None else (context.original,)
    for i, unit in enumerate(units):
        if not finder.tells(unit):
            continue
        around = (*units[max(0, i - 1) : i], *units[i + 1 : i + 2])
        for source in sides:
            yield _Window(finder, source, unit, around)


def _missing(bitext: Bitext, context: Context, window: _Window, theirs: Block, found: Occurrence) -> Finding:
    target = other(window.source)
    term = found.term
    ours = bitext.blocks(window.unit, target)[0]
    wording = term.wording(target)
    return finding(
        TERM_MISSING,
        context,
        bitext,
        target,
        ours,
        severity=Severity.WARNING if term.enforce is Enforcement.STRICT else Severity.INFO,
        counterpart_block=theirs,
        suggestion=wording.approved,
        message=msg(
            "“{term}” calls for “{expected}” in {language}, and no form of it stands here.",
            term=theirs.prose[found.start : found.end],
            expected="” / “".join((wording.approved, *wording.accepted)),
            language=name(target),
        ),
    )


def _forbidden(bitext: Bitext, context: Context, window: _Window, found: _Wrong) -> Finding:
    target = other(window.source)
    occurrence, block = found.occurrence, found.block
    words = block.prose[occurrence.start : occurrence.end]
    theirs, source_words = _counterpart(bitext, window, occurrence.term)
    mended = replacement(block.prose, occurrence, target)
    expected = mended.text if mended else occurrence.term.wording(target).approved
    return finding(
        TERM_FORBIDDEN,
        context,
        bitext,
        target,
        block,
        severity=Severity.WARNING if occurrence.term.enforce is Enforcement.ADVISORY else Severity.ERROR,
        span=block.inline.prose.span(occurrence.start, occurrence.end),
        counterpart_block=theirs,
        suggestion=expected,
        fix=_fix(bitext, target, block, mended) if mended else None,
        message=_wording(words, source_words, target, expected),
    )


def _wording(words: str, source_words: str, target: Language, expected: str) -> Message:
    if fold(words) == fold(source_words):
        return msg(
            "“{words}” is not {language}: write “{expected}”.", words=words, language=name(target), expected=expected
        )
    return msg(
        "“{words}” does not stand for “{term}” in {language}: write “{expected}”.",
        words=words,
        term=source_words,
        language=name(target),
        expected=expected,
    )


def _fix(bitext: Bitext, language: Language, block: Block, mended: Replacement) -> Fix | None:
    """Make the fix, but not where markup or a line end stands between the words: that is left to a person."""
    span = block.inline.prose.span(mended.start, mended.end)
    words = block.prose[mended.start : mended.end]
    if block.text[span.start : span.end] != words or "\n" in words:
        return None
    start = block.locate(span.start)
    return Fix(bitext.document(language).path, Span(start, start + len(span)), mended.text)


def _counterpart(bitext: Bitext, window: _Window, term: Term) -> tuple[Block, str]:
    """Return the block of the source side that holds the term, and the term's words in it."""
    for unit in (window.unit, *window.around):
        for block in bitext.blocks(unit, window.source):
            for occurrence in window.finder.block(window.source, block):
                if occurrence.term is term and occurrence.sure:
                    return block, block.prose[occurrence.start : occurrence.end]
    return bitext.blocks(window.unit, window.source)[0], term.wording(window.source).approved


RULES = (Rule(TERM_MISSING, check_terms_missing), Rule(TERM_FORBIDDEN, check_terms_forbidden))
