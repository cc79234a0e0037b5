"""The expander: a spec and values in, bytes or diagnostics out; it opens no file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.compile import encode, naming
from clipspec.diagnostics import Diagnostic, Finding, Related, Severity, Span
from clipspec.dialects.recognition import ENOUGH_IN_A_SPEC, recognise
from clipspec.expand import Fault, Program, Row, Spec
from clipspec.expand.values import bind_row, defaults
from clipspec.lint.engine import judge_body
from clipspec.lint.rulebook import diagnostic, severity_of
from clipspec.lint.spec.templates import at_line, diagnosed


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


class Expander:
    """Turns a row into a body. `fixed` are values of params that hold for every row.

    `weak` are values that a row may override (`--params`), `fixed` those that it may not (`--set`).
    `include` returns the text of a file that a template includes.
    """

    def __init__(
        self,
        spec: Spec,
        include: Callable[[str], str],
        weak: Mapping[str, Any] | None = None,
        fixed: Mapping[str, Any] | None = None,
        data_file: str = "",
    ) -> None:
        self.spec = spec
        self.data_file = data_file
        self._include = include
        self._weak = dict(weak or {})
        self._fixed = dict(fixed or {})
        self._defaults = defaults(spec)
        self._program: Program | None = None
        self._dialect = recognise(spec.video, ENOUGH_IN_A_SPEC).dialect

    def __getstate__(self) -> dict[str, Any]:
        """Leave the compiled program behind: a worker compiles its own in ten milliseconds."""
        return {**self.__dict__, "_program": None}

    @property
    def program(self) -> Program:
        """The spec's templates, compiled at the first use."""
        if self._program is None:
            self._program = Program(self.spec, self._include)
        return self._program

    def faults(self) -> list[Diagnostic]:
        """Return what is wrong with the templates whatever the values are."""
        return [self._placed(fault, None) for fault in self.program.faults]

    def expand_row(self, row: Row | None = None) -> Body | list[Diagnostic]:
        """Return the body that a row gives, or what is wrong with the row or its body."""
        values, wrong = self._values(row)
        if wrong:
            return wrong
        outcome = self.program.run(values)
        if isinstance(outcome, Fault):
            return [self._placed(outcome, row)]
        data, name = outcome
        stem = str(name) if name is not None else self._stem(row)
        why = naming.unsafe(stem)
        if why is not None:
            fault = Fault("unsafe-name", f"`{stem}` is no file name: {why}", "/name")
            return [self._placed(fault, row)]
        wrong = self._judged(data, row)
        return wrong or Body(data, stem)

    def _stem(self, row: Row | None) -> str:
        return self.spec.stem if row is None else f"{self.spec.stem}-{row.number}"

    def _values(self, row: Row | None) -> tuple[dict[str, Any], list[Diagnostic]]:
        values, wrong = {**self._defaults, **self._weak}, []
        if row is not None:
            given, unfit = bind_row(self.spec, row, self._fixed)
            values.update(given)
            wrong = [self._cell(row, each.name, each.message) for each in unfit]
        values.update(self._fixed)
        absent = [name for name in self.spec.params if name not in values]
        if not wrong:
            wrong += [self._missing(name, row) for name in absent]
        return values, wrong

    def _missing(self, name: str, row: Row | None) -> Diagnostic:
        pointer = pointers.join("/params", name)
        where = f" in row {row.number}" if row is not None else ""
        message = f"the param `{name}` has no value{where}"
        help_ = f"give one with --set {name}=…, --params or --data, or write a default"
        return self._diagnostic("missing-param", message, help_, pointer, self._span(pointer), row)

    def _cell(self, row: Row, name: str, message: str) -> Diagnostic:
        """A bad cell: the place is the data file's, the param's declaration stands beside it."""
        pointer = pointers.join("/params", name)
        note = Related(
            self.spec.document.file, pointer, f"`{name}` is declared here", self._span(pointer)
        )
        at, where = at_line(row.line), f"column {message}"
        return diagnostic(
            "param-value", self.data_file, at, where, pointer=pointer, related=(note,)
        )

    def _judged(self, data: Any, row: Row | None) -> list[Diagnostic]:
        """Return the errors of a finished body, at the templates that made it."""
        if self._dialect is None or not isinstance(data, dict):
            message = "the body is in no known dialect"
            return [self._finding(Finding("", message, key=True, rule="unknown-dialect"), row)]
        found = judge_body(data, self._dialect)
        return [self._finding(f, row) for f in found if severity_of(f) is Severity.ERROR]

    def _finding(self, finding: Finding, row: Row | None) -> Diagnostic:
        pointer = "/video" + finding.pointer
        span = self.spec.document.span(pointer, key=finding.key)
        rule = finding.rule
        return self._diagnostic(rule, finding.message, finding.help, pointer, span, row)

    def _placed(self, fault: Fault, row: Row | None) -> Diagnostic:
        return diagnosed(self.spec.document, fault, self._made_by(row))

    def _span(self, pointer: str) -> Span:
        return self.spec.document.span(pointer, key=True)

    def _diagnostic(
        self, name: str, message: str, help_: str, pointer: str, span: Span, row: Row | None
    ) -> Diagnostic:
        file, made = self.spec.document.file, self._made_by(row)
        return diagnostic(name, file, span, message, help_, pointer=pointer, related=made)

    def _made_by(self, row: Row | None) -> tuple[Related, ...]:
        if row is None:
            return ()
        return (Related(self.data_file, None, f"made by row {row.number}", at_line(row.line)),)
