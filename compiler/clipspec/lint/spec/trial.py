"""Trying a spec with rows, its own examples or data: what only a finished body shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from clipspec.diagnostics import Diagnostic, Finding, Related
from clipspec.expand import Fault, Program, Row
from clipspec.lint.spec.judges import Judges
from clipspec.lint.spec.templates import diagnosed

_SHOWN = 3
_COMBINATIONS = 20
"""Combinations of a matrix in which each row is tried."""

_VALUE = re.compile(r'"(?:[^"\\]|\\.)*(?:"|…)|-?[0-9][0-9.,]*')

Known = frozenset[tuple[str, str]]
"""What is known without rows: rules and pointers."""

_Key = tuple[str, str, str]


class Trial:
    """Rows that were tried, and what was wrong with the bodies that they gave.

    Findings are one where rule, pointer and message are, but for the values in the message.

    What is `told` already is passed over. `seen_in` says where a row stands, or the one value in it
    that made the leaf at a pointer. `noun` is what messages call a row.
    """

    def __init__(
        self,
        program: Program,
        judges: Judges,
        told: Known,
        noun: str,
        seen_in: Callable[[Row, str], Related],
    ) -> None:
        self.program = program
        self.judges = judges
        self.noun = noun
        self.rows = 0
        self._told = told
        self._seen_in = seen_in
        self._found: dict[_Key, _Group] = {}

    def run(self, row: Row, values: Mapping[str, Any]) -> None:
        """Expand the values of a row, and judge what comes out: in the first combinations."""
        self.rows += 1
        for cell in self.program.matrix.cells[:_COMBINATIONS]:
            outcome = self.program.run({**values, **cell.values})
            if isinstance(outcome, Fault):
                self._add(outcome, row)
                continue
            for finding in self.judges.finished(outcome[0]):
                if (finding.rule, finding.pointer) not in self._told:
                    self._add(finding, row)

    def diagnostics(self) -> list[Diagnostic]:
        """Return one diagnostic for what is the same in several rows."""
        said = {key: self._said(group) for key, group in self._found.items()}
        findings = {key: each for key, each in said.items() if isinstance(each, Finding)}
        placed = dict(zip(findings, self.judges.placed(list(findings.values())), strict=True))
        return [self._told_of(key, each, placed.get(key)) for key, each in said.items()]

    def _add(self, found: Finding | Fault, row: Row) -> None:
        key = (found.rule, found.pointer, modulo(found.message))
        group = self._found.setdefault(key, _Group(found, [], []))
        if len(group.related) < _SHOWN:
            group.related.append(self._seen_in(row, found.pointer))
        if row.number not in group.rows[-1:]:
            group.rows.append(row.number)

    def _said(self, group: _Group) -> Finding | Fault:
        message = f"{group.found.message} ({counted(group.rows, self.rows, self.noun)})"
        return group.found._replace(message=message)

    def _told_of(self, key: _Key, said: Finding | Fault, placed: Diagnostic | None) -> Diagnostic:
        related = self._found[key].related
        if isinstance(said, Fault):
            return diagnosed(self.program.spec.document, said, related)
        assert placed is not None
        return placed._replace(related=(*placed.related, *related))


class _Group(NamedTuple):
    found: Finding | Fault
    rows: list[int]
    related: list[Related]


def modulo(message: str) -> str:
    """Return a message without the values in it."""
    return _VALUE.sub("…", message)


def counted(rows: list[int], total: int, noun: str) -> str:
    """Return of how many rows something holds, and of which: `37 of 400 rows: 1, 3, 41 …`."""
    if total == 1:
        return f"in {noun} {rows[0]}"
    if len(rows) == total:
        return f"in all {total} {noun}s"
    more = " …" if len(rows) > _SHOWN else ""
    return f"in {len(rows)} of {total} {noun}s: {', '.join(map(str, rows[:_SHOWN]))}{more}"
