"""Judging data by a JSON Schema, and saying what is wrong in words. The only home of validators.

`is_valid` is the fast path: one compiled validator, a plain yes or no; `is_settled` is it for data
with values that are not known yet. `explain` is the reference validator with our own words,
imported only when there is a no to explain. Property tests hold them to each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from clipspec import pointer as pointers
from clipspec import resources
from clipspec.validate.settling import is_settled
from clipspec.validate.unknown import UNKNOWN
from clipspec.validate.values import Checker, is_plain, rooted, takes, unwritable

if TYPE_CHECKING:
    import jsonschema_rs

    from clipspec.diagnostics import Finding

__all__ = ["UNKNOWN", "Checker", "check_schema", "check_value", "explain", "is_settled", "is_valid"]


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


def check_value(name: str, schema: Any, value: Any) -> Finding | None:
    """Return why a schema of the user's refuses a value called `name`, at `/name` or below it.

    No schema takes half of a surrogate pair, such as what Python makes of bytes that are no text.
    """
    data = {name: value}
    wrong = unwritable(data)
    if wrong is not None or takes(name, schema, value):
        return wrong
    from clipspec.validate.refusals import findings

    try:
        return next(findings(rooted(name, schema), data, formats=True), None)
    except Exception as error:  # whatever it is that a validator raises on a schema no probe broke
        from clipspec.diagnostics import Finding

        at = pointers.join("", name)
        return Finding(at, f"`{name}` has a value that its schema cannot check: {error}")


def check_schema(name: str, schema: Any) -> list[Finding]:
    """Return what makes a value called `name` no schema that can be used, by pointers into it.

    Nothing is ever fetched: a `$ref` leads to somewhere in the schema itself.
    """
    import jsonschema_rs

    ours = isinstance(schema, dict) and "env" in schema
    if not ours and is_plain(schema) and jsonschema_rs.meta.is_valid(schema):
        return []
    from clipspec.validate.metaschema import faults

    return list(faults(name, schema))


@cache
def _compiled(schema: str) -> jsonschema_rs.Draft202012Validator:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(resources.schema_text(schema))
