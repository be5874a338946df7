"""Writing into a document: this block and no other, in the marks that it has or that its model has."""

import pytest

from translate_flow.articles.document import Document, Span
from translate_flow.articles.reading import read_document
from translate_flow.articles.splice import apply_fixes, insert_block, replace_block
from translate_flow.errors import UsageError


def read(text: str, path: str = "a/en.md") -> Document:
    return read_document(text.encode(), path, "en")


def index_of(document: Document, text: str) -> int:
    return next(block.index for block in document.blocks if block.text.startswith(text))


@pytest.mark.parametrize(
    ("before", "old", "new", "after"),
    [
        ("# One #\n\nTwo\n", "One", "Uno", "# Uno #\n\nTwo\n"),
        ("One\n===\n", "One", "Uno\ndue", "Uno\ndue\n===\n"),
        ("A\n\nOne\ntwo\n\nB", "One", "Uno", "A\n\nUno\n\nB"),
        ("One  \r\ntwo\r\n\r\nB\r\n", "One", "Uno\ndue\ntre", "Uno  \r\ndue\r\ntre\r\n\r\nB\r\n"),
        ("\ufeffOne", "One", "Uno\ndue", "\ufeffUno\ndue"),
        ("> One\n\nB", "One", "Uno\ndue", "> Uno\n> due\n\nB"),
        ("> One\ntwo\n", "One", "Uno\ndue\ntre", "> Uno\ndue\ntre\n"),
        ("10. One\n11. Two", "One", "Uno\ndue", "10. Uno\n    due\n11. Two"),
        ("- [x] One\n", "One", "Uno\ndue", "- [x] Uno\n      due\n"),
        ("> - One\n>   two\n> - B\n", "One", "Uno\ndue\ntre", "> - Uno\n>   due\n>   tre\n> - B\n"),
        ("[^1]: One\n", "One", "Uno\ndue", "[^1]: Uno\n      due\n"),
        ("| A | B |\n|:--|--:|\n|  one  | two |\n", "one", "uno | due", "| A | B |\n|:--|--:|\n|  uno | due |\n"),
        ("```py\nx\ny\n```\nB", "x", "  z", "```py\n  z\n```\nB"),
        ("  <p>\n    One\n  </p>\n", "<p>", "<p>\nUno\n</p>", "  <p>\n    Uno\n  </p>\n"),
        ("{% x a=1\n  b=2 %}\n", "{% x", "{% x a=3\nb=4 %}", "{% x a=3\n  b=4 %}\n"),
        ("e\u0301\n\nOne\u00a0!\n", "One", "Uno\u00a0!", "e\u0301\n\nUno\u00a0!\n"),
        ("  • One\n\nB\n", "• One", "• Uno", "  • Uno\n\nB\n"),
    ],
)
def test_a_block_is_replaced_in_its_marks(before: str, old: str, new: str, after: str) -> None:
    document = read(before)
    changed = replace_block(document, index_of(document, old), new)
    assert changed.to_bytes() == after.encode()
    assert changed.blocks[index_of(document, old)].text == new


def test_the_same_words_leave_the_document_alone() -> None:
    document = read("One  \n two\n")
    assert replace_block(document, 0, "One\ntwo\n") is document


@pytest.mark.parametrize(
    ("before", "old", "new"),
    [
        ("One\n", "One", "# Uno"),
        ("One\n", "One", "Uno\n\ndue"),
        ("One\n", "One", "- uno"),
        ("One\n\nB", "One", "```\nuno"),
        ("# One\n", "One", "Uno\ndue"),
        ("| A |\n|---|\n| one |\n", "one", "uno\ndue"),
        ("One\n", "One", " \n"),
        ("One\n", "One", "U\ud800"),
        ("One\n", "One", "U\x00"),
        ("One\nB\n", "One", "Uno\n---"),
        ("---\ntitle: >-\n  One\n---\n", "One", ""),
        ("```\nx\n```\n\nB\n", "x", "```\ny"),
    ],
)
def test_what_would_not_stay_one_block_is_refused(before: str, old: str, new: str) -> None:
    document = read(before)
    with pytest.raises(UsageError):
        replace_block(document, index_of(document, old), new)


MODEL = """---
title: Titre
---

## Section

Para.

- Un
- Deux

3. Trois

> Citation

| A | B |
|---|---|
| un | deux |

```py
code
```

[^1]: Note

Fin
---
"""


