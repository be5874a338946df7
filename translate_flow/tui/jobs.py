"""What the interface asks of the workspace, each a plain function for the desk's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from translate_flow.alignment.bitext import Bitext, Unit
from translate_flow.articles.document import Article
from translate_flow.checks.context import NO_REVIEWS, UnitReview
from translate_flow.checks.finding import Finding
from translate_flow.drafts.draft import Draft
from translate_flow.errors import LedgerError, StaleEditError, TranslateFlowError
from translate_flow.language import LANGUAGES, Language
from translate_flow.messages import msg
from translate_flow.project.workspace import Workspace
from translate_flow.tui.rows import Locator, find, one_sided, rows_of
from translate_flow.tui.state import Handle, Rows, Spot


@dataclass(frozen=True, slots=True)
class Opened:
    """An article as it is on disk. Without a bitext one side is missing. `problem` is a ledger that cannot be used."""

    article: Article
    bitext: Bitext | None
    reviews: Mapping[int, UnitReview]
    rows: Rows
    locators: Mapping[Language, Locator] = field(default_factory=dict)
    problem: TranslateFlowError | None = None


def open_article(workspace: Workspace, article_id: str) -> Opened:
    """Read and align an article.

    Raises `InputError`.
    """
    article = workspace.article(article_id)
    if article.fr is None or article.en is None:
        return Opened(article, None, NO_REVIEWS, one_sided(article))
    bitext = workspace.bitext(article_id)
    reviews, problem = NO_REVIEWS, None
    try:
        reviews = workspace.reviews(article_id)
    except LedgerError as error:
        problem = error
    locators = {language: Locator(bitext.document(language)) for language in LANGUAGES}
    return Opened(article, bitext, reviews, rows_of(article, bitext, reviews), locators, problem)


def check_article(workspace: Workspace, article_id: str) -> tuple[Finding, ...]:
    """Return the findings of one article."""
    return tuple(finding for finding in workspace.check([article_id]).findings if finding.article == article_id)


def with_findings(opened: Opened, findings: Iterable[Finding]) -> Rows:
    """Return the rows with what the checks say of them."""
    if opened.bitext is None:
        return opened.rows
    return rows_of(opened.article, opened.bitext, opened.reviews, findings)


def preview(workspace: Workspace, article_id: str, spot: Spot, text: str) -> tuple[Finding, ...]:
    """Return what the checks would say of a row if it read as it is typed; nothing where the row is gone."""
    unit = find(workspace.bitext(article_id), spot.handle)
    if unit is None:
        return ()
    return workspace.preview(article_id, unit, spot.language, spot.position, text)


def save(
    workspace: Workspace, article_id: str, spot: Spot, texts: Mapping[int, str], review: UnitReview | None
) -> None:
    """Write the texts of a row's side, by position, each in its place, and what a person says of its unit, if anything.

    Raises `StaleEditError` when the unit no longer says what it said on the screen; and as `Workspace.edit` does. What
    a person says is written last: nothing is reviewed of which a text could not be written.
    """
    unit = _unit(workspace, article_id, spot.handle)
    bitext = workspace.bitext(article_id)
    before = bitext.units[unit].side(spot.language)
    with workspace.together():
        for position, text in sorted(texts.items()):
            if before:
                block = before[position]
                was = bitext.document(spot.language).blocks[block].text
                workspace.edit(article_id, spot.language, block, text, was=was)
                unit = _holder(workspace.bitext(article_id), spot.language, block)
            else:
                unit = workspace.insert(article_id, unit, text)
        if review is not None:
            workspace.record(article_id, unit, review)


def _unit(workspace: Workspace, article_id: str, handle: Handle) -> int:
    unit = find(workspace.bitext(article_id), handle)
    if unit is None:
        raise StaleEditError(msg("This row changed on disk meanwhile. Nothing was written; what you typed is kept."))
    return unit


def _holder(bitext: Bitext, language: Language, block: int) -> int:
    """Return the unit that holds a block: an edit leaves blocks their numbers, but may tie them anew."""
    return next(number for number, unit in enumerate(bitext.units) if block in unit.side(language))


def join(workspace: Workspace, article_id: str, handles: Sequence[Handle]) -> None:
    """Make one unit of some units.

    Raises `StaleEditError`, and as `Workspace.link` does.
    """
    units = [_tied(workspace, article_id, handle) for handle in handles]
    fr, en = ([block for unit in units for block in unit.side(language)] for language in LANGUAGES)
    if fr and en:
        workspace.link(article_id, fr, en)
    else:
        workspace.merge(article_id, "fr" if fr else "en", fr or en)


def part(side: Language, workspace: Workspace, article_id: str, handles: Sequence[Handle]) -> None:
    """Part the last block of one side of a unit from the others."""
    workspace.split(article_id, side, max(_tied(workspace, article_id, handles[0]).side(side)))


def untie(workspace: Workspace, article_id: str, handles: Sequence[Handle]) -> None:
    """Take the two sides of a unit apart."""
    unit = _tied(workspace, article_id, handles[0])
    workspace.unlink(article_id, unit.fr, unit.en)


def _tied(workspace: Workspace, article_id: str, handle: Handle) -> Unit:
    return workspace.bitext(article_id).units[_unit(workspace, article_id, handle)]


Retie: TypeAlias = Callable[[Workspace, str, Sequence[Handle]], None]
"""A change of what is tied to what, of an article and some of its units."""


def suggest(workspace: Workspace, article_id: str, handle: Handle, engine: str | None) -> tuple[Draft, ...]:
    """Return what memory and engine suggest for a unit.

    Raises `EngineError`, `ConsentError`, `StaleEditError`.
    """
    return workspace.suggestions(article_id, _unit(workspace, article_id, handle), engine=engine)
