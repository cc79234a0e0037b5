"""Two guards around a body that the engine itself cannot give: a deadline, and a bound of memory.

The bounds of `Limits` on texts, loops and work hold everywhere. These two are the last resort:

* the deadline needs the timers of Unix and Python's main thread. On Windows, and in other threads,
  there is none, and `Deadline.available` says so. It counts the processor time of the process, so
  that a busy machine fails no body.
* the bound of memory needs Linux, which alone keeps `RLIMIT_AS`. It is the whole process's: it is
  set once, by a program that owns its process.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import FrameType, TracebackType

from clipspec.expand.limits import Limits

_TICKS = 8
"""Ticks of the clock until the deadline: it is late by an eighth of the time at most, and comes
again with each further tick where something has caught its error."""


class Deadline:
    """A context of one body: after `limits.seconds` it raises `LimitFault` inside.

    It also turns `MemoryError` into the fault that names the bound of memory. One body at a time.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._heard = self._inside = False
        self._ticks = 0
        self._own: AbstractContextManager[None] | None = None

    @staticmethod
    def available() -> bool:
        """Say whether this thread of this system can be interrupted."""
        main = threading.current_thread() is threading.main_thread()
        return main and hasattr(signal, "setitimer")

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let one clock tick for many bodies: to start and stop it costs more than a small body."""
        if not self.available():
            yield
            return
        former = signal.signal(signal.SIGVTALRM, self._tick)
        self._heard = True
        tick = self._limits.seconds / _TICKS
        signal.setitimer(signal.ITIMER_VIRTUAL, tick, tick)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            self._heard = False
            signal.signal(signal.SIGVTALRM, former)

    def __enter__(self) -> None:
        if not self._heard:
            self._own = self.held()
            self._own.__enter__()
        self._ticks, self._inside = 0, True

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._inside = False
        if self._own is not None:
            self._own.__exit__(None, None, None)
            self._own = None
        if isinstance(error, MemoryError):
            # With the trace, which leads to the line of the template.
            raise self._limits.fault("memory", "no memory left").with_traceback(trace) from None

    def _tick(self, number: int, frame: FrameType | None) -> None:
        self._ticks += 1
        if self._inside and self._ticks > _TICKS:
            raise self._limits.fault("seconds", "too slow")


@contextmanager
def bounded_memory(limits: Limits) -> Iterator[bool]:
    """Bound the address space of this process to what it has and `limits.memory` bytes more.

    Yields whether that is so: False where the system keeps no such bound. What was in force is
    so again afterwards.
    """
    if not sys.platform.startswith("linux"):
        yield False
        return
    import resource

    former, most = resource.getrlimit(resource.RLIMIT_AS)
    bound = _address_space() + limits.memory
    bounds = [each for each in (former, most) if each != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([bound, *bounds]), most))
    try:
        yield True
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (former, most))


def _address_space() -> int:
    """Return the bytes of address space that this process has now."""
    import resource

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    return pages * resource.getpagesize()
