"""Which findings are asked for: by name of check, by code, or by the start of a code."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from translate_flow.checks.finding import Finding, is_named
from translate_flow.errors import ConfigError, UsageError


@dataclass(frozen=True, slots=True)
class Selection:
    """Findings of `select`, all of them where it is empty, without those of `ignore`."""

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()

    def takes(self, finding: Finding) -> bool:
        """Whether a finding is asked for."""
        if any(is_named(word, finding.check, finding.code) for word in self.ignore):
            return False
        return not self.select or any(is_named(word, finding.check, finding.code) for word in self.select)


def require_checks(words: Collection[str], path: str | None = None) -> None:
    """Make sure that each word names a check: what is misspelt would silently select or ignore nothing.

    Raises `UsageError` naming the nearest check, `ConfigError` when the word stands in a project file, `path`.
    """
    if not words:
        return
    from translate_flow.checks.table import PROJECT_RULES, RULES, find_rule  # noqa: PLC0415  # loads every check

    codes = [rule.about.code for rule in RULES] + [rule.about.code for rule in PROJECT_RULES]
    for word in sorted(words):
        if any(code.startswith(word.upper()) for code in codes):
            continue
        try:
            find_rule(word)
        except UsageError as error:
            if path is None:
                raise
            raise ConfigError(error.message, path=path, hint=error.hint) from error
