"""Forms of French words that keyboards and English lead astray: ordinals, ligatures, capitals; and words said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, islice
from operator import eq
from typing import Final

from translate_flow.language import Language
from translate_flow.language.tokens import word_texts
from translate_flow.language.typography import Edit, Slip, words_before
from translate_flow.messages import msg

_MONTHS: Final = "Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre"
_DAYS: Final = "Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche"
_PEOPLES: Final = (
    "Français|Anglais|Allemand|Italien|Espagnol|Belge|Suisse|Canadien|Québécois|Européen|Américain|Britannique|Africain"
    "|Néerlandais|Portugais|Chinois|Japonais|Russe|Indien"
)

_ORDINAL: Final = re.compile(
    r"\d(?<![\w.,/-].)\d{0,3}(?P<end>ères|ère|èmes|ème|emes|eme|ièmes|ième|iemes|ieme)\b(?!-\D)"
)
_ROMAN: Final = re.compile(r"\b(?=[IVXL])X{0,3}(?:IX|IV|V?I{0,3})(?P<end>èmes?|emes?|ièmes?|iemes?|ères?)\b(?!-)")
_ENDINGS: Final = {"ère": "re", "ères": "res"}

_LIGATURE: Final = re.compile(
    r"\b(?:(?:[cCsSnNvV]|[cC]h|rR|[rR]anc|[eE]c|[dD]éc)oeur\w*|[nNvV]oeux?|[nN]oeuds?|[bB]oeufs?|[oO]eufs?|[oO]eil(?:l\w*)?"
    r"|(?:[mM]an|[dD]és|[hH]ors-d['’]|[mM]ain-d['’]|[cC]hefs?-d['’])?[oO]euv\w+|[mM]oeurs|[fF]oet\w+|[oO]ecum\w+|[oO]enolog\w+"
    r"|[oO]esoph\w+|[oO]edèm\w+)\b"
)
_OE: Final = re.compile("[oO]e")

_STARTS: Final = re.compile(
    r"A (?:(?<=\nA )|(?<=[.!?…«»“\"][ \u00a0\u202f]A ))(?=propos\b|partir\b|travers\b|noter\b|savoir\b|suivre\b|lire\b|voir\b|l['’]|la \w"
    r"|ce \w|cet |cette |ces |cela |vous |nous |quoi |qui |quelle|titre |cause |côté |force |mesure |moins |peine |présent\b|défaut |terme)"
)
_FRENCH_ALONE: Final = (
    r"tats?\b|coles?\b|conomi(?:es?|ques?|quement|stes?)\b|cologi(?:es?|ques?|quement|stes?)\b|galité\b|galement\b|tant donné|videmment\b"
    r"|glises?\b|nergies? (?=[a-zé])|tudes? (?=[a-zé])|tudiant(?:e?s)?\b|tapes?\b|quipes? (?=[a-zé])|quipements?\b|crire\b|crits?\b|couter?\b"
    r"|lectricité\b|tablissements?\b|v[èé]nements?\b|diteurs?\b|lèves?\b|lus? (?=[a-z])|pargne\b|poques?\b|quilibres?\b"
)
_ENGLISH_TOO: Final = r"valuations?|ducation|ditions?|missions?|motions?|volutions?|lections?|l[eé]ments?"
"""Words that English writes as well: a French one where a small French word follows."""

_CAPITAL: Final = re.compile(
    rf"E(?<![\w.-].)(?:{_FRENCH_ALONE}|(?:{_ENGLISH_TOO})(?= (?:de|des|du|et|à|en|au|aux|est|par|pour|sur) | d['’]))"
)
_ISLAND: Final = re.compile(r"I(?<![\w.-].)les?(?=-de-France\b|-du-|-d['’]|s? d(?:e|u|es) | d['’])")
_CEDILLA: Final = re.compile(r"Ca (?<=[\s«“(]Ca )(?=[a-zéêà])")

_CALENDAR: Final = re.compile(rf"(?:{_MONTHS}|{_DAYS})\b")
_NO_DATE: Final = re.compile(r"\s+(?:[A-ZÉ]\w|saint|noir|gras)")
_MID_SENTENCE: Final = re.compile(r"[a-zà-öø-ÿœ0-9,][ \u00a0]\Z")
_DATED: Final = re.compile(
    r"(?:\b(?:[0-3]?\d|1er)|\b(?:en|de|dès|depuis|mi-|fin|début|courant|mois|au|jusqu['’]en|d['’]))\s?\Z", re.IGNORECASE
)
_STREET: Final = re.compile(
    r"\b(?:rue|place|avenue|boulevard|quai|square|stade|impasse|passage|pont|métro|station|cité|accords?|révolution|allées?|cours)\b[^.\n]{0,24}\Z",
    re.IGNORECASE,
)

_PEOPLE: Final = re.compile(rf"(?:{_PEOPLES})(?:e|ne)?s?\b")
_NOUN_BEFORE: Final = re.compile(
    r"(?<![\w’'-])(?:[a-zéèêàç]+(?:tion|té|ment|isme|ance|ence|ture|logie)s?|société|entreprise|langue|marché|droit|loi|territoire|secteur"
    r"|modèle|pays|ville|région|littérature|cinéma|peuple|citoyen(?:ne)?|association|coopérative|banque|système|presse|armée|police"
    r"|cuisine|équipe|école|économie|histoire|auteur|autrice|écrivain|chercheu(?:r|se)|artiste|parlement|ministre|président|site|texte|mot"
    r"|terme|projet|produit|réseau|groupe|organisme|fondation|public|musique|philosophe|romanci(?:er|ère))s? \Z"
)
_EUROPEAN: Final = re.compile(r"\b(?:Union|Commission|Parlement|Conseil) \Z")
"""Institutions of which everybody knows the adjective; other names of institutions may have capitals as they please."""

_LANGUAGES: Final = frozenset(
    {"Français", "Anglais", "Allemand", "Italien", "Espagnol", "Portugais", "Chinois", "Japonais", "Russe"}
)


def french_forms(text: str) -> Iterator[Slip]:
    """Yield French words in a form that French does not have: 2ème, coeur, A propos, le 3 Mars, une société Française."""
    yield from _ordinals(text)
    yield from _ligatures(text)
    yield from _capitals(text)
    yield from _dates(text)
    yield from _peoples(text)


def _ordinals(text: str) -> Iterator[Slip]:
    for match in _ORDINAL.finditer(text):
        end = match["end"]
        right = _ENDINGS.get(end, "es" if end.endswith("s") else "e")
        if right[0] != "r" or text[match.start() : match.start("end")] == "1":  # 1re: no other figure has it
            yield _form(text, match.start(), match.end(), Edit(match.start("end"), match.end(), right))
    for match in _ROMAN.finditer(text):
        right = "re" if match["end"].startswith("ère") else "e"
        if right == "e" or text[match.start() : match.start("end")] == "I":
            yield _form(
                text, match.start(), match.end(), Edit(match.start("end"), match.end(), f"{right}{_plural(match)}")
            )


def _plural(ordinal: re.Match[str]) -> str:
    return "s" if ordinal["end"].endswith("s") else ""


def _ligatures(text: str) -> Iterator[Slip]:
    for match in _OE.finditer(text):
        at, end = match.span()
        start = words_before(text, at)
        while text[end].isalnum() and end - at < _WORDS:  # no word is longer, and a file may be one endless one
            end += 1
        word = _LIGATURE.search(text, start, end)
        if word and word.start() <= at < word.end():
            yield _form(text, *word.span(), Edit(at, at + 2, "Œ" if text[at] == "O" else "œ"))


def _capitals(text: str) -> Iterator[Slip]:
    for pattern, right in ((_STARTS, "À"), (_CAPITAL, "É"), (_ISLAND, "Î"), (_CEDILLA, "Ç")):
        for match in pattern.finditer(text):
            start, end = match.start(), match.end()
            while end - start < _WORDS and not text[end].isspace():
                end += 1
            yield _form(text, start, end, Edit(start, start + 1, right))


_WORDS: Final = 24
"""Letters that are quoted."""


def _dates(text: str) -> Iterator[Slip]:
    for match in _CALENDAR.finditer(text):
        word, (start, end) = match.group(), match.span()
        if not _MID_SENTENCE.search(text, start - 2, start) or _NO_DATE.match(text, end):
            continue
        if word in _MONTH_NAMES and not _DATED.search(text, max(0, start - 12), start):
            continue
        if word in _AMBIGUOUS and not text[start - 2].isdigit() and text[start - 3 : start] != "er ":
            continue
        if not _STREET.search(text, max(0, start - 40), start):
            yield _form(text, start, end, Edit(start, start + 1, word[0].lower()))


_MONTH_NAMES: Final = frozenset(_MONTHS.split("|"))
_AMBIGUOUS: Final = frozenset({"Mars", "Mai", "Avril", "Juin", "Août", "Juillet"})
"""Also names of people, planets and ships: only a figure before them makes them a date."""


def _peoples(text: str) -> Iterator[Slip]:
    """Yield languages and adjectives of peoples with a capital; the people themselves have one: les Français."""
    for match in _PEOPLE.finditer(text):
        start, end = match.span()
        language = match.group() in _LANGUAGES and text[start - 4 : start].strip().lower() == "en"
        europe = match.group().startswith("Europ") and _EUROPEAN.search(text, max(0, start - _WORDS), start)
        if language or europe or _NOUN_BEFORE.search(text, max(0, start - _WORDS), start):
            yield _form(text, start, end, Edit(start, start + 1, match.group()[0].lower()))


def _form(text: str, start: int, end: int, edit: Edit) -> Slip:
    word = text[start:end]
    right = text[start : edit.start] + edit.replacement + text[edit.end : end]
    return Slip(start, end, msg("“{word}”: French writes “{right}”.", word=word, right=right), (edit,))


# Words said twice


_TWICE: Final = re.compile(
    r"(?<![\w'’.-])(?P<word>[^\W\d_]{2,}+|[aà])[ \u00a0\n](?P<again>(?P=word))(?![\w'’-])", re.IGNORECASE
)

_SPARED: Final = {
    "fr": frozenset(
        [
            "nous",
            "vous",
            "faire",
            "fait",
            "en",
            "non",
            "oui",
            "si",
            "très",
            "bien",
            "bla",
            "blabla",
            "cha",
            "ha",
            "hé",
            "ho",
            "la",
            "tout",
            "toute",
            "que",
            "est",
            "sont",
            "deux",
            "clic",
            "ci",
        ]
    ),
    "en": frozenset(
        [
            "had",
            "that",
            "is",
            "very",
            "no",
            "so",
            "long",
            "many",
            "really",
            "her",
            "do",
            "far",
            "bye",
            "ha",
            "blah",
            "yes",
            "more",
            "again",
            "who",
            "on",
            "in",
            "and",
            "please",
            "well",
        ]
    ),
}


_ENDING: Final = ",.;:!?)»”"


def repeated_words(text: str, language: Language) -> Iterator[Slip]:
    """Yield words written twice in a row, but for those that are said so (nous nous, had had) and names."""
    # Splitting and comparing takes a fifth of the time of the pattern, and nine documents in ten have nothing.
    plain = text.lower()
    for sign in _ENDING:
        plain = plain.replace(sign, " ")
    found = plain.split()
    if not any(map(str.isalpha, compress(found, map(eq, found, islice(found, 1, None))))):
        return
    for match in _TWICE.finditer(text):
        word, again = match["word"], match["again"]
        start, end = match.span()
        if word.lower() in _SPARED[language] or again[0].isupper() or _is_meant(text, start, end, word):
            continue
        yield Slip(start, end, msg("“{words}”: the same word twice.", words=" ".join(match.group().split())))


def _is_meant(text: str, start: int, end: int, word: str) -> bool:
    """Whether a word is said three times, or twice between quotation marks: an example, or a figure of speech."""
    around = word_texts(text[max(0, start - len(word) - 1) : end + len(word) + 1].lower())
    return around.count(word.lower()) > 2 or (
        text[start - 1] in "\"“«'‘" and text[end : end + 1] in ('"', "”", "»", "’")
    )
