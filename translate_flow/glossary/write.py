"""Entries as the glossary's YAML, and putting them into a file without touching a byte of what is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from translate_flow.errors import UsageError
from translate_flow.glossary.load import read_glossary
from translate_flow.glossary.strict_yaml import Mapping, Node, Text, read_yaml
from translate_flow.glossary.strict_yaml import Sequence as Items
from translate_flow.glossary.term import Enforcement, Forbidden, Glossary, Match, Name, Term, Wording
from translate_flow.language import LANGUAGES
from translate_flow.messages import msg

# What needs no quotes even inside a list: a letter or digit first, and nothing that YAML reads as its own.
_PLAIN: Final = re.compile(r"[^\W_](?:[\w ’'()./+·–-]*[\w’().+·])?")
_RESERVED: Final = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_WIDE: Final = 110
_HEAD: Final = "version: 1\nextends: translate-flow\n"


def new_file(terms: Sequence[Term], names: Sequence[Name]) -> bytes:
    """Return a glossary of these entries alone, on top of the one that is built in."""
    return add_entries(_HEAD.encode(), terms, names, "glossary.yaml")


def whole_file(glossary: Glossary) -> bytes:
    """Return a glossary as a file of its own; its sources get short names by number."""
    short = {source: f"s{number}" for number, source in enumerate(_sources(glossary), 1)}
    head = ["version: 1", *(["", "sources:"] if short else [])]
    head += [f"  {name}: {_scalar(source)}" for source, name in short.items()]
    terms = [replace(term, source=short.get(term.source, "")) for term in glossary.terms]
    return add_entries("".join(f"{line}\n" for line in head).encode(), terms, glossary.names, "glossary.yaml")


def _sources(glossary: Glossary) -> dict[str, None]:
    return dict.fromkeys(term.source for term in glossary.terms if term.source)


def add_entries(data: bytes, terms: Sequence[Term], names: Sequence[Name], path: str) -> bytes:
    """Return a glossary's file with entries added after the last of their kind; all else stays byte for byte.

    Raises `GlossaryError` when the file is not valid, or would not be with these entries in it (a duplicate), and
    `UsageError` when its lists are written in brackets.
    """
    before = _valid(data, path)
    text = data.decode("utf-8")  # with its BOM, which stays
    end = "\r\n" if "\r\n" in text else "\n"
    sections = (("terms", [_term(term) for term in terms]), ("names", [_name(name) for name in names]))
    for key, entries in sections:
        if entries:
            text = _insert(text, key, entries, end, path)
    done = text.encode("utf-8")
    after = _valid(done, path)
    if len(after.terms) != len(before.terms) + len(terms) or len(after.names) != len(before.names) + len(names):
        raise UsageError(msg("The entries cannot be put into this file: write them by hand."), path=path)
    return done


def _valid(data: bytes, path: str) -> Glossary:
    # What it extends is no matter here: an own entry takes the place of an inherited one.
    glossary, problems = read_glossary(data, path, Glossary())
    if problems:
        raise problems[0]
    return glossary


def _insert(text: str, key: str, entries: Sequence[Sequence[str]], end: str, path: str) -> str:
    """Put entries, each its lines, at the end of a top-level list."""
    root = read_yaml(text.encode("utf-8"), path)
    held = next((entry for entry in root.entries if entry.key == key), None) if isinstance(root, Mapping) else None
    lines = re.split(r"(?<=\n)", text)  # not splitlines, which also cuts at U+0085 and the like
    if held is None or (isinstance(held.value, Text) and not held.value.value) or held.value == Items((), held.line):
        body = end.join(line for entry in entries for line in ("", *(f"  {line}" for line in entry)))
        if held is None:
            glue = "" if not text or text.endswith("\n") else end
            return f"{text}{glue}{end}{key}:{end}{body}{end}"
        kept = lines[: held.line - 1]
        return "".join([*kept, f"{key}:{end}{body}{end}", *lines[held.line :]])
    if not isinstance(held.value, Items) or lines[held.value.items[-1].line - 1].lstrip()[:1] != "-":
        raise UsageError(
            msg("“{key}” is not written as one entry a line: entries cannot be added without changing it.", key=key),
            path=path,
            line=held.line,
        )
    last = held.value.items[-1]
    at = _end_of(lines, last)
    indent = re.match(r"\s*", lines[last.line - 1])
    margin = indent.group() if indent else ""
    spaced = not lines[last.line - 2].strip()
    body = "".join(f"{end if spaced else ''}" + "".join(f"{margin}{line}{end}" for line in entry) for entry in entries)
    glue = "" if at and lines[at - 1].endswith("\n") else end
    return "".join(lines[:at]) + glue + body + "".join(lines[at:])


def _end_of(lines: Sequence[str], last: Node) -> int:
    """Return how many lines there are up to the end of an entry: what is indented more than its dash belongs to it."""
    first = lines[last.line - 1]
    depth = len(first) - len(first.lstrip())
    at = last.line
    for number in range(last.line, len(lines)):
        line = lines[number]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if len(line) - len(line.lstrip()) <= depth:
            break
        at = number + 1
    return at


def _term(term: Term) -> list[str]:
    """Return a term's entry, line by line; its source is to be the short name that the file has for it."""
    lines = [line for language in LANGUAGES for line in _wording(language, term.wording(language))]
    if term.enforce is not Enforcement.STRICT:
        lines.append(f"enforce: {term.enforce.value}")
    if term.reverse:
        lines.append("reverse: true")
    if term.note:
        lines.append(f"note: {_scalar(term.note)}")
    if term.source:
        lines.append(f"source: {_scalar(term.source)}")
    return ["- " + lines[0], *("  " + line for line in lines[1:])]


