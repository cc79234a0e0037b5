"""The schemas inside of a schema, those that its references lead to as well."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from clipspec import pointer as pointers

REFERENCES = ("$ref", "$dynamicRef")
# The keywords of JSON Schema 2020-12 that hold one schema, a list or an object of them. In all
# others, such as `default` and `enum`, a member may be called `pattern` and mean nothing by it.
_ONE = (
    "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not",
    "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
)  # fmt: skip
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_OBJECTS = ("$defs", "definitions", "dependentSchemas", "patternProperties", "properties")


def subschemas(root: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (pointer, schema) of a schema and of all that a validator may reach from it, once.

    Walks with its own stack, so that neither nesting nor references in a circle can exhaust it.
    """
    seen = set()
    stack = [("", root)]
    while stack:
        here, schema = stack.pop()
        if not isinstance(schema, dict) or id(schema) in seen:
            continue
        seen.add(id(schema))
        yield here, schema
        stack += reversed([*_inside(here, schema), *_referred(root, schema)])


def target(root: Any, reference: Any) -> tuple[str, Any] | None:
    """Return (pointer, schema) of where `#` or `#/…` leads; None for nowhere, and for the others.

    An anchor is not looked for, nor is anything outside of the schema.
    """
    if not isinstance(reference, str) or not f"{reference}/".startswith("#/"):
        return None
    at = unquote(reference[1:])
    try:
        return at, pointers.get(root, at)
    except KeyError:
        return None


def at(root: Any, pointer: str) -> list[dict[str, Any]]:
    """Return all schemas that may have a say in the value at a pointer, each alternative too."""
    found = _alternatives(root, [root])
    for token in pointers.split(pointer):
        found = _alternatives(root, [inner for each in found for inner in _member(each, token)])
    return found


def _alternatives(root: Any, schemas: list[Any]) -> list[dict[str, Any]]:
    """Return schemas with those that they refer to, or combine; each once."""
    found: dict[int, dict[str, Any]] = {}
    stack = schemas[::-1]
    while stack:
        schema = stack.pop()
        if isinstance(schema, dict) and id(schema) not in found:
            found[id(schema)] = schema
            stack += [inner for _, inner in _referred(root, schema)]
            stack += [inner for key in _LISTS[:3] for inner in reversed(schema.get(key, []))]
            stack += [schema[key] for key in ("else", "then") if key in schema]
    return list(found.values())


def _member(schema: dict[str, Any], token: str) -> Iterator[Any]:
    if token in schema.get("properties", {}):
        yield schema["properties"][token]
    if token.isdecimal() and "items" in schema:
        yield schema["items"]


def _inside(here: str, schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for keyword, value in schema.items():
        at = pointers.join(here, keyword)
        if keyword in _ONE:
            yield at, value
        elif keyword in _LISTS and isinstance(value, list):
            yield from ((pointers.join(at, i), each) for i, each in enumerate(value))
        elif keyword in _OBJECTS and isinstance(value, dict):
            yield from ((pointers.join(at, name), each) for name, each in value.items())


def _referred(root: Any, schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for keyword in REFERENCES:
        found = target(root, schema.get(keyword))
        if found is not None:
            yield found
