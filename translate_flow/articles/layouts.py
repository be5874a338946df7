"""Which file is the counterpart of which, from a listing of paths and the heads of the files.

Order of trust: a key that both sides share, a pointer of one to the other, the same path but for the language; then
folders that were learnt to answer each other, dates and numbers, and what both sides say alike. A file that says
nothing of its language is the counterpart of one that does (``x.md`` beside ``x.fr.md``, ``posts/x.md`` beside
``posts/fr/x.md``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from translate_flow.articles.document import NOTHING, ArticleFiles
from translate_flow.articles.layouts_abroad import declares_another, is_another_language
from translate_flow.articles.layouts_address import File, fold_key
from translate_flow.articles.layouts_choose import choose_readings, read_paths
from translate_flow.articles.layouts_default import default_side
from translate_flow.articles.layouts_folders import learn_folders, tie_by_folder, tie_by_sign
from translate_flow.articles.layouts_likely import suggest
from translate_flow.articles.layouts_names import Reading, declared, region_of
from translate_flow.articles.layouts_ties import BrokenTie, Ties, find_ties
from translate_flow.articles.layouts_values import tie_by_value
from translate_flow.language import LANGUAGES, Language, other

__all__ = ["BrokenTie", "Survey", "pair_files", "survey"]

Metadata: TypeAlias = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Survey:
    """What a listing holds: its articles, sorted by id, and the ties in front matter that do not hold, by path.

    `ways` says of each article that has both sides what ties them: a key of the front matter as it is written, or
    ``path``, ``folder``, ``number``. `defaults` are the files whose path says nothing of their language.
    """

    articles: tuple[ArticleFiles, ...]
    broken: tuple[BrokenTie, ...] = ()
    ways: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    defaults: frozenset[str] = frozenset()


def pair_files(paths: Sequence[str], metadata: Metadata) -> tuple[ArticleFiles, ...]:
    """Return the articles of a listing, sorted by id: paths with slashes from the root; one side may be missing.

    `metadata` is the front matter of files where it is known. Files that belong to no article are left out: the
    counterpart of a page that names no language is missing only where its neighbours have theirs.
    """
    return survey(paths, metadata, suggestions=False).articles


def survey(paths: Sequence[str], metadata: Metadata, *, suggestions: bool = True) -> Survey:
    """Return the articles of a listing as `pair_files` does, with what is wrong with the ties between them.

    With `suggestions`, each broken tie names the file that is probably meant, where one stands out.
    """
    found = _Listing(paths, metadata)
    articles = tuple(sorted(found.articles(), key=lambda article: article.id))
    broken = [replace(tie, key=_as_written(metadata[tie.path], tie.key)) for tie in found.ties.broken]
    if suggestions and broken:
        broken = list(suggest(broken, articles, metadata))
    ways = {article.id: found.way(article) for article in articles if article.fr and article.en}
    return Survey(
        articles,
        tuple(sorted(broken, key=lambda tie: (tie.path, tie.key))),
        {id_: _as_written(metadata.get(path, {}), way) for id_, (path, way) in ways.items()},
        frozenset(found.unmarked),
    )


def _as_written(metadata: Mapping[str, str], folded: str) -> str:
    return next((key for key in metadata if fold_key(key) == folded), folded)


@dataclass(slots=True)
class _Listing:
    """The files of a listing, each read the way that fits it best."""

    paths: Sequence[str]
    metadata: Metadata
    readings: dict[str, list[Reading]] = field(init=False)
    marked: dict[str, Reading] = field(init=False)
    unmarked: dict[str, Reading] = field(init=False)
    files: dict[str, File] = field(init=False)
    ties: Ties = field(init=False)
    ways: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        heads = {path: {fold_key(key): value for key, value in head.items()} for path, head in self.metadata.items()}
        self.readings = read_paths(sorted(set(self.paths)), heads)
        self.marked = choose_readings(self.readings)
        for path, way in list(self.marked.items()):
            if not way.sure and declared(heads.get(path, {})) not in (None, way.language):
                del self.marked[path]
        rest = {path: ways[-1] for path, ways in self.readings.items() if path not in self.marked}
        ids = {way.id for way in self.marked.values()}
        slots = {way.slot for way in self.marked.values() if way.slot is not None}
        abroad = {
            path: way
            for path, way in rest.items()
            if is_another_language(path, ids, slots) or declares_another(heads.get(path, {}))
        }
        self.unmarked = {path: way for path, way in rest.items() if path not in abroad}
        self.files = {
            path: File(path, way.id, way.language or declared(heads.get(path, {})), heads.get(path, {}))
            for path, way in {**self.marked, **self.unmarked}.items()
        }
        foreign = [File(path, way.id, None, heads.get(path, {})) for path, way in abroad.items()]
        self.ties = find_ties(list(self.files.values()), foreign)

    def articles(self) -> Iterator[ArticleFiles]:
        """Yield every article."""
        pairs = [
            (file, partner) if _french(file, partner) else (partner, file)
            for path, file in self.files.items()
            if (partner := self.ties.partner.get(path)) and path < partner.path
        ]
        sides = self._sides()
        by_path = list(_same_path(sides))
        pairs += [(self.files[fr], self.files[en]) for fr, en in by_path]
        pairs += self._by_name_and_sign(sides, pairs)
        yield from _named(pairs, sides)

    def way(self, article: ArticleFiles) -> tuple[str, str]:
        """Return what ties the two sides of an article, and the file that says so."""
        for path in (article.fr or "", article.en or ""):
            key = self.ties.key.get(path)
            if key is not None and key in self.files[path].metadata:
                return path, key
        return article.fr or "", self.ways.get(article.fr or "", "path")

    def _sides(self) -> dict[str, tuple[str, Language]]:
        """Return each file that is a side and not tied yet: the id it is read as, and its language."""
        free = {path: way for path, way in self.marked.items() if path not in self.ties.partner}
        loose = {path: way for path, way in self.unmarked.items() if path not in self.ties.partner}
        sides = [*free.values(), *default_side(self.marked, loose, self._spoken(), self.files)]
        return {way.path: (way.id, way.language) for way in sides if way.language}

    def _spoken(self) -> dict[str, Counter[Language]]:
        """Return the language of files without a mark, by the folder that governs them, as far as ties tell it."""
        spoken: dict[str, Counter[Language]] = defaultdict(Counter)
        for path, way in self.unmarked.items():
            partner = self.ties.partner.get(path)
            if partner is None:
                continue
            language = self.files[path].language
            if language is not None:
                spoken[way.base][language] += 1
            elif partner.path in self.marked and partner.language:
                spoken[self.marked[partner.path].base][other(partner.language)] += 1
        return spoken

    def _by_name_and_sign(
        self, sides: dict[str, tuple[str, Language]], pairs: list[tuple[File, File]]
    ) -> list[tuple[File, File]]:
        """Return the pairs among what is left that folders, dates, numbers and values tie."""
        tied = {file.path for pair in pairs for file in pair}
        left: dict[Language, list[File]] = {language: [] for language in LANGUAGES}
        for path, (id_, language) in sides.items():
            if path not in tied:
                left[language].append(replace(self.files[path], id=id_, language=language))
        loose = [file for path, file in self.files.items() if path not in sides and path not in self.ties.partner]
        folders = learn_folders(pairs, left["fr"], [*left["en"], *loose])
        more = list(tie_by_folder(left["fr"], [*left["en"], *loose], folders))
        done = {file.path for pair in more for file in pair}
        # A file whose own words name a counterpart that is not there is not given another by its number.
        done |= {tie.path for tie in self.ties.broken}
        rest = {language: [file for file in files if file.path not in done] for language, files in left.items()}
        said: dict[Language, list[File]] = {
            language: [file for file in loose if file.language == language and file.path not in done]
            for language in LANGUAGES
        }
        signed = list(tie_by_sign([*rest["fr"], *said["fr"]], [*rest["en"], *said["en"]], folders))
        done |= {file.path for pair in signed for file in pair}
        rest = {lang: [file for file in [*rest[lang], *said[lang]] if file.path not in done] for lang in LANGUAGES}
        alike = list(tie_by_value(rest["fr"], rest["en"]))
        self.ways |= {fr.path: "folder" for fr, _ in more} | {fr.path: "number" for fr, _ in signed}
        self.ways |= {fr.path: key for fr, _, key in alike}
        return [*more, *signed, *((fr, en) for fr, en, _ in alike)]


def _french(file: File, partner: File) -> bool:
    """Whether the first of two files that are tied is the French one."""
    return file.language == "fr" if file.language else partner.language != "fr"


def _same_path(sides: Mapping[str, tuple[str, Language]]) -> Iterator[tuple[str, str]]:
    """Yield the two sides of each id; of two files for a side, that of the counterpart's country or format is taken."""
    by_id: dict[str, dict[Language, list[str]]] = defaultdict(lambda: {language: [] for language in LANGUAGES})
    for path, (id_, language) in sides.items():
        by_id[id_][language].append(path)
    for found in by_id.values():
        fr, en = sorted(found["fr"]), sorted(found["en"])
        if fr and en:
            yield min(((one, two) for one in fr for two in en), key=_unlike)


def _unlike(pair: tuple[str, str]) -> tuple[bool, bool]:
    fr, en = pair
    return fr.rsplit(".", 1)[-1] != en.rsplit(".", 1)[-1], region_of(fr) != region_of(en)


def _named(pairs: Iterable[tuple[File, File]], sides: Mapping[str, tuple[str, Language]]) -> Iterator[ArticleFiles]:
    """Yield the articles with their ids: that of the French path; for a second one of the same id, its whole path."""
    taken: set[str] = set()
    paired: set[str] = set()

    def name(wanted: str, path: str) -> str:
        id_ = path if wanted in taken else wanted
        taken.add(id_)
        return id_

    def wanted(file: File) -> str:
        return sides[file.path][0] if file.path in sides else file.id

    for fr, en in sorted(pairs, key=lambda pair: pair[0].path):
        paired |= {fr.path, en.path}
        yield ArticleFiles(name(wanted(fr), fr.path), fr.path, en.path)
    for path, (id_, language) in sorted(sides.items()):
        if path not in paired:
            yield ArticleFiles(name(id_, path), path if language == "fr" else None, path if language == "en" else None)
