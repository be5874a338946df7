"""Files of other languages, which are no counterpart of ours: ``de/x.md``, ``x.es.md``, ``docs-it/x.md``, ``german/x.md``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from typing import Final

from translate_flow.articles.layouts_names import REGION, declared, id_of, is_for_languages, spoken_of, stem_of

_CODES: Final = (
    "aa|ab|af|am|ar|as|ay|az|ba|be|bg|bn|bo|br|bs|ca|co|cs|cy|da|de|dz|el|eo|es|et|eu|fa|fi|fj|fo|fy|ga|gd|gl|gn|gu|ha|he|"
    "hi|hr|hu|hy|id|is|it|ja|ka|kk|km|kn|ko|kr|ku|ky|la|lb|ln|lo|lt|lv|mg|mi|mk|ml|mn|mr|ms|mt|my|nb|ne|nl|nn|no|oc|om|or|"
    "pa|pl|ps|pt|qu|rm|ro|ru|rw|sa|sd|si|sk|sl|sm|sn|so|sq|sr|st|su|sv|sw|ta|te|tg|th|ti|tk|tl|tn|to|tr|ts|tt|tw|ug|uk|ur|"
    "uz|vi|wo|xh|yi|yo|za|zh|zu"
)
_NAMES: Final = (
    "german|deutsch|allemand|spanish|espanol|español|castellano|espagnol|italian|italiano|italien|portuguese|portugues|"
    "português|portugais|dutch|nederlands|néerlandais|russian|russe|japanese|japonais|chinese|chinois|arabic|arabe|korean|"
    "polish|polonais|catalan|català|breton|basque|occitan"
)
_OTHER: Final = re.compile(rf"(?:{_CODES}){REGION}\Z", re.IGNORECASE)
_NAMED: Final = re.compile(rf"_?(?:{_NAMES}|(?:{_CODES}){REGION})\Z", re.IGNORECASE)
_ENDED: Final = re.compile(
    rf"(?P<name>.+?)(?:\s*[-_–—]\s*|\s+|\s*(?P<open>[(\[]))(?:{_NAMES}|(?:{_CODES}){REGION})(?(open)[)\]])\Z",
    re.IGNORECASE,
)


def declares_another(metadata: Mapping[str, str]) -> bool:
    """Whether a front matter (its keys folded) names a language that is neither French nor English."""
    return any(_NAMED.match(word) for word in spoken_of(metadata)) and declared(metadata) is None


def is_another_language(path: str, ids: Container[str], slots: Container[str]) -> bool:
    """Whether a path without a mark of ours has that of another language.

    `ids` are the articles that are marked, `slots` what marked folders and files are called but for their mark:
    ``docs`` for ``docs-fr``, ``docs/fr`` and ``docs/fr.md``. Only there is ``de`` a language and ``it`` no department.
    """
    path = unicodedata.normalize("NFC", path)
    *parts, name = path.split("/")
    stem = stem_of(name)
    head, dot, code = stem.rpartition(".")
    if dot and head and _OTHER.match(code):
        return True
    if _OTHER.match(stem) and "/".join(parts) in slots:
        return True
    if (ended := _ENDED.match(stem)) and id_of(*parts, ended["name"]) in ids:
        return True
    return any(_abroad(parts, slots))


def _abroad(parts: list[str], slots: Container[str]) -> Iterator[bool]:
    """Yield of each folder of a path whether it is that of another language."""
    for at, part in enumerate(parts):
        rest = _rest(part)
        if rest == "":
            yield "/".join(parts[:at]) in slots or (at > 0 and is_for_languages(parts[at - 1]))
        elif rest:
            yield "/".join([*parts[:at], rest]) in slots


@lru_cache(maxsize=4096)
def _rest(part: str) -> str | None:
    """Return what a folder is called but for another language, None where it names none."""
    if _NAMED.match(part):
        return ""
    ended = _ENDED.match(part)
    return ended["name"] if ended else None
