"""How values and kinds are called in messages: as JSON, never as Python."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from clipspec import pointer as pointers

_KINDS = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "object": "an object",
    "array": "a list",
    "null": "null",
}
_LONGEST = 40


def kinds(types: str | list[str]) -> str:
    """Return what a schema's `type` asks for, in words: `a number or null`."""
    names = [types] if isinstance(types, str) else types
    return _either([word for name in names for word in _KINDS[name].split(" or ")])


def kind(value: Any) -> str:
    """Return what a value is, in words, with the value itself where that is short."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return f"the text {shown(value)}"
    return shown(value)


def shown(value: Any) -> str:
    """Return a value as JSON, cut to a length that fits a line."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def choices(values: Iterable[Any]) -> str:
    """Return allowed values as prose: `"16:9" or "9:16"`."""
    return _either([shown(value) for value in values])


def subject(pointer: str) -> str:
    """Return how a message calls the value at a pointer."""
    if not pointer:
        return "the body"
    name = pointers.last(pointer)
    if name.isdecimal():
        holder = pointers.last(pointers.parent(pointer)) or "the list"
        return f"item {int(name) + 1} of `{holder}`"
    return f"`{name}`"


def _either(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} or {names[-1]}"
