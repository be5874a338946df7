"""Writing into a document without touching anything else.

Every change is made in the text, and the text is read again: what would not stay one block, or would change another, is
refused rather than written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from translate_flow.articles.document import Block, Document, Kind, Span
from translate_flow.articles.plain import wrapping_width
from translate_flow.articles.reading import read_document
from translate_flow.articles.shapes import ONE_LINE, continuation, gap_after, gap_before, line_end, line_start, shaped
from translate_flow.errors import InputError, UsageError
from translate_flow.messages import Message, msg

_KEY_OF_BLOCK_SCALAR: Final = re.compile(r":[ \t]*[|>][-+0-9]*[ \t]*(?:#.*)?\Z")


def replace_block(document: Document, index: int, text: str) -> Document:
    """Return the document with other words in one block; `text` has the form of `Block.text`, without marks.

    Only the bytes of that block change. Raises `UsageError` where the words would not stay one block of the same kind.
    """
    block = document.blocks[index]
    wanted = _clean(text, block.kind)
    if wanted == block.text:
        return document
    if block.kind is Kind.FIELD and not _is_element(document, block):
        return _replace_field(document, block, wanted)
    if not block.lines or ("\n" in wanted and (block.kind in ONE_LINE or _is_atx(document, block))):
        raise UsageError(_would_not_stay(block), path=document.path, line=block.line)
    wanted = _wrapped(document, wanted)
    changed = _reread(document, _with_lines(document, block, wanted.split("\n")), block)
    _check(document, changed, block, lambda new: new.kind is block.kind and new.text == wanted)
    return changed


def insert_block(document: Document, after: int | None, like: Block, like_document: Document, text: str) -> Document:
    """Return the document with a new block after the one numbered `after` (None: before all text).

    It takes the shape of `like`, a block of the other side: its heading or item marks, its quote marks, its place in a
    table, its fence; the blank lines around it are those of the document. Raises `UsageError` where it cannot stand
    there.
    """
    wanted = _wrapped(document, _clean(text, like.kind))
    previous = None if after is None else document.blocks[after]
    if like.kind is Kind.FIELD and not _is_element(like_document, like):
        return _insert_field(document, previous, like, wanted)
    if not like.lines:
        raise UsageError(_would_not_stay(like), path=document.path, line=previous.line if previous else 1)
    if previous is None or previous.kind is Kind.FIELD:
        changed = _insert_first(document, like, like_document, wanted)
        at = sum(block.kind is Kind.FIELD for block in document.blocks)
    else:
        changed = _insert_after(document, previous, like, like_document, wanted)
        at = previous.index + 1
    new = changed.blocks[at] if at < len(changed.blocks) else None
    others = [*changed.blocks[:at], *changed.blocks[at + 1 :]]
    if (
        new is None
        or new.text != wanted
        or not _same_blocks(others, document.blocks)
        or not _same_kind(document, new, like)
    ):
        raise UsageError(_would_not_stay(like), path=document.path, line=previous.end_line if previous else 1)
    return changed


def apply_fixes(document: Document, fixes: Sequence[tuple[Span, str]]) -> Document:
    """Return the document with stretches of its text replaced; spans count in `document.text`.

    Raises `UsageError` where two overlap, or where a block would become another kind of block, or none, or two.
    """
    ordered = sorted(set(fixes), key=lambda fix: (fix[0].start, fix[0].end))
    for (one, _), (other, _) in pairwise(ordered):
        if other.start < one.end:
            raise UsageError(
                msg("Two corrections want the same words: “{words}”.", words=document.text[other.start : one.end]),
                path=document.path,
                line=document.text.count("\n", 0, other.start) + 1,
            )
    text = document.text
    for span, replacement in reversed(ordered):
        text = text[: span.start] + replacement + text[span.end :]
    changed = _reread(document, text, None)
    if [block.kind for block in changed.blocks] != [block.kind for block in document.blocks]:
        raise UsageError(msg("The corrections would change what is a paragraph and what is not."), path=document.path)
    return changed


def _clean(text: str, kind: Kind) -> str:
    """Bring a text to the form of `Block.text`: line feeds, no blanks around a line, none at all at the end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if kind is not Kind.CODE:
        lines = [line.strip(" \t") for line in lines]
    while lines and not lines[-1].strip():
        lines.pop()
    while lines and not lines[0].strip():
        lines.pop(0)
    if not lines:
        raise UsageError(msg("A block cannot be made empty: delete its lines in an editor instead."))
    return "\n".join(lines)


