import re

import made_reports as made

from translate_flow.articles.document import Place
from translate_flow.checks.finding import Severity
from translate_flow.messages import msg
from translate_flow.reports import as_github


def test_an_annotation():
    assert as_github.check(made.report(made.finding()), prefix="docs/") == (
        "::error file=docs/articles/lac/en.md,line=3,endLine=3,col=4,endColumn=9,title=number-mismatch (TF201)"
        "::“40” is not “50”.\n"
    )


def test_columns_are_left_out_over_several_lines():
    place = Place("en", "a.md", 3, 9, 1, 5)
    assert "line=3,endLine=9,title" in as_github.check(made.report(made.finding(place=place)))


def test_what_does_not_fail_is_a_notice():
    held = made.report(
        made.finding(severity=Severity.WARNING), made.finding(severity=Severity.INFO), made.finding(gating=False)
    )
    kinds = re.findall(r"^::(\w+) ", as_github.check(held), re.MULTILINE)
    assert kinds == ["warning", "notice", "notice"]
    assert re.findall(r"^::(\w+) ", as_github.check(held, strict=True), re.MULTILINE) == ["error", "warning", "notice"]


def test_within_the_limit_and_nothing_is_lost():
    held = made.report(*(made.finding(line=n, article=f"a{n:02}") for n in range(1, 31)))
    lines = as_github.check(held).splitlines()
    assert len(lines) == 10
    assert lines[-1].startswith("::error title=translate-flow::21 more findings, in a10 (1), a11 (1)")
    assert len(as_github.check(made.report(*(made.finding(line=n) for n in range(10)))).splitlines()) == 10


def test_more_than_the_limit_are_grouped_by_article():
    held = made.report(*(made.finding(line=n, article=f"a{n % 2}") for n in range(1, 31)))
    lines = as_github.check(held, prefix="docs/").splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(
        "::error file=docs/articles/lac/en.md,line=1,endLine=1,title=15 findings in a1"
        "::articles/lac/en.md:1: “40” is not “50”.%0Aarticles/lac/en.md:3: "
    )
    assert lines[0].endswith("… and 7 more")


def test_the_summary_holds_every_finding_and_no_markup_of_an_article():
    bad = made.finding(message=msg("{words}", words="<img src=x> @team [a](http://b) | `c` **d**"), article="x|y")
    hidden = made.finding(severity=Severity.INFO)
    text = as_github.summary(made.report(bad, *(made.finding(line=n) for n in range(1, 31)), hidden))
    assert "| TF201 number-mismatch | 31 |\n" in text
    assert text.count("\n- ") == 31
    for markup in ("<img", "@team", "](", "`c`", "**d**", "http://", "x|y"):
        assert markup not in text


def test_a_summary_stays_below_the_limit():
    many = (made.finding(line=n, message=msg("{words}", words="w" * 1000)) for n in range(2_000))
    text = as_github.summary(made.report(*many))
    assert len(text.encode()) < 1_000_000
    assert text.endswith("… and more: the log of this step has the rest.\n")


HOSTILE = "x\n::error::forged\r\n  ::set-env name=A::b\x1b[5n ##[error]y %0A::stop-commands::z"


def test_no_text_forges_a_command():
    bad = made.finding(
        message=msg("{words}", words=HOSTILE), place=Place("en", f"a,line=1::b{HOSTILE}.md", 1, 1), article=HOSTILE
    )
    text = as_github.check(made.report(*[bad] * 12))
    assert len(text.splitlines()) == 1
    assert as_github.check(made.report(*[bad] * 9)).count("\n") == 9
    assert all(line.startswith("::error ") for line in text.splitlines())
    assert "%250A" in text
    for line in text.splitlines():
        head, _, _ = line.removeprefix("::error ").partition("::")
        assert set(re.findall(r"(?:^|,)(\w+)=", head)) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert head.count("line=") <= 2


def test_the_log_forges_no_command_either():
    lines = as_github.log(HOSTILE).splitlines()
    assert all(line.startswith("| ") for line in lines)
    assert not any("##[" in line for line in lines)
