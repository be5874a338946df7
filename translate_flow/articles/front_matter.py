"""Front matter: the fields that a reader reads as blocks, the rest as metadata, all of it in its place.

YAML is read as a stream of events: nothing is built, so an alias cannot grow, strings stay the strings they are, and
each scalar knows where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from translate_flow.articles.document import Span
from translate_flow.errors import InputError
from translate_flow.language import LANGUAGES, Language
from translate_flow.messages import Message, msg

if TYPE_CHECKING:
    import yaml

FIELDS: Final = frozenset({"title", "description", "summary", "excerpt"})
"""Keys whose values are read by a reader; compared in lower case."""

NESTED: Final = frozenset({"translations", "translation", "alternates", "languages", "hreflang", "i18n"})
"""Keys whose own keys are told as well, as ``translations.en``: they may name the other sides of a page."""

NOWHERE: Final = Span(0, 0)
DEEPEST: Final = 20
LONGEST: Final = 262_144

_YAML: Final = re.compile(r"---[ \t]*\r?\n(?P<body>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_TOML: Final = re.compile(r"\+\+\+[ \t]*\r?\n(?P<body>(?:.*\n)*?)\+\+\+[ \t]*(?:\r?\n|\Z)")
_KEY: Final = re.compile(r"""(?:[ \t]*(?:#.*)?\r?\n)*(?:["']?[\w.@-][^\n:]*["']?[ \t]*:(?:[ \t\r\n]|\Z)|[ \t]*\Z)""")
_HEAD: Final = re.compile(r"(?P<body>(?:[A-Za-z][\w -]{0,30}:[ \t].*\n(?:[ \t]+\S.*\n)*){2,})(?:[ \t]*\r?\n|\Z)")
_HEAD_KEY: Final = re.compile(r"(?P<key>[A-Za-z][\w -]*):[ \t]+(?P<value>.*(?:\n[ \t]+\S.*)*)")
_HEAD_KEYS: Final = frozenset(
    (
        "title",
        "date",
        "modified",
        "slug",
        "lang",
        "language",
        "author",
        "authors",
        "category",
        "tags",
        "keywords",
        "status",
    )
)
"""What Pelican and MultiMarkdown put before a text, without a mark around it: two keys or more, one of these first."""

_TOML_STRING: Final = re.compile(
    r"""^(?P<key>\w+)[ \t]*=[ \t]*(?:"(?P<basic>(?:[^"\\\n]|\\.)*)"|'(?P<literal>[^'\n]*)')[ \t]*(?:#.*)?\r?$""",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a reader reads: its key, its value, and where its source stands line by line."""

    key: str
    value: str
    lines: tuple[Span, ...]
    outer: Span
    style: str


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the text. `span` ends after the closing line; it is empty where there is none."""

    span: Span = NOWHERE
    fields: tuple[Field, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def read_front_matter(text: str, path: str) -> FrontMatter:
    """Cut the front matter off a document.

    Raises `InputError` with the line where it is not a YAML or TOML mapping, has a key twice, or is too deep or too
    large.
    """
    if text.startswith("---"):
        match = _YAML.match(text)
        # Between two rules may stand anything; front matter begins with a key.
        if match is None or not _KEY.match(match.group("body")):
            return FrontMatter()
        return _read_yaml(text, match, path)
    if text.startswith("+++") and (match := _TOML.match(text)) is not None:
        return _read_toml(match, path)
    first = text[: text.find(":")] if ":" in text[:32] else ""
    if first.strip().lower() in _HEAD_KEYS and (match := _HEAD.match(text)) is not None:
        return _read_head(match)
    return FrontMatter()


def starts_front_matter(text: str) -> bool:
    """Whether a text begins as one with front matter does, as far as its first line tells."""
    return text.startswith(("---", "+++")) or text[: max(0, text.find(":", 0, 32))].lower() in _HEAD_KEYS


def _read_yaml(text: str, match: re.Match[str], path: str) -> FrontMatter:
    import yaml  # noqa: PLC0415 - a warm check reads no front matter

    body, base = match.group("body"), match.start("body")
    if len(body) > LONGEST:
        raise InputError(msg("The front matter is longer than {limit} characters.", limit=LONGEST), path=path, line=1)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    walk = _Walk(text, base, path)
    try:
        for event in yaml.parse(body, Loader=loader):
            walk.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        if error.context_mark and (mark is None or not body[mark.index :].strip()):
            mark = error.context_mark  # what was never closed is mended where it opens
        line = walk.line(mark.index) if mark else 1
        problem = msg("The front matter is not valid YAML: {problem}.", problem=str(error.problem or error.context))
        raise InputError(problem, path=path, line=line) from None
    except yaml.YAMLError as error:
        problem = msg("The front matter is not valid YAML: {problem}.", problem=str(error).split("\n", 1)[0])
        raise InputError(problem, path=path, line=1) from None
    span = Span(match.start(), match.end())
    return FrontMatter(span, tuple(walk.fields), MappingProxyType(walk.metadata))


class _Walk:
    """The open collections, and what the top mapping holds."""

    def __init__(self, text: str, base: int, path: str) -> None:
        self.text = text
        self.base = base
        self.path = path
        self.open: list[set[str] | None] = []
        self.awaits: list[str | None] = []
        self.fields: list[Field] = []
        self.metadata: dict[str, str] = {}

    def line(self, index: int) -> int:
        """Return the line in the file of a place in the front matter."""
        return self.text.count("\n", 0, self.base + index) + 1

    def take(self, event: yaml.Event) -> None:
        """Take one event."""
        import yaml  # noqa: PLC0415 - the caller has imported it

        if isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self.awaits.pop()
            self._done()
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event, keys=isinstance(event, yaml.MappingStartEvent))
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            self._done()
        elif isinstance(event, yaml.DocumentStartEvent) and self.fields:
            raise self.error(msg("The front matter holds a second document."), event)

    def error(self, message: Message, event: yaml.Event) -> InputError:
        """Make the error that stands where an event stands."""
        return InputError(message, path=self.path, line=self.line(_index(event)))

    def _open(self, event: yaml.Event, *, keys: bool) -> None:
        if not self.open and not keys:
            raise self.error(msg("The front matter is not a list of keys and values."), event)
        if len(self.open) >= DEEPEST:
            raise self.error(msg("The front matter is nested more than {limit} deep.", limit=DEEPEST), event)
        self.open.append(set() if keys else None)
        self.awaits.append(None)

    def _done(self) -> None:
        """Note that a node is complete: in a mapping, a value, or a key that is not a string."""
        if self.open and self.open[-1] is not None:
            self.awaits[-1] = "" if self.awaits[-1] is None else None

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        keys = self.open[-1] if self.open else None
        if not self.open:
            if event.value:
                raise self.error(msg("The front matter is not a list of keys and values."), event)
            return
        if keys is None:
            return
        key = self.awaits[-1]
        if key is None:
            if event.value in keys:
                raise self.error(msg("The key “{key}” stands twice in the front matter.", key=event.value), event)
            keys.add(event.value)
            self.awaits[-1] = event.value
            return
        self.awaits[-1] = None
        if len(self.open) == 2 and (self.awaits[0] or "").lower() in NESTED:
            self.metadata[f"{self.awaits[0]}.{key}"] = event.value
        if len(self.open) == 1:
            self.metadata[key] = event.value
            if key.lower() in FIELDS and event.value.strip():
                self.fields.append(self._field(key, event))

    def _field(self, key: str, event: yaml.ScalarEvent) -> Field:
        start, end = self.base + _index(event), self.base + _index(event, end=True)
        style = event.style or ""
        if style in ("'", '"'):
            start, end = start + 1, end - 1
        elif style in ("|", ">"):
            start = self.text.index("\n", start) + 1
        lines = line_spans(self.text, start, end)
        first = self.text.rfind("\n", 0, start) + 1 if style not in ("|", ">") else self._key_line(event)
        last = lines[-1].end + (style in ("'", '"'))
        return Field(key, event.value, lines, Span(first, self._line_end(last)), style)

    def _key_line(self, event: yaml.ScalarEvent) -> int:
        return self.text.rfind("\n", 0, self.base + _index(event)) + 1

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - (self.text[end - 1 : end] == "\r")


def _index(event: yaml.Event, *, end: bool = False) -> int:
    mark = event.end_mark if end else event.start_mark
    return mark.index if mark else 0


def line_spans(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return where the lines of a stretch stand, blanks on either side set aside, blank lines at the end left out."""
    spans, at = [], start
    while at <= end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = text[at:stop]
        begin = at + len(line) - len(line.lstrip(" \t\r"))
        spans.append(Span(begin, max(begin, at + len(line.rstrip(" \t\r")))))
        at = stop + 1
    while len(spans) > 1 and not len(spans[-1]):
        spans.pop()
    return tuple(spans)


def _read_toml(match: re.Match[str], path: str) -> FrontMatter:
    import tomllib  # noqa: PLC0415 - few files need it

    body, base = match.group("body"), match.start("body")
    if len(body) > LONGEST:
        raise InputError(msg("The front matter is longer than {limit} characters.", limit=LONGEST), path=path, line=1)
    try:
        values = tomllib.loads(body.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problem = msg("The front matter is not valid TOML: {problem}.", problem=str(error))
        found = re.search(r"at line (\d+)", str(error))
        raise InputError(problem, path=path, line=1 + int(found.group(1)) if found else 1) from None
    top = re.search(r"^[ \t]*\[", body, re.MULTILINE)
    fields = []
    for entry in _TOML_STRING.finditer(body, 0, top.start() if top else len(body)):
        if entry.group("key").lower() in FIELDS and values.get(entry.group("key")):
            group = "basic" if entry.group("basic") is not None else "literal"
            lines = (Span(base + entry.start(group), base + entry.end(group)),)
            outer = Span(base + entry.start(), base + len(body[: entry.end()].rstrip("\r")))
            fields.append(
                Field(entry.group("key"), values[entry.group("key")], lines, outer, '"' if group == "basic" else "'")
            )
    metadata = {k: _written(v) for k, v in values.items() if not isinstance(v, (dict, list))}
    return FrontMatter(Span(match.start(), match.end()), tuple(fields), MappingProxyType(metadata))


def _read_head(match: re.Match[str]) -> FrontMatter:
    """Read keys and values that stand bare before a text. Keys are compared in lower case, as Pelican does."""
    body = match["body"].replace("\r\n", " \n")
    metadata: dict[str, str] = {}
    fields = []
    for entry in _HEAD_KEY.finditer(body):
        key, value = entry["key"].strip().lower(), " ".join(entry["value"].split())
        metadata.setdefault(key, value)
        if key in FIELDS and value:
            lines = line_spans(body, *entry.span("value"))
            fields.append(Field(key, value, lines, Span(entry.start(), lines[-1].end), ""))
    return FrontMatter(Span(match.start(), match.end()), tuple(fields), MappingProxyType(metadata))


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def declared_original(fr: Mapping[str, str], en: Mapping[str, str]) -> Language | None:
    """Return the language that an article's front matter declares as its original: ``original: fr`` on either side."""
    for metadata in (fr, en):
        value = metadata.get("original", "").strip().lower()
        for language in LANGUAGES:
            if value == language:
                return language
    return None


def is_gating(*metadata: Mapping[str, str]) -> bool:
    """Whether an article may fail `check`: not where a side says that it is in progress, a draft or unpublished."""
    return not any(_is_unfinished(one) for one in metadata)


def status(metadata: Mapping[str, str]) -> str:
    """Return what a front matter says of its article: ``published``, ``in-progress`` or ``untranslated``."""
    if metadata.get("untranslated", "").strip().lower() in _TRUE:
        return "untranslated"
    return "in-progress" if _is_unfinished(metadata) else "published"


def _is_unfinished(metadata: Mapping[str, str]) -> bool:
    said = metadata.get("status", "").strip().lower().replace("_", "-").replace(" ", "-")
    return (
        said in ("in-progress", "draft")
        or metadata.get("draft", "").strip().lower() in _TRUE
        or metadata.get("published", "").strip().lower() in _FALSE
    )


_TRUE: Final = frozenset({"true", "yes", "on", "1"})
_FALSE: Final = frozenset({"false", "no", "off", "0"})
