"""The expander as engines call it: a spec that travels, mappings in, bytes or errors out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.api.plain import cell
from clipspec.api.targets import dialect_named
from clipspec.compile import Expander as Inner
from clipspec.compile import Row, Unit, check, spec_of, stated
from clipspec.diagnostics import Diagnostic
from clipspec.dialects.policy import Policy
from clipspec.errors import UsageError
from clipspec.expand import IncludeError
from clipspec.expand.params import refusal
from clipspec.expand.values import Unfit, misnamed
from clipspec.lint.rulebook import diagnostic
from clipspec.migrate import Consent, Request
from clipspec.source import parse

_ROWS = "<rows>"


class Outcome(NamedTuple):
    """What became of a row in one combination of the matrix.

    `name`: the body's name, a path without suffix. `content`: the body as one line of JSON in
    UTF-8, with its line end. `row`: the number of the row, and `combination` that of the values of
    the matrix, both from 1. `error`: what is wrong; where there is something, name and content are
    empty.
    """

    name: str
    content: bytes
    row: int
    combination: int
    error: tuple[Diagnostic, ...] = ()


class Expander:
    """Turns rows into bodies, in whatever process it is called.

    It opens no file, prints nothing, and can be pickled; a copy gives the same bytes anywhere. What
    is compiled is left behind, so that each process compiles once, in some ten milliseconds.

    Rows are mappings of columns to values; columns that no param names are passed over. A value is
    JSON data, a scalar or an array of numpy or pyarrow, or a date, which becomes ISO 8601 text.
    None and NaN are null where the schema of the param takes null, else the row has no value there
    and the param its default. In the text of cells None is an empty cell. All else is an error of
    that row.
    """

    def __init__(
        self,
        text: str | bytes,
        params: Mapping[str, Any] | None = None,
        *,
        to: str | None = None,
        include: Callable[[str], str] | None = None,
        file: str = "<text>",
        policy: Policy | None = None,
        accept: Iterable[str] = (),
        typed: bool = True,
    ) -> None:
        """Read and check a spec.

        `params` are values that hold for every row. `to` (`v1`, `v2`) migrates each body, where
        `policy` answers what the dialects leave open and `accept` holds the JSON Pointers of losses
        that are accepted, or `all`. `include` returns the text of a file that a template includes,
        or raises `IncludeError`; to be pickled it must be a function of a module. `file` is the
        spec's name in diagnostics. Where rows are not `typed`, their values are the texts of cells,
        as of CSV, which become what the schemas of their params say.
        Raises `Refused` for a spec or a value of `params` that is wrong, `UsageError` for a text
        that is no spec and for a dialect that cannot be written.
        """
        reading = include or _no_include
        spec = spec_of(parse(text, file), reading)
        fixed = stated(spec, {}, params or {}, "params")
        request = None
        if to is not None:
            request = Request(dialect_named(to), policy or Policy(), Consent(tuple(accept)))
        self._inner = Inner(spec, reading, None, fixed, _ROWS, request)
        self._typed = typed
        null = ((name, refusal(name, schema, None)) for name, schema in spec.params.items())
        self._nullable = {name for name, why in null if why is None}
        check(self._inner)

    def expand(self, values: Mapping[str, Any], number: int = 1) -> list[Outcome]:
        """Return what became of one row: an outcome for each combination of the matrix.

        `number` counts rows from 1: diagnostics name it, and so do the names of the bodies of a
        spec without `name`. Raises `UsageError` for what is no mapping.
        """
        if not isinstance(values, Mapping):
            kind = type(values).__name__
            raise UsageError(f"a row maps columns to values, and row {number} is a {kind}")
        row, wrong = self._given(values, number)
        cells = range(len(self._inner.program.matrix.cells))
        return [self._outcome(Unit(row, index), tuple(wrong)) for index in cells]

    def batch(self, rows: Iterable[Mapping[str, Any]], start: int = 1) -> list[Outcome]:
        """Return what became of rows, in their order; the first has the number `start`.

        A table of pyarrow gives rows as `table.to_pylist()`, a frame of pandas as
        `frame.to_dict("records")`.
        """
        return [each for number, row in enumerate(rows, start) for each in self.expand(row, number)]

    def _given(self, values: Mapping[str, Any], number: int) -> tuple[Row, list[Diagnostic]]:
        """Return a row with what is given for params, and what is wrong with its columns."""
        params, given, wrong = self._inner.spec.params, dict[str, Any](), list[Unfit]()
        for name, value in values.items():
            if name not in params:
                given[name] = value
                continue
            try:
                found = cell(value) if self._typed else _text(value)
            except ValueError as error:
                wrong.append(Unfit("refused-value", name, f"column `{name}` {error}"))
                continue
            if found is not None or name in self._nullable:
                given[name] = found
        row = Row(number, number, given, self._typed)
        wrong += [strange] if (strange := misnamed(self._inner.spec, values)) else []
        return row, [_said(row, each) for each in wrong]

    def _outcome(self, unit: Unit, error: tuple[Diagnostic, ...]) -> Outcome:
        assert unit.row is not None, "every unit of a batch has its row"
        place = (unit.row.number, unit.cell + 1)
        if error:
            return Outcome("", b"", *place, error)
        made = self._inner.make(unit)
        return Outcome(made.name, made.content, *place, made.wrong)


def _text(value: Any) -> str:
    if not isinstance(value, str | None):
        kind = type(value).__name__
        raise ValueError(f"is of the type {kind}, and rows that are not `typed` hold text")
    return value or ""


def _said(row: Row, unfit: Unfit) -> Diagnostic:
    pointer = pointers.join("/params", unfit.name)
    message = f"row {row.number}: {unfit.message}"
    return diagnostic(unfit.rule, _ROWS, row.start, message, unfit.help, pointer=pointer)


def _no_include(name: str) -> str:
    raise IncludeError("give an `include` function to read it")
