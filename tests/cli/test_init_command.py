import tomllib

import pytest


def put(root, **files):
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


@pytest.fixture
def new_site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_init_says_what_it_found_and_writes_the_file(new_site, tf):
    put(
        new_site,
        **{
            "posts/pain.md": "---\ntranslationKey: bread\nlang: fr\n---\n# Pain\n",
            "posts/bread.md": "---\ntranslationKey: bread\nlang: en\n---\n# Bread\n",
            "pages/x.fr.md": "# X\n",
            "pages/x.en.md": "# X\n",
            "pages/y.fr.md": "# Y\n",
        },
    )
    ran = tf("init")
    assert ran.code == 0
    assert ran.out == (
        "3 articles, 2 in both languages.\n"
        "  1 by its path: pages/x.fr.md = pages/x.en.md\n"
        "  1 by “translationKey”: posts/pain.md = posts/bread.md\n"
        "1 article in French only:\n"
        "  pages/y.fr.md\n"
        "The original is probably French: no article lacks it.\n"
        "\n"
        'translate-flow.toml is written: original = "fr".\n'
        "Next: translate-flow status, then translate-flow check. Where that finds much that is old: translate-flow baseline write, and only new faults fail.\n"
    )
    assert tomllib.loads((new_site / "translate-flow.toml").read_text("utf-8")) == {"original": "fr"}
    assert tf("status").code == 0


def test_a_dry_run_writes_nothing(new_site, tf):
    put(new_site, **{"a/fr.md": "# A\n", "a/en.md": "# A\n"})
    ran = tf("init", "--dry-run")
    assert ran.code == 0
    assert "translate-flow.toml would be:" in ran.out
    assert '# original = "fr"' in ran.out
    assert not (new_site / "translate-flow.toml").exists()


def test_a_project_file_is_never_overwritten(new_site, tf):
    put(new_site, **{"a/fr.md": "# A\n", "a/en.md": "# A\n", "translate-flow.toml": "# mine\n"})
    ran = tf("init")
    assert (ran.code, ran.out) == (2, "")
    assert "There is a project file already." in ran.err
    assert (new_site / "translate-flow.toml").read_text("utf-8") == "# mine\n"


def test_a_section_of_pyproject_is_a_project_file(new_site, tf):
    put(new_site, **{"a/fr.md": "# A\n", "a/en.md": "# A\n", "pyproject.toml": "[tool.translate-flow]\n"})
    assert tf("init").code == 2


def test_a_site_that_is_hardly_begun_asks_for_what_is_started(new_site, tf):
    files = {f"_articles/{n}.md": f"---\nlang: en\n---\n# {n}\n" for n in range(5)}
    put(new_site, **files, **{"_articles/fr/0.md": "---\nlang: fr\n---\n# 0\n"})
    ran = tf("init", ".")
    assert "4 articles in English only:" in ran.out
    assert "The original is probably English: its pages have no language in their path." in ran.out
    said = tomllib.loads((new_site / "translate-flow.toml").read_text("utf-8"))
    assert said == {"original": "en", "require": "started"}
    assert tf("check").code == 0


def test_the_french_of_canada_is_told_by_all_pages_together(new_site, tf):
    page = "Que faire? Agir!\n\n```js\nlet a = b ? c : d ;\n```\n\nUn point\u00a0: voilà!\n"
    put(new_site, **{f"{n}/{language}.md": page for n in range(8) for language in ("fr", "en")})
    ran = tf("init")
    assert "French is set as in Canada here: no space before ; ! ?\n" in ran.out
    assert tomllib.loads((new_site / "translate-flow.toml").read_text("utf-8")) == {"typography": "fr-CA"}


def test_the_french_of_france_needs_no_line(new_site, tf):
    page = "Que faire\u202f? Agir\u202f! Et là!\n"
    put(new_site, **{f"{n}/{language}.md": page for n in range(20) for language in ("fr", "en")})
    assert "Canada" not in tf("init").out
    assert tomllib.loads((new_site / "translate-flow.toml").read_text("utf-8")) == {}


def test_ties_that_do_not_hold_are_counted_and_many_are_cut(new_site, tf):
    put(new_site, **{f"fr/{n}.md": "---\naltLangPage: /gone\n---\n# N\n" for n in range(8)}, **{"en/z.md": "# Z\n"})
    ran = tf("init", "--dry-run")
    assert "  and 3 more\n" in ran.out
    assert "8 ties in the front matter do not hold: translate-flow check --select TF510\n" in ran.out


def test_nothing_to_work_on(new_site, tf):
    put(new_site, **{"notes.md": "# Notes\n"})
    assert tf("init").code == 2
    assert tf("init", "nowhere").code == 2


def test_translations_that_say_so_tell_the_original(new_site, tf):
    for n in range(3):
        put(new_site, **{f"fr/{n}.md": "---\ntranslator: A\n---\n# N\n", f"en/{n}.md": "# N\n"})
    assert "the front matter of the other side says that it is translated" in tf("init").out


def test_the_file_speaks_the_language_of_its_user(new_site, tf):
    put(new_site, **{"a/fr.md": "# A\n", "a/en.md": "# A\n"})
    assert tf("init", "--lang", "fr").code == 0
    assert tomllib.loads((new_site / "translate-flow.toml").read_text("utf-8")) == {}
