"""Articles out of two page dumps: a table of where they are, for a person to correct, and the files made of it.

The table is tab-separated: one row an article or a stretch that is left out (``-`` in the place of its name). Every
line of both dumps that is not blank stands in exactly one row, so that nothing is dropped without a word.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import Final

from translate_flow.alignment.manual import block_key
from translate_flow.alignment.segmenting import Piece, Proposal, propose
from translate_flow.alignment.segmenting_side import Furniture, Sign, alike
from translate_flow.articles.document import Block, Document, Kind
from translate_flow.articles.reading import read_document
from translate_flow.errors import InputError, UsageError
from translate_flow.language import LANGUAGES, Language
from translate_flow.language.function_words import FUNCTION_WORDS
from translate_flow.messages import Message, msg
from translate_flow.project.paths import safe_path
from translate_flow.project.reading import read_file
from translate_flow.project.writing import write_file

COLUMNS: Final = ("article", "fr", "en", "fr-title", "en-title", "why")
LEFT_OUT: Final = "-"
LONGEST: Final = 6
"""Words in the name of an article's folder."""
HEAD: Final = 4
"""Lines at the head of an article in which its title is looked for."""

LONGER: Final = 1.3
SAME: Final = 0.8
"""Share of words that two lines at the head must have in common to be one title printed twice."""

