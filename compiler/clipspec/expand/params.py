"""The values of a spec's params: text becomes what the schema says, everything is checked by it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from itertools import chain
from typing import Any

from clipspec import pointer as pointers
from clipspec import validate
from clipspec.nearest import nearest
from clipspec.rows.objects import decoded
from clipspec.validate import Checker
from clipspec.validate.words import shown

_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")  # as in JSON
_MOST_DIGITS = 4_000
_SCALARS = frozenset(("integer", "number", "boolean", "null"))
_KEPT = 1_000
"""Texts whose meaning is remembered, for each param."""


def from_text(schema: Any, text: str) -> Any:
    """Return what a CSV cell or a `--set` value means by a param's schema.

    A `string` is taken as it is, a number, boolean, array or object is read as JSON, an empty text
    is null where null is allowed. Raises `ValueError` saying what was expected.
    """
    return converter(schema)(text)


def converter(schema: Any) -> Callable[[str], Any]:
    """Return `from_text` for one schema, to be called for many texts."""
    types = _types(schema)
    if types == ("string",) or (not types and _names_texts(schema)):
        return str
    if types and _SCALARS.issuperset(types):  # such as 1 and true, which come again and again
        return lru_cache(_KEPT)(partial(_by_type, types))
    if types and ("string" not in types or set(types) <= {"string", "null"}):
        return partial(_by_type, types)
    return partial(_by_trial, Checker({"value": schema}))


def _names_texts(schema: Any) -> bool:
    """Say whether a schema names its values, and all of them are texts: a cell is one or none."""
    named = schema.get("enum") if isinstance(schema, dict) else None
    return isinstance(named, list) and all(isinstance(each, str) for each in named)


def refusal(name: str, schema: Any, value: Any) -> tuple[str, str] | None:
    """Return why a param's schema refuses a value, and the pointer to where inside of it, or None.

    The message of what is deeper inside names the param and the pointer too.
    """
    found = validate.check_value(name, schema, value)
    if found is None:
        return None
    inside = found.pointer.removeprefix(pointers.join("", name))
    return (
        f"`{name}` is refused at {inside}: {found.message}" if inside else found.message
    ), inside


def unknown(name: str, declared: Mapping[str, Any]) -> tuple[str, str]:
    """Return message and help for a value that no param takes."""
    meant = nearest(name, declared)
    known = ", ".join(declared) or "none"
    help_ = f"did you mean `{meant}`?" if meant else f"the spec's params: {known}"
    return f"no param is called `{name}`", help_


_NOTHING = object()
_KINDS = ("integer", "number", "boolean", "array", "object")
_CLASSES: Mapping[str, type] = {"array": list, "object": dict}


def _types(schema: Any) -> tuple[str, ...]:
    types = schema.get("type", ()) if isinstance(schema, dict) else ()
    return (types,) if isinstance(types, str) else tuple(types)


def _by_type(types: tuple[str, ...], text: str) -> Any:
    bare = text.strip()
    if "null" in types and not (text if "string" in types else bare):
        return None
    if "string" in types:
        return text
    for kind in types:
        value = _read(kind, bare)
        if value is not _NOTHING:
            return value
    raise ValueError(f"is {shown(text)}, but takes {_wanted(types)}")


def _by_trial(checker: Checker, text: str) -> Any:
    """Return the first meaning that a schema of several types takes: text before all others."""
    meanings = (_read(kind, text.strip()) for kind in _KINDS)
    for value in chain([] if text else [None], [text], meanings):
        if value is not _NOTHING and checker.takes({"value": value}):
            return value
    return text  # the schema says why not


def _read(kind: str, text: str) -> Any:
    if kind in ("integer", "number") and _INTEGER.fullmatch(text):
        return int(text) if len(text) < _MOST_DIGITS else _NOTHING
    if kind == "number" and _NUMBER.fullmatch(text):
        value = float(text)
        return value if math.isfinite(value) else _NOTHING
    if kind == "boolean":
        return {"true": True, "false": False}.get(text.casefold(), _NOTHING)
    if kind not in _CLASSES:
        return _NOTHING
    try:
        value = decoded(text)
    except (ValueError, RecursionError):
        return _NOTHING
    return value if isinstance(value, _CLASSES[kind]) else _NOTHING


def _wanted(types: Iterable[str]) -> str:
    words = {
        "integer": "a whole number",
        "number": "a number",
        "boolean": "true or false",
        "array": "a JSON list",
        "object": "a JSON object",
        "null": "nothing",
    }
    return " or ".join(words.get(kind, kind) for kind in types)
