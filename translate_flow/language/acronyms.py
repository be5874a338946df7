"""Acronyms, and whether a text spells them out."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from translate_flow.language import LANGUAGES
from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.language.lexicon import shipped_pairs

_KNOWN: Final = """
UE EU ONU UN OTAN NATO USA US UK UNESCO UNICEF OCDE OECD FMI IMF OMS WHO OMC WTO NASA FBI CIA BBC CNN AFP
TV FM DVD CD PC FAQ GPS USB SMS MMS SIM PIN QR WIFI OK VIP CV PME SME SA SAS SARL LTD PLC INC CEO DG PDG TVA VAT PIB GDP
ONG NGO IA AI HTML CSS HTTP HTTPS URL URI API SDK PDF XML JSON YAML TOML CSV SQL RAM CPU GPU TPU SSD HDD LED LCD IP TCP UDP
DNS SSH SSL TLS FTP VPN VM OS IOS UI UX CLI GUI IDE CI CD RSS ASCII UTF ISO IEEE IBM SAP AWS GCP MIT BSD GPL LGPL AGPL
RGPD GDPR COVID VIH HIV SIDA AIDS ADN DNA ARN RNA LGBT LGBTQ LGBTQI SNCF RATP EDF CNRS HEC INSEE GAFAM GAFA GAMAM
AM PM GMT UTC CET AD BC PS NB RSVP ASAP DIY ETA TBC TBD NDLR NDT PNG JPG JPEG GIF SVG MP3 MP4 RDV BD HLM TGV SOS ID
TODO FIXME XXX TBT
PHP JVM JAR JDBC ZIP LTS README IRC OSS FOSS NGINX HTTPD GET POST PUT NLP SPAM LASER RADAR
GNU KDE GNOME BIOS LDAP PGP GPG GPT IIS ISC MPL EUPL CMS LAN WAN DHCP SMTP IMAP POP NFC RFID MIME EPUB ODT ODF RTF DOCX XLSX
"""
KNOWN: Final = frozenset(_KNOWN.split())
"""Acronyms that a general reader does not need spelt out, or knows better than the words."""

# Letters, digits and signs may not touch it, for it is then part of a name or a code; a plural s may.
_ACRONYM: Final = re.compile(r"(?<![\w./@#&+_-])[A-ZÀ-Ý]{3,6}(?=s?(?![\w/@&+]|[.-]\w))")
_ROMAN: Final = re.compile(r"[IVXLCDM]+")
_QUICK: Final = re.compile(r"[A-Z]{2}")
_ACCENTED: Final = {"a": "[aàâä]", "c": "[cç]", "e": "[eéèêë]", "i": "[iîï]", "o": "[oôö]", "u": "[uùûü]"}
_SMALL_WORDS: Final = r"[^\w\n]+(?:\w{1,3}[^\w\n]+){0,3}?"
"""What stands between the words that give a letter: d’, et, of, par l’."""


def acronyms(text: str) -> list[tuple[int, int]]:
    """Return where acronyms that few know stand in a text: no shouted words, and none in a text that is all in capitals."""
    if _QUICK.search(text) is None or text.isupper():
        return []
    found = [match.span() for match in _ACRONYM.finditer(text)]
    return [(start, end) for start, end in found if _is_obscure(text[start:end])]


@lru_cache(maxsize=4096)
def _is_obscure(acronym: str) -> bool:
    if acronym in KNOWN or _ROMAN.fullmatch(acronym):
        return False
    return fold(acronym) not in _ordinary_words()


@cache
def _ordinary_words() -> frozenset[str]:
    """Return the words that may be shouted (BIG, DEVEZ): those of the lexicon that are no names."""
    words = {word for pair in shipped_pairs() if pair.part != "propn" for word in (pair.fr, pair.en)}
    return frozenset(map(fold, words)).union(*(FUNCTION_WORDS[language] for language in LANGUAGES))


def spelt_out(acronym: str, folded: str) -> bool:
    """Whether a text, as `folding.fold` leaves it, has the acronym's letters as the initials of words, small ones between passed over.

    *Société coopérative d’intérêt collectif* is SCIC, *work integration social enterprise* WISE.
    """
    return _initials(fold(acronym)).search(folded) is not None


@lru_cache(maxsize=1024)
def _initials(letters: str) -> re.Pattern[str]:
    return re.compile(_SMALL_WORDS.join(rf"(?<!\w){_ACCENTED.get(c, re.escape(c))}\w+" for c in letters))
