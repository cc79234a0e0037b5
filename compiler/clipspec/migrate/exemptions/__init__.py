"""The exceptions to the laws of migration: rows of a table that tests, proofs and reports read."""

from __future__ import annotations

from functools import cache

from clipspec.migrate.exemptions.exemption import Exemption
from clipspec.migrate.exemptions.identity import IDENTITY
from clipspec.migrate.exemptions.returning import RETURN
from clipspec.migrate.exemptions.rows import (
    NEGATIVE_ZERO,
    NULL,
    ORDINARY,
    ROW_EXEMPTIONS,
    RowExemption,
)

EXEMPTIONS = (*IDENTITY, *RETURN)

__all__ = [
    "EXEMPTIONS",
    "IDENTITY",
    "NEGATIVE_ZERO",
    "NULL",
    "ORDINARY",
    "RETURN",
    "ROW_EXEMPTIONS",
    "Exemption",
    "RowExemption",
    "exemptions",
]


@cache
def exemptions(source: str, target: str) -> tuple[Exemption, ...]:
    """Return the rows that count on the way from one dialect to another, by their names.

    From a dialect to itself they are those of identity, else those of return.
    """
    return tuple(row for row in EXEMPTIONS if (row.source, row.target) == (source, target))
