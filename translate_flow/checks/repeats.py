"""One finding for what a paragraph does wrong several times over in the same words, with one fix that mends them all."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from translate_flow.checks.finding import Fix
from translate_flow.messages import Message, plural

_T = TypeVar("_T")


def gathered(items: Iterable[_T], key: Callable[[_T], Hashable]) -> list[list[_T]]:
    """Put together the items of one key, in the order in which each key first comes."""
    groups: dict[Hashable, list[_T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.values())


def counted(message: Message, times: int) -> Message:
    """Say how often more, where what a finding is about stands `times` times in its paragraph."""
    if times < 2:
        return message
    return plural(
        "{said} Once more in this paragraph.", "{said} {count} more times in this paragraph.", times - 1, said=message
    )


def together(fixes: Sequence[Fix | None]) -> Fix | None:
    """Make one fix of those that there are, all of one document; None where there is none."""
    found = [fix for fix in fixes if fix is not None]
    if not found:
        return None
    first, *rest = found
    return Fix(first.path, first.span, first.replacement, tuple(edit for fix in rest for edit in fix.edits))