def _wrapped(document: Document, text: str) -> str:
    """Break lines that are longer than a wrapped text is wide; one such line would make all others paragraphs."""
    width = wrapping_width(document.text) if document.format == "text" and document.segment == "auto" else None
    if width is None:
        return text
    import textwrap  # noqa: PLC0415 - few documents are wrapped

    lines = (textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))
    return "\n".join(part for parts in lines for part in parts)


def _with_lines(document: Document, block: Block, lines: Sequence[str]) -> str:
    """Return the text with the lines of a block replaced one by one; what stands around each stays."""
    text, held = document.text, block.lines
    last = held[-1].end
    parts, at = [], 0
    for span, line in zip(held, lines, strict=False):
        parts += [text[at : span.start], line]
        at = span.end
    if len(lines) > len(held):
        start = line_end(document, last) + continuation(document, block)
        parts += [start + line for line in lines[len(held) :]]
    return "".join(parts) + text[max(at, last) :]


def _reread(document: Document, text: str, block: Block | None) -> Document:
    line = block.line if block else None
    try:
        data = (("\ufeff" if document.bom else "") + text).encode("utf-8")
        return read_document(data, document.path, document.language, segment=document.segment)
    except UnicodeEncodeError:
        raise UsageError(msg("The text holds half a character."), path=document.path, line=line) from None
    except InputError as error:
        raise UsageError(error.message, path=document.path, line=line) from error


def _check(document: Document, changed: Document, block: Block, fits: Callable[[Block], bool]) -> None:
    before, after = list(document.blocks), list(changed.blocks)
    if len(before) == len(after):
        del before[block.index]
        new = after.pop(block.index)
        if fits(new) and _same_blocks(before, after):
            return
    raise UsageError(_would_not_stay(block), path=document.path, line=block.line)


def _same_blocks(some: Sequence[Block], others: Sequence[Block]) -> bool:
    return len(some) == len(others) and all(
        (one.kind, one.text, one.label) == (other.kind, other.text, other.label)
        for one, other in zip(some, others, strict=True)
    )


def _same_kind(document: Document, new: Block, like: Block) -> bool:
    return new.kind is like.kind or document.format == "text"


def _would_not_stay(block: Block) -> Message:
    return msg("As it stands, this text would not be one {kind}.", kind=_KINDS[block.kind])


_KINDS: Final = {
    Kind.HEADING: msg("heading"),
    Kind.PARAGRAPH: msg("paragraph"),
    Kind.ITEM: msg("list item"),
    Kind.TABLE_ROW: msg("table row"),
    Kind.CODE: msg("block of code"),
    Kind.QUOTE: msg("quotation"),
    Kind.HTML: msg("run of HTML"),
    Kind.TAG: msg("template tag"),
    Kind.LINKDEF: msg("link definition"),
    Kind.FOOTNOTE: msg("footnote"),
    Kind.IMAGE: msg("picture"),
    Kind.FIELD: msg("field"),
}


def _is_element(document: Document, block: Block) -> bool:
    """Whether a field is an element of an HTML page rather than a key of its front matter."""
    head = max((s.span.end for s in document.skipped if s.reason == "front-matter"), default=0)
    return document.format == "html" and block.outer.start >= head


def _is_atx(document: Document, block: Block) -> bool:
    return block.kind is Kind.HEADING and "#" in document.text[block.outer.start : block.lines[0].start]


# Inserting


def _insert_after(document: Document, previous: Block, like: Block, like_document: Document, wanted: str) -> Document:
    at = previous.outer.end
    rule = next((s.span for s in document.skipped if s.span.start >= at and s.reason == "rule"), None)
    if like.kind is previous.kind is Kind.TABLE_ROW and rule and not document.text[at : rule.start].strip():
        at = rule.end
    whole = shaped(document, previous, like, like_document, wanted)
    gap = gap_before(document, previous, like, like_document)
    following = document.blocks[previous.index + 1] if previous.index + 1 < len(document.blocks) else None
    end = gap_after(document, at, gap, like, following) if following else ""
    return _reread(document, document.text[:at] + gap + whole + end + document.text[at:], previous)


