"""TF101 to TF106: what exists on one side only, and what stands elsewhere.

What is missing is placed at the block that has no translation, for that is the one to translate; its counterpart is the
block after which the translation belongs. Whole stretches are one finding: a section, or three blocks or more in a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.articles.document import Block, Document, Kind
from translate_flow.checks.build import excerpt, finding, intended
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Check, Example, Rule
from translate_flow.checks.sides import Side, runs, side, sides, word_count
from translate_flow.checks.untranslated import untranslated_runs
from translate_flow.language import Language, name, other
from translate_flow.language.mixed import weigh
from translate_flow.messages import Message, msg, plural

LONG_RUN: Final = 3
"""Blocks in a row without counterpart that are one finding, whether or not a heading opens them."""

_LABEL: Final = 8
"""Words of a block that may be a title or a label, printed twice on purpose."""
STRAY_WORDS: Final = 6
STRAY_BLOCKS: Final = 2
"""A link of so few words and blocks in the midst of a long gap is chance: a place name, a signature, a photo credit."""

_FR: Final = "# Les communs\n\nUn commun est une ressource que ses usagers gèrent ensemble.\n\n"
_EN: Final = "# The commons\n\nA commons is a resource that its users manage together.\n\n"
_FR_END: Final = "Les règles viennent de celles et ceux qui les suivent, depuis 1215.\n"
_EN_END: Final = "The rules come from those who follow them, since 1215.\n"
_FR_ONE: Final = "Au bord du lac de Neuchâtel, 40 familles de pêcheurs se partagent ainsi les filets et les prises.\n\n"
_EN_ONE: Final = "On Lake Neuchâtel, 40 families of fishers share nets and catches in this way.\n\n"
_FR_MOVED: Final = (
    "À Törbel, en Suisse, une charte de 1517 règle le pacage de 1 200 vaches.\n\n",
    "À Valence, le tribunal des eaux siège chaque jeudi à midi devant la cathédrale.\n\n",
    "Au Népal, 42 % des forêts sont confiées à 22 000 groupes de villageois.\n\n",
)
_EN_MOVED: Final = (
    "In Törbel, Switzerland, a charter of 1517 rules the grazing of 1,200 cows.\n\n",
    "In Valencia, the water court sits every Thursday at noon in front of the cathedral.\n\n",
    "In Nepal, 42% of the forests are entrusted to 22,000 groups of villagers.\n\n",
)
_FR_SECTION: Final = (
    "## Un exemple\n\n" + _FR_ONE + "Ils se réunissent chaque mois de mars à Yverdon.\n\n## Des règles\n\n"
)
_EN_SECTION: Final = "## An example\n\n" + _EN_ONE + "They meet every March in Yverdon.\n\n## Rules\n\n"


@dataclass(frozen=True, slots=True)
class Gap:
    """Blocks of one side, by index and in order, that have no counterpart; `section` when they are one stretch to report.

    `doubtful` when they may well be meant: names alone, or text that the document repeats elsewhere, as signatures are.
    """

    side: Side
    blocks: tuple[int, ...]
    section: bool
    doubtful: bool


def gaps(bitext: Bitext, context: Context, *, of_original: bool) -> Iterator[Gap]:
    """Yield what has no counterpart, stretch by stretch; a gap that is no section is a single block.

    A block without counterpart that is also in the wrong language is the business of TF107: it neither starts nor ends
    a gap, but does not part one either.
    """
    for language in sides(context, of_original=of_original):
        here = side(bitext, context, language)
        found = _joined(here, _lacking_runs(here))
        repeated = _repeated(here, {here.blocks[i].prose for run in found for i in run})
        for run in found:
            section = len(run) >= LONG_RUN or _is_section(here, run)
            for blocks in [run] if section else [[block] for block in run]:
                doubtful = repeated.issuperset(blocks) or (not section and _says_little(here, blocks[0]))
                yield Gap(here, tuple(blocks), section, doubtful)


def _lacking_runs(here: Side) -> list[list[int]]:
    every = range(len(here.blocks))
    alone = [not here.unit(i).tied and not here.intended(i) for i in every]
    if not any(alone):
        return []
    counts = [here.counts(i) for i in every]
    elsewhere = _said_elsewhere(here, [i for i in every if counts[i]], alone)
    marks = [alone[i] and counts[i] and i not in elsewhere for i in every]
    bridges = [not here.intended(i) and (alone[i] or not counts[i]) for i in every]
    # Where the language changes, one text ends and another begins: a signature, then an article that was copied.
    return [list(group) for run in runs(marks, bridges) for _, group in groupby(run, here.foreign)]


def _said_elsewhere(here: Side, counted: list[int], alone: list[bool]) -> set[int]:
    """Return the blocks whose want of a counterpart is no fault, or not theirs.

    Blocks in the other language and what stands between many of them (TF107), the second print of a title, and the
    translation beside which a copy of the original was left standing: the copy holds the link, and is the fault.
    """
    found: set[int] = set()
    for run in untranslated_runs(here):
        held = range(run[0], run[-1] + 1) if len(run) >= LONG_RUN else run
        tied = [i for i in run if here.unit(i).tied]
        if 2 * len(tied) <= len(run):
            found.update(held)
        else:
            # Of a text that was copied as a whole, what the other side lacks in its midst is missing there all the same.
            found.update(i for i in held if not tied[0] < i < tied[-1])
    for before, i in pairwise(counted):
        # The second print of a title; of a paragraph it is one too many.
        short = here.blocks[i].kind is Kind.HEADING or word_count(here.blocks[i]) < _LABEL
        if alone[i] and short and here.blocks[before].prose == here.blocks[i].prose:
            found.add(i)
        for block, beside in ((i, before), (before, i)):
            if alone[block] and not here.foreign(block) and _is_copy(here, beside) and _alike(here, block, beside):
                found.add(block)
    return found


def _is_copy(here: Side, block: int) -> bool:
    return here.foreign(block) and here.unit(block).relation is Relation.UNTRANSLATED


def _alike(here: Side, *blocks: int) -> bool:
    """Whether two blocks may say the same thing in two languages, by kind and length."""
    one, another = (here.blocks[i] for i in blocks)
    short, long = sorted((word_count(one), word_count(another)))
    return one.kind is another.kind and 2 * short >= long


def _repeated(here: Side, texts: set[str]) -> frozenset[int]:
    """Return the blocks whose text, one of these, stands in places of the document that lie apart."""
    places: dict[str, list[int]] = {}
    for i, block in enumerate(here.blocks if texts else ()):
        if block.prose in texts:
            places.setdefault(block.prose, []).append(i)
    return frozenset(i for found in places.values() if found[-1] - found[0] > LONG_RUN for i in found)


def _says_little(here: Side, block: int) -> bool:
    """Whether a block may be a name or a label: no language can be told, and no function word stands in it."""
    undetermined = here.bitext.spoken(here.language)[block] is None
    return undetermined and weigh(here.blocks[block].prose, here.language).own == 0


def _joined(here: Side, found: list[list[int]]) -> list[list[int]]:
    """Join long runs that only a stray link or two part."""
    joined: list[list[int]] = []
    for run in found:
        if joined and min(len(joined[-1]), len(run)) >= LONG_RUN and _strays(here, joined[-1][-1] + 1, run[0]):
            joined[-1].extend(run)
        else:
            joined.append(run)
    return joined


def _strays(here: Side, start: int, end: int) -> bool:
    tied = [i for i in range(start, end) if here.unit(i).tied and here.counts(i)]
    return len(tied) <= STRAY_BLOCKS and all(word_count(here.blocks[i]) <= STRAY_WORDS for i in tied)


def _is_section(here: Side, run: list[int]) -> bool:
    """Whether a run is a heading with all that follows it up to the next heading."""
    if len(run) < 2 or here.blocks[run[0]].kind is not Kind.HEADING:
        return False
    following = next((block for block in here.blocks[run[-1] + 1 :] if here.counts(block.index)), None)
    return following is None or following.kind is Kind.HEADING


def _section(about: About, *, of_original: bool) -> Check:
    def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
        for gap in gaps(bitext, context, of_original=of_original):
            if gap.section:
                blocks = gap.side.blocks
                first, last = blocks[gap.blocks[0]], blocks[gap.blocks[-1]]
                yield finding(
                    about,
                    context,
                    bitext,
                    gap.side.language,
                    first,
                    end_block=last,
                    counterpart=gap.side.counterpart(first.index),
                    severity=Severity.WARNING if gap.doubtful else None,
                    message=_section_message(gap),
                )

    return check


def _section_message(gap: Gap) -> Message:
    blocks = gap.side.blocks
    first, last = blocks[gap.blocks[0]], blocks[gap.blocks[-1]]
    missing_in = name(other(gap.side.language))
    if first.kind is Kind.HEADING:
        return plural(
            "The section “{heading}” ({count} block) has no counterpart in {language}.",
            "The section “{heading}” ({count} blocks) has no counterpart in {language}.",
            len(gap.blocks),
            heading=excerpt(first),
            language=missing_in,
        )
    return plural(
        "{count} block, “{first}” to “{last}”, has no counterpart in {language}.",
        "{count} blocks in a row, from “{first}” to “{last}”, have no counterpart in {language}.",
        len(gap.blocks),
        first=excerpt(first),
        last=excerpt(last),
        language=missing_in,
    )


def _paragraph(about: About, *, of_original: bool) -> Check:
    def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
        for gap in gaps(bitext, context, of_original=of_original):
            if not gap.section:
                block = gap.side.blocks[gap.blocks[0]]
                yield finding(
                    about,
                    context,
                    bitext,
                    gap.side.language,
                    block,
                    counterpart=gap.side.counterpart(block.index),
                    severity=Severity.WARNING if gap.doubtful else None,
                    message=msg(
                        "“{words}” has no counterpart in {language}.",
                        words=excerpt(block),
                        language=name(other(gap.side.language)),
                    ),
                )

    return check


def check_moved(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield one finding for each stretch of blocks that stands elsewhere than its counterpart."""
    source = context.original or "fr"
    target = other(source)
    for stretch in _moved(bitext, context, source):
        ours, theirs = bitext.blocks(stretch[0], target)[0], bitext.blocks(stretch[0], source)[0]
        last = bitext.blocks(stretch[-1], target)[-1]
        yield finding(
            MOVED,
            context,
            bitext,
            target,
            ours,
            end_block=last if last is not ours else None,
            counterpart_block=theirs,
            severity=Severity.INFO if _in_free_order(bitext.document(target), ours) else None,
            message=msg(
                "“{ours}” stands elsewhere than its counterpart “{theirs}”.",
                ours=excerpt(ours),
                theirs=excerpt(theirs),
            ),
        )


