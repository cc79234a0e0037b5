"""Schemas that a user writes: what is wrong with them, and at which keyword."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from clipspec import pointer as pointers
from clipspec import validate
from clipspec.diagnostics import Finding
from clipspec.nearest import nearest
from clipspec.validate.refusals import explain_error, findings
from clipspec.validate.words import choices, kind, shown

_TYPES = ("string", "number", "integer", "boolean", "array", "object", "null")
# One value of each type: a keyword that cannot be used at all fails on one of them.
_PROBES: tuple[Any, ...] = (None, True, 0, "", "text", [], [0], {}, {"text": 0})


def faults(name: str, schema: Any) -> Iterator[Finding]:
    """Yield what makes a value called `name` no usable JSON Schema (2020-12)."""
    if not isinstance(schema, (dict, bool)):
        yield Finding("", f"`{name}` is {kind(schema)}, but takes a JSON Schema, an object")
        return
    found = [*_elsewhere(schema, ""), *_refused(schema)]
    yield from found or _unusable(name, schema)


def _elsewhere(schema: Any, at: str) -> Iterator[Finding]:
    """Find references to other documents. A schema from a repository must not make us fetch."""
    for here, value in pointers.leaves(schema, at):
        reference = pointers.last(here) in ("$ref", "$dynamicRef") and isinstance(value, str)
        if reference and not value.startswith("#"):
            message = f"`{pointers.last(here)}` leads to another document, which is not fetched"
            yield Finding(here, message, "write that schema here, for example under `$defs`")


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


def _type(at: str, value: Any) -> Finding:
    message = f"`type` is {shown(value)}, but takes {choices(_TYPES)}, or a list of them"
    meant = nearest(str(value), _TYPES)
    return Finding(at, message, f"did you mean {shown(meant)}?" if meant else "")


def _unusable(name: str, schema: Any) -> Iterator[Finding]:
    """Find what the schema of schemas lets through: a pattern that is none, a dangling `$ref`."""
    for probe in _PROBES:
        try:
            list(findings(validate.rooted(name, schema), {name: probe}))
        except Exception as error:  # whatever it is that a validator raises here
            yield Finding("", f"no value can be checked by this schema: {error}")
            return
