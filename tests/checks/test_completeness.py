import pytest
from tied import tie

from translate_flow.alignment.bitext import Relation
from translate_flow.checks.context import ArticleView, Context, ProjectView, ReviewState, UnitReview
from translate_flow.checks.finding import Severity
from translate_flow.checks.run import check_bitext, check_project

COMPLETENESS = {
    "missing-section",
    "missing-paragraph",
    "extra-section",
    "extra-paragraph",
    "moved-paragraph",
    "untranslated",
}

FR = [
    "# Le jardin partagé",
    "Le jardin est ouvert à tous les habitants du quartier.",
    "## Les outils",
    "Les outils sont rangés dans la cabane, dont chacun a la clé.",
    "Chaque membre arrose une fois par semaine pendant l’été.",
    "## Les récoltes",
    "Les légumes sont partagés à la fin de la journée.",
    "Ce qui reste est donné à la cantine de l’école voisine.",
]
EN = [
    "# The shared garden",
    "The garden is open to everyone who lives nearby.",
    "## The tools",
    "The tools are kept in the shed, and everyone has the key.",
    "Each member waters the beds once a week in the summer.",
    "## The harvest",
    "The vegetables are shared at the end of the day.",
    "What is left is given to the canteen of the school next door.",
]


def found(bitext, **context):
    findings = check_bitext(bitext, Context("x", **context), COMPLETENESS)
    return [
        (f.check, f.severity.value, f.place.language, f.place.line, f.place.end_line, f.counterpart.line)
        for f in findings
    ]


def garden(missing_en=(), missing_fr=(), **changed):
    fr = [changed.get(f"fr{i}", text) for i, text in enumerate(FR) if i not in missing_fr]
    en = [changed.get(f"en{i}", text) for i, text in enumerate(EN) if i not in missing_en]
    pairs = []
    left = right = -1
    for i in range(len(FR)):
        left, right = left + (i not in missing_fr), right + (i not in missing_en)
        pairs.append((None if i in missing_fr else left, None if i in missing_en else right))
    return tie("\n\n".join(fr) + "\n", "\n\n".join(en) + "\n", *pairs)


def test_a_faithful_pair_has_nothing_to_say():
    assert found(garden()) == []


def test_a_missing_paragraph_stands_at_the_text_to_translate_and_names_the_block_it_belongs_after():
    assert found(garden(missing_en=[4])) == [("missing-paragraph", "error", "fr", 9, 9, 7)]
    assert found(garden(missing_fr=[1])) == [("missing-paragraph", "error", "en", 3, 3, 1)]


def test_what_is_missing_at_the_start_belongs_at_line_one():
    assert found(garden(missing_en=[0])) == [("missing-paragraph", "error", "fr", 1, 1, 1)]


def test_a_heading_with_all_that_follows_is_one_section():
    assert found(garden(missing_en=[2, 3, 4])) == [("missing-section", "error", "fr", 5, 9, 3)]
    assert found(garden(missing_en=[5, 6, 7])) == [("missing-section", "error", "fr", 11, 15, 9)]


def test_a_heading_and_half_of_its_section_are_two_paragraphs_but_with_one_block_under_it_one_section():
    assert [f[0] for f in found(garden(missing_en=[2, 3]))] == ["missing-paragraph", "missing-paragraph"]
    bitext = tie(
        "# Un\n\nLe texte est ici pour tous.\n\n## Deux parties\n\nLe second texte est court.\n",
        "# One\n\nThe text is here for all.\n",
        (0, 0),
        (1, 1),
        (2, None),
        (3, None),
    )
    assert found(bitext) == [("missing-section", "error", "fr", 5, 7, 3)]


def test_three_blocks_in_a_row_are_one_finding_without_a_heading():
    assert found(garden(missing_en=[3, 4, 5])) == [("missing-section", "error", "fr", 7, 11, 5)]
    message = check_bitext(garden(missing_en=[3, 4, 5]), Context("x"), COMPLETENESS)[0].message
    assert "3 blocks in a row" in str(message)


def test_with_a_declared_original_the_translation_only_has_too_much():
    assert found(garden(missing_fr=[4]), original="fr") == [("extra-paragraph", "warning", "en", 9, 9, 7)]
    assert found(garden(missing_fr=[2, 3, 4]), original="fr") == [("extra-section", "warning", "en", 5, 9, 3)]
    assert found(garden(missing_fr=[4]), original="en") == [("missing-paragraph", "error", "en", 9, 9, 7)]
    assert found(garden(missing_en=[4]), original="en") == [("extra-paragraph", "warning", "fr", 9, 9, 7)]


