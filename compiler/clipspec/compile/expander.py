"""The expander: a spec and values in, bodies or diagnostics out; it opens no file.

It can be pickled, and a copy gives the same bytes anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from clipspec.compile import encode, naming
from clipspec.compile.explaining import Explaining
from clipspec.diagnostics import Diagnostic, Severity
from clipspec.dialects.dialect import Dialect
from clipspec.dialects.recognition import ENOUGH_IN_A_SPEC, recognise
from clipspec.expand import Fault, Program, Row, Spec, read_spec
from clipspec.expand.limits import Limits
from clipspec.expand.matrix import NO_MATRIX, Cell, axes
from clipspec.expand.values import Binder, defaults
from clipspec.lint.project.setting import Setting
from clipspec.lint.series import Series
from clipspec.lint.shapes import Shapes
from clipspec.lint.terms import Terms
from clipspec.source import parse

if TYPE_CHECKING:
    from clipspec.migrate import Crossed, Request

_NOTHING_SAID = Setting()
_AS_EVERYWHERE = Terms()


class Body(NamedTuple):
    """A compiled body: its data and its name, a path without suffix."""

    data: Any
    name: str

    def line(self) -> bytes:
        """The body on one line of JSON."""
        return encode.line(self.data)

    def pretty(self) -> bytes:
        """The body as indented JSON."""
        return encode.pretty(self.data)


class Unit(NamedTuple):
    """What gives one body: a row, None where there is no data, and the index of a combination.

    `last`: the last one of several rows that give one body, as those of a batch.
    """

    row: Row | None = None
    cell: int = 0
    last: Row | None = None


class Made(NamedTuple):
    """What became of a unit: a body in bytes under its name, or what is `wrong` with it."""

    unit: Unit
    name: str
    content: bytes
    wrong: tuple[Diagnostic, ...] = ()


class Expander:
    """Turns rows into bodies. `fixed` are values of params that hold for every row.

    `weak` are values that a row may override (`--params`), `fixed` those that it may not (`--set`).
    `include` returns the text of a file that a template includes. `request` asks for the bodies in
    another dialect. `terms` and `setting` are what the project wants to be told, and says of
    itself.
    """

    def __init__(
        self,
        spec: Spec,
        include: Callable[[str], str],
        weak: Mapping[str, Any] | None = None,
        fixed: Mapping[str, Any] | None = None,
        data_file: str = "",
        request: Request | None = None,
        terms: Terms = _AS_EVERYWHERE,
        setting: Setting = _NOTHING_SAID,
    ) -> None:
        self.spec = spec
        self.data_file = data_file
        self._include = include
        self._weak = {**defaults(spec), **(weak or {})}
        self._fixed = dict(fixed or {})
        self._binder = Binder(spec, {*self._fixed, *axes(spec.matrix)})
        self._own_stem = spec.stem
        self._why_unsafe = naming.unsafe(f"{spec.stem}-1")  # numbers make it no safer
        self._request = request
        self._terms, self._setting = terms, setting
        self._stricter = Severity.ERROR in terms.severity.values()

    def __getstate__(self) -> dict[str, Any]:
        """Leave behind what is compiled: a copy makes its own in some ten milliseconds.

        The spec travels as its text: a document that is sent has no places any more.
        """
        lazy = ("program", "dialect", "_series", "_explaining")
        kept = {name: value for name, value in self.__dict__.items() if name not in lazy}
        return {**kept, "spec": (self.spec.document.text.content, self.spec.document.file)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Read the spec again."""
        self.__dict__.update(state, spec=read_spec(parse(*state["spec"])))

    @cached_property
    def program(self) -> Program:
        """The spec's templates, compiled at the first use."""
        return Program(self.spec, self._include, Limits(**self._setting.bounds))

    @cached_property
    def dialect(self) -> Dialect | None:
        """The dialect of the spec's body, None where the evidence is not enough."""
        return recognise(self.spec.video, ENOUGH_IN_A_SPEC).dialect

    @cached_property
    def _series(self) -> Series | Shapes | None:
        varying, omitting = self.program.varying(), self.program.omitting()
        if self.dialect is None:
            return None
        if not omitting:
            return Series(self.dialect, varying, self._setting)
        return Shapes(self.dialect, varying, omitting, self._setting)

    @cached_property
    def _explaining(self) -> Explaining:
        return Explaining(self.program, self.data_file, self.dialect, self._terms, self._setting)

    def faults(self) -> list[Diagnostic]:
        """Return what is wrong with the templates whatever the values are."""
        return [self._explaining.fault(fault, None) for fault in self.program.faults]

    def batch(self, units: Iterable[Unit], indented: bool = False) -> list[Made]:
        """Return what became of rows, each in one combination: errors are values."""
        with self.program.watched():
            return [self.make(unit, indented) for unit in units]

    def make(self, unit: Unit, indented: bool = False) -> Made:
        """Return what became of a row in a combination, as one line or `indented`."""
        row, cell = unit.row, self.program.matrix.cells[unit.cell]
        outcome = self.expand_row(row, cell)
        if isinstance(outcome, list):
            return Made(unit, "", b"", tuple(outcome))
        content = outcome.pretty() if indented else outcome.line()
        if len(content) > self.program.limits.body:
            return Made(unit, "", b"", (self._explaining.too_large(outcome.data, content, row),))
        return Made(unit, outcome.name, content)

    def expand_row(self, row: Row | None = None, cell: Cell = NO_MATRIX) -> Body | list[Diagnostic]:
        """Return the body that a row gives, or what is wrong with the row or its body."""
        values, wrong = self._values(row, cell)
        if wrong:
            return wrong
        outcome = self.program.run(values)
        if isinstance(outcome, Fault):
            return [self._explaining.fault(outcome, row)]
        data, name = outcome
        stem = str(name) if name is not None else self._stem(row, cell)
        why = naming.unsafe(stem) if name is not None else self._why_unsafe
        if why is not None:
            fault = Fault("unsafe-name", f"`{stem}` is no file name: {why}", "/name")
            return [self._explaining.fault(fault, row)]
        if self._series is None or not isinstance(data, dict):
            return [self._explaining.unknown_dialect(row)]
        if self._stricter or not self._series.is_clean(data):
            wrong = self._explaining.errors(data, row)
        return wrong or self._brought(Body(data, stem), row)

    def values(self, row: Row | None, cell: Cell = NO_MATRIX) -> dict[str, Any]:
        """Return the values of params in a row, as far as they are right."""
        return self._values(row, cell)[0]

    def crossed(self, data: Any) -> Crossed | None:
        """Return what becomes of a body in the dialect asked for, None where it is in that one."""
        request = self._request
        if request is None or request.target is self.dialect or self.dialect is None:
            return None
        from clipspec.migrate import cross

        return cross(data, self.dialect, request, lambda at: 1)

    def _brought(self, body: Body, row: Row | None) -> Body | list[Diagnostic]:
        """Bring a body to the dialect that is asked for."""
        crossed = self.crossed(body.data)
        if crossed is None:
            return body
        if crossed.body is None:
            assert self._request is not None, "it is the one that is blocked"
            return self._explaining.blocked(crossed, body.data, self._request, row)
        return body._replace(data=crossed.body)

    def _stem(self, row: Row | None, cell: Cell) -> str:
        stem = self._own_stem if row is None else f"{self._own_stem}-{row.number}"
        return f"{stem}-{cell.number}" if cell.values else stem

    def _values(self, row: Row | None, cell: Cell) -> tuple[dict[str, Any], list[Diagnostic]]:
        given, unfit = self._binder.bind(row) if row is not None else ({}, [])
        values = {**self._weak, **given, **self._fixed, **cell.values}
        if row is not None and unfit:
            return values, [self._explaining.cell(row, each) for each in unfit]
        if values.keys() >= self.spec.params.keys():
            return values, []
        absent = [name for name in self.spec.params if name not in values]
        return values, [self._explaining.missing(name, row) for name in absent]
