"""Whether two link targets are one place under translated names, and what can be learnt about that from other links.

:func:`likeness` grades a pair; :func:`learn` finds hosts and pages that answer each other all through an article or a
site (numerique.canada.ca and digital.canada.ca), given pairs of targets that stand in each other's place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from translate_flow.language.urls import SECOND_LEVEL, Target, same_anchor, same_target, take_apart, unknowable

_DIGITS: Final = re.compile("[0-9]+")
_CHAPTER: Final = re.compile("[0-9]+[^0-9A-Za-z]")
"""How the names of files begin that are numbered in the order of reading."""
_SEARCHED: Final = frozenset(["q", "query", "search", "text", "s", "keyword", "keywords", "hashtag", "hashtags"])
_PINNED: Final = frozenset(("blob", "tree", "tag", "raw"))
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_SHARED_HOSTS: Final = frozenset(
    [
        "github.io",
        "gitlab.io",
        "wordpress.com",
        "blogspot.com",
        "blogspot.fr",
        "netlify.app",
        "vercel.app",
        "herokuapp.com",
        "medium.com",
        "substack.com",
        "notion.site",
        "over-blog.com",
        "wixsite.com",
        "readthedocs.io",
        "pages.dev",
        "hypotheses.org",
    ]
)
"""Domains under which each name belongs to somebody else."""
_FRENCH: Final = frozenset(
    [
        "le",
        "la",
        "les",
        "de",
        "des",
        "du",
        "et",
        "en",
        "sur",
        "pour",
        "avec",
        "dans",
        "une",
        "un",
        "au",
        "aux",
        "par",
        "ce",
        "ces",
        "que",
        "qui",
        "nous",
        "vous",
        "notre",
        "nos",
        "votre",
        "vos",
        "est",
        "sont",
        "comment",
        "pourquoi",
        "propos",
        "accueil",
    ]
)
_ENGLISH: Final = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "for",
        "with",
        "from",
        "by",
        "on",
        "how",
        "what",
        "why",
        "who",
        "our",
        "your",
        "us",
        "we",
        "is",
        "are",
        "about",
        "home",
        "in",
        "an",
    ]
)
_FRENCH_END: Final = re.compile(
    r"[àâçéèêëîïôûùœ]|(?:ites?|ements?|eurs?|euses?|eux|aux|iques?|aires?|ees?|ieres?|elles?)$"
)
_ENGLISH_END: Final = re.compile(r"(?:ing|ings|ly|ness|ship|ty|cy|ry|ck|ck?s|ght|th|ed|k|ks|w|ws|y|ys)$")
"""How words end in one language and hardly ever in the other; only both together say anything."""
_OPAQUE: Final = frozenset(
    [
        "youtube.com",
        "youtu.be",
        "vimeo.com",
        "dailymotion.com",
        "docs.google.com",
        "drive.google.com",
        "forms.gle",
        "bit.ly",
        "t.co",
        "tinyurl.com",
        "surveymonkey.com",
        "typeform.com",
        "eventbrite.com",
        "eventbrite.fr",
        "eventbrite.ca",
        "zoom.us",
        "framaforms.org",
    ]
)
"""Hosts whose addresses say nothing: a French and an English film or form cannot be told from two different ones."""


class Likeness(IntEnum):
    """How two targets stand to each other.

    `LANGUAGE`: the same place in the two languages, its path translated. `PERHAPS`: it may be, nothing in them says so.
    """

    DIFFERENT = 0
    PERHAPS = 1
    LIKELY = 2
    LANGUAGE = 3
    SAME = 4


def domain(host: str) -> str:
    """Return the part of a host that somebody registered: canada.ca for numerique.canada.ca."""
    labels = host.split(".")
    size = 3 if len(labels) > 2 and labels[-2] in SECOND_LEVEL else 2
    if ".".join(labels[-2:]) in _SHARED_HOSTS:
        size = 3
    return ".".join(labels[-size:])


@dataclass(frozen=True, slots=True)
class Learnt:
    """Hosts and pages seen to answer each other, French first. `plain`: hosts whose paths are not translated."""

    hosts: frozenset[tuple[str, str]] = frozenset()
    pages: frozenset[tuple[str, str]] = frozenset()
    plain: frozenset[str] = frozenset()


NOTHING_LEARNT: Final = Learnt()
_TWICE: Final = 2
"""How often two hosts or pages must meet before they count as each other's translation."""


def learn(pairs: Iterable[tuple[str, str]]) -> Learnt:
    """Learn from targets that stand in each other's place, French first, over an article or a whole site.

    Two hosts answer each other when at least two different pairs of pages say so; a page answers another when they meet
    twice. A host whose pages keep their names in both languages (``/fr/guide``, ``/guide``) does not translate its
    paths.
    """
    met: Counter[tuple[str, str]] = Counter()
    hosts: dict[tuple[str, str], set[tuple[str, str]]] = {}
    kept: Counter[str] = Counter()
    translated: Counter[str] = Counter()
    for fr, en in pairs:
        one, two = take_apart(fr), take_apart(en)
        if one.key == two.key:
            if one.languages != two.languages:
                kept[one.host] += 1
            continue
        if "mailto" not in {one.scheme, two.scheme}:
            met[fr, en] += 1
        hosts.setdefault((one.host, two.host), set()).add((fr, en))
        if one.host == two.host:
            translated[one.host] += 1
    return Learnt(
        hosts=frozenset(
            pair for pair, seen in hosts.items() if len(seen) >= _TWICE and pair[0] and pair[1] and pair[0] != pair[1]
        ),
        pages=frozenset(pair for pair, count in met.items() if count >= _TWICE),
        plain=frozenset(host for host, count in kept.items() if count >= _TWICE and count > translated[host]),
    )


