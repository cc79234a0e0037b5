"""The authoring schema for editors: a body's schema in which a template may stand for any value.

`schema/spec.schema.json` holds the result, so that an editor needs one file only. A test holds
it equal to what `authoring_schema` makes of its outer part and the bodies' own schemas.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_TEMPLATE = {
    "type": "string",
    "pattern": r"\{\{|\{%|\{#",
    "description": "A template: its value is known when the spec is compiled.",
}
_DIRECTIVES = {
    "when": {
        "type": ["string", "boolean"],
        "description": "A condition such as `plan == 'pro'`: the item is there only if it holds.",
    },
    "loop": {
        "anyOf": [{"type": "string"}, {"type": "array"}],
        "description": "A list, or an expression that gives one: the item is there once for each.",
    },
    "loop_var": {
        "type": "string",
        "description": "The name under which the item of the loop is known. Default: item.",
    },
    "loop_index": {
        "type": "string",
        "description": "The name under which its number is known, from 1. Default: loop_index.",
    },
}
_BLOCK = {
    "type": "object",
    "description": "Items that come and go together.",
    "required": ["block"],
    "anyOf": [{"required": ["when"]}, {"required": ["loop"]}],
    "properties": {**_DIRECTIVES, "block": {"type": "array"}},
    "additionalProperties": False,
}
_BRANCHES = ("oneOf", "anyOf", "allOf")
_CONDITIONS = ("if", "then", "else")


def authoring_schema(outer: dict[str, Any], bodies: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the outer schema with `$defs` for `body` and for each dialect in `bodies` by name."""
    defs: dict[str, Any] = {"template": _TEMPLATE}
    defs["body"] = {
        "description": "A body in any dialect; the fields in it decide which.",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in bodies],
    }
    defs["block"] = _BLOCK
    for name, body in bodies.items():
        root = {key: value for key, value in body.items() if key not in ("$schema", "$id", "$defs")}
        defs[name] = _relax(root, name)
        for inner, schema in body.get("$defs", {}).items():
            defs[f"{name}.{inner}"] = _relax(schema, name)
    for name in _items(defs):
        defs[name] = _directed(defs[name])
    return {**outer, "$defs": defs}


def _relax(schema: dict[str, Any], name: str) -> dict[str, Any]:
    """Let a template stand for every member and item, and point `$ref`s at the renamed `$defs`."""
    relaxed = dict(schema)
    if "$ref" in relaxed:
        relaxed["$ref"] = relaxed["$ref"].replace("#/$defs/", f"#/$defs/{name}.")
    for keyword in _BRANCHES:
        if keyword in schema:
            branches = [_relax(branch, name) for branch in relaxed.pop(keyword)]
            alternatives = all(set(branch) == {"required"} for branch in branches)
            # A template as the tag fits every branch: only "exactly one member" stays exclusive.
            kept = "anyOf" if keyword == "oneOf" and not alternatives else keyword
            relaxed[kept] = branches
    for keyword in _CONDITIONS:
        if keyword in schema:
            relaxed[keyword] = _relax(schema[keyword], name)
    if isinstance(relaxed.get("items"), dict):
        item = _or_template(_relax(relaxed["items"], name))
        relaxed["items"] = {**item, "anyOf": [*item["anyOf"], {"$ref": "#/$defs/block"}]}
    if "properties" in relaxed:
        members = relaxed["properties"].items()
        relaxed["properties"] = {key: _or_template(_relax(m, name)) for key, m in members}
    return relaxed


def _items(defs: dict[str, Any]) -> set[str]:
    """Return the names of the definitions that items of lists have, also those they choose from."""
    found: set[str] = set()
    waiting = [each for schema in defs.values() for each in _nodes(schema) if "items" in each]
    branches = [branch for schema in waiting for branch in schema["items"].get("anyOf", ())]
    while branches:
        name = str(branches.pop().get("$ref", "")).removeprefix("#/$defs/")
        if name in defs and "." in name and name not in found:
            found.add(name)
            branches += [each for keyword in _BRANCHES for each in defs[name].get(keyword, ())]
    return found


def _nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in a schema."""
    if isinstance(schema, dict):
        yield schema
        for member in schema.values():
            yield from _nodes(member)
    elif isinstance(schema, list):
        for item in schema:
            yield from _nodes(item)


def _directed(schema: dict[str, Any]) -> dict[str, Any]:
    """Let the item that a schema describes have a directive."""
    if "properties" not in schema:
        return schema
    return {**schema, "properties": {**_DIRECTIVES, **schema["properties"]}}


def _or_template(schema: dict[str, Any]) -> dict[str, Any]:
    about, rest = dict[str, Any](), dict[str, Any]()
    for key, value in schema.items():
        (about if key in ("description", "$comment") else rest)[key] = value
    if rest == {"type": "string"}:
        return schema
    return {**about, "anyOf": [rest, {"$ref": "#/$defs/template"}]}
