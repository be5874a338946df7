"""Bytes that are no document are refused with their place; bytes that are one come back as they were."""

import pytest

from translate_flow.articles.document import Kind
from translate_flow.articles.places import place, place_of
from translate_flow.articles.reading import LARGEST, read_document
from translate_flow.errors import InputError


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        ("Été".encode("latin-1"), 1, "Byte 0 (0xc9)"),
        ("Un\nl’été\n".encode("cp1252"), 2, "Byte 4 (0x92)"),
        ("Un".encode("utf-16"), 1, "UTF-16"),
        (b"Un\n\xc3", 2, "Byte 3 (0xc3)"),
        (b"\xc0\xaf", 1, "Byte 0"),
        (b"\xed\xa0\x80", 1, "Byte 0"),
        (b"GIF89a\n\x00\x01", 2, "Byte 7 is zero"),
        ("Un".encode("utf-16-le"), 1, "Byte 1 is zero"),
    ],
)
def test_what_is_not_utf8_text_is_refused_with_its_place(data: bytes, line: int, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_document(data, "a/fr.md", "fr")
    assert (caught.value.path, caught.value.line) == ("a/fr.md", line)
    assert words in str(caught.value)


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(InputError, match="8 MB"):
        read_document(b"a" * (LARGEST + 1), "a/fr.md", "fr")


@pytest.mark.parametrize("path", ["a/fr.pdf", "a/fr.docx", "a/fr"])
def test_an_unknown_kind_is_refused(path: str) -> None:
    with pytest.raises(InputError, match="not read yet"):
        read_document(b"a", path, "fr")


@pytest.mark.parametrize("data", [b"", b"\n\n", b" \t\r\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("path", ["fr.md", "fr.txt"])
def test_an_empty_file_is_a_document_without_blocks(data: bytes, path: str) -> None:
    document = read_document(data, path, "fr")
    assert document.blocks == ()
    assert document.to_bytes() == data


@pytest.mark.parametrize(
    "text",
    ["Un\r\n\r\nDeux", "\ufeffUn\n", "l\u00a0a\u202f!\n", "e\u0301te\u0301\n", "Un\rDeux\r", "Un  \n\n\n", "\tUn\n \n"],
)
@pytest.mark.parametrize("path", ["fr.md", "fr.txt"])
def test_the_same_bytes_come_back(text: str, path: str) -> None:
    assert read_document(text.encode(), path, "fr").to_bytes() == text.encode()


def test_places_count_lines_and_columns_from_one() -> None:
    document = read_document(
        "---\ntitle: T\n---\n# Un\r\n\r\n> deux\r\n> trois é 🎙️ quatre\r\n".encode(), "a/fr.md", "fr"
    )
    quote = document.blocks[-1]
    at = quote.text.index("quatre")
    found = place(document, quote, type(quote.outer)(at, at + 6))
    assert (found.line, found.column, found.end_line, found.end_column) == (7, 14, 7, 20)
    whole = place(document, quote)
    assert (whole.line, whole.column, whole.end_line, whole.end_column) == (6, 3, 7, 20)
    assert place_of(document, document.blocks[1].outer).line == 4
    assert (found.path, found.language) == ("a/fr.md", "fr")


def test_the_place_of_a_fence_is_its_lines() -> None:
    document = read_document(b"Un\n\n```\nx\n```\n", "a/fr.md", "fr")
    code = document.blocks[1]
    assert code.kind is Kind.CODE
    found = place(document, code)
    assert (found.line, found.column, found.end_line, found.end_column) == (3, 1, 5, 4)