def test_without_one_both_sides_count():
    bitext = tie(
        "Un premier texte est ici.\n\nLe chat dort.\n",
        "The first text is here.\n\nA dog barks.\n",
        (0, 0),
        (1, None),
        (None, 1),
    )
    assert [(f[0], f[2]) for f in found(bitext)] == [("missing-paragraph", "en"), ("missing-paragraph", "fr")]


def test_what_a_person_has_meant_is_left_alone_and_parts_a_run():
    reviews = {4: UnitReview(ReviewState.INTENDED, reason="French only")}
    assert found(garden(missing_en=[4]), reviews=reviews) == []
    assert [f[0] for f in found(garden(missing_en=[3, 4, 5]), reviews=reviews)] == ["missing-paragraph"] * 2
    assert len(found(garden(missing_en=[4]), reviews={4: UnitReview(ReviewState.REVIEWED)})) == 1


@pytest.mark.parametrize(
    "block",
    [
        "```python\nprint('bonjour tout le monde')\n```",
        "{% include liste.html %}",
        "![](jardin.jpg)",
        "{/if}",
        "<div></div>",
        "1234",
    ],
)
def test_what_holds_no_words_is_no_missing_paragraph(block):
    bitext = tie(f"Le texte est ici.\n\n{block}\n", "The text is here.\n", (0, 0), (1, None))
    assert found(bitext) == []


def test_code_inside_a_missing_section_neither_counts_nor_parts_it():
    code = "```\nls\n```"
    bitext = tie(
        f"Le début est ici.\n\nOn tape ceci :\n\n{code}\n\nPuis ceci pour finir :\n\n{code}\n\nEt le tour est joué.\n",
        "The start is here.\n",
        (0, 0),
        *((i, None) for i in range(1, 6)),
    )
    (finding,) = check_bitext(bitext, Context("x"), COMPLETENESS)
    assert (finding.check, finding.place.line, finding.place.end_line) == ("missing-section", 3, 15)
    assert "3 blocks" in str(finding.message)


def test_a_stray_link_does_not_cut_a_long_gap_but_a_real_one_does():
    def gap(middle_fr, middle_en):
        fr = [*FR[1:5], middle_fr, *FR[5:]]
        bitext = tie("\n\n".join(fr) + "\n", f"{middle_en}\n", *((i, 0 if i == 4 else None) for i in range(len(fr))))
        return [f[0] for f in found(bitext)]

    assert gap("Lille, France", "Lille, France") == ["missing-section"]
    long = "Les membres se retrouvent tous les jeudis soir autour de la grande table."
    assert gap(long, "The members meet every Thursday evening around the big table.") == ["missing-section"] * 2


def test_a_name_alone_or_a_signature_that_is_repeated_is_a_warning():
    assert [f[:2] for f in found(garden(missing_en=[4], fr4="Guilhem Pradalié"))] == [("missing-paragraph", "warning")]
    signature = "Un texte écrit par\n\nAnne Rivoire\n\nVilleurbanne, France"
    fr = f"{signature}\n\n{FR[1]}\n\n{FR[3]}\n\n{signature}\n"
    bitext = tie(
        fr, f"{EN[1]}\n\n{EN[3]}\n", *((i, None) for i in range(3)), (3, 0), (4, 1), *((i, None) for i in range(5, 8))
    )
    assert [f[:2] for f in found(bitext)] == [("missing-section", "warning")] * 2


def test_a_title_printed_twice_is_missing_once():
    bitext = tie(
        "# Le jardin du quartier\n\n# Le jardin du quartier\n\nLe texte est ici.\n",
        "The text is here.\n",
        (0, None),
        (1, None),
        (2, 0),
    )
    assert [f[3] for f in found(bitext)] == [1]
    bitext = tie("# Le jardin du quartier\n\n# Le jardin du quartier\n", "# The garden\n", (0, None), (1, 0))
    assert [f[:3] for f in found(bitext)] == [("missing-paragraph", "error", "fr")]
    bitext = tie("# Le jardin du quartier\n\n# Le jardin du quartier\n", "# The garden\n", (0, 0), (1, None))
    assert found(bitext) == []


def test_a_translation_beside_the_copy_that_holds_the_link_is_not_missing():
    bitext = tie(
        f"{EN[3]}\n\n{FR[3]}\n\nLe mot de la fin est ici.\n",
        f"{EN[3]}\n\nThe last word is here.\n",
        (0, 0, Relation.UNTRANSLATED),
        (1, None),
        (2, 1),
    )
    assert [f[:4] for f in found(bitext)] == [("untranslated", "error", "fr", 1)]


