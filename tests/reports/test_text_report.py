import re

import made_reports as made

from translate_flow.articles.document import Place
from translate_flow.checks.finding import Severity
from translate_flow.errors import InputError
from translate_flow.messages import msg
from translate_flow.reports.as_text import Style, check
from translate_flow.reports.display import cells


def test_the_whole_report():
    text = check(
        made.report(made.finding(), made.finding(line=9, severity=Severity.WARNING, suggestion="50", counterpart=None))
    )
    assert text == (
        "articles/lac: 94% covered\n"
        "articles/lac/en.md:3: error TF201 number-mismatch\n"
        "    “40” is not “50”.\n"
        "    French: articles/lac/fr.md:14-15\n"
        "articles/lac/en.md:9: warning TF201 number-mismatch\n"
        "    “40” is not “50”.\n"
        "\n"
        "1 article, 94% covered: 1 error, 1 warning.\n"
    )


def test_nothing_found_is_one_line():
    assert check(made.report()) == "1 article, 94% covered: 0 errors, 0 warnings.\n"


def test_a_suggestion_that_the_message_does_not_name_is_shown():
    assert "    Suggestion: fifty\n" in check(made.report(made.finding(suggestion="fifty")))


def test_information_is_counted_and_shown_when_asked_for():
    report = made.report(made.finding(severity=Severity.INFO))
    assert check(report) == "1 article, 94% covered: 0 errors, 0 warnings, 1 for information (--verbose).\n"
    text = check(report, Style(verbose=True))
    assert "information TF201" in text
    assert text.endswith("0 errors, 0 warnings, 1 for information.\n")


def test_a_habit_is_one_line_and_errors_never_are():
    habit = [made.finding(line=n, severity=Severity.WARNING, check="fr-spaces", code="TF401") for n in range(1, 48)]
    errors = [made.finding(line=n) for n in range(1, 9)]
    text = check(made.report(*habit, *errors))
    assert "articles/lac/en.md:1: warning TF401 fr-spaces (47 places in this file)\n" in text
    assert text.count("TF401") == 1
    assert "By check: number-mismatch 8, fr-spaces 47\n" in text
    assert text.count("TF201") == 8
    assert "8 errors, 47 warnings" in text
    assert check(made.report(*habit), Style(verbose=True)).count("TF401") == 47


def test_a_habit_of_another_kind_shows_two_places():
    habit = [made.finding(line=n, severity=Severity.WARNING) for n in range(1, 48)]
    text = check(made.report(*habit))
    assert text.count("warning TF201") == 2
    assert "… and 45 more like it in this file (--verbose shows them)" in text


def test_the_same_words_about_the_same_line_are_one_entry_with_their_number():
    places = [Place("en", "articles/lac/en.md", 3, 3, start, start + 2) for start in (4, 20)]
    text = check(made.report(*(made.finding(place=place) for place in places), made.finding(line=9)))
    assert "articles/lac/en.md:3: error TF201 number-mismatch (2 times on this line)\n" in text
    assert text.count("TF201") == 2
    assert text.endswith("3 errors, 0 warnings.\n")
    assert check(made.report(*map(made.finding, ["articles/lac"] * 2)), Style(verbose=True)).count("TF201") == 2


def test_what_a_whole_site_does_is_one_entry():
    def spaces(files):
        where = [f"a{n:02}/fr.md" for n in range(files)]
        return [
            made.finding(
                article=path[:3], path=path, line=line, severity=Severity.WARNING, check="fr-spaces", code="TF401"
            )
            for path in where
            for line in (3, 8)
        ]

    text = check(made.report(*spaces(12), made.finding()))
    assert "\nIn the whole site\na00/fr.md:3: warning TF401 fr-spaces (24 places in 12 files)\n" in text
    assert text.count("TF401") == 1
    assert text.index("TF201") < text.index("In the whole site") < text.index("By check")
    assert "1 error, 24 warnings" in text
    assert check(made.report(*spaces(11))).count("TF401") == 22
    many = [made.status(f"b{n:02}") for n in range(25)]
    assert check(made.report(*spaces(12), statuses=many)).count("TF401") == 24
    assert check(made.report(*spaces(12)), Style(verbose=True)).count("TF401") == 24


def test_a_first_run_leads_with_what_is_missing_and_says_the_next_step():
    found = []
    for n in range(12):
        where = {"article": f"a{n:02}", "path": f"a{n:02}/en.md"}
        found.append(made.finding(**where, check="missing-paragraph", code="TF103"))
        found += [made.finding(**where, line=line) for line in range(5, 10)]
    text = check(made.report(missing("fr", "b/fr.md"), *found))
    article, paragraphs, rest, counts, total, step = (
        text.index(words)
        for words in (
            "1 article exists in one language only",
            "Paragraphs that are missing or untranslated: 12",
            "The rest: 60",
            "By check: number-mismatch 60, missing-paragraph 12, missing-article 1",
            "73 errors",
            "To let only new faults fail: translate-flow baseline write.",
        )
    )
    assert article < paragraphs < rest < counts < total < step
    assert text.rindex("TF103") < rest
    known = check(made.report(*found, silenced=400, known=400))
    assert "baseline write" not in known
    assert "400 silenced" in known


def missing(language, path):
    article = path.removesuffix(f".{language}.md").removesuffix(f"/{language}.md")
    return made.finding(
        article=article, check="missing-article", code="TF101", place=Place(language, path, 1, 1), counterpart=None,
        message=msg("“{article}” exists in one language only.", article=article),
    )  # fmt: skip


def test_a_folder_of_missing_articles_is_one_entry():
    many = [missing("fr", f"blog/billet-{n}/fr.md") for n in range(9)]
    few = [missing("en", f"pages/p{n}.en.md") for n in range(2)]
    text = check(made.report(*many, *few))
    assert "11 articles exist in one language only\n" in text
    assert "blog/: error TF101 missing-article\n" in text
    assert "9 articles exist in French only: billet-0, billet-1, billet-2…" in text
    assert text.count("TF101") == 3
    assert check(made.report(*many, *few), Style(verbose=True)).count("TF101") == 11


def test_it_fits_80_columns():
    long = made.finding(
        article="a" * 30, path="content/en/" + "x" * 70 + ".md", check="missing-paragraph",
        message=msg("“{words}” has no counterpart.", words="le réseau « 日本語 » " * 20),
    )  # fmt: skip
    lines = check(made.report(long)).split("\n")
    assert all(cells(line) <= 80 for line in lines if "content/en/" not in line)
    assert next(line for line in lines if "content/en/" in line).endswith(".md:3:")


def test_articles_in_progress_are_told_apart():
    finding = made.finding(gating=False)
    text = check(made.report(finding, statuses=(made.status(gating=False, status="in-progress"),)))
    assert text.startswith("articles/lac: 94% covered, in progress\n")
    assert text.endswith("1 error (1 in progress), 0 warnings.\n")


def test_files_that_cannot_be_read_are_counted():
    assert "1 file not readable" in check(made.report(problems=(InputError(msg("Broken.")),)))


def test_hostile_text_comes_out_visible():
    bad = "\x1b]0;title\x07\x9b5n\u202e\r\n::error::x"
    text = check(
        made.report(
            made.finding(message=msg("“{words}”", words=bad), path=f"a{bad}.md", suggestion=bad, article=f"x{bad}")
        )
    )
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "␛]0;title␇⟨U+009B⟩5n⟨U+202E⟩" in text


def test_colour_only_when_asked_for():
    assert "\x1b" not in check(made.report(made.finding()))
    assert "\x1b[31merror\x1b[0m TF201" in check(made.report(made.finding()), Style(colour=True))
