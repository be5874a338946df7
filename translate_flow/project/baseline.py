"""The findings of yesterday: a site full of old faults starts with a clean gate, and only new ones fail.

The file holds fingerprints, which name a finding by its texts, so that edits elsewhere, wrapping and line ends leave it
alone. It is a ratchet: what was mended leaves it, and nothing enters it unless a person says so.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from translate_flow.checks.finding import Finding
from translate_flow.errors import ConfigError
from translate_flow.messages import msg

FILE: Final = "translate-flow-baseline.json"
"""Where it lies, from the root, unless the project file or the command line says otherwise."""

LIMIT: Final = 64_000_000
_VERSION: Final = 1
_NONE: Final[Mapping[str, Mapping[str, frozenset[str]]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings: fingerprints by article and code."""

    entries: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=lambda: _NONE)

    def __len__(self) -> int:
        return sum(len(prints) for codes in self.entries.values() for prints in codes.values())

    def holds(self, finding: Finding) -> bool:
        """Whether a finding is known."""
        return finding.fingerprint in self.entries.get(finding.article, {}).get(finding.code, ())

    def stale(self, article: str, found: Iterable[Finding]) -> int:
        """Return how many entries of an article match none of what was found in it."""
        there = {(finding.code, finding.fingerprint) for finding in found}
        codes = self.entries.get(article, {})
        return sum((code, known) not in there for code, prints in codes.items() for known in prints)

    def pruned(self, found: Collection[Finding], checked: Collection[str], existing: Collection[str]) -> Baseline:
        """Return it without the entries that match nothing in the articles checked, or whose article is gone."""
        kept = baseline_of(finding for finding in found if self.holds(finding)).entries
        others = {id_: codes for id_, codes in self.entries.items() if id_ in existing and id_ not in checked}
        return Baseline({**others, **kept})

    def grown(self, found: Collection[Finding], checked: Collection[str]) -> Baseline:
        """Return it with all that was found in the articles checked; entries of other articles stay."""
        others = {id_: codes for id_, codes in self.entries.items() if id_ not in checked}
        return Baseline({**others, **baseline_of(found).entries})


@dataclass(frozen=True, slots=True)
class BaselineChange:
    """What became of a baseline: its file, its entries before and after, and how many findings are not in it."""

    path: str
    before: Baseline
    after: Baseline
    left_out: int


def baseline_of(found: Iterable[Finding]) -> Baseline:
    """Make a baseline of findings."""
    entries: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for finding in found:
        entries[finding.article][finding.code].add(finding.fingerprint)
    return Baseline(
        {id_: {code: frozenset(prints) for code, prints in codes.items()} for id_, codes in entries.items()}
    )


def serialise_baseline(baseline: Baseline) -> bytes:
    """Write a baseline down: sorted, a line an entry, so that two branches merge."""
    articles = {
        id_: {code: sorted(prints) for code, prints in sorted(codes.items())}
        for id_, codes in sorted(baseline.entries.items())
    }
    return (json.dumps({"version": _VERSION, "articles": articles}, ensure_ascii=True, indent=1) + "\n").encode()


def parse_baseline(data: bytes, path: str) -> Baseline:
    """Read a baseline.

    Raises `ConfigError` for anything that `serialise_baseline` does not write: a gate must not pass for a broken file.
    """
    try:
        values: Any = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        hint = msg("Settle a merge conflict by keeping the entries of both sides, or run baseline prune.")
        raise ConfigError(msg("The baseline is not valid JSON."), path=path, line=line, hint=hint) from error
    if not isinstance(values, dict) or values.get("version") != _VERSION or not _is_sound(values.get("articles")):
        raise ConfigError(msg("This is not a baseline that this version of translate-flow writes."), path=path)
    articles = values["articles"].items()
    return Baseline({id_: {code: frozenset(prints) for code, prints in codes.items()} for id_, codes in articles})


def _is_sound(articles: Any) -> bool:
    return isinstance(articles, dict) and all(
        isinstance(codes, dict)
        and all(isinstance(prints, list) and all(isinstance(one, str) for one in prints) for prints in codes.values())
        for codes in articles.values()
    )
