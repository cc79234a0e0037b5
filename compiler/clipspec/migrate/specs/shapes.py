"""Templates that stand for objects and lists: where the shape is known, one for each member."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from typing import Any

from clipspec import pointer as pointers
from clipspec.expand.directives import NAMES
from clipspec.expand.expression import Expression, expression_of
from clipspec.expand.leaf import Leaf
from clipspec.expand.omission import OMIT
from clipspec.lint.spec.witnesses import types
from clipspec.migrate.specs.forms import tells
from clipspec.migrate.specs.scope import Scope, member
from clipspec.migrate.specs.templates import Site

_SCALAR = object()
_CONTAINERS = {"object", "array"}


class ShapelessError(Exception):
    """Of a template for an object or a list nobody knows which members it has."""


Fields = Callable[[str], list[dict[str, Any]]]
"""Returns the schemas of what stands at a pointer below a place, that of the place at `""`."""


def unfolded(site: Site, leaf: Leaf, scope: Scope, fields: Fields) -> Any:
    """Return what stands for a template: itself, or an object or a list of one for each member.

    Raises `ShapelessError`, which says what is not known.
    """
    shape = _shape(site, leaf, scope, fields)
    if shape is _SCALAR:
        return site.text
    expression = expression_of(leaf)
    if expression is None:
        raise ShapelessError(
            "it stands for an object or a list, in a form that cannot be taken apart"
        )
    return _built(shape, expression)


def _shape(site: Site, leaf: Leaf, scope: Scope, fields: Fields) -> Any:
    values = scope.values(leaf, site.loops) if leaf.whole is not None else None
    if values:
        return _of_values(values, pointers.last(site.at).isdecimal())
    schema = scope.schema(leaf.path, site.loops) if leaf.path is not None else True
    known = types(schema)
    if "object" in known or (not known and isinstance(schema, dict) and "properties" in schema):
        return _of_schema(schema, fields)
    telling = [each for each in fields("") if tells(each)]
    takes = {kind for each in telling for kind in types(each) or ("scalar",)}
    if "array" in known or (leaf.whole is not None and telling and takes <= _CONTAINERS):
        raise ShapelessError("nothing says which members it has")
    return _SCALAR


def _of_values(values: list[Any], listed: bool) -> Any:
    """Return the shape that all values have. `listed`: it is that of an item of a list."""
    first = values[0]
    if not any(isinstance(value, (dict, list)) for value in values):
        return _SCALAR
    if not first and all(value == first for value in values):
        return first
    if not all(type(value) is type(first) and _keys(value) == _keys(first) for value in values):
        raise ShapelessError("it does not always have the same members")
    if isinstance(first, list):
        several = range(len(first))
        return [_of_values([value[index] for value in values], True) for index in several]
    if listed and not first.keys().isdisjoint(NAMES):
        raise ShapelessError("a member of it is called as a directive is")
    return {key: _of_values([value[key] for value in values], False) for key in first}


def _keys(value: Any) -> list[Any]:
    return list(value) if isinstance(value, dict) else list(range(len(value)))


def _of_schema(schema: Any, fields: Fields, at: str = "") -> Any:
    """Return the shape of all values of a schema, as far as the place takes their members."""
    declared = schema.get("properties", {})
    taken = {name for field in fields(at) for name in field.get("properties", {})}
    possible = set(declared)
    if schema.get("additionalProperties") is not False:
        possible |= taken
    absent = sorted(possible - set(schema.get("required", ())))
    if types(schema) != ["object"] or not declared or absent or (not taken and possible):
        why = f": it may lack `{absent[0]}`" if absent else ""
        raise ShapelessError(f"its schema does not say which members it always has{why}")
    return {key: _inner(member(schema, key), fields, pointers.join(at, key)) for key in declared}


def _inner(schema: Any, fields: Fields, at: str) -> Any:
    if "object" in types(schema):
        return _of_schema(schema, fields, at)
    if "array" in types(schema):
        raise ShapelessError("a list in it has no known length")
    return _SCALAR


def _built(shape: Any, expression: Expression) -> Any:
    if isinstance(shape, dict):
        return {key: _built(inner, expression.member(key)) for key, inner in shape.items()}
    if isinstance(shape, list):
        return [_built(inner, expression.member(index)) for index, inner in enumerate(shape)]
    return expression.text


def replaced(value: Any, at: str, others: Mapping[str, Any]) -> Any:
    """Return a copy of JSON data in which others stand at some pointers; `GONE` takes away."""
    if at in others:
        return others[at]
    if isinstance(value, dict):
        return dict(_members(value, at, others))
    if isinstance(value, list):
        return [_item(replaced(v, pointers.join(at, i), others)) for i, v in enumerate(value)]
    return value


GONE = object()


def grown(body: Any, target: str, like: Any) -> Any:
    """Return JSON data with a place for a leaf that another has, in the same order, holding `OMIT`.

    Raises `KeyError` where a list or a scalar would have to grow.
    """
    return _grown(body, pointers.split(target), like)


def _grown(body: Any, tokens: list[str], like: Any) -> Any:
    if not tokens:
        return OMIT
    token, *rest = tokens
    if isinstance(body, list):
        index = int(token)
        if index >= len(body):
            raise KeyError(token)
        return [*body[:index], _grown(body[index], rest, like[index]), *body[index + 1 :]]
    if not isinstance(body, dict):
        raise KeyError(token)
    inner = _grown(body.get(token, {}), rest, like[token])
    if token in body:
        return {**body, token: inner}
    before = [name for name in takewhile(lambda name: name != token, like) if name in body]
    at = list(body).index(before[-1]) + 1 if before else 0
    members = list(body.items())
    return dict([*members[:at], (token, inner), *members[at:]])


def exchanged(body: Any, leaves: Mapping[str, Any]) -> Any:
    """Return JSON data with other leaves at pointers that are there; `OMIT` takes one away."""
    absent = {at: GONE for at, leaf in leaves.items() if leaf is OMIT}
    for at, leaf in leaves.items():
        if at not in absent:
            body = pointers.exchanged(body, at, leaf)
    return replaced(body, "", absent) if absent else body


def _members(
    value: dict[str, Any], at: str, others: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    for key, inner in value.items():
        found = replaced(inner, pointers.join(at, key), others)
        # An object that loses all its members is no leaf of the source, and goes too.
        if found is not GONE and (found != {} or inner == {}):
            yield key, found


def _item(value: Any) -> Any:
    """Keep the place of an item that is gone: the others keep their numbers."""
    return {} if value is GONE else value
