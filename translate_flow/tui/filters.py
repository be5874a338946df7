"""What the user asked to see. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from translate_flow.messages import Speech, put
from translate_flow.tui.state import WORDS, Row


@dataclass(frozen=True, slots=True)
class Filter:
    """What the user asked to see: words, ``rule:TF201`` or a check's name, ``status:missing``; all must hold."""

    words: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    @classmethod
    def parse(cls, typed: str) -> Filter:
        """Read a filter. Anything that is no ``rule:`` or ``status:`` is a word to look for."""
        words, rules, statuses = list[str](), list[str](), list[str]()
        for part in typed.casefold().split():
            key, colon, value = part.partition(":")
            into = {"rule": rules, "status": statuses}.get(key, words) if colon and value else words
            into.append(value if into is not words else part)
        return cls(tuple(words), tuple(rules), tuple(statuses))

    def __bool__(self) -> bool:
        return bool(self.words or self.rules or self.statuses)

    def keeps(self, text: str, checks: Collection[str], statuses: Collection[str]) -> bool:
        """Tell whether something with this text, these checks' names and codes, and these states is to be seen."""
        folded = text.casefold()
        return (
            all(word in folded for word in self.words)
            and all(any(check.startswith(rule) for check in checks) for rule in self.rules)
            and all(any(status.startswith(wanted) for status in statuses) for wanted in self.statuses)
        )

    def keeps_row(self, row: Row, speech: Speech) -> bool:
        """Tell whether a row of an article is to be seen; its state may be named in the language of the interface."""
        checks = {part for finding in row.findings for part in (finding.code.casefold(), finding.check)}
        states = {row.mark.value, put(WORDS[row.mark], speech).casefold()}
        return self.keeps(f"{row.handle.fr}\n{row.handle.en}", checks, states)
