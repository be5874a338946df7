"""Ignores: where they may stand, what they cover, and that those which silence nothing are told."""

import pytest

from translate_flow.articles.ignores import ignores
from translate_flow.articles.reading import read_document
from translate_flow.checks.context import Context
from translate_flow.checks.run import check_document
from translate_flow.checks.silence import silence


def silenced(text, path="x/fr.md", **context):
    document = read_document(text.encode(), path, "fr")
    about = Context("x", **context)
    return silence(check_document(document, about), [document], about)


def codes(left):
    return [finding.code for finding in left.findings]


WRONG = "Que faire ?"


@pytest.mark.parametrize(
    ("path", "comment"),
    [
        ("x/fr.md", "<!-- translate-flow: ignore fr-spaces: c’est un titre -->"),
        ("x/fr.md", "<!--translate-flow:ignore TF401:c’est un titre-->"),
        ("x/fr.md", "{% comment %} translate-flow: ignore TF4: c’est un titre {% endcomment %}"),
        ("x/fr.md", "{# translate-flow: ignore fr-spaces: c’est un titre #}"),
        ("x/fr.mdx", "{/* translate-flow: ignore fr-spaces: c’est un titre */}"),
        ("x/fr.txt", "translate-flow: ignore fr-spaces: c’est un titre"),
        ("x/fr.txt", "# translate-flow: ignore fr-spaces: c’est un titre"),
        ("x/fr.txt", "# Translate-Flow\u00a0: ignore fr-spaces\u00a0: c’est un titre"),
        ("x/fr.md", "<!-- translate-flow : ignore FR-SPACES : c’est un titre -->"),
    ],
)
def test_a_comment_before_a_block(path, comment):
    left = silenced(f"{comment}\n\n{WRONG}\n\nEt après ?\n", path)
    assert codes(left) == ["TF401"]
    assert left.findings[0].place.line == 5
    assert left.count == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("x/fr.md", "<!--\ntranslate-flow: ignore fr-spaces: un titre\n-->\n\nQue faire ?\n"),
        ("x/fr.mdx", "{/*\n  translate-flow: ignore fr-spaces: un titre\n*/}\n\nQue faire ?\n"),
        ("x/fr.md", "{% comment %}\ntranslate-flow: ignore fr-spaces: un titre\n{% endcomment %}\n\nQue faire ?\n"),
        ("x/fr.md", "---\n# translate-flow: ignore fr-spaces: un titre\ntitle: Que faire ?\n---\n\nTexte.\n"),
        ("x/fr.md", "- Que faire ? <!-- translate-flow: ignore fr-spaces: un titre -->\n"),
        ("x/fr.md", "<div>\n<!-- translate-flow: ignore fr-spaces: un titre -->\n<p>Que faire ?</p>\n</div>\n"),
        (
            "x/fr.md",
            "<!-- translate-flow: ignore fr-spaces: des titres -->\n\n| Quoi ? | b |\n|---|---|\n| Que faire ? | c |\n",
        ),
    ],
)
def test_wherever_a_comment_can_stand(path, text):
    left = silenced(text, path)
    assert codes(left) == []
    assert left.count == text.count(" ?")


def test_a_table_ends_where_it_ends():
    tables = f"| {WRONG} |\n|---|\n| a |\n\n| {WRONG} |\n|---|\n\n{WRONG}\n\n| {WRONG} |\n|---|\n"
    left = silenced(f"<!-- translate-flow: ignore fr-spaces: un titre -->\n\n{tables}")
    assert [finding.place.line for finding in left.findings] == [7, 10, 12]


def test_a_directive_that_readers_see_is_none():
    shown = "Écrire `<!-- translate-flow: ignore fr-spaces: x -->` ici. Que faire ?\n"
    assert codes(silenced(shown)) == ["TF401"]


def test_the_whole_file_wherever_it_stands():
    left = silenced(
        f"{WRONG}\n\nEt après ?\n\n<!-- translate-flow: ignore-file fr-spaces, double-space: un poème  -->\n\nUn  mot.\n"
    )
    assert codes(left) == []
    assert left.count == 3


def test_several_before_one_block_and_inside_a_list():
    left = silenced(
        "- Un\n\n  <!-- translate-flow: ignore fr-spaces: a -->\n  <!-- translate-flow: ignore double-space: b -->\n- Que  faire ?\n"
    )
    assert codes(left) == []


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("<!-- translate-flow: ignore fr-quotes: vieux -->", "nothing to say about what follows"),
        ("<!-- translate-flow: ignore-file fr-quotes: vieux -->", "nothing to say about this file"),
        ("<!-- translate-flow: ignore no-such-check: vieux -->", "no check called “no-such-check”"),
        ("<!-- translate-flow: ignore fr-quotes -->", "gives no reason"),
        ("<!-- translate-flow: ignore: vieux -->", "names no check"),
        ("<!-- translate-flow: skip fr-quotes: vieux -->", "“skip” is not understood"),
    ],
)
def test_what_silences_nothing_is_told(comment, words):
    left = silenced(f"{comment}\n\nTexte.\n")
    assert codes(left) == ["TF901"]
    assert words in str(left.findings[0].message)
    assert left.findings[0].place.line == 1


def test_without_a_reason_nothing_is_silenced():
    assert codes(silenced(f"<!-- translate-flow: ignore fr-spaces -->\n\n{WRONG}\n")) == ["TF901", "TF401"]


def test_no_block_follows():
    assert codes(silenced("Texte.\n\n<!-- translate-flow: ignore fr-spaces: vieux -->\n")) == ["TF901"]


def test_a_check_of_the_whole_site_is_spared_by_the_file():
    left = silenced("<!-- translate-flow: ignore-file missing-article: seulement en français -->\n\nTexte.\n")
    assert codes(left) == []
    assert left.spared == ("missing-article",)


def test_a_dismissal_is_by_fingerprint():
    (finding,) = silenced(f"{WRONG}\n").findings
    left = silenced(f"{WRONG}\n", dismissed={finding.fingerprint: "fr-spaces"})
    assert codes(left) == []
    assert left.count == 1
    assert left.stale == ()


def test_a_dismissal_that_matches_nothing_is_told():
    stale = {
        "f1": "fr-spaces",
        "f2": "number-mismatch",
        "f3": "fr-spaces",
        "f4": "missing-article",
        "f5": "unused-ignore",
    }
    left = silenced("Texte.\n", dismissed=stale)
    assert [(f.code, f.place.line) for f in left.findings] == [("TF901", 1)] * 2
    assert {str(f.message).split(" in the ledger")[0] for f in left.findings} == {
        "2 dismissals of “fr-spaces”",
        "A dismissal of “number-mismatch”",
    }
    assert left.stale == ("f1", "f2", "f3")  # those of the whole site are found elsewhere


def test_directives_in_a_paragraph_are_words():
    document = read_document("Écrire translate-flow: ignore x: y dans un commentaire.\n".encode(), "fr.md", "fr")
    assert ignores(document) == ()
