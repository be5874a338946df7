"""TF205: a sentence that says no in one language only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.alignment.sentences import MOST, tie_sentences
from translate_flow.alignment.support import Index, Reading, Token, joined, off_length, read, support
from translate_flow.alignment.support import answered as marks_of
from translate_flow.articles.document import PROSE, Block, Kind
from translate_flow.checks.build import comparable, excerpt, finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.language.negation import (
    Negation,
    answered,
    count_roughly,
    denied,
    infinitive,
    lexical_negatives,
    may_negate,
    negations,
    weak_negatives,
)
from translate_flow.language.sentences import sentences
from translate_flow.language.tokens import words
from translate_flow.messages import msg

ABOUT: Final = About(
    code="TF205",
    name="negation-mismatch",
    severity=Severity.WARNING,
    summary=msg("A sentence says no in one language, and not in the other."),
    reason=msg(
        "A lost “not” turns a sentence into its opposite and leaves every word of it in place, so that nobody sees it. Only "
        "sentences whose other words support each other are compared, and a sentence that says no in another way (sans, "
        "unable, fail to, only for ne … que) is left alone."
    ),
    examples=(
        Example(
            "Les données de ce réseau ne sont pas publiques.\n",
            "The data of this network are public.\n",
            speaks=True,
        ),
        Example(
            "Les données de ce réseau ne sont pas publiques. Il ne publie que des chiffres.\n",
            "The data of this network are not public. It only publishes figures.\n",
            speaks=False,
        ),
    ),
)

_REACH: Final = 25
"""Characters after a negation in which a lexical negative is what is denied."""
_LIKELY: Final = 0.8
"""Sentences that are more likely not to say the same translated freely, or have
another fault. Of planted losses, 38 in 40 are above; of free translations, half."""


@dataclass(frozen=True)
class _Sentence:
    """A sentence and the block it stands in; `at` is where it begins in the block's prose."""

    text: str
    language: Language
    block: Block
    at: int

    @cached_property
    def negations(self) -> tuple[Negation, ...]:
        return negations(self.text, self.language) if may_negate(self.text, self.language) else ()

    @cached_property
    def weak(self) -> int:
        return max(len(self.negations), weak_negatives(self.text, self.language))

    @cached_property
    def answered(self) -> int:
        return answered(self.text, self.language)

    @cached_property
    def lexical(self) -> int:
        return lexical_negatives(self.text, self.language)


