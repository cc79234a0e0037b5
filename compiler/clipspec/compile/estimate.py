"""What a run will give and cost, estimated from a sample of its bodies before any work."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from itertools import compress
from typing import NamedTuple

from clipspec.compile.expander import Expander, Unit
from clipspec.dialects.dialect import Dialect
from clipspec.lint.rule import Body
from clipspec.lint.views.spoken import price, spoken

MOST = 1_000
"""Bodies of a sample."""


class Estimate(NamedTuple):
    """What so many `bodies` come to, by a sample of which some are `failing`.

    `size` is in bytes, `speech` in seconds; `credits` is None where no price is known. `work` is
    how many seconds one process takes to make the bodies, reading not counted.
    """

    bodies: int
    sample: int
    failing: int
    size: float
    speech: float
    credits: float | None
    work: float


def estimate(
    expander: Expander, units: Iterable[Unit], bodies: int, dialect: Dialect | None
) -> Estimate:
    """Make a sample, evenly spread, of so many `bodies`; what fails counts for nothing.

    `dialect` is that of the finished bodies.
    """
    sample = failing = size = 0
    speech, work, cost = 0.0, 0.0, list[float | None]()
    for unit in _spread(units, bodies):
        start = time.perf_counter()
        made = expander.make(unit)
        work += time.perf_counter() - start
        sample += 1
        failing += bool(made.wrong)
        size += len(made.content)
        if dialect is not None and not made.wrong:
            body = Body(json.loads(made.content), dialect)
            speech += sum(length for _, length in spoken(body))
            cost.append(price(body))
    known = [each for each in cost if each is not None]
    times = bodies / sample if sample else 0.0
    credits_ = sum(known) * times if len(known) == len(cost) else None
    return Estimate(bodies, sample, failing, size * times, speech * times, credits_, work * times)


def _spread(units: Iterable[Unit], bodies: int) -> Iterator[Unit]:
    """Yield at most `MOST` of so many, at equal distances from the first on."""
    few = min(MOST, bodies)
    wanted = (number * few % bodies < few for number in range(bodies)) if bodies else iter(())
    return compress(units, wanted)
