"""Many articles at once: two processes of our own where that pays, the same results in the same order either way."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from translate_flow.articles.document import ArticleFiles
from translate_flow.errors import TranslateFlowError
from translate_flow.glossary.term import Glossary
from translate_flow.project.examine import Settings, examine, read_sources, stamp
from translate_flow.project.record import to_json
from translate_flow.project.values import Outcome

WORKERS: Final = 2
PAYS_FROM: Final = 150
"""Articles. Each process loads the language models for itself, a second or two; below this that costs more than it brings."""

CHUNK: Final = 16

NICER: Final = 5
"""How far workers of the interface stand back: who types meanwhile goes first, and an idle machine loses nothing."""

Examined: TypeAlias = "tuple[str | None, str]"
"""The stamp of the bytes that were examined, None when they could not be read, and the outcome as JSON text."""


def examine_each(
    root: Path, articles: Sequence[ArticleFiles], settings: Settings, glossary: Glossary
) -> Iterator[Examined]:
    """Yield what became of each article, in the order given.

    When the caller stops early or is interrupted, the processes are stopped with it.
    """
    if len(articles) < PAYS_FROM or (os.cpu_count() or 1) < WORKERS:
        for files in articles:
            yield examine_files(root, files, settings, glossary)
        return
    import multiprocessing  # noqa: PLC0415  # only many articles pay for it
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    # Spawned, not forked: the interface has threads, and a fork takes a copy of whatever lock they hold.
    aside = threading.current_thread() is not threading.main_thread()  # the interface checks in the background
    prepare = partial(_prepare, root, settings, glossary, aside=aside)
    pool = ProcessPoolExecutor(WORKERS, multiprocessing.get_context("spawn"), initializer=prepare)
    try:
        yield from pool.map(_examine, articles, chunksize=CHUNK)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def examine_files(root: Path, files: ArticleFiles, settings: Settings, glossary: Glossary) -> Examined:
    """Read and check one article."""
    try:
        sources = read_sources(root, files)
    except TranslateFlowError as error:
        return None, to_json(Outcome(files.id, None, problem=error))
    return stamp(sources, settings), to_json(examine(sources, settings, glossary))


_work: list[tuple[Path, Settings, Glossary]] = []
"""What a worker process was started with: set once, before its first article."""


def _prepare(root: Path, settings: Settings, glossary: Glossary, *, aside: bool) -> None:
    if aside and hasattr(os, "nice"):
        os.nice(NICER)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears of Ctrl-C and stops the others
    _work.append((root, settings, glossary))


def _examine(files: ArticleFiles) -> Examined:
    root, settings, glossary = _work[0]
    return examine_files(root, files, settings, glossary)
