"""Values judged by the schemas that a user gave to their names: a plain yes or no, fast."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding
from clipspec.validate.words import subject

if TYPE_CHECKING:
    import jsonschema_rs


class Checker:
    """Takes or refuses the values of some names at once, such as all params of a row.

    What both validators surely read alike goes to the compiled one, in one call; a schema with
    references or patterns to the one that explains. It goes to other processes uncompiled.
    """

    def __init__(self, schemas: Mapping[str, Any]) -> None:
        self._schemas = dict(schemas)
        self._compiled: jsonschema_rs.Draft202012Validator | None = None
        self._careful: dict[str, Any] = {}

    def __getstate__(self) -> dict[str, Any]:
        """Leave what is compiled behind."""
        return {**self.__dict__, "_compiled": None, "_careful": {}}

    def takes(self, values: Mapping[str, Any]) -> bool:
        """Say whether each value satisfies the schema of its name. `format` is checked too.

        After a no, each must be judged alone by the validator that explains: it has the last word.
        """
        if self._compiled is None:
            self._compiled = self._prepared()
        try:
            return self._compiled.is_valid(values) and (
                not self._careful
                or all(
                    name not in values or validator.is_valid({name: values[name]})
                    for name, validator in self._careful.items()
                )
            )
        except Exception:  # half of a surrogate pair, a reference that turns in a circle
            return False

    def _prepared(self) -> jsonschema_rs.Draft202012Validator:
        plain = {name: schema for name, schema in self._schemas.items() if is_plain(schema)}
        if len(plain) < len(self._schemas):
            from clipspec.validate.reference import FORMATS, Reference

            self._careful = {
                name: Reference(rooted(name, schema), format_checker=FORMATS)
                for name, schema in self._schemas.items()
                if name not in plain
            }
        return compiled({"properties": plain})


def takes(name: str, schema: Any, value: Any) -> bool:
    """Say whether one value satisfies its schema; see `Checker`."""
    return _checker(name, json.dumps(schema)).takes({name: value})


def unwritable(data: Any) -> Finding | None:
    """Return where a text in the data is no Unicode, so that nobody can write it down, or None."""
    for at, value in pointers.leaves(data):
        if isinstance(value, str) and not value.isascii():
            try:
                value.encode()
            except UnicodeEncodeError:
                return Finding(at, f"{subject(at)} holds what is no Unicode text")
    return None


def is_format(name: str, text: str) -> bool:
    """Say whether a text is in a format of JSON Schema, such as `date`. One unknown takes all."""
    return _format(name).is_valid(text)


def is_plain(schema: Any) -> bool:
    """Say whether both validators read a schema alike: no references, no regular expressions."""
    text = str(schema)
    return "$" not in text and "pattern" not in text


def rooted(name: str, schema: Any) -> dict[str, Any]:
    """Return a schema of the object in which a value called `name` satisfies a schema."""
    inner = schema.get("$defs") if isinstance(schema, dict) else None
    return {"$defs": inner or {}, "properties": {name: schema}}


def compiled(schema: Any) -> jsonschema_rs.Draft202012Validator:
    """Compile a schema that checks `format`; an e-mail address is one without a name around it."""
    import jsonschema_rs

    address = jsonschema_rs.EmailOptions(allow_display_text=False)
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True, email_options=address)


@lru_cache
def _checker(name: str, schema: str) -> Checker:
    return Checker({name: json.loads(schema)})


@cache
def _format(name: str) -> jsonschema_rs.Draft202012Validator:
    return compiled({"format": name})
