"""The project file: what a site asks of its articles.

``translate-flow.toml`` at the root of the content, or ``[tool.translate-flow]`` in ``pyproject.toml``. It is written by
whoever opens a pull request, so it may say what is checked and how strictly, but never where text is sent: an engine,
an address or a key in it is refused.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, cast

from translate_flow.checks.finding import Severity
from translate_flow.errors import ConfigError
from translate_flow.language import LANGUAGES, Language
from translate_flow.language.typography import INCLUSIVE, PROFILES, Inclusive, Profile, Typography
from translate_flow.messages import Message, msg
from translate_flow.project.policy import LEVELS, Level, Policy, Ruling
from translate_flow.project.reading import read_file

FILE: Final = "translate-flow.toml"
PYPROJECT: Final = "pyproject.toml"
SECTION: Final = "translate-flow"
MAX_BYTES: Final = 1_000_000
MOST_GLOBS: Final = 100
LONGEST_GLOB: Final = 200
"""Every path is held against every pattern; `fnmatch` makes patterns that take time in proportion to the path."""

Require: TypeAlias = Literal["all", "started"]

KEYS: Final = (
    "original",
    "glossary",
    "lexicon",
    "fail-on",
    "require",
    "min-coverage",
    "review",
    "select",
    "ignore",
    "typography",
    "inclusive-writing",
    "severity",
    "paths",
    "baseline",
    "exclude",
)
USERS_OWN: Final = frozenset({"engine", "engines", "url", "address", "base-url", "key", "api-key", "token", "email"})
"""Where text goes and with whose key: never for a repository to say."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the project file says. `path` names the file, None when there is none.

    `glossary` is relative to the root. With `require` ``started``, only articles that exist in both languages are asked
    for; `min_coverage` (0 to 1) is asked of each, and `review` wants every paragraph accepted. `select` and `ignore`
    hold names or codes of checks. `policy` says how grave they are, and where; `baseline` names the file, relative to
    the root, of findings that are known. `lexicon` names files of pairs, relative to the root, or ``freedict``.
    `exclude` holds patterns of files and folders that are no articles (see `left_in`).
    """

    original: Language | None = None
    glossary: str | None = None
    fail_on: Severity = Severity.ERROR
    require: Require = "all"
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    path: str | None = None
    typography: Typography = field(default_factory=Typography)
    policy: Policy = field(default_factory=Policy)
    baseline: str | None = None
    lexicon: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    min_coverage: float = 0.0
    review: bool = False


def load_config(root: Path) -> Config:
    """Read the project file of a root; the defaults where there is none.

    Raises `ConfigError` naming file, line and the nearest legal key, `InputError` when the file cannot be read.
    """
    own, shared = root / FILE, root / PYPROJECT
    if own.is_file():
        return parse_config(read_file(own, FILE, limit=MAX_BYTES), FILE)
    if shared.is_file() and speaks_of_us(read_file(shared)):
        return parse_config(read_file(shared, PYPROJECT, limit=MAX_BYTES), PYPROJECT, table=("tool", SECTION))
    return Config()


def speaks_of_us(pyproject: bytes) -> bool:
    """Whether a ``pyproject.toml`` speaks of us; one that is broken does so when our section's name stands in it."""
    return re.search(rb"^\s*\[\s*tool\s*\.\s*[\"']?translate-flow", pyproject, re.MULTILINE) is not None


