from hypothesis import example, given, settings
from hypothesis import strategies as st
from textual.content import Content

from translate_flow.reports.display import display
from translate_flow.tui.wrapping import line_count

WORDS = {
    "ascii": st.text("abcdef-,.", min_size=1, max_size=14),
    "french": st.text("éèàabc’«»⍽œŒ…–\u00ad", min_size=1, max_size=14),
    "long": st.text("abcdefgh/", min_size=1, max_size=60),
    "wide": st.text("漢字ab🙂\u0301\u200d", min_size=1, max_size=14),
    "spaces": st.text("ab \u00a0\u202f\u2009", max_size=8),
    "lines": st.text("ab \n", max_size=10),
}


@given(st.data(), st.sampled_from(sorted(WORDS)), st.integers(8, 60))
@settings(max_examples=400, deadline=None)
def test_counts_what_wrapping_gives(data, kind, width):
    text = display(" ".join(data.draw(st.lists(WORDS[kind], max_size=30))))
    assert line_count(text, width) == max(1, len(Content(text).wrap(width)))


@given(st.text(max_size=200).map(display), st.integers(8, 60))
@example(display("\u200d\u200d字aaa字字"), 8)  # as it is, Rich fails to cut it
@example("\n", 8)
@example("a\n", 8)
@example("", 8)
@settings(max_examples=200, deadline=None)
def test_any_text_counts_like_the_lines_that_are_drawn(text, width):
    assert line_count(text, width) == max(1, len(Content(text).wrap(width)))
