"""Drafts for what is missing: from the memory of what was reviewed here, then from an engine; into ledger and document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import PROSE, Article, ArticleFiles, Block, Document
from translate_flow.articles.reading import read_document
from translate_flow.articles.splice import insert_block, replace_block
from translate_flow.checks.context import ReviewState, UnitReview
from translate_flow.drafts.draft import Draft, Engine
from translate_flow.errors import ConsentError, StaleEditError, UsageError
from translate_flow.glossary.term import Glossary
from translate_flow.language import LANGUAGES, Language, other
from translate_flow.messages import Message, msg
from translate_flow.project.consent import agreed
from translate_flow.project.counterpart import counterpart_path
from translate_flow.project.direction import lacking, translation
from translate_flow.project.editing import Editor, change, first_difference, read_ledger
from translate_flow.project.edits import Change
from translate_flow.project.examine import align_article
from translate_flow.project.library import Held, Library
from translate_flow.project.memories import Memories
from translate_flow.project.values import DraftResult
from translate_flow.review.entry import PARAGRAPH_BREAK, text_of
from translate_flow.review.ledger import record, serialise_ledger, sync


@dataclass(frozen=True, slots=True)
class Gap:
    """A unit that has still to be written in `language`; `blocks` say it in the other."""

    unit: int
    blocks: tuple[Block, ...]
    language: Language


class Drafter:
    """Makes drafts for a `Library`. What its methods raise is said in `Workspace`."""

    def __init__(self, library: Library, editor: Editor, memories: Memories, glossary: Callable[[], Glossary]) -> None:
        self._library = library
        self._editor = editor
        self._memories = memories
        self._glossary = glossary

    def suggestions(self, article: str, unit: int, engine: str | None) -> tuple[Draft, ...]:
        """Suggest texts for the side of a unit that is missing, else for its translation."""
        held = self._library.current(article)
        bitext = held.aligned()
        here = bitext.units[unit]
        target = translation(bitext, here, held.article.original)
        blocks = bitext.blocks(here, other(target))
        found = self._memories.memory(other(target)).suggest(text_of(blocks))
        if engine is None or any(draft.score == 1 for draft in found):
            return found
        made = self._translate(blocks, target, self._made(engine, consented=False))
        joined = _joined(made)
        return found if joined is None else (*found, joined)

    def draft(
        self,
        articles: Sequence[ArticleFiles],
        engine: str | None,
        *,
        write: bool,
        dry_run: bool,
        consented: bool,
        progress: Callable[[int, int], None] | None,
    ) -> Iterator[DraftResult]:
        """Yield what became of each unit that is not translated, article by article."""
        made = None if engine is None else self._made(engine, consented=consented or dry_run)
        goes = engine if dry_run and made is not None and made.leaves_machine else None
        made = made if goes is None else None  # a dry run sends nothing away; what stays on this machine it does
        for done, files in enumerate(articles, 1):
            if files.fr is None or files.en is None:
                results = self._draft_file(files, made, write=write and not dry_run)
            else:
                results = self._draft_gaps(files.id, made, write=write, dry_run=dry_run)
            for result in results:
                yield replace(result, would_go_to=goes) if goes and result.text is None else result
            if progress is not None:
                progress(done, len(articles))

    def _made(self, name: str, *, consented: bool) -> Engine:
        from translate_flow.drafts.engines import EngineSettings, engine  # noqa: PLC0415  # a memory needs none

        consent = consented or agreed(name)
        made = engine(name, EngineSettings(consent=consent))
        if made.leaves_machine and not consent:  # said before the first article is touched
            raise ConsentError(
                msg("{engine} sends the text over the network, and you have not agreed to that.", engine=name),
                hint=msg("Agree with --yes-send, or use --engine apertium, which stays on this machine."),
            )
        return made

    def _translate(self, blocks: Sequence[Block], target: Language, engine: Engine | None) -> list[Draft | None]:
        from translate_flow.drafts.suggest import draft_blocks  # noqa: PLC0415

        source = other(target)
        memory = self._memories.memory(source)
        return draft_blocks(blocks, source, target, memory=memory, engine=engine, glossary=self._glossary())

    def _draft_gaps(self, article: str, engine: Engine | None, *, write: bool, dry_run: bool) -> Iterator[DraftResult]:
        """Draft what one of two existing documents lacks."""
        held = self._library.current(article)
        gaps = find_gaps(held)
        drafts: list[list[Draft | None]] = [[] for _ in gaps]
        for language in LANGUAGES:  # all of one direction together: an engine takes paragraphs by the dozen
            places = [i for i, gap in enumerate(gaps) if gap.language == language]
            made = iter(
                self._translate([b for i in places for b in gaps[i].blocks], language, engine) if places else ()
            )
            for i in places:
                drafts[i] = [next(made) for _ in gaps[i].blocks]
        results = [
            _result(article, held.aligned().document(other(gap.language)), gap.blocks, gap.language, _joined(found))
            for gap, found in zip(gaps, drafts, strict=True)
        ]
        drafted = [(gap, [d for d in found if d]) for gap, found in zip(gaps, drafts, strict=True) if _joined(found)]
        refused: dict[int, Message] = {}
        if drafted and not dry_run:
            refused = self._write(held, drafted, write=write)
        for gap, result in zip(gaps, results, strict=True):
            problem = refused.get(gap.unit)
            done = write and not dry_run and result.text is not None and problem is None
            yield replace(result, written=done, problems=(*result.problems, problem) if problem else result.problems)

    def _write(self, held: Held, drafted: Sequence[tuple[Gap, list[Draft]]], *, write: bool) -> dict[int, Message]:
        """Put drafts into the ledger, and with `write` into the documents; return why some could not, by unit."""
        article, original = held.article, held.article.original
        with self._editor.changing(article.id) as (_, now):
            if now is not held:
                raise StaleEditError(
                    msg("The article was changed while it was being drafted; run the command again."), path=article.id
                )
            bitext = held.aligned()
            ledger = read_ledger(now)
            for gap, found in drafted:
                joined = _joined(found)
                if joined is not None:
                    review = UnitReview(ReviewState.DRAFT, origin=joined.origin)
                    ledger = record(ledger, bitext, original, gap.unit, review, text=joined.text)
            changes: list[Change] = []
            refused: dict[int, Message] = {}
            if write:
                documents, refused = write_drafts(bitext, drafted)
                changes = [change(bitext.document(language), after) for language, after in documents.items()]
                written = _with_documents(article, documents)
                ledger = sync(ledger, align_article(written, held.links(), held.lexicons), original)
            if ledger is not None:
                changes.append(Change(now.sources.ledger_path, now.sources.ledger, serialise_ledger(ledger)))
            self._editor.write(article.id, changes)
        return refused

    def _draft_file(self, files: ArticleFiles, engine: Engine | None, *, write: bool) -> Iterator[DraftResult]:
        """Draft a document that does not exist, in the shape of the one that does."""
        held = self._library.current(files.id)
        source = held.article.fr or held.article.en
        if source is None:
            return
        target = other(source.language)
        blocks = [block for block in source.blocks if block.kind in PROSE]
        drafts = self._translate(blocks, target, engine)
        results = [
            _result(files.id, source, (block,), target, draft) for block, draft in zip(blocks, drafts, strict=True)
        ]
        if not write or not any(drafts):
            yield from results
            return
        path = counterpart_path(files)
        document = read_document(source.to_bytes(), path, target, segment=self._library.settings.segment)
        for number, (block, draft) in enumerate(zip(blocks, drafts, strict=True)):
            if draft is None:
                continue
            try:
                document = replace_block(document, block.index, draft.text)
                results[number] = replace(results[number], written=True)
            except UsageError as error:
                results[number] = replace(results[number], problems=(*draft.problems, error.message))
        self._write_file(held, document, [(b, d) for b, d in zip(blocks, drafts, strict=True) if d])
        yield from results

    def _write_file(self, held: Held, document: Document, drafted: Sequence[tuple[Block, Draft]]) -> None:
        """Make the missing file, and a ledger that knows every block of it for a draft."""
        article = _with_documents(held.article, {document.language: document})
        bitext = align_article(article, lexicons=held.lexicons)
        drafts = {block.index: draft for block, draft in drafted}
        ledger = None
        for number, unit in enumerate(bitext.units):
            found = [drafts[i] for i in unit.side(other(document.language)) if i in drafts]
            if unit.tied and found:
                review = UnitReview(ReviewState.DRAFT, origin=found[0].origin)
                text = PARAGRAPH_BREAK.join(draft.text for draft in found)
                ledger = record(ledger, bitext, article.original, number, review, text=text)
        with self._editor.changing(held.article.id) as (_, now):
            if self._editor.exists(document.path):
                raise StaleEditError(msg("The file was made meanwhile; nothing was written."), path=document.path)
            changes = [Change(document.path, None, document.to_bytes())]
            if ledger is not None:
                changes.append(Change(now.sources.ledger_path, now.sources.ledger, serialise_ledger(ledger)))
            self._editor.write(article.id, changes)


def find_gaps(held: Held) -> list[Gap]:
    """Return the units that have still to be written, but for those that a person wants as they are or that hold no prose.

    A unit that the ledger has a draft of is one: a new draft takes its place, a person's review never is.
    """
    bitext, reviews = held.aligned(), held.reviews()
    gaps = []
    for number, unit in enumerate(bitext.units):
        language = lacking(bitext, unit, held.article.original)
        review = reviews.get(number)
        if language is None or (review is not None and review.state is not ReviewState.DRAFT):
            continue
        blocks = tuple(block for block in bitext.blocks(unit, other(language)) if block.kind in PROSE)
        if blocks:
            gaps.append(Gap(number, blocks, language))
    return gaps


def write_drafts(
    bitext: Bitext, drafted: Sequence[tuple[Gap, list[Draft]]]
) -> tuple[dict[Language, Document], dict[int, Message]]:
    """Return the documents with drafts written where they belong, and why some could not be, by unit.

    Gaps come in order. What is in the wrong language is replaced block by block, where as many blocks stand there.
    """
    documents: dict[Language, Document] = {}
    refused: dict[int, Message] = {}
    for language in LANGUAGES:
        document = bitext.document(language)
        added = 0  # blocks written so far: all that stands after them has moved on
        last: int | None = None
        for gap, found in drafted:
            if gap.language != language:
                continue
            unit = bitext.units[gap.unit]
            here = unit.side(language)
            try:
                if here:
                    for index, draft in zip(here, found, strict=True):
                        document = replace_block(document, index + added, draft.text)
                    continue
                before = [i for earlier in bitext.units[: gap.unit] for i in earlier.side(language)]
                for block, draft in zip(gap.blocks, found, strict=True):
                    after = before[-1] + added if before else last
                    grown = insert_block(document, after, block, bitext.document(other(language)), draft.text)
                    last = first_difference(document, grown)
                    document, added = grown, added + 1
            except UsageError as error:
                refused[gap.unit] = error.message
            except ValueError:
                refused[gap.unit] = msg("Other paragraphs stand there; the draft is in the ledger only.")
        if document is not bitext.document(language):
            documents[language] = document
    return documents, refused


def _with_documents(article: Article, documents: Mapping[Language, Document]) -> Article:
    return replace(article, fr=documents.get("fr", article.fr), en=documents.get("en", article.en))


def _joined(drafts: Sequence[Draft | None]) -> Draft | None:
    """Return the draft of a unit: those of its blocks one after the other, None when one of them has none."""
    made = [draft for draft in drafts if draft is not None]
    if not made or len(made) < len(drafts):
        return None
    problems = tuple(problem for draft in made for problem in draft.problems)
    score = min(draft.score for draft in made)
    return replace(made[0], text=PARAGRAPH_BREAK.join(draft.text for draft in made), score=score, problems=problems)


def _result(
    article: str, source: Document, blocks: Sequence[Block], language: Language, draft: Draft | None
) -> DraftResult:
    known = (draft.text, draft.origin, draft.score, draft.problems) if draft else (None, "", 0.0, ())
    return DraftResult(article, language, source.path, blocks[0].line, text_of(blocks), *known)