def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Compare the negations of the sentences that answer each other."""
    for unit in comparable(bitext, context):
        texts = {
            language: [b for b in bitext.blocks(unit, language) if b.kind in PROSE and b.kind is not Kind.HTML]
            for language in LANGUAGES
        }
        # Most units end here: nothing is denied, or as often on both sides.
        counts = [sum(count_roughly(b.prose, language) for b in texts[language]) for language in LANGUAGES]
        if any(counts) and (counts[0] != counts[1] or _words(texts["fr"], "fr") != _words(texts["en"], "en")):
            fr, en = (_sentences(texts[language], language) for language in LANGUAGES)
            yield from _compare(bitext, context, fr, en)


def _words(blocks: list[Block], language: Language) -> int:
    return sum(weak_negatives(block.prose, language) for block in blocks)


def _sentences(blocks: list[Block], language: Language) -> list[_Sentence]:
    return [
        _Sentence(block.prose[start:end], language, block, start)
        for block in blocks
        for start, end in sentences(block.prose, language)
    ]


def _compare(bitext: Bitext, context: Context, fr: list[_Sentence], en: list[_Sentence]) -> Iterator[Finding]:
    if len(fr) == len(en) and all(len(a.negations) == len(b.negations) for a, b in zip(fr, en, strict=True)):
        return
    if max(len(fr), len(en)) > MOST:
        return
    ties = tie_sentences([read(s.text, "fr") for s in fr], [read(s.text, "en") for s in en])
    sides = [([fr[i] for i in tie.fr], [en[j] for j in tie.en]) for tie in ties]
    surplus = [_weak(one) - _weak(two) for one, two in sides]
    for i, (one, two) in enumerate(sides):
        over = _over(one, two) - _over(two, one)
        around = (*surplus[max(0, i - 1) : i], *surplus[i + 1 : i + 2])
        if not over or not one or not two or any(more * over < 0 for more in around):
            continue  # no difference, or said in the sentence next to it
        says, silent = (one, two) if over > 0 else (two, one)
        if _support(one, two) < _LIKELY:
            continue
        hedged = _hedged(silent, says)
        if _affirmed(says, silent) or (not hedged and _literal(says, silent)):
            yield _report(bitext, context, says, silent)
        elif not hedged:
            yield _report(bitext, context, says, silent, severity=Severity.INFO)


def _count(side: list[_Sentence]) -> int:
    return sum(len(sentence.negations) for sentence in side)


def _over(says: list[_Sentence], other_side: list[_Sentence]) -> int:
    """Count the negations of one side that no word of denial of the other answers; what is said in kind on both sides answers itself."""
    shared = min(sum(sentence.answered for sentence in side) for side in (says, other_side))
    return max(0, _count(says) - _weak(other_side) + shared)


def _weak(side: list[_Sentence]) -> int:
    return sum(sentence.weak for sentence in side)


def _affirmed(says: list[_Sentence], silent: list[_Sentence]) -> bool:
    """Whether the other side says what is denied, and says it with no word of denial beside it."""
    across = _read(silent)
    if across.weight > _LONG:
        return False
    for sentence in says:
        for negation in sentence.negations:
            what = _what(sentence, negation)
            if what and _stands_alone(what, silent):
                return True
    return False


def _what(sentence: _Sentence, negation: Negation) -> tuple[Token, ...]:
    """Return what a negation denies, in the forms it may be looked up by; nothing where a word that says little comes first."""
    for word in denied(sentence.text, negation, sentence.language):
        content = _forms(word, sentence.language).content
        if content or len(word) >= _SAYS_LITTLE:
            return content  # same, somebody: what is denied is hardly a word
    return ()


def _forms(word: str, language: Language) -> Reading:
    return read(f"{word} {infinitive(word)}" if language == "fr" else word, language)


def _stands_alone(what: Sequence[Token], silent: list[_Sentence]) -> bool:
    """Whether a sentence answers a word of the other language, and nothing within the clause denies any of its answers."""
    met = False
    for sentence in silent:
        found = words(sentence.text)
        for i, candidate in enumerate(found):
            index = Index((_forms(candidate.text, sentence.language),))
            if not any(index.answering(token) for token in what):
                continue
            before = sentence.text[found[max(0, i - _BEFORE)].start : candidate.start]
            after = sentence.text[candidate.start : found[min(len(found) - 1, i + _AFTER)].end]
            around = _BREAK.split(before)[-1] + _BREAK.split(after)[0]
            if lexical_negatives(around, sentence.language) or weak_negatives(around, sentence.language):
                return False
            met = True
    return met


def _literal(says: list[_Sentence], silent: list[_Sentence]) -> bool:
    """Whether nearly every word of either side is answered but one, which may be what is denied, and lengths agree."""
    one, two = _read(says), _read(silent)
    lengths = {reading.language: reading.length for reading in (one, two)}
    if abs(off_length(lengths["fr"], lengths["en"])) > _OFF:
        return False
    return all(
        sum(token.weight for token, mark in zip(reading.content, marks_of(reading, across), strict=True) if not mark)
        <= _ONE_WORD + (1 - _CLOSE) * reading.weight
        for reading, across in ((one, two), (two, one))
    )


def _read(side: list[_Sentence]) -> Reading:
    return joined([read(s.text, s.language) for s in side])


_BEFORE: Final = 4
_AFTER: Final = 2
"""Words before and after an answer, within its clause, where a word of denial would deny it."""
_BREAK: Final = re.compile(r"[.,;:!?()]")
_SAYS_LITTLE: Final = 4
"""Letters from which a word without weight is not a particle."""
_LONG: Final = 40.0
"""What the words of sentences weigh that say so much that one answers another by chance."""
_CLOSE: Final = 0.9
_ONE_WORD: Final = 1.5
_OFF: Final = 1.5
"""A word-for-word translation: what is not answered weighs no more than one long word and a tenth of the rest, and no
side is longer than it should be by more than this many deviations."""


def _hedged(silent: list[_Sentence], says: list[_Sentence]) -> bool:
    """Whether one side may deny in other words what the other denies outright, or denies a denial (aucun problème).

    Lexical negatives that have their counterpart there are taken.
    """
    here = sum(sentence.lexical for sentence in silent)
    # A ne without pas may deny on the silent side; where something is denied, it belongs to that.
    there = sum(lexical_negatives(sentence.text, sentence.language, bare_ne=False) for sentence in says)
    if here > there:
        return True
    return any(lexical_negatives(s.text[n.end : n.end + _REACH], s.language) for s in says for n in s.negations)


def _support(fr: list[_Sentence], en: list[_Sentence]) -> float:
    return support(_read(fr), _read(en))


def _report(
    bitext: Bitext,
    context: Context,
    says: list[_Sentence],
    silent: list[_Sentence],
    *,
    severity: Severity = Severity.WARNING,
) -> Finding:
    sentence = next(s for s in says if s.negations)
    negation = sentence.negations[0]
    prose, language = sentence.block.inline.prose, sentence.language
    answer = " ".join(s.text for s in silent)
    return finding(
        ABOUT, context, bitext, language, sentence.block,
        message=msg(
            "“{negation}” makes this sentence negative in {language}, and nothing does in {other}: “{sentence}”.",
            negation=negation.text,
            language=name(language),
            other=name(other(language)),
            sentence=excerpt(answer),
        )
        if not _count(silent)
        else msg(
            "This sentence says no more often in {language} (“{negation}”) than in {other}: “{sentence}”.",
            negation=", ".join(n.text for s in says for n in s.negations),
            language=name(language),
            other=name(other(language)),
            sentence=excerpt(answer),
        ),
        span=prose.span(sentence.at + negation.start, sentence.at + negation.end),
        severity=severity,
        counterpart_block=silent[0].block,
    )  # fmt: skip


RULES: Final = (Rule(ABOUT, check),)
