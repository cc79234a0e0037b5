"""Bodies of v3 gathered into bodies of `POST /v3/videos/batches`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from clipspec.compile import encode
from clipspec.compile.expander import Made, Unit
from clipspec.compile.manifest import values_digest

MOST = 100
"""Videos of one batch, as `maxItems` of `videos` in the schema `heygen/v3` has it."""


def batched(made: Iterable[Made], size: int, indented: bool) -> Iterator[Made]:
    """Yield batches of so many bodies in their order, the last with what is left.

    They are called `batch-0001` and so on, and are made by the rows of their first and last body.
    What is wrong is passed on as it is.
    """
    waiting: list[Made] = []
    number = 0
    for each in made:
        if each.wrong:
            yield each
            continue
        waiting.append(each)
        if len(waiting) == size:
            number += 1
            yield _batch(waiting, number, indented)
            waiting = []
    if waiting:
        yield _batch(waiting, number + 1, indented)


def _batch(bodies: list[Made], number: int, indented: bool) -> Made:
    # Not by orjson, which reads an integer beyond 64 bits as a float.
    data = {"videos": [json.loads(body.content) for body in bodies]}
    content = encode.pretty(data) if indented else encode.line(data)
    return Made(_unit(bodies), f"batch-{number:04}", content)


def _unit(bodies: list[Made]) -> Unit:
    """Return who made a batch: a row of all values, from the first row to the last."""
    first, last = bodies[0].unit.row, bodies[-1].unit.row
    if first is None:
        return Unit()
    values: dict[str, Any] = {"videos": [values_digest(body.unit) for body in bodies]}
    return Unit(first._replace(values=values), 0, last)
