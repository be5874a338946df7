"""TF210: words that look alike and mean something else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import PROSE, Block
from translate_flow.checks.build import comparable, finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.language.equivalents import equivalents, keys
from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.lemmas import same_word, spelling
from translate_flow.language.lexicon import FalseFriend, false_friends
from translate_flow.language.tokens import Word, words
from translate_flow.messages import msg

ABOUT: Final = About(
    code="TF210",
    name="false-friend",
    severity=Severity.WARNING,
    summary=msg("A word and its false friend stand side by side."),
    reason=msg(
        "Actuellement is not actually, nor is a semestre of accounts a semester. Only words that are hardly ever right "
        "together are looked for, and nothing is said where a right word stands too, or another word explains the tempting one."
    ),
    examples=(
        Example(
            "Le réseau emploie actuellement douze personnes.\n",
            "The network actually employs twelve people.\n",
            speaks=True,
        ),
        Example(
            "Le réseau emploie actuellement douze personnes.\n",
            "The network currently employs twelve people.\n",
            speaks=False,
        ),
    ),
)

_LETTERS: Final = re.compile(r"[a-z]{3,}")
_STEM: Final = 3
"""Letters at the end of a word that its inflections may change."""


def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Look for tempting words in the English, then for what tempted in the French of the same unit."""
    tempted = _tempting().keys() & set(_LETTERS.findall(bitext.en.text.lower()))
    if not tempted:
        return
    text = bitext.fr.text.lower()
    friends = {
        form: likely for form in tempted if (likely := [f for f in _tempting()[form] if _may_stand(_stem(f), text)])
    }
    if not friends:
        return
    for unit in comparable(bitext, context):
        fr = [block for block in bitext.blocks(unit, "fr") if block.kind in PROSE]
        for block in bitext.blocks(unit, "en"):
            if block.kind not in PROSE:
                continue
            prose = block.prose.lower()
            for form in sorted(form for form in friends if form in prose):
                for friend in friends[form]:
                    yield from _judge(bitext, context, (friend, form), fr, block)


@cache
def _tempting() -> Mapping[str, Sequence[FalseFriend]]:
    """Return the false friends by every form in which the tempting word may stand; of a phrase, by its first word."""
    table: dict[str, list[FalseFriend]] = defaultdict(list)
    for friend in false_friends():
        for phrase in friend.tempting:
            word = phrase.split(" ")[0]
            bare = word.removesuffix("e")
            forms = {word, f"{word}s", f"{word}es", f"{word}ed", f"{bare}ed", f"{bare}ing", f"{word}ing"}
            if word.endswith("y"):
                forms |= {f"{word[:-1]}ies", f"{word[:-1]}ied"}
            for form in forms:
                table[form].append(friend)
    return table


def _may_stand(stem: str, text: str) -> bool:
    return stem in text and re.search(rf"\b{re.escape(stem)}", text) is not None


def _stem(friend: FalseFriend) -> str:
    word = friend.fr.split(" ")[0]
    return word[: max(_STEM, len(word) - _STEM)]


def _judge(
    bitext: Bitext, context: Context, tempted: tuple[FalseFriend, str], fr: Sequence[Block], block: Block
) -> Iterator[Finding]:
    """Yield a finding where a form of a tempting word stands for what it looks like; `fr` are the unit's French blocks."""
    friend, form = tempted
    found = re.search(rf"\b{form}\b", block.prose, re.IGNORECASE)
    if found is None or (found.group()[0].isupper() and found.start() > 0):
        return
    place = next(((b, word) for b in fr for word in _occurrences(b, friend)), None)
    if place is None:
        return
    prose = fold(block.prose)
    if any(re.search(rf"\b{re.escape(fold(right))}", prose) for right in friend.right):
        return
    if not any(re.search(rf"\b{re.escape(phrase[:-1])}", prose) for phrase in friend.tempting):
        return
    if " " not in friend.fr and _is_explained(form, place[1], fr):
        return
    yield finding(
        ABOUT, context, bitext, "en", block,
        message=msg(
            "“{tempting}” and “{word}” look alike and mean different things: in English, “{word}” is “{right}”.",
            tempting=found.group(),
            word=place[1].text,
            right=", ".join(friend.right[:_QUOTED]),
        ),
        span=block.inline.prose.span(*found.span()),
        counterpart_block=place[0],
        suggestion=friend.right[0] if len(friend.right) == 1 else None,
    )  # fmt: skip


_QUOTED: Final = 3
"""How many of the right words a message names."""


def _occurrences(block: Block, friend: FalseFriend) -> Iterator[Word]:
    """Yield where the French word stands in a block, in any inflection; a phrase, with all its words in order."""
    wanted = [spelling(word, "fr") for word in friend.fr.split(" ")]
    stem = _stem(friend)
    if not _may_stand(stem, block.prose.lower()):
        return
    found = words(block.prose)
    for i, word in enumerate(found):
        if not word.text.lower().startswith(stem):
            continue
        run = found[i : i + len(wanted)]
        if len(run) == len(wanted) and all(
            same_word(spelling(one.text, "fr"), want, "fr") for one, want in zip(run, wanted, strict=True)
        ):
            yield word


def _is_explained(form: str, word: Word, fr: Sequence[Block]) -> bool:
    """Whether another French word of the unit may be what the tempting one translates."""
    answers = equivalents(form, "en") - set(keys(word.text, "fr"))
    return bool(answers) and any(
        not answers.isdisjoint(keys(one.text, "fr"))
        for block in fr
        for one in words(block.prose)
        if len(one.text) >= _STEM and fold(one.text) not in FUNCTION_WORDS["fr"] and one.text != word.text
    )


RULES: Final = (Rule(ABOUT, check),)
