"""Steps from a JSON value to what lies inside of it: as far as they lead, or to the nearest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from clipspec import pointer as pointers
from clipspec.errors import UsageError
from clipspec.nearest import nearest

_WRONG_ESCAPE = re.compile("~(?![01])")
_INDEX = re.compile("0|[1-9][0-9]*")


def far(value: Any, tokens: Sequence[str]) -> int:
    """Return how many of the tokens, which are unescaped, lead to something in a value."""
    for count, token in enumerate(tokens):
        if not _has(value, token):
            return count
        value = value[int(token)] if isinstance(value, list) else value[token]
    return len(tokens)


def inside(value: Any, tokens: Sequence[str]) -> Any:
    """Return what lies as far as the tokens lead."""
    return pointers.get(value, pointers.join("", *tokens[: far(value, tokens)]))


def check(value: Any, pointer: str, omitting: Iterable[str] = ()) -> None:
    """Raise `UsageError` for what is no pointer, or leads nowhere: with the nearest that does.

    `omitting` are pointers of what may be left out.
    """
    if pointer and (not pointer.startswith("/") or _WRONG_ESCAPE.search(pointer)):
        help_ = "write it as `/clips/0/scale`, with ~1 for / and ~0 for ~ in a name"
        raise UsageError(f"{pointer} is no JSON Pointer: {help_}")
    tokens = pointers.split(pointer)
    if far(value, tokens) < len(tokens):
        if any(pointers.within(at, pointer) for at in omitting):
            raise UsageError(f"{pointer} is left out of this body: its template gives `omit`")
        meant = _nearest(value, tokens) or f"one of {', '.join(f'/{name}' for name in value)}"
        raise UsageError(f"nothing stands at {pointer}; the nearest is {meant}")


def _nearest(value: Any, tokens: Sequence[str]) -> str:
    at = ""
    for token in tokens:
        if not _has(value, token):
            if isinstance(value, list) and value:
                token = str(len(value) - 1)
            elif isinstance(value, dict) and (meant := nearest(token, value)) is not None:
                token = meant
            else:
                break
        at = pointers.join(at, token)
        value = value[int(token)] if isinstance(value, list) else value[token]
    return at


def _has(value: Any, token: str) -> bool:
    if isinstance(value, list):
        return _INDEX.fullmatch(token) is not None and int(token[:9]) < len(value)
    return isinstance(value, dict) and token in value
