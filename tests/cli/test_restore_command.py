from translate_flow.project.workspace import Workspace


def test_versions_are_listed_and_put_back(site, tf):
    english = site / "articles" / "communs" / "en.md"
    before = english.read_bytes()
    Workspace.open().edit("articles/communs", "en", 2, "Another text.")
    listed = tf("restore")
    assert listed.code == 0
    assert listed.out.startswith("articles/communs/en.md: 1 older version, written over 2")
    of_file = tf("restore", english)
    assert of_file.out.startswith("1. Before 2")
    assert "1 line differs" in of_file.out
    assert english.read_bytes() != before
    back = tf("restore", english, "--to", 1)
    assert back.out.startswith("articles/communs/en.md is as it was before 2")
    assert english.read_bytes() == before


def test_a_file_that_was_removed_is_made_again(site, tf):
    english = site / "articles" / "communs" / "en.md"
    before = english.read_bytes()
    Workspace.open().edit("articles/communs", "en", 2, "Another text.")
    english.unlink()
    assert tf("restore", english, "--to", "1").code == 0
    assert english.read_bytes() == before


def test_what_cannot_be_put_back_says_why(site, tf):
    english = site / "articles" / "communs" / "en.md"
    assert "No older version" in tf("restore").out
    assert "No older version" in tf("restore", english).out
    ran = tf("restore", english, "--to", "1")
    assert (ran.code, "There are 0 older versions" in ran.err) == (2, True)
    assert "Name the file" in tf("restore", "--to", "1").err
