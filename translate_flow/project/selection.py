"""Which findings are asked for: by name of check, by code, or by the start of a code."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from dataclasses import dataclass

from translate_flow.checks.finding import Finding
from translate_flow.errors import UsageError
from translate_flow.messages import msg


@dataclass(frozen=True, slots=True)
class Selection:
    """Findings of `select`, all of them where it is empty, without those of `ignore`."""

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()

    def takes(self, finding: Finding) -> bool:
        """Whether a finding is asked for."""
        if any(_names(word, finding.check, finding.code) for word in self.ignore):
            return False
        return not self.select or any(_names(word, finding.check, finding.code) for word in self.select)


def _names(word: str, check: str, code: str) -> bool:
    return word == check or code.startswith(word.upper())


def require_checks(words: Collection[str], path: str | None = None) -> None:
    """Make sure that each word names a check: what is misspelt would silently select or ignore nothing.

    Raises `UsageError` naming the nearest check; `path` is the project file that the word stands in.
    """
    if not words:
        return
    from translate_flow.checks.table import PROJECT_RULES, RULES  # noqa: PLC0415  # loads every check

    abouts = [rule.about for rule in (*RULES, *PROJECT_RULES)]
    for word in sorted(words):
        if re.fullmatch(r"TF\d{0,3}", word.upper()) and any(about.code.startswith(word.upper()) for about in abouts):
            continue
        if not any(word == about.name for about in abouts):
            near = difflib.get_close_matches(
                word, [*(a.name for a in abouts), *(a.code for a in abouts)], n=1, cutoff=0.0
            )
            raise UsageError(
                msg("There is no check called “{name}”.", name=word),
                path=path,
                hint=msg("Did you mean {nearest}?", nearest=near[0]) if near else None,
            )
