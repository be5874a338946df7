"""TF305: acronyms that an article uses without ever saying what they stand for, in that language.

Not every word in capitals is one (BERT, JAX are names): it is where the glossary or the other side says what it stands
for, or where it takes an article as the words would (l’ARC, the DTO). Spelt out counts wherever it stands up to the
first use and in that sentence, by the acronym's initials (société coopérative d’intérêt collectif, SCIC), in brackets
after it (FSE, the European Social Fund), in the title of its `abbr`, or as the glossary has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import Block, Kind
from translate_flow.checks.build import finding
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.checks.terms_finder import SILENT_KINDS
from translate_flow.glossary.expansions import expansions
from translate_flow.glossary.names import name_finder
from translate_flow.language import LANGUAGES, Language, name
from translate_flow.language.acronyms import acronyms, spelt_out
from translate_flow.language.folding import fold
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.messages import msg

ACRONYM_UNEXPANDED = About(
    code="TF305",
    name="acronym-unexpanded",
    severity=Severity.INFO,
    summary=msg("An acronym is not spelt out where the article first uses it."),
    reason=msg(
        "Who does not know the acronym does not know what the article is about. Each language has its own readers: what is "
        "spelt out in French is not spelt out in English. What everybody knows (EU, PDF) is left alone, and so are headings."
    ),
    examples=(
        Example(
            "L’économie sociale et solidaire (ESS) emploie. L’ESS forme aussi.\n",
            "The SSE employs. The SSE trains too.\n",
            speaks=True,
        ),
        Example(
            "L’économie sociale et solidaire (ESS) emploie.\n",
            "The social and solidarity economy (SSE) employs.\n",
            speaks=False,
        ),
    ),
)

_SPARED: Final = SILENT_KINDS | {Kind.HTML, Kind.HEADING, Kind.FIELD, Kind.IMAGE, Kind.TABLE_ROW}
_GLOSS: Final = re.compile(
    r"s?\s*(?:\([^()]*[^\W\d_]{4,}\s[^()]*\)|(?:,|–|—)\s*(?:or|ou|soit|c[’']est|that is|i\.e\.)\b)"
)
_CALLED: Final = re.compile(
    r"\b(?:known as|called|abbreviated(?: as| to)?|(?:appel|abrég|nomm)ée?s?(?: en)?|dite?s?"
    r"|sous (?:le (?:nom|sigle)|l['’](?:acronyme|abréviation)) (?:de |d['’])?)\s*(?:an? |the |l[ea]s? |l['’]|une? )?[«“\"]?\s*\Z",
    re.IGNORECASE,
)
_ABBR: Final = re.compile(
    r"<abbr\b[^>]*\btitle\s*=[^>]*>\s*([^<]+?)s?\s*</abbr>|^\*\[([^\]\n]+)\]:", re.IGNORECASE | re.MULTILINE
)
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)[ -]$")
_WORD_AFTER: Final = re.compile(r"[ -]([^\W\d_]+)")
_ARTICLES: Final[Mapping[Language, frozenset[str]]] = MappingProxyType(
    {
        "fr": frozenset(
            ("le", "la", "les", "un", "une", "des", "du", "au", "aux", "cette", "notre", "nos", "votre", "sa")
        ),
        "en": frozenset(("the", "a", "an", "this", "our", "your", "its", "their")),
    }
)
_NAME_AFTER: Final = re.compile(r"[ -][A-ZÀ-Ý]\w")


def check_acronyms(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield a finding, once a side, for each acronym that is not spelt out up to its first use outside headings."""
    said: dict[Language, list[str]] = {}
    for language in LANGUAGES:
        document = bitext.document(language)
        blocks = document.blocks
        told = {word for found in _ABBR.finditer(document.text) for word in found.groups()}
        for acronym, (block, start) in _first_uses(blocks, language, context).items():
            if acronym in told:
                continue
            said = said or {side: _folded(bitext.document(side).blocks) for side in LANGUAGES}
            if _stands(acronym, said[language][: block.index + 1]):
                continue
            if (
                acronym in expansions(context.glossary, language)
                or _takes_article(block.prose, start, start + len(acronym), language)
                or any(_stands(acronym, texts) for texts in said.values())
            ):
                yield _finding(bitext, context, block, start, acronym, language=language)


def _folded(blocks: Sequence[Block]) -> list[str]:
    return [fold(block.prose) if block.kind not in SILENT_KINDS else "" for block in blocks]


def _stands(acronym: str, texts: Sequence[str]) -> bool:
    return spelt_out(acronym, "\n".join(texts))


def _takes_article(text: str, start: int, end: int, language: Language) -> bool:
    """Whether an article stands before and no noun after, as would be with the words in its place."""
    before = _WORD_BEFORE.search(text[max(0, start - 40) : start])
    elided = text[max(0, start - 2) : start].lower().replace("’", "'") in {"l'", "d'"}
    if not elided and (before is None or fold(before.group(1)) not in _ARTICLES[language]):
        return False
    after = _WORD_AFTER.match(text[end:])
    return language == "fr" or after is None or fold(after.group(1)) in FUNCTION_WORDS[language]


def _first_uses(blocks: Sequence[Block], language: Language, context: Context) -> dict[str, tuple[Block, int]]:
    """Return where each acronym first stands that may need spelling out: not in a name, nor glossed on the spot."""
    seen: set[str] = set()
    found: dict[str, tuple[Block, int]] = {}
    for block in blocks:
        for start, end in acronyms(block.prose) if block.kind not in _SPARED else ():
            acronym = block.prose[start:end]
            if acronym in seen or _in_a_name(block, start, end, language, context):
                continue
            seen.add(acronym)
            if not _glossed(block.prose, start, end):
                found[acronym] = (block, start)
    return found


def _glossed(text: str, start: int, end: int) -> bool:
    """Whether it stands in brackets after its words, or is said to be what they are called, or its words stand after it."""
    after = text[end:].removeprefix("s")
    if _CALLED.search(text[max(0, start - 50) : start]):
        return True
    return (text[:start].endswith("(") and after.startswith(")")) or _GLOSS.match(text[end:]) is not None


def _in_a_name(block: Block, start: int, end: int, language: Language, context: Context) -> bool:
    """Whether it is a part of a longer name (Forum ESS), or itself a name of the glossary."""
    text = block.prose
    before = _WORD_BEFORE.search(text[max(0, start - 40) : start])
    if before and before.group(1)[0].isupper() and fold(before.group(1)) not in FUNCTION_WORDS[language]:
        return True
    if _NAME_AFTER.match(text[end : end + 3]):
        return True
    return any(name.start <= start and end <= name.end for name in name_finder(context.glossary).find(text))


def _finding(
    bitext: Bitext, context: Context, block: Block, start: int, acronym: str, *, language: Language
) -> Finding:
    full = expansions(context.glossary, language).get(acronym)
    if full is None:
        message = msg("“{acronym}” is not spelt out in {language}.", acronym=acronym, language=name(language))
    else:
        message = msg(
            "“{acronym}” is not spelt out in {language}: write “{full} ({acronym})” first.",
            acronym=acronym,
            full=full,
            language=name(language),
        )
    return finding(
        ACRONYM_UNEXPANDED,
        context,
        bitext,
        language,
        block,
        span=block.inline.prose.span(start, start + len(acronym)),
        suggestion=f"{full} ({acronym})" if full else None,
        message=message,
    )


RULES = (Rule(ACRONYM_UNEXPANDED, check_acronyms),)
