"""The members of a body as rows of a table: one row serves the reader and the writer."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from clipspec.validate.words import choices

_HEX_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


class Kind(NamedTuple):
    """What values a member takes. `words` end the sentence "takes …".

    `read` turns a body's value into the hub's, `write` the hub's into a body's; both return None
    for a value that the other side has no word for.
    """

    words: str
    read: Callable[[Any], Any]
    write: Callable[[Any], Any]


class Field(NamedTuple):
    """A row: the attribute `name` of one of the hub's objects is the member `key` of a body's."""

    name: str
    key: str
    kind: Kind


def plain(words: str, takes: Callable[[Any], bool]) -> Kind:
    """Return a kind whose values are the same in the body and in the hub."""
    return Kind(words, lambda value: value if takes(value) else None, lambda value: value)


def choice(names: Mapping[str, str]) -> Kind:
    """Return a kind with few values: the body's words for them, and the hub's."""
    ours = {hub: body for body, hub in names.items()}

    def read(value: Any) -> Any:
        return names.get(value) if isinstance(value, str) else None

    return Kind(choices(names), read, ours.get)


def one_of(*names: str) -> Kind:
    """Return a kind with few values that the body and the hub call alike."""
    return choice({name: name for name in names})


def is_number(value: Any) -> bool:
    """Say whether a value is a finite number; true and false are none."""
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def is_color(value: Any) -> bool:
    """Say whether a value is `#` and six hexadecimal digits."""
    return isinstance(value, str) and _HEX_COLOR.fullmatch(value) is not None


TEXT = plain("text", lambda value: isinstance(value, str))
FLAG = plain("true or false", lambda value: isinstance(value, bool))
NUMBER = plain("a number", is_number)
WHOLE = plain("a whole number", lambda value: is_number(value) and value == int(value))
COLOR = plain("a colour such as #FAFAFA", is_color)
OBJECT = plain("an object", lambda value: isinstance(value, dict))
