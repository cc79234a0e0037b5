"""The rows of the file that a spec names as its `data`: each is bound, expanded and judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import PurePosixPath

from clipspec import pointer as pointers
from clipspec.diagnostics import Diagnostic, Finding, Related, Span
from clipspec.errors import ClipspecError, UsageError
from clipspec.expand import Program, Row
from clipspec.expand.values import Binder, Unfit, defaults, misnamed
from clipspec.lint.rulebook import diagnostic
from clipspec.lint.spec.examples import Tried
from clipspec.lint.spec.judges import Judges
from clipspec.lint.spec.trial import Known, Trial, counted, modulo
from clipspec.prose import listed
from clipspec.rows import DataFault

MOST = 1_000


def try_data(
    program: Program, judges: Judges, told: Known, read: Callable[[str], Iterable[Row]]
) -> Tried:
    """Expand and judge the rows of the data file of a spec."""
    name = program.spec.data
    if name is None:
        return Tried("row")
    table = _Table(program, judges, told, name)
    try:
        table.read(read(name))
    except DataFault as fault:
        table.say("unreadable-data", str(fault), fault.help, fault.span)
    except UsageError as error:
        table.wrong += judges.placed([Finding("/data", str(error), rule="unreadable-data")])
    except ClipspecError as error:
        table.unchecked.append(str(error))  # data often lies elsewhere, such as people's names
    return table.tried()


class _Table:
    """One data file on its way through the spec."""

    def __init__(self, program: Program, judges: Judges, told: Known, name: str) -> None:
        self.spec = program.spec
        self.file = str(PurePosixPath(self.spec.document.file).parent / name)
        self.trial = Trial(program, judges, told, "row", self._seen_in)
        self.wrong: list[Diagnostic] = []
        self.unchecked: list[str] = []
        self._rows = 0
        self._cells: dict[tuple[str, str], tuple[Unfit, list[Row]]] = {}
        self._defaults = defaults(self.spec)
        self._binder = Binder(self.spec)

    def read(self, rows: Iterable[Row]) -> None:
        """Take rows up to the bound."""
        stream = iter(rows)
        absent: set[str] = set()
        for row in islice(stream, MOST):
            self._rows += 1
            wrong = misnamed(self.spec, row.values) if row.number == 1 else None
            if wrong is not None:
                self.say(wrong.rule, wrong.message, wrong.help, row.span(wrong.name, key=True))
                return
            absent |= self._take(row)
        if absent:
            names = listed((name for name in self.spec.params if name in absent), "and")
            self.unchecked.append(f"rows of {self.file} were not expanded: they lack {names}")
        if next(stream, None) is not None:
            self.unchecked.append(f"only the first {MOST:,} rows of {self.file} were looked at")

    def say(self, rule_name: str, message: str, help_: str, at: Span, pointer: str = "") -> None:
        """Report something at a place in the file; `pointer` is the param that it concerns."""
        related: tuple[Related, ...] = ()
        if pointer:
            document = self.spec.document
            said = f"`{pointers.last(pointer)}` is declared here"
            place = document.span(pointer, key=True)
            related = (Related(document.file, pointer, said, place),)
        found = diagnostic(
            rule_name, self.file, at, message, help_, pointer=pointer, related=related
        )
        self.wrong.append(found)

    def tried(self) -> Tried:
        """Return what the rows have shown."""
        for unfit, rows in self._cells.values():
            share = counted([row.number for row in rows], self._rows, "row")
            param = pointers.join("/params", unfit.name)
            message = f"column {unfit.message} ({share})"
            self.say(unfit.rule, message, unfit.help, rows[0].span(unfit.name, unfit.inside), param)
        unchecked = tuple(("/data", reason) for reason in self.unchecked)
        found = (*self.wrong, *self.trial.diagnostics())
        return Tried(self.trial.noun, self.trial.rows, found, unchecked)

    def _take(self, row: Row) -> set[str]:
        """Try one row. Returns the params without a value: `--set` may still give them one."""
        given, unfit = self._binder.bind(row)
        for each in unfit:
            key = (each.name, modulo(each.message))
            self._cells.setdefault(key, (each, []))[1].append(row)
        values = {**self._defaults, **given}
        absent = {name for name in self.spec.params if name not in values}
        if not unfit and not absent:
            self.trial.run(row, values)
        return absent if not unfit else set()

    def _seen_in(self, row: Row, pointer: str) -> Related:
        return Related(self.file, None, f"row {row.number}", row.start)