def likeness(fr: str, en: str, learnt: Learnt = NOTHING_LEARNT) -> Likeness:
    """Say how a French target and an English one stand to each other, knowing what was learnt."""
    if same_target(fr, en):
        return Likeness.SAME
    if (fr, en) in learnt.pages:
        return Likeness.LANGUAGE
    if unknowable(fr) or unknowable(en):
        return Likeness.LANGUAGE
    one, two = take_apart(fr), take_apart(en)
    if one.scheme != two.scheme or "mailto" in (one.scheme, two.scheme):
        return Likeness.DIFFERENT
    if not same_anchor(one.fragment, two.fragment) or _numbered_apart(one, two):
        return Likeness.DIFFERENT
    if (one.host, two.host) in learnt.hosts:
        return Likeness.LANGUAGE
    if one.host != two.host:
        return _of_two_hosts(one, two)
    if one.host in _OPAQUE:
        return Likeness.PERHAPS
    if _marked_apart(one, two):
        return Likeness.PERHAPS if one.host in learnt.plain else Likeness.LANGUAGE
    if "{{" in fr and "{{" in en:
        return Likeness.LIKELY  # the site's own template finds the page of each language
    likely = _reads_as_translation(one, two) or _numbered_alike(one, two) or _searched_apart(one, two)
    return Likeness.LIKELY if likely else Likeness.PERHAPS


def _numbered_alike(fr: Target, en: Target) -> bool:
    """Whether two pages of the site differ in their last name only, under the same date (/2025/02/18/confiance-ia) or number (6_Culture.md)."""
    mine, _, one = fr.path.rpartition("/")
    theirs, _, two = en.path.rpartition("/")
    if not fr.relative or one == two or mine != theirs:
        return False
    chapter = _CHAPTER.match(one)
    return bool(_DIGITS.search(mine)) or (chapter is not None and two.startswith(chapter.group()))


def _searched_apart(fr: Target, en: Target) -> bool:
    """Whether two targets differ only in what is searched for, which is translated like any other word."""
    asked = set(fr.query) ^ set(en.query)
    return fr.path == en.path and bool(asked) and all(name.lower() in _SEARCHED for name, _ in asked)


def _of_two_hosts(one: Target, two: Target) -> Likeness:
    if not one.host or not two.host:
        # An address within the site, and one that may be the site's own written out.
        return Likeness.LIKELY if _reads_as_translation(one, two) else Likeness.PERHAPS
    if one.host in _OPAQUE and two.host in _OPAQUE:
        return Likeness.PERHAPS  # a form, and the short address of the other language's form
    if domain(one.host) != domain(two.host):
        return Likeness.DIFFERENT
    if _marked_apart(one, two) or _reads_as_translation(one, two):
        return Likeness.LANGUAGE if _marked_apart(one, two) else Likeness.LIKELY
    parallel = one.path.count("/") == two.path.count("/") and _DIGITS.findall(one.path) == _DIGITS.findall(two.path)
    return Likeness.LIKELY if parallel and one.path != two.path else Likeness.PERHAPS


def _marked_apart(fr: Target, en: Target) -> bool:
    """Whether the marks of language say that the French side links to French and the English to English."""
    return fr.languages != en.languages and "en" not in fr.languages and "fr" not in en.languages


def _numbered_apart(fr: Target, en: Target) -> bool:
    """Whether two paths of one host differ in their numbers alone: chapter7 and chapter6 are two pages."""
    if fr.host != en.host or fr.path == en.path:
        return False
    # The same file of a repository in another version is the right page, only older.
    pinned = not _PINNED.isdisjoint(fr.path.split("/"))
    return not pinned and _DIGITS.sub("", fr.path) == _DIGITS.sub("", en.path)


def _reads_as_translation(fr: Target, en: Target) -> bool:
    """Whether one path has French words where the other has English ones, at the same depth, with the same numbers."""
    mine, theirs = fr.path.split("/"), en.path.split("/")
    if len(mine) != len(theirs) or _DIGITS.findall(fr.path) != _DIGITS.findall(en.path):
        return False
    french, english = _words(mine, theirs), _words(theirs, mine)
    if french & _ENGLISH - _FRENCH or english & _FRENCH - _ENGLISH:
        return False
    if french & _FRENCH - _ENGLISH or english & _ENGLISH - _FRENCH:
        return True
    return any(_FRENCH_END.search(word) for word in french) and any(_ENGLISH_END.search(word) for word in english)


def _words(segments: Collection[str], others: Collection[str]) -> set[str]:
    return {word for segment in segments if segment not in others for word in _LETTERS.findall(segment)}
