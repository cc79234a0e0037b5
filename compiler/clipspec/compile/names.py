"""The names that are taken: no two bodies are one file, however many there are.

The first thousands are remembered as they are. When there are more, all go to disk as sorted runs
and are compared at the end, so that memory does not grow with the number of bodies.
"""

from __future__ import annotations

import heapq
import tempfile
from itertools import pairwise
from types import TracebackType
from typing import IO, TYPE_CHECKING, NamedTuple

from clipspec.compile.naming import folded

if TYPE_CHECKING:
    from clipspec.compile.expander import Unit

FEW = 5_000
"""Names that are kept in memory."""

_WIDTH = 15
"""Digits of a number on disk, so that texts sort as their numbers do."""


class Place(NamedTuple):
    """Who has a name: the number and the line of a row, 0 without data, and of a combination."""

    row: int
    line: int
    cell: int

    @classmethod
    def of(cls, unit: Unit) -> Place:
        """Return the place of a unit."""
        row = unit.row
        return cls(row.number if row else 0, row.line if row else 0, unit.cell + 1)


class Clash(NamedTuple):
    """A name that two bodies have."""

    name: str
    first: Place
    second: Place


class Names:
    """Takes names one by one, in the order of the bodies."""

    def __init__(self, few: int = FEW) -> None:
        self._few = few
        self._taken: dict[str, Place] = {}
        self._runs: list[IO[str]] = []

    def __enter__(self) -> Names:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for run in self._runs:
            run.close()

    def add(self, name: str, place: Place) -> Clash | None:
        """Take a name; return the clash with one that is still in memory."""
        key = folded(name)
        other = self._taken.setdefault(key, place)
        if other is not place:
            return Clash(name, other, place)
        if len(self._taken) >= self._few:
            self._spill()
        return None

    def clash(self) -> Clash | None:
        """Return the first clash among all names, once they are all there."""
        if not self._runs:
            return None
        self._spill()
        for run in self._runs:
            run.seek(0)
        found = (
            Clash(one[0], _place(one), _place(other))
            for one, other in pairwise(line.split("\t") for line in heapq.merge(*self._runs))
            if one[0] == other[0]
        )
        return min(found, key=lambda clash: clash.second, default=None)

    def _spill(self) -> None:
        """Bring the names to disk: as lines, in the order of the names and of those who have them.

        A tab stands in no name, and sorts before all that does.
        """
        run = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed on exit
        run.writelines(sorted(f"{name}\t{_digits(place)}\n" for name, place in self._taken.items()))
        self._runs.append(run)
        self._taken.clear()


def _digits(place: Place) -> str:
    return "\t".join(f"{number:0{_WIDTH}}" for number in place)


def _place(parts: list[str]) -> Place:
    return Place(*map(int, parts[1:]))
