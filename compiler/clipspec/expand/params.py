"""The values of a spec's params: text becomes what the schema says, everything is checked by it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any

from clipspec import validate
from clipspec.nearest import nearest

_INTEGER = re.compile(r"[-+]?[0-9]+")


def from_text(schema: Any, text: str) -> Any:
    """Return what a CSV cell or a `--set` value means by a param's schema.

    A `string` is taken as it is, a number, boolean, array or object is read as JSON, an empty text
    is null where null is allowed. Raises `ValueError` saying what was expected.
    """
    types = _types(schema)
    if not types:
        return _by_enum(schema, text)
    if "string" in types:
        return text
    if text.strip() == "" and "null" in types:
        return None
    for kind in types:
        value = _read(kind, text.strip())
        if value is not _NOTHING:
            return value
    raise ValueError(f"is {json.dumps(text, ensure_ascii=False)}, but takes {_wanted(types)}")


def refusal(name: str, schema: Any, value: Any) -> str | None:
    """Return why a param's schema refuses a value, or None."""
    return validate.check_value(name, schema, value)


def unknown(name: str, declared: Mapping[str, Any]) -> tuple[str, str]:
    """Return message and help for a value that no param takes."""
    meant = nearest(name, declared)
    known = ", ".join(declared) or "none"
    help_ = f"did you mean `{meant}`?" if meant else f"the spec's params: {known}"
    return f"no param is called `{name}`", help_


_NOTHING = object()


def _types(schema: Any) -> list[str]:
    types = schema.get("type", []) if isinstance(schema, dict) else []
    return [types] if isinstance(types, str) else list(types)


def _by_enum(schema: Any, text: str) -> Any:
    """Without a type, the enum's own values say what a text means; otherwise it stays text."""
    for value in schema.get("enum", ()) if isinstance(schema, dict) else ():
        if value == text or (not isinstance(value, str) and json.dumps(value) == text):
            return value
    return text


def _read(kind: str, text: str) -> Any:
    if kind == "integer":
        return int(text) if _INTEGER.fullmatch(text) and len(text) < 4000 else _NOTHING
    if kind == "boolean":
        return {"true": True, "false": False}.get(text.casefold(), _NOTHING)
    if kind == "number" and _INTEGER.fullmatch(text) and len(text) < 4000:
        return int(text)
    if kind == "null":
        return _NOTHING
    classes = {"number": float, "array": list, "object": dict}
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return _NOTHING
    if isinstance(value, float) and not math.isfinite(value):
        return _NOTHING
    return value if isinstance(value, classes.get(kind, ())) else _NOTHING


def _wanted(types: list[str]) -> str:
    words = {
        "integer": "a whole number",
        "number": "a number",
        "boolean": "true or false",
        "array": "a JSON list",
        "object": "a JSON object",
        "null": "nothing",
    }
    return " or ".join(words.get(kind, kind) for kind in types)
