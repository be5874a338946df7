"""The interface speaks French as well as English, in every message."""

from __future__ import annotations

import string

import catalogue
import pytest

from translate_flow.language.typography_spaces import french_spaces


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.fixture(scope="module")
def french():
    return {entry.msgid: entry for entry in catalogue.load()}


def test_every_message_has_its_french(french):
    lacking = [t.one for t in catalogue.templates() if t.one not in french or not french[t.one].translated()]
    assert lacking == []


def test_the_catalogue_holds_nothing_else(french):
    assert sorted(french) == sorted({t.one for t in catalogue.templates()})


def test_translations_keep_the_arguments(french):
    for entry in french.values():
        for words in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            allowed = fields(entry.msgid) | fields(entry.msgid_plural or "")
            assert fields(words) <= allowed, entry.msgid
            assert entry.msgid_plural or fields(words) == allowed, entry.msgid


def test_no_line_breaks_before_a_sign_in_the_french(french):
    texts = [words for entry in french.values() for words in (entry.msgstr, *(entry.msgstr_plural or {}).values())]
    # Signs without any space are those of code and of quoted English.
    slips = [(text, slip) for text in texts for slip in french_spaces(text, "fr-FR")]
    assert [text for text, slip in slips if any(edit.start < edit.end for edit in slip.edits)] == []


def test_the_compiled_catalogue_is_the_one_in_the_source():
    assert catalogue.CATALOGUE.with_suffix(".mo").read_bytes() == catalogue.load().to_binary()
