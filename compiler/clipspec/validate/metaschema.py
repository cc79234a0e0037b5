"""Schemas that a user writes: what is wrong with them, and at which keyword."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding
from clipspec.nearest import nearest
from clipspec.validate.reference import compiled
from clipspec.validate.refusals import explain_error, findings
from clipspec.validate.subschemas import REFERENCES, subschemas, target
from clipspec.validate.values import rooted
from clipspec.validate.words import choices, kind, shown

_TYPES = ("string", "number", "integer", "boolean", "array", "object", "null")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# One value of each type: a keyword that cannot be used at all fails on one of them.
_PROBES: tuple[Any, ...] = (None, True, 0, "", "text", [], [0], {}, {"text": 0})


def faults(name: str, schema: Any) -> Iterator[Finding]:
    """Yield what makes a value called `name` no usable JSON Schema (2020-12)."""
    if not isinstance(schema, (dict, bool)):
        yield Finding("", f"`{name}` is {kind(schema)}, but takes a JSON Schema, an object")
        return
    found = [*_unfit(name, schema), *_refused(schema), *_variable(schema)]
    yield from found or _unusable(name, schema)


def _unfit(name: str, schema: Any) -> Iterator[Finding]:
    """Find, however deep, what no probe may come to: references astray, patterns that are none."""
    root = rooted(name, schema)
    own = pointers.join("/properties", name)
    known = {at.removeprefix(own): each for at, each in subschemas(root) if at}
    anchors = {each.get(key) for each in known.values() for key in ("$anchor", "$dynamicAnchor")}
    moved = any("$id" in each for each in known.values())  # `#` then means something else
    for at, each in known.items():
        for keyword in REFERENCES:
            reference = each.get(keyword)
            if isinstance(reference, str) and not (moved and reference.startswith("#")):
                yield from _astray(pointers.join(at, keyword), reference, root, anchors)
        yield from _patterns(at, each)


def _astray(at: str, reference: str, root: Any, anchors: set[Any]) -> Iterator[Finding]:
    """Find a reference that leads nowhere, or away: no repository must make us fetch a schema."""
    keyword = pointers.last(at)
    if not reference.startswith("#"):
        message = f"`{keyword}` leads to another document, which is not fetched"
        yield Finding(at, message, "write that schema here, for example under `$defs`")
        return
    if reference[1:] not in anchors and target(root, reference) is None:
        yield Finding(at, f"`{keyword}` leads nowhere: there is no {shown(reference)} in here")


def _patterns(at: str, schema: dict[str, Any]) -> Iterator[Finding]:
    for here, pattern, key in _stated(at, schema):
        try:
            compiled(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            yield Finding(here, f"{shown(pattern)} is no regular expression: {error}", key=key)


def _stated(at: str, schema: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """Yield the regular expressions of a schema, and whether each is the key at its pointer."""
    pattern, keyed = schema.get("pattern"), schema.get("patternProperties")
    if isinstance(pattern, str):
        yield pointers.join(at, "pattern"), pattern, False
    for key in keyed if isinstance(keyed, dict) else ():
        yield pointers.join(at, "patternProperties", key), key, True


def _refused(schema: Any) -> Iterator[Finding]:
    """Find what the schema of schemas refuses."""
    meta = Draft202012Validator(Draft202012Validator.META_SCHEMA)
    for error in meta.iter_errors(schema):
        at = pointers.join("", *error.absolute_path)
        if pointers.last(at) == "type" and error.validator == "anyOf":
            yield _type(at, error.instance)
        else:
            cause: Any = best_match([error])
            yield from explain_error(cause, {})


def _variable(schema: Any) -> Iterator[Finding]:
    """Find an `env`, our own keyword, that names no variable of the environment."""
    name = schema.get("env", "A") if isinstance(schema, dict) else "A"
    if not isinstance(name, str) or not _VARIABLE.fullmatch(name):
        message = "`env` takes the name of an environment variable"  # it may be a secret itself
        yield Finding("/env", message, "such as HEYGEN_VOICE_ID; the value stands elsewhere")


def _type(at: str, value: Any) -> Finding:
    message = f"`type` is {shown(value)}, but takes {choices(_TYPES)}, or a list of them"
    meant = nearest(str(value), _TYPES)
    return Finding(at, message, f"did you mean {shown(meant)}?" if meant else "")


def _unusable(name: str, schema: Any) -> Iterator[Finding]:
    """Find what the schema of schemas lets through: a pattern that is none, a dangling `$ref`."""
    for probe in _PROBES:
        try:
            list(findings(rooted(name, schema), {name: probe}))
        except Exception as error:  # whatever it is that a validator raises here
            yield Finding("", f"no value can be checked by this schema: {error}")
            return