def _insert_first(document: Document, like: Block, like_document: Document, wanted: str) -> Document:
    text = document.text
    start = max((s.span.end for s in document.skipped if s.reason == "front-matter"), default=0)
    start = max([start, *(block.outer.end for block in document.blocks if block.kind is Kind.FIELD)])
    rest = text[start:]
    body = line_start(text, start + len(rest) - len(rest.lstrip())) if rest.strip() else len(text)
    eol = line_end(document)
    lead = eol if start and body == len(text) and not text.endswith(("\n", "\r")) else ""
    end = eol * 2 if rest.strip() else eol
    if document.format == "html":
        return _insert_first_element(document, like, like_document, wanted)
    first = next((block for block in document.blocks if block.kind is not Kind.FIELD), None)
    if first and document.format == "text":
        end = gap_before(document, first, like, like_document)
    whole = shaped(document, None, like, like_document, wanted)
    return _reread(document, text[:body] + lead + whole + end + text[body:], None)


def _insert_first_element(document: Document, like: Block, like_document: Document, wanted: str) -> Document:
    """Put an element before the first that shows text: what comes before that is the page's frame."""
    first = next((block for block in document.blocks if block.kind is not Kind.FIELD), None)
    if first is None:
        raise UsageError(_would_not_stay(like), path=document.path, line=1)
    at = first.outer.start
    indent = document.text[line_start(document.text, at) : at]
    parted = line_end(document, at) + (indent if not indent.strip() else "")
    whole = shaped(document, None, like, like_document, wanted)
    return _reread(document, document.text[:at] + whole + parted + document.text[at:], None)


# Fields


def _replace_field(document: Document, block: Block, wanted: str) -> Document:
    """Write a field as its author would: in the form it has, or else quoted."""
    span = Span(block.lines[0].start, block.lines[-1].end)
    quote = _quote(document, block)
    if not (quote == '"' and "\\" in wanted and "\\" not in block.text):
        try:
            changed = _reread(document, _with_lines(document, block, wanted.split("\n")), block)
            _check(document, changed, block, lambda new: new.kind is Kind.FIELD and new.text == wanted)
        except UsageError:
            pass
        else:
            return changed
    if _KEY_OF_BLOCK_SCALAR.search(document.text[block.outer.start : block.outer.end].split("\n", 1)[0].rstrip("\r")):
        raise UsageError(_would_not_stay(block), path=document.path, line=block.line)
    value = " ".join(wanted.split("\n"))
    quoted = value.replace("'", "''") if quote == "'" and not document.text.startswith("+++") else _escaped(value)
    if not quote:
        quoted = f'"{quoted}"'
    changed = _reread(document, document.text[: span.start] + quoted + document.text[span.end :], block)
    _check(document, changed, block, lambda new: new.label == block.label and changed.metadata[new.label] == value)
    return changed


def _quote(document: Document, block: Block) -> str:
    before = document.text[block.lines[0].start - 1]
    return before if before in "'\"" and document.text[block.lines[-1].end :][:1] == before else ""


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')


def _insert_field(document: Document, previous: Block | None, like: Block, wanted: str) -> Document:
    text, value = document.text, " ".join(wanted.split("\n"))
    if like.label in document.metadata:
        raise UsageError(msg("The key “{key}” stands twice in the front matter.", key=like.label), path=document.path)
    if document.format == "html" and not document.text.startswith(("---", "+++")):
        raise UsageError(_would_not_stay(like), path=document.path, line=1)
    fences = [s.span for s in document.skipped if s.reason == "front-matter"]
    eol = line_end(document)
    toml = text.startswith("+++")
    line = f'{like.label}{" = " if toml else ": "}"{_escaped(value)}"'
    if fences and not text.startswith(("---", "+++")):
        line = f"{like.label.capitalize()}: {value}"  # Pelican's way, which knows no quotation marks
    if not fences:
        changed = _reread(document, f"---{eol}{line}{eol}---{eol}{eol}{text}", None)
    elif previous is not None and previous.kind is Kind.FIELD:
        changed = _reread(document, text[: previous.outer.end] + eol + line + text[previous.outer.end :], previous)
    else:
        at = text.index("\n", fences[0].start) + 1
        changed = _reread(document, text[:at] + line + eol + text[at:], None)
    new = [block for block in changed.blocks if block.kind is Kind.FIELD and block.label == like.label]
    others = [block for block in changed.blocks if block not in new]
    if len(new) != 1 or changed.metadata.get(like.label) != value or not _same_blocks(others, document.blocks):
        raise UsageError(_would_not_stay(like), path=document.path, line=1)
    return changed