def parse_config(data: bytes, path: str, *, table: tuple[str, ...] = ()) -> Config:
    """Read a project file's text; `table` says where in it our keys stand.

    Raises `ConfigError` with the line of the fault.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(msg("The project file is not UTF-8."), path=path) from error
    try:
        values: Any = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _syntax_error(error, path, text) from error
    for name in table:
        values = values.get(name, {})
    if not isinstance(values, dict):
        raise ConfigError(msg("[tool.translate-flow] is to be a table."), path=path)
    return _Reader(values, path, text).config()


def _syntax_error(error: Exception, path: str, text: str) -> ConfigError:
    found = re.search(r"(.*?) \(at (?:line (\d+), column \d+|end of document)\)", str(error))
    line = int(found[2]) if found and found[2] else text.rstrip().count("\n") + 1
    return ConfigError(
        msg("This is not valid TOML: {reason}.", reason=found[1] if found else str(error)), path=path, line=line
    )


class _Reader:
    """Takes the values out of the table one by one, each fault with its line."""

    def __init__(self, values: Mapping[str, Any], path: str, text: str) -> None:
        self.values, self.path, self.text = values, path, text

    def config(self) -> Config:
        for key in self.values:
            self.require_known(key)
        return Config(
            original=cast("Language | None", self.one_of("original", LANGUAGES)),
            glossary=self.file("glossary"),
            fail_on=Severity(self.one_of("fail-on", tuple(Severity)) or Severity.ERROR),
            require=cast("Require", self.one_of("require", ("all", "started")) or "all"),
            select=self.strings("select"),
            ignore=self.strings("ignore"),
            path=self.path,
            typography=Typography(
                cast("Profile | None", self.one_of("typography", PROFILES)),
                cast("Inclusive | None", self.one_of("inclusive-writing", INCLUSIVE)),
            ),
            policy=Policy((*self.severities(), *self.paths())),
            baseline=self.file("baseline"),
            lexicon=self.files("lexicon"),
            exclude=self.globs("exclude"),
            min_coverage=self.share("min-coverage"),
            review=self.flag("review"),
        )

    def share(self, key: str) -> float:
        """Read a number from 0 to 1."""
        value = self.values.get(key, 0.0)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
            return float(value)
        raise self.fault(key, msg("“{key}” is to be a number from 0 to 1.", key=key))

    def flag(self, key: str) -> bool:
        """Read a yes or a no."""
        value = self.values.get(key, False)
        if isinstance(value, bool):
            return value
        raise self.fault(key, msg("“{key}” is to be true or false.", key=key))

    def globs(self, key: str) -> tuple[str, ...]:
        """Read patterns of paths below the root."""
        globs = sorted(self.strings(key))
        if len(globs) > MOST_GLOBS or any(not 0 < len(glob) <= LONGEST_GLOB for glob in globs):
            raise self.fault(
                key,
                msg(
                    "“{key}” may hold {most} patterns of up to {longest} characters.",
                    key=key, most=MOST_GLOBS, longest=LONGEST_GLOB,
                ),
            )  # fmt: skip
        for glob in globs:
            if glob.startswith(("/", "../", "./")) or "\\" in glob or "/../" in glob:
                raise self.fault(
                    key, msg("“{glob}” is to be a path below the root, with slashes: drafts, *.tmp.md.", glob=glob)
                )
        return tuple(globs)

    def severities(self) -> tuple[Ruling, ...]:
        """Read what is said of checks in the whole site."""
        return (Ruling(self.levels(self.values["severity"])),) if "severity" in self.values else ()

    def paths(self) -> Iterator[Ruling]:
        """Read what is said of checks under some paths."""
        entries = self.values.get("paths", [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise self.fault("paths", msg("“paths” is to be a list of tables: [[paths]] with match and severity."))
        for entry in entries:
            for key in entry.keys() - {"match", "severity"}:
                raise self.fault(key, msg("“paths” knows match and severity, not “{key}”.", key=key))
            match = [entry["match"]] if isinstance(entry.get("match"), str) else entry.get("match")
            if not isinstance(match, list) or not match or not all(isinstance(item, str) for item in match):
                raise self.fault("match", msg('“match” is to be a pattern, or a list of them: "articles/old/*".'))
            yield Ruling(self.levels(entry.get("severity")), tuple(match))

    def levels(self, table: Any) -> dict[str, Level]:
        """Read which check is how grave."""
        if isinstance(table, dict) and table and all(level in LEVELS for level in table.values()):
            return cast("dict[str, Level]", table)
        raise self.fault(
            "severity",
            msg(
                '“severity” is to be a table of checks: {{ fr-spaces = "off", TF4 = "info" }}, with {legal}.',
                legal=", ".join(LEVELS),
            ),
        )

    def fault(self, key: str, message: Message, hint: Message | None = None) -> ConfigError:
        line = next(
            (
                n
                for n, line in enumerate(self.text.split("\n"), 1)
                if re.match(rf"[\s\[]*[\"']?{re.escape(key)}\b", line)
            ),
            None,
        )
        return ConfigError(message, path=self.path, line=line, hint=hint)

    def require_known(self, key: str) -> None:
        if key in KEYS:
            return
        if key.replace("_", "-") in USERS_OWN:
            raise self.fault(
                key,
                msg(
                    "A project file may not say where text is sent: “{key}” belongs in your own configuration.", key=key
                ),
            )
        near = difflib.get_close_matches(key.replace("_", "-"), KEYS, n=1, cutoff=0)
        raise self.fault(key, msg("There is no setting “{key}”; the nearest is “{nearest}”.", key=key, nearest=near[0]))

    def string(self, key: str) -> str | None:
        value = self.values.get(key)
        if value is None or (isinstance(value, str) and value):
            return value
        raise self.fault(key, msg("“{key}” is to be a text in quotes.", key=key))

    def file(self, key: str) -> str | None:
        """Read the name of a file below the root; where links lead is seen when it is opened."""
        value = self.string(key)
        return None if value is None else self.inside(key, value)

    def files(self, key: str) -> tuple[str, ...]:
        """Read the names of files below the root."""
        return tuple(self.inside(key, value) for value in sorted(self.strings(key)))

    def inside(self, key: str, path: str) -> str:
        if Path(path).is_absolute() or Path(os.path.normpath(path)).parts[0] == os.pardir:
            raise self.fault(key, msg("“{path}” leads out of the content folder.", path=path))
        return path

    def one_of(self, key: str, legal: tuple[str, ...]) -> str | None:
        value = self.values.get(key)
        if value is None or (isinstance(value, str) and value in legal):
            return value
        raise self.fault(
            key, msg("“{key}” is to be one of: {legal}.", key=key, legal=", ".join(f'"{word}"' for word in legal))
        )

    def strings(self, key: str) -> frozenset[str]:
        value = self.values.get(key, [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return frozenset(value)
        raise self.fault(key, msg("“{key}” is to be a list of texts in quotes.", key=key))
