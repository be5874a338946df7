"""An outcome as JSON text, for the cache and between processes.

Every outcome takes this way, also a fresh one: a check with the cache and one without then cannot differ.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, cast

from translate_flow import errors
from translate_flow.articles.document import Place, Span
from translate_flow.checks.finding import Finding, Fix, Severity
from translate_flow.errors import TranslateFlowError
from translate_flow.messages import Arg, Message
from translate_flow.project.values import ArticleStatus, Outcome, SideStatus
from translate_flow.review.progress import Progress, Sides, Verdict


def to_json(outcome: Outcome) -> str:
    """Write an outcome down."""
    status = asdict(outcome.status) if outcome.status else None
    found = [_finding(finding) for finding in outcome.findings]
    values = [outcome.article, status, found, _problem(outcome.problem), outcome.silenced, outcome.spared]
    values.append(outcome.stale)
    return json.dumps(values, ensure_ascii=True, separators=(",", ":"))


def from_json(text: str) -> Outcome:
    """Read an outcome that `to_json` wrote.

    Raises `ValueError`, `TypeError` or `KeyError` on anything else.
    """
    article, status, found, problem, silenced, spared, stale = json.loads(text)
    findings = tuple(_read_finding(values) for values in found)
    return Outcome(article, _status(status), findings, _read(problem), silenced, tuple(spared), tuple(stale))


def findings_to_json(findings: list[Finding]) -> str:
    """Write down findings that belong to no one article."""
    return json.dumps([_finding(finding) for finding in findings], ensure_ascii=True, separators=(",", ":"))


def findings_from_json(text: str) -> tuple[Finding, ...]:
    """Read what `findings_to_json` wrote; raises as `from_json`."""
    return tuple(_read_finding(values) for values in json.loads(text))


def _message(message: Message) -> list[Any]:
    args = [[key, _message(value) if isinstance(value, Message) else value] for key, value in message.args]
    return [message.id, args, message.plural, message.count]


def _read_message(values: list[Any]) -> Message:
    template, args, many, count = values
    read: list[tuple[str, Arg]] = [(k, _read_message(v) if isinstance(v, list) else v) for k, v in args]
    return Message(template, tuple(read), many, count)


def _place(place: Place | None) -> list[Any] | None:
    if place is None:
        return None
    return [place.language, place.path, place.line, place.end_line, place.column, place.end_column]


def _finding(finding: Finding) -> list[Any]:
    fix = finding.fix
    return [
        finding.check,
        finding.code,
        finding.severity.value,
        finding.article,
        _place(finding.place),
        _message(finding.message),
        finding.fingerprint,
        finding.excerpt,
        _place(finding.counterpart),
        finding.suggestion,
        [fix.path, *([span.start, span.end, text] for span, text in fix.edits)] if fix else None,
        finding.gating,
    ]


def _read_finding(values: list[Any]) -> Finding:
    check, code, severity, article, place, message, fingerprint, excerpt, counterpart, suggestion, fix, gating = values
    return Finding(
        check=check,
        code=code,
        severity=Severity(severity),
        article=article,
        place=Place(*place),
        message=_read_message(message),
        fingerprint=fingerprint,
        excerpt=excerpt,
        counterpart=Place(*counterpart) if counterpart else None,
        suggestion=suggestion,
        fix=_fix(fix) if fix else None,
        gating=gating,
    )


def _fix(values: list[Any]) -> Fix:
    path, (start, end, replacement), *more = values
    return Fix(path, Span(start, end), replacement, tuple((Span(one, other), text) for one, other, text in more))


def _status(values: dict[str, Any] | None) -> ArticleStatus | None:
    if values is None:
        return None
    fr, en = (SideStatus(**side) if side else None for side in (values.pop("fr"), values.pop("en")))
    known = values.pop("progress")
    missing, untranslated = (Sides(**known.pop(name)) for name in ("missing", "untranslated"))
    progress = Progress(Verdict(known.pop("verdict")), missing=missing, untranslated=untranslated, **known)
    return ArticleStatus(fr=fr, en=en, progress=progress, **values)


def _problem(error: TranslateFlowError | None) -> list[Any] | None:
    if error is None:
        return None
    hint = _message(error.hint) if error.hint else None
    return [type(error).__name__, _message(error.message), error.path, error.line, hint]


def _read(values: list[Any] | None) -> TranslateFlowError | None:
    if values is None:
        return None
    name, message, path, line, hint = values
    kind = cast("type[TranslateFlowError]", getattr(errors, name))
    return kind(_read_message(message), path=path, line=line, hint=_read_message(hint) if hint else None)
