"""What the first lines of a file say of it: its language, its title, its counterpart; read without reading the file."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from translate_flow.errors import InputError
from translate_flow.project.cache import Cache, code_digest, digest

HEAD: Final = 4_096
LONGEST_HEAD: Final = 300_000
LONGEST_PAGE_HEAD: Final = 60_000
"""Bytes. Front matter is nearly always within the first, and what is longer than the second is no front matter. The
head of a page may hold its styles and scripts before the links to its other sides.
"""

_OPENS: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|\?xml|!--)", re.IGNORECASE)
_BODY: Final = re.compile(rb"</head\s*>|<body\b", re.IGNORECASE)

_PAGES: Final = (".html", ".htm")
_LANGUAGE: Final = re.compile(r"<html\b[^<>]*?\slang\s*=\s*[\"']?([A-Za-z]{2})\b", re.IGNORECASE)
_TITLE: Final = re.compile(r"<title[^<>]*>([^<]*)</title", re.IGNORECASE)
_LINK: Final = re.compile(r"<link\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"\b(rel|hreflang|href)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


def read_head(root: Path, path: str, cache: Cache) -> Mapping[str, str]:
    """Return the metadata of a file's front matter, or of a page's head; nothing where there is none to be read.

    A page of HTML tells its ``lang``, its ``title`` and, under ``hreflang-fr`` and ``hreflang-en``, its other sides.
    What is wrong with a file is told when the article itself is read.
    """
    return head_in(_head(root / path), path, cache)


def head_in(data: bytes, path: str, cache: Cache) -> Mapping[str, str]:
    """Return what `read_head` does, of the first bytes of a file, or of all of them."""
    page = path.casefold().endswith(_PAGES)
    front = _starts(data)
    if not front and not page:
        return {}
    stamp = digest(code_digest(), data)
    held = cache.get("head", path, stamp)
    if held is None:
        metadata = _metadata(data, path) if front else {}
        held = json.dumps(metadata or (_page(data) if page else {}))
        cache.put("head", path, stamp, held)
    said: Mapping[str, str] = json.loads(held)
    return said


def line_of(root: Path, path: str, key: str) -> int:
    """Return the line of a file's front matter at which a key stands, 1 where it is not found."""
    lines = _head(root / path).decode("utf-8-sig", "ignore").splitlines()
    written = re.compile(rf"\s*[\"']?{re.escape(key.rpartition('.')[2])}[\"']?\s*[:=]", re.IGNORECASE)
    return next((number for number, line in enumerate(lines, 1) if written.match(line)), 1)


def _head(path: Path) -> bytes:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return b""
    try:
        data = os.read(handle, HEAD)
        close = data.lstrip(b"\xef\xbb\xbf")[:3]
        ends = (b"\n" + close, b"\n...")
        if len(data) == HEAD:
            if close in (b"---", b"+++") and not any(end in data for end in ends):
                data += os.read(handle, LONGEST_HEAD)
            elif _OPENS.match(data) and not _BODY.search(data):
                data += os.read(handle, LONGEST_PAGE_HEAD)
                body = _BODY.search(data)
                data = data[: body.start()] if body else data[:HEAD]
    except OSError:  # a folder
        return b""
    finally:
        os.close(handle)
    return data


def _starts(data: bytes) -> bool:
    from translate_flow.articles.front_matter import starts_front_matter  # noqa: PLC0415

    return starts_front_matter(data[:64].decode("utf-8-sig", "ignore"))


def _metadata(data: bytes, path: str) -> dict[str, str]:
    from translate_flow.articles.front_matter import read_front_matter  # noqa: PLC0415  # yaml

    try:
        return dict(read_front_matter(data.decode("utf-8-sig", "ignore"), path).metadata)
    except InputError:
        return {}


def _page(data: bytes) -> dict[str, str]:
    text = data.decode("utf-8-sig", "ignore")
    said: dict[str, str] = {}
    if language := _LANGUAGE.search(text):
        said["lang"] = language[1]
    if title := _TITLE.search(text):
        said["title"] = " ".join(title[1].split())
    for link in _LINK.findall(text):
        values = {name.lower(): one or two or three for name, one, two, three in _ATTRIBUTE.findall(link)}
        code = values.get("hreflang", "")[:2].lower()
        if (
            values.get("rel", "").lower() == "alternate"
            and code in ("fr", "en")
            and code != said.get("lang", "").lower()
        ):
            said.setdefault(f"hreflang-{code}", values.get("href", ""))
    return said
