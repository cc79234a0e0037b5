"""A spec and rows in, bodies under names of their own out, in order, by any number of processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from clipspec.compile.expander import Body, Expander, Made, Unit
from clipspec.compile.names import Clash, Names, Place
from clipspec.compile.refused import Refused, refused
from clipspec.diagnostics import Severity, Span
from clipspec.errors import UsageError
from clipspec.expand import Row, Spec, read_spec
from clipspec.expand.values import misnamed
from clipspec.lint.engine import judge
from clipspec.lint.project.setting import Setting
from clipspec.lint.spec.beside import Beside
from clipspec.lint.spec.templates import at_line
from clipspec.lint.terms import Terms
from clipspec.rows import DataFault
from clipspec.source import Document

Spread = Callable[[Iterable[Unit]], Iterator[Made]]
"""Makes units one after the other or side by side; what it yields is in their order."""

_NOTHING_SAID = Setting()
_AS_EVERYWHERE = Terms()


def spec_of(
    document: Document,
    include: Callable[[str], str] | None = None,
    setting: Setting = _NOTHING_SAID,
    terms: Terms = _AS_EVERYWHERE,
) -> Spec:
    """Return the spec in a document. `include` returns the text of a file that it includes.

    Raises `Refused` with what lint has against it, and `UsageError` for a document of another kind.
    """
    judgement = judge(document, None, setting, terms, Beside(include, examples=False))
    grave = [d for d in judgement.diagnostics if d.severity is Severity.ERROR]
    unread = grave and judgement.kind == "unknown"
    if not unread and isinstance(document.data, dict) and "clipspec" not in document.data:
        raise UsageError(f"{document.file} is no spec: a spec starts with `clipspec: 1`")
    if grave:
        raise Refused(grave)
    return read_spec(document)


def units(expander: Expander, rows: Iterable[Row | None]) -> Iterator[Unit]:
    """Yield what the rows give: each in every combination of the matrix."""
    cells = range(len(expander.program.matrix.cells))
    return (Unit(row, cell) for row in rows for cell in cells)


def read_on(
    expander: Expander, rows: Iterable[Row], notice: Callable[[str], None] = lambda _: None
) -> Iterator[Row]:
    """Yield rows of data. Raises `Refused` where the data cannot be read on.

    `notice` is told what is worth knowing but wrong for nobody.
    """
    try:
        for row in rows:
            if row.number == 1:
                _check_columns(expander, row, notice)
            yield row
    except DataFault as fault:
        raise _at(expander, "unreadable-data", str(fault), fault.help, fault.span) from fault


def run(expander: Expander, wanted: Iterable[Unit], spread: Spread | None = None) -> Iterator[Made]:
    """Yield what became of each unit; what is wrong with one is a value.

    Raises `Refused` for a spec that is wrong by itself and for two bodies with one name: at the
    second, or at the end.
    """
    check(expander)
    named = expander.spec.name is not None  # else numbers make the names differ
    with Names() as names:
        for made in spread(wanted) if spread is not None else map(expander.make, wanted):
            if named and not made.wrong:
                _refuse(expander, names.add(made.name, Place.of(made.unit)))
            yield made
        _refuse(expander, names.clash())


def bodies(expander: Expander, rows: Iterable[Row | None]) -> Iterator[Body]:
    """Yield the body of each row. Raises `Refused` at the first that gives none."""
    check(expander)
    cells = expander.program.matrix.cells
    with Names() as names:
        for unit in units(expander, rows):
            outcome = expander.expand_row(unit.row, cells[unit.cell])
            if isinstance(outcome, list):
                raise Refused(outcome)
            _refuse(expander, names.add(outcome.name, Place.of(unit)))
            yield outcome
        _refuse(expander, names.clash())


def check(expander: Expander) -> None:
    """Raise `Refused` for a spec that is wrong whatever the values are."""
    faults = expander.faults()
    if faults:
        raise Refused(faults)


def _check_columns(expander: Expander, row: Row, notice: Callable[[str], None]) -> None:
    """Refuse a column that is nearly a param without one; spreadsheets may hold more than that."""
    wrong = misnamed(expander.spec, row.values)
    if wrong is not None:
        place = row.span(wrong.name, key=True)
        raise _at(expander, wrong.rule, wrong.message, wrong.help, place)
    extra = [name for name in row.values if name not in expander.spec.params]
    if extra:
        notice(f"columns that no param names: {', '.join(extra)}")


def _refuse(expander: Expander, clash: Clash | None) -> None:
    if clash is None:
        return
    first, second, spec = clash.first, clash.second, expander.spec.document
    help_ = "put something into `name` that differs from body to body"
    said = f"give the same name `{clash.name}`"
    if not second.row:
        where = "/name" if expander.spec.name is not None else "/matrix"
        message = f"combinations {first.cell} and {second.cell} of the matrix {said}"
        at = spec.span(where, key=True)
        raise refused("name-collision", spec.file, message, help_, where, at)
    message = f"rows {first.row} and {second.row} {said}"
    if first.row == second.row:
        message = f"combinations {first.cell} and {second.cell} of row {first.row} {said}"
    raise _at(expander, "name-collision", message, help_, at_line(second.line))


def _at(expander: Expander, rule: str, message: str, help_: str, place: Span) -> Refused:
    return refused(rule, expander.data_file, message, help_, "", place)
