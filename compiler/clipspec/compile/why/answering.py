"""Answering where one value of a body came from, in the dialect that the body is asked for in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.compile.batch import run
from clipspec.compile.expander import Expander, Unit
from clipspec.compile.refused import Refused
from clipspec.compile.why.link import UNKNOWN, Link, concealed, veiled
from clipspec.compile.why.sources import Given, Sources
from clipspec.compile.why.steps import check
from clipspec.compile.why.tracing import Tracing

if TYPE_CHECKING:
    from clipspec.migrate import Ledger


class Trace(NamedTuple):
    """A leaf of a body, and the links that lead back from it.

    There are several where a migration makes one value of several. `value` may be `UNKNOWN`: it is
    made of what no report shows.
    """

    pointer: str
    value: Any
    links: tuple[Link, ...]


class Answer(NamedTuple):
    """Whence the value at a pointer of a body is: its leaves, one of them if it is a leaf itself.

    `name` is the body's. `row` and `combination` are numbers from 1, None where there is no data or
    no matrix; `data` is the file of the row.
    """

    pointer: str
    name: str
    data: str
    row: int | None
    combination: int | None
    leaves: tuple[Trace, ...]

    @property
    def is_leaf(self) -> bool:
        """Whether the pointer leads to a scalar, an empty object or an empty list."""
        return [each.pointer for each in self.leaves] == [self.pointer]


def answer(expander: Expander, unit: Unit, pointer: str, given: Given) -> Answer:
    """Make the body of a unit, and say whence the value at a pointer is, keys and passwords hidden.

    Raises `Refused` for a unit that gives no body, and `UsageError` for a pointer to nothing.
    """
    for made in run(expander, [unit]):
        if made.wrong:
            raise Refused(made.wrong)
        name = made.name
    cell = expander.program.matrix.cells[unit.cell]
    sources = Sources(expander.spec, expander.data_file, unit.row, cell, given)
    tracing = Tracing(expander.program, expander.values(unit.row, cell), sources)
    crossed = expander.crossed(tracing.body)
    body, ledger = (tracing.body, None) if crossed is None else (crossed.body, crossed.ledger)
    check(body, pointer, expander.program.omitting() if crossed is None else ())
    leaves = pointers.leaves(pointers.get(body, pointer), pointer)
    traces = tuple(_trace(tracing, ledger, at, value) for at, value in leaves)
    row, data = (unit.row.number, expander.data_file) if unit.row is not None else (None, "")
    return Answer(pointer, name, data, row, cell.number if cell.values else None, traces)


def _trace(tracing: Tracing, ledger: Ledger | None, at: str, value: Any) -> Trace:
    links = (tracing.trace(at),) if ledger is None else _migrated(tracing, ledger, at)
    secret = any(link.secret for link in links)
    shown = UNKNOWN if secret else veiled(value)
    return Trace(at, shown, tuple(map(concealed, links)))


def _migrated(tracing: Tracing, ledger: Ledger, at: str) -> tuple[Link, ...]:
    """Return the links from a leaf of a migrated body to those that it was made of."""
    added = [Link("added", note=each.note) for each in ledger.added if each.target == at]
    entries = [entry for entry in ledger.leaves if at in entry.targets]
    for entry in entries:
        link = tracing.trace(entry.source)
        migrated = Link("migrated", entry.source, text=entry.fate.value, note=entry.note)
        added.append(migrated._replace(links=(link,), secret=link.secret))
    return tuple(added)
