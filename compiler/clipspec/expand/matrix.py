"""The matrix of a spec: one body for each combination of listed values.

The last name turns fastest, as in nested loops. `exclude` lists combinations that are left out:
each that has all the values of one of its entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.expand.fault import Fault
from clipspec.expand.limits import Limits
from clipspec.expand.params import refusal
from clipspec.expand.spec import Spec
from clipspec.marks import is_template
from clipspec.nearest import nearest
from clipspec.prose import plural

EXCLUDE = "exclude"


class Cell(NamedTuple):
    """One combination: its number from 1, and its values by name."""

    number: int
    values: dict[str, Any]


NO_MATRIX = Cell(1, {})


class Matrix:
    """The combinations of a spec's matrix; a spec without one has a single empty combination."""

    def __init__(self, spec: Spec, limits: Limits) -> None:
        self._limits = limits
        self._spec = spec
        self._axes = axes(spec.matrix)
        excluded = spec.matrix.get(EXCLUDE, [])
        self._excluded = [each for each in excluded if isinstance(each, dict)]
        self.faults = list(self._malformed())
        self.cells = [] if self.faults else list(self._cells())
        if not self.faults and not self.cells:
            self.faults.append(_fault("/matrix/exclude", "every combination is excluded"))

    @property
    def said(self) -> str:
        """How many combinations there are of what: `6 combinations: 2 locale × 3 plan`."""
        sizes = " × ".join(f"{len(values):,} {name}" for name, values in self._axes.items())
        return f"{plural(len(self.cells), 'combination')}: {sizes}"

    def _cells(self) -> Iterator[Cell]:
        number = 0
        for values in product(*self._axes.values()):
            cell = dict(zip(self._axes, values, strict=True))
            if not any(_fits(cell, each) for each in self._excluded):
                number += 1
                yield Cell(number, cell)

    def _malformed(self) -> Iterator[Fault]:
        count = prod(map(len, self._axes.values()))
        if count > self._limits.combinations:
            message = str(self._limits.fault("combinations", f"a matrix of {count:,}"))
            yield Fault("template-limit", message, "/matrix", None, "give the rest as rows of data")
        for name, values in self._axes.items():
            at = pointers.join("/matrix", name)
            if name in self._spec.vars:
                yield _fault(at, f"`{name}` is a var of the spec already")
            for index, value in enumerate(values):
                yield from self._refused(name, value, pointers.join(at, index))
        for index, each in enumerate(self._excluded):
            for name in each.keys() - self._axes.keys():
                meant = nearest(name, self._axes)
                help_ = f"did you mean `{meant}`?" if meant else ""
                at = pointers.join("/matrix/exclude", index, name)
                yield _fault(at, f"the matrix has no `{name}`", help_)

    def _refused(self, name: str, value: Any, at: str) -> Iterator[Fault]:
        if any(is_template(leaf) for _, leaf in pointers.leaves(value)):
            help_ = "write what is computed into `vars`, which may read the matrix"
            yield _fault(at, "a matrix holds values, no templates", help_)
        elif name in self._spec.params:
            said = refusal(name, self._spec.params[name], value)
            if said is not None:
                yield Fault("refused-value", said[0], at + said[1])


def axes(matrix: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return the lists of values by name."""
    named = {name: values for name, values in matrix.items() if name != EXCLUDE}
    return {name: values for name, values in named.items() if isinstance(values, list)}


def _fits(cell: Mapping[str, Any], part: Mapping[str, Any]) -> bool:
    return all(name in cell and same(cell[name], value) for name, value in part.items())


def same(one: Any, other: Any) -> bool:
    """Say whether two JSON values are one: true is not 1."""
    return one == other and isinstance(one, bool) is isinstance(other, bool)


def _fault(at: str, message: str, help_: str = "") -> Fault:
    return Fault("malformed-directive", message, at, None, help_)
