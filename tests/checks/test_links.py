"""TF204 on units: which links are set against each other, and how loudly."""

import pytest

from translate_flow.alignment.bitext import Bitext, Relation, Unit
from translate_flow.articles.reading import read_document
from translate_flow.checks import links
from translate_flow.checks.context import Context


def findings(*pairs, original=None):
    fr, en = ("\n\n".join(texts) + "\n" for texts in zip(*pairs, strict=True))
    french, english = read_document(fr.encode(), "fr.md", "fr"), read_document(en.encode(), "en.md", "en")
    units = tuple(Unit((i,), (i,), Relation.TRANSLATED, 1.0) for i in range(len(french.blocks)))
    tied = Bitext(french, english, units, ("fr",) * len(units), ("en",) * len(units))
    return [found for rule in links.RULES for found in rule.check(tied, Context("a", original=original))]


def test_a_wrong_target_is_an_error_at_the_target():
    (found,) = findings(("Lire [le guide](https://example.org/guide).", "Read [the guide](https://wrong.test/x)."))
    assert found.severity.value == "error"
    assert (found.place.language, found.place.column, found.place.end_column) == ("en", 18, 38)
    assert "https://example.org/guide" in str(found.message)
    assert "https://wrong.test/x" in str(found.message)


def test_a_wrong_address_of_mail_is_an_error():
    (found,) = findings(("Écrire à <contact@example.org>.", "Write to <info@example.org>."))
    assert found.severity.value == "error"


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("Lire [le guide](https://example.org/fr/guide).", "Read [the guide](https://example.org/en/guide)."),
        ("Lire [le guide](https://example.org/fr/guide).", "Read [the guide](https://example.org/fr/guide)."),
        ("Lire [le guide](https://example.org/guide).", "Read the guide."),
        ("[A](https://a.test/) et [B](https://b.test/).", "[B](https://b.test/) and [A](https://a.test/)."),
        ("![Une image](a.png)", "![A picture](b.png)"),
        ("[A](https://a.test/) et [encore A](https://a.test/).", "[A](https://a.test/) again."),
    ],
)
def test_silent(fr, en):
    assert findings((fr, en)) == []


def test_two_readings_are_a_warning_and_a_likely_translation_is_information():
    (found,) = findings(("[A](https://example.org/alpha)", "[A](https://example.org/beta)"))
    assert found.severity.value == "warning"
    (found,) = findings(("[A](https://example.org/confidentialite)", "[A](https://example.org/privacy)"))
    assert found.severity.value == "info"


def test_one_link_too_many_leaves_a_doubt():
    (found,) = findings(("[A](https://a.test/)", "[A](https://x.test/) and [B](https://y.test/)."))
    assert found.severity.value == "warning"


def test_a_link_that_moved_to_the_next_paragraph_is_not_another_link():
    assert (
        findings(
            ("Un texte avec [A](https://a.test/).", "A text with nothing."),
            ("Un autre.", "Another with [A](https://a.test/)."),
        )
        == []
    )


def test_hosts_that_answer_each_other_through_the_article_are_learnt():
    pairs = [
        (f"Lire [la page {n}](https://economie.test/{n}).", f"Read [page {m}](https://economy.example/{m}).")
        for n, m in (("fonds", "fund"), ("bilan", "report"), ("equipe", "team"))
    ]
    assert findings(*pairs) == []
    assert len(findings(pairs[0])) == 1


def test_the_translation_is_french_where_the_english_is_the_original():
    (found,) = findings(("Lire [ici](https://a.test/).", "Read [here](https://b.test/)."), original="en")
    assert found.place.language == "fr"
