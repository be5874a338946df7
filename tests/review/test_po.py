"""The ledger's file: the same bytes for the same ledger, and nothing taken that is not whole."""

import re
import subprocess

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reviewed_texts import bitext

from translate_flow.checks.context import ReviewState, UnitReview
from translate_flow.errors import LedgerError
from translate_flow.review.entry import clean
from translate_flow.review.ledger import Entry, Ledger, parse_ledger, record, serialise_ledger, sync

LEDGER = Ledger(
    (
        Entry("Bonjour.", "Hello.", ReviewState.REVIEWED, note="said twice\non the page"),
        Entry("Bonjour.", "Hi.", ReviewState.DRAFT, origin="apertium"),
        Entry(
            'Un « commun »\u202f!\u00a0\\o/ "x"\t', "A commons!  \nyes", ReviewState.OUTDATED, previous="Avant\ntout"
        ),
        Entry("Bonjour.", "", extra=True, state=ReviewState.INTENDED, reason="à part; “oui”"),
        Entry("Pas encore.", "Not yet."),
        Entry("Manque."),
        Entry("À revoir.", "To see again.", ReviewState.NEEDS_WORK),
    ),
    gone=(Entry("Bonjour.", "Good day.", ReviewState.REVIEWED),),
)
FILE = serialise_ledger(LEDGER).decode()


def test_reads_back_what_it_wrote():
    assert parse_ledger(FILE.encode(), "x.po") == LEDGER
    assert serialise_ledger(parse_ledger(FILE.encode(), "x.po")).decode() == FILE


def test_the_file_holds_no_line_number_no_date_of_today_and_no_wrapped_paragraph():
    long = serialise_ledger(Ledger((Entry("mot " * 200, "word " * 200),))).decode()
    assert max(map(len, long.splitlines())) > 800
    assert "#:" not in FILE
    assert re.findall(r"20\d\d-\d\d-\d\d", FILE) == ["2000-01-01"]


def test_line_ends_and_a_mark_of_windows_are_read():
    assert parse_ledger(b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode(), "x.po") == LEDGER


@pytest.mark.parametrize("cut", range(1, len(FILE) - 2, 7))
def test_a_file_cut_short_is_refused_wherever_it_is_cut(cut):
    with pytest.raises(LedgerError) as refused:
        parse_ledger(FILE[:cut].encode(), "articles/x/fr-en.po")
    assert refused.value.path == "articles/x/fr-en.po"
    assert refused.value.line is not None


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ('msgid "Manque."', '<<<<<<< HEAD\nmsgid "Manque."', "<<<<<<<"),
        ('msgid "Manque."', '=======\nmsgid "Manque."', "======="),
        ('msgid "Manque."', '>>>>>>> branch\nmsgid "Manque."', ">>>>>>>"),
        ('msgid "Manque."', 'msgid "Pas encore."', None),
        ('msgid "Manque."', 'msgid ""', None),
        ('msgid "Manque."', 'msgid "Manque', 'msgid "Manque'),
        ('msgid "Manque."', 'msgid "Man"que."', 'msgid "Man"'),
        ('msgid "Manque."\n', "", 'msgstr ""\n\n# translate-flow {"state": "needs'),
        ('msgstr "Not yet."\n', "", None),
        ('msgstr "Not yet."', "what is this", "what is this"),
        ('msgstr "Not yet."', 'msgstr "\x1b[31mNot yet."', "\x1b"),
        ('msgstr "Not yet."', 'msgstr "Not\u2028yet."', "\u2028"),
        ('{"state": "needs-work"}', '{"state": "fine"}', None),
        ('{"state": "needs-work"}', '{"state": ["needs-work"]}', None),
        ('{"state": "needs-work"}', '{"links": "1-2"}', None),
        ('{"state": "needs-work"}', "[" * 100_000, None),
        ('{"state": "needs-work"}', '{"state": "draft"}\n# translate-flow {"state": "draft"}', None),
        ('msgctxt "repeat 2"', 'msgctxt "elsewhere"', None),
        ('msgctxt "only en"', 'msgctxt "only fr"', None),
        ('"Language: en\\n"', '"Language: de\\n"', None),
        ('"X-Translate-Flow-Ledger: 1\\n"\n', "", None),
        ('"X-Translate-Flow-Ledger: 1\\n"', '"X-Translate-Flow-Ledger: 2\\n"', None),
        ('#~ msgid "end of the ledger"', '#~ msgid "end of the ledge"', None),
    ],
)
def test_a_damaged_file_is_refused_with_its_place(old, new, at):
    assert FILE.count(old) >= 1
    damaged = FILE.replace(old, new, 1)
    with pytest.raises(LedgerError) as refused:
        parse_ledger(damaged.encode(), "x.po")
    assert refused.value.path == "x.po"
    if at:
        assert refused.value.line == line_of(damaged, at)


def test_the_line_of_a_repeated_entry_is_named():
    damaged = FILE.replace('msgid "Manque."', 'msgid "Pas encore."')
    with pytest.raises(LedgerError) as refused:
        parse_ledger(damaged.encode(), "x.po")
    assert refused.value.line == line_of(FILE, 'msgid "Manque."')
    assert "Pas encore." in str(refused.value)


def test_what_is_not_utf_8_is_refused_at_its_line():
    with pytest.raises(LedgerError) as refused:
        parse_ledger(FILE.encode().replace("À revoir".encode(), b"\xc0 revoir"), "x.po")
    assert refused.value.line == line_of(FILE, 'msgid "À revoir')


