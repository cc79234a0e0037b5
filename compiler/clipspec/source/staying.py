"""Which lines of a text stay in another one, in time that grows with the lines, not their square.

It is the greedy search of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986),
in stretches: each ends after so many edits, and the next goes on from there. Lines that only one
of the texts has are left out of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

_STRETCH = 64
"""Edits of a stretch. Among so many the search finds the fewest, among more nearly so."""


class _Way(NamedTuple):
    """A way into both texts: how far it leads, and which runs of lines stay on it.

    `runs`: the last one as (runs before it, its start in the old text and in the new, its length).
    """

    old: int = 0
    new: int = 0
    runs: tuple[Any, int, int, int] | None = None


def staying(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the index of each line that stays, in the old text and in the new."""
    known, wanted = set(old), set(new)
    left = [index for index, line in enumerate(old) if line in wanted]
    right = [index for index, line in enumerate(new) if line in known]
    a, b = [old[index] for index in left], [new[index] for index in right]
    way = _Way()
    while way.old < len(a) and way.new < len(b):
        way = _stretch(a, b, _Way(way.old, way.new))
        for start, new_start, length in _in_order(way):
            for step in range(length):
                yield left[start + step], right[new_start + step]


def _stretch(old: Sequence[str], new: Sequence[str], start: _Way) -> _Way:
    """Return the way that leads furthest with so many edits, or to the end of both with fewer.

    Each edit leaves a line of the old text out, or brings one of the new text in. Ways are known by
    their diagonal: how much further they are in the old text. Of each only the furthest counts.
    """
    ways = {start.old - start.new: _slid(old, new, start)}
    for _ in range(_STRETCH):
        if ways.get(len(old) - len(new), start).old == len(old):
            break
        ahead: dict[int, _Way] = {}
        for x, y, runs in ways.values():
            for way in (_Way(x + 1, y, runs), _Way(x, y + 1, runs)):
                other = ahead.get(way.old - way.new)
                if other is None or other.old < way.old:
                    ahead[way.old - way.new] = way
        inside = (way for way in ahead.values() if way.old <= len(old) and way.new <= len(new))
        ways = {way.old - way.new: _slid(old, new, way) for way in inside}
    return max(ways.values(), key=lambda way: way.old + way.new)


def _slid(old: Sequence[str], new: Sequence[str], way: _Way) -> _Way:
    """Go on over lines that are equal."""
    x, y, runs = way
    most = min(len(old) - x, len(new) - y)
    length = 0
    while length < most and old[x + length] == new[y + length]:
        length += 1
    return _Way(x + length, y + length, (runs, x, y, length)) if length else way


def _in_order(way: _Way) -> list[tuple[int, int, int]]:
    """Return the runs of a way from the first to the last."""
    found, runs = [], way.runs
    while runs is not None:
        runs, *run = runs
        found.append((run[0], run[1], run[2]))
    return found[::-1]
