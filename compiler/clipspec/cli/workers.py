"""Many files on several cores: the process forks, and every worker judges its share.

A fork keeps what is loaded, so that a worker has no start of its own. Where there is no fork
(Windows), or where it is not safe (macOS), one process does everything.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, TypeVar

from clipspec.errors import ClipspecError

T = TypeVar("T")
R = TypeVar("R")

ENOUGH = 100
"""Items for which a worker is worth its while."""


def spread(work: Callable[[Sequence[T]], list[R]], items: Sequence[T], jobs: int = 0) -> list[R]:
    """Return what `work` makes of the items, in their order, whatever the number of jobs.

    `jobs`: how many processes, 0 for as many as there are cores and as the items are worth. Raises
    what `work` raises, and `ClipspecError` where a process was killed, as for want of memory. What
    `work` gives back must be picklable; it need not be so itself.
    """
    jobs = min(jobs or min(_cores(), len(items) // ENOUGH), len(items))
    if jobs < 2 or sys.platform in ("darwin", "win32"):
        return work(items)
    from concurrent.futures import ProcessPoolExecutor  # 30 ms that few files are not worth
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    global _work
    _work = work
    bounds = [len(items) * part // jobs for part in range(jobs + 1)]
    shares = [items[start:end] for start, end in pairwise(bounds)]
    # Whoever interrupts the program interrupts the workers too: they end without a word.
    quiet = (signal.SIGINT, signal.SIG_DFL)
    try:
        with ProcessPoolExecutor(jobs, get_context("fork"), signal.signal, quiet) as pool:
            return [result for part in pool.map(_forked, shares) for result in part]
    except BrokenProcessPool as error:
        raise ClipspecError(f"one of {jobs} processes was killed: try --jobs 1") from error


# What the workers do: a fork knows it, where a pickle could not hold it.
_work: Callable[[Sequence[Any]], list[Any]] = list


def _forked(share: Sequence[Any]) -> list[Any]:
    return _work(share)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
