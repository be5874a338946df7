"""A workspace in memory: what the interface asks of one, and nothing on disk.

An article is a table of rows, each a French and an English paragraph; None is a side that is missing.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.articles.document import Article, ArticleFiles, Place
from translate_flow.articles.reading import read_document
from translate_flow.checks.context import ReviewState
from translate_flow.checks.finding import Finding, Severity
from translate_flow.errors import ConsentError
from translate_flow.glossary.term import Glossary
from translate_flow.messages import msg
from translate_flow.project.workspace import ArticleStatus, Outcome, Report
from translate_flow.review.progress import progress as progress_of


@dataclass
class FakeWorkspace:
    tables: dict[str, list[tuple[str | None, str | None]]]
    original: str | None = "fr"
    relations: dict[int, Relation] = field(default_factory=dict)
    drafts: tuple = ()
    refuse: Exception | None = None
    agreed: bool = True

    def __post_init__(self):
        self.root = Path("site")
        self.glossary = Glossary()
        self.articles = tuple(ArticleFiles(id_, f"{id_}/fr.md", f"{id_}/en.md") for id_ in sorted(self.tables))
        self.records = {id_: {} for id_ in self.tables}
        self.past = []
        self.objections = ()
        self.calls = []

    def _document(self, id_, language):
        paragraphs = [row[language == "en"] for row in self.tables[id_]]
        data = "\n\n".join(p for p in paragraphs if p is not None) + "\n"
        return read_document(data.encode(), f"{id_}/{language}.md", language)

    def article(self, id_):
        fr, en = (self._document(id_, language) for language in ("fr", "en"))
        return Article(id_, fr, en if any(row[1] for row in self.tables[id_]) else None, self.original)

    def bitext(self, id_):
        fr, en = (self._document(id_, language) for language in ("fr", "en"))
        counts, units = {"fr": 0, "en": 0}, []
        for number, row in enumerate(self.tables[id_]):
            sides = {}
            for language, paragraph in zip(("fr", "en"), row, strict=True):
                sides[language] = () if paragraph is None else (counts[language],)
                counts[language] += paragraph is not None
            lone = Relation.EN_ONLY if row[0] is None else Relation.FR_ONLY if row[1] is None else Relation.TRANSLATED
            units.append(Unit(sides["fr"], sides["en"], self.relations.get(number, lone), 1.0))
        spoken_en = tuple(
            "fr" if any(unit.en == (i,) and unit.relation is Relation.UNTRANSLATED for unit in units) else "en"
            for i in range(len(en.blocks))
        )
        return Bitext(fr, en, tuple(units), ("fr",) * len(fr.blocks), spoken_en)

    def reviews(self, id_):
        return dict(self.records[id_])

    def _findings(self, id_):
        bitext = self.bitext(id_)
        for number, unit in enumerate(bitext.units):
            if not unit.tied and number not in self.records[id_]:
                language = "fr" if unit.fr else "en"
                block = bitext.blocks(unit, language)[0]
                place = Place(
                    language, bitext.document(language).path, block.line, block.end_line, 1, len(block.text) + 1
                )
                yield Finding(
                    "missing-paragraph",
                    "TF103",
                    Severity.ERROR,
                    id_,
                    place,
                    msg("No counterpart: {words}.", words=block.text[:30]),
                    f"{id_}{number}",
                )

    def outcomes(self, ids=None, *, progress=None):
        for id_ in sorted(self.tables) if ids is None else ids:
            found = tuple(self._findings(id_))
            article = self.article(id_)
            known = progress_of(article, self.bitext(id_) if article.en else None, self.records[id_])
            yield Outcome(id_, ArticleStatus(id_, None, None, known, errors=len(found)), found)

    def check(self, ids=None, *, progress=None):
        outcomes = list(self.outcomes(ids))
        return Report(tuple(f for o in outcomes for f in o.findings), tuple(o.status for o in outcomes))

    def suggestions(self, id_, unit, *, engine=None):
        self.calls.append(("suggestions", unit, engine))
        if engine == "google" and not self.agreed:
            raise ConsentError(msg("google sends text away."))
        return tuple(draft for draft in self.drafts if engine or draft.origin != "apertium")

    @contextmanager
    def together(self):
        before = len(self.past)
        try:
            yield
        finally:
            del self.past[before + 1 :]

    def _change(self, id_):
        if self.refuse:
            raise self.refuse
        self.past.append((id_, list(self.tables[id_]), dict(self.records[id_])))

    def _put(self, id_, number, language, text):
        row = list(self.tables[id_][number])
        row[language == "en"] = text
        self.tables[id_][number] = tuple(row)
        self.relations.pop(number, None)

    def edit(self, id_, language, block, text, *, was=None):
        self._change(id_)
        units = self.bitext(id_).units
        self._put(id_, next(n for n, unit in enumerate(units) if block in unit.side(language)), language, text)

    def insert(self, id_, unit, text):
        self._change(id_)
        self._put(id_, unit, "en" if self.tables[id_][unit][1] is None else "fr", text)
        return unit

    def record(self, id_, unit, review):
        self._change(id_)
        self.records[id_][unit] = review

    def preview(self, id_, unit, language, position, text):
        self.calls.append(("preview", unit, language, position, text))
        return tuple(self.objections)

    def redo(self):
        return None

    def undo(self):
        if not self.past:
            return None
        id_, self.tables[id_], self.records[id_] = self.past.pop()
        return id_

    def state(self, id_, unit) -> ReviewState | None:
        review = self.records[id_].get(unit)
        return review.state if review else None
