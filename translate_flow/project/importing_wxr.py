"""A WordPress export becomes a folder of articles; nothing that exists is overwritten, nothing is dropped in silence."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from translate_flow.articles.wordpress import (
    LARGEST,
    Export,
    Pairing,
    Post,
    content_of,
    folders_for,
    pair_posts,
    read_export,
)
from translate_flow.articles.wordpress_markdown import to_markdown
from translate_flow.articles.wordpress_tree import parse
from translate_flow.errors import InputError, UsageError
from translate_flow.language import LANGUAGES, Language
from translate_flow.messages import msg
from translate_flow.project.paths import safe_path, shown
from translate_flow.project.writing import write_file

PUBLISHED: Final = frozenset({"publish", "future"})


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file that an import makes, relative to the folder of articles. `exists`: there is another one, which stays."""

    path: str
    language: Language
    text: str
    exists: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import makes, and what it does not.

    `pairs` counts articles in both languages, `alone` those in one; `kept` what stayed HTML by element, with the files
    it is in; `left_out` what is no text, by type; `over` posts in other languages, by language, or of a side that is
    taken; `unknown` counts posts whose language the export does not say; `empty` are the files that have a title and no
    text.
    """

    files: tuple[ImportedFile, ...]
    pairs: int
    alone: int
    kept: Counter[str] = field(default_factory=Counter)
    kept_in: tuple[str, ...] = ()
    styles: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    over: Counter[str] = field(default_factory=Counter)
    unknown: int = 0
    removed: int = 0
    lacking: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


def plan_import(export_file: Path, folder: Path) -> Imported:
    """Read an export, and say which files it makes in `folder`; nothing is written.

    Raises `InputError` for what is no export, `UsageError` where the folder is a file.
    """
    export = _read(export_file)
    root = folder.resolve()
    if root.exists() and not root.is_dir():
        raise UsageError(msg("This is a file, not a folder."), path=shown(root, Path.cwd()))
    pairings, over = pair_posts(export)
    notes = _Notes()
    files = tuple(_files(pairings, export, root, notes))
    both = sum(pairing.fr is not None and pairing.en is not None for pairing in pairings)
    return Imported(
        files=files,
        pairs=both,
        alone=len(pairings) - both,
        kept=notes.kept,
        kept_in=tuple(notes.kept_in),
        styles=notes.styles,
        left_out=export.left_out + notes.dynamic,
        over=Counter(post.language or export.language or "?" for post in over),
        unknown=sum(not post.language for post in export.posts) if any(post.language for post in export.posts) else 0,
        removed=export.removed,
        lacking=tuple(notes.lacking),
        empty=tuple(notes.empty),
    )


def write_import(imported: Imported, folder: Path) -> tuple[str, ...]:
    """Write the files that do not exist yet, and return their paths.

    Raises `StorageError`, `InputError` where a link leads out of the folder.
    """
    root = folder.resolve()
    written = []
    for file in imported.files:
        if not file.exists:
            write_file(safe_path(root, file.path, writing=True), file.text.encode(), file.path)
            written.append(file.path)
    return tuple(written)


def _read(path: Path) -> Export:
    name = shown(path.resolve(), Path.cwd())
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(msg("The file is larger than {limit} MB.", limit=LARGEST // 1_000_000), path=name)
        with path.open("rb") as stream:
            return read_export(stream, name)
    except FileNotFoundError:
        raise InputError(msg("There is no such file or folder."), path=name) from None
    except OSError as error:
        raise InputError(msg("The file cannot be read: {reason}.", reason=error.strerror or "?"), path=name) from error


@dataclass(slots=True)
class _Notes:
    kept: Counter[str] = field(default_factory=Counter)
    kept_in: list[str] = field(default_factory=list)
    styles: int = 0
    lacking: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    dynamic: Counter[str] = field(default_factory=Counter)


def _files(pairings: list[Pairing], export: Export, root: Path, notes: _Notes) -> Iterator[ImportedFile]:
    for pairing, name in zip(pairings, folders_for(pairings), strict=True):
        for language in LANGUAGES:
            post = pairing.fr if language == "fr" else pairing.en
            if post is None:
                continue
            path = f"{name}/{language}.md"
            head = _head(post, language, pairing.original, export)
            text = "\n".join(["---", *head, "---", "", _body(post, export, path, notes)])
            there = safe_path(root, path)
            same = there.is_file() and there.read_bytes() == text.encode()
            yield ImportedFile(path, language, text, exists=there.exists() and not same)


def _body(post: Post, export: Export, path: str, notes: _Notes) -> str:
    """Return a post as Markdown, and note what is not."""
    content, missing = content_of(post, export.reusable)
    notes.lacking += [f"{path}: {one}" for one in missing]
    converted = to_markdown(content, post.notes)
    if not converted.text.strip():
        notes.empty.append(path)
    notes.dynamic += converted.dynamic
    if converted.kept:
        notes.kept += converted.kept
        notes.kept_in.append(path)
    notes.styles += converted.left_out.total()
    return converted.text


def _head(post: Post, language: Language, original: Language | None, export: Export) -> Iterator[str]:
    """Yield the lines of the front matter; every value is quoted, so that none is read as anything but text."""
    excerpt = " ".join(parse(post.excerpt).words().split())
    image = export.pictures.get(post.thumbnail, "")
    values = [
        ("title", " ".join(parse(post.title).words().split())),
        ("description", excerpt),
        ("date", post.date),
        ("author", post.author),
        ("lang", language),
        ("original", original or ""),
        ("source", post.link),
        ("image", image),
        ("type", post.type if post.type != "post" else ""),
        ("status", "" if post.status in PUBLISHED else "in-progress"),
    ]
    yield from (f"{key}: {_quoted(value)}" for key, value in values if value)
    for key, several in (("categories", post.categories), ("tags", post.tags)):
        if several:
            yield f"{key}: [{', '.join(_quoted(one) for one in several)}]"


def _quoted(value: str) -> str:
    # JSON's strings are YAML's; bare words stay bare where they can be nothing else.
    plain = (
        value.isascii()
        and value.isalpha()
        and value.casefold() not in ("true", "false", "yes", "no", "on", "off", "null")
    )
    return value if plain else json.dumps(value, ensure_ascii=False)
