"""Typography over documents: exact places, what markup keeps from being touched, one-sided articles, one-column fixes."""

import pytest

from translate_flow.articles.reading import read_document
from translate_flow.articles.splice import apply_fixes
from translate_flow.checks.context import Context
from translate_flow.checks.run import check_document
from translate_flow.language.typography import Typography


def check(text, language="fr", path=None, **context):
    document = read_document(text.encode(), path or f"{language}.md", language)
    found = check_document(document, Context("a", **context))
    return document, [finding for finding in found if finding.code.startswith("TF4")]


def fixed(document, found):
    return apply_fixes(document, [edit for finding in found if finding.fix for edit in finding.fix.edits]).text


def test_a_place_is_exact_through_markup():
    document, (finding,) = check("# Titre\n\nUn **mot très long** et [un lien](http://a.fr/x?y) ? Oui.\n")
    assert (finding.code, finding.place.line) == ("TF401", 3)
    line = document.text.split("\n")[2]
    assert line[finding.place.column - 1 : finding.place.end_column - 1].endswith(" ?")
    assert fixed(document, [finding]) == document.text.replace(") ?", ")\u202f?")


@pytest.mark.parametrize(
    "text",
    [
        'Voir `a ? b : c` et <a title="Quoi ?" href=\'x ; y\'>ici</a>, {{ page.title | t: "a ?" }}.\n',
        "```\nQuoi ? « non »\n```\n",
        '{% include x.html titre="Que faire ?" %}\n\nTexte.\n',
        "---\ncle: a ? b\nurl: http://x\n---\n\nTexte.\n",
        "| a | b |\n|:---:|---:|\n| c | d |\n",
        "Terme\n: définition\n",
        "Un fichier.md, une version 2.0.1, un site Node.js à 12:30 ; non\n".replace(" ;", "\u202f;"),
    ],
)
def test_what_is_no_prose_is_never_touched(text):
    assert check(text)[1] == []


def test_entities_are_spaces_and_are_not_rewritten():
    assert check("Une idée&nbsp;: oui.\n")[1] == []
    document, (finding,) = check("«&nbsp;Un mot &raquo; ici\n")
    assert finding.code == "TF401"
    assert fixed(document, [finding]) == "«&nbsp;Un mot\u00a0&raquo; ici\n"


def test_a_field_of_the_front_matter_is_prose():
    document, (finding,) = check('---\ntitle: "Que faire ?"\n---\n\nTexte.\n')
    assert finding.place.line == 2
    assert fixed(document, [finding]) == document.text.replace(" ?", "\u202f?")


def test_a_block_in_the_other_language_is_left_to_other_checks():
    english = "What is to be done about the commons when the people who made them have left ?\n"
    assert check(english)[1] == []
    assert [f.code for f in check(english, "en")[1]] == ["TF404"]


def test_code_is_quoted_as_an_ellipsis():
    _, (finding,) = check("Lancez `make` :\n")
    assert "“… :”" in str(finding.message)


def test_both_marks_of_a_quotation_are_one_fix():
    document, (finding,) = check("C’est ce que nous appelons un “commun” ici.\n")
    assert len(finding.fix.edits) == 2
    assert fixed(document, [finding]) == "C’est ce que nous appelons un «\u00a0commun\u00a0» ici.\n"


def test_the_project_says_where_its_french_is_from():
    text = "Que faire? Un point\u00a0: «\u00a0mot\u00a0»\n"
    assert check(text, typography=Typography("fr-CA"))[1] == []
    assert [f.code for f in check(text, typography=Typography("fr-FR"))[1]] == ["TF401"]


def test_carriage_returns_and_marks_of_quotes_stay():
    document, found = check("> Que faire ?\r\n> Rien !\r\n")
    assert fixed(document, found) == "> Que faire\u202f?\r\n> Rien\u202f!\r\n"


def test_an_invisible_character_is_found_in_code_too():
    (finding,) = check("Texte.\n\n```\na\u202eb\n```\n")[1]
    assert (finding.code, finding.place.line, finding.place.column) == ("TF412", 4, 2)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "# Un autre titre\n\nUn paragraphe de plus.\n\n" + text,
        lambda text: text.replace("gérons ensemble", "gérons\nensemble"),
        lambda text: text.replace("Premier mot ?", "Premier mot\u202f?"),
    ],
)
def test_a_fingerprint_survives_edits_elsewhere(change):
    text = "Premier mot ? Voilà ce que nous gérons ensemble depuis longtemps, mais comment ? Nous verrons.\n"
    before = {finding.fingerprint for finding in check(text)[1]}
    after = {finding.fingerprint for finding in check(change(text))[1]}
    assert after <= before
    assert after
