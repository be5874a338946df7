"""What an author tells the checks in a comment: ``translate-flow: ignore CHECK: reason``.

The comment stands before the block that it is about, as HTML, Liquid or MDX has comments, or in plain text as a line of its
own; ``ignore-file`` is about the whole file, wherever it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from translate_flow.articles.document import Block, Document, Span

WORD: Final = "translate-flow:"

_DIRECTIVE: Final = re.compile(
    r"translate-flow:[ \t]*(?P<verb>[\w-]+)[ \t]*(?P<checks>[^:\n]*?)[ \t]*(?::[ \t]*(?P<reason>[^\n]*?))?[ \t]*"
    r"(?=-->|\*/|#\}|\{%|$)",
    re.MULTILINE,
)
_END_OF_LIST: Final = re.compile(r"[,\s]+")

BLOCK_VERB: Final = "ignore"
FILE_VERB: Final = "ignore-file"


@dataclass(frozen=True, slots=True)
class Ignore:
    """One directive: the checks it names (names, codes or beginnings of codes), the reason given, and where it stands.

    `span` counts in the document's text. `block` is what it is about, None where it is about the whole file or where no
    block follows; `verb` tells the two apart, and whatever else was written in its place.
    """

    verb: str
    checks: tuple[str, ...]
    reason: str
    span: Span
    block: Block | None = None

    @property
    def whole_file(self) -> bool:
        """Whether it is about the whole file."""
        return self.verb == FILE_VERB


def ignores(document: Document) -> tuple[Ignore, ...]:
    """Return the directives of a document, in order."""
    if WORD not in document.text:
        return ()
    found = []
    for skipped in document.skipped:
        if skipped.reason != "comment":
            continue
        text = document.text[skipped.span.start : skipped.span.end]
        for match in _DIRECTIVE.finditer(text):
            span = Span(skipped.span.start + match.start(), skipped.span.start + match.end())
            checks = tuple(name for name in _END_OF_LIST.split(match["checks"]) if name)
            block = None
            if match["verb"] == BLOCK_VERB:
                block = next((b for b in document.blocks if b.outer.start >= skipped.span.end), None)
            found.append(Ignore(match["verb"], checks, (match["reason"] or "").strip(), span, block))
    return tuple(sorted(found, key=lambda ignore: ignore.span.start))