@pytest.mark.parametrize("data", [b"", b"\n", b"#\n", b'msgid ""\nmsgstr ""\n', b"PK\x03\x04", "é".encode("utf-16")])
def test_what_was_never_a_ledger_is_refused(data):
    with pytest.raises(LedgerError):
        parse_ledger(data, "x.po")


def test_a_ledger_that_is_the_name_of_a_file_opens_none(tmp_path, monkeypatch):
    secret = tmp_path / "secret.po"
    secret.write_bytes(FILE.encode())
    monkeypatch.chdir(tmp_path)
    for name in (str(secret), "secret.po"):
        with pytest.raises(LedgerError):
            parse_ledger(name.encode(), "x.po")


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")))
@settings(max_examples=100, deadline=None)
@example(rb"\f")  # an escape that polib reads and that is not written again: alone, it leaves an entry without text
@example(rb" \f")
def test_any_bytes_are_a_ledger_or_refused(data):
    for candidate in (data, FILE.encode() + data, FILE.encode().replace(b"Manque.", data)):
        try:
            ledger = parse_ledger(candidate, "x.po")
        except LedgerError:
            continue
        assert parse_ledger(serialise_ledger(ledger), "x.po") == ledger


TEXTS = st.text(min_size=1, max_size=60) | st.text(alphabet='ab\\"\n\r\t\v\f\x00\x1c\x85\u2028\xa0 #~|', max_size=40)


@given(
    st.lists(
        st.builds(
            Entry,
            TEXTS.filter(clean),
            TEXTS.filter(clean),
            st.sampled_from([None, *ReviewState]),
            origin=st.sampled_from(["", "apertium"]),
            reason=TEXTS,
            previous=st.none(),
            extra=st.booleans(),
            note=TEXTS,
        ),
        max_size=5,
    )
)
@settings(max_examples=100, deadline=None)
def test_any_text_survives_by_the_rule(entries):
    once = parse_ledger(serialise_ledger(Ledger(tuple(entries), source="en")), "x.po")
    assert [(e.source, e.target, e.state, e.extra) for e in once.entries] == [
        (clean(e.source), clean(e.target), e.state, e.extra) for e in entries
    ]
    assert parse_ledger(serialise_ledger(once), "x.po") == once


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u2028b\u2029c\x85d\x0be\x0cf\x1eg", "a\nb\nc\nd\ne\nf\ng"),
        ("a\x00b\x1b[31mc\x7fd\x9b", "ab[31mcd"),
        ("\n a \n", " a "),
        ("a\u200db\u202ec\u00a0d\u202fe\tf", "a\u200db\u202ec\u00a0d\u202fe\tf"),
        ("a\ud800b", "ab"),
    ],
)
def test_the_rule_for_odd_characters(text, kept):
    assert clean(text) == kept


@pytest.mark.parametrize(
    ("entry", "toggled", "state"),
    [
        (Entry("a", "b", ReviewState.DRAFT, origin="google"), False, ReviewState.REVIEWED),
        (Entry("a", "b"), False, ReviewState.REVIEWED),
        (Entry("a", "b", ReviewState.OUTDATED, previous="c"), False, ReviewState.REVIEWED),
        (Entry("a", "b", ReviewState.REVIEWED), True, ReviewState.NEEDS_WORK),
        (Entry("a", "b", ReviewState.INTENDED, reason="so"), True, ReviewState.NEEDS_WORK),
    ],
)
def test_a_person_who_toggles_fuzzy_in_another_program_is_heard(entry, toggled, state):
    lines = serialise_ledger(Ledger((entry,))).decode().split("\n")
    lines = [line for line in lines if line != "#, fuzzy"]
    if toggled:
        lines.insert(lines.index('msgid "a"'), "#, fuzzy")
    read = parse_ledger("\n".join(lines).encode(), "x.po").entries[0]
    assert (read.state, read.previous) == (state, None)


def test_a_review_changes_only_its_own_entry():
    text = bitext(("Un.", "One."), ("Deux.", "Two."), ("Trois.", "Three."))
    before = serialise_ledger(sync(None, text, "fr")).decode().split("\n\n")
    after = serialise_ledger(record(None, text, "fr", 1, UnitReview(ReviewState.REVIEWED))).decode().split("\n\n")
    assert [n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a != b] == [2]


@pytest.mark.system
@pytest.mark.parametrize("program", [["msgcat", "-"], ["msgmerge", "-q", "-N", "{0}", "{0}"], ["msgattrib"]])
def test_system_gettext_keeps_every_state(program, tmp_path):
    path = tmp_path / "fr-en.po"
    path.write_bytes(FILE.encode())
    checked = subprocess.run(
        ["msgfmt", "-c", "-v", "-o", "/dev/null", path], capture_output=True, text=True, check=True
    )
    assert "warning" not in checked.stderr
    assert "1 translated message, 4 fuzzy translations, 2 untranslated messages" in checked.stderr
    command = [part.format(path) for part in program]
    with path.open("rb") as stream:
        out = subprocess.run(command, stdin=stream, capture_output=True, check=True).stdout
    read = parse_ledger(out, "x.po")
    assert [(e.source, e.target, e.state, e.origin, e.reason, e.extra, e.note) for e in read.entries] == [
        (e.source, e.target, e.state, e.origin, e.reason, e.extra, e.note) for e in LEDGER.entries
    ]
    assert read.gone == LEDGER.gone
