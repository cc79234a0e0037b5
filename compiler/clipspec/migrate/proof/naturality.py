"""The law of naturality: for a spec, compiling and migrating can change places."""

from __future__ import annotations

from clipspec.dialects.dialect import Dialect
from clipspec.migrate.migration import Request
from clipspec.migrate.ruling import Ruling
from clipspec.migrate.specs.crossing import cross_spec
from clipspec.source import Document


def naturality(document: Document, source: Dialect, request: Request) -> Ruling:
    """Judge that each example, and the defaults alone, give the same bytes both ways.

    Migrating tries as much itself, and refuses a spec of which it does not hold: that is what this
    tells. Rows of data that no example shows are tried when they are compiled.
    """
    crossed = cross_spec(document, source, request)
    broken = () if crossed.video is not None else (crossed.reason,)
    return Ruling("naturality", crossed.rows, broken=broken)
