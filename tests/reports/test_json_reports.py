import json
import re

import made_reports as made

from translate_flow.articles.document import Place
from translate_flow.checks.finding import Severity
from translate_flow.errors import InputError
from translate_flow.messages import msg
from translate_flow.project.values import DraftResult
from translate_flow.reports import as_json


def test_check_is_what_the_contract_says():
    held = made.report(
        made.finding(),
        made.finding(severity=Severity.INFO, counterpart=None, gating=False, suggestion="fifty"),
        silenced=2,
        problems=(InputError(msg("Broken.")),),
    )
    got = json.loads(as_json.check(held))
    assert list(got) == ["version", "summary", "findings"]
    assert got["version"] == 1
    assert got["summary"] == {
        "articles": 2, "errors": 1, "warnings": 0, "information": 1, "failing": 1, "silenced": 2, "unreadable": 1
    }  # fmt: skip
    assert list(got["findings"][0].items()) == [
        ("check", "number-mismatch"),
        ("code", "TF201"),
        ("severity", "error"),
        ("article", "articles/lac"),
        ("language", "en"),
        ("path", "articles/lac/en.md"),
        ("line", 3),
        ("column", 4),
        ("end_line", 3),
        ("end_column", 9),
        ("message", "“40” is not “50”."),
        ("excerpt", "40 families"),
        ("counterpart", {"language": "fr", "path": "articles/lac/fr.md", "line": 14, "end_line": 15}),
        ("suggestion", None),
        ("gating", True),
        ("fingerprint", "f1"),
    ]
    second = got["findings"][1]
    assert (second["severity"], second["counterpart"], second["suggestion"], second["gating"]) == (
        "info",
        None,
        "fifty",
        False,
    )


def test_status_is_what_the_contract_says():
    gone = made.status("b", en=None)
    got = json.loads(as_json.status([made.status(), gone]))
    assert list(got) == ["version", "articles", "totals"]
    assert list(got["articles"][0].items()) == [
        ("article", "articles/lac"),
        ("original", None),
        ("status", "published"),
        ("verdict", "incomplete"),
        ("coverage", 0.94),
        ("units", 48),
        ("fr", {"path": "articles/lac/fr.md", "blocks": 50}),
        ("en", {"path": "articles/lac/en.md", "blocks": 46}),
        ("missing", {"fr": 0, "en": 2}),
        ("untranslated", {"fr": 3, "en": 0}),
        ("outdated", 1),
        ("drafts", 2),
        ("reviewed", 4),
    ]
    assert got["articles"][1]["en"] is None
    assert got["totals"]["articles"] == 2
    assert got["totals"]["coverage"] == 0.94
    assert got["totals"]["missing"] == {"fr": 0, "en": 4}
    assert got["totals"]["verdicts"] == {"complete": 0, "incomplete": 2, "untranslated": 0, "missing": 0}


def test_drafts():
    made_of = DraftResult("a", "en", "a/fr.md", 5, "Bonjour", "Hello", "memory", 1.0, (msg("Look."),), written=True)
    got = json.loads(as_json.drafts([made_of]))["drafts"][0]
    assert got == {
        "article": "a", "language": "en", "path": "a/fr.md", "line": 5, "source": "Bonjour", "draft": "Hello",
        "origin": "memory", "score": 1.0, "problems": ["Look."], "written": True, "would_go_to": None,
    }  # fmt: skip


def test_json_is_safe_on_a_terminal_and_says_the_same():
    bad = "\x1b[5n\x9b\x7f\u202e\ud800\u2028\U000e0041 é « 日 » 👩‍💻"
    text = as_json.check(made.report(made.finding(excerpt=bad, path=bad)))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\ud800\U000e0041]", text)
    text.encode("utf-8")
    got = json.loads(text)["findings"][0]
    assert got["excerpt"] == bad
    assert got["path"] == bad
    assert "é « 日 » 👩‍💻" in text


def test_lines_of_json_forge_no_workflow_command():
    text = as_json.check(
        made.report(made.finding(message=msg("{words}", words="a\n::error::forged"), place=Place("en", "a", 1, 1)))
    )
    assert not any(line.lstrip().startswith("::") for line in text.split("\n"))
