"""A WordPress export (WXR) to posts, their languages and translations as Polylang or WPML have them.

Polylang writes two categories into each post, ``language`` and ``post_translations``; WPML Export and Import writes
custom fields, ``_wpml_import_language_code``, ``_wpml_import_translation_group``. Exports hold control characters,
which no XML parser takes: they are taken out while the file is read. A DOCTYPE is tolerated and never loaded, entities
are refused.
"""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Final
from urllib.parse import parse_qs, unquote, urlsplit

from translate_flow.articles.document import NOTHING
from translate_flow.errors import InputError
from translate_flow.language import Language
from translate_flow.messages import msg

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST: Final = 2_000_000_000
"""Bytes of an export. It is read post by post; a site of 5,000 posts has 50 million."""

_CHUNK: Final = 1 << 16
_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE: Final = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|(\d{1,9}));")
_DECLARATION: Final = re.compile(r"\s*<\?xml\b[^>]*?\?>")
_ENCODING: Final = re.compile(rb"""encoding\s*=\s*["']([\w.-]+)""")

_NOT_TEXTS: Final = re.compile(
    r"attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_(?!block\Z).*|acf-.*|"
    r"elementor_.*|.*_template|wpcf7_contact_form|polylang_mo|shop_order.*|scheduled-action"
)
"""Types of posts that are no texts: pictures, menus, templates, old versions."""

_GONE: Final = frozenset({"trash", "auto-draft", "inherit"})


@dataclass(frozen=True, slots=True)
class Post:
    """A post or page. `language` is its code (``fr``, ``es``), empty where the export says none.

    `group` is the same for posts that are translations of each other, empty where there are none; `source` is the code
    of the language that it was translated from. `content` is HTML, and so are the `notes`, the footnotes of the block
    editor by id.
    """

    id: str
    type: str
    title: str
    slug: str
    link: str
    date: str
    author: str
    status: str
    language: str
    group: str
    source: str
    content: str
    excerpt: str
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    thumbnail: str = ""
    notes: Mapping[str, str] = field(default_factory=lambda: NOTHING)


@dataclass(slots=True)
class Export:
    """What an export holds. `left_out` counts what is no text, by type or state; `removed` counts illegal characters."""

    language: str = ""
    posts: list[Post] = field(default_factory=list)
    reusable: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    removed: int = 0


def read_export(stream: IO[bytes], path: str) -> Export:
    """Read an export.

    Raises `InputError` with its line where it is no XML, is cut short, or declares entities.
    """
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415 - only an import reads XML

    from defusedxml.common import DefusedXmlException  # noqa: PLC0415
    from defusedxml.ElementTree import iterparse  # noqa: PLC0415

    clean = _Clean(stream)
    export = Export()
    reader = _Reader(export)
    try:
        for event, element in iterparse(clean, events=("start", "end")):
            reader.take(event, element)
    except ParseError as error:
        raise InputError(
            msg("This is not a whole WordPress export: {problem}.", problem=str(error).split(":", 1)[0]),
            path=path,
            line=error.position[0],
        ) from None
    except DefusedXmlException:
        raise InputError(msg("The export declares entities, which are not read."), path=path) from None
    except LookupError as error:
        raise InputError(
            msg("The encoding of the export is not known: {problem}.", problem=str(error)), path=path
        ) from None
    if not reader.is_export:
        raise InputError(msg("This is not a WordPress export."), path=path)
    export.removed = clean.removed
    return export


