from translate_flow.checks.context import ReviewState
from translate_flow.project.workspace import Workspace

EN = "articles/lac/en.md"


def reviewed(site):
    states = [review.state for review in Workspace.open().reviews("articles/lac").values()]
    return states.count(ReviewState.REVIEWED)


def test_a_paragraph_is_shown_with_both_sides_and_what_is_wrong(site, tf):
    ran = tf("review", "articles/lac", answers="s\ns\nq\n")
    assert ran.code == 0
    assert (
        "1 of 4\nFrench, articles/lac/fr.md:1:\nLes communs\nEnglish, articles/lac/en.md:1:\nThe commons\n" in ran.out
    )
    assert "English: missing\n" in ran.out
    assert "error missing-paragraph: " in ran.out
    assert ran.out.endswith("0 paragraphs accepted.\n")
    assert reviewed(site) == 0


def test_accepting(site, tf):
    before = (site / EN).read_bytes()
    ran = tf("review", "articles/lac/fr.md", answers="a\nA\nq\n")
    assert ran.out.endswith("2 paragraphs accepted.\n")
    assert (site / EN).read_bytes() == before
    assert tf("review", "articles/lac", answers="q\n").out.lstrip().startswith("3 of 4")
    assert tf("review", "articles/lac", "--all", answers="q\n").out.lstrip().startswith("1 of 4")


def test_editing_the_translation(site, tf):
    ran = tf("review", "articles/lac", answers="e\nCommons\nq\n")
    assert ran.out.endswith("1 paragraph accepted.\n")
    assert (site / EN).read_text("utf-8").startswith("# Commons\n\nA commons is")
    assert reviewed(site) == 1


def test_an_empty_line_leaves_the_text_as_it_is(site, tf):
    before = (site / EN).read_bytes()
    tf("review", "articles/lac", answers="e\n\nq\n")
    assert (site / EN).read_bytes() == before
    assert reviewed(site) == 1


def test_writing_what_is_missing(site, tf):
    text = "On Lake Neuchâtel, 40 families of fishers share nets and catches in this way."
    ran = tf("review", "articles/lac", answers=f"s\ns\ne\n{text}\nq\n")
    assert ran.out.endswith("1 paragraph accepted.\n")
    assert (site / EN).read_bytes() == (site / "articles/communs/en.md").read_bytes()
    assert tf("check").code == 0


def test_taking_a_draft_from_memory(site, tf):
    tf("review", "articles/communs", answers="a\n" * 4)
    ran = tf("review", "articles/lac", answers="s\ns\na\nq\n")
    assert "Draft (memory, 100%): On Lake Neuchâtel, 40 families" in ran.out
    assert (site / EN).read_bytes() == (site / "articles/communs/en.md").read_bytes()


def test_nothing_to_accept_is_said_and_asked_again(site, tf):
    ran = tf("review", "articles/lac", answers="s\ns\na\ns\nq\n")
    assert "There is nothing to accept" in ran.out
    assert ran.out.count("3 of 4") == 2


def test_an_answer_that_means_nothing_is_asked_again(site, tf):
    ran = tf("review", "articles/lac", answers="what\nq\n")
    assert ran.out.count("1 of 4") == 2


def test_a_write_that_is_refused_is_said_and_the_review_goes_on(site, tf, monkeypatch):
    from translate_flow.errors import StorageError
    from translate_flow.messages import msg

    def full(*_, **__):
        raise StorageError(msg("The disk is full."), path=EN)

    monkeypatch.setattr(Workspace, "edit", full)
    ran = tf("review", "articles/lac", answers="e\nNew\ns\nq\n")
    assert ran.code == 0
    assert "The disk is full." in ran.err
    assert "2 of 4" in ran.out


def test_the_end_of_the_answers_is_a_quit(site, tf):
    assert tf("review", "articles/lac", answers="").code == 0
    assert "of 4" not in tf("review", "articles/lac", answers="s\n" * 4).out.split("4 of 4")[1]


def test_an_article_by_its_name(site, tf):
    assert "articles/lac" in {line.split()[0] for line in tf("status").out.splitlines()}
    (site / "sub").mkdir()
    assert tf("review", "articles/lac", answers="q\n").code == 0
