"""The file of known findings of a root: read, and brought in step with what is found."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from translate_flow.checks.finding import Finding
from translate_flow.project.baseline import FILE, LIMIT, Baseline, BaselineChange, parse_baseline, serialise_baseline
from translate_flow.project.paths import safe_path, shown
from translate_flow.project.reading import read_file
from translate_flow.project.writing import write_file


@dataclass(frozen=True, slots=True)
class Known:
    """`named` is the file that the user named, `configured` the one of the project file; what they raise says `Workspace`."""

    root: Path
    named: Path | None
    configured: str | None

    @property
    def path(self) -> Path:
        """Where the baseline lies, or would."""
        if self.named is not None:
            return self.named.resolve()
        return self.root / FILE if self.configured is None else safe_path(self.root, self.configured)

    @property
    def exists(self) -> bool:
        """Whether there is one."""
        return self.path.exists()

    def baseline(self) -> Baseline:
        """Return it; one that nobody named may be missing."""
        path = self.path
        if self.named is None and self.configured is None and not path.exists():
            return Baseline()
        name = shown(path, self.root)
        return parse_baseline(read_file(path, name, limit=LIMIT), name)

    def update(
        self,
        findings: Sequence[Finding],
        checked: AbstractSet[str],
        existing: AbstractSet[str],
        *,
        grow: bool,
        dry_run: bool,
    ) -> BaselineChange:
        """Bring the entries of the articles `checked`, and of those that exist no more, in step with what is found."""
        path, name = self.path, shown(self.path, self.root)
        before = self.baseline() if self.exists else Baseline()
        after = before.pruned(findings, checked, existing)
        left_out = sum(not after.holds(finding) for finding in findings)
        if grow:
            after, left_out = before.grown(findings, checked), 0
        data = serialise_baseline(after)
        if not dry_run and (not path.exists() or path.read_bytes() != data):
            write_file(path, data, name)
        return BaselineChange(name, before, after, left_out)
