"""What templates may hold: JSON data, and nothing that prints an address, runs, or never ends."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, ValuesView
from typing import Any

from jinja2.runtime import Undefined

from clipspec.expand.fault import ValueFault
from clipspec.expand.limits import Limits
from clipspec.expand.omission import HELP, OMIT, Omit

_ITEM = 50
"""Characters that take as long as one value."""

_LIGHT = frozenset((bool, float, type(None), Omit))
_PLAIN = frozenset((str, int, float, bool, type(None), list, tuple, dict))
_LAZY = (Iterator, range, KeysView, ValuesView, ItemsView)


def weigh(value: Any, limits: Limits) -> int:
    """Return how much work it is to go through a value, in characters; each item counting as some.

    Raises `LimitFault` for more than `text` characters or `items`, at once where parts share parts;
    `ValueFault` for what is no data; Jinja2's error for an undefined name in a list or an object.
    """
    kind = type(value)
    if kind is str:
        weight = len(value)
        if weight > limits.text:
            raise limits.fault("text", f"a text of {weight:,} characters")
        return weight + _ITEM
    if kind in _LIGHT or isinstance(value, Undefined):
        return _ITEM
    return _deep(value, limits)


def _deep(value: Any, limits: Limits) -> int:
    items, characters, waiting = 1, 0, [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            characters += len(part)
        elif isinstance(part, (list, tuple)):
            items += len(part)
            waiting.extend(part)
        elif isinstance(part, dict):
            items += 2 * len(part)
            waiting.extend(part)
            waiting.extend(part.values())
        else:
            _check_scalar(part, limits)
        # Before the parts are looked at: a list of lists of lists would fill the memory here.
        if items > limits.items + 1:
            raise limits.fault("items", "a list or an object with too much in it")
    if characters > limits.text:
        raise limits.fault("text", f"a list or an object with {characters:,} characters in it")
    return characters + _ITEM * items


def _check_scalar(value: Any, limits: Limits) -> None:
    if isinstance(value, Undefined):
        str(value)  # raises with the name
    if value is OMIT:
        raise ValueFault("`omit` inside a list or an object", HELP)
    if isinstance(value, int):
        if value.bit_length() > limits.bits:
            raise limits.fault("bits", f"a whole number of {value.bit_length():,} bits")
    elif value is not None and not isinstance(value, float):
        raise ValueFault(f"{_kind(value)} where data belongs", "call it, if it is a function")


def _kind(value: Any) -> str:
    """Say what kind of thing a value is; never what it prints, which may be an address."""
    return "a function" if callable(value) else f"a {type(value).__name__}"


def settled(value: Any) -> Any:
    """Return a result as plain data: what is computed item by item as a list, `Markup` as text.

    A generator would be empty at its second use, and print the address that it has in memory.
    """
    if type(value) in _PLAIN:
        return value
    if isinstance(value, _LAZY):
        return list(value)
    return str(value) if isinstance(value, str) else value


def alike(value: Any, other: Any) -> bool:
    """Say whether two values are equal and of one type.

    Jinja2's own test asks for one place in memory, which differs for equal texts from run to run.
    """
    return type(value) is type(other) and bool(value == other)