def _wording(language: str, wording: Wording) -> Iterator[str]:
    fields = list(_fields(wording))
    if not fields:
        yield f"{language}: {_scalar(wording.approved)}"
        return
    yield f"{language}:"
    yield f"  approved: {_scalar(wording.approved)}"
    for field in fields:
        yield f"  {field}"


def _fields(wording: Wording) -> Iterator[str]:
    for key, forms in (("accepted", wording.accepted), ("loose", wording.loose)):
        if forms:
            yield f"{key}: {_list(forms)}"
    if wording.forbidden:
        yield f"forbidden: [{', '.join(map(_forbidden, wording.forbidden))}]"
    if wording.exceptions:
        yield f"exceptions: {_list(wording.exceptions)}"
    if wording.match is Match.EXACT:
        yield "match: exact"
    for key, flag in (
        ("case", wording.case),
        ("noun", wording.noun),
        ("ambiguous", wording.ambiguous),
        ("between", wording.between),
    ):
        if flag:
            yield f"{key}: true"


def _forbidden(form: Forbidden) -> str:
    fields = [f"form: {_scalar(form.form)}"]
    if form.use:
        fields.append(f"use: {_scalar(form.use)}")
    fields += [f"{key}: true" for key, flag in (("noun", form.noun), ("drafts", form.drafts)) if flag]
    return _scalar(form.form) if len(fields) == 1 else "{" + ", ".join(fields) + "}"


def _name(name: Name) -> list[str]:
    lines = [f"- name: {_scalar(name.name)}"]
    lines += [
        f"  {key}: {_list(forms)}"
        for key, forms in (("accepted", name.accepted), ("forbidden", name.forbidden))
        if forms
    ]
    if name.note:
        lines.append(f"  note: {_scalar(name.note)}")
    return lines


def _list(forms: Iterable[str]) -> str:
    return f"[{', '.join(map(_scalar, forms))}]"


def _scalar(text: str) -> str:
    """Write a text on one line, in quotes where YAML would read it otherwise."""
    text = " ".join(text.split())
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED and not text.endswith("-"):
        return text
    return "'" + text.replace("'", "''") + "'"
