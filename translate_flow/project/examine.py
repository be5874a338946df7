"""One article from its bytes to its outcome: parsed, aligned, checked, measured. No disk but for reading the bytes.

This is what a worker process runs and what the cache remembers; everything it depends on is in `Sources` and
`Settings`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from translate_flow.articles.document import Article, ArticleFiles, Document
from translate_flow.errors import InputError, TranslateFlowError
from translate_flow.glossary.term import Glossary
from translate_flow.language import LANGUAGES, Language, name
from translate_flow.language.typography import Typography
from translate_flow.messages import msg
from translate_flow.project.cache import code_digest, digest
from translate_flow.project.lexicons import NO_LEXICONS, Lexicons
from translate_flow.project.paths import safe_path
from translate_flow.project.reading import read_file
from translate_flow.project.values import ArticleStatus, Outcome, Segment, SideStatus
from translate_flow.review.progress import progress

if TYPE_CHECKING:
    from translate_flow.alignment.bitext import Bitext
    from translate_flow.alignment.manual import Manual
    from translate_flow.checks.context import Context, UnitReview

LEDGERS: Final = ".translate-flow/ledger"
_LINKS: Final = re.compile(rb'^#~ msgctxt "(?:link|unlink|merge|split)\b', re.MULTILINE)
LEDGER_LIMIT: Final = 64_000_000
"""A ledger holds both texts and their past."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an article's outcome depends on besides its files.

    `original` was asked for, `fallback` is the project's; `glossary` is the digest of the glossary's bytes.
    `lexicons` are what the site adds to ours. `review`: the site wants every paragraph accepted by a person.
    """

    original: Language | None = None
    fallback: Language | None = None
    segment: Segment = "auto"
    glossary: str = ""
    typography: Typography = field(default_factory=Typography)
    lexicons: Lexicons = NO_LEXICONS
    review: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """The bytes of an article's files; None for one that does not exist."""

    files: ArticleFiles
    fr: bytes | None
    en: bytes | None
    ledger: bytes | None
    ledger_path: str

    def side(self, language: Language) -> bytes | None:
        """Return the bytes of one side."""
        return self.fr if language == "fr" else self.en


def ledger_path(files: ArticleFiles) -> str:
    """Return where an article's ledger lies: beside it where it has its own folder, else in ``.translate-flow``."""
    paths = [PurePosixPath(path) for path in (files.fr, files.en) if path]
    folders = {path.parent for path in paths}
    if len(folders) == 1 and all(path.stem in LANGUAGES for path in paths):
        return (folders.pop() / "fr-en.po").as_posix()
    return f"{LEDGERS}/{files.id}.po"


def read_sources(root: Path, files: ArticleFiles) -> Sources:
    """Read the files of an article.

    Raises `InputError` when one of them cannot be read; a ledger that does not exist is no error.
    """
    ledger = ledger_path(files)
    place = safe_path(root, ledger)
    return Sources(
        files=files,
        fr=_read(root, files.fr),
        en=_read(root, files.en),
        ledger=read_file(place, ledger, limit=LEDGER_LIMIT) if place.exists() else None,
        ledger_path=ledger,
    )


def stamp(sources: Sources, settings: Settings) -> str:
    """Name everything that the outcome of an article depends on, in one hash."""
    files = sources.files
    names = [files.id, files.fr, files.en, sources.ledger_path]
    asked = [settings.original, settings.fallback, settings.segment, settings.glossary, repr(settings.typography)]
    asked += [settings.lexicons.digest, repr(settings.review)]
    return digest(code_digest(), *names, *asked, sources.fr, sources.en, sources.ledger)


def _read(root: Path, path: str | None) -> bytes | None:
    return None if path is None else read_file(safe_path(root, path), path)


def parse(sources: Sources, settings: Settings) -> Article:
    """Parse both sides, and settle which is the original: as asked, else its front matter, else the project file.

    Raises `InputError` for text that is not UTF-8.
    """
    from translate_flow.articles.front_matter import declared_original, is_gating  # noqa: PLC0415  # warm runs skip it
    from translate_flow.articles.reading import read_document  # noqa: PLC0415

    def document(language: Language) -> Document | None:
        data, path = sources.side(language), sources.files.side(language)
        return None if data is None or path is None else read_document(data, path, language, segment=settings.segment)

    fr, en = document("fr"), document("en")
    metadata = [side.metadata if side else {} for side in (fr, en)]
    original = settings.original or declared_original(*metadata) or settings.fallback
    return Article(sources.files.id, fr, en, original, is_gating(*metadata))


