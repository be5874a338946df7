"""Bounds a few times wider than what was measured: they catch a design that does not scale, not a busy machine."""

import random
import time

from fake_workspace import FakeWorkspace
from screen import lines, read, until
from textual import events

from translate_flow.tui.app import TranslateFlow

random.seed(5)
WORDS = [
    "le",
    "gouvernement",
    "propose",
    "une",
    "nouvelle",
    "page",
    "qui",
    "explique",
    "comment",
    "évaluer",
    "l’accessibilité",
]


def paragraph():
    return " ".join(random.choice(WORDS) for _ in range(random.choice((6, 20, 45, 70))))


async def test_the_list_of_2000_articles_is_there_within_a_second():
    workspace = FakeWorkspace({f"articles/article-{number:04}": [("Un.", "One.")] for number in range(2000)})
    workspace.outcomes = lambda ids=None, **_: iter(())
    workspace.check = lambda ids=None: None
    begun = time.perf_counter()
    async with TranslateFlow(workspace, "en").run_test(size=(120, 40)) as pilot:
        assert time.perf_counter() - begun < 2.5
        assert "articles/article-0000" in lines(pilot.app)[2]
        await pilot.press("G")
        assert pilot.app.screen.current == "articles/article-1999"


async def test_an_article_of_5000_paragraphs_answers_at_once():
    workspace = FakeWorkspace(
        {"a": [(paragraph(), None if number % 37 == 5 else paragraph()) for number in range(5000)]}
    )
    article, bitext = workspace.article("a"), workspace.bitext("a")
    workspace.article, workspace.bitext = lambda id_: article, lambda id_: bitext
    report = workspace.check(["a"])
    workspace.check = lambda ids=None: report
    begun = time.perf_counter()
    app = TranslateFlow(workspace, "en", article="a")
    async with app.run_test(size=(120, 40)) as pilot:
        assert time.perf_counter() - begun < 2.5
        await until(pilot, lambda: read(app), seconds=20)
        pairs = app.screen.pairs
        for key in ("j", "n", "u", "G", "g"):
            begun, cursor = time.perf_counter(), pairs.cursor
            app.post_message(events.Key(key, key))
            while pairs.cursor == cursor:
                await pilot.pause(0)
            assert time.perf_counter() - begun < 0.5
            await pilot.pause()
        begun = time.perf_counter()
        pairs.reflow()
        assert time.perf_counter() - begun < 1.5
        assert len(pairs._drawn) <= 512
