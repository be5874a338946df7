"""A French-English lexicon of our own, and the lexicons of users.

`fr-en.tsv` holds a pair of lemmas a line: French, English, part of speech, and the weight of the pair (1 for the usual
translation, less for each less usual one). It was written for this project from knowledge of both languages; no
dictionary was copied. `kept-forms.txt` lists the lemmas that simplemma would reduce to something else: "été", the
summer, is not a form of "être". `false-friends.tsv` is a table apart.

A word is looked up as it is written and by its lemma, so that both "known" (connu) and "know" (connaître) are found;
where the lexicon has neither, by what it could be a regular form of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from translate_flow.errors import InputError
from translate_flow.language import Language
from translate_flow.language.folding import fold
from translate_flow.language.inflections import guesses
from translate_flow.language.lemmas import lemma
from translate_flow.messages import msg
from translate_flow.resources import read_resource

PARTS: Final = frozenset(("noun", "verb", "adj", "adv", "prep", "conj", "det", "pron", "num", "propn"))
FOLDER: Final = "language/lexicon"


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of a lexicon: lemmas or phrases that translate each other, and how usually, from 0 to 1."""

    fr: str
    en: str
    part: str
    weight: float


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """A French word, the English word that it resembles, and what it really means. `part` may be empty."""

    fr: str
    tempting: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What single words and phrases of each language may become in the other.

    Keys are folded as `language.folding.fold` folds; phrases keep single spaces. Weights are from 0 to 1.
    """

    from_fr: Mapping[str, Mapping[str, float]]
    from_en: Mapping[str, Mapping[str, float]]

    def translations(self, language: Language, *keys: str) -> Mapping[str, float]:
        """Return what any of these keys (a word as written, its lemma) becomes in the other language."""
        table = self.from_fr if language == "fr" else self.from_en
        found = [table[key] for key in dict.fromkeys(keys) if key in table]
        if len(found) < 2:
            return found[0] if found else {}
        merged: dict[str, float] = {}
        for words in found:
            for word, weight in words.items():
                merged[word] = max(weight, merged.get(word, 0.0))
        return merged

    def keys(self, language: Language, word: str) -> tuple[str, ...]:
        """Return what a folded word may be looked up by: as written, its lemma, and guesses where both are unknown."""
        table = self.from_fr if language == "fr" else self.from_en
        form = lemma(word, language)
        keys = (word,) if form == word else (word, form)
        if word in table or form in table:
            return keys
        return (*keys, *(guess for guess in guesses(word, language) if guess in table))


def read_pairs(data: bytes, path: str) -> Iterator[Pair]:
    """Read a lexicon: our TSV (French, English, then part of speech and weight if given), or hunalign's ``.dic``.

    A ``.dic`` line is ``English @ French``. Empty lines and lines that begin with ``#`` are passed over.

    Raises `InputError` with the line of what is neither.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(msg("This lexicon is not UTF-8 (byte {byte}).", byte=error.start), path=path) from error
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r")  # noqa: PLW2901 - a line ending is not part of the line
        if not line.strip() or line.startswith("#"):
            continue
        if "\t" in line:
            fr, en, part, weight = (*line.split("\t"), "", "")[:4]
        else:
            (en, _, fr), part, weight = line.partition(" @ "), "", ""
        try:
            pair = Pair(fr.strip(), en.strip(), part, float(weight or 1))
        except ValueError as error:
            raise InputError(msg("“{weight}” is not a weight.", weight=weight), path=path, line=number) from error
        if not pair.fr or not pair.en or not 0 < pair.weight <= 1:
            wanted = msg("A line of a lexicon is French, a tab, English; or English @ French.")
            raise InputError(wanted, path=path, line=number)
        yield pair


def build_lexicon(pairs: Iterable[Pair]) -> Lexicon:
    """Make a lexicon of pairs; of a pair given twice, the greater weight counts."""
    forth: dict[str, dict[str, float]] = defaultdict(dict)
    back: dict[str, dict[str, float]] = defaultdict(dict)
    for pair in pairs:
        fr, en = fold(pair.fr), fold(pair.en)
        forth[fr][en] = back[en][fr] = max(pair.weight, forth[fr].get(en, 0.0))
    return Lexicon(dict(forth), dict(back))


@cache
def shipped_pairs() -> Sequence[Pair]:
    """Return the pairs that come with the package."""
    rows = (line.split("\t") for line in read_resource(f"{FOLDER}/fr-en.tsv").decode("utf-8").splitlines())
    return tuple(Pair(fr, en, part, float(weight)) for fr, en, part, weight in rows)


@cache
def shipped_lexicon() -> Lexicon:
    """Return the lexicon that comes with the package, read once a process: in a third of the time that its pairs take."""
    forth: dict[str, dict[str, float]] = defaultdict(dict)
    back: dict[str, dict[str, float]] = defaultdict(dict)
    for line in read_resource(f"{FOLDER}/fr-en.tsv").decode("utf-8").splitlines():
        fr, en, _, weight = line.split("\t")
        # Most words are folded as they stand; a pair that has two parts of speech counts by the greater weight.
        fr, en = fr if fr.isascii() and fr.islower() else fold(fr), en if en.isascii() and en.islower() else fold(en)
        forth[fr][en] = back[en][fr] = max(float(weight), forth[fr].get(en, 0.0))
    return Lexicon(dict(forth), dict(back))


@cache
def false_friends() -> Sequence[FalseFriend]:
    """Return the table of false friends."""
    rows = (line.split("\t") for line in read_resource(f"{FOLDER}/false-friends.tsv").decode("utf-8").splitlines())
    return tuple(FalseFriend(fr, tuple(tempting.split(", ")), tuple(right.split(", "))) for fr, tempting, right in rows)
