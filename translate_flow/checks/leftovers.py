"""TF111 and TF112: texts that break off, and what work on a translation leaves lying about.

What is left over is told from what is spoken about by where it stands: "TODO: translate this" opens a block, stands in
brackets or before a colon, and has no counterpart; an article on TODO lists has it on both sides, in the midst of a
sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.alignment.support import answered, read
from translate_flow.articles.document import HOLE, PROSE, Block, Document, Kind, Span
from translate_flow.checks.build import excerpt, finding, finding_in
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.paragraphs import Paragraph, paragraphs
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.checks.sides import side
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.language.tokens import word_texts
from translate_flow.messages import Message, msg

# --- TF111

_ENDED: Final = re.compile(r"[.!?…][\s\"'»”’)\]*_]*$")
_OPEN: Final = re.compile(r"[^\W\d_]['’]?$|,$")
_FR_HANGING: Final = """
le la les l' un une des du de d' au aux et ou mais car que qu' dans par chez mon ma mes ton ta tes ses leur leurs notre nos votre vos
cette ces ce parce lorsque lorsqu' puisque puisqu' quand si dont très afin selon entre vers sous
"""
_EN_HANGING: Final = """
the a an and or but because my your our their than every who which whose nor if although while unless whether into onto upon from as is are was were
"""
HANGING: Final = {"fr": frozenset(_FR_HANGING.split()), "en": frozenset(_EN_HANGING.split())}
"""Words that end no sentence. English prepositions may: "what to begin with"."""
WORDS: Final = 6
TAIL: Final = 3
"""Content words at the end of the other side of which none is answered: what a cut takes off."""
SHORT: Final = 1.5
"""Deviations by which a text without its full stop must be too short to have been cut."""


def check_truncated(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield one finding for each paragraph that ends in mid-sentence while the other side does not."""
    languages = LANGUAGES if context.original is None else (other(context.original),)
    for paragraph in paragraphs(bitext, context):
        for language in languages:
            if _breaks_off(paragraph, language):
                ours, theirs = paragraph.blocks(language)[-1], paragraph.blocks(other(language))[-1]
                yield finding(
                    TRUNCATED,
                    context,
                    bitext,
                    language,
                    ours,
                    counterpart_block=theirs,
                    message=msg(
                        "“{ours}” breaks off, and the {language} does not: “{theirs}”.",
                        ours=_end(ours.prose),
                        theirs=_end(theirs.prose),
                        language=name(other(language)),
                    ),
                )


def _breaks_off(paragraph: Paragraph, language: Language) -> bool:
    ours, theirs = paragraph.blocks(language)[-1], paragraph.blocks(other(language))[-1]
    text = ours.prose.rstrip()
    # The last two characters say it: from the start, the search would try every letter of the text.
    if not _OPEN.search(text, max(0, len(text) - 2)) or not _ENDED.search(theirs.prose.rstrip()) or paragraph.divergent:
        return False
    found = word_texts(text)
    if len(found) < WORDS:
        return False
    if text.endswith(("'", "’")) or (not text.endswith(",") and found[-1].lower() in HANGING[language]):
        return True
    # The items of a list end as each language has it: with a comma, or with nothing.
    if Kind.ITEM in {ours.kind, theirs.kind}:
        return False
    if text.endswith(",") or (-paragraph.off if language == "fr" else paragraph.off) > SHORT:
        return True
    if {ours.kind, theirs.kind} != {Kind.PARAGRAPH}:
        return False
    # However long it is: nothing in it answers how the other side ends.
    end = answered(read(theirs.prose, other(language)), read(text, language))[-TAIL:]
    return len(end) == TAIL and not any(end)


