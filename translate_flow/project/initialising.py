"""What a site is made of, and the project file that it is given: `init` looks, proposes and writes."""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from translate_flow.articles.document import ArticleFiles
from translate_flow.articles.layouts import BrokenTie, Survey
from translate_flow.articles.layouts_address import fold_key
from translate_flow.errors import ConfigError, InputError, NoArticleError
from translate_flow.language import Language, other
from translate_flow.language.typography import HABIT, Profile, close_and_spaced
from translate_flow.messages import Message, Speech, msg, put
from translate_flow.project.cache import open_cache
from translate_flow.project.config import FILE, PYPROJECT, Require, parse_config, speaks_of_us
from translate_flow.project.discovery import find_site
from translate_flow.project.heads import read_head
from translate_flow.project.paths import safe_path, shown
from translate_flow.project.reading import read_file
from translate_flow.project.writing import write_file

_TRANSLATED: Final = re.compile(
    r"original|translationof|translatedfrom|translator|translatedby|translationdate|.*(?:source|lang)commit|"
    r"driftedfromdefault|sourcehash|synced?with.*"
)
"""Keys (folded) that a translation has and its original has not."""

_MOST: Final = 0.5
_ENOUGH: Final = 20
"""Signs after which a site's French is known to be set as in Canada: a handful may be the slips of one author."""

