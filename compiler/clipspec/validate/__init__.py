"""Judging data by a JSON Schema, and saying what is wrong in words. The only home of validators.

`is_valid` is the fast path: one compiled validator, a plain yes or no. `explain` is the reference
validator with our own words, imported only when there is a no to explain. A property test holds
the two equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from clipspec import resources
from clipspec.validate.unknown import UNKNOWN

if TYPE_CHECKING:
    import jsonschema_rs

    from clipspec.diagnostics import Finding

__all__ = ["UNKNOWN", "check_value", "explain", "is_valid"]


def is_valid(schema: str, data: Any) -> bool:
    """Say whether data satisfies a schema of ours, given by its name (`heygen/v1`).

    The data must be JSON data as `source` reads it, without `UNKNOWN`.
    """
    return _compiled(schema).is_valid(data)


def explain(schema: str, data: Any) -> Iterator[Finding]:
    """Yield a finding for everything in the data that a schema of ours refuses, in schema order.

    A value that is `UNKNOWN` is not judged. Pointers start at the data's own root.
    """
    from clipspec.validate.refusals import findings  # jsonschema costs 60 ms to import

    return findings(resources.schema(schema), data)


def check_value(name: str, schema: Any, value: Any) -> str | None:
    """Return why a schema of the user's refuses a value called `name`, or None."""
    from clipspec.validate.refusals import findings

    found = findings({"properties": {name: schema}}, {name: value})
    return next((finding.message for finding in found), None)


@cache
def _compiled(schema: str) -> jsonschema_rs.Draft202012Validator:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(resources.schema_text(schema))
