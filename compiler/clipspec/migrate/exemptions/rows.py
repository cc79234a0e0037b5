"""What a value in a row may do to the law of specs, which is that of naturality."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from clipspec import pointer as pointers

_HARD = frozenset("/?#")


@dataclass(frozen=True, slots=True)
class RowExemption:
    """What a value in a row may do to the law that holds for specs, and the reason.

    The law: migrating the body that a spec makes of a row, and making a body of the row with the
    migrated spec, are the same.
    """

    values: str
    reason: str


ORDINARY = RowExemption(
    "a value in an address, with a `/`, `?` or `#` in it, or empty",
    "as it is with ordinary values: one that is empty, or holds a `/`, `?` or `#`, may make "
    "another kind of file of the address",
)
NEGATIVE_ZERO = RowExemption(
    "the number -0.0",
    "a sign that is turned twice is written as it was at first, and then keeps that of zero",
)
NULL = RowExemption(
    "null, from a template of which nothing says that it may be null",
    "older versions refuse it where v3 takes it for what is left out: compiling that row fails",
)
ROW_EXEMPTIONS = (ORDINARY, NEGATIVE_ZERO, NULL)


class Made(NamedTuple):
    """What two specs make of the values in a `row`.

    `body` is of the old spec and `wanted` its migration; `given` is of the new spec, which may be
    `refused`: because it cannot be compiled, or by the schema of its version.
    """

    row: Mapping[str, Any]
    body: Any
    wanted: Any
    given: Any
    refused: bool


def row_exemption(made: Made, *, assumed: bool) -> RowExemption | None:
    """Return the row of the table that excuses a difference, None where there is none.

    `assumed`: the report says of a template that it was migrated as with ordinary values.
    """
    if made.refused and any(leaf is None for _, leaf in pointers.leaves(made.body)):
        return NULL
    if json.dumps(_unsigned(made.given)) == json.dumps(_unsigned(made.wanted)):
        return NEGATIVE_ZERO
    texts = [leaf for _, leaf in pointers.leaves(made.row) if isinstance(leaf, str)]
    hard = any(not text or not _HARD.isdisjoint(text) for text in texts)
    return ORDINARY if assumed and hard else None


def _unsigned(value: Any) -> Any:
    """Return JSON data in which no zero has a sign."""
    if isinstance(value, dict):
        return {key: _unsigned(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_unsigned(item) for item in value]
    return abs(value) if isinstance(value, float) and value == 0 else value
