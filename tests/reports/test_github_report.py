import re

import made

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
    held = made.report(*(made.finding(line=n, article=f"a{n % 2}") for n in range(1, 31)))
    lines = as_github.check(held).splitlines()
    assert len(lines) == 10
    assert lines[-1] == (
        "::error title=translate-flow::21 more findings, in a0 (11), a1 (10): run translate-flow check to see them."
    )
    assert len(as_github.check(made.report(*(made.finding(line=n) for n in range(10)))).splitlines()) == 10


HOSTILE = "x\n::error::forged\r\n  ::set-env name=A::b\x1b[5n ##[error]y %0A::stop-commands::z"


def test_no_text_forges_a_command():
    bad = made.finding(
        message=msg("{words}", words=HOSTILE), place=Place("en", f"a,line=1::b{HOSTILE}.md", 1, 1), article=HOSTILE
    )
    text = as_github.check(made.report(*[bad] * 12))
    assert len(text.splitlines()) == 10
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
