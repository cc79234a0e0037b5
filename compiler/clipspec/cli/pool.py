"""Making bodies on several cores: processes take turns, what they make comes back in order.

Only so much is under way at a time, so that memory does not grow with the number of rows.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple

from clipspec.compile import Expander, Made, Row, Unit
from clipspec.diagnostics import Diagnostic
from clipspec.errors import ClipspecError
from clipspec.expand.guard import bounded_memory

if TYPE_CHECKING:
    from concurrent.futures import Future

CHUNK = 500
"""Units that travel together."""

_FIRST = 20
"""Units of the first chunk: what is wrong with all rows is told soon."""

_AHEAD = 3
"""Chunks under way for each process."""

_RARELY = 100_000
"""Objects that are made between two looks for circles."""

_FEW = 400
"""Units that are not worth a second process."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Makes units in their order, by so many processes. What is `known` is not made again."""

    expander: Expander
    jobs: int
    indented: bool
    known: Callable[[Unit], Made | None]

    def __call__(self, wanted: Iterable[Unit]) -> Iterator[Made]:
        """Yield what became of each unit."""
        collect_rarely()
        stream = iter(wanted)
        made = 0
        while made < _FEW or self.jobs == 1:
            units = list(islice(stream, _FIRST if not made else CHUNK))
            if not units:
                return
            made += len(units)
            chunk = _Chunk.of(units, self.known)
            yield from chunk.made(_batch(self.expander, chunk.new, self.indented))
        first = list(islice(stream, CHUNK))
        if first:
            yield from self._spread(chain(first, stream))

    def _spread(self, stream: Iterator[Unit]) -> Iterator[Made]:
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        from multiprocessing import get_context

        # A fork keeps what is loaded and compiled; where that is not safe, the expander travels.
        way = get_context("fork" if sys.platform == "linux" else "spawn")
        waiting: deque[tuple[_Chunk, Future[list[_Sent]]]] = deque()
        order = (self.expander, self.indented)
        with ProcessPoolExecutor(self.jobs, way, _begin, order) as pool:
            try:
                while units := list(islice(stream, CHUNK)):
                    chunk = _Chunk.of(units, self.known)
                    waiting.append((chunk, pool.submit(_work, packed(chunk.new))))
                    if len(waiting) > self.jobs * _AHEAD:
                        chunk, future = waiting.popleft()
                        yield from chunk.made(future.result())
                while waiting:
                    chunk, future = waiting.popleft()
                    yield from chunk.made(future.result())
            except BrokenProcessPool as error:
                message = "a worker process was ended from outside; try `--jobs 1`"
                raise ClipspecError(message) from error
            finally:
                for _, future in waiting:
                    future.cancel()


class _Chunk(NamedTuple):
    """Units that travel together, and what is known of each."""

    units: list[Unit]
    found: list[Made | None]

    @classmethod
    def of(cls, units: list[Unit], known: Callable[[Unit], Made | None]) -> _Chunk:
        return cls(units, [known(unit) for unit in units])

    @property
    def new(self) -> list[Unit]:
        """The units that are to be made."""
        return [unit for unit, found in zip(self.units, self.found, strict=True) if found is None]

    def made(self, sent: list[_Sent]) -> Iterator[Made]:
        """Yield what became of all units, in order, with what was sent of the new ones."""
        new = iter(sent)
        for unit, found in zip(self.units, self.found, strict=True):
            yield found if found is not None else Made(unit, *next(new))


_Sent = tuple[str, bytes, tuple[Diagnostic, ...]]
"""What comes back from a worker: all but the unit, which is known."""

_Packed = tuple[Any, ...]

_expander: Expander
_indented: bool


def _begin(expander: Expander, indented: bool) -> None:
    """Prepare a worker. Ctrl-C is for the process that it works for, and it ends with that one."""
    global _expander, _indented
    _expander, _indented = expander, indented
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_rarely()
    Thread(target=_end_together, daemon=True).start()


def collect_rarely() -> None:
    """Look for circles of objects now and then only: what is loaded stays, bodies make none."""
    gc.freeze()
    gc.set_threshold(_RARELY)


def _end_together() -> None:
    """Wait for the end of the process that we work for: one that is killed cannot tell us to."""
    from multiprocessing import parent_process

    parent = parent_process()
    assert parent is not None, "a worker has been started by someone"
    parent.join()
    os._exit(1)


def packed(units: list[Unit]) -> list[_Packed]:
    """Return units as plain tuples, which travel at a third of the price."""
    return [(None if row is None else tuple(row), *rest) for row, *rest in units]


def unpacked(sent: list[_Packed]) -> list[Unit]:
    """Return the units that were packed."""
    return [Unit(None if row is None else Row(*row), *rest) for row, *rest in sent]


def _work(sent: list[_Packed]) -> list[_Sent]:
    return _batch(_expander, unpacked(sent), _indented)


def _batch(expander: Expander, units: list[Unit], indented: bool) -> list[_Sent]:
    with bounded_memory(expander.program.limits):
        made = expander.batch(units, indented)
    return [(each.name, each.content, each.wrong) for each in made]
