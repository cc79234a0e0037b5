"""Values as engines hand them over, as the JSON data that they mean."""

from __future__ import annotations

from datetime import date
from typing import Any

_PLAIN = frozenset((str, int, float, bool, type(None)))
_WAYS = ("as_py", "tolist")
"""What gives a Python value: that of scalars of pyarrow, and that of numpy, arrays included."""


def cell(value: Any) -> Any:
    """Return the JSON data that a value of a row means. NaN, by which pandas says none, is null.

    Raises `ValueError` for what has no meaning in JSON.
    """
    found = plain(value)
    return None if type(found) is float and found != found else found


def plain(value: Any) -> Any:
    """Return JSON data for scalars and arrays of numpy and pyarrow, and dates as ISO 8601 text.

    Raises `ValueError` for anything else that is no JSON data.
    """
    if type(value) in _PLAIN:
        return value
    if isinstance(value, dict):
        return {_key(name): plain(each) for name, each in value.items()}
    if isinstance(value, list) or type(value) is tuple:
        return [plain(each) for each in value]
    if isinstance(value, date) and value == value:  # NaT of pandas equals nothing
        return value.isoformat()
    for way in _WAYS:
        # A time of numpy would become a bare number: nanoseconds since 1970.
        if hasattr(value, way) and getattr(getattr(value, "dtype", None), "kind", "") not in (
            "m",
            "M",
        ):
            return plain(getattr(value, way)())
    raise ValueError(f"is of the type {type(value).__name__}, which JSON does not have")


def _key(name: Any) -> str:
    if type(name) is not str:
        raise ValueError(f"has a key of the type {type(name).__name__}, and JSON takes text")
    return name
