"""Putting prose together from the stretches that a reader of markup shows."""

from __future__ import annotations

from collections.abc import Sequence

from translate_flow.articles.document import Piece, Prose


def assemble(text: str, shown: Sequence[str], spans: Sequence[tuple[int, int]]) -> Prose:
    """Join what is shown, each with the stretch of `text` it stands for, into prose without blanks at its ends."""
    prose = "".join(shown)
    pieces: list[Piece] = []
    at = 0
    for words, (start, end) in zip(shown, spans, strict=True):
        if not words:
            continue
        last = pieces[-1] if pieces else None
        plain = len(words) == end - start
        if last and plain and last.end == start and at - last.at == last.end - last.start:
            pieces[-1] = Piece(last.at, last.start, end)
        else:
            pieces.append(Piece(at, start, end))
        at += len(words)
    if prose == text and len(pieces) == 1:
        return Prose(text)
    return _stripped(prose, pieces)


def _stripped(prose: str, pieces: Sequence[Piece]) -> Prose:
    """Leave out the blanks that markup around the words has left at either end."""
    end = len(prose.rstrip(" \t\n"))
    lead = end - len(prose[:end].lstrip(" \t\n"))
    if not lead and end == len(prose):
        return Prose(prose, tuple(pieces))
    kept: list[Piece] = []
    for index, piece in enumerate(pieces):
        until = pieces[index + 1].at if index + 1 < len(pieces) else len(prose)
        if until <= lead or piece.at >= end:
            continue
        cut, over = max(0, lead - piece.at), max(0, until - end)
        plain = until - piece.at == piece.end - piece.start
        start, stop = (piece.start + cut, piece.end - over) if plain else (piece.start, piece.end)
        kept.append(Piece(piece.at + cut - lead, start, stop))
    return Prose(prose[lead:end], tuple(kept))