def test_text_in_the_wrong_language_without_counterpart_is_untranslated_and_not_missing_too():
    banner = [FR[1], FR[3], FR[4], "Statistiques", FR[6]]
    bitext = tie(
        "Le texte est ici.\n",
        "The text is here.\n\n" + "\n\n".join(banner) + "\n",
        (0, 0),
        *((None, i) for i in range(1, 6)),
    )
    assert found(bitext) == [("untranslated", "error", "en", 3, 11, 1)]


def test_of_a_text_copied_as_a_whole_what_the_other_side_lacks_is_missing_all_the_same():
    copied = [(0, 0, Relation.UNTRANSLATED), (1, 1, Relation.UNTRANSLATED), (2, None), (3, 2, Relation.UNTRANSLATED)]
    bitext = tie("\n\n".join([EN[1], EN[3], EN[4], EN[6]]) + "\n", "\n\n".join([EN[1], EN[3], EN[6]]) + "\n", *copied)
    assert found(bitext) == [("untranslated", "error", "fr", 1, 7, 1), ("missing-paragraph", "error", "fr", 5, 5, 3)]


def test_what_moved_is_named_once_with_both_places():
    bitext = tie(
        "\n\n".join(FR[1:]) + "\n",
        "\n\n".join([*EN[3:5], *EN[1:3], *EN[5:]]) + "\n",
        (2, 0, Relation.MOVED),
        (3, 1, Relation.MOVED),
        (0, 2),
        (1, 3),
        *((i, i) for i in range(4, 7)),
    )
    assert found(bitext) == [("moved-paragraph", "warning", "en", 1, 3, 5)]
    assert found(bitext, original="en") == [("moved-paragraph", "warning", "fr", 5, 7, 1)]
    assert found(bitext, reviews={0: UnitReview(ReviewState.INTENDED), 1: UnitReview(ReviewState.INTENDED)}) == []


def test_items_may_stand_in_the_order_of_each_language_unless_they_are_numbered():
    def severity(mark):
        fr = "".join(f"{mark} {word} du marché de la ville\n" for word in ("abricots", "cerises", "pommes"))
        en = "".join(f"{mark} {word} from the market in the town\n" for word in ("apples", "apricots", "cherries"))
        bitext = tie(fr, en, (2, 0, Relation.MOVED), (0, 1), (1, 2))
        (finding,) = check_bitext(bitext, Context("x"), COMPLETENESS)
        return finding.severity

    assert severity("-") is Severity.INFO
    assert severity("1.") is Severity.WARNING


def test_code_and_link_definitions_move_freely():
    fr = "Le texte est ici [a].\n\n```\nun\n```\n\n[a]: https://example.org/fr\n"
    en = "[a]: https://example.org/en\n\n```\none\n```\n\nThe text is here [a].\n"
    bitext = tie(fr, en, (2, 0, Relation.MOVED), (1, 1, Relation.MOVED), (0, 2))
    assert found(bitext) == []


def test_an_article_in_one_language_only():
    view = ProjectView(
        (
            ArticleView("both", "both/fr.md", "both/en.md"),
            ArticleView("french", "french/fr.md", None, gating=False),
            ArticleView("english", None, "english/en.md"),
        )
    )
    findings = check_project(view)
    assert [
        (f.article, f.place.language, f.place.path, f.place.line, f.counterpart, f.severity, f.gating) for f in findings
    ] == [
        ("english", "en", "english/en.md", 1, None, Severity.ERROR, True),
        ("french", "fr", "french/fr.md", 1, None, Severity.ERROR, False),
    ]
    started = check_project(ProjectView(view.articles, started_only=True))
    assert [f.severity for f in started] == [Severity.INFO] * 2
    assert len({f.fingerprint for f in findings}) == 2


def test_an_article_under_the_coverage_that_the_site_asks_for():
    articles = (
        ArticleView("enough", "enough/fr.md", "enough/en.md", coverage=0.9),
        ArticleView("short", "short/fr.md", "short/en.md", "en", gating=False, coverage=0.899),
        ArticleView("missing", "missing/fr.md", None, coverage=0.0),
    )
    (finding,) = check_project(ProjectView(articles, min_coverage=0.9), {"below-coverage"})
    assert (finding.code, finding.severity.value, finding.gating) == ("TF605", "error", False)
    assert (finding.article, finding.place.path, finding.place.line) == ("short", "short/fr.md", 1)
    assert "89% covered" in str(finding.message)
    assert check_project(ProjectView(articles), {"below-coverage"}) == []
