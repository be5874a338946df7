"""The one thread that talks to the workspace.

All reading, checking and writing is done here, one job at a time and the most urgent first: writes keep the order they
were asked in, what a screen waits for comes before the findings of 2,000 articles, and the workspace (its caches, its
database) never sees two threads. The thread is a daemon: quitting waits for writes, never for a check.

An answer that nobody waits for any more is dropped: cancelling the waiting coroutine, as an exclusive worker does for
its predecessor, takes a job out of the queue unless it has begun.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from enum import IntEnum
from itertools import count
from queue import PriorityQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")


class Urgency(IntEnum):
    """What goes first."""

    WRITE = 0
    OPEN = 1
    LOOK = 2
    FILL = 3


class Desk:
    """A queue of jobs and the thread that does them."""

    def __init__(self) -> None:
        self._jobs: PriorityQueue[tuple[Urgency, int, Future[Any], Callable[[], Any]]] = PriorityQueue()
        self._number = count()
        self._writes: set[Future[Any]] = set()
        Thread(target=self._work, name="desk", daemon=True).start()

    async def do(self, urgency: Urgency, job: Callable[[], T]) -> T:
        """Do a job and wait for what it returns; what it raises is raised here."""
        return await asyncio.wrap_future(self._put(urgency, job))

    async def write(self, job: Callable[[], T]) -> T:
        """Do a job that writes: once asked it will be done, even when the screen that asked is gone."""
        return await asyncio.shield(asyncio.wrap_future(self._put(Urgency.WRITE, job)))

    async def settled(self) -> None:
        """Wait until everything that was to be written is; where nothing is, not even for the job that is being done."""
        if self._writes:
            await self.write(lambda: None)

    def _put(self, urgency: Urgency, job: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        if urgency is Urgency.WRITE:
            self._writes.add(future)
            future.add_done_callback(self._writes.discard)
        self._jobs.put((urgency, next(self._number), future, job))
        return future

    def _work(self) -> None:
        while True:
            _, _, future, job = self._jobs.get()
            _answer(future, job)
            self._jobs.task_done()
            del future, job


def aside(job: Callable[[], T]) -> Future[T]:
    """Do one job in a thread of its own: an engine that answers in half a minute must not hold up a save."""
    future: Future[T] = Future()
    Thread(target=_answer, args=(future, job), name="aside", daemon=True).start()
    return future


def _answer(future: Future[T], job: Callable[[], T]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        future.set_result(job())
    except BaseException as error:  # noqa: BLE001  # it belongs to whoever waits for the answer
        future.set_exception(error)
