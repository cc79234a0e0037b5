"""JSON objects that are rows: decoded strictly and fast, faults explained by `source`."""

from __future__ import annotations

import json
import math
from typing import Any

from clipspec.diagnostics import Position
from clipspec.rows.decoded import moved
from clipspec.rows.row import DataFault
from clipspec.source.json import ESCAPED_SURROGATE, parse
from clipspec.source.text import Text

_WORDS = {
    "several-documents": "something follows the object",
    "empty-file": "an object is expected here",
}


class Refused(ValueError):  # noqa: N818 - a fault of the user's file, not of ours
    """Something that the decoder takes, but JSON does not hold or nobody can mean."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise Refused("duplicate key")
    return members


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise Refused("not finite")
    return value


def _constant(name: str) -> Any:
    raise Refused(name)


DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=_number, parse_constant=_constant)
"""Raises `JSONDecodeError` for what is no JSON, `Refused` for what else is wrong."""


def decoded(text: str) -> Any:
    """Return the JSON value in a text. Raises `ValueError` for anything that `fault` explains."""
    value = DECODER.decode(text)
    if "\\u" in text and ESCAPED_SURROGATE.search(text) and parse(Text(text))[1]:
        raise Refused("half of a surrogate pair")
    return value


def check(text: str, place: Position) -> None:
    """Refuse half of a surrogate pair in the text of an object that was decoded."""
    if "\\u" in text and ESCAPED_SURROGATE.search(text):
        problems = parse(Text(text))[1]
        if problems:
            raise fault(text, place)


def fault(text: str, place: Position) -> DataFault:
    """Return what is wrong with a text that should be an object, at its place in the file."""
    problem = parse(Text(text))[1][0]
    message = _WORDS.get(problem.rule, problem.message)
    help_ = "" if problem.rule in _WORDS else problem.help
    return DataFault(message, *moved(place, text[: problem.start]), help_)
