"""YAML with its surprises left out: text stays text, no key stands twice, nothing is repeated by reference.

`no`, 1.10 and 12:30 are the text that they look like. Anchors, aliases and tags are refused, and so is what is too
large or too deep. Every value knows its line. The tree is built from libyaml's events, since its own composer recurses
in C.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from translate_flow.errors import GlossaryError
from translate_flow.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

LARGEST: Final = 8_000_000
"""Bytes. Three thousand terms with their notes take one and a half million."""
DEEPEST: Final = 8


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar. `plain`: written without quotes."""

    value: str
    line: int
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping, and its value."""

    key: str
    line: int
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file."""

    entries: tuple[Entry, ...]
    line: int


Node: TypeAlias = Text | Sequence | Mapping


def read_yaml(data: bytes, path: str) -> Node | None:
    """Read one YAML document; None when there is nothing in it.

    Raises `GlossaryError` with the line, on the first thing that is not the plain YAML described above.
    """
    if len(data) > LARGEST:
        raise GlossaryError(msg("The glossary is larger than {limit} bytes.", limit=LARGEST), path=path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GlossaryError(msg("The glossary is not UTF-8 text."), path=path, line=line) from None
    return _Builder(text, path).build()


class _Builder:
    """Turns events into nodes, keeping its own stack."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path

    def build(self) -> Node | None:
        import yaml  # noqa: PLC0415 - 35 ms, which a check that finds its result in the cache does not pay

        events = self._events()
        documents = 0
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._error(msg("The file holds a second document."), event)
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, 0)
        return None if isinstance(root, Text) and root.plain and not root.value else root

    def _events(self) -> Iterator[yaml.Event]:
        import yaml  # noqa: PLC0415 - imported by the caller

        try:
            yield from yaml.parse(self._text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise GlossaryError(
                msg("This is not YAML: {problem}.", problem=str(error.problem or error.context)),
                path=self._path,
                line=mark.line + 1 if mark else None,
                hint=msg("Quote a text that holds “: ” or begins with a quotation mark, and check the indentation."),
            ) from None
        except yaml.YAMLError as error:
            place = getattr(error, "position", None)
            line = self._text.count("\n", 0, place) + 1 if isinstance(place, int) else None
            raise GlossaryError(
                msg("The file holds a character that YAML does not allow."), path=self._path, line=line
            ) from None

    def _error(self, message: Message, event: yaml.Event) -> GlossaryError:
        return GlossaryError(message, path=self._path, line=_line(event))

    def _node(self, event: yaml.NodeEvent, events: Iterator[yaml.Event], depth: int) -> Node:
        import yaml  # noqa: PLC0415 - imported by the caller

        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise self._error(msg("Anchors and aliases are not allowed: write the value out."), event)
        line = _line(event)
        if isinstance(event, yaml.ScalarEvent):
            if event.tag and event.tag != "!":
                raise self._error(msg("Tags are not allowed: everything is text."), event)
            return Text(event.value, line, plain=event.style is None)
        if event.tag and event.tag != "!":  # type: ignore[attr-defined]  # the stubs lack it on collections
            raise self._error(msg("Tags are not allowed: everything is text."), event)
        if depth >= DEEPEST:
            raise self._error(msg("The file is nested more than {limit} deep.", limit=DEEPEST), event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(events, depth)), line)
        return Mapping(tuple(self._entries(events, depth)), line)

    def _items(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        import yaml  # noqa: PLC0415 - imported by the caller

        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            if isinstance(event, yaml.NodeEvent):
                yield self._node(event, events, depth + 1)

    def _entries(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Entry]:
        import yaml  # noqa: PLC0415 - imported by the caller

        seen: dict[str, int] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            if not isinstance(event, yaml.NodeEvent):
                continue
            key = self._node(event, events, depth + 1)
            if not isinstance(key, Text):
                raise self._error(msg("A key must be a word."), event)
            if key.value in seen:
                raise self._error(
                    msg("The key “{key}” stands twice, first at line {first}.", key=key.value, first=seen[key.value]),
                    event,
                )
            seen[key.value] = key.line
            value = next(events)
            if isinstance(value, yaml.NodeEvent):
                yield Entry(key.value, key.line, self._node(value, events, depth + 1))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
