"""What a template may put out: JSON data as a whole value, a text or a number in a text."""

from __future__ import annotations

import math
from typing import Any

from jinja2.runtime import Undefined

from clipspec.expand.fault import ValueFault
from clipspec.expand.omission import HELP, NOWHERE, OMIT


def spoken(value: Any) -> Any:
    """Return a value that may stand in the middle of a text: a text or a number.

    Nobody wants to hear "None" or "['a', 'b']" in a video.
    """
    if isinstance(value, Undefined):
        str(value)  # raises with the name
    if value is OMIT:
        str(value)  # raises
    if value is None:
        raise ValueFault("null inside a text", "give it a value, or write `| default('', true)`")
    if isinstance(value, bool):
        raise ValueFault("true or false inside a text", "write `{{ 'a' if flag else 'b' }}`")
    if isinstance(value, (list, tuple, dict)):
        raise ValueFault("a list or an object inside a text", "write `| join(', ')`")
    return value


def native(value: Any) -> Any:
    """Return the value of a whole expression as JSON data, its type untouched.

    Raises `ValueFault` for what JSON does not have, and Jinja2's error for an undefined name.
    """
    if isinstance(value, Undefined):
        str(value)  # raises with the name
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueFault(f"{value} has no place in JSON")
        return value
    if isinstance(value, dict):
        return {str(key): native(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [native(item) for item in value]
    if value is OMIT:
        raise ValueFault(NOWHERE, HELP)
    raise ValueFault(f"a {type(value).__name__} is no JSON value")