def _end(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else "…" + line[-_SHOWN:].partition(" ")[2]


_SHOWN: Final = 60

# --- TF112

_MARKER: Final = re.compile(
    r"(?:^|(?<=[\[(]))\W{0,3}(?:TODO|FIXME|TBD|XXX|TBT|TRANSLATE(?: THIS| ME)?|TO (?:BE )?TRANSLATED?|[AÀ] TRADUIRE|[AÀ] COMPLÉTER"
    r"|TRADUCTION (?:MANQUANTE|[AÀ] (?:FAIRE|VENIR))|(?:MISSING TRANSLATION|TRANSLATION (?:MISSING|NEEDED|REQUIRED|PENDING)|NEEDS TRANSLATION|NOT (?:YET )?TRANSLATED|PAS (?:ENCORE )?TRADUIT))(?=\s*(?:[:\])]|$|[-–—]\s)|\([^)]*\):)"
    r"|(?:^|(?<=[.!?] ))(?:TODO|FIXME)\s*:"
)
_DUMMY: Final = re.compile(r"\blorem ipsum dolor\b", re.IGNORECASE)
_ENGINE: Final = re.compile(
    r"MYMEMORY WARNING[^.!?\n]*|QUERY LENGTH LIMIT EXCE\w+|PLEASE SELECT TWO DISTINCT LANGUAGES|IS AN INVALID (?:SOURCE|TARGET) LANGUAGE"
    r"|Error 500 \(Server Error\)!!1"
)
_PREAMBLE: Final = re.compile(
    r"^\W{0,3}(?:(?:Sure|Certainly|Of course|Absolutely|Bien sûr|Certainement|Avec plaisir|D[’']accord)\s?[!,.]\s*)?(?:"
    r"(?:Here(?:[’']s| is| are)|Below is) (?:the|your|an?) (?:[\w-]+ ){0,3}?(?:translation|translated (?:text|version|paragraph))\b[^.!?]{0,60}:"
    r"|Voici (?:la|votre|une|le) (?:[\w-]+ ){0,2}?(?:traduction|(?:texte|paragraphe|passage) traduit|version traduite)\b[^.!?]{0,60}:"
    r"|(?:English|French) translation\s*:|Traduction (?:anglaise|française|en anglais|en français)\s*:"
    r"|As an AI (?:language )?model,|En tant que (?:grand )?modèle de langage"
    r"|I(?:[’']m| am) sorry, (?:but )?I can(?:not|[’']t) (?:assist|translate)|Je suis désolé, mais je ne peux pas (?:traduire|vous aider))",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"^\W{0,3}(?:I hope (?:this|the|my) (?:translation|version)\b|I hope (?:this|that) (?:translation )?helps\b"
    r"|(?:Please )?let me know if you(?:[’']d| would)? (?:like|need|want|prefer) (?:me to\b|any (?:other |further )?(?:changes|adjustments|modifications)|anything else)"
    r"|J[’']espère que (?:cette|la|ma) traduction\b"
    r"|N[’']hésitez pas (?:à me (?:dire|le dire|faire savoir) )?si vous (?:souhaitez|voulez|désirez|avez besoin d)[^.!?\n]{0,40}\b(?:modifications?|ajustements?|précisions|traduction))",
    re.IGNORECASE,
)
"""What a model says when it is done."""
_CONFLICT: Final = re.compile(
    r"^<{7}(?: .*)?\n(?:.*\n){0,400}?>{7}(?: .*)?$|^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE
)
"""A conflict from its first mark to its last, or a mark that has lost the others."""
# A text that holds none of these holds nothing of the above: looking for them one by one is the quickest way to know.
_MARKS: Final = (
    *("TODO", "FIXME", "TBD", "XXX", "TBT", "TRANSLAT", "TRADUIRE", "COMPLÉTER", "TRADUCTION", "TRADUIT"),
    *("MYMEMORY", "QUERY LENGTH", "DISTINCT LANG", "INVALID", "Error 500", "<<<<<<<", ">>>>>>>", "|||||||"),
)
_WORDS: Final = (
    "orem ipsum",
    "OREM IPSUM",
    "ranslation",
    "ranslated",
    "raduction",
    "raduit",
    "AI ",
    "modèle de langage",
    "sorry",
    "désolé",
    "I hope th",
    "et me know if",
    "ésitez pas",
)


def check_leftovers(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield one finding for each thing left over from work, on either side."""
    for language in LANGUAGES:
        document = bitext.document(language)
        if any(words in document.text for words in (*_MARKS, *_WORDS)):
            yield from _in_document(bitext, context, document)


def _in_document(bitext: Bitext, context: Context, document: Document) -> Iterator[Finding]:
    here = side(bitext, context, document.language)
    for block in document.blocks:
        match = _left(block)
        if match is None or here.intended(block.index):
            continue
        across = bitext.blocks(here.unit(block.index), other(document.language))
        # What both sides say, the article says.
        if any(_left(their) is not None for their in across):
            continue
        yield finding(
            LEFTOVER,
            context,
            bitext,
            document.language,
            block,
            span=block.inline.prose.span(*match.span()),
            counterpart=here.counterpart(block.index),
            message=_left_message(excerpt(match.group().strip(" [(")), excerpt(block.prose)),
        )
    code = [block.outer for block in document.blocks if block.kind is Kind.CODE]
    for match in _CONFLICT.finditer(document.text):
        if not any(span.start <= match.start() < span.end for span in code):
            yield finding_in(
                LEFTOVER,
                context,
                document,
                Span(*match.span()),
                message=msg(
                    "“{words}” is a mark that a merge left in the file.", words=match.group().partition("\n")[0]
                ),
            )


def _left_message(words: str, around: str) -> Message:
    if words == around:
        return msg("“{words}” was left over from work on the text.", words=words)
    return msg("“{words}” was left over from work on the text: “{around}”.", words=words, around=around)


def _left(block: Block) -> re.Match[str] | None:
    if block.kind not in PROSE:
        return None
    prose = block.prose.replace(HOLE, " ")
    found = _PREAMBLE.match(prose) or _CLOSING.match(prose) or _DUMMY.search(prose)
    if found is None and any(mark in prose for mark in _MARKS):
        found = _MARKER.search(prose) or _ENGINE.search(prose)
    return found


_FR: Final = "# Les communs\n\nUn commun est une ressource que ses usagers gèrent ensemble, chaque jour, depuis 1517.\n"
_EN: Final = "# The commons\n\nA commons is a resource that its users manage together, every day, since 1517.\n"

TRUNCATED = About(
    code="TF111",
    name="truncated",
    severity=Severity.WARNING,
    summary=msg("A paragraph ends in mid-sentence while its counterpart does not."),
    reason=msg(
        "A copy that was cut, or an engine that ran out of characters. A paragraph that only lacks its full stop is left alone: it "
        "must end with a comma or a word that ends no sentence, or be too short for its counterpart."
    ),
    examples=(
        Example(
            _FR,
            "# The commons\n\nA commons is a resource that its users manage together, every day, since the\n",
            speaks=True,
        ),
        Example(_FR, _EN, speaks=False),
        Example(_FR, _EN.replace("1517.", "1517"), speaks=False),
    ),
)
LEFTOVER = About(
    code="TF112",
    name="leftover",
    severity=Severity.ERROR,
    summary=msg("Something was left over from work on the text: a note to oneself, dummy text, an engine’s preamble."),
    reason=msg(
        "“TODO”, “À TRADUIRE”, “lorem ipsum”, marks of a merge, or “Here is the translation:” are read by everybody once they are "
        "published. Code is never looked at, and a word that is spoken about, or that both sides have, is left alone."
    ),
    examples=(
        Example(_FR + "\nLes règles sont écrites.\n", _EN + "\nTODO: translate this\n", speaks=True),
        Example(
            _FR,
            "# The commons\n\nHere is the translation: A commons is a resource that its users manage together, every day, since 1517.\n",
            speaks=True,
        ),
        Example(_FR + "\nOn écrit un TODO dans le code.\n", _EN + "\nOne writes a TODO in the code.\n", speaks=False),
        Example(_FR + "\n```\n# TODO: ranger\n```\n", _EN + "\n```\n# TODO: tidy up\n```\n", speaks=False),
    ),
)

RULES = (Rule(TRUNCATED, check_truncated), Rule(LEFTOVER, check_leftovers))
