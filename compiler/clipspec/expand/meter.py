"""The meter of one body: it adds up the work that templates do, and stops them in good time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from clipspec.expand.data import settled, weigh
from clipspec.expand.limits import Limits

_TURNS_OF_A_CALL = 10
"""A call takes as long as some ten turns of an empty loop."""


class Meter:
    """Counts against `limits`. All it raises is `LimitFault` and `ValueFault`."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.begin()

    def begin(self) -> None:
        """Start counting for a new body."""
        self._work = 0
        self._turns = 0
        self._calls = 0

    def take(self, value: Any) -> int:
        """Count a value that goes into an operation or comes out of it; return its weight."""
        weight = weigh(value, self.limits)
        self._work += weight
        if self._work > self.limits.work:
            raise self.limits.fault("work", "too much work for one body")
        return weight

    def result(self, value: Any) -> Any:
        """Count a result, and return it as plain data."""
        value = settled(value)
        self.take(value)
        return value

    def turns(self, count: int) -> None:
        """Count turns of a loop before it begins."""
        self._turns += count
        if self._turns > self.limits.loop:
            raise self.limits.fault("loop", f"{self._turns:,} turns of loops and calls in one body")

    def most(self, size: int, what: str) -> None:
        """Refuse a result whose size is known before it is made. Raises `LimitFault`."""
        if size > self.limits.text:
            raise self.limits.fault("text", what)

    @contextmanager
    def call(self) -> Iterator[None]:
        """Count one level of calls while the block runs, and the call itself as some turns."""
        self.turns(_TURNS_OF_A_CALL)
        self._calls += 1
        if self._calls > self.limits.calls:
            raise self.limits.fault("calls", "macros or loops that call each other too deep")
        try:
            yield
        finally:
            self._calls -= 1
