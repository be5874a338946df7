"""What clings to a number in French and English: magnitudes, measures, hours, ordinal endings, hedges."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from translate_flow.language import Language
from translate_flow.language.quantity import Measure

BLANK: Final = " \u00a0\u202f\u2009"
"""Blanks that group thousands or stand before a unit, to go inside a character class."""

GLYPHS: Final[Mapping[str, Fraction]] = {
    glyph: Fraction(over, under)
    for glyph, over, under in (
        ("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4), ("⅕", 1, 5), ("⅖", 2, 5), ("⅗", 3, 5),
        ("⅘", 4, 5), ("⅙", 1, 6), ("⅚", 5, 6), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8), ("⅞", 7, 8),
    )
}  # fmt: skip

ORDINAL_END: Final = re.compile(
    r"(?:ers?|ᵉʳ|[eè]res?|re|nde?|[eè]mes?|ièmes?|es?|ᵉ|º|st|nd|rd|th)(?!\w|-[0-9]{1,3}(?![0-9eèt]))", re.IGNORECASE
)
ROMAN: Final = re.compile(r"(?P<numeral>[IVX][IVXLC]*)(?P<end>er|ers|re|ère|es?|ème|ième|nde?|ᵉʳ?)?")
CLOCK: Final = re.compile(
    rf":(?P<colon>[0-5][0-9])(?![0-9:])(?:[{BLANK}]?(?P<half>[ap])\.?m\b\.?)?"
    rf"|[{BLANK}]?h(?:[{BLANK}]?(?P<min>[0-5][0-9]))?(?!\w)"
    rf"|[{BLANK}]?(?P<only>[ap])\.?m\b\.?"
    rf"|[{BLANK}]?(?P<bare>o['’]clock)\b",
    re.IGNORECASE,
)
MAGNITUDE: Final = re.compile(
    rf"[{BLANK}\n]?(?P<letters>Mds?|Mrds?|bn|M|k|K|B)(?=[{BLANK}]?[€$£]|(?!\w))"
    rf"|[{BLANK}\n-](?P<word>(?i:millions?|milliards?|billions?|trillions?|thousands?|milliers|mille|hundreds?))\b"
)
MAGNITUDES: Final[Mapping[str, int]] = {
    "k": 10**3, "K": 10**3, "M": 10**6, "Md": 10**9, "Mds": 10**9, "Mrd": 10**9, "Mrds": 10**9, "bn": 10**9,
    "B": 10**9, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9, "thousand": 10**3,
    "thousands": 10**3, "milliers": 10**3, "mille": 10**3, "hundred": 100, "hundreds": 100,
}  # fmt: skip
LONG_SCALE: Final[Mapping[Language, Mapping[str, int]]] = {
    "fr": {"billion": 10**12, "billions": 10**12, "trillion": 10**18, "trillions": 10**18},
    "en": {"billion": 10**9, "billions": 10**9, "trillion": 10**12, "trillions": 10**12},
}
"""A French billion is a million millions."""

AMOUNT_AFTER: Final[tuple[tuple[Measure, re.Pattern[str]], ...]] = tuple(
    (measure, re.compile(rf"[{BLANK}\n]?(?:{pattern})", re.IGNORECASE))
    for measure, pattern in (
        (Measure.POINT, r"(?:percentage[\s-])?points?(?:\sde\spourcentage)?\b"),
        (Measure.PERCENT, rf"%|pour[{BLANK}\n]cents?\b|per[{BLANK}\n-]?cent\b|p\.[{BLANK}]?100\b"),
        (Measure.CANADIAN_DOLLAR, rf"\$[{BLANK}]?CAN?\b|CA\$|CAD\b|dollars\scanadiens|canadian\sdollars"),
        (Measure.US_DOLLAR, rf"\$[{BLANK}]?US\b|US\$|USD\b|dollars\saméricains|us\sdollars"),
        (Measure.EURO, r"€|(?:d['’]|de\s)?euros?\b|EUR\b"),
        (Measure.DOLLAR, r"\$|(?:de\s)?dollars?\b"),
        (Measure.POUND, r"£|(?:de\s)?livres\ssterling|pounds\b|GBP\b"),
        (Measure.FRANC, r"CHF\b|francs?\b"),
    )
)
AMOUNT_BEFORE: Final = re.compile(
    rf"(?:(?P<cad>CA?\$|CAD)|(?P<usd>US\$|USD)|(?P<eur>€|EUR)|(?P<dollar>\$)|(?P<gbp>£|GBP)|(?P<chf>CHF))[{BLANK}]?\Z"
)
BEFORE_MEASURES: Final[Mapping[str, Measure]] = {
    "cad": Measure.CANADIAN_DOLLAR, "usd": Measure.US_DOLLAR, "eur": Measure.EURO, "dollar": Measure.DOLLAR,
    "gbp": Measure.POUND, "chf": Measure.FRANC,
}  # fmt: skip
HALF: Final = re.compile(
    rf"(?:[{BLANK}\n](?:ans?|années?|mois|heures?|jours?|siècles?|fois|points?))?"
    rf"[{BLANK}\n](?:et[{BLANK}\n]demie?|and[{BLANK}\n]a[{BLANK}\n](?:half|quarter))\b",
    re.IGNORECASE,
)
"""What adds a half. The noun may come first: deux ans et demi, two and a half years."""
OF: Final = re.compile(rf"[{BLANK}\n](?:sur|in|out[{BLANK}\n]of|of[{BLANK}\n]every)[{BLANK}\n]", re.IGNORECASE)
RANGE: Final = re.compile(rf"[{BLANK}\n]?(?:-|–|—|,|à|et|ou|to|and|or)[{BLANK}\n]?", re.IGNORECASE)
DECADE_BEFORE: Final = re.compile(rf"\bannées[{BLANK}\n]\Z", re.IGNORECASE)
DECADE_END: Final = re.compile(r"['’]?s\b")
SHORT_YEAR: Final = re.compile("[-–/]")
MARKER: Final = re.compile(rf"[{BLANK}]?(?:[.)]|[-–:](?=\s))(?=\s)")
CODE_BEFORE: Final = re.compile(r"([^\W\d_]+)[-‐‑]?\Z")
NOT_A_CODE: Final = frozenset(
    ("mid", "post", "pre", "mi", "non", "après", "avant", "early", "late", "sub", "top", "under", "over", "plus")
)
PHONE: Final = re.compile(
    rf"\+[0-9]{{1,3}}(?:[{BLANK}.()-]{{1,2}}[0-9]{{1,4}}){{3,6}}(?![0-9])"
    rf"|(?<![0-9])0[0-9](?:[{BLANK}.-][0-9]{{2}}){{4}}(?![0-9])"
    rf"|(?<![0-9-])(?:1-)?[0-9]{{3}}-[0-9]{{3}}-[0-9]{{4}}(?![0-9])"
    rf"|\([0-9]{{3}}\)[{BLANK}]?[0-9]{{3}}-[0-9]{{4}}(?![0-9])"
)
HEDGE: Final = re.compile(
    rf"(?<!\w)(?:about|around|roughly|approximately|approx\.?|nearly|almost|some|circa|environ|près{chr(32)}de|presque|"
    rf"quelques?|autour{chr(32)}de|à{chr(32)}peu{chr(32)}près)[{BLANK}\n]\Z",
    re.IGNORECASE,
)
HEDGES: Final = re.compile(
    r"(?<!\w)(?:about|around|roughly|approximately|approx|nearly|almost|some|circa|or so|environ|près de|presque|quelques?|"
    r"autour de|à peu près|estimated|estimés?|estimées?|over|more than|plus de|up to|jusqu['’]à|dozens?|couple|few)(?!\w)",
    re.IGNORECASE,
)
