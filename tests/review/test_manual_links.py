"""What is said of the alignment, in the file: read back as it was, kept by other programs, refused when it is not whole."""

import shutil
import subprocess

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reviewed_texts import bitext

from translate_flow.alignment.manual import Link, Merge, Named, Split, Unlink, block_key
from translate_flow.errors import LedgerError
from translate_flow.review.ledger import Entry, Ledger, parse_ledger, serialise_ledger, sync

LINKS = (
    Link((Named("Un abri."), Named("Trois bancs.")), (Named("A shelter and three benches."),)),
    Link((Named("Oui.", 2),), (Named("Yes."),)),
    Unlink((Named("Lire la suite"),), (Named("Read on"),)),
    Unlink((Named("Lire la suite"),), (Named("More"),)),
    Merge("en", (Named("One."), Named('Two, "quoted" \\n.'))),
    Split("fr", Named("Avant.", 3), Named("Après.")),
)
ENTRIES = (Entry("Un abri.", "A shelter."), Entry("Oui.", "Yes."))


@pytest.mark.parametrize("source", ["fr", "en"])
def test_reads_back_what_it_wrote(source):
    ledger = Ledger(ENTRIES, (), source, LINKS)
    data = serialise_ledger(ledger)
    assert parse_ledger(data, "x.po") == ledger
    assert serialise_ledger(parse_ledger(data, "x.po")) == data


def test_a_person_can_read_it():
    text = serialise_ledger(Ledger(ENTRIES, links=LINKS)).decode()
    assert '#~ msgid ""\n#~ "Un abri.\\n"\n#~ "\\n"\n#~ "Trois bancs."\n#~ msgstr "A shelter and' in text
    assert '#~ msgctxt "split fr (3, 1)"' in text
    assert '#~ msgctxt "unlink, repeat 2"' in text


def test_polib_keeps_it():
    ledger = Ledger(ENTRIES, links=LINKS)
    kept = str(polib.pofile(serialise_ledger(ledger).decode())) + "\n"
    assert parse_ledger(kept.encode(), "x.po") == ledger


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="gettext is not installed")
def test_gettext_keeps_it():
    ledger = Ledger(ENTRIES, links=LINKS)
    data = serialise_ledger(ledger)
    kept = subprocess.run(["msgcat", "-"], input=data, capture_output=True, check=True).stdout
    assert parse_ledger(kept, "x.po") == ledger
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", "-"], input=data, capture_output=True, check=True)


def test_syncing_keeps_what_was_said_of_texts_that_are_gone():
    pair = bitext(("Un abri.", "A shelter."))
    assert sync(Ledger(links=LINKS), pair, "en").links == LINKS


@pytest.mark.parametrize(
    ("context", "text", "translation"),
    [
        ("link", "Un abri.", ""),
        ("link (1; 1, 1)", "Un abri.", "A shelter."),
        ("link fr", "Un abri.", "A shelter."),
        ("merge en", "One.\n\n", ""),
        ("merge", "One.", "Two."),
        ("split fr", "A.", "B.\n\nC."),
    ],
)
def test_what_is_not_whole_is_refused(context, text, translation):
    catalogue = polib.pofile(serialise_ledger(Ledger(ENTRIES)).decode())
    broken = polib.POEntry(msgctxt=context, msgid=text, msgstr=translation, obsolete=True)
    catalogue.insert(len(catalogue) - 1, broken)
    with pytest.raises(LedgerError) as refused:
        parse_ledger(f"{catalogue}\n".encode(), "x.po")
    assert context in str(refused.value)
    assert refused.value.line


KEYS = st.text(min_size=1, max_size=20).map(block_key).filter(bool)
NAMES = st.lists(st.builds(Named, KEYS, st.integers(1, 3)), min_size=1, max_size=3).map(tuple)
VALUES = st.one_of(
    st.builds(Link, NAMES, NAMES),
    st.builds(Unlink, NAMES, NAMES),
    st.builds(Merge, st.sampled_from(["fr", "en"]), NAMES.filter(lambda names: len(names) > 1)),
    st.builds(Split, st.sampled_from(["fr", "en"]), *[st.builds(Named, KEYS, st.integers(1, 3))] * 2),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(VALUES, max_size=4, unique=True), st.sampled_from(["fr", "en"]))
def test_whatever_the_texts_they_come_back(values, source):
    ledger = Ledger(ENTRIES, (), source, tuple(values))
    assert parse_ledger(serialise_ledger(ledger), "x.po") == ledger
