import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate_flow.reports.display import cells, cut, display, one_line, wrap

ANY = st.text(st.characters(exclude_categories=()), max_size=60)
OBEYED = {*range(0x20), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)} - {
    9,
    10,
}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;cm0=\x07", "␛]52;c;cm0=␇"),
        ("\x9b5n", "⟨U+009B⟩5n"),
        ("a\x7fb\x00", "a␡b␀"),
        ("\u202eabc\u2066", "⟨U+202E⟩abc⟨U+2066⟩"),
        ("\ud800", "⟨U+D800⟩"),
        ("a\rb", "a␍b"),
        (
            "un\u00a0: deux\u202f; é e\u0301 👩\u200d💻 ⚠\ufe0f\n\tx",
            "un\u00a0: deux\u202f; é e\u0301 👩\u200d💻 ⚠\ufe0f\n\tx",
        ),
    ],
)
def test_what_a_terminal_obeys_is_made_visible_and_the_rest_stays(text, shown):
    assert display(text) == shown


@given(ANY)
@settings(max_examples=200)
def test_nothing_that_a_terminal_obeys_comes_through(text):
    shown = display(text)
    assert not OBEYED & {ord(char) for char in shown}
    assert not any(unicodedata.category(char) == "Cs" for char in shown)
    shown.encode("utf-8")
    assert display(shown) == shown


@given(ANY)
@settings(max_examples=100)
def test_one_line_is_one(text):
    assert "\n" not in one_line(text)
    assert "\t" not in one_line(text)


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("日本", 4), ("e\u0301", 1), ("👩\u200d💻", 2), ("❤\ufe0f", 2), ("é\u00a0«", 3), ("", 0)],
)
def test_cells(text, width):
    assert cells(text) == width


def test_cut_keeps_to_the_width():
    assert cut("abcdef", 6) == "abcdef"
    assert cut("abcdefg", 6) == "abcde…"
    assert cells(cut("日本語日本語", 7)) <= 7


@given(st.text(st.sampled_from("ab é日\u00a0\n👩e\u0301"), max_size=80), st.integers(6, 30))
@settings(max_examples=200)
def test_wrapped_lines_fit_and_lose_no_word(text, width):
    lines = wrap(text, width, first="- ")
    assert all(cells(line) <= width for line in lines)
    said = "".join("".join(line.split()) for line in lines).removeprefix("-")
    assert said == "".join(text.split())


def test_a_no_break_space_does_not_break():
    assert wrap("aaaa bbbb\u00a0: cc", 9) == ["aaaa", "bbbb\u00a0: cc"]


def test_a_joiner_joins_or_is_shown():
    farmer = "👩\u200d🌾"
    assert display(f"{farmer} {farmer}") == f"{farmer} {farmer}"
    assert display("\u200d\u200da \u200db") == "⟨U+200D⟩⟨U+200D⟩a ⟨U+200D⟩b"


# A joiner at the end takes the width of what follows, which is what this measures with.
@given(
    st.text(
        st.characters(
            min_codepoint=0x20, max_codepoint=0x20BF, exclude_categories=("Cc", "Cs"), exclude_characters="\u200d"
        ),
        max_size=30,
    )
)
@settings(max_examples=300)
def test_the_quick_way_of_measuring_says_what_the_slow_one_does(text):
    assert cells(text) == cells(text + "\u4e2d") - 2
