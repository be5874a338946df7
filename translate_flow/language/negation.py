"""Where a sentence says no, and where it says so in other words.

A *negation* turns a verb round: ne … pas, is not, nobody comes. A *weak negative* is any word of denial, with a verb or
without (et non de simples liens, no grammar): it answers a negation, and asks for no answer. A *lexical negative* may
answer one too (sans, unable, fail to, only for ne … que), or holds one that means nothing (n'hésitez pas, whether or
not): next to one, a negation that the other language lacks proves nothing. Our own lists, grown while reading faithful
translations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from translate_flow.language import Language
from translate_flow.language.folding import APOSTROPHES, fold
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.lemmas import lemma
from translate_flow.language.tokens import word_texts

_A: Final = f"[{APOSTROPHES}]"


class Negation(NamedTuple):
    """A stretch of text that negates, the end exclusive: from ne to pas in French, the word in English."""

    start: int
    end: int
    text: str


_GAP: Final = rf"(?:(?!que?\b|qu{_A})[^\s.,;:!?()]+\s+)"
_PARTICLE: Final = (
    r"pas|jamais|aucune?|rien|plus(?!\s+qu)|(?<!elle )(?<!el )personne|point|guère|nul(?:le)?|ni|aucunement|nullement"
)
_FR: Final = re.compile(
    # Rien n'est, personne ne, aucun de ces outils ne: what negates may stand before.
    rf"(?<!une )(?<!la )(?<!cette )(?<!chaque )(?<!de )\b(?:rien|personne|nul(?:le)?|aucune?|jamais|pas une?|ni)\b(?:\s{_GAP}{{0,6}}?|\s)(?:ne\s|n{_A})(?!importe)(?:{_GAP}{{0,3}}?(?:jamais|rien|aucune?|plus|personne))?"
    rf"|\bn(?:e\s+|{_A})(?!importe)(?<!-n{_A})(?<!-ne ){_GAP}{{0,7}}?(?:{_PARTICLE})\b(?!-)"
    # Spoken, after a verb: a bare pas is as often a step, or stands without a verb.
    rf"|\b(?:c{_A}est|c{_A}était|j{_A}ai|y a|il faut|je suis|je sais|on (?:est|a|peut|va|sait|fait)|ça (?:va|marche|fait)) pas\b"
    # A contrast denies as well where nothing but the noun follows: et non les valeurs, pas sur la place.
    rf"|(?:\bet non|, pas) (?=(?:les?|la|l{_A}|sur|dans|aux?)\b)",
    re.IGNORECASE,
)
_VERB: Final = r"(?:is|are|was|were|be|been|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|need|ought)"
_EN: Final = re.compile(
    rf"\bcannot\b|\b\w+n{_A}t\b|\b{_VERB}\s(?:\w+\s){{0,2}}?(?:not|never)\b|{_A}(?:s|re|m|ve|ll|d)\s(?:not|never)\b"
    r"|\b(?:i|we|you|he|she|it|they|who|which|that)\snever\b"
    r"|(?:^|[,;:]\s|\b(?:and|but|that|because|if|when|where|so)\s)(?:nobody|no[ -]one|nothing|none)\b(?!\sbut)",
    re.IGNORECASE,
)
_BARE_NE: Final = rf"(?<![\w-])(?:ne\s+|n{_A})(?!{_GAP}{{0,7}}?(?:{_PARTICLE})\b)"
"""Ne … que is only; ne alone is bookish, and may deny or not."""
_NEGATION: Final[Mapping[Language, re.Pattern[str]]] = MappingProxyType({"fr": _FR, "en": _EN})
_WEAK: Final[Mapping[Language, re.Pattern[str]]] = MappingProxyType(
    {
        "fr": re.compile(
            rf"\b(?:pas|jamais|rien|aucune?s?|nul(?:le)?s?|non|ni|guère|point|nullement|aucunement|sans|incapables?|à moins)\b"
            rf"|\b(?:tant qu(?:e\b|{_A})|avant (?:qu(?:e\b|{_A})|de\b|d{_A}))"
            r"|(?<!\bune )(?<!\bla )(?<!\bchaque )(?<!\bpar )(?<!\bcette )\bpersonne\b|\bn[e'’]\s?\S+ plus\b",
            re.IGNORECASE,
        ),
        "en": re.compile(
            rf"\b(?:no|not|never|nobody|nowhere|none|cannot|nothing|neither|nor|until|unless|instead|without|unable|poorly|fail(?:s|ed)?)\b|n{_A}t\b",
            re.IGNORECASE,
        ),
    }
)
_ANSWER: Final = re.compile(r"(?:^|[.!?\n]\s*|\boh,? )(?:non?|nope)(?=\s*[,.!?:;–—-])", re.IGNORECASE)
"""The answer No. In a quiz each language has its own way to say that a choice is wrong."""


def _any(*lists: str) -> str:
    return "|".join(word.replace("'", _A) for words in lists for word in words.split("|"))


_FR_LEXICAL: Final = _any(
    "sans|peu|rares?|rarement|à moins|sinon|hormis|sauf|excepté|hors|plutôt que?|au lieu|loin d(?:e|'\\w+)|à peine|autrement|mal|moins|malgré|faute",
    "seule?s?|seulement|uniquement|évit\\w+|empêch\\w+|refus\\w+|manqu\\w+|absen\\w+|interdi\\w+|cess\\w+|arrêt\\w+|échou\\w+|échecs?|ignor\\w+",
    "dépourvue?s?|exclu\\w*|perd\\w*|difficil\\w+|faux|fausses?|vides?|dispens\\w+|renonc\\w+|oubli\\w*|supprim\\w+|négli\\w+|insuffisa\\w+",
    "proscri\\w+|désactiv\\w+|n'importe|inutile\\w*|in\\w{4,}ables?|im(?:possib|prob|parf|préc|prév|pens)\\w+|ir(?:ré|re)\\w+|illi\\w+|non-\\w+",
    "in(?:capab|conn|val|exist|correct|adapt|compl|exact|cert|attend|suffis|égal|access|compat|changé|visib|soup)\\w+|absten\\w+|retir\\w+|rejet\\w*|perturb\\w*|jusqu(?:e|'|à)\\w*",
    "inadé\\w+|difficult\\w*|problèmes?|^plus d[e']|pire|non(?! seulement)\\s\\w+|non (?:seulement|plus|lucratif)|contrairement",
)
_EN_LEXICAL: Final = _any(
    "without|unless|hardly|barely|scarcely|rarely|seldom|few|fewer|little|less|lack\\w*|fail\\w*|avoid\\w*|prevent\\w*|refus\\w+|den(?:y|ied|ies)|careful",
    "instead|rather than|except\\w*|otherwise|absen\\w+|missing|miss(?:es|ed)?|stop\\w*|quit|cease\\w*|exclud\\w+|ignor\\w+|forbid\\w*|prohibit\\w*|bann?(?:ed)?",
    "difficult\\w*|hard|harder|far from|lose\\w*|lost|only|merely|solely|nothing but|non-?\\w*|illeg\\w+|nor|problems?|issues?|trouble|inel\\w+|inad\\w+|confus\\w*|drop\\w*|beyond|wrong\\w*|false\\w*",
    "in(?:correct|valid|complet|capab|abilit|visib|accura|advert|appropri|consist|effect|suffic|toler|access|compat|equal)\\w*|ir(?:reg|rel|resp|rev)\\w*",
    "im(?:possib|prob|perf|prop|prec)\\w*|dis(?:agree|abl|appear|card|connect|like|regard|miss|pens|trust|cont)\\w*|free of|\\w+-free|\\w{3,}less|unlike",
    "un(?!i|der|til|less)\\w{3,}|nonetheless|neglect\\w*|short of|poor\\w*|empty|blank|out of|other than|anymore|overlook\\w*|reject\\w*|resist\\w*",
    "whether|remov\\w+|keep from|refrain\\w*|worse|more than|rid|loss|hesitat\\w+|forget\\w*|forgot\\w*",
)
_FR_IDIOM: Final = _any(
    "n'(?:est|était|serait)-ce pas|n'hésit\\w*(?: pas)?|ne (?:manqu|vous inquiét|t'inquiét|vous en fai|vous laiss)\\w+(?: pas)?|n'oubli\\w+(?: pas)?|pourquoi pas|ou (?:pas|non)\\b|pas mal",
    "n'empêche|(?:tant|avant|moins) qu.{1,60}? n(?:e |')\\S{1,14} (?:pas|été)|pas moins|pas (?:seule|unique|simple)ment|non seulement|pas que|ne fût-ce|ne serait-ce|si ce n'est|n'en (?:est|demeure|reste) pas moins",
    "(?:pas|plus) (?:à |de |d')?\\w+ qu[e']|(?:pas|plus) qu[e']|aucun doute|pas de doute|ne cess\\w+|pas loin|pas rare|pas exclu|pas impossible|pas (?:se )?limite\\w*",
    "ne se limite\\w* pas|aucun mal|pas de panique|(?:ne va|n'allait) pas (?:avec|bien|mieux|fort)|ne fai\\w+ que|n'y a (?:pas|plus) qu|rien de tel|pas étonnant|pas évident|pas facile",
)
_EN_IDIOM: Final = _any(
    "why not|not to mention|not least|no matter|no doubt|not unlike|no fewer|no less|no more than|no wonder|if not\\b|or not\\b|nothing but|not only|not just|not simply",
    "(?:don't|do not|never) (?:forget|hesitate|worry|miss|be shy|be afraid|panic)|(?:is|are|do|does|did|was|wo|ca|could|should|would)n't (?:it|you|they|we|he|she)\\b",
    "why do\\w*n't|can(?:'t|not) (?:help|wait|but)|not merely|nothing short|nothing more than|not more than|not all that|not uncommon|not impossible|none other",
    "no (?:better|more (?:than|\\W))|nothing (?:better|less)|not alone|no secret|no-brainer|not-for-profit|last but not least|not so long|not long|would(?:n't| not) mind|not until|n't until|no longer than",
)
_LEXICAL: Final[Mapping[Language, re.Pattern[str]]] = MappingProxyType(
    {
        "fr": re.compile(rf"(?<![\w-])(?:{_FR_LEXICAL})(?!\w)", re.IGNORECASE),
        "en": re.compile(rf"(?<![\w-])(?<!a )(?:{_EN_LEXICAL})(?!\w)", re.IGNORECASE),
    }
)
_WITHOUT: Final = re.compile(r"\b(?:sans|without)\b", re.IGNORECASE)
_NE_ALONE: Final = re.compile(_BARE_NE, re.IGNORECASE)
_IDIOM: Final[Mapping[Language, re.Pattern[str]]] = MappingProxyType(
    {"fr": re.compile(rf"\b(?:{_FR_IDIOM})", re.IGNORECASE), "en": re.compile(rf"\b(?:{_EN_IDIOM})", re.IGNORECASE)}
)
_CUES: Final[Mapping[Language, tuple[str, ...]]] = MappingProxyType(
    {
        "fr": ("pas", " ne ", "\nne ", "n'", "n’", "rien", "jamais", "aucun", "non", "nul", "personne"),
        "en": ("not", "n't", "n’t", "never", "no ", "nobody", "none", "nothing", "neither", "nowhere", "no-one"),
    }
)
"""Letters without which nothing is denied; they stand in other words too."""


def may_negate(text: str, language: Language) -> bool:
    """Whether a text may hold a negation at all: a quick look first, which says yes too often."""
    low = text.lower()
    return low.startswith("ne ") or any(cue in low for cue in _CUES[language])


def count_roughly(text: str, language: Language) -> int:
    """Count what looks like a negation, idioms that deny nothing among it: to see that two texts deny equally often."""
    return sum(1 for _ in _NEGATION[language].finditer(text)) if may_negate(text, language) else 0


def weak_negatives(text: str, language: Language) -> int:
    """Count the words of denial in a sentence, whatever they deny: each may answer a negation of the other language."""
    return sum(1 for _ in _WEAK[language].finditer(text))


def answered(text: str, language: Language) -> int:
    """Count what the other language answers in kind: idioms that deny nothing (don't worry, n'hésitez pas), sans, without."""
    idle = sum(1 for match in _IDIOM[language].finditer(text) if _WEAK[language].search(match.group()))
    return idle + len(_WITHOUT.findall(text))


_BREAK: Final = re.compile(r"[.,;:!?()«»“”\n]")
_CLAUSE: Final = 80
"""Characters after a negation in which what it denies begins, at the most."""
_FR_CARRIERS: Final = (
    "être avoir pouvoir devoir faire aller falloir vouloir savoir venir pas non ne jamais rien plus personne aucun très"
)
_EN_CARRIERS: Final = "be have can do need want get must able would should go make not never very really"
_CARRIERS: Final[Mapping[Language, frozenset[str]]] = MappingProxyType(
    {"fr": frozenset(_FR_CARRIERS.split()), "en": frozenset(_EN_CARRIERS.split())}
)
"""Verbs and adverbs that carry a negation and are not what is denied, as lemmas."""
_SAYING: Final = frozenset(("same", "first", "last", "own", "même", "premier", "première", "premiers", "premières"))
"""Small words that may be what is denied."""
_PARTICIPLES: Final = (
    (re.compile(r"ée?s?$"), "er"),
    (re.compile(r"(?:(?<=perm)|(?<=prom))is(?:es?)?$"), "ettre"),
    (re.compile(r"ie?s?$"), "ir"),
    (re.compile(r"ue?s?$"), "re"),
    (re.compile(r"(?:e|es|ent)$"), "er"),
)


def infinitive(word: str) -> str:
    """Return the infinitive that a French word may be a form of (approuvé, saisie, attendus, ferme), else the word.

    Lemmatisers take most participles for adjectives, and some verbs for nouns, and leave them.
    """
    for ending, verb in _PARTICIPLES:
        if ending.search(word):
            return ending.sub(verb, word)
    return word


def denied(text: str, negation: Negation, language: Language) -> Iterator[str]:
    """Yield the words that a negation may deny, the likeliest first: the verb, or what stands behind an auxiliary.

    In French between ne and pas, then after it; in English after it; up to the end of the clause.
    """
    clause = _BREAK.split(text[negation.end : negation.end + _CLAUSE], maxsplit=1)[0]
    inside = negation.text if language == "fr" else ""
    for word in (*word_texts(inside), *word_texts(clause)):
        form = fold(word)
        carries = form in FUNCTION_WORDS[language] or fold(lemma(word, language)) in _CARRIERS[language]
        if form in _SAYING or not (carries or word.isdigit()):
            yield word


def negations(text: str, language: Language) -> tuple[Negation, ...]:
    """Return the negations of a sentence, in order; the answer No and idioms that deny nothing are none."""
    found = list(_NEGATION[language].finditer(text))
    if not found:
        return ()
    idle = [match.span() for pattern in (_IDIOM[language], _ANSWER) for match in pattern.finditer(text)]
    return tuple(
        Negation(match.start(), match.end(), match.group().strip())
        for match in found
        if not any(start < match.end() and match.start() < end for start, end in idle)
    )


def lexical_negatives(text: str, language: Language, *, bare_ne: bool = True) -> int:
    """Count the words of a sentence that may answer a negation without being one, idioms and the answer No among them.

    A ne without pas is one of them, unless `bare_ne` is False: next to a negation it is mostly a part of it.
    """
    found = sum(len(pattern.findall(text)) for pattern in (_LEXICAL[language], _IDIOM[language], _ANSWER))
    return found + (len(_NE_ALONE.findall(text)) if bare_ne and language == "fr" else 0)
