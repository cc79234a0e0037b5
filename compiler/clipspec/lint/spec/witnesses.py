"""Witnesses: values that a param is sure to take, read from its schema.

What is refused of a witness is certain, and nothing is said of values that nobody named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from clipspec import validate
from clipspec.prose import plural
from clipspec.validate.words import choices, kinds, shown

Kind = Literal["stated", "length", "type", "open"]


class Witness(NamedTuple):
    """A value, how a message calls it, and how much it stands for.

    `stated`: the schema names it. `length`: a text of a stated length, whose words do not count.
    `type`: one of all values of a type; only what is said of the type holds for all. `open`: one
    beyond a bound that the schema could have and does not.
    """

    value: Any
    said: str
    kind: Kind


_TEXT = "text"
_FAR = 1_000_000
_TYPICAL: dict[str, Any] = {
    "string": _TEXT,
    "number": 1,
    "integer": 1,
    "object": {},
    "array": [],
    "null": None,
}
TEXT = Witness(_TEXT, "text", "type")
"""Stands for any text."""


def witnesses(name: str, schema: Any) -> list[Witness]:
    """Return the witnesses of a param's schema."""
    if not isinstance(schema, dict):
        return []
    every = every_value(schema)
    stated = [Witness(value, shown(value), "stated") for value in every or _stated(schema)]
    sure = [w for w in [*stated, *_lengths(schema)] if _takes(name, schema, w.value)]
    if every is not None:
        return sure
    return [*sure, *_types(schema), *(w for w in _open(schema) if _takes(name, schema, w.value))]


def every_value(schema: Any) -> list[Any] | None:
    """Return all values that a schema takes, if it names them; some of them may be refused."""
    if not isinstance(schema, dict):
        return None
    if "const" in schema:
        return [schema["const"]]
    if "enum" in schema:
        return list(schema["enum"])
    return [True, False] if schema.get("type") == "boolean" else None


def described(schema: Any) -> str:
    """Return in words what a schema takes: `a text of at least 1 character`."""
    if not isinstance(schema, dict):
        return "anything"
    if "const" in schema or "enum" in schema:
        return choices(every_value(schema) or ())
    words = kinds(schema["type"]) if "type" in schema else "anything"
    if schema.get("type") == "string":
        words = "a text"
    return f"{words}{_bounds(schema, 'Length', ' characters')}{_bounds(schema, 'imum', '')}"


def member(schema: Any, path: tuple[str | int, ...]) -> Any:
    """Return the schema of a member of what a schema describes, None where it says nothing."""
    for token in path:
        inner = schema.get("properties") if isinstance(schema, dict) else None
        schema = inner.get(token) if isinstance(inner, dict) else None
    return schema


def types(schema: Any) -> list[str]:
    """Return the types that a schema names."""
    named = schema.get("type", []) if isinstance(schema, dict) else []
    return [named] if isinstance(named, str) else list(named)


def _stated(schema: dict[str, Any]) -> list[Any]:
    return [schema[key] for key in ("default", "minimum", "maximum") if key in schema]


def _lengths(schema: dict[str, Any]) -> Iterator[Witness]:
    for key in ("minLength", "maxLength"):
        count = schema.get(key)
        if isinstance(count, int) and count <= _FAR and "string" in types(schema):
            said = f"a text of {plural(count, 'character')}"
            yield Witness(("word " * count)[:count], said, "length")


def _types(schema: dict[str, Any]) -> Iterator[Witness]:
    for kind in types(schema):
        if kind == "boolean":
            yield from (Witness(value, "true or false", "type") for value in (True, False))
        elif kind in _TYPICAL:
            yield Witness(_TYPICAL[kind], kinds(kind), "type")


def _open(schema: dict[str, Any]) -> Iterator[Witness]:
    named = types(schema)
    if "string" in named:
        yield Witness(_TEXT, "any text", "open")
    if "number" in named or "integer" in named:
        if not {"minimum", "exclusiveMinimum"} & set(schema):
            yield Witness(-_FAR, "numbers without a lower bound", "open")
        if not {"maximum", "exclusiveMaximum"} & set(schema):
            yield Witness(_FAR, "numbers without an upper bound", "open")
    if "number" in named:
        yield Witness(0.5, "numbers with a fraction", "open")


def _takes(name: str, schema: Any, value: Any) -> bool:
    return validate.check_value(name, schema, value) is None


def _bounds(schema: dict[str, Any], suffix: str, unit: str) -> str:
    low, high = schema.get(f"min{suffix}"), schema.get(f"max{suffix}")
    if unit and (low, high)[high is not None] == 1:
        unit = unit.removesuffix("s")
    if low is not None and high is not None:
        return f", {low} to {high}{unit}"
    if low is None and high is None:
        return ""
    return f" of at least {low}{unit}" if high is None else f" of at most {high}{unit}"
