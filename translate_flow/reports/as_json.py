"""JSON for other programs. Keys, their order and what they hold are a promise; `version` changes if one is broken."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from translate_flow.alignment.bitext import Bitext
from translate_flow.articles.document import Document, Place
from translate_flow.checks.finding import Finding, Severity
from translate_flow.checks.rule import About
from translate_flow.language import LANGUAGES
from translate_flow.messages import Speech, put
from translate_flow.project.values import ArticleStatus, DraftResult, Report, SideStatus, coverage
from translate_flow.review.progress import Verdict

if TYPE_CHECKING:
    from translate_flow.project.fixing import Mended

VERSION: Final = 1

_UNSAFE: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")
"""What JSON lets stand as it is and a terminal obeys, or no encoding takes. It only ever stands inside strings."""


def dump(value: Mapping[str, Any]) -> str:
    """Write JSON that reads well, stays UTF-8 and is safe on a terminal."""
    return _UNSAFE.sub(_escape, json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]


def check(report: Report, speech: Speech = "en") -> str:
    """Return the contract of ``check --format json``: every finding of every severity, every place."""
    summary = {
        "articles": len(report.statuses) + len(report.problems),
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "information": report.count(Severity.INFO),
        "failing": len(report.failing()),
        "silenced": report.silenced,
        "unreadable": len(report.problems),
    }
    findings = [finding(found, speech) for found in report.findings]
    return dump({"version": VERSION, "summary": summary, "findings": findings})


def finding(found: Finding, speech: Speech) -> dict[str, Any]:
    """Return one finding as the contract has it."""
    place = found.place
    return {
        "check": found.check,
        "code": found.code,
        "severity": found.severity.value,
        "article": found.article,
        "language": place.language,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "message": put(found.message, speech),
        "excerpt": found.excerpt,
        "counterpart": _counterpart(found.counterpart),
        "suggestion": found.suggestion,
        "gating": found.gating,
        "fingerprint": found.fingerprint,
    }


def _counterpart(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"language": place.language, "path": place.path, "line": place.line, "end_line": place.end_line}


def status(statuses: Sequence[ArticleStatus]) -> str:
    """Return the contract of ``status --format json``."""
    known = [one.progress for one in statuses]
    totals = {
        "articles": len(statuses),
        "verdicts": {verdict.value: sum(one.verdict is verdict for one in known) for verdict in Verdict},
        "coverage": round(coverage(statuses), 4),
        "units": sum(one.units for one in known),
        "missing": {language: sum(one.missing.side(language) for one in known) for language in LANGUAGES},
        "untranslated": {language: sum(one.untranslated.side(language) for one in known) for language in LANGUAGES},
        "outdated": sum(one.outdated for one in known),
        "drafts": sum(one.drafts for one in known),
        "reviewed": sum(one.reviewed for one in known),
    }
    return dump({"version": VERSION, "articles": [_article(one) for one in statuses], "totals": totals})


def _article(one: ArticleStatus) -> dict[str, Any]:
    known = one.progress
    return {
        "article": one.id,
        "original": one.original,
        "status": one.status,
        "verdict": one.verdict.value,
        "coverage": round(one.coverage, 4),
        "units": known.units,
        "fr": _side(one.fr),
        "en": _side(one.en),
        "missing": {language: known.missing.side(language) for language in LANGUAGES},
        "untranslated": {language: known.untranslated.side(language) for language in LANGUAGES},
        "outdated": known.outdated,
        "drafts": known.drafts,
        "reviewed": known.reviewed,
    }


def _side(side: SideStatus | None) -> dict[str, Any] | None:
    return {"path": side.path, "blocks": side.blocks} if side else None


def align(bitext: Bitext) -> str:
    """Return the contract of ``align --format json``."""
    units = [
        {
            "fr": list(unit.fr),
            "en": list(unit.en),
            "relation": unit.relation.value,
            "confidence": round(unit.confidence, 4),
        }
        for unit in bitext.units
    ]
    return dump({"version": VERSION, "fr": _document(bitext.fr), "en": _document(bitext.en), "units": units})


def _document(document: Document) -> dict[str, Any]:
    blocks = [
        {
            "index": block.index,
            "kind": block.kind.value,
            "line": block.line,
            "end_line": block.end_line,
            "text": block.text,
        }
        for block in document.blocks
    ]
    return {"path": document.path, "blocks": blocks}


def drafts(results: Sequence[DraftResult], speech: Speech = "en") -> str:
    """Return what ``draft --format json`` says of each block that lacked a translation."""
    entries = [
        {
            "article": one.article,
            "language": one.language,
            "path": one.path,
            "line": one.line,
            "source": one.source,
            "draft": one.text,
            "origin": one.origin,
            "score": round(one.score, 4),
            "problems": [put(problem, speech) for problem in one.problems],
            "written": one.written,
            "would_go_to": one.would_go_to or None,
        }
        for one in results
    ]
    return dump({"version": VERSION, "drafts": entries})


def fixes(mended: Sequence[Mended], speech: Speech = "en", *, written: bool) -> str:
    """Return what ``fix --format json`` says of each file: the findings that were mended, as `check` gives them."""
    files = [
        {
            "path": one.after.path,
            "written": written and one.problem is None,
            "fixes": [finding(found, speech) for found in one.made],
            "problem": put(one.problem.message, speech) if one.problem else None,
        }
        for one in mended
    ]
    return dump({"version": VERSION, "files": files})


def rules(abouts: Sequence[About], speech: Speech = "en") -> str:
    """Return what ``rules --format json`` says of each check."""
    entries = [
        {
            "code": about.code,
            "name": about.name,
            "severity": about.severity.value,
            "summary": put(about.summary, speech),
            "reason": put(about.reason, speech),
            "fixable": about.fixable,
            "examples": [
                {"fr": example.fr, "en": example.en, "speaks": example.speaks, "original": example.original}
                for example in about.examples
            ],
        }
        for about in abouts
    ]
    return dump({"version": VERSION, "checks": entries})
