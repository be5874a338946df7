"""What a person says of an alignment holds, whatever the texts, and the rest is aligned around it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate_flow.alignment.align import align
from translate_flow.alignment.bitext import Relation
from translate_flow.alignment.manual import Link, Merge, Named, Split, Unlink, block_key, named, said, settle
from translate_flow.articles.reading import read_document

FR = [
    "Le four communal chauffe le samedi.",
    "Chaque famille apporte sa farine et son bois.",
    "Le pain cuit pendant 40 minutes.",
    "Odile Marchetti tient le registre depuis 1998.",
    "Les enfants façonnent des brioches.",
]
EN = [
    "The village oven is heated on Saturdays.",
    "Each family brings its own flour and wood.",
    "The bread bakes for 40 minutes.",
    "Odile Marchetti has kept the register since 1998.",
    "The children shape brioches.",
]


def document(paragraphs, language):
    return read_document("\n".join(paragraphs).encode(), f"{language}.txt", language, segment="line")


def pair(fr=FR, en=EN):
    return document(fr, "fr"), document(en, "en")


def units(bitext):
    return [(unit.fr, unit.en) for unit in bitext.units]


def link(fr, en, rows, columns):
    return Link(named(fr, rows), named(en, columns))


def test_a_link_makes_one_unit_and_the_rest_is_aligned_around_it():
    fr, en = pair()
    made = align(fr, en, manual=[link(fr, en, [1, 2], [1])])
    assert units(made)[:2] == [((0,), (0,)), ((1, 2), (1,))]
    assert ((3,), (3,)) in units(made)
    assert next(unit for unit in made.units if unit.fr == (1, 2)).confidence > 0.9


def test_a_link_across_the_order_is_moved_and_its_neighbours_keep_their_ties():
    fr, en = pair()
    made = align(fr, en, manual=[link(fr, en, [0], [4])])
    assert set(units(made)) == {((0,), (4,)), ((), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), (3,)), ((4,), ())}
    assert next(unit for unit in made.units if unit.fr == (0,)).relation is Relation.MOVED


def test_what_little_speaks_for_follows_a_link():
    fr, en = pair(["Oui.", "Non.", "Peut-être.", FR[3]], ["Fine.", "Right.", "Well.", EN[3]])
    made = align(fr, en, manual=[link(fr, en, [0], [2])])
    assert ((0,), (2,)) in units(made)
    assert ((3,), (3,)) in units(made)
    assert not any(unit.relation is Relation.MOVED for unit in made.units)


def test_an_unlink_keeps_apart_what_the_aligner_would_tie():
    fr, en = pair()
    assert ((3,), (3,)) in units(align(fr, en))
    made = align(fr, en, manual=[Unlink(named(fr, [3]), named(en, [3]))])
    assert not any(3 in rows and 3 in columns for rows, columns in units(made))


def test_a_merge_and_a_split():
    fr, en = pair()
    made = align(fr, en, manual=[Merge("en", named(en, [1, 2]))])
    assert any({1, 2} <= set(columns) for _, columns in units(made))
    joined = [FR[0] + " " + FR[1], *FR[2:]]
    fr, en = pair(joined)
    assert ((0,), (0, 1)) in units(align(fr, en))
    made = align(fr, en, manual=[Split("en", *named(en, [0, 1]))])
    assert not any({0, 1} <= set(columns) for _, columns in units(made))


def test_blocks_merged_that_nothing_answers_are_one_unit():
    fr, en = pair(en=EN[:2] + EN[4:])
    made = align(fr, en, manual=[Merge("fr", named(fr, [2, 3])), Unlink(named(fr, [2, 3]), named(en, range(3)))])
    assert ((2, 3), ()) in units(made)


def test_names_survive_edits_elsewhere():
    fr, en = pair()
    manual = [link(fr, en, [2], [3])]
    later = pair(["Une phrase nouvelle.", *FR], ["A new sentence.", "Another.", *EN])
    assert ((3,), (5,)) in units(align(*later, manual=manual))


def test_a_repeated_text_is_named_by_its_turn():
    fr, _en = pair(["Lire la suite", *FR, "Lire la suite"], EN)
    assert named(fr, [6]) == (Named("Lire la suite", 2),)


@pytest.mark.parametrize(
    ("fr", "en"), [([*FR[:3], *FR[4:]], EN), (FR, ["Nothing."]), ([FR[0], FR[3], *FR[1:3], FR[4]], EN[:1])]
)
def test_what_speaks_of_texts_that_are_gone_is_kept_aside(fr, en):
    before = pair()
    manual = [link(*before, [3], [3])]
    settled = settle(manual, *pair(fr, en))
    assert settled.gone == tuple(manual)
    assert not settled.constraints
    assert settle(manual, *before).held == tuple(manual)


def test_neighbours_that_came_apart_are_kept_aside():
    fr, _en = pair()
    merge = Merge("fr", named(fr, [1, 2]))
    apart = pair([*FR[:2], "Une phrase entre deux.", *FR[2:]])
    assert settle([merge], *apart).gone == (merge,)


def test_the_last_word_counts():
    fr, en = pair()
    tie, no, other = link(fr, en, [1], [1]), Unlink(named(fr, [1]), named(en, [1])), link(fr, en, [1, 2], [1])
    assert said([tie], no, fr, en) == (no,)
    assert said([no], tie, fr, en) == (tie,)
    assert said([tie], other, fr, en) == (other,)
    merge, split = Merge("fr", named(fr, [0, 1, 2])), Split("fr", *named(fr, [1, 2]))
    assert said([merge], split, fr, en) == (split,)
    assert said([other], split, fr, en) == (split,)


def test_of_two_that_contradict_each_other_one_holds():
    fr, en = pair()
    settled = settle([Split("fr", *named(fr, [1, 2])), link(fr, en, [1, 2], [1])], fr, en)
    assert settled.held == (link(fr, en, [1, 2], [1]),)
    assert len(settled.contradicted) == 1


def test_a_key_holds_no_control_character():
    assert block_key("a\x00b\u2028c \x1b[m") == "ab c [m"


TEXTS = st.lists(st.sampled_from([*FR, *EN, "Lire la suite", "40", "# Titre", "a" * 300]), max_size=9)


@st.composite
def said_of(draw):
    fr, en = document(draw(TEXTS), "fr"), document(draw(TEXTS), "en")
    rows, columns = range(len(fr.blocks)), range(len(en.blocks))
    manual = []
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from("lums"))
        if kind in "lu" and rows and columns:
            sides = [
                named(side, draw(st.lists(st.sampled_from(blocks), min_size=1, max_size=3)))
                for side, blocks in ((fr, rows), (en, columns))
            ]
            manual.append((Link if kind == "l" else Unlink)(*sides))
        side, language, blocks = draw(st.sampled_from([(fr, "fr", rows), (en, "en", columns)]))
        if kind in "ms" and len(blocks) > 1:
            first = draw(st.integers(0, len(blocks) - 2))
            last = draw(st.integers(first + 1, min(first + 3, len(blocks) - 1)))
            names = named(side, range(first, last + 1))
            manual.append(Merge(language, names) if kind == "m" else Split(language, *names[:2]))
    return fr, en, manual


@settings(max_examples=60, deadline=None)
@given(said_of())
def test_what_holds_is_respected_whatever_the_texts(case):
    fr, en, manual = case
    made = align(fr, en, manual=manual)
    assert sorted(i for unit in made.units for i in unit.fr) == list(range(len(fr.blocks)))
    assert sorted(i for unit in made.units for i in unit.en) == list(range(len(en.blocks)))
    settled = settle(manual, fr, en)
    assert len(settled.held) + len(settled.gone) + len(settled.contradicted) == len(manual)
    by_row = {row: unit for unit in made.units for row in unit.fr}
    by_column = {column: unit for unit in made.units for column in unit.en}
    constraints = settled.constraints
    for rows, columns in constraints.pairs:
        assert (by_row[rows[0]].fr, by_row[rows[0]].en) == (rows, columns)
    for row, column in constraints.forbidden:
        assert column not in by_row[row].en
    for held, cut, of in zip(constraints.glued, constraints.cut, (by_row, by_column), strict=True):
        assert all(of[block] is of[block - 1] for block in held)
        assert all(of[block] is not of[block - 1] for block in cut)


@settings(max_examples=25, deadline=None)
@given(said_of())
def test_swapping_the_sides_mirrors_it(case):
    fr, en, manual = case

    def turned(value):
        match value:
            case Link() | Unlink():
                return type(value)(value.en, value.fr)
            case Merge():
                return Merge("en" if value.language == "fr" else "fr", value.blocks)
            case Split():
                return Split("en" if value.language == "fr" else "fr", value.before, value.after)

    # Which of two that contradict each other holds may differ; those that hold are asked again alone.
    held = settle(manual, fr, en).held
    one = align(fr, en, manual=held)
    other = align(en, fr, manual=[turned(value) for value in held])
    assert {(unit.fr, unit.en) for unit in one.units} == {(unit.en, unit.fr) for unit in other.units}
