"""Leaving out what people have said is as it should be: ignores in the documents, dismissals in the ledger.

Whatever is left out is counted, and what silences nothing is a finding itself (TF901).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from translate_flow.articles.document import Document, Span
from translate_flow.articles.ignores import Ignore, ignores
from translate_flow.checks.build import finding_in
from translate_flow.checks.context import Context
from translate_flow.checks.finding import Finding, is_named
from translate_flow.checks.run import in_order
from translate_flow.checks.table import PROJECT_RULES, RULES
from translate_flow.checks.unused import UNUSED_IGNORE, fault
from translate_flow.messages import Message, msg, plural


@dataclass(frozen=True, slots=True)
class Silenced:
    """What is left of an article's findings, how many were left out, and checks of the whole site that it is spared.

    `stale` are the fingerprints of dismissals that match nothing.
    """

    findings: tuple[Finding, ...]
    count: int = 0
    spared: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()


def silence(findings: Sequence[Finding], documents: Sequence[Document], context: Context) -> Silenced:
    """Leave out the findings that an ignore or a dismissal speaks of; add one for each that speaks of nothing.

    An ignore is about the findings that begin in its block, or anywhere in its file; `findings` must be those of every
    check, or what is used would seem not to be.
    """
    held = [(document, ignore) for document in documents for ignore in ignores(document) if fault(ignore) is None]
    if not held and not context.dismissed:
        return Silenced(tuple(findings))
    near, whole = _by_place(held)
    used: set[tuple[int, str]] = set()
    dismissed: set[str] = set()
    kept = []
    for finding in findings:
        path, line = finding.place.path, finding.place.line
        about = {
            (number, word)
            for number in (*whole.get(path, ()), *near.get((path, line), ()))
            for word in held[number][1].checks
            if is_named(word, finding.check, finding.code)
        }
        used |= about
        if finding.fingerprint in context.dismissed:
            dismissed.add(finding.fingerprint)
        elif not about or finding.check == UNUSED_IGNORE.name:
            kept.append(finding)
    spared = set()
    for number, (_, ignore) in enumerate(held):
        for word in ignore.checks if ignore.whole_file else ():
            of_site = {rule.about.name for rule in PROJECT_RULES if is_named(word, rule.about.name, rule.about.code)}
            spared |= of_site
            used |= {(number, word)} if of_site else set()
    count = len(findings) - len(kept)
    for number, (document, ignore) in enumerate(held):
        for word in ignore.checks:
            if (number, word) not in used:
                message = _unused(word, ignore)
                kept.append(finding_in(UNUSED_IGNORE, context, document, ignore.span, message=message))
    stale = {one: check for one, check in context.dismissed.items() if one not in dismissed and check in _OF_ARTICLE}
    for check, many in sorted(Counter(stale.values()).items()):
        kept.append(_stale(documents[0], context, check, many))
    return Silenced(tuple(in_order(kept)), count, tuple(sorted(spared)), tuple(sorted(stale)))


_OF_ARTICLE: Final = frozenset(rule.about.name for rule in RULES) - {UNUSED_IGNORE.name}
"""Checks whose findings are all there when an article is silenced; those of the whole site come later."""


def _stale(document: Document, context: Context, check: str, count: int) -> Finding:
    """Say that dismissals match nothing: the ledger has no lines of its own, and the article is where a person looks."""
    message = plural(
        "A dismissal of “{check}” in the ledger matches nothing any more: translate-flow sync --prune lets go of it.",
        "{count} dismissals of “{check}” in the ledger match nothing any more: translate-flow sync --prune lets go of them.",
        count,
        check=check,
    )
    return finding_in(UNUSED_IGNORE, context, document, Span(0, 0), message=message, around=check)


def _by_place(
    held: Sequence[tuple[Document, Ignore]],
) -> tuple[Mapping[tuple[str, int], Sequence[int]], Mapping[str, Sequence[int]]]:
    """Return the numbers of the ignores by path and line, and of those about a whole file by path."""
    near: dict[tuple[str, int], list[int]] = defaultdict(list)
    whole: dict[str, list[int]] = defaultdict(list)
    for number, (document, ignore) in enumerate(held):
        if ignore.whole_file:
            whole[document.path].append(number)
        for line in ignore.lines:
            near[document.path, line].append(number)
    return near, whole


def _unused(word: str, ignore: Ignore) -> Message:
    if not any(is_named(word, rule.about.name, rule.about.code) for rule in (*RULES, *PROJECT_RULES)):
        return msg("There is no check called “{name}”: this ignores nothing.", name=word)
    if ignore.whole_file:
        return msg("“{name}” has nothing to say about this file: this ignores nothing.", name=word)
    return msg("“{name}” has nothing to say about what follows: this ignores nothing.", name=word)
