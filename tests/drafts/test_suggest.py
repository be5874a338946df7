"""A draft for each block, whatever it comes from."""

import socket
import subprocess
import sys

import pytest
from inline_blocks import GLOSSARY, block

from translate_flow.articles.document import Kind
from translate_flow.checks.context import ReviewState
from translate_flow.drafts.engines.apertium import Apertium
from translate_flow.drafts.memory import Memory, Pair, pairs
from translate_flow.drafts.suggest import draft_blocks
from translate_flow.errors import EngineError
from translate_flow.review.ledger import Entry, Ledger


class Parrot:
    """An engine with a dictionary; what it does not know it leaves in French."""

    name = "parrot"
    leaves_machine = False

    def __init__(self, **words):
        self.words = words
        self.asked = []

    def translate(self, texts, source, target):
        self.asked.append(list(texts))
        return [self.one(text) for text in texts]

    def one(self, text):
        for word, other in self.words.items():
            text = text.replace(word, other)
        return text


def drafts(texts, engine=None, memory=(), **options):
    blocks = [text if not isinstance(text, str) else block(text) for text in texts]
    return draft_blocks(
        blocks, "fr", "en", memory=Memory(memory), engine=engine, glossary=options.get("glossary", GLOSSARY)
    )


def test_the_memory_is_asked_before_the_engine():
    engine = Parrot(Bonjour="Hello")
    found = drafts(["Merci à tous.", "Bonjour."], engine, [Pair("Merci à tous.", "Thanks to all.")])
    assert [(draft.text, draft.origin, draft.score) for draft in found] == [
        ("Thanks to all.", "memory", 1.0),
        ("Hello.", "parrot", 0.0),
    ]
    assert engine.asked[0] == ["Bonjour."]


def test_a_fuzzy_match_stands_in_where_no_engine_has_an_answer():
    known = [Pair("Merci à toutes et à tous pour ce travail.", "Thank you all for this work.")]
    text = "Merci à toutes et à tous pour cet atelier."
    assert drafts([text], None, known)[0].score < 1
    assert drafts([text], Parrot(), known)[0].origin == "memory"
    assert drafts([text], Parrot(Merci="Thanks"), known)[0].origin == "parrot"
    assert drafts(["Rien de tel."]) == [None]


def test_an_answer_that_is_the_text_itself_is_no_draft():
    assert drafts(["Rien de tel ici."], Parrot()) == [None]


def test_what_was_only_drafted_is_never_suggested():
    ledger = Ledger((Entry("Merci.", "Thx.", ReviewState.DRAFT), Entry("Bonjour.", "Hi.")))
    assert drafts(["Merci.", "Bonjour."], None, pairs(ledger, "fr")) == [None, None]


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (block("ls -l", Kind.CODE), "ls -l"),
        (block("{{ toc }}", Kind.TAG), "{{ toc }}"),
        (block("2021 – 2022"), "2021 – 2022"),
        (block("This paragraph has always been in the language of the others."), None),
    ],
)
def test_what_needs_no_translation_is_copied(made, text):
    draft = drafts([made], Parrot(This="Ceci"))[0]
    assert (draft.text, draft.origin) == (text or made.text, "copy")
    assert ("in English already" in "".join(map(str, draft.problems))) is (text is None)


def test_a_block_of_names_alone_asks_no_engine():
    engine = Parrot()
    assert drafts(["Wikimédia France", "ESS"], engine)[0].text == "Wikimédia France"
    assert engine.asked == []


def test_markup_terms_and_names_come_through():
    engine = Parrot(**{"Les ": "The ", " de l’": " of the ", "lisent": "read", "notre page": "our page"})
    draft = drafts(["Les entreprises sociales de l’**ESS** lisent [notre page](https://a.org/b) `x`[^1]."], engine)[0]
    assert draft.text == "The social enterprises of the **SSE** read [our page](https://a.org/b) `x`[^1]."
    assert draft.problems == ()
    assert "https" not in engine.asked[0][0]


def test_a_term_that_the_engine_gets_wrong_is_asked_for_again_and_put_right():
    engine = Parrot(**{"La production de": "The production of", "communs": "ordinary things"})
    draft = drafts(["La production de communs."], engine)[0]
    assert (draft.text, draft.problems) == ("The production of commons.", ())
    assert len(engine.asked) == 2


def test_a_calque_is_mended_without_asking_again():
    engine = Parrot(**{"La production de": "The production of the", "communs": "common"})
    draft = drafts(["La production de communs."], engine)[0]
    assert (draft.text, draft.problems, len(engine.asked)) == ("The production of the commons.", (), 1)


@pytest.mark.parametrize(
    ("text", "answer", "target", "expected"),
    [
        ("Il dit\u00a0: «\u00a0oui\u00a0»\u00a0!", "He says : « yes » !", "en", "He says: “yes”!"),
        ("C’est 5\u00a0% ; non ?", "It is 5 % ; no ?", "en", "It is 5%; no?"),
        ("He says: “yes”!", "Il dit: “oui”!", "fr", "Il dit\u00a0: «\u00a0oui\u00a0»\u00a0!"),
        ("At 12:30, 5%; no?", "À 12:30, 5%; non?", "fr", "À 12:30, 5\u00a0%\u00a0; non\u00a0?"),
    ],
)
def test_signs_are_set_as_the_language_sets_them(text, answer, target, expected):
    source = "fr" if target == "en" else "en"
    made = draft_blocks(
        [block(text)], source, target, memory=Memory(), engine=Parrot(**{text: answer}), glossary=GLOSSARY
    )
    assert made[0].text == expected


def test_a_row_that_lost_its_bars_is_dropped():
    class Careless(Parrot):
        def one(self, text):
            return "one two"

    assert drafts([block("| un | deux |", Kind.TABLE_ROW)], Careless()) == [None]


def test_an_engine_that_cannot_be_used_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineError):
        drafts(["Bonjour à tous."], Apertium())


def test_memory_and_apertium_open_no_socket(tmp_path, monkeypatch):
    program = tmp_path / "apertium"
    program.write_text("#!/bin/sh\nexec /usr/bin/tr a-z A-Z\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    def refuse(*args, **kwargs):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    found = drafts(["Bonjour a tous.", "Merci."], Apertium(), [Pair("Merci.", "Thanks.")])
    assert [draft.text for draft in found] == ["BONJOUR A TOUS.", "Thanks."]


def test_drafting_without_google_imports_no_deep_translator():
    code = (
        "import sys, translate_flow.drafts.suggest, translate_flow.drafts.engines as e; e.engine('apertium');"
        "print([m for m in ('deep_translator', 'requests', 'numpy', 'simplemma', 'rapidfuzz') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.system
def test_system_a_paragraph_through_apertium_keeps_its_terms_and_markup():
    text = "Les **entreprises sociales** répondent à un appel à projets sur les communs de l’ESS : voir [la page](https://a.org)."
    draft = drafts([text], Apertium())[0]
    for part in ("**", "call for projects", "commons", "SSE", "](https://a.org)"):
        assert part in draft.text
    assert draft.problems == ()
