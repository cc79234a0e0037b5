"""Many files on several cores: the process forks, and each takes a share of the work.

A fork keeps what is loaded, so that a worker has no start of its own; loading and setting up a pool
of the standard library takes as long as judging a hundred files. Where there is no fork (Windows),
or where it is not safe (macOS), one process does everything.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from clipspec.errors import ClipspecError

T = TypeVar("T")
R = TypeVar("R")

ENOUGH = 100
"""Items for which a worker is worth its while."""


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def spread(work: Callable[[Sequence[T]], list[R]], items: Sequence[T], jobs: int = 0) -> list[R]:
    """Return what `work` makes of the items, in their order, whatever the number of jobs.

    `jobs`: how many processes, 0 for as many as there are cores and as the items are worth. Raises
    what `work` raises, and `ClipspecError` for a worker that was ended from outside. What `work`
    gives back must be picklable; it need not be so itself.
    """
    jobs = min(jobs or min(cores(), len(items) // ENOUGH), len(items))
    if jobs < 2 or sys.platform in ("darwin", "win32"):
        return work(items)
    import pickle  # noqa: F401 - once for all processes, where there is work to spread

    results = work(items[:1])  # what it loads is loaded for all
    bounds = [1 + (len(items) - 1) * part // jobs for part in range(jobs + 1)]
    ours, *others = [items[start:end] for start, end in pairwise(bounds)]
    workers: list[_Worker] = []
    try:
        for share in others:
            workers.append(_start(work, share))
        results += work(ours)
        for worker in workers:
            results += worker.results()
    finally:
        for worker in workers:
            worker.end()
    return results


class _Worker(NamedTuple):
    """A process of ours, and the end of the pipe on which it answers."""

    process: int
    pipe: int

    def results(self) -> list[Any]:
        """Wait for what the worker has made. Raises what it raised."""
        import pickle

        with os.fdopen(self.pipe, "rb", closefd=False) as pipe:
            said = pipe.read()
        try:
            made, error = pickle.loads(said)
        except (EOFError, pickle.UnpicklingError):
            raise ClipspecError("a worker process was ended from outside; try `--jobs 1`") from None
        if error is not None:
            raise error
        return list(made)

    def end(self) -> None:
        """Leave no process behind: one that has answered is gone, any other is not wanted."""
        os.close(self.pipe)
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)


def _start(work: Callable[[Sequence[Any]], list[Any]], share: Sequence[Any]) -> _Worker:
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return _Worker(process, reading)
    try:
        said = _answer(work, share)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(said)
    finally:
        os._exit(0)  # what the parent has still to print and to tidy up is not ours


def _answer(work: Callable[[Sequence[Any]], list[Any]], share: Sequence[Any]) -> bytes:
    """Do the work; return the pickle of what came of it and of what went wrong."""
    import pickle

    try:
        return pickle.dumps((work(share), None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        return pickle.dumps(([], error), pickle.HIGHEST_PROTOCOL)
