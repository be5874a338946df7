"""Which files of a folder are articles, and which two are one article."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import translate
from pathlib import Path
from typing import TYPE_CHECKING, Final

from translate_flow.articles.document import ArticleFiles
from translate_flow.errors import NoArticleError, UsageError
from translate_flow.messages import msg
from translate_flow.project.cache import Cache
from translate_flow.project.heads import line_of, read_head
from translate_flow.project.paths import shown

if TYPE_CHECKING:
    from translate_flow.articles.layouts import Survey

SUFFIXES: Final = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd", ".txt", ".html", ".htm"})
NOT_CONTENT: Final = frozenset(
    {"node_modules", "bower_components", "vendor", "venv", "build", "dist", "__pycache__", "_site"}
)
"""Folders of other people's texts, or of what was made out of ours. Folders that start with a dot are left out as
well."""

NO_PAGES: Final = frozenset((
    "_build", "_includes", "_layouts", "archetypes", "assets", "components", "coverage", "email", "emails",
    "htmlcov", "layouts", "out", "partials", "public", "site", "snippets", "static", "templates", "theme",
    "themes",
))  # fmt: skip
"""Folders whose pages are frames for texts, or were made out of texts: their HTML is not looked at."""

PAGES: Final = frozenset({".html", ".htm"})


def find_site(root: Path, named: Sequence[Path], cache: Cache, exclude: Sequence[str] = ()) -> Survey:
    """Return all articles of a root, sorted by id, and the ties between files that do not hold, each with its line.

    What is `named` (resolved) is looked at even where it is hidden or a pattern of `exclude` leaves it out.
    """
    from translate_flow.articles.layouts import survey  # noqa: PLC0415

    paths = left_in(list_files(root), exclude)
    for path in named:
        name = shown(path, root)
        if path.is_file():
            paths.add(name)
        elif path != root:
            paths.update(f"{name}/{inner}" for inner in list_files(path))
    found = survey(sorted(paths), {path: head for path in paths if (head := read_head(root, path, cache))})
    return replace(found, broken=tuple(replace(tie, line=line_of(root, tie.path, tie.key)) for tie in found.broken))


def find_articles(root: Path, named: Sequence[Path], cache: Cache) -> tuple[ArticleFiles, ...]:
    """Return all articles of a root, sorted by id; what is `named` (resolved) is looked at even where it is hidden."""
    return find_site(root, named, cache).articles


def may_be_article(path: str) -> bool:
    """Whether a file that is there no more, or not yet, would be among those of `list_files` by its path."""
    *folders, file = path.split("/")
    suffix = os.path.splitext(file)[1].casefold()  # noqa: PTH122
    hidden = any(part.startswith(".") for part in (*folders, file))
    frame = suffix in PAGES and not NO_PAGES.isdisjoint(folders)
    return suffix in SUFFIXES and not hidden and not frame and NOT_CONTENT.isdisjoint(folders)


def choose_named(articles: Sequence[ArticleFiles], root: Path, named: Sequence[Path]) -> tuple[ArticleFiles, ...]:
    """Return the articles that are named, or lie in a folder that is; all of them where nothing is.

    Raises `NoArticleError` for a file that is named and is no side of an article.
    """
    names = [shown(path, root) for path in named]
    for path, name in zip(named, names, strict=True):
        if path.is_file() and not any(name in (files.fr, files.en) for files in articles):
            raise NoArticleError(
                msg("This is no article: nothing says whether it is French or English."),
                path=name,
                hint=msg("Name two files with --pair, or call them fr.md and en.md."),
            )
    return tuple(files for files in articles if not names or under(files.fr, names) or under(files.en, names))


def find_pair(root: Path, fr: Path, en: Path) -> ArticleFiles:
    """Return the article of two files that the user says are one.

    Raises `UsageError` when both are the same file.
    """
    from translate_flow.articles.layouts import pair_files  # noqa: PLC0415

    if fr == en:
        raise UsageError(msg("Both sides are the same file."), path=shown(fr, root))
    names = shown(fr, root), shown(en, root)
    found = pair_files(names, {})
    known = found[0].id if len(found) == 1 else Path(names[0]).with_suffix("").as_posix()
    return ArticleFiles(known or root.name, *names)


def list_files(root: Path) -> list[str]:
    """Return the files that may be articles, as sorted paths relative to the root, with slashes.

    A link to a folder is not followed; a link to a file only where it stays inside the root: what a pull request links
    to elsewhere on the disk then counts as missing, which fails, rather than as read. A folder that may not be listed
    is passed over here; whoever names it hears of it.
    """
    return sorted(_walk(root, root, ""))


def _walk(root: Path, folder: Path, prefix: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in NOT_CONTENT:
                yield from _walk(root, Path(entry.path), f"{prefix}{entry.name}/")
            continue
        suffix = os.path.splitext(entry.name)[1].casefold()  # noqa: PTH122  # 4,000 paths: a string is cheaper
        if suffix in SUFFIXES and not (suffix in PAGES and _is_frame(prefix)) and _inside(entry, root):
            yield prefix + entry.name


def left_in(paths: Sequence[str], exclude: Sequence[str]) -> set[str]:
    """Return the paths that no pattern leaves out. A pattern is a file, or a folder with all below; ``*`` goes over slashes."""
    if not exclude:
        return set(paths)
    globs = [glob.rstrip("/") for glob in exclude]
    out = re.compile("|".join(translate(pattern) for glob in globs for pattern in (glob, f"{glob}/*")))
    return {path for path in paths if not out.match(path)}


def _is_frame(prefix: str) -> bool:
    return not NO_PAGES.isdisjoint(prefix.split("/"))


def _inside(entry: os.DirEntry[str], root: Path) -> bool:
    if not entry.is_symlink():
        return True
    try:
        return Path(entry.path).resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def under(path: str | None, named: Sequence[str]) -> bool:
    """Whether a path relative to the root is, or lies in, one of those named; the root itself is named ``.``."""
    return path is not None and any(name in (".", path) or path.startswith(f"{name}/") for name in named)
