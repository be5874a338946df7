"""What holds for any bytes: a document or an input error, the same bytes back, nothing lost, nothing else touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate_flow.articles.coverage import uncovered
from translate_flow.articles.document import Document, Kind
from translate_flow.articles.inline import read_inline
from translate_flow.articles.reading import read_document
from translate_flow.articles.splice import insert_block, replace_block
from translate_flow.errors import InputError, UsageError

WORDS = [
    "Les communs",
    "l’économie sociale",
    "é",
    "a",
    "1,5",
    "«\u00a0oui\u00a0»",
    "*gras*",
    "[lien](/a)",
    "`code`",
    "x | y",
]
MARKS = [
    "# ",
    "- ",
    "1. ",
    "> ",
    "    ",
    "\t",
    "  ",
    "| ",
    "```",
    "~~~",
    "---",
    "===",
    "[^1]: ",
    "[a]: ",
    ": ",
    "",
    "",
    "",
]
TAGS = [
    "{% a",
    "%}",
    "{{< b >}}",
    "<div>",
    "</div>",
    "<!--",
    "-->",
    "<Tip>",
    "<script>",
    "{: .x}",
    ":::",
    "$$",
    "<Q a={[",
    "]} />",
]
ENDS = ["\n", "\n", "\n\n", "\r\n", "\r", "\f", "\u2028", "\x85", "\x0b", "  \n"]
MARKDOWN = st.lists(st.sampled_from(MARKS + WORDS + TAGS + ENDS), max_size=40).map("".join)
NAMES = st.sampled_from(["a/fr.md", "a/fr.mdx", "fr.txt"])


def read(text: str | bytes, path: str = "a/fr.md") -> Document:
    return read_document(text.encode() if isinstance(text, str) else text, path, "fr")


def sound(document: Document) -> None:
    assert uncovered(document) == ()
    at = 0
    for number, block in enumerate(document.blocks):
        assert block.index == number
        assert block.outer.start >= at
        at = block.outer.end
        assert "\n".join(document.text[span.start : span.end] for span in block.lines) == block.text
        assert block.line <= block.end_line
        for place in (0, len(block.text)):
            assert block.outer.start <= block.locate(place) <= block.outer.end
        whole = block.inline.prose.span(0, len(block.prose))
        assert 0 <= whole.start <= whole.end <= len(block.text)
        for link in block.inline.links:
            assert (
                0
                <= link.span.start
                <= link.target_span.start
                <= link.target_span.end
                <= link.span.end
                <= len(block.text)
            )


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), NAMES)
def test_any_bytes_give_a_document_or_an_input_error(data: bytes, path: str) -> None:
    try:
        document = read(data, path)
    except InputError:
        return
    assert document.to_bytes() == data
    sound(document)


@settings(max_examples=400, deadline=None)
@given(MARKDOWN, NAMES)
def test_any_markup_is_read_whole(text: str, path: str) -> None:
    try:
        document = read(text, path)
    except InputError:
        assert text.startswith(("---", "+++"))
        return
    assert document.to_bytes() == text.encode()
    sound(document)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120), NAMES)
def test_any_text_is_read_whole(text: str, path: str) -> None:
    try:
        data = text.encode()
        document = read(data, path)
    except (UnicodeEncodeError, InputError):
        return
    assert document.to_bytes() == data
    sound(document)


@settings(max_examples=300, deadline=None)
@given(MARKDOWN, NAMES, st.data())
def test_an_edit_changes_only_the_bytes_of_its_block(text: str, path: str, data: st.DataObject) -> None:
    try:
        document = read(text, path)
    except InputError:
        return
    if not document.blocks:
        return
    block = data.draw(st.sampled_from(document.blocks))
    words = data.draw(st.sampled_from(["Neuf.", "Deux\nlignes", block.text, block.text + " fin", "« é »\nb\nc\nd"]))
    try:
        changed = replace_block(document, block.index, words)
    except UsageError:
        return
    before, after = document.text, changed.text
    assert after.startswith(before[: block.outer.start])
    assert after.endswith(before[block.outer.end :])
    others = [b.text for b in document.blocks if b.index != block.index]
    assert [b.text for b in changed.blocks if b.index != block.index] == others
    assert changed.bom == document.bom
    assert read(changed.to_bytes(), path).blocks == changed.blocks


@settings(max_examples=200, deadline=None)
@given(MARKDOWN, MARKDOWN, st.data())
def test_an_insertion_removes_nothing(text: str, other: str, data: st.DataObject) -> None:
    try:
        document, model = read(text), read(other, "a/en.md")
    except InputError:
        return
    if not model.blocks:
        return
    like = data.draw(st.sampled_from(model.blocks))
    after = data.draw(st.sampled_from([None, *range(len(document.blocks))]))
    try:
        changed = insert_block(document, after, like, model, like.text if like.kind is Kind.LINKDEF else "Neuf.")
    except UsageError:
        return
    assert len(changed.blocks) == len(document.blocks) + 1
    rest = iter(changed.text)
    assert all(char in rest for char in document.text)


@settings(max_examples=200, deadline=None)
@given(MARKDOWN, st.sampled_from(Kind))
def test_prose_points_back_into_its_text(text: str, kind: Kind) -> None:
    prose = read_inline(text, kind).prose
    for at in range(len(prose.text)):
        span = prose.span(at, at + 1)
        assert 0 <= span.start <= span.end <= len(text)
        if len(span) == 1 and text[span.start] not in "|\\`&<{\n":
            assert prose.text[at] in (text[span.start], "\n", "\ufffc")


@pytest.mark.parametrize("depth", [1, 2, 9, 10, 11, 19, 20, 21, 49, 59, 60, 61, 100, 200])
@pytest.mark.parametrize("shape", ["quote", "list", "lines", "both"])
def test_deep_nesting_loses_nothing(depth: int, shape: str) -> None:
    text = {
        "quote": "> " * depth + "Mot.\n",
        "list": "- " * depth + "Mot.\n",
        "lines": "".join("  " * level + f"- Mot {level}\n" for level in range(depth)),
        "both": "- > " * depth + "Mot.\n",
    }[shape]
    document = read(text)
    assert uncovered(document) == ()
    assert "Mot" in document.blocks[-1].prose
    if shape == "lines":
        assert f"Mot {depth - 1}" in document.blocks[-1].prose
