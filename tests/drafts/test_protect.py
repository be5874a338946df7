"""What an engine is shown, and what comes of its answer."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_blocks import GLOSSARY, block

from translate_flow.articles.document import Kind
from translate_flow.drafts.protect import Mask, Protected, Role, bare, markup_back, protect, words_back


def sent(text, kind=Kind.PARAGRAPH, **options):
    return protect(block(text, kind), "fr", "en", GLOSSARY, **options)


def back(answer, protected, target="en"):
    text, lost = words_back(answer, protected, target)
    whole, broken = markup_back(text, protected)
    return whole, [str(problem) for problem in (*lost, *broken)]


MARKED = [
    "Voir [notre page](https://exemple.org/a_(b)) et `du code`.",
    "**Un** mot, *deux* mots, ***trois*** mots.",
    "Une note[^1], une autre[^deux].",
    "Un <b>mot</b>, une {{< balise >}} et {% encore %}.",
    "Écrivez à nous@exemple.org ou sur https://exemple.org/x?y=z.",
    "Une ligne  \ncoupée\\\ndeux fois",
    "Des crochets ⟦1⟧ à nous, \\*échappés\\*, et 3 &lt; 4.",
    '![Une photo](a.png) et [une autre](<b c.png> "titre")',
]


@pytest.mark.parametrize("text", MARKED)
def test_an_engine_that_changes_nothing_gives_the_text_back(text):
    protected = sent(text)
    assert back(protected.text, protected) == (text, [])


@pytest.mark.parametrize("text", MARKED)
def test_no_markup_reaches_the_engine(text):
    shown = bare(sent(text).text)
    assert not re.search(r"https?:|[`*<>{}\[\]⟦⟧\\\n]|du code|balise|@", shown), shown


@given(st.text(alphabet="ab*_`[]()<>!\\&;: \n⟦⟧1é’|^#{}%/.", max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_markup_comes_back_through_an_engine_that_changes_nothing(text):
    protected = sent(text)
    whole, problems = back(protected.text, protected)
    assert not problems

    def blanks(value):
        return re.sub(r"\s+", "", value)

    assert whole is not None
    assert blanks(whole) == blanks(text)


def test_a_row_of_a_table_keeps_its_cells_or_is_dropped():
    protected = sent("| un `x` | deux |", Kind.TABLE_ROW)
    assert back(protected.text.replace("un", "one").replace("deux", "two"), protected) == ("| one `x` | two |", [])
    assert back(protected.text.replace("⟦1⟧", ""), protected) == (None, [])


def test_blanks_that_an_engine_sets_inside_markup_are_taken_out():
    protected = sent("Lire **ceci** et [cela](u).")
    assert back("Read ⟦ 1 ⟧ this ⟦ 2 ⟧ and ⟦3⟧ that ⟦4⟧ .", protected)[0] == "Read **this** and [that](u) ."


def test_markup_that_lost_an_end_is_left_out_and_said():
    protected = sent("Lire **ceci** et `cela`.")
    whole, problems = back("Read ⟦1⟧this and ⟦3⟧.", protected)
    assert whole == "Read this and `cela`."
    assert problems == ["The engine lost markup, which was left out: ** **"]


def test_code_that_was_lost_is_put_at_the_end_and_said():
    protected = sent("Tapez `ls` puis `cd`.")
    whole, problems = back("Type ⟦1⟧.", protected)
    assert whole == "Type `ls`. `cd`"
    assert problems == ["The engine lost “`cd`”: it was put at the end."]


def test_an_engine_that_repeats_or_invents_a_mask_is_not_believed():
    protected = sent("Tapez `ls`.")
    assert back("Type ⟦1⟧ ⟦1⟧ ⟦7⟧ ⟦0⟧.", protected)[0].split() == ["Type", "`ls`", "."]


def test_terms_and_names_are_settled_beforehand():
    protected = sent("L’ESS et les entreprises sociales de Wikimédia France.")
    assert [(mask.raw, mask.shown) for mask in protected.masks] == [
        ("ESS", "SSE"),
        ("entreprises sociales", "social enterprises"),
        ("Wikimédia France", "Wikimédia France"),
    ]
    assert protected.text == "L’⟦1⟧ et les ⟦2⟧ de ⟦3⟧."
    assert back("The ⟦1⟧ and the ⟦2⟧ of ⟦3⟧.", protected) == (
        "The SSE and the social enterprises of Wikimédia France.",
        [],
    )


def test_a_lost_term_is_said():
    protected = sent("Un appel à projets.")
    assert back("A call.", protected) == ("A call.", ["The engine lost “appel à projets” (call for projects)."])


def test_single_words_are_left_to_the_engine_unless_asked():
    assert sent("La production de communs.").masks == ()
    assert [mask.shown for mask in sent("La production de communs.", every_term=True).masks] == ["commons"]


def test_a_word_of_several_senses_is_left_to_the_engine():
    assert sent("L’accompagnement des projets.").masks == ()


def test_a_term_that_markup_cuts_is_left_to_the_engine():
    assert [mask.role for mask in sent("L’entreprise **sociale**.").masks] == [Role.AROUND, Role.AROUND]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Le FabLab des ODC, avec Justine Coopmann.", ["FabLab", "ODC", "Justine Coopmann"]),
        ("Au XXe siècle, à Saint-Ouen.", ["Saint-Ouen"]),
        ("Les Orange Digital Center ouvrent.", ["Orange Digital Center"]),
        ("UN TITRE TOUT EN CAPITALES", []),
        ("Au Moyen Orient et au Royaume-Uni, Paris et Lille.", []),
    ],
)
def test_names_that_no_glossary_knows(text, held):
    assert [mask.raw for mask in sent(text).masks] == held


@pytest.mark.parametrize(
    ("source", "text", "shown"),
    [
        ("fr", "Il y a 14\u202f000,5 personnes et 2,5 %.", ["14,000.5", "2.5"]),
        ("fr", "En 2022, 25 pays, article 3,", []),
        ("en", "It has 14,000.5 people, 2.5 million and 3.2% of Web 2.0.", ["14\u202f000,5", "2,5", "3,2"]),
    ],
)
def test_numbers_are_written_as_the_other_language_does(source, text, shown):
    protected = protect(block(text), source, "en" if source == "fr" else "fr", GLOSSARY)
    assert [mask.shown for mask in protected.masks] == shown


@pytest.mark.parametrize(
    ("answer", "shown", "target", "text"),
    [
        ("⟦1⟧ is near.", "social enterprise", "en", "Social enterprise is near."),
        ("It is near. ⟦1⟧ is here.", "social enterprise", "en", "It is near. Social enterprise is here."),
        ("an ⟦1⟧, A ⟦1⟧", "social enterprise", "en", "a social enterprise, A social enterprise"),
        ("a ⟦1⟧", "association", "en", "an association"),
        ("a ⟦1⟧", "SSE", "en", "a SSE"),
        ("of ⟦1⟧a view", "association", "en", "of association a view"),
        ("Le ⟦1⟧, du ⟦1⟧, au ⟦1⟧, de ⟦1⟧", "économie", "fr", "L’économie, de l’économie, à l’économie, d’économie"),
        (
            "le ⟦1⟧, du ⟦1⟧, un ⟦1⟧, l’⟦1⟧",
            "transition",
            "fr",
            "la transition, de la transition, une transition, la transition",
        ),
        ("la ⟦1⟧, une ⟦1⟧, d’⟦1⟧", "logiciel libre", "fr", "le logiciel libre, un logiciel libre, de logiciel libre"),
        ("le ⟦1⟧, du ⟦1⟧, au ⟦1⟧", "communs", "fr", "les communs, des communs, aux communs"),
        ("Les ⟦1⟧", "plateforme", "fr", "Les plateforme"),
    ],
)
def test_articles_and_capitals_agree_with_what_is_put_back(answer, shown, target, text):
    protected = Protected("⟦1⟧", (Mask(Role.WORDS, "x", shown),), Kind.PARAGRAPH)
    assert words_back(answer, protected, target) == (text, ())


@pytest.mark.parametrize(
    ("answer", "text"),
    [("Resources in the ⟦year 1⟧.", "Resources in the SSE."), ("Resources in ⟦ 1 ⟧.", "Resources in SSE.")],
)
def test_a_mask_that_an_engine_wrote_into_is_still_known(answer, text):
    assert back(answer, sent("Des ressources pour l’ESS.")) == (text, [])


def test_half_a_mask_is_not_left_in_the_text():
    whole, problems = back("Resources in the ⟦year of plenty.", sent("Des ressources pour l’ESS."))
    assert whole == "Resources in the year of plenty."
    assert len(problems) == 1