_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LINES: Final = re.compile(r"([1-9][0-9]*)(?:-([1-9][0-9]*))?")
_BULLET: Final = re.compile(r"[•·▪‣●◦]\s+")
_MARKUP: Final = re.compile(r"[\\`*_<\[]")
_OPENING: Final = re.compile(r"[#>+=~|-]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: lines of both dumps, the end inclusive, None where a side has none. `why`: what told of it."""

    article: str
    fr: tuple[int, int] | None
    en: tuple[int, int] | None
    fr_title: str = ""
    en_title: str = ""
    why: str = ""

    def lines(self, language: Language) -> tuple[int, int] | None:
        """Return the lines of one side."""
        return self.fr if language == "fr" else self.en

    def title(self, language: Language) -> str:
        """Return the title in one language."""
        return self.fr_title if language == "fr" else self.en_title


@dataclass(frozen=True, slots=True)
class Made:
    """One file to be made, by its path below the folder of articles, and what of the dump it leaves out: titles again."""

    path: str
    data: bytes
    again: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do."""

    rows: tuple[Row, ...]
    files: tuple[Made, ...]


def plan_dump(fr: Path, en: Path, segments: Path | None = None) -> Plan:
    """Propose where the articles of two dumps are, or take it from a table that a person has corrected.

    Raises `InputError` when a file cannot be read, or when the table does not fit the dumps.
    """
    documents = _read(fr, "fr"), _read(en, "en")
    if segments is None:
        rows = _rows(propose(*documents))
    else:
        rows = parse_table(read_file(segments.resolve(), segments.as_posix()), segments.as_posix())
        _require_all(rows, documents, segments.as_posix())
    made = [_file(row, document) for row in rows if row.article != LEFT_OUT for document in documents]
    return Plan(tuple(rows), tuple(file for file in made if file is not None))


def write_dump(plan: Plan, to: Path) -> None:
    """Write the files of a plan; none of them when one exists already.

    Raises `UsageError`, `StorageError`.
    """
    root = to.resolve()
    places = [(safe_path(root, file.path, writing=True), file) for file in plan.files]
    for place, file in places:
        if place.exists():
            raise UsageError(
                msg("The file exists already; nothing was written."),
                path=(to / file.path).as_posix(),
                hint=msg("Name another folder with --to, or another article in the table."),
            )
    for place, file in places:
        write_file(place, file.data, (to / file.path).as_posix())


def table(rows: Sequence[Row]) -> str:
    """Write the table, tab-separated, as `parse_table` reads it."""
    lines = [COLUMNS, *((r.article, _span(r.fr), _span(r.en), r.fr_title, r.en_title, r.why) for r in rows)]
    return "".join("\t".join(" ".join(cell.split()) for cell in line) + "\n" for line in lines)


def parse_table(data: bytes, path: str) -> list[Row]:
    """Read a table.

    Raises `InputError` with the line of the table.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(msg("The table is not UTF-8 text."), path=path) from error
    rows: list[Row] = []
    names: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not any(cells) or (cells[0] == COLUMNS[0] and number == 1):
            continue
        cells += [""] * (len(COLUMNS) - len(cells))
        fault = _fault(cells, names)
        if fault:
            raise InputError(fault, path=path, line=number)
        names.add(cells[0])
        rows.append(Row(cells[0], _range(cells[1]), _range(cells[2]), cells[3], cells[4], cells[5]))
    return rows


def _fault(cells: Sequence[str], names: set[str]) -> Message | None:
    name, fr, en = cells[:3]
    if name != LEFT_OUT and not _NAME.fullmatch(name):
        return msg("“{name}” cannot be the name of an article: small letters, digits and hyphens.", name=name)
    if name != LEFT_OUT and name in names:
        return msg("Two articles are called “{name}”.", name=name)
    for cell in (fr, en):
        found = _LINES.fullmatch(cell)
        if cell and (not found or (found[2] and int(found[2]) < int(found[1]))):
            return msg("“{lines}” are no lines: write 12-40, or leave it empty.", lines=cell)
    return None if fr or en else msg("The row names no line of either dump.")


def _range(cell: str) -> tuple[int, int] | None:
    found = _LINES.fullmatch(cell)
    return (int(found[1]), int(found[2] or found[1])) if found else None


def _span(lines: tuple[int, int] | None) -> str:
    return "" if lines is None else f"{lines[0]}-{lines[1]}"


def _read(path: Path, language: Language) -> Document:
    return read_document(read_file(path.resolve(), path.as_posix()), "dump.txt", language, segment="line")


def _rows(proposal: Proposal) -> list[Row]:
    """Return a proposal as rows: articles in order, then what is left out."""
    names: set[str] = set()
    rows = []
    for piece in proposal.pieces:
        name = _name(piece, proposal, names)
        names.add(name)
        fr, en = (_lines(document, piece.side(document.language)) for document in (proposal.fr, proposal.en))
        rows.append(Row(name, fr, en, piece.title("fr"), piece.title("en"), SIGNS[piece.sign]))
    for left in proposal.left:
        document = proposal.fr if left.language == "fr" else proposal.en
        lines = _lines(document, range(left.start, left.stop))
        row = Row(LEFT_OUT, None, None, why=FURNITURE[left.what])
        rows.append(replace(row, fr=lines) if left.language == "fr" else replace(row, en=lines))
    return rows


SIGNS: Final = {
    Sign.FIRST: "first",
    Sign.TITLE: "title printed again",
    Sign.SIGNATURE: "after a signature",
    Sign.MORE: "after “read more”",
    Sign.LANGUAGE: "change of language",
}
"""What the table says of how an article was found. A table is read by programs too: these words are not translated."""

FURNITURE: Final = {
    Furniture.SIGNATURE: "signature",
    Furniture.MORE: "read more",
    Furniture.CONSENT: "cookie banner",
}


def _lines(document: Document, blocks: range) -> tuple[int, int] | None:
    return (document.blocks[blocks[0]].line, document.blocks[blocks[-1]].end_line) if blocks else None


def _name(piece: Piece, proposal: Proposal, taken: set[str]) -> str:
    """Return a name for an article's folder, of its title or else of its first line."""
    document, blocks = (proposal.fr, piece.fr) if piece.fr else (proposal.en, piece.en)
    text = piece.title("en") or piece.title("fr") or document.blocks[blocks[0]].text
    small = FUNCTION_WORDS["fr"] | FUNCTION_WORDS["en"]
    words = re.findall(r"[a-z0-9]+", _ascii(text).lower())
    name = "-".join([word for word in words if word not in small and len(word) > 1][:LONGEST]) or "article"
    stem, number = name, 2
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    return name


def _ascii(text: str) -> str:
    text = text.replace("’", " ").replace("'", " ")
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def _require_all(rows: Sequence[Row], documents: Iterable[Document], path: str) -> None:
    """See that every line of the dumps that is not blank stands in exactly one row of the table.

    Raises `InputError` that names the first that does not.
    """
    for document in documents:
        held: dict[int, int] = {}
        for row in rows:
            first, last = row.lines(document.language) or (1, 0)
            for line in range(first, last + 1):
                held[line] = held.get(line, 0) + 1
        for block in document.blocks:
            if held.get(block.line, 0) != 1:
                wrong = (
                    msg("Line {line} of the {side} dump is in two rows.", line=block.line, side=document.language)
                    if held.get(block.line)
                    else msg("Line {line} of the {side} dump is in no row.", line=block.line, side=document.language)
                )
                hint = msg("To leave lines out, give them a row with “-” in the place of the name.")
                raise InputError(wrong, path=path, hint=hint)


def _file(row: Row, document: Document) -> Made | None:
    """Return the file of one side of an article, None where nothing is known of that side."""
    language = document.language
    first, last = row.lines(language) or (1, 0)
    blocks = [block for block in document.blocks if first <= block.line <= last]
    title = row.title(language)
    if not blocks and not title:
        return None
    titles = {block_key(row.title(other)) for other in LANGUAGES} - {""}
    again = list(takewhile(lambda block: _prints(block.text, titles), blocks[:HEAD]))
    body = [block for block in blocks if block not in again]
    head = [f"title: {json.dumps(title, ensure_ascii=False)}"] if title else []
    head += [] if body else ["status: in-progress"]
    parts = ["\n".join(["---", *head, "---"])] if head else []
    parts += [f"# {_escaped(title)}"] if title else []
    text = "\n\n".join([*parts, *_paragraphs(body)]) + "\n"
    return Made(f"{row.article}/{language}.md", text.encode(), tuple(block.line for block in again))


def _prints(text: str, titles: Iterable[str]) -> bool:
    """Whether a line prints one of these titles, in much the same words and no more of them."""
    key = block_key(text)
    return any(key == title or (len(key) <= LONGER * len(title) and alike(key, title) >= SAME) for title in titles)


def _paragraphs(blocks: Iterable[Block]) -> Iterator[str]:
    """Write lines of a dump as Markdown that shows them as they stand; its bullets become items."""
    for block in blocks:
        line = block.text.strip()
        bullet = _BULLET.match(line)
        if bullet or block.kind is Kind.ITEM:
            yield f"- {_escaped(line[bullet.end() if bullet else 0 :])}"
        else:
            shown = _escaped(line)
            yield f"\\{shown}" if _OPENING.match(line) else shown


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda sign: f"\\{sign.group()}", text)