def align_article(article: Article, links: Sequence[Manual] = (), lexicons: Lexicons = NO_LEXICONS) -> Bitext:
    """Align the two sides, keeping to what hands have settled, with the lexicons that the site adds to ours.

    Raises `InputError` when there is only one, or a lexicon cannot be read.
    """
    from translate_flow.alignment.align import align  # noqa: PLC0415  # numpy

    if article.fr is None or article.en is None:
        there, lacking = (article.fr, "en") if article.fr else (article.en, "fr")
        raise InputError(
            msg("The article has no {language} text.", language=name("en" if lacking == "en" else "fr")),
            path=there.path if there else article.id,
        )
    return align(article.fr, article.en, lexicons.read(), manual=links)


def read_links(sources: Sources) -> tuple[Manual, ...]:
    """Return what hands have settled of the alignment. Most ledgers hold nothing of it, and are not parsed for that.

    Raises `LedgerError`.
    """
    if sources.ledger is None or not _LINKS.search(sources.ledger):
        return ()
    from translate_flow.review.ledger import parse_ledger  # noqa: PLC0415  # the PO library

    return parse_ledger(sources.ledger, sources.ledger_path).links


def read_reviews(sources: Sources, bitext: Bitext, original: Language | None) -> Mapping[int, UnitReview]:
    """Return what the ledger remembers of each unit; nothing where there is no ledger.

    Raises `LedgerError`.
    """
    from translate_flow.checks.context import NO_REVIEWS  # noqa: PLC0415
    from translate_flow.review.ledger import parse_ledger, reviews  # noqa: PLC0415

    if sources.ledger is None:
        return NO_REVIEWS
    return reviews(parse_ledger(sources.ledger, sources.ledger_path), bitext, original)


def examine(sources: Sources, settings: Settings, glossary: Glossary) -> Outcome:
    """Check one article. What cannot be read is told in the outcome: the other articles are none the worse for it."""
    from translate_flow.checks.context import NO_REVIEWS  # noqa: PLC0415
    from translate_flow.checks.run import check_bitext, check_document  # noqa: PLC0415
    from translate_flow.checks.silence import silence  # noqa: PLC0415

    try:
        article = parse(sources, settings)
        documents = [side for side in (article.fr, article.en) if side]
        bitext = align_article(article, read_links(sources), settings.lexicons) if len(documents) > 1 else None
        reviews = read_reviews(sources, bitext, article.original) if bitext else NO_REVIEWS
        dismissed = read_dismissed(sources)
    except TranslateFlowError as error:
        return Outcome(sources.files.id, None, problem=error)
    context = context_of(article, settings, glossary, reviews, dismissed)
    if bitext is not None:
        found = check_bitext(bitext, context)
    else:
        found = [finding for side in documents for finding in check_document(side, context)]
    left = silence(found, documents, context)
    status = measure(article, bitext, reviews)
    return Outcome(article.id, status, left.findings, silenced=left.count, spared=left.spared, stale=left.stale)


def context_of(
    article: Article,
    settings: Settings,
    glossary: Glossary,
    reviews: Mapping[int, UnitReview],
    dismissed: Mapping[str, str] | None = None,
) -> Context:
    """Return what the rules may look at beside the texts of an article."""
    from translate_flow.checks.context import Context  # noqa: PLC0415

    return Context(
        article=article.id,
        original=article.original,
        gating=article.gating,
        glossary=glossary,
        typography=settings.typography,
        reviews=reviews,
        dismissed=dismissed or {},
        review_asked=settings.review,
    )


def read_dismissed(sources: Sources) -> Mapping[str, str]:
    """Return the findings that a person has dismissed: fingerprint to name of check.

    Raises `LedgerError`.
    """
    from translate_flow.review.ledger import parse_ledger  # noqa: PLC0415

    if sources.ledger is None or b"dismissed" not in sources.ledger:
        return {}
    ledger = parse_ledger(sources.ledger, sources.ledger_path)
    return {dismissal.fingerprint: dismissal.check for entry in ledger.entries for dismissal in entry.dismissed}


def measure(article: Article, bitext: Bitext | None, reviews: Mapping[int, UnitReview]) -> ArticleStatus:
    """Say how far an article is."""
    return ArticleStatus(
        id=article.id,
        fr=_side(article.fr),
        en=_side(article.en),
        progress=progress(article, bitext, reviews),
        original=article.original,
        status=_status(article),
        gating=article.gating,
    )


def _status(article: Article) -> str:
    """Return the article's own word for itself: that of the side that is less far."""
    from translate_flow.articles.front_matter import status  # noqa: PLC0415

    said = [status(side.metadata) for side in (article.fr, article.en) if side]
    return next((word for word in ("untranslated", "in-progress") if word in said), "published")


def _side(document: Document | None) -> SideStatus | None:
    return SideStatus(document.path, len(document.blocks)) if document else None
