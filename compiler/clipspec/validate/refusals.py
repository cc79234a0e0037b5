"""From a validator's errors to findings: each wrong token gets one message in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Note, Severity
from clipspec.mends import Mend, Rename, Replace
from clipspec.nearest import nearest, same
from clipspec.prose import listed
from clipspec.validate import unions
from clipspec.validate.reference import FORMATS, Reference
from clipspec.validate.unknown import UNKNOWN
from clipspec.validate.words import choices, kind, kinds, shown, subject

# A jsonschema.ValidationError. Its fields are typed as possibly unset; in a raised one none is.
_Error = Any

_WHOLE = r"-?(?:0|[1-9]\d{0,17})"
_NUMBER = r"-?(?:0|[1-9]\d{0,17})\.\d{1,17}"
# How a branch says which members it needs.
_NEEDED = ("required", "dependentRequired", "oneOf", "anyOf")

_NUMBER_LIMITS = {
    "minimum": "the smallest value is",
    "exclusiveMinimum": "it must be more than",
    "maximum": "the largest value is",
    "exclusiveMaximum": "it must be less than",
    "multipleOf": "it must be a multiple of",
}

_FORMATS = {
    "date": "a date such as 2026-03-31",
    "date-time": "a date and time such as 2026-03-31T09:00:00Z",
    "time": "a time such as 09:00:00Z",
    "email": "an e-mail address such as ada@example.com",
    "uri": "a URI such as https://example.com/a",
    "uuid": "a UUID such as 123e4567-e89b-12d3-a456-426614174000",
}


def findings(schema: dict[str, Any], data: Any, formats: bool = False) -> Iterator[Finding]:
    """Yield what a schema refuses in the data. Local `$ref`s only. `formats`: check `format`."""
    validator = Reference(schema, format_checker=FORMATS if formats else None)
    for error in validator.iter_errors(data):
        yield from explain_error(error, schema)


def explain_error(error: _Error, schema: dict[str, Any]) -> Iterator[Finding]:
    """Word one error; an error of a union is traced to the branch that was meant."""
    if error.instance is UNKNOWN:
        return
    keyword = str(error.validator)
    if keyword in ("oneOf", "anyOf"):
        yield from _union(error, schema)
        return
    wording = _WORDINGS.get(keyword)
    if wording is not None:
        yield from wording(error, pointers.join("", *error.absolute_path))
    elif keyword in _NUMBER_LIMITS:
        # A fraction in the place of a whole number is told of by its type.
        if "integer" not in error.schema.get("type", ()) or error.instance % 1 == 0:
            yield _limit(error, pointers.join("", *error.absolute_path))
    else:
        at = pointers.join("", *error.absolute_path)
        yield Finding(at, f"{subject(at)} does not satisfy `{keyword}`", rule="wrong-shape")


def _union(error: _Error, schema: dict[str, Any]) -> Iterator[Finding]:
    at = pointers.join("", *error.absolute_path)
    verdict = unions.choose(error.instance, error.validator_value, schema)
    if not isinstance(verdict, unions.Branches):
        yield from verdict.findings(at)
        return
    causes = [cause for cause in error.context or () if cause.schema_path[0] in verdict.indexes]
    if verdict.misplaced is not None:
        yield from _misplaced(verdict.misplaced, causes, at, schema)
    else:
        for cause in causes:
            yield from explain_error(cause, schema)
    if verdict.indexes and not error.context:
        yield Finding(at, f"{subject(at)} fits more than one form", rule="wrong-shape")


def _misplaced(
    misplaced: unions.Misplaced, causes: list[_Error], at: str, schema: dict[str, Any]
) -> Iterator[Finding]:
    """Tell of fields of another branch once, and of nothing that follows from them."""
    missing = any(not cause.path and cause.validator in _NEEDED for cause in causes)
    severity = Severity.ERROR if missing else None
    yield from (found._replace(severity=severity) for found in misplaced.findings(at))
    for cause in causes:
        if cause.path or cause.validator not in _NEEDED:
            found = explain_error(cause, schema)
            yield from (f for f in found if pointers.last(f.pointer) not in misplaced.names)


def _type(error: _Error, at: str) -> Iterator[Finding]:
    wanted = error.validator_value
    message = f"{subject(at)} is {kind(error.instance)}, but takes {kinds(wanted)}"
    bare = _unquoted(error.instance, {wanted} if isinstance(wanted, str) else set(wanted))
    help_ = f"remove the quotes: {shown(bare)}" if bare is not None else ""
    mend = Mend("remove the quotes", (Replace(at, bare),)) if bare is not None else None
    yield Finding(at, message, help_, mend=mend, rule="wrong-type")


def _unquoted(value: Any, wanted: set[str]) -> float | bool | None:
    """Return what stands in quotes: a number or a flag there is the most common slip of all."""
    text = value.strip() if isinstance(value, str) else ""
    if "boolean" in wanted and text in ("true", "false"):
        return text == "true"
    if re.fullmatch(_WHOLE, text, re.ASCII) and not wanted.isdisjoint(("number", "integer")):
        return int(text)
    if re.fullmatch(_NUMBER, text, re.ASCII) and "number" in wanted:
        return float(text)
    return None


def _choice(error: _Error, at: str) -> Iterator[Finding]:
    allowed = error.validator_value if error.validator == "enum" else [error.validator_value]
    message = f"{subject(at)} is {shown(error.instance)}, but takes {choices(allowed)}"
    said = str(error.instance)
    meant = nearest(said, [value for value in allowed if isinstance(value, str)])
    # Other numbers are another value: 4:3 is not 4:5 with a slip.
    if meant is None or re.findall(r"\d+", said) != re.findall(r"\d+", meant):
        yield Finding(at, message, rule="value-not-allowed")
        return
    mend = Mend(f"write {shown(meant)}", (Replace(at, meant),), same(said, meant))
    help_ = f"did you mean {shown(meant)}?"
    yield Finding(at, message, help_, mend=mend, rule="value-not-allowed")


def _required(error: _Error, at: str) -> Iterator[Finding]:
    # One error for each missing name; only the message says which one it is about.
    name = next(key for key in error.validator_value if error.message.startswith(repr(key)))
    yield Finding(at, f"`{name}` is missing here", missing=(name,), rule="missing-field")


def _dependent(error: _Error, at: str) -> Iterator[Finding]:
    for key, names in error.validator_value.items():
        absent = [name for name in names if key in error.instance and name not in error.instance]
        if absent:
            message = f"`{key}` needs {listed(absent, 'and')} beside it"
            note = Note(pointers.join(at, key), f"`{key}` stands here")
            yield Finding(at, message, missing=tuple(absent), related=(note,), rule="missing-field")


def _unknown_fields(error: _Error, at: str) -> Iterator[Finding]:
    known = list(error.schema.get("properties", {}))
    absent = [name for name in known if name not in error.instance]
    for name in error.instance:
        if name in known:
            continue
        meant = nearest(name, absent)
        help_ = f"did you mean `{meant}`?" if meant else f"known here: {listed(known, 'and')}"
        here = pointers.join(at, name)
        # A server that ignores the unknown then ignores in silence what was meant.
        grave = Severity.ERROR if meant else None
        message = f"no field `{name}` here"
        mend = (
            Mend(f"call it `{meant}`", (Rename(here, meant),), same(name, meant)) if meant else None
        )
        yield Finding(
            here, message, help_, key=True, severity=grave, mend=mend, rule="unknown-field"
        )


def _pattern(error: _Error, at: str) -> Iterator[Finding]:
    examples = error.schema.get("examples", [])
    form = f"such as {shown(examples[0])}" if examples else f"that matches {error.validator_value}"
    message = f"{subject(at)} is {shown(error.instance)}, but takes a value {form}"
    yield Finding(at, message, rule="wrong-format")


def _format(error: _Error, at: str) -> Iterator[Finding]:
    name = str(error.validator_value)
    wanted = _FORMATS.get(name, f"a value in the format `{name}`")
    message = f"{subject(at)} is {shown(error.instance)}, but takes {wanted}"
    yield Finding(at, message, rule="wrong-format")


def _length(error: _Error, at: str) -> Iterator[Finding]:
    bound, count = error.validator_value, len(error.instance)
    if count == 0:
        message = f"{subject(at)} is empty"
    elif str(error.validator).startswith("max"):
        message = f"{subject(at)} has {count}, at most {bound} are taken"
    else:
        message = f"{subject(at)} has {count}, at least {bound} are needed"
    yield Finding(at, message, rule="wrong-length")


def _limit(error: _Error, at: str) -> Finding:
    bound = f"{_NUMBER_LIMITS[str(error.validator)]} {shown(error.validator_value)}"
    message = f"{subject(at)} is {shown(error.instance)}, but {bound}"
    return Finding(at, message, rule="out-of-range")


_WORDINGS: dict[str, Callable[[_Error, str], Iterator[Finding]]] = {
    "type": _type,
    "enum": _choice,
    "const": _choice,
    "required": _required,
    "dependentRequired": _dependent,
    "additionalProperties": _unknown_fields,
    "pattern": _pattern,
    "format": _format,
    "minLength": _length,
    "maxLength": _length,
    "minItems": _length,
    "maxItems": _length,
}
