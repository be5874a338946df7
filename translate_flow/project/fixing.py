"""Safe fixes: what the findings of one article offer, put into its documents as one step.

Fixes that want the same words are made one after the other: what still stands after a round is asked for again. A
document that would not keep its structure stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from translate_flow.articles.document import Block, Document, Span
from translate_flow.articles.splice import apply_fixes
from translate_flow.checks.context import NO_REVIEWS
from translate_flow.checks.finding import Finding
from translate_flow.checks.run import check_bitext, check_document
from translate_flow.checks.silence import silence
from translate_flow.checks.table import RULES
from translate_flow.errors import TranslateFlowError, UsageError
from translate_flow.glossary.term import Glossary
from translate_flow.language import LANGUAGES
from translate_flow.messages import msg
from translate_flow.project.editing import Editor, change
from translate_flow.project.examine import Settings, align_article, context_of, read_dismissed, read_reviews
from translate_flow.project.library import Held
from translate_flow.project.policy import Policy
from translate_flow.project.selection import Selection
from translate_flow.project.values import Outcome

ROUNDS: Final = 12
"""Rounds after which a document is left: a fix that calls for another for so long never ends."""

FIXABLE: Final = frozenset(rule.about.name for rule in RULES if rule.about.fixable)


@dataclass(frozen=True, slots=True)
class Mended:
    """One document before and after, the findings whose fixes were made, and what kept it from being mended."""

    before: Document
    after: Document
    made: tuple[Finding, ...] = ()
    problem: TranslateFlowError | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """Each document with a fix, or with a reason that none was made; and the articles that could not be read."""

    mended: tuple[Mended, ...]
    unreadable: tuple[TranslateFlowError, ...] = ()


@dataclass(frozen=True, slots=True)
class Fixer:
    """Mends articles for a workspace. `policy` and `selection` say which findings count."""

    editor: Editor
    settings: Settings
    glossary: Glossary
    policy: Policy
    selection: Selection

    def fix_all(self, outcomes: Iterable[Outcome], *, write: bool) -> Fixed:
        """Mend each article of which a finding offers it. Raises as `fix`."""
        checked = list(outcomes)
        offered = [outcome.article for outcome in checked if any(found.fix for found in outcome.findings)]
        mended = [one for article in offered for one in self.fix(article, write=write)]
        return Fixed(
            tuple(one for one in mended if one.made or one.problem),
            tuple(outcome.problem for outcome in checked if outcome.problem),
        )

    def fix(self, article: str, *, write: bool) -> tuple[Mended, ...]:
        """Mend an article, writing both documents as one step, or only say what would be.

        Raises `InputError`, `LedgerError`, `StorageError`.
        """
        with self.editor.changing(article) as (_, now):
            mended = self._mend(now)
            if write:
                self.editor.write(article, [change(one.before, one.after) for one in mended])
        return mended

    def _mend(self, now: Held) -> tuple[Mended, ...]:
        """Mend in rounds until nothing is left to mend; each round asks the checks anew."""
        sides = [side for language in LANGUAGES if (side := now.article.side(language)) is not None]
        mended = {side.language: Mended(side, side) for side in sides}
        for _ in range(ROUNDS):
            found = self._findings(now, [one.after for one in mended.values()])
            round_ = {language: _one_round(one, found) for language, one in mended.items()}
            if all(round_[language].after is one.after for language, one in mended.items()):
                return tuple(round_.values())
            mended = round_
        return tuple(mended.values())

    def _findings(self, now: Held, sides: Sequence[Document]) -> list[Finding]:
        """Return the findings of these versions of the documents that count and have a fix."""
        by_language = {side.language: side for side in sides}
        article = replace(now.article, fr=by_language.get("fr"), en=by_language.get("en"))
        bitext = align_article(article, now.links(), self.settings.lexicons) if len(sides) > 1 else None
        reviews = read_reviews(now.sources, bitext, article.original) if bitext else NO_REVIEWS
        context = context_of(article, self.settings, self.glossary, reviews, read_dismissed(now.sources))
        if bitext is not None:
            found = check_bitext(bitext, context, FIXABLE)
        else:
            found = [finding for side in sides for finding in check_document(side, context, FIXABLE)]
        judged = filter(None, map(self.policy.judge, silence(found, sides, context).findings))
        return [finding for finding in judged if finding.fix is not None and self.selection.takes(finding)]


def _one_round(one: Mended, found: Sequence[Finding]) -> Mended:
    """Make the fixes of a document that do not touch each other; when its structure would change, none at all."""
    chosen = disjoint([f for f in found if f.fix is not None and f.fix.path == one.after.path])
    if one.problem is not None or not chosen:
        return one
    try:
        after = apply_fixes(one.after, [edit for f in chosen if f.fix for edit in f.fix.edits])
        _require_same(one.after, after)
    except UsageError as error:
        return Mended(one.before, one.before, problem=error)
    return replace(one, after=after, made=(*one.made, *chosen)) if after.text != one.after.text else one


def _require_same(before: Document, after: Document) -> None:
    """Refuse what would change more than words: a link's target, code, a tag, a level, a key of the front matter."""
    for old, new in zip(before.blocks, after.blocks, strict=True):
        if _structure(old) != _structure(new):
            raise UsageError(
                msg("The corrections would change the markup of this paragraph: the file was left as it is."),
                path=before.path,
                line=old.line,
            )
    if before.metadata.keys() != after.metadata.keys():
        raise UsageError(msg("The corrections would change the front matter."), path=before.path, line=1)


def _structure(block: Block) -> tuple[object, ...]:
    inline = block.inline
    targets = tuple(link.target for link in inline.links)
    return (block.kind, block.level, block.label, targets, inline.codes, inline.tags, inline.footnotes)


def disjoint(findings: Sequence[Finding]) -> list[Finding]:
    """Choose findings whose fixes touch different words, in order of place; what overlaps waits for the next round."""
    taken: list[Span] = []
    chosen = []
    for finding in sorted(findings, key=_first):
        spans = [span for span, _ in finding.fix.edits] if finding.fix else []
        if not any(_touch(span, other) for span in spans for other in taken):
            taken += spans
            chosen.append(finding)
    return chosen


def _first(finding: Finding) -> tuple[int, int, str]:
    return (finding.fix.span.start, finding.fix.span.end, finding.code) if finding.fix else (0, 0, "")


def _touch(one: Span, other: Span) -> bool:
    """Whether two stretches overlap or meet: two signs put at one place would come in an order that nobody chose."""
    return one.start <= other.end and other.start <= one.end
