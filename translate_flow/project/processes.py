"""Many articles at once: two processes of our own where that pays, the same results in the same order either way."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from translate_flow.articles.document import ArticleFiles
from translate_flow.errors import TranslateFlowError
from translate_flow.glossary.term import Glossary
from translate_flow.project.examine import Settings, examine, read_sources, stamp
from translate_flow.project.record import to_json
from translate_flow.project.values import Outcome

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event as Stop

WORKERS: Final = 2
PAYS_FROM: Final = 150
"""Articles. Each process loads the language models for itself, a second or two; below this that costs more than it
brings."""

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
    spawning = multiprocessing.get_context("spawn")
    aside = threading.current_thread() is not threading.main_thread()  # the interface checks in the background
    stop = spawning.Event()
    pool = ProcessPoolExecutor(
        WORKERS, spawning, initializer=partial(_prepare, root, settings, glossary, aside=aside), initargs=(stop,)
    )
    try:
        yield from pool.map(_examine, articles, chunksize=CHUNK)
    finally:
        stop.set()  # what they have in hand already, some fifty articles, nobody waits for any more
        pool.shutdown(wait=True, cancel_futures=True)


def examine_files(root: Path, files: ArticleFiles, settings: Settings, glossary: Glossary) -> Examined:
    """Read and check one article."""
    try:
        sources = read_sources(root, files)
    except TranslateFlowError as error:
        return None, to_json(Outcome(files.id, None, problem=error))
    return stamp(sources, settings), to_json(examine(sources, settings, glossary))


@dataclass(frozen=True, slots=True)
class _Task:
    """What a worker process was started with."""

    root: Path
    settings: Settings
    glossary: Glossary
    stop: Stop


_work: list[_Task] = []
"""Set once, before the first article."""


def _prepare(root: Path, settings: Settings, glossary: Glossary, stop: Stop, *, aside: bool) -> None:
    if aside and hasattr(os, "nice"):
        os.nice(NICER)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears of Ctrl-C and stops the others
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    _work.append(_Task(root, settings, glossary, stop))


def _end_with_the_first() -> None:
    """End when the first process is gone: one that was killed tells nobody, and its workers would wait for ever."""
    from multiprocessing import parent_process  # noqa: PLC0415

    first = parent_process()
    if first is not None:
        first.join()
        os._exit(1)


def _examine(files: ArticleFiles) -> Examined:
    task = _work[0]
    if task.stop.is_set():
        return None, ""
    return examine_files(task.root, files, task.settings, task.glossary)
