"""What a project file makes of findings: how grave a check is, in the whole site or under some paths."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fnmatch import translate
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from translate_flow.checks.finding import Finding, Severity, is_named

Level: TypeAlias = Literal["error", "warning", "info", "off"]
LEVELS: Final[tuple[Level, ...]] = ("error", "warning", "info", "off")


@dataclass(frozen=True, slots=True)
class Ruling:
    """Levels of checks (names, codes or beginnings of codes) for the files of some patterns; for all where there is none.

    ``*`` stands for anything, slashes too: ``articles/old/*`` is whatever lies below.
    """

    levels: Mapping[str, Level]
    match: tuple[str, ...] = ()

    def level(self, finding: Finding) -> Level | None:
        """Return what is said of a finding; the word that says most about it decides, a name before a code."""
        if self.match and not any(_pattern(glob).match(finding.place.path) for glob in self.match):
            return None
        words = [word for word in self.levels if is_named(word, finding.check, finding.code)]
        return (
            self.levels[max(words, key=lambda word: (word.casefold() == finding.check, len(word)))] if words else None
        )


@dataclass(frozen=True, slots=True)
class Policy:
    """The rulings of a project, those that come later deciding over those before."""

    rulings: tuple[Ruling, ...] = ()

    def judge(self, finding: Finding) -> Finding | None:
        """Return the finding with the severity that the project gives it, None where it is switched off."""
        for ruling in reversed(self.rulings):
            level = ruling.level(finding)
            if level == "off":
                return None
            if level is not None:
                return finding if finding.severity == level else replace(finding, severity=Severity(level))
        return finding

    @property
    def words(self) -> frozenset[str]:
        """All checks that are named."""
        return frozenset(word for ruling in self.rulings for word in ruling.levels)


@lru_cache(maxsize=256)
def _pattern(glob: str) -> re.Pattern[str]:
    return re.compile(translate(glob))
