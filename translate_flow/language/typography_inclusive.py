"""French words for women and men in one: acteur·rice, acteur/actrice, acteur(rice)s, and which way a text goes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from translate_flow.language.typography import Inclusive, Slip
from translate_flow.messages import Message, msg

_END: Final = r"(?:e|es|ne|nes|le|les|te|tes|ve|ves|se|ses|fe|fes|che|ère|ères|rice|rices|trice|trices|euse|euses|ière|ières|esse|esses|sse|x)"
_BEFORE: Final = r"[a-zà-öø-ÿœ]{2}"

_SIGNS: Final[Mapping[Inclusive, re.Pattern[str]]] = {
    "middot": re.compile(rf"[·•⋅‧](?<={_BEFORE}.){_END}(?:[·•⋅‧]s)?(?![a-zà-ÿ])"),
    "stop": re.compile(rf"\.(?<={_BEFORE}.){_END}(?:\.s)?(?![\w/@-]|\.\w)"),
    "slash": re.compile(rf"/(?<={_BEFORE}.)-?(?:{_END}|[a-zà-ÿ]{{3,}}(?:rice|euse|ière|ne|te|ée)s?)(?![\w/-]|\.\w)"),
    "brackets": re.compile(rf"\((?<={_BEFORE}.)-?{_END}\)s?(?![a-zà-ÿ])"),
    "hyphen": re.compile(rf"-(?<={_BEFORE}.)(?:e-s|es?|ne-s|nes|rices?|rice-s|euses?|trices?)(?![\w-])"),
}
_WORD: Final = re.compile(r"[^\W\d_]+\Z")

NAMES: Final[Mapping[Inclusive, Message]] = {
    "middot": msg("with a middle dot"),
    "stop": msg("with a full stop"),
    "slash": msg("with a slash"),
    "brackets": msg("with brackets"),
    "hyphen": msg("with a hyphen"),
    "none": msg("in two words"),
}


def inclusive_writing(text: str, asked: Inclusive | None) -> Iterator[Slip]:
    """Yield the words that are not written the way the project asks for, or most of the document goes."""
    found = sorted(
        (match.start(), match.end(), way)
        for way, pattern in _SIGNS.items()
        if _SIGN_OF[way] in text or way == "middot"
        for match in pattern.finditer(text)
        if _is_double(text, match)
    )
    counts: Counter[Inclusive] = Counter(way for _, _, way in found)
    if not counts or (asked is None and len(counts) == 1):
        return
    usual = asked if asked is not None else max(counts, key=lambda way: (counts[way], way == "middot"))
    for at, end, way in found:
        if way != usual:
            before = _WORD.search(text, max(0, at - 24), at)
            start = before.start() if before else at
            message = (
                msg(
                    "“{words}” is written {way}; the project wants it {usual}.",
                    words=text[start:end],
                    way=NAMES[way],
                    usual=NAMES[usual],
                )
                if asked
                else msg(
                    "“{words}” is written {way}; elsewhere this document writes {usual}.",
                    words=text[start:end],
                    way=NAMES[way],
                    usual=NAMES[usual],
                )
            )
            yield Slip(start, end, message)


_SIGN_OF: Final[Mapping[Inclusive, str]] = {"middot": "·", "stop": ".", "slash": "/", "brackets": "(", "hyphen": "-"}


def _is_double(text: str, match: re.Match[str]) -> bool:
    """Whether the word before a sign has a feminine with this ending; “et/ou”, “site/page”, “.net” are none."""
    before = _WORD.search(text, max(0, match.start() - 24), match.start())
    if before is None:
        return False
    word = before.group()
    ending = match.group().strip("·•⋅‧./()-s")
    if match.group()[0] == "/" and len(ending) > 5:
        return word[:3] == ending[:3] and word[-1] != ending[-1]
    return _AGREES.get(ending, _ANY).search(word) is not None


_ANY: Final = re.compile(r"(?:eur|eux|if|ien|er|el|ent|ant|é|i|u|is|nt|al|in|ain|ol|rt|nd|d|t|l|n|s)s?$")
_AGREES: Final = {
    "rice": re.compile(r"t?eurs?$"),
    "trice": re.compile(r"(?:t?eur|t)s?$"),
    "eu": _ANY,
    "e": _ANY,
    "ne": re.compile(r"(?:en|on|ien|an)s?$"),
    "le": re.compile(r"(?:el|il|al|nel)s?$"),
    "te": re.compile(r"(?:et|ot)s?$"),
    "ve": re.compile(r"if?s?$"),
}
