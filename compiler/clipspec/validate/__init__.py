"""Judging data by a JSON Schema, and saying what is wrong in words. The only home of validators.

`is_valid` is the fast path: one compiled validator, a plain yes or no. `explain` is the reference
validator with our own words, imported only when there is a no to explain. A property test holds
the two equal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from clipspec import resources
from clipspec.validate.unknown import UNKNOWN

if TYPE_CHECKING:
    import jsonschema_rs

    from clipspec.diagnostics import Finding

__all__ = ["UNKNOWN", "check_schema", "check_value", "explain", "is_valid"]


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
    if _is_plain(schema) and _takes(json.dumps(schema), value):
        return None
    from clipspec.validate.refusals import findings

    try:
        found = findings(rooted(name, schema), {name: value})
        return next((finding.message for finding in found), None)
    except Exception as error:  # whatever it is that a validator raises on a schema no probe broke
        return f"`{name}` has a value that its schema cannot check: {error}"


def check_schema(name: str, schema: Any) -> list[Finding]:
    """Return what makes a value called `name` no schema that can be used, by pointers into it.

    Nothing is ever fetched: a `$ref` leads to somewhere in the schema itself.
    """
    import jsonschema_rs

    if _is_plain(schema) and jsonschema_rs.meta.is_valid(schema):
        return []
    from clipspec.validate.metaschema import faults

    return list(faults(name, schema))


def rooted(name: str, schema: Any) -> dict[str, Any]:
    """Return a schema of the object in which a value called `name` satisfies a schema."""
    inner = schema.get("$defs") if isinstance(schema, dict) else None
    return {"$defs": inner or {}, "properties": {name: schema}}


def _is_plain(schema: Any) -> bool:
    """Say whether both validators read a schema alike: no references, no regular expressions."""
    text = str(schema)
    return "$" not in text and "pattern" not in text


def _takes(schema: str, value: Any) -> bool:
    try:
        return _compiled_user_schema(schema).is_valid(value)
    except (TypeError, ValueError):
        return False  # the validator that explains will say why


@lru_cache
def _compiled_user_schema(schema: str) -> jsonschema_rs.Draft202012Validator:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(json.loads(schema))


@cache
def _compiled(schema: str) -> jsonschema_rs.Draft202012Validator:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(resources.schema_text(schema))
