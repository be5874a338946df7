"""Two ways to make texts alike: loosely, to find one word in another, and closely, to say whether a text really changed."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

HYPHENS: Final = "\u002d\u2010\u2011\u2012\u2212"
"""What people type for a hyphen. Dashes (U+2013, U+2014) separate and are not among them."""

APOSTROPHES: Final = "\u0027\u2018\u2019\u02bc\u2032\uff07"
"""What people type for an apostrophe."""

_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero widths and joiners
_QUOTES: Final = "«»“”„‟"

# Not NFKC: it turns U+2011 into U+2010 and not into "-", and breaks "½", "…" and "№".
_SIGNS: Final = {
    **dict.fromkeys(map(ord, HYPHENS), "-"),
    **dict.fromkeys(map(ord, APOSTROPHES), "'"),
    **dict.fromkeys(map(ord, _INVISIBLE)),
}
_FOLDED: Final = {**_SIGNS, 0x2013: "-", 0x2014: "-", ord("œ"): "oe", ord("æ"): "ae"}
_NORMAL: Final = {**_SIGNS, **dict.fromkeys(map(ord, _QUOTES), '"'), ord("…"): "..."}

_RARE: Final = tuple((chr(code), plain or "") for code, plain in _FOLDED.items() if chr(code) != plain)
_LONG: Final = 64
"""Characters from which looking for each sign in turn is quicker than a table asked of every character, ten times for a
paragraph."""
_INSIDE_QUOTES: Final = re.compile(r"«\s+|\s+»")


def fold(text: str) -> str:
    """Return the text as it is compared when looking for words: composed, lower case, one kind of apostrophe and hyphen.

    Accents stay, œ becomes oe, blanks of every kind become one space. The length may change.
    """
    if text.isascii():
        folded = text.lower()
    else:
        folded = unicodedata.normalize("NFC", text).casefold()
        if len(folded) < _LONG:
            folded = folded.translate(_FOLDED)
        else:
            for sign, plain in _RARE:
                if sign in folded:
                    folded = folded.replace(sign, plain)
    # Most of what is folded is a word, in which there are no blanks to look for.
    return folded if folded.isalnum() else _single_blanks(folded)


def _single_blanks(text: str) -> str:
    """Make each run of blanks one space: a third of the time that a pattern takes, which stops at every blank."""
    line = " ".join(text.split())
    if not line:
        return text and " "
    return f"{' ' if text[0].isspace() else ''}{line}{' ' if text[-1].isspace() else ''}"


def unaccented(text: str) -> str:
    """Return a text without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def normalise(text: str) -> str:
    """Return the text without what a reader cannot see: fingerprints and "did it really change" are made of this.

    Composed, blanks of every kind one space, none at the ends or inside guillemets, one kind of quotation mark,
    apostrophe and hyphen. Capitals and dashes stay.
    """
    if not text.isascii():
        text = _INSIDE_QUOTES.sub('"', unicodedata.normalize("NFC", text)).translate(_NORMAL)
    return " ".join(text.split())
