"""TF508: links to a place in the same document that is not there.

A heading is reached by what the generator makes of it: an explicit ``{#id}`` or ``id="..."``, or its own words in lower
case with hyphens. Generators differ in accents and signs, so a fragment is broken only where none of them would find
it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from rapidfuzz.process import extractOne

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import Document, Kind
from translate_flow.checks.build import finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.language import LANGUAGES
from translate_flow.language.folding import unaccented
from translate_flow.messages import msg

ABOUT: Final = About(
    code="TF508",
    name="anchor-broken",
    severity=Severity.ERROR,
    summary=msg("A link leads to a heading that does not exist in that language."),
    reason=msg(
        "When headings are translated, links to them must follow: #les-communs leads nowhere in a text whose heading is "
        "The commons. Headings with an id of their own ({{#communs}}) keep working in both languages."
    ),
    examples=(
        Example(
            "## Les communs\n\nLire [plus haut](#les-communs).\n",
            "## The commons\n\nRead [above](#les-communs).\n",
            speaks=True,
        ),
        Example(
            "## Les communs\n\nLire [plus haut](#les-communs).\n",
            "## The commons\n\nRead [above](#the-commons).\n",
            speaks=False,
        ),
    ),
)

_EXPLICIT: Final = re.compile(
    r"""\{:?[^{}\n]*?\#([^\s{}]+)[^{}\n]*\}|(?:\bid|\bname)\s*=\s*["']?([^"'\s<>]+)|\[\[([\w-]+)\]\]|\[\^([^\]\s]+)\]""",
    re.IGNORECASE,
)
_ANY: Final = frozenset({"", "top", "content", "main", "toc", "comments", "haut", "contenu"})
"""What every page has, or its template makes."""
_GENERATED: Final = re.compile(
    r"(?:fn|fnref|toc|footnote|tab|section|wb-|bsd|_)[\w:-]*\d*|/.*|!.*|:~:text=.*|L\d+.*", re.IGNORECASE
)
"""What generators and scripts number for themselves."""
_SUFFIX: Final = re.compile(r"-\d+$")
_ATTRIBUTES: Final = re.compile(r"\{[:#.][^{}]*\}|\[\[[\w-]+\]\]")
_SIGNS: Final = re.compile(r"[^\w\s-]")


def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Look for fragments that no heading and no id of their own document answers."""
    for language in LANGUAGES:
        document = bitext.document(language)
        linked = [
            (block, link)
            for block in document.blocks
            for link in block.inline.links
            if not link.image and link.target.startswith("#")
        ]
        if not linked:
            continue
        known = _anchors(document)
        if not known:
            continue  # its headings are made elsewhere
        for block, link in linked:
            fragment = unquote(link.target[1:])
            if fragment.lower() in _ANY or _GENERATED.fullmatch(fragment) or _is_known(fragment, known):
                continue
            nearest = extractOne(fragment.lower(), sorted(known), score_cutoff=_NEAR)
            yield finding(
                ABOUT, context, bitext, language, block,
                message=msg("No heading of this text answers to “#{fragment}”.", fragment=fragment),
                span=link.target_span,
                suggestion=f"#{nearest[0]}" if nearest else None,
            )  # fmt: skip


_NEAR: Final = 80
"""How alike an anchor must be, of 100, to be suggested."""


def _is_known(fragment: str, known: set[str]) -> bool:
    forms = {fragment, fragment.lower(), _SUFFIX.sub("", fragment.lower())}
    return not known.isdisjoint(forms | {_bare(form) for form in forms})


def _anchors(document: Document) -> set[str]:
    """Return every anchor that some generator would make of a document: written out, or of its headings."""
    found = {unquote(group) for match in _EXPLICIT.findall(document.text) for group in match if group}
    found |= {anchor.lower() for anchor in found}
    for block in document.blocks:
        if block.kind is Kind.HEADING:
            found |= set(slugs(block.prose)) | set(slugs(block.text))
    found |= {_bare(anchor) for anchor in found}
    return {anchor for anchor in found if anchor}


def slugs(heading: str) -> tuple[str, ...]:
    """Return what generators make of a heading.

    GitHub keeps accents and drops signs, kramdown drops what stands before the first letter, Hugo joins blanks; others
    put a hyphen for each sign, or leave accents out.
    """
    text = unicodedata.normalize("NFC", _ATTRIBUTES.sub("", heading)).strip().lower()
    github = re.sub(r"\s", "-", _SIGNS.sub("", text))
    joined = re.sub(r"[\s-]+", "-", _SIGNS.sub("", text)).strip("-")
    parted = re.sub(r"[\W_]+", "-", text).strip("-")
    kramdown = re.sub(r"^[^^\W\d_]*?[^a-zà-ÿ]+(?=[a-zà-ÿ])", "", github)
    return tuple(dict.fromkeys((github, joined, parted, kramdown, parted.replace("-", ""), github.replace("_", ""))))


def _bare(anchor: str) -> str:
    """Return an anchor without accents and with single hyphens: as far as generators differ."""
    text = unaccented(anchor.lower())
    return re.sub(r"[\W_]+", "-", text.replace("œ", "oe").replace("’", "").replace("'", "")).strip("-")


RULES: Final = (Rule(ABOUT, check),)