def _moved(bitext: Bitext, context: Context, source: Language) -> list[list[Unit]]:
    """Return the moved units that hold words, those that moved together in one list, in the order of the translation."""
    target = other(source)
    here = side(bitext, context, source)
    moved = [
        unit
        for index, unit in enumerate(bitext.units)
        if unit.relation is Relation.MOVED
        and unit.tied
        and not intended(context, index)
        and any(here.counts(i) for i in unit.side(source))
    ]
    moved.sort(key=lambda unit: unit.side(target))
    stretches = [[unit] for unit in moved[:1]]
    for before, unit in pairwise(moved):
        if all(before.side(side)[-1] + 1 == unit.side(side)[0] for side in (source, target)):
            stretches[-1].append(unit)
        else:
            stretches.append([unit])
    return stretches


def _in_free_order(document: Document, block: Block) -> bool:
    """Whether a block is an item or a row whose order each language may choose, by the alphabet say."""
    if block.kind is Kind.ITEM:
        return not document.text[block.outer.start : block.outer.end].lstrip()[:1].isdigit()
    return block.kind is Kind.TABLE_ROW


MISSING_SECTION = About(
    code="TF102",
    name="missing-section",
    severity=Severity.ERROR,
    summary=msg("A section, or three blocks or more in a row, have no counterpart."),
    reason=msg(
        "Readers of one language are not told something that readers of the other are. It is one finding, however many "
        "blocks it has, at the text to translate; the counterpart is the block after which the translation belongs."
    ),
    examples=(
        Example(_FR + _FR_SECTION + _FR_END, _EN + "## Rules\n\n" + _EN_END, speaks=True),
        Example(_FR + _FR_SECTION + _FR_END, _EN + _EN_SECTION + _EN_END, speaks=False),
        Example(_FR + _FR_ONE + _FR_END, _EN + _EN_END, speaks=False),
    ),
)
MISSING_PARAGRAPH = About(
    code="TF103",
    name="missing-paragraph",
    severity=Severity.ERROR,
    summary=msg("A block of the original, or of either side where none is declared, has no counterpart."),
    reason=msg("A paragraph between two that were translated is the easiest to forget and the hardest to notice."),
    examples=(
        Example(_FR + _FR_ONE + _FR_END, _EN + _EN_END, speaks=True),
        Example(_FR + _FR_END, _EN + _EN_ONE + _EN_END, speaks=True),
        Example(_FR + _FR_ONE + _FR_END, _EN + _EN_ONE + _EN_END, speaks=False),
        Example(_FR + _FR_END, _EN + _EN_ONE + _EN_END, speaks=False, original="fr"),
        Example(_FR + "![](lac.jpg)\n\n" + _FR_END, _EN + _EN_END, speaks=False),
    ),
)
EXTRA_SECTION = About(
    code="TF104",
    name="extra-section",
    severity=Severity.WARNING,
    summary=msg("A section, or three blocks or more in a row, stand in the translation only."),
    reason=msg("The original has lost it, or the translation says what the author never wrote."),
    examples=(
        Example(_FR + "## Des règles\n\n" + _FR_END, _EN + _EN_SECTION + _EN_END, speaks=True, original="fr"),
        Example(_FR + "## Des règles\n\n" + _FR_END, _EN + _EN_SECTION + _EN_END, speaks=False),
    ),
)
EXTRA_PARAGRAPH = About(
    code="TF105",
    name="extra-paragraph",
    severity=Severity.WARNING,
    summary=msg("A block of the translation has no counterpart in the original."),
    reason=msg("The original has lost it, or the translation says what the author never wrote."),
    examples=(
        Example(_FR + _FR_END, _EN + _EN_ONE + _EN_END, speaks=True, original="fr"),
        Example(_FR + _FR_END, _EN + _EN_ONE + _EN_END, speaks=False),
        Example(_FR + _FR_ONE + _FR_END, _EN + _EN_ONE + _EN_END, speaks=False, original="fr"),
    ),
)
MOVED = About(
    code="TF106",
    name="moved-paragraph",
    severity=Severity.WARNING,
    summary=msg("A block stands elsewhere than its counterpart."),
    reason=msg(
        "The argument runs in another order, and whoever edits the one side will look for it in the wrong place."
    ),
    examples=(
        Example(
            _FR + "".join(_FR_MOVED) + _FR_END,
            _EN + _EN_MOVED[2] + _EN_MOVED[0] + _EN_MOVED[1] + _EN_END,
            speaks=True,
        ),
        Example(_FR + "".join(_FR_MOVED) + _FR_END, _EN + "".join(_EN_MOVED) + _EN_END, speaks=False),
    ),
)

RULES = (
    Rule(MISSING_SECTION, _section(MISSING_SECTION, of_original=True)),
    Rule(MISSING_PARAGRAPH, _paragraph(MISSING_PARAGRAPH, of_original=True)),
    Rule(EXTRA_SECTION, _section(EXTRA_SECTION, of_original=False)),
    Rule(EXTRA_PARAGRAPH, _paragraph(EXTRA_PARAGRAPH, of_original=False)),
    Rule(MOVED, check_moved),
)
