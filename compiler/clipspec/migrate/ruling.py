"""What became of a law on one file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from clipspec.migrate.exemptions import Exemption, RowExemption

Excusing = Exemption | RowExemption

Rows = Iterable[tuple[str, Mapping[str, Any]]]
"""The values of params in rows of data, each with what to call the row."""


class Excuse(NamedTuple):
    """A row of the table of exceptions that was needed, and the leaves, or rows of data, for which
    it was.
    """

    row: Excusing
    leaves: tuple[str, ...]


class Ruling(NamedTuple):
    """A law and whether it holds.

    `counted`: how many of what, in words with `_` between them. `broken`: a sentence for each place
    where it does not hold; none may ever be there, they are our own faults.
    """

    law: str
    counted: Mapping[str, int]
    excuses: tuple[Excuse, ...] = ()
    broken: tuple[str, ...] = ()

    @property
    def held(self) -> bool:
        """Whether the law holds."""
        return not self.broken


class Proof(NamedTuple):
    """All laws that could be tried on a file: a blocked one has no output, and so fewer of them."""

    rulings: tuple[Ruling, ...] = ()

    @property
    def held(self) -> bool:
        """Whether every law holds."""
        return all(ruling.held for ruling in self.rulings)


def together(proofs: Iterable[tuple[str, Proof]]) -> Proof:
    """Return the proofs of several files as one: counts are added up, faults name their file."""
    laws: dict[str, list[tuple[str, Ruling]]] = {}
    for file, proof in proofs:
        for ruling in proof.rulings:
            laws.setdefault(ruling.law, []).append((file, ruling))
    return Proof(tuple(_summed(law, rulings) for law, rulings in laws.items()))


def _summed(law: str, rulings: list[tuple[str, Ruling]]) -> Ruling:
    counted = Counter({"files": len(rulings)})
    for _, ruling in rulings:
        counted.update(ruling.counted)
    used = (
        (at, each.row) for _, ruling in rulings for each in ruling.excuses for at in each.leaves
    )
    broken = tuple(f"{file}: {fault}" for file, ruling in rulings for fault in ruling.broken)
    return Ruling(law, dict(counted), excuses(used), broken)


def excuses(used: Iterable[tuple[str, Excusing]]) -> tuple[Excuse, ...]:
    """Gather leaves by the row that excuses them, both in the order in which they come."""
    leaves: dict[Excusing, list[str]] = {}
    for at, row in used:
        leaves.setdefault(row, []).append(at)
    return tuple(Excuse(row, tuple(each)) for row, each in leaves.items())


def canonical(value: Any) -> str:
    """Return JSON data as text that is equal for the same data only: 1, 1.0 and true differ."""
    return json.dumps(value, sort_keys=True)
