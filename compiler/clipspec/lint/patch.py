"""The walk through a body, made once and patched for others that differ in a few scalars."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.lint.rule import places

Walk = dict[str, list[tuple[str, Any]]]


class _Spot(NamedTuple):
    """A value that differs, or that holds one: its place in the walk, and the way to it."""

    pattern: str
    position: int
    pointer: str
    way: pointers.Way
    differs: bool


class Patch(NamedTuple):
    """The walk through a first body, and the spots at which others may differ from it."""

    walk: Walk
    spots: tuple[_Spot, ...]

    @classmethod
    def of(cls, data: Any, varying: Iterable[str]) -> Patch | None:
        """Return the patch for bodies like this one; None if more than scalars differ in it."""
        differing = set(varying)
        around = {""}
        for pointer in differing:
            around |= {pointer, *_ancestors(pointer)}
        walk, spots = places(data), []
        for pattern, placed in walk.items():
            for position, (pointer, value) in enumerate(placed):
                if pointer in around:
                    differs = pointer in differing
                    if differs and isinstance(value, (dict, list)):
                        return None
                    way = pointers.way(data, pointer)
                    spots.append(_Spot(pattern, position, pointer, way, differs))
        return cls(walk, tuple(spots))

    def applied(self, data: Any) -> Walk | None:
        """Return the walk through another body; None if more than scalars differ."""
        walk, copied = dict(self.walk), set()
        for pattern, position, pointer, way, differs in self.spots:
            value = data
            for token in way:
                value = value[token]
            if differs and isinstance(value, (dict, list)):
                return None
            if pattern not in copied:
                walk[pattern] = list(walk[pattern])
                copied.add(pattern)
            walk[pattern][position] = (pointer, value)
        return walk


def _ancestors(pointer: str) -> list[str]:
    found = []
    while pointer:
        pointer = pointers.parent(pointer)
        found.append(pointer)
    return found
