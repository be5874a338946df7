"""Whole sites, each laid out as real ones are: which file is the counterpart of which, from the files themselves."""

from collections import defaultdict
from pathlib import Path

import pytest

from translate_flow.project.cache import Cache
from translate_flow.project.discovery import find_site

TABLE = Path(__file__).parent.parent / "data" / "sites.txt"


def read_table() -> dict[str, list[tuple[str, str, str]]]:
    sites: dict[str, list[tuple[str, str, str]]] = {}
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("## "):
            sites[line[3:]] = rows = []
        elif line and not line.startswith("# "):
            path, head, article = (part.strip() for part in line.split("|"))
            rows.append((path.replace("\\u00a0", "\u00a0"), head, article))
    return sites


SITES = read_table()


def page(head: str) -> str:
    body = "# Un titre\n\nLe pain est partagé entre les voisins.\n"
    kind, _, said = head.partition(" ")
    parts = (said or "").split("; ")
    if kind == "P":
        return "\n".join(parts) + "\n\n" + body
    if kind == "H":
        links = [part.split("=", 1) for part in parts[1:]]
        tags = "".join(f'<link rel="alternate" hreflang="{code}" href="{href}">' for code, href in links)
        lang = f' lang="{parts[0]}"' if parts[0] else ""
        return f"<!DOCTYPE html><html{lang}><head><title>T</title>{tags}</head><body><p>{body}</p></body></html>"
    lines = head.replace("; ", "\n")
    return f"---\n{lines}\n---\n\n{body}" if head else body


@pytest.fixture(params=SITES)
def site(request, tmp_path):
    """Write a site, and return its rows and what is found in it."""
    for path, head, _ in SITES[request.param]:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(head), "utf-8")
    return SITES[request.param], find_site(tmp_path.resolve(), (), Cache())


def test_the_sides_of_a_site(site):
    rows, found = site
    articles = defaultdict(set)
    for path, _, article in rows:
        if article != "-":
            articles[article].add(path)
    got = {frozenset(path for path in (files.fr, files.en) if path) for files in found.articles}
    assert got == {frozenset(paths) for paths in articles.values()}
    assert found.broken == ()


def test_a_file_that_names_its_language_is_on_that_side(site):
    rows, found = site
    french, english = {files.fr for files in found.articles}, {files.en for files in found.articles}
    for path, head, _ in rows:
        says = {part.casefold() for part in head.replace("; ", " ").split()}
        assert path not in french or not {"en", "english"} & says
        assert path not in english or not {"fr", "french", "français"} & says
