"""How far a long run is: one line on a terminal, which is gone at the end; silent elsewhere."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from clipspec.compile import Made

_PATIENCE = 1.0
"""Seconds of work that are over before anything is shown."""

_PAUSE = 0.2
"""Seconds from one line to the next."""

_CLEAR = "\r\x1b[K"


def watched(
    made: Iterable[Made],
    total: int | None,
    stream: TextIO | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterable[Made]:
    """Pass bodies on, and show how many there are, how fast they come and how long it will take.

    `total`: how many there will be, None where nobody knows. `stream`: standard error, unless
    another is given. `clock` counts seconds.
    """
    stream = stream or sys.stderr
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        return made
    return _watched(made, total, stream, clock)


def _watched(
    made: Iterable[Made], total: int | None, stream: TextIO, clock: Callable[[], float]
) -> Iterator[Made]:
    start = last = clock()
    there = False
    try:
        for count, each in enumerate(made, 1):
            now = clock()
            if now - start >= _PATIENCE and now - last >= _PAUSE:
                print(
                    f"\r{_line(count, now - start, total)}\x1b[K", end="", file=stream, flush=True
                )
                there, last = True, now
            if there and each.wrong:  # what is said of it stands on a line of its own
                print(_CLEAR, end="", file=stream, flush=True)
                there = False
            yield each
    finally:
        if there:
            print(_CLEAR, end="", file=stream, flush=True)


def _line(count: int, seconds: float, total: int | None) -> str:
    rate = count / seconds
    if total is None:
        return f"{count:,} bodies, {rate:,.0f} a second"
    left = max(total - count, 0) / rate
    return f"{count:,} of {total:,} bodies, {rate:,.0f} a second, {_time(left)} left"


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes:,} min {rest} s" if minutes else f"{rest} s"
