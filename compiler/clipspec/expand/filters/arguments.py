"""Checks of what filters are given. Each raises `ValueFault` with the way out."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any

from jinja2.runtime import Undefined

from clipspec.expand.fault import ValueFault
from clipspec.nearest import nearest


def text(value: Any, name: str) -> str:
    """Return the value of a filter that takes a text. `name` is the filter's."""
    if not isinstance(value, str):
        raise ValueFault(f"`{name}` takes a text, not {kind(value)}", "write `| string` before it")
    return value


def number(value: Any, name: str) -> int | float:
    """Return the value of a filter that takes a number, which is finite."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        help_ = "write `| float` before it, or give the param `type: number`"
        raise ValueFault(f"`{name}` takes a number, not {kind(value)}", help_)
    if not math.isfinite(value):
        raise ValueFault(f"`{name}` takes a finite number, not {value}")
    return value


def one_of(value: Any, known: Collection[str], what: str, usual: str = "en") -> str:
    """Return an argument that is one of some words; `what` says what it is, `usual` names one."""
    if isinstance(value, str) and value in known:
        return value
    meant = nearest(value, known) if isinstance(value, str) else None
    few = ", ".join(sorted(known)) if len(known) < 10 else f"one of {len(known)}, such as `{usual}`"
    shown = f"`{value}`" if isinstance(value, str) else kind(value)
    help_ = f"did you mean `{meant}`?" if meant else f"it may be {few}"
    raise ValueFault(f"{shown} is no {what} that is known", help_)


def kind(value: Any) -> str:
    """Say what a value is, in the words of JSON. Raises Jinja2's error for an undefined name."""
    if isinstance(value, Undefined):
        str(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return "a text"
    if isinstance(value, (int, float)):
        return "a number"
    return "an object" if isinstance(value, dict) else "a list"
