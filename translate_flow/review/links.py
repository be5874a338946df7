"""What a person says of an alignment, as entries of the PO file.

They are obsolete entries, which every PO program keeps and none shows among the texts to translate: the context says
what is meant (``link``, ``unlink``, ``merge fr``, ``split en``), ``msgid`` and ``msgstr`` hold the normalised texts of
the blocks, an empty line between them: the two sides, or the first of neighbours and the others. Where one of several
blocks that say the same is meant, its turn stands in the context. A program that knows nothing of these entries refuses
the ledger rather than losing them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, cast

import polib

from translate_flow.alignment.manual import Link, Manual, Merge, Named, Split, Unlink
from translate_flow.errors import LedgerError
from translate_flow.language import Language
from translate_flow.messages import msg

_CONTEXT: Final = re.compile(
    r"(?P<kind>link|unlink|merge|split)(?: (?P<side>fr|en))?"
    r"(?: \((?P<turns>[1-9][0-9]*(?:[,;] [1-9][0-9]*)*)\))?(?:, repeat [1-9][0-9]*)?"
)
_BREAK: Final = "\n\n"


def is_link(item: polib.POEntry) -> bool:
    """Say whether an entry is about the alignment."""
    return bool(item.obsolete) and _CONTEXT.fullmatch(item.msgctxt or "") is not None


def read_link(item: polib.POEntry, source: Language, path: str, line: int) -> Manual:
    """Read an entry of which `is_link` holds; `source` is the language of ``msgid`` where it is about both sides.

    Raises `LedgerError` when it is not whole.
    """
    found = _CONTEXT.fullmatch(item.msgctxt or "")
    ids, strings = (text.split(_BREAK) if text else [] for text in (item.msgid, item.msgstr))
    value = None
    if found is not None:
        texts = [ids, strings] if source == "fr" else [strings, ids]
        if found["side"]:
            texts = [ids + strings]
        turns = [[int(n) for n in part.split(", ")] for part in found["turns"].split("; ")] if found["turns"] else None
        value = _value(found["kind"], cast("Language | None", found["side"]), texts, turns)
    if value is None:
        raise LedgerError(
            msg("What is said of the alignment is not whole: “{text}”.", text=item.msgctxt or ""), path=path, line=line
        )
    return value


def _value(
    kind: str, side: Language | None, texts: Sequence[Sequence[str]], turns: Sequence[Sequence[int]] | None
) -> Manual | None:
    if turns is None:
        turns = [[1] * len(part) for part in texts]
    if [len(part) for part in texts] != [len(part) for part in turns] or not all(map(all, texts)) or not all(texts):
        return None
    names = [tuple(map(Named, part, nth)) for part, nth in zip(texts, turns, strict=True)]
    if kind in ("link", "unlink") and side is None:
        return (Link if kind == "link" else Unlink)(names[0], names[1])
    if side is not None and kind == "merge" and len(names[0]) > 1:
        return Merge(side, names[0])
    if side is not None and kind == "split" and len(names[0]) == 2:
        return Split(side, *names[0])
    return None


def write_link(value: Manual, source: Language, repeats: dict[tuple[str, str], int]) -> polib.POEntry:
    """Write a value as an entry; `repeats` counts what was written so far, by context and text."""
    match value:
        case Link() | Unlink():
            context = "link" if isinstance(value, Link) else "unlink"
            sides = [value.fr, value.en]
        case Merge():
            context, sides = f"merge {value.language}", [value.blocks]
        case Split():
            context, sides = f"split {value.language}", [(value.before, value.after)]
    if any(name.nth > 1 for names in sides for name in names):
        context += f" ({'; '.join(', '.join(str(name.nth) for name in names) for names in sides)})"
    if len(sides) == 1:  # gettext drops obsolete entries without a translation
        sides = [sides[0][:1], sides[0][1:]]
    elif source == "en":
        sides.reverse()
    texts = [_BREAK.join(name.text for name in names) for names in sides]
    key = context, texts[0]
    repeats[key] = repeats.get(key, 0) + 1
    if repeats[key] > 1:
        context += f", repeat {repeats[key]}"
    return polib.POEntry(msgctxt=context, msgid=texts[0], msgstr=texts[1], obsolete=True)