@pytest.mark.parametrize(
    ("before", "after", "like", "words", "expected"),
    [
        ("One\n\nTwo\n", "One", "Para", "New", "One\n\nNew\n\nTwo\n"),
        ("One\n\nTwo", "Two", "Para", "New", "One\n\nTwo\n\nNew"),
        ("One\r\n\r\nTwo\r\n", "One", "Section", "New", "One\r\n\r\n## New\r\n\r\nTwo\r\n"),
        ("# One\nTwo\n", "One", "Para", "New", "# One\n\nNew\n\nTwo\n"),
        ("One\n", "One", "Citation", "New\nlines", "One\n\n> New\n> lines\n"),
        ("* One\n* Two\n\nEnd\n", "One", "Deux", "New", "* One\n* New\n* Two\n\nEnd\n"),
        ("* One\n* Two\n\nEnd\n", "Two", "Deux", "New", "* One\n* Two\n* New\n\nEnd\n"),
        ("1. One\n2. Two\n", "Two", "Deux", "New", "1. One\n2. Two\n3. New\n"),
        ("One\n", "One", "Deux", "New", "One\n\n- New\n"),
        ("One\n", "One", "Trois", "New", "One\n\n3. New\n"),
        ("|A|B|\n|-|-|\n|c|d|\n", "c|d", "un | deux", "e | f", "|A|B|\n|-|-|\n|c|d|\n| e | f |\n"),
        ("|A|B|\n|-|-|\n|c|d|\n", "A|B", "un | deux", "e | f", "|A|B|\n|-|-|\n| e | f |\n|c|d|\n"),
        ("One\n", "One", "code", "x = 1\ny = 2", "One\n\n```py\nx = 1\ny = 2\n```\n"),
        ("One\n", "One", "Note", "New", "One\n\n[^1]: New\n"),
        ("One\n", "One", "Fin", "New", "One\n\nNew\n---\n"),
        ("One\n", None, "Para", "New", "New\n\nOne\n"),
        ("", None, "Para", "New", "New\n"),
        (
            "---\ntitle: T\n---\n\n<!-- note -->\nOne\n",
            None,
            "Section",
            "New",
            "---\ntitle: T\n---\n\n## New\n\n<!-- note -->\nOne\n",
        ),
        ("---\ntitle: T\n---", "T", "Para", "New", "---\ntitle: T\n---\nNew\n"),
        ("One\n", None, "Titre", 'A "b"', '---\ntitle: "A \\"b\\""\n---\n\nOne\n'),
        ("---\nlang: en\n---\nOne\n", None, "Titre", "New", '---\ntitle: "New"\nlang: en\n---\nOne\n'),
    ],
)
def test_a_new_block_takes_the_shape_of_its_model(
    before: str, after: str | None, like: str, words: str, expected: str
) -> None:
    document, model = read(before), read_document(MODEL.encode(), "a/fr.md", "fr")
    number = None if after is None else index_of(document, after)
    changed = insert_block(document, number, model.blocks[index_of(model, like)], model, words)
    assert changed.text == expected
    assert sum(words in {block.text, block.prose} for block in changed.blocks) == 1


def test_a_row_stands_in_a_table_or_nowhere() -> None:
    document, model = read("One\n"), read_document(MODEL.encode(), "a/fr.md", "fr")
    with pytest.raises(UsageError):
        insert_block(document, 0, model.blocks[index_of(model, "un | deux")], model, "a | b")


def test_a_paragraph_that_would_cut_a_table_is_refused() -> None:
    document, model = read("|A|B|\n|-|-|\n|c|d|\n"), read_document(MODEL.encode(), "a/fr.md", "fr")
    with pytest.raises(UsageError):
        insert_block(document, 0, model.blocks[index_of(model, "Para")], model, "New")


def test_corrections_are_applied_together() -> None:
    document = read("One two\n\nthree\n")
    assert apply_fixes(document, [(Span(9, 14), "3"), (Span(0, 3), "1"), (Span(0, 3), "1")]).text == "1 two\n\n3\n"
    assert apply_fixes(document, []).text == document.text


@pytest.mark.parametrize(
    "fixes", [[(Span(0, 5), "a"), (Span(3, 7), "b")], [(Span(0, 3), "# O")], [(Span(3, 4), "\n\n")]]
)
def test_corrections_that_clash_or_change_the_blocks_are_refused(fixes: list[tuple[Span, str]]) -> None:
    with pytest.raises(UsageError):
        apply_fixes(read("One two\n\nthree\n"), fixes)
