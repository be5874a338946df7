"""TF503: code that is not the same program in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import Block, Document, Kind, Span
from translate_flow.checks.build import LIKELY, excerpt, finding, intended
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About, Example, Rule
from translate_flow.checks.sides import between, side
from translate_flow.language import LANGUAGES, Language, name, other
from translate_flow.messages import msg

ABOUT: Final = About(
    code="TF503",
    name="code-mismatch",
    severity=Severity.WARNING,
    summary=msg("Code differs between the two languages."),
    reason=msg(
        "Readers copy code. A command that was translated, or corrected on one side only, fails for half of them. Comments, "
        "strings and placeholders (<your-name>, YOUR_KEY) are for readers and are set aside, and so are blanks."
    ),
    examples=(
        Example(
            "Lancez le réseau :\n\n```bash\ntranslate-flow check articles --strict\n```\n",
            "Start the network:\n\n```bash\ntranslate-flow check articles\n```\n",
            speaks=True,
        ),
        Example(
            "Lancez le réseau :\n\n```python\nopen('notes.txt')  # le fichier\n```\n",
            "Start the network:\n\n```python\nopen('notes.txt')  # the file\n```\n",
            speaks=False,
        ),
    ),
)

_PROSE: Final = frozenset(
    (
        "text",
        "txt",
        "plain",
        "plaintext",
        "md",
        "markdown",
        "mermaid",
        "out",
        "output",
        "math",
        "latex",
        "log",
        "console-output",
    )
)
"""Words after the opening fence that say that a block holds no program; ``python out`` is what one printed."""
_HASH: Final = frozenset(
    (
        "py",
        "python",
        "python3",
        "ipython",
        "sh",
        "bash",
        "shell",
        "zsh",
        "console",
        "yaml",
        "yml",
        "toml",
        "ini",
        "rb",
        "ruby",
        "r",
        "perl",
        "docker",
        "dockerfile",
        "make",
        "makefile",
    )
)
"""Languages whose comments begin with a number sign."""

_STRING: Final = (
    r'"""[\s\S]{0,5000}?"""|\'\'\'[\s\S]{0,5000}?\'\'\'|"(?:\\.|[^"\\\n])*"|(?<!\w)\'(?:\\.|[^\'\\\n])*\'|`[^`\n]*`'
)
_BY_HASH: Final = re.compile(rf"(?P<string>{_STRING})|(?<![\w$&/{{])#.*$", re.MULTILINE)
_BODY: Final = r"(?:[^/*]++|/(?!\*)|\*(?!/))*+"
"""Of a comment, up to the next opening (src/*.js): past a few of them it is left open, and each reading to the end
costs seconds."""
_BY_SLASHES: Final = re.compile(
    rf"(?P<string>{_STRING})|/\*{_BODY}(?:/\*{_BODY}){{0,3}}+\*/|<!--(?:[^<-]++|-(?!->)|<(?!!--))*+-->|(?:(?<!:)//|(?<!\S)(?:#|--|;|%|rem)(?=\s)).*$",
    re.MULTILINE,
)
_BETWEEN_TAGS: Final = re.compile(r">[^<>{}=;()]{0,300}?[^\W\d_]{2}[^<>{}=;()]{0,300}<(?=[/A-Za-z])")
"""What a reader of a page of HTML sees."""
_GLOSS: Final = re.compile(r'^[ \t]*\w+[ \t]*=[ \t]*[rbuf]{0,2}""[ \t]*$', re.MULTILINE)
"""A text in a variable of its own: its translation may stand beside it."""
_STRINGS: Final = re.compile(r'""(?:[\s,+]*"")+')
"""How many strings a text is cut into says nothing."""
_PROMPT: Final = re.compile(r"^[ \t]*(?:\$|%|>{1,3}|\.{3}|In \[\d*\]:)[ \t]+", re.MULTILINE)
"""What a shell or an interpreter prints before a line is typed."""
_PLACEHOLDER: Final = re.compile(
    r"<[^<>\n]{2,40}>|\$\{[^{}\n]{1,40}\}|\{\{[^{}\n]*\}\}|\[[^\[\]\n]*[^\W\d_]{3} [^\[\]\n]*\]"
    r"|\b(?:your|my|votre|vos|mon|ma|mes|YOUR|MY|VOTRE|MON)[-_][\w-]+|\b(?:VOTRE|YOUR)\w+|\b(?:foo|bar|xxx+)\b"
)
_LINE: Final = re.compile(r"\S(?:.*\S)?")
_LONGEST: Final = 50_000
"""Characters of a block that is still code to read; beyond, it is data."""
_KEYWORDS: Final = frozenset(
    (
        *(
            "and",
            "or",
            "not",
            "is",
            "in",
            "if",
            "else",
            "elif",
            "for",
            "while",
            "until",
            "do",
            "done",
            "then",
            "fi",
            "try",
            "except",
        ),
        *(
            "True",
            "False",
            "None",
            "true",
            "false",
            "null",
            "break",
            "continue",
            "return",
            "yield",
            "let",
            "const",
            "var",
            "def",
        ),
        *(
            "class",
            "import",
            "from",
            "async",
            "await",
            "raise",
            "throw",
            "catch",
            "finally",
            "with",
            "as",
            "pass",
            "case",
            "switch",
        ),
    )
)
"""Names that nobody translates."""
_TOKEN: Final = re.compile(r"[^\W\d]\w*|\d+(?:\.\d+)*|[^\w\s]")


def check(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Compare the code blocks that are tied one to one, and look for those that were lost."""
    yield from _lost(bitext, context)
    source = context.original or "fr"
    target = other(source)
    for index, unit in enumerate(bitext.units):
        if len(unit.fr) != 1 or len(unit.en) != 1 or unit.confidence < LIKELY or intended(context, index):
            continue
        (theirs,), (ours,) = bitext.blocks(unit, source), bitext.blocks(unit, target)
        if theirs.kind is not Kind.CODE or ours.kind is not Kind.CODE or theirs.text == ours.text:
            continue
        if max(len(theirs.text), len(ours.text)) > _LONGEST:
            continue
        info = _info(bitext.document(source), theirs) | _info(bitext.document(target), ours)
        if info & _PROSE:
            continue
        hashes = bool(info & _HASH)
        difference = _difference(theirs.text, ours.text, hashes=hashes)
        if difference is not None:
            line, answer = _lines(theirs.text, ours.text, hashes=hashes)
            if line is not None and answer is None:
                yield _lost_line(bitext, context, target, (ours, line), theirs)
                continue
            if answer is not None and line is None:
                yield _lost_line(bitext, context, source, (theirs, answer), ours)
                continue
            quoted = {
                target: ours.text[line.start : line.end] if line else difference[0],
                source: theirs.text[answer.start : answer.end] if answer else difference[1],
            }
            yield finding(
                ABOUT, context, bitext, target, ours,
                message=msg(
                    "The code differs: “{fr}” in French, “{en}” in English.",
                    fr=excerpt(quoted["fr"]), en=excerpt(quoted["en"]),
                ),
                span=line,
                severity=Severity.WARNING if info else Severity.INFO,  # without a language it may be anything
                counterpart_block=theirs,
            )  # fmt: skip


def _lost_line(
    bitext: Bitext, context: Context, language: Language, place: tuple[Block, Span], opposite: Block
) -> Finding:
    """Make a finding at a line of code that the other side lacks."""
    block, line = place
    told = _info(bitext.document(language), block)
    return finding(
        ABOUT, context, bitext, language, block,
        message=msg(
            "The code “{code}” stands in the {language} only.",
            code=excerpt(block.text[line.start : line.end]), language=name(language),
        ),
        span=line,
        severity=Severity.WARNING if told else Severity.INFO,
        counterpart_block=opposite,
    )  # fmt: skip


def _lines(theirs: str, ours: str, *, hashes: bool) -> tuple[Span | None, Span | None]:
    """Return the first line of each side that the other does not have, ours first; None for a side that has no such line."""
    sides = [
        [(Span(m.start(), m.end()), _tokens(m.group(), hashes=hashes)) for m in _LINE.finditer(text)]
        for text in (ours, theirs)
    ]
    known = [{tokens for _, tokens in side} for side in sides]
    odd = [
        next((span for span, tokens in side if tokens and tokens not in known[1 - i]), None)
        for i, side in enumerate(sides)
    ]
    return odd[0], odd[1]


def _lost(bitext: Bitext, context: Context) -> Iterator[Finding]:
    """Yield the code blocks that stand on one side only, between blocks that have their counterparts."""
    for language in LANGUAGES:
        here = side(bitext, context, language)
        for block in here.blocks:
            if block.kind is not Kind.CODE or here.unit(block.index).tied or here.intended(block.index):
                continue
            opposite = between(here, block.index)
            if opposite is None or any(b.kind is Kind.CODE for b in opposite):
                continue
            yield finding(
                ABOUT, context, bitext, language, block,
                message=msg("The code “{code}” stands in the {language} only.", code=excerpt(block.text), language=name(language)),
                severity=Severity.WARNING if _info(bitext.document(language), block) - _PROSE else Severity.INFO,
                counterpart=here.counterpart(block.index),
            )  # fmt: skip


def _info(document: Document, block: Block) -> frozenset[str]:
    """Return the words after the opening fence; none where the code is indented."""
    opening = document.text[block.outer.start : block.lines[0].start] if block.lines else ""
    return frozenset(re.findall(r"[\w+-]+", opening.lower())) if "```" in opening or "~~~" in opening else frozenset()


def _difference(theirs: str, ours: str, *, hashes: bool) -> tuple[str, str] | None:
    """Return the first stretch that differs, as it is written on either side; None where the programs are the same.

    Names that were translated throughout (phrase for sentence) are one program: each answers one other all through.
    """
    one, two = _tokens(theirs, hashes=hashes), _tokens(ours, hashes=hashes)
    known_one, known_two = set(one), set(two)
    forth: dict[str, str] = {}
    back: dict[str, str] = {}
    for i, (a, b) in enumerate(zip_longest(one, two, fillvalue="")):
        if a == b:
            continue
        named = (
            a[:1].isalpha()
            and b[:1].isalpha()
            and _KEYWORDS.isdisjoint((a, b))
            and forth.setdefault(a, b) == b
            and back.setdefault(b, a) == a
            and one[max(0, i - 2) : i] != ("-", "-")  # the name of an option is typed as it stands
        )
        if not named or a in known_two or b in known_one:
            return " ".join(two[max(0, i - 2) : i + 4]), " ".join(one[max(0, i - 2) : i + 4])
    return None


@lru_cache(maxsize=256)
def _tokens(code: str, *, hashes: bool) -> tuple[str, ...]:
    """Return the tokens of a program, without what is for readers."""
    readers = _BY_HASH if hashes else _BY_SLASHES
    code = _BETWEEN_TAGS.sub("><", _PROMPT.sub("", code))
    code = readers.sub(lambda match: '""' if match.group("string") else " ", code)
    return tuple(_TOKEN.findall(_STRINGS.sub('""', _PLACEHOLDER.sub("_", _GLOSS.sub("", code)))))


RULES: Final = (Rule(ABOUT, check),)
