"""What the articles of a site teach about its words, pooled into a lexicon file that the project file may name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Final

from translate_flow.alignment.bitext import Relation
from translate_flow.articles.document import PROSE
from translate_flow.checks.context import ReviewState
from translate_flow.errors import TranslateFlowError
from translate_flow.language import LANGUAGES

if TYPE_CHECKING:
    from translate_flow.language.lexicon import Pair
    from translate_flow.project.workspace import Workspace

CONFIDENT: Final = 0.9
"""From which confidence a unit teaches though nobody has reviewed it: 99 in 100 of these are right."""


def learn(
    workspace: Workspace, ids: Collection[str] | None = None, *, progress: Callable[[int, int], None] | None = None
) -> tuple[Pair, ...]:
    """Return the pairs of words that reviewed and confident units teach beyond our own lexicon, sorted.

    Lexicons that the project file names are not counted as known: they may be what an earlier run has learnt. Articles
    that cannot be read or have one side only teach nothing.
    """
    from translate_flow.alignment.pool import pool  # noqa: PLC0415 - the dictionaries of lemmas
    from translate_flow.language.lexicon import shipped_lexicon  # noqa: PLC0415

    wanted = [files.id for files in workspace.articles if ids is None or files.id in ids]
    return pool(_texts(workspace, wanted, progress), shipped_lexicon())


def _texts(
    workspace: Workspace, ids: list[str], progress: Callable[[int, int], None] | None
) -> Iterator[tuple[str, str]]:
    """Yield the two texts of every unit of one block a side that a person or the aligner is sure of."""
    for done, article in enumerate(ids):
        if progress:
            progress(done, len(ids))
        try:
            bitext = workspace.bitext(article)
            reviews = workspace.reviews(article)
        except TranslateFlowError:
            continue
        for number, unit in enumerate(bitext.units):
            review = reviews.get(number)
            reviewed = review is not None and review.state is ReviewState.REVIEWED
            if unit.relation is not Relation.TRANSLATED or not (reviewed or unit.confidence >= CONFIDENT):
                continue
            sides = [bitext.blocks(unit, language) for language in LANGUAGES]
            if all(len(blocks) == 1 and blocks[0].kind in PROSE for blocks in sides):
                yield sides[0][0].prose, sides[1][0].prose


def as_tsv(pairs: Collection[Pair]) -> bytes:
    """Write pairs down as a lexicon file; what a person strikes out or mends in it stays so until it is learnt anew."""
    head = (
        "# French, English, part of speech, weight. Learnt from reviewed and confident paragraphs: read it through.\n"
    )
    return (head + "".join(f"{pair.fr}\t{pair.en}\t{pair.part}\t{pair.weight:g}\n" for pair in pairs)).encode()
