"""Making bodies on several cores: processes take turns, what they make comes back in order.

Only so much is under way at a time, so that memory does not grow with the number of rows.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from clipspec.compile import Expander, Made, Unit
from clipspec.diagnostics import Diagnostic

if TYPE_CHECKING:
    from concurrent.futures import Future

CHUNK = 200
"""Units that travel together."""

_AHEAD = 3
"""Chunks under way for each process."""

_FEW = 400
"""Units that are not worth a second process."""


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


@dataclass(frozen=True, slots=True)
class Workers:
    """Makes units in their order, by so many processes. What is `known` is not made again."""

    expander: Expander
    jobs: int
    indented: bool
    known: Callable[[Unit], Made | None]

    def __call__(self, wanted: Iterable[Unit]) -> Iterator[Made]:
        """Yield what became of each unit."""
        stream = iter(wanted)
        for unit in islice(stream, _FEW) if self.jobs > 1 else stream:
            yield self.known(unit) or self.expander.make(unit, self.indented)
        first = list(islice(stream, CHUNK))
        if first:
            yield from self._spread(chain(first, stream))

    def _spread(self, stream: Iterator[Unit]) -> Iterator[Made]:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        # A fork keeps what is loaded and compiled; where that is not safe, the expander travels.
        way = get_context("fork" if sys.platform == "linux" else "spawn")
        waiting: deque[_Chunk] = deque()
        order = (self.expander, self.indented)
        with ProcessPoolExecutor(self.jobs, way, _begin, order) as pool:
            try:
                while units := list(islice(stream, CHUNK)):
                    found = [self.known(unit) for unit in units]
                    new = [unit for unit, made in zip(units, found, strict=True) if made is None]
                    waiting.append(_Chunk(units, found, pool.submit(_work, new)))
                    if len(waiting) > self.jobs * _AHEAD:
                        yield from waiting.popleft().made()
                while waiting:
                    yield from waiting.popleft().made()
            finally:
                for chunk in waiting:
                    chunk.future.cancel()


class _Chunk(NamedTuple):
    """Units that travel together, what is known of them, and what is to come of the others."""

    units: list[Unit]
    found: list[Made | None]
    future: Future[list[_Sent]]

    def made(self) -> Iterator[Made]:
        """Wait for what is to come, and yield everything in order."""
        new = iter(self.future.result())
        for unit, found in zip(self.units, self.found, strict=True):
            yield found if found is not None else Made(unit, *next(new))


_Sent = tuple[str, bytes, tuple[Diagnostic, ...]]
"""What comes back from a worker: all but the unit, which is known."""

_expander: Expander
_indented: bool


def _begin(expander: Expander, indented: bool) -> None:
    """Prepare a worker. Ctrl-C is for the process that it works for."""
    global _expander, _indented
    _expander, _indented = expander, indented
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(chunk: list[Unit]) -> list[_Sent]:
    return [(made.name, made.content, made.wrong) for made in _expander.batch(chunk, _indented)]
