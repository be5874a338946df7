"""A glossary file to a glossary, or to every mistake in it. The file's structure is described in `glossary.yaml` itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from typing import Final, TypeVar

from translate_flow.errors import GlossaryError
from translate_flow.glossary.coherence import contradictions
from translate_flow.glossary.extend import extend
from translate_flow.glossary.strict_yaml import Mapping, Node, Sequence, Text, read_yaml
from translate_flow.glossary.term import Enforcement, Forbidden, Glossary, Match, Name, Term, Wording
from translate_flow.language import LANGUAGES
from translate_flow.messages import Message, msg

_FILE: Final = ("version", "extends", "sources", "terms", "names")
_TERM: Final = ("fr", "en", "enforce", "reverse", "note", "source")
_WORDING: Final = (
    "approved", "accepted", "loose", "forbidden", "exceptions", "match", "case", "noun", "ambiguous", "between",
)  # fmt: skip
_FORBIDDEN: Final = ("form", "use", "noun", "drafts")
_NAME: Final = ("name", "accepted", "forbidden", "note")
_VERSION: Final = "1"

_Choice = TypeVar("_Choice", bound=StrEnum)


def parse_glossary(data: bytes, path: str, base: Glossary | None = None) -> Glossary:
    """Read a glossary. `path` is what errors call the file; `base` the one that it extends, which the caller has read.

    Raises `GlossaryError` on the first mistake by line; its hint says how to mend it.
    """
    glossary, problems = read_glossary(data, path, base)
    if problems:
        raise problems[0]
    return glossary


def read_glossary(data: bytes, path: str, base: Glossary | None = None) -> tuple[Glossary, tuple[GlossaryError, ...]]:
    """Read a glossary as far as it can be read, with every mistake in it, by line.

    Raises `GlossaryError` only when the file is not YAML at all, or not safe to read.
    """
    root = read_yaml(data, path)
    reader = _Reader(path)
    glossary = reader.glossary(root, blake2b(data, digest_size=16).hexdigest())
    for line, message, hint in contradictions(glossary):
        reader.report(line, message, hint)
    reader.extends(root, extended=base is not None)
    if base is not None:
        glossary = extend(glossary, base)
    return glossary, tuple(sorted(reader.problems, key=lambda problem: problem.line or 0))


@dataclass(slots=True)
class _Reader:
    """Walks the tree, and writes down each mistake instead of stopping at it."""

    path: str
    problems: list[GlossaryError] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)

    def report(self, line: int, message: Message, hint: Message | None = None) -> None:
        self.problems.append(GlossaryError(message, path=self.path, line=line, hint=hint))

    def glossary(self, root: Node | None, digest: str) -> Glossary:
        if not isinstance(root, Mapping):
            line = root.line if root else 1
            self.report(line, msg("A glossary is keys and values: version, terms, names."), _start())
            return Glossary(path=self.path, digest=digest)
        values = self.keys(root, _FILE)
        version = values.get("version")
        if not isinstance(version, Text) or version.value != _VERSION:
            self.report(
                version.line if version else root.line,
                msg("The version of the glossary's structure is missing or unknown."),
                _start(),
            )
        sources = values.get("sources")
        if sources is not None:
            self.sources = {e.key: self.text(e.value, e.key) for e in self.mapping(sources, "sources").entries}
        return Glossary(
            terms=tuple(self.term(node) for node in self.mappings(values.get("terms"), "terms")),
            names=tuple(self.name(node) for node in self.mappings(values.get("names"), "names")),
            path=self.path,
            digest=digest,
        )

    def extends(self, root: Node | None, *, extended: bool) -> None:
        """Report an ``extends`` that was not found by `extend.extended_name`."""
        for entry in root.entries if isinstance(root, Mapping) else ():
            if entry.key == "extends" and self.text(entry.value, "extends") and not extended:
                self.report(
                    entry.line,
                    msg("The glossary that this one extends is not where it can be seen."),
                    msg("Write “extends: name” on a line of its own, at the beginning of the line."),
                )

    def term(self, node: Mapping) -> Term:
        values = self.keys(node, _TERM)
        for language in LANGUAGES:
            if language not in values:
                self.report(
                    node.line, msg("The term has no “{key}”.", key=language), msg("Add “{key}: …”.", key=language)
                )
        source = values.get("source")
        name = self.text(source, "source") if source else ""
        if source and name and name not in self.sources:
            hint = self.nearest(name, self.sources)
            self.report(source.line, msg("There is no source called “{name}”.", name=name), hint)
        return Term(
            fr=self.wording(values["fr"]) if "fr" in values else Wording(""),
            en=self.wording(values["en"]) if "en" in values else Wording(""),
            enforce=self.choice(values.get("enforce"), Enforcement, Enforcement.STRICT),
            note=self.text(values["note"], "note", empty=True) if "note" in values else "",
            source=self.sources.get(name, ""),
            line=node.line,
            reverse=self.flag(values.get("reverse")),
        )

    def wording(self, node: Node) -> Wording:
        if isinstance(node, Text):
            return Wording(self.form(node))
        values = self.keys(self.mapping(node, "fr, en"), _WORDING)
        if "approved" not in values:
            self.report(node.line, msg("The term has no approved form."), msg("Add “approved: …”."))
        return Wording(
            approved=self.form(values["approved"]) if "approved" in values else "",
            accepted=tuple(self.forms(values.get("accepted"), "accepted")),
            loose=tuple(self.forms(values.get("loose"), "loose")),
            forbidden=tuple(self.forbidden(values.get("forbidden"))),
            exceptions=tuple(self.forms(values.get("exceptions"), "exceptions")),
            match=self.choice(values.get("match"), Match, Match.INFLECTED),
            case=self.flag(values.get("case")),
            noun=self.flag(values.get("noun")),
            ambiguous=self.flag(values.get("ambiguous")),
            between=self.flag(values.get("between")),
        )

    def forbidden(self, node: Node | None) -> Iterator[Forbidden]:
        for item in self.items(node, "forbidden"):
            if isinstance(item, Text):
                yield Forbidden(self.form(item))
                continue
            values = self.keys(self.mapping(item, "forbidden"), _FORBIDDEN)
            if "form" not in values:
                self.report(item.line, msg("A forbidden form has no “form”."), msg("Add “form: …”."))
                continue
            yield Forbidden(
                form=self.form(values["form"]),
                use=self.form(values["use"]) if "use" in values else "",
                noun=self.flag(values.get("noun")),
                drafts=self.flag(values.get("drafts")),
            )

    def name(self, node: Mapping) -> Name:
        values = self.keys(node, _NAME)
        if "name" not in values:
            self.report(node.line, msg("The entry has no “name”."), msg("Add “name: …”."))
        return Name(
            name=self.form(values["name"]) if "name" in values else "",
            accepted=tuple(self.forms(values.get("accepted"), "accepted")),
            forbidden=tuple(self.forms(values.get("forbidden"), "forbidden")),
            note=self.text(values["note"], "note", empty=True) if "note" in values else "",
            line=node.line,
        )

    def keys(self, node: Mapping, legal: tuple[str, ...]) -> dict[str, Node]:
        """Return the values by key, and report the keys that mean nothing here."""
        for entry in node.entries:
            if entry.key not in legal:
                self.report(
                    entry.line, msg("There is no key “{key}” here.", key=entry.key), self.nearest(entry.key, legal)
                )
        return {entry.key: entry.value for entry in node.entries if entry.key in legal}

    def mapping(self, node: Node, what: str) -> Mapping:
        if isinstance(node, Mapping):
            return node
        self.report(node.line, msg("Keys and values are expected under “{key}”.", key=what))
        return Mapping((), node.line)

    def mappings(self, node: Node | None, what: str) -> Iterator[Mapping]:
        for item in self.items(node, what):
            if isinstance(item, Mapping):
                yield item
            else:
                self.report(item.line, msg("Each entry of “{key}” is keys and values.", key=what), _example())

    def items(self, node: Node | None, what: str) -> tuple[Node, ...]:
        if node is None or (isinstance(node, Text) and not node.value):
            return ()  # “terms:” with nothing under it yet
        if isinstance(node, Sequence):
            return node.items
        self.report(node.line, msg("A list is expected under “{key}”.", key=what), msg("Write it as [one, two]."))
        return ()

    def forms(self, node: Node | None, what: str) -> Iterator[str]:
        return (self.form(item) for item in self.items(node, what))

    def form(self, node: Node) -> str:
        """Return a form, which must hold a letter or a digit."""
        form = " ".join(self.text(node, "form", empty=True).split())
        if isinstance(node, Text) and not any(c.isalnum() for c in form):
            self.report(node.line, msg("A form is empty."), msg("Write the words, or leave the entry out."))
            return ""
        return form

    def text(self, node: Node, what: str, *, empty: bool = False) -> str:
        if not isinstance(node, Text):
            hint = msg("Put quotation marks around a text that holds “: ”, “#” or a bracket.")
            self.report(node.line, msg("Text is expected under “{key}”.", key=what), hint)
            return ""
        if not node.value.strip() and not empty:
            self.report(node.line, msg("The text under “{key}” is empty.", key=what))
        return node.value.strip()

    def flag(self, node: Node | None) -> bool:
        if node is None or (isinstance(node, Text) and node.value in {"true", "false"}):
            return isinstance(node, Text) and node.value == "true"
        self.report(node.line, msg("This is neither true nor false."), msg("Write true or false."))
        return False

    def choice(self, node: Node | None, choices: type[_Choice], default: _Choice) -> _Choice:
        if node is None:
            return default
        value = self.text(node, "enforce, match")
        if value in {choice.value for choice in choices}:
            return choices(value)
        legal = [choice.value for choice in choices]
        if value:
            self.report(
                node.line,
                msg("“{value}” is none of {choices}.", value=value, choices=", ".join(legal)),
                self.nearest(value, legal),
            )
        return default

    @staticmethod
    def nearest(word: str, legal: Iterable[str]) -> Message | None:
        from rapidfuzz.process import extractOne  # noqa: PLC0415 - only for a mistake

        found = extractOne(word, list(legal))
        return msg("Did you mean {nearest}?", nearest=found[0]) if found else None


def _start() -> Message:
    return msg("Begin with “version: 1”, then “terms:”.")


def _example() -> Message:
    return msg("Write “- fr: communs” and under it “en: commons”, or “- name: ESS France”.")
