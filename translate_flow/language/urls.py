"""Link targets that say the same in French and in English.

:func:`same_target` is certain: nothing differs but the language (``/fr/`` and ``/en/``, ``fr.`` and ``en.``, ``-fra``
and ``-eng``, ``?lang=fr``), tracking parameters, ``http`` or ``https``, a trailing slash, or a translated anchor.
Whether two pages are the same place under translated names is the business of :mod:`urls_likeness`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from translate_flow.language import Language

_REGIONS: Final = "(?:[-_](?:fr|ca|be|ch|us|gb|uk|au|ie|nz|in|qc))?"
_CODES: Final[dict[Language, str]] = {
    "fr": f"(?:fr{_REGIONS}|fra|fre|french|francais|français)",
    "en": f"(?:en{_REGIONS}|eng|english|anglais)",
}
_WHOLE: Final = {language: re.compile(code, re.IGNORECASE) for language, code in _CODES.items()}
_TAIL: Final = {
    language: re.compile(rf"[-_.]{code}(?=$|\.[a-z0-9]{{2,5}}$)", re.IGNORECASE) for language, code in _CODES.items()
}
_HEAD: Final = {
    language: re.compile(rf"(?<![^/]){code}[-_.](?=[^/])", re.IGNORECASE) for language, code in _CODES.items()
}
"""A mark in front of a name counts only where both sides carry theirs: en-savoir-plus is French."""
_ARCHIVED: Final = re.compile(r"https?://web\.archive\.org/web/[0-9]+[a-z_]*/(?=https?:)", re.IGNORECASE)
_TEMPLATED: Final = re.compile(r"""\{\{[^'"{}]*['"]([^'"{}]+)['"]""")
_TRACKING: Final = re.compile(
    r"utm_|_g[al]$|mtm_|pk_|mc_[ce]id$|fbclid$|gclid$|msclkid$|igshid$|xtor$|at_", re.IGNORECASE
)
_INDEX: Final = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_PAGE: Final = re.compile(r"\.(?:html?|php|aspx?|md)$", re.IGNORECASE)
_DIGITS: Final = re.compile("[0-9]+")
SECOND_LEVEL: Final = frozenset(["co", "com", "org", "net", "gov", "ac", "asso", "edu"])
_FRENCH_ENDS: Final = frozenset(["fr", "be", "ch", "ca", "lu", "qc.ca", "gouv.fr", "asso.fr"])


@dataclass(frozen=True, slots=True)
class Target:
    """A target taken apart, its marks of language set aside; `languages` are the languages that were marked."""

    scheme: str
    host: str
    path: str
    query: tuple[tuple[str, str], ...]
    fragment: str
    languages: frozenset[Language]

    @property
    def key(self) -> tuple[str, str, str, tuple[tuple[str, str], ...]]:
        """What is the same in both languages, the anchor apart."""
        return self.scheme, self.host, self.path, self.query

    @property
    def relative(self) -> bool:
        """Whether it is a path within the site itself."""
        return not self.host and self.scheme != "mailto"


_RENAMED: Final[Mapping[str, str]] = MappingProxyType(
    {"twitter.com": "x.com", "mobile.twitter.com": "x.com", "mobile.x.com": "x.com", "m.facebook.com": "facebook.com",
     "m.youtube.com": "youtube.com"}
)  # fmt: skip
"""Hosts that are another by a name of their own: one side of an article is often older than the other."""


@lru_cache(maxsize=4096)
def take_apart(target: str) -> Target:
    """Take a link target apart; what is no address at all becomes a path."""
    text = _ARCHIVED.sub("", target.strip(), count=1)
    if (templated := _TEMPLATED.search(text)) is not None:
        text = templated[1]
    try:
        split = urlsplit(text)
        host = (split.hostname or "").rstrip(".")
        port = f":{split.port}" if split.port not in {None, 80, 443} else ""
    except ValueError:
        return Target("", "", text, (), "", frozenset())
    if split.scheme == "mailto":
        return Target("mailto", "", unquote(split.path).strip().lower(), (), "", frozenset())
    marked: set[Language] = set()
    host = _host(host, marked) + port
    path = _path(split, marked)
    query = _query(split.query, marked)
    scheme = "" if split.scheme in {"http", "https"} else split.scheme
    return Target(scheme, host, path, query, unquote(split.fragment), frozenset(marked))


def unknowable(target: str) -> bool:
    """Whether a target is made by a template out of nothing that can be read here: {{ site.emails.contact }}."""
    return ("{{" in target or "{%" in target) and _TEMPLATED.search(target) is None


def _host(host: str, marked: set[Language]) -> str:
    labels = [label for label in host.split(".") if label != "www"]
    kept = []
    for place, label in enumerate(labels):
        plain = (
            _stripped(label, marked)
            if place < len(labels) - 2 or (place < len(labels) - 1 and len(labels) > 2)
            else label
        )
        if plain:
            kept.append(plain)
    plain_host = ".".join(kept)
    return _RENAMED.get(plain_host, plain_host)


def _path(split: SplitResult, marked: set[Language]) -> str:
    path = _PAGE.sub("", _INDEX.sub("/", unquote(split.path)))
    segments = (_stripped(segment, marked) for segment in path.split("/"))
    return "/".join(segment for segment in segments if segment and segment != ".").lower()


def _query(query: str, marked: set[Language]) -> tuple[tuple[str, str], ...]:
    kept = []
    for name, value in parse_qsl(query, keep_blank_values=True, max_num_fields=None)[:50]:
        if _TRACKING.match(name):
            continue
        spoken = _language(value)
        if spoken is not None:
            marked.add(spoken)
        else:
            kept.append((name, value))
    return tuple(sorted(kept))


def _language(word: str) -> Language | None:
    for language, pattern in _WHOLE.items():
        if pattern.fullmatch(word):
            return language
    return None


def _stripped(segment: str, marked: set[Language]) -> str:
    """Return a segment or label without its mark of language, noting which language it was."""
    whole = _language(segment)
    if whole is not None:
        marked.add(whole)
        return ""
    for language, pattern in _TAIL.items():
        plain, count = pattern.subn("", segment)
        if count and plain:
            marked.add(language)
            segment = plain
    return segment


def same_target(fr: str, en: str) -> bool:
    """Whether two targets are the same, or differ by language only."""
    if fr == en:
        return True
    one, two = take_apart(fr), take_apart(en)
    if not same_anchor(one.fragment, two.fragment):
        return False
    return (
        one.key == two.key
        or _same_but_for_the_ending(one, two)
        or _same_but_for_the_head(one, two)
        or _same_from_elsewhere(one, two)
    )


def _same_from_elsewhere(one: Target, two: Target) -> bool:
    """Whether two addresses of the site are one page seen from different folders: ../traces and /docs/traces."""
    if (one.host and two.host) or one.query != two.query or "mailto" in {one.scheme, two.scheme}:
        return False
    if one.host or two.host:
        return bool(one.path) and one.path == two.path  # the site's own address, written out on one side
    mine, theirs = (target.path.split("/") for target in (one, two))
    if ".." not in mine and ".." not in theirs:
        return False
    short, long = sorted(([part for part in path if part != ".."] for path in (mine, theirs)), key=len)
    return bool(short and short[0]) and long[-len(short) :] == short


def _same_but_for_the_head(fr: Target, en: Target) -> bool:
    """Whether two paths differ by a mark in front of a name only: fr-guide.pdf, en-guide.pdf."""
    mine, marks = _HEAD["fr"].subn("", fr.path)
    theirs, others = _HEAD["en"].subn("", en.path)
    return bool(marks and marks == others) and (fr.host, mine, fr.query) == (en.host, theirs, en.query)


def _same_but_for_the_ending(fr: Target, en: Target) -> bool:
    """Whether two hosts are the same name under a French and another ending: example.fr, example.com."""
    if not fr.host or fr.host == en.host or (fr.scheme, fr.path, fr.query) != (en.scheme, en.path, en.query):
        return False
    one, two = _ending(fr.host), _ending(en.host)
    return one[0] == two[0] and one[1] in _FRENCH_ENDS


def _ending(host: str) -> tuple[str, str]:
    labels = host.split(".")
    size = 2 if len(labels) > 2 and labels[-2] in SECOND_LEVEL else 1
    return ".".join(labels[:-size]), ".".join(labels[-size:])


def same_anchor(fr: str, en: str) -> bool:
    """Whether two anchors may be one heading in two languages: translated words are, #toc6 and #toc7 are not."""
    if not fr or not en or fr == en:
        return True
    return _DIGITS.sub("", fr) != _DIGITS.sub("", en) or _DIGITS.findall(fr) == _DIGITS.findall(en)
