"""What a value in a row of a spec may do to the law of naturality, and why."""

from __future__ import annotations

from dataclasses import dataclass


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
