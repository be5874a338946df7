"""Where the missing side of an article belongs, where the name of the side that exists says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate_flow.articles.document import ArticleFiles
from translate_flow.articles.layouts import pair_files
from translate_flow.errors import UsageError
from translate_flow.language import Language, name, other
from translate_flow.messages import msg


def counterpart_path(files: ArticleFiles) -> str:
    """Return the path of the side that does not exist: the same path with the other language in it.

    Raises `UsageError` when the path of the side that exists does not name its language.
    """
    language: Language = "fr" if files.fr else "en"
    path = files.fr or files.en or ""
    for candidate in _candidates(path, language):
        found = pair_files(sorted((path, candidate)), {})
        if len(found) == 1 and {found[0].fr, found[0].en} == {path, candidate}:
            return candidate
    raise UsageError(
        msg("The name of this file does not say where its {language} belongs.", language=name(other(language))),
        path=path,
        hint=msg("Make the file, empty if you like, then run the command again."),
    )


def _candidates(path: str, language: Language) -> Iterator[str]:
    """Yield the path with the language replaced: in the file's name, then in the folder nearest to it."""
    folder, _, base = path.rpartition("/")
    prefix = f"{folder}/" if folder else ""
    there = other(language)
    renamed = re.sub(rf"(?<![^.\-_]){language}(?=\.[^.]+$)", there, base)
    if renamed != base:
        yield prefix + renamed
    parts = folder.split("/")
    for i in reversed(range(len(parts))):
        if parts[i] == language:
            yield "/".join((*parts[:i], there, *parts[i + 1 :], base))
