"""One fault, one finding: what a cause accounts for is not told again, and what stands beside it is."""

from translate_flow.alignment.align import align
from translate_flow.articles.reading import read_document
from translate_flow.checks.context import Context
from translate_flow.checks.run import check_bitext

FR = """---
title: "Les fours du village"
---

# Les fours du village

Le village compte quatre fours et une fontaine. Les haies communales donnent du bois aux familles depuis 1830.

{fr}

Le samedi, chaque famille cuit son pain et ses tartes. La vieille porte du four reste ouverte jusqu’au soir.
"""
EN = """---
title: "{title}"
---

# The ovens of the village

The village has four ovens and a fountain. The common hedges have given wood to the families since 1830.

{en}

On Saturdays every family bakes its bread and its pies. The old door of the oven stays open until evening.
"""


def found(fr, en, title="The ovens of the village"):
    sides = (
        read_document(FR.format(fr=fr).encode(), "x/fr.md", "fr"),
        read_document(EN.format(en=en, title=title).encode(), "x/en.md", "en"),
    )
    findings = check_bitext(align(*sides), Context("x"))
    return [
        (f.check, f.severity.value) for f in findings if f.severity.value != "info" and f.code[:3] not in {"TF3", "TF4"}
    ]


STEPS_FR = "On sort les cendres à la pelle. La fournée suivante attend son tour devant la porte."
STEPS_EN = "The ashes are taken out with a shovel. The next batch waits for its turn at the door."


def test_faithful_texts_are_silent():
    assert found(STEPS_FR, STEPS_EN) == []


def test_a_preamble_is_left_over_and_not_missing_as_well():
    assert found(STEPS_FR, "Here is the translation:\n\n" + STEPS_EN) == [("leftover", "error")]


def test_the_parting_words_of_a_model():
    ends = (
        "I hope this translation helps!",
        "Let me know if you would like me to change anything.",
        "Please let me know if you need any further changes.",
    )
    for words in ends:
        assert found(STEPS_FR, f"{STEPS_EN}\n\n{words}") == [("leftover", "error")]
    assert found("N’hésitez pas à me dire si vous souhaitez d’autres modifications.\n\n" + STEPS_FR, STEPS_EN) == [
        ("leftover", "error")
    ]


def test_an_invitation_that_both_sides_have_is_text():
    fr, en = "N’hésitez pas à me dire si vous voulez des précisions.", "Let me know if you want me to say more."
    assert found(f"{STEPS_FR}\n\n{fr}", f"{STEPS_EN}\n\n{en}") == []


def test_a_note_to_oneself_is_no_acronym_and_no_sentence_too_many():
    assert found(STEPS_FR, "TODO: check the figures with Anne. " + STEPS_EN) == [("leftover", "error")]


def test_a_conflict_is_one_finding_from_its_first_mark_to_its_last():
    en = f"<<<<<<< HEAD\n{STEPS_EN}\n=======\nThe ashes stay where they are.\n>>>>>>> other"
    assert found(STEPS_FR, en) == [("leftover", "error")]


def test_a_title_left_in_the_other_language_is_told_once():
    assert found(STEPS_FR, STEPS_EN, title="Les fours du village") == [("untranslated", "error")]


def test_a_paragraph_that_breaks_off_has_not_lost_a_sentence_too():
    assert found(STEPS_FR, "The ashes are taken out with a") == [("truncated", "warning")]


def test_a_paragraph_that_says_something_else_is_not_searched_for_details():
    en = (
        "Winter keeps 14 gardeners of Bristol busy along the canal. Seeds are sorted in paper bags, and nobody has decided "
        "yet which vegetables will be sown in spring."
    )
    fr = (
        "Le conseil de Grenoble a voté 320 euros pour la réparation du toit. Les couvreurs monteront leurs échelles dès que "
        "les tuiles commandées seront livrées à la mairie."
    )
    checks = found(fr, en)
    assert ("number-mismatch", "error") not in checks
    assert len(checks) <= 2


def test_but_what_stands_elsewhere_is_told_all_the_same():
    fr, en = "On sort 40 kilos de cendres à la pelle.", "Here is the translation:\n\n30 kilos of ashes are taken out."
    assert found(fr, en) == [("leftover", "error"), ("number-mismatch", "error")]
