"""Which files say of themselves, in their front matter, whose counterpart they are.

Two files of different languages that share a key (``translationKey: hello``) are tied; so are two of which one points
to the other (``altLangPage: /2021/05/04/bonjour``, ``original: hello``). Several sites use one word for both ways
(``lang_ref``), so each key is first looked at as a shared one. What a key promises and does not hold is a broken tie.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from translate_flow.articles.layouts_address import Directory, File, host, segments
from translate_flow.language import Language, other

SHARED: Final = (
    *(
        "translationkey",
        "translationid",
        "translationgroup",
        "translationref",
        "i18nkey",
        "i18nid",
        "langkey",
        "pageid",
    ),
    *("langref", "ref", "pageref", "postid"),
)
"""Keys whose value is the same on both sides, the surest first."""

POINTERS: Final = (
    *("altlangpage", "altlangurl", "altlanglink", "altlang", "otherlangpage", "otherlang", "otherlanguage"),
    *("langref", "alternatelang", "alternateurl", "alternate", "translation", "translationurl", "translationof"),
    *("transurl", "translink", "transpage", "translationlink", "translationpath", "translatedpage", "translatedurl"),
    *("alternatelink", "alternatepage", "altpage", "alturl", "otherpage", "langurl", "langlink", "langtoggle"),
    *("translatedfrom", "sourcepage", "counterpart", "langswitch", "languageswitch", "original", "originalpage"),
    *("hreflangfr", "hreflangen", "fr", "en", "french", "english", "urlfr", "urlen", "frurl", "enurl"),
    *(
        f"{above}{code}"
        for above in ("translations", "translation", "alternates", "languages", "i18n")
        for code in ("fr", "en")
    ),
)
"""Keys whose value names the other side, by its URL, its path or its name."""

ADDRESSES: Final = ("permalink", "slug", "id", "uid", "uuid", "guid", "identifier")
"""Keys that many sites give every page, and that some give both sides alike (Pelican's ``slug``). What is in them ties
only files that have no counterpart by their path, and that nobody shares a value is no fault.
"""

DIRECTED: Final = frozenset({"original", "originalpage", "translationof", "translatedfrom", "sourcepage"})
"""Those of them that only the translation has: the original need not point back."""


class Broken(StrEnum):
    """What is wrong with a tie."""

    NOWHERE = "nowhere"
    ELSEWHERE = "elsewhere"
    ONE_WAY = "one-way"
    TAKEN = "taken"
    TWICE = "twice"
    UNSHARED = "unshared"


@dataclass(frozen=True, slots=True)
class BrokenTie:
    """A promise of a front matter that does not hold: `path` says `value` under `key`.

    `other` is the file that contradicts it, `likely` the one that is probably meant. `language` is that of `path`,
    `line` where the key stands (1 until somebody has looked).
    """

    path: str
    language: Language
    key: str
    value: str
    reason: Broken
    other: str | None = None
    likely: str | None = None
    line: int = 1


@dataclass(slots=True)
class Ties:
    """The counterpart of each file that has one by its own words, under which key, and the words that do not hold."""

    partner: dict[str, File] = field(default_factory=dict)
    key: dict[str, str] = field(default_factory=dict)
    broken: list[BrokenTie] = field(default_factory=list)

    def tie(self, one: File, two: File, key: str) -> None:
        """Note that two files are the sides of one article, because the first says so under this key."""
        self.partner[one.path], self.partner[two.path] = two, one
        self.key[one.path] = self.key[two.path] = key


@dataclass(frozen=True, slots=True)
class _Pointer:
    file: File
    key: str
    value: str
    target: File | None


def find_ties(files: Sequence[File], abroad: Sequence[File]) -> Ties:
    """Tie the files that share a key, then those that point to each other; `abroad` are those of other languages."""
    ties = Ties()
    ambiguous: list[BrokenTie] = []
    present = {key for file in files for key in file.metadata}
    for key in (*SHARED, *POINTERS):
        if key in present:
            ambiguous += _share(key, files, ties)
    called = Counter(file.id for file in files)
    alone = [file for file in files if called[file.id] == 1]
    for key in ADDRESSES:
        if key in present:
            deque(_share(key, alone, ties), maxlen=0)
    wanting = [file for file in files if file.path not in ties.partner and not present.isdisjoint(POINTERS)]
    pointers = list(_pointers(wanting, files, abroad))
    _point(pointers, ties)
    ties.broken += [one for one in ambiguous if one.path not in ties.partner]
    ties.broken += _not_kept(pointers, files, ties)
    ties.broken += _not_shared([key for key in SHARED if key in present], files, ties)
    return ties


# Shared keys


def _share(key: str, files: Sequence[File], ties: Ties) -> Iterator[BrokenTie]:
    """Tie the files of which exactly one in each language has the same value; return those of which several do."""
    groups: dict[str, list[File]] = defaultdict(list)
    for file in files:
        value = file.metadata.get(key, "").strip()
        if file.path not in ties.partner and segments(value) is not None and not (key in ADDRESSES and value.isdigit()):
            groups["/".join(segments(value) or ()) if key == "permalink" else value].append(file)
    kept = 0
    crowded = []
    for value, group in groups.items():
        if (pair := _two_sides(group)) is not None:
            ties.tie(*pair, key)
            kept += 1
        elif {file.language for file in group} >= {"fr", "en"}:
            crowded.append((value, group))
    if key in POINTERS or key in ADDRESSES or len(crowded) > kept:
        return
    for value, group in crowded:
        for file in group:
            rival = next((one for one in group if one is not file and one.language == file.language), None)
            if file.language and rival:
                yield BrokenTie(file.path, file.language, key, value, Broken.TWICE, rival.path)


def _two_sides(group: Sequence[File]) -> tuple[File, File] | None:
    """Return the two files of a group where they are the two sides, one of which may say nothing of its language."""
    if len(group) != 2:
        return None
    one, two = group
    spoken = [file.language for file in group]
    if None in spoken:
        return (one, two) if any(spoken) else None
    return (one, two) if spoken[0] != spoken[1] else None


def _not_shared(keys: Sequence[str], files: Sequence[File], ties: Ties) -> Iterator[BrokenTie]:
    """Yield the files whose key nobody shares, where the key ties others: a slip of the pen, or a missing article."""
    named = {one.path for one in ties.broken}
    for key in keys:
        kept = any(_shares(file, key, ties) for file in files)
        spoken: dict[str, set[Language | None]] = defaultdict(set)
        for file in files:
            spoken[file.metadata.get(key, "").strip()].add(file.language)
        for file in files:
            value = file.metadata.get(key, "").strip()
            alone = value and spoken[value] == {file.language} and file.path not in ties.partner
            if kept and alone and file.language and file.path not in named:
                named.add(file.path)
                yield BrokenTie(file.path, file.language, key, value, Broken.UNSHARED)


def _shares(file: File, key: str, ties: Ties) -> bool:
    partner = ties.partner.get(file.path)
    value = file.metadata.get(key)
    return partner is not None and value is not None and value == partner.metadata.get(key)


# Pointers


def _pointers(wanting: Sequence[File], files: Sequence[File], abroad: Sequence[File]) -> Iterator[_Pointer]:
    """Yield the first address that each file gives of its counterpart, with the file that it means, if any.

    An address on another site, or of a text in a third language, promises nothing.
    """
    if not wanting:
        return
    directory, elsewhere = Directory(files), Directory(abroad)
    outside: list[tuple[str, _Pointer]] = []
    hosts: set[str] = set()
    for file in wanting:
        for key in POINTERS:
            value = file.metadata.get(key, "").strip()
            if segments(value) is None or (key in SHARED and not _looks_like_an_address(value)):
                continue
            found = directory.find(value, not_in=file.language, beside=file.path)
            pointer = _Pointer(file, key, value, found[0] if len(found) == 1 else None)
            site = host(value)
            if pointer.target:
                hosts.add(site or "")
            elif site:
                outside.append((site, pointer))
                break
            elif elsewhere.find(value, not_in=None, beside=file.path):
                break
            yield pointer
            break
    yield from (pointer for site, pointer in outside if site in hosts)


def _looks_like_an_address(value: str) -> bool:
    return "/" in value


def _point(pointers: Sequence[_Pointer], ties: Ties) -> None:
    """Tie files that point to each other, then those of which one does while the other says nothing else."""
    to = {pointer.file.path: pointer.target for pointer in pointers if pointer.target}
    for pointer in pointers:
        target = pointer.target
        if target and to.get(target.path) is pointer.file and pointer.file.path not in ties.partner:
            ties.tie(pointer.file, target, pointer.key)
    claims = Counter(
        pointer.target.path for pointer in pointers if pointer.target and pointer.file.path not in ties.partner
    )
    for pointer in pointers:
        target = pointer.target
        if target is None or pointer.file.path in ties.partner or target.path in ties.partner:
            continue
        if claims[target.path] == 1 and target.path not in to and _differ(pointer.file, target):
            ties.tie(pointer.file, target, pointer.key)


def _differ(one: File, two: File) -> bool:
    """Whether two files may be two sides: at least one of them says its language."""
    return one.language is not None or two.language is not None


def _not_kept(pointers: Sequence[_Pointer], files: Sequence[File], ties: Ties) -> Iterator[BrokenTie]:
    """Yield what is wrong with each pointer."""
    by_path = {pointer.file.path: pointer for pointer in pointers}
    mutual = Counter(
        pointer.key
        for pointer in pointers
        if pointer.target and (back := by_path.get(pointer.target.path)) and back.target is pointer.file
    )
    known = {file.path: file for file in files}
    used = {pointer.key for pointer in pointers if pointer.target}
    for pointer in pointers:
        language = _language(pointer.file, ties)
        if language is None:
            continue
        partner = ties.partner.get(pointer.file.path)
        if pointer.target is None:
            if pointer.key not in used and not _looks_like_an_address(pointer.value):
                continue  # a title or a name, on a site that has another use for the word
            likely = partner.path if partner else None
            yield _broken(pointer, language, Broken.NOWHERE, likely=likely)
        elif partner is None or partner.path != pointer.target.path:
            rival = by_path.get(pointer.target.path)
            reason, who = Broken.TAKEN, ties.partner.get(pointer.target.path)
            if rival and rival.target and who is None:
                reason, who = Broken.ELSEWHERE, known.get(rival.target.path)
            yield _broken(pointer, language, reason, other_path=who.path if who else None)
        elif (
            pointer.key not in DIRECTED and mutual[pointer.key] >= 2 and pointer.target.path not in by_path
        ):  # twice is a habit
            yield _broken(pointer, language, Broken.ONE_WAY, other_path=pointer.target.path)


def _language(file: File, ties: Ties) -> Language | None:
    if file.language is not None:
        return file.language
    partner = ties.partner.get(file.path)
    return other(partner.language) if partner and partner.language else None


def _broken(
    pointer: _Pointer, language: Language, reason: Broken, *, other_path: str | None = None, likely: str | None = None
) -> BrokenTie:
    return BrokenTie(pointer.file.path, language, pointer.key, pointer.value, reason, other_path, likely)
