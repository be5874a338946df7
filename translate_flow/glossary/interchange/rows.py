"""Comma-separated values, read with the line of each row, and written so that no spreadsheet takes a cell for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from translate_flow.errors import GlossaryError
from translate_flow.glossary.strict_yaml import LARGEST
from translate_flow.messages import msg

FORMULA: Final = ("=", "+", "-", "@", "\t")
"""What a spreadsheet computes, and must not: the file may come from anybody's pull request."""
_LONGEST_CELL: Final = 100_000


class Row(NamedTuple):
    """A row's cells, blanks around them taken off, and its line in the file."""

    cells: list[str]
    line: int


def read_rows(data: bytes, path: str) -> Iterator[Row]:
    """Read rows of comma, semicolon or tab separated values; empty ones are passed over.

    Raises `GlossaryError` for what is not UTF-8, too large or not well formed.
    """
    if len(data) > LARGEST:
        raise GlossaryError(msg("The glossary is larger than {limit} bytes.", limit=LARGEST), path=path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GlossaryError(msg("The glossary is not UTF-8 text."), path=path, line=line) from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=lambda sign: (first.count(sign), sign == ","))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row([" ".join(cell.split()) for cell in cells], reader.line_num)
    except csv.Error as error:
        raise GlossaryError(
            msg("This is not a table of comma-separated values: {problem}.", problem=str(error)),
            path=path,
            line=reader.line_num,
        ) from None


def write_rows(rows: Iterable[Sequence[str]]) -> bytes:
    """Write rows. A cell that begins like a formula gets a blank before it, which `read_rows` takes off again."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([f" {cell}" if cell.startswith(FORMULA) else cell for cell in row] for row in rows)
    return out.getvalue().encode()