class _Clean:
    """A file of XML as UTF-8 without what XML does not allow."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.decoder: codecs.IncrementalDecoder | None = None
        self.rest = ""
        self.removed = 0

    def read(self, _size: int = -1) -> bytes:
        """Return a further stretch, nothing at the end; its size is ours to choose."""
        while True:
            data = self.stream.read(_CHUNK)
            first = self.decoder is None
            if self.decoder is None:
                named = _ENCODING.search(data[:200]) if not data.startswith(codecs.BOM_UTF8) else None
                encoding = named[1].decode("ascii") if named else "utf-8-sig"
                self.decoder = codecs.getincrementaldecoder(encoding)("replace")
            text = self.rest + self.decoder.decode(data, final=not data)
            if first:
                text = _DECLARATION.sub(lambda match: "\n" * match.group().count("\n"), text, count=1)
            # A reference to a character may be cut in two.
            cut = text.rfind("&", max(0, len(text) - 12)) if data else -1
            self.rest, text = (text[cut:], text[:cut]) if cut >= 0 else ("", text)
            if text or not data:
                return self._cleaned(text).encode("utf-8")

    def _cleaned(self, text: str) -> str:
        def keep(match: re.Match[str]) -> str:
            code = int(match[1], 16) if match[1] else int(match[2])
            if code < 0x110000 and not _ILLEGAL.match(chr(code)):
                return match.group()
            self.removed += 1
            return ""

        text, count = _ILLEGAL.subn("", text)
        self.removed += count
        return _REFERENCE.sub(keep, text)


class _Reader:
    """Takes elements as they end, and forgets each post once it is read."""

    def __init__(self, export: Export) -> None:
        self.export = export
        self.is_export = False
        self.authors: dict[str, str] = {}
        self.depth = 0
        self.channel: Element | None = None

    def take(self, event: str, element: Element) -> None:
        name = _local(element.tag)
        if event == "start":
            self.depth += 1
            if name == "channel":
                self.channel = element
            return
        self.depth -= 1
        if name == "wxr_version" or (name == "post_id" and "wordpress.org/export" in element.tag):
            self.is_export = True
        elif name == "language" and self.depth == 2:  # rss, channel
            self.export.language = (element.text or "").strip()
        elif name == "author" and self.depth == 2:
            said = {_local(child.tag): (child.text or "").strip() for child in element}
            full = f"{said.get('author_first_name', '')} {said.get('author_last_name', '')}".strip()
            self.authors[said.get("author_login", "")] = said.get("author_display_name") or full
        elif name == "item":
            self._item(element)
            element.clear()
            if self.channel is not None:
                self.channel.remove(element)

    def _item(self, item: Element) -> None:
        said = _values(item)
        meta = _meta(item)
        kind, status = said.get("post_type", "post"), said.get("status", "publish")
        if kind == "attachment":
            self.export.pictures[said.get("post_id", "")] = said.get("attachment_url", "")
        if kind == "wp_block" and status not in _GONE:
            self.export.reusable[said.get("post_id", "")] = said.get("content", "")
            return
        if _NOT_TEXTS.fullmatch(kind) or status in _GONE:
            self.export.left_out[kind if _NOT_TEXTS.fullmatch(kind) else status] += 1
            return
        if comments := sum(_local(child.tag) == "comment" for child in item):
            self.export.left_out["comment"] += comments
        post = _post(item, said, meta, self.authors)
        if not (post.title or post.content.strip() or post.excerpt.strip()):
            self.export.left_out["empty"] += 1
            return
        self.export.posts.append(post)


def _post(item: Element, said: Mapping[str, str], meta: Mapping[str, str], authors: Mapping[str, str]) -> Post:
    domains: dict[str, list[tuple[str, str]]] = {}
    for child in item:
        if _local(child.tag) == "category":
            entry = (child.get("nicename", ""), (child.text or "").strip())
            domains.setdefault(child.get("domain", ""), []).append(entry)
    language = next((nicename for nicename, _ in domains.get("language", ())), "")
    group = next((nicename for nicename, _ in domains.get("post_translations", ())), "")
    source = meta.get("_wpml_import_source_language_code", "")
    if meta.get("_wpml_import_translation_group"):
        group = "wpml:" + meta["_wpml_import_translation_group"]
    elif meta.get("_icl_lang_duplicate_of"):
        group = "of:" + meta["_icl_lang_duplicate_of"]
    login = said.get("creator", "")
    return Post(
        id=said.get("post_id", ""),
        type=said.get("post_type", "post"),
        title=said.get("title", ""),
        slug=unquote(said.get("post_name", "")),
        link=said.get("link", ""),
        date=said.get("post_date", "").replace("0000-00-00 00:00:00", ""),
        author=authors.get(login) or login,
        status="private" if said.get("post_password") else said.get("status", "publish"),
        language=(
            meta.get("_wpml_import_language_code") or language or _language_of_link(said.get("link", ""))
        ).lower(),
        group=group,
        source=source.lower(),
        content=said.get("content", ""),
        excerpt=said.get("excerpt", ""),
        categories=tuple(text or nicename for nicename, text in domains.get("category", ())),
        tags=tuple(text or nicename for nicename, text in domains.get("post_tag", ())),
        thumbnail=meta.get("_thumbnail_id", ""),
        notes=_notes(meta.get("footnotes", "")),
    )


def _notes(written: str) -> Mapping[str, str]:
    """Return the footnotes of the block editor, which are JSON in a custom field; nothing where they are not."""
    try:
        notes = json.loads(written) if written else []
        return {note["id"]: note["content"] for note in notes if isinstance(note["content"], str)}
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}


def _values(item: Element) -> dict[str, str]:
    """Return the single values of a post; its content and its excerpt share a name in two namespaces."""
    said = {}
    for child in item:
        name = _local(child.tag)
        if name == "encoded":
            name = "excerpt" if "excerpt" in child.tag else "content"
        if name not in ("category", "postmeta", "comment"):
            text = "".join(child.itertext())
            said[name] = text if name in ("content", "excerpt") else text.strip()
    return said


def _meta(item: Element) -> dict[str, str]:
    found = {}
    for child in item:
        if _local(child.tag) == "postmeta":
            said = {_local(part.tag): (part.text or "").strip() for part in child}
            found[said.get("meta_key", "")] = said.get("meta_value", "")
    return found


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _language_of_link(link: str) -> str:
    """Return the language that an address names: ``?lang=en``, or the folder ``/en/`` at its start."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    named = parse_qs(parts.query).get("lang", [""])[0]
    folder = parts.path.strip("/").split("/")[0]
    return named or (folder if re.fullmatch(r"fr|en", folder) else "")