_CODE: Final = re.compile(r"^[ \t]*(`{3,}|~{3,}).*?^[ \t]*\1|`[^`\n]*`", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a site ties its pages: a key of the front matter, or ``path``, ``folder``, ``number``."""

    name: str
    count: int
    example: ArticleFiles


@dataclass(frozen=True, slots=True)
class Plan:
    """What was found in a folder, and what its project file is to say.

    `text` is the whole file, its comments in the language that was asked for. `reason` says why `original` is proposed.
    `typography` is the French of another country than France, where nearly every page shows it.
    """

    root: Path
    articles: tuple[ArticleFiles, ...]
    ways: tuple[Way, ...]
    broken: tuple[BrokenTie, ...]
    original: Language | None
    reason: Message | None
    require: Require
    text: str
    typography: Profile | None = None

    @property
    def paired(self) -> int:
        """How many articles exist in both languages."""
        return sum(way.count for way in self.ways)

    def alone(self, language: Language) -> tuple[str, ...]:
        """Return the files of articles that exist in this language only."""
        return tuple(
            path for files in self.articles if (path := files.side(language)) and files.side(other(language)) is None
        )


def plan(folder: Path, speech: Speech = "en") -> Plan:
    """Look at a folder, and propose the project file that belongs there.

    Raises `ConfigError` where there is one, `InputError` for what is no folder, `NoArticleError` where there is no
    article.
    """
    root = folder.resolve()
    if not root.is_dir():
        raise InputError(msg("There is no such folder."), path=shown(folder, Path.cwd()))
    _require_none(root)
    with open_cache(root) as cache:
        found = find_site(root, (), cache)
        heads = {path: read_head(root, path, cache) for one in found.articles for path in (one.fr, one.en) if path}
    if not found.articles:
        raise NoArticleError(
            msg("There is no article here: no Markdown, HTML or text file that is named for its language."),
            path=shown(folder, Path.cwd()),
            hint=msg("Put the two sides of a text into fr.md and en.md, or into the folders fr and en."),
        )
    original, reason = _original(found, heads)
    alone = sum(one.fr is None or one.en is None for one in found.articles)
    require: Require = "started" if alone > _MOST * len(found.articles) else "all"
    typography = _typography(root, found)
    text = _text(original, require, typography, speech)
    return Plan(root, found.articles, _ways(found), found.broken, original, reason, require, text, typography)


def write_plan(planned: Plan) -> str:
    """Write the project file, and return its name.

    Raises `ConfigError` where one has been written since, `StorageError`.
    """
    _require_none(planned.root)
    parse_config(planned.text.encode(), FILE)
    write_file(safe_path(planned.root, FILE, writing=True), planned.text.encode(), FILE)
    return FILE


def _require_none(root: Path) -> None:
    hint = msg("Edit it, or take it away first: it is never overwritten.")
    if (root / FILE).exists() or (root / FILE).is_symlink():
        raise ConfigError(msg("There is a project file already."), path=FILE, hint=hint)
    if (root / PYPROJECT).is_file() and speaks_of_us(read_file(root / PYPROJECT)):
        raise ConfigError(msg("There is a section [tool.translate-flow] already."), path=PYPROJECT, hint=hint)


def _ways(found: Survey) -> tuple[Way, ...]:
    counts = Counter(found.ways.values())
    first = {way: id_ for id_, way in sorted(found.ways.items(), reverse=True)}
    by_id = {files.id: files for files in found.articles}
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Way(name, count, by_id[first[name]]) for name, count in ordered)


def _original(found: Survey, heads: Mapping[str, Mapping[str, str]]) -> tuple[Language | None, Message | None]:
    """Return the language that most articles are written in first, and why that is believed."""
    pairs = [(files.fr, files.en) for files in found.articles if files.fr and files.en]
    marks = Counter(_default_of(fr, en, found.defaults) for fr, en in pairs)
    if language := _leading(marks, len(pairs)):
        return language, msg("its pages have no language in their path")
    keys = Counter(_translated_from(heads.get(fr, {}), heads.get(en, {})) for fr, en in pairs)
    if language := _leading(keys, len(pairs)):
        return language, msg("the front matter of the other side says that it is translated")
    lacking = Counter("fr" if files.fr is None else "en" for files in found.articles if not (files.fr and files.en))
    if lacking["en"] and not lacking["fr"]:
        return "fr", msg("no article lacks it")
    if lacking["fr"] and not lacking["en"]:
        return "en", msg("no article lacks it")
    return None, None


def _typography(root: Path, found: Survey) -> Profile | None:
    """Return how the French of the whole site is set, where it is not as in France; a file that cannot be read says nothing."""
    close = spaced = 0
    for files in found.articles:
        if files.fr is None:
            continue
        with contextlib.suppress(InputError):
            text = read_file(safe_path(root, files.fr), files.fr).decode("utf-8", "ignore")
            # A semicolon ends a line of code and an entity as well.
            here = close_and_spaced(_CODE.sub("", text), "!?")
            close, spaced = close + here[0], spaced + here[1]
    return "fr-CA" if close >= max(_ENOUGH, HABIT * spaced) else None


def _default_of(fr: str, en: str, defaults: frozenset[str]) -> Language | None:
    if (fr in defaults) == (en in defaults):
        return None
    return "fr" if fr in defaults else "en"


def _translated_from(fr: Mapping[str, str], en: Mapping[str, str]) -> Language | None:
    says = {
        "fr": {fold_key(key) for key in fr if _TRANSLATED.fullmatch(fold_key(key))},
        "en": {fold_key(key) for key in en if _TRANSLATED.fullmatch(fold_key(key))},
    }
    if bool(says["fr"] - says["en"]) == bool(says["en"] - says["fr"]):
        return None
    return "en" if says["fr"] - says["en"] else "fr"


def _leading(votes: Counter[Language | None], total: int) -> Language | None:
    """Return the language of more than half of the pairs, where hardly any speaks for the other."""
    for language in ("fr", "en"):
        one: Language = "fr" if language == "fr" else "en"
        if votes[one] > _MOST * total and votes[other(one)] * 10 <= votes[one]:
            return one
    return None


def _text(original: Language | None, require: Require, typography: Profile | None, speech: Speech) -> str:
    lines: list[str] = []

    def setting(about: Message, line: str, *, active: bool) -> None:
        lines.extend(["", f"# {put(about, speech)}", line if active else f"# {line}"])

    lines.append(f"# {put(msg('What translate-flow asks of this site.'), speech)}")
    setting(
        msg(
            'The language that articles are written in first: "fr" or "en". Without it, what either side lacks is missing.'
        ),
        f'original = "{original or "fr"}"',
        active=original is not None,
    )
    setting(
        msg('"started" asks only for articles that exist in both languages, "all" for every one in both.'),
        f'require = "{require}"',
        active=require == "started",
    )
    setting(
        msg('Which spaces French has before its signs: as in France "fr-FR", Canada "fr-CA", Switzerland "fr-CH".'),
        f'typography = "{typography or "fr-FR"}"',
        active=typography is not None,
    )
    setting(msg('What fails a build: "error", "warning" or "info".'), 'fail-on = "error"', active=False)
    setting(
        msg('How grave a check is: "error", "warning", "info" or "off"; translate-flow rules lists them.'),
        'severity = { fr-spaces = "info" }',
        active=False,
    )
    setting(msg("The words of the site, in both languages."), 'glossary = "glossary.yaml"', active=False)
    return "\n".join(lines) + "\n"


def settings_of(text: str) -> Sequence[str]:
    """Return the lines of a project file that say something."""
    return [line for line in text.splitlines() if line and not line.startswith("#")]
