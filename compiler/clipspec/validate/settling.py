"""A swift yes for data in which values are `UNKNOWN`: nothing that is known of it is refused.

The compiled validator knows no such value. It is given a schema that takes a mark wherever a member
or an item may stand, and the data with that mark in their place. A yes is final, and a law holds it
to the validator that explains; after a no, that one has the last word.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

from clipspec import resources
from clipspec.validate.unknown import UNKNOWN

if TYPE_CHECKING:
    import jsonschema_rs

_MARK = os.urandom(16).hex()  # another one in each run, so that no file can hold it
_TAKEN = {"const": _MARK}


def is_settled(schema: str, data: dict[str, Any], aside: str = "") -> bool:
    """Say whether a schema of ours refuses nothing in an object, whose values may be `UNKNOWN`.

    `aside`: a member that is, so that what the schema says of it need not be read.
    """
    try:
        return _compiled(schema, aside).is_valid(_marked(data))
    except ValueError:  # an expression may give what JSON cannot hold, as half of a surrogate pair
        return False


def _marked(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _marked(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_marked(item) for item in value]
    return _MARK if value is UNKNOWN else value


@cache
def _compiled(schema: str, aside: str) -> jsonschema_rs.Draft202012Validator:
    import jsonschema_rs

    relaxed = _relaxed(resources.schema(schema))
    if aside:
        relaxed["properties"][aside] = _TAKEN
    return jsonschema_rs.Draft202012Validator(relaxed)


def _relaxed(schema: Any) -> Any:
    """Return a schema that takes the mark below the value it describes, but not for the value.

    Conditions are left alone: the mark does not fulfil them, and neither does an unknown value.
    """
    if not isinstance(schema, dict):
        return schema
    if not schema.get("$ref", "#").startswith("#"):
        return _TAKEN  # another document: it is not known what stands there
    made = dict(schema)
    for keyword, inner in schema.items():
        if keyword == "$defs":
            made[keyword] = {name: _relaxed(each) for name, each in inner.items()}
        elif keyword == "properties":
            made[keyword] = {name: _or_taken(each) for name, each in inner.items()}
        elif keyword in ("allOf", "anyOf", "oneOf"):
            made[keyword] = [_relaxed(each) for each in inner]
        elif keyword in ("additionalProperties", "items"):
            made[keyword] = _or_taken(inner)
        elif keyword in ("then", "else"):
            made[keyword] = _relaxed(inner)
    return made


def _or_taken(schema: Any) -> Any:
    return {"anyOf": [_TAKEN, _relaxed(schema)]} if isinstance(schema, dict) else schema