@dataclass(frozen=True, slots=True)
class Pairing:
    """The posts of one article: one in each language at the most. `original` is known where WPML says it."""

    fr: Post | None
    en: Post | None
    original: Language | None = None


def pair_posts(export: Export) -> tuple[list[Pairing], list[Post]]:
    """Return the articles of an export in its own order, and the posts of other languages or of a side that is taken.

    A post that names no language is in the language of the site.
    """
    groups: dict[str, dict[Language, Post]] = {}
    over: list[Post] = []
    duplicated = {post.group.removeprefix("of:") for post in export.posts if post.group.startswith("of:")}
    for post in export.posts:
        language = _ours(post.language or export.language)
        key = post.group or (f"of:{post.id}" if post.id in duplicated else f"post:{post.id}:{post.link}")
        sides = groups.setdefault(key, {})
        if language is None or language in sides:
            over.append(post)
        else:
            sides[language] = post
    found = [Pairing(s.get("fr"), s.get("en"), _original(s.values())) for s in groups.values() if s]
    return found, over


def _ours(code: str) -> Language | None:
    code = code[:2].lower()
    return "fr" if code == "fr" else "en" if code == "en" else None


def _original(posts: Iterable[Post]) -> Language | None:
    return next((language for post in posts if (language := _ours(post.source))), None)


_REUSED: Final = re.compile(r'<!-- wp:block \{"ref":(\d+)[^}]*\} /-->')


def content_of(post: Post, reusable: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return the content of a post with its reusable blocks in place, and the ids of those that the export lacks."""
    missing: list[str] = []

    def put(match: re.Match[str]) -> str:
        if match[1] in reusable:
            return reusable[match[1]]
        missing.append(match[1])
        return f"<!-- reusable block {match[1]} -->"

    return _REUSED.sub(put, post.content), missing


def folders_for(pairings: Sequence[Pairing]) -> Iterator[str]:
    """Yield the name of each article's folder: the slug of its original, of the French side where none is known."""
    taken: set[str] = set()
    for pairing in pairings:
        first = pairing.en if pairing.original == "en" and pairing.en else pairing.fr or pairing.en
        wanted = folder_name(first.slug or first.title) if first else ""
        wanted = wanted or f"post-{first.id if first else ''}"
        name, number = wanted, 1
        while name in taken:
            number += 1
            name = f"{wanted}-{number}"
        taken.add(name)
        yield name


def folder_name(slug: str) -> str:
    """Return a slug as the name of a folder that is safe on every disk; nothing where nothing is left of it."""
    safe = (
        re.sub(r"[^\w-]+", "-", slug.replace("\u2019", "-"), flags=re.UNICODE).strip("-_").casefold()[:80].strip("-_")
    )
    return f"{safe}-" if re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", safe) else safe
