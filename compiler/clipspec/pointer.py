"""JSON Pointers (RFC 6901): the names by which every part of a document is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile
from typing import Any

Way = tuple[str | int, ...]
"""The way to a value: the names of members and the indices of items."""


def join(parent: str, *tokens: str | int) -> str:
    """Return the pointer of a member: `join("/clips", 0, "a/b") == "/clips/0/a~1b"`."""
    if len(tokens) == 1:  # nearly always, and a thousand times in a large document
        return f"{parent}/{escape(tokens[0])}"
    return parent + "".join(f"/{escape(token)}" for token in tokens)


def escape(token: str | int) -> str:
    """Return a member's name or an item's index as it stands in a pointer."""
    text = str(token)
    return text.replace("~", "~0").replace("/", "~1") if "~" in text or "/" in text else text


def split(pointer: str) -> list[str]:
    """Return the unescaped tokens of a pointer; the root `""` has none."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def parent(pointer: str) -> str:
    """Return the pointer of the container; the root is its own parent."""
    return pointer.rpartition("/")[0]


def last(pointer: str) -> str:
    """Return the unescaped last token, `""` for the root."""
    return split(pointer)[-1] if pointer else ""


def anywhere(pointer: str) -> str:
    """Return a pointer with `*` for each number: `/clips/*/scale` for `/clips/0/scale`.

    Without the data a member whose name is a number looks like an index; `pattern` knows better.
    """
    tokens = pointer.split("/")
    return "/".join("*" if token.isdecimal() else token for token in tokens)


def within(pointer: str, ancestor: str) -> bool:
    """Say whether `pointer` is `ancestor` or lies below it."""
    return pointer == ancestor or pointer.startswith(ancestor + "/")


def nested(several: Iterable[str]) -> bool:
    """Say whether one of some pointers lies below another one."""
    ordered = sorted(pointer + "/" for pointer in set(several))
    return any(other.startswith(one) for one, other in pairwise(ordered))


def matches(pointer: str, pattern: str) -> bool:
    """Say whether `pointer` is what a pattern names or lies below it: `*` is any item or member."""
    wanted, found = pattern.split("/"), pointer.split("/")
    same = all(want in ("*", token) for want, token in zip(wanted, found, strict=False))
    return len(wanted) <= len(found) and same


def common(pointers: Iterable[str]) -> str:
    """Return the nearest container of all these values, or the one value; "" for none of them."""
    ways = [pointer.split("/") for pointer in pointers]
    shared = takewhile(lambda tokens: len(set(tokens)) == 1, zip(*ways, strict=False))
    return "/".join(tokens[0] for tokens in shared)


def leaves(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (pointer, value) of every leaf: a scalar, an empty object or an empty list.

    Walks with its own stack, so that no nesting can exhaust Python's.
    """
    stack = [(at, value)]
    while stack:
        here, node = stack.pop()
        if isinstance(node, dict) and node:
            stack.extend((join(here, key), node[key]) for key in reversed(node))
        elif isinstance(node, list) and node:
            stack.extend((join(here, i), node[i]) for i in range(len(node) - 1, -1, -1))
        else:
            yield here, node


def exchanged(value: Any, pointer: str, leaf: Any) -> Any:
    """Return JSON data with another value at a pointer that is there; the rest is shared."""
    copy = here = value.copy()
    *way, last_token = split(pointer)
    for token in way:
        key: Any = int(token) if isinstance(here, list) else token
        here[key] = here = here[key].copy()
    here[int(last_token) if isinstance(here, list) else last_token] = leaf
    return copy


def get(value: Any, pointer: str) -> Any:
    """Return what `pointer` names in `value`. Raises `KeyError` where nothing is there."""
    for token in split(pointer):
        try:
            value = value[_index(token)] if isinstance(value, list) else value[token]
        except (IndexError, KeyError, TypeError, ValueError):
            raise KeyError(pointer) from None
    return value


def _index(token: str) -> int:
    """Return the index that a token is. Raises `ValueError` for `-1`, `01` and what is no number:
    no item is called so.
    """
    index = int(token)
    if str(index) != token or index < 0:
        raise ValueError(token)
    return index


def way(value: Any, pointer: str) -> Way:
    """Return the way that `pointer` takes in `value`, where something must stand at it."""
    found: list[str | int] = []
    for token in split(pointer):
        found.append(int(token) if isinstance(value, list) else token)
        value = value[found[-1]]
    return tuple(found)


def pattern(taken: Way) -> str:
    """Return the pattern of a way: `pattern(("clips", 0, "scale")) == "/clips/*/scale"`."""
    return join("", *("*" if isinstance(token, int) else token for token in taken))
