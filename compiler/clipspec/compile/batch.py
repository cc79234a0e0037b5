"""A spec and rows in, bodies under names of their own out; the first refusal ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from clipspec.compile.expander import Body, Expander
from clipspec.compile.naming import folded
from clipspec.compile.refused import Refused, refused
from clipspec.diagnostics import Diagnostic, Severity
from clipspec.errors import UsageError
from clipspec.expand import Row, Spec, read_spec
from clipspec.expand.rows import DataFault
from clipspec.expand.values import misnamed
from clipspec.lint.engine import judge
from clipspec.lint.spec.beside import Beside
from clipspec.lint.spec.templates import at_line
from clipspec.source import Document


def spec_of(document: Document, include: Callable[[str], str] | None = None) -> Spec:
    """Return the spec in a document. `include` returns the text of a file that it includes.

    Raises `Refused` with what lint has against it, and `UsageError` for a document of another kind.
    """
    judgement = judge(document, beside=Beside(include, examples=False))
    grave = [d for d in judgement.diagnostics if d.severity is Severity.ERROR]
    unread = grave and judgement.kind == "unknown"
    if not unread and isinstance(document.data, dict) and "clipspec" not in document.data:
        raise UsageError(f"{document.file} is no spec: a spec starts with `clipspec: 1`")
    if grave:
        raise Refused(grave)
    return read_spec(document)


def one(expander: Expander) -> Body:
    """Return the body of a spec without rows. Raises `Refused`."""
    _check_templates(expander)
    return _body(expander.expand_row())


def bodies(
    expander: Expander, rows: Iterable[Row], notice: Callable[[str], None] = lambda _: None
) -> Iterator[tuple[Body, Row]]:
    """Yield the body of each row, with the row. Raises `Refused` at the first that gives none.

    `notice` is told what is worth knowing but wrong for nobody.
    """
    _check_templates(expander)
    taken: dict[str, Row] = {}
    try:
        for row in rows:
            if row.number == 1:
                _check_columns(expander, row, notice)
            body = _body(expander.expand_row(row))
            other = taken.setdefault(folded(body.name), row)
            if other is not row:
                raise _collision(expander, body, row, other)
            yield body, row
    except DataFault as fault:
        raise _at_line(expander, "unreadable-data", str(fault), "", fault.line) from fault
    except UnicodeDecodeError as error:
        raise _at_line(expander, "unreadable-data", "the file is not UTF-8", "", 1) from error


def _check_templates(expander: Expander) -> None:
    faults = expander.faults()
    if faults:
        raise Refused(faults)


def _body(outcome: Body | list[Diagnostic]) -> Body:
    if isinstance(outcome, list):
        raise Refused(outcome)
    return outcome


def _check_columns(expander: Expander, row: Row, notice: Callable[[str], None]) -> None:
    """Refuse a column that is nearly a param without one; spreadsheets may hold more than that."""
    wrong = misnamed(expander.spec, row)
    if wrong is not None:
        raise _at_line(expander, wrong.rule, wrong.message, wrong.help, 1)
    extra = [name for name in row.values if name not in expander.spec.params]
    if extra:
        notice(f"columns that no param names: {', '.join(extra)}")


def _collision(expander: Expander, body: Body, row: Row, other: Row) -> Refused:
    message = f"rows {other.number} and {row.number} give the same name `{body.name}`"
    help_ = "put something into `name` that differs from row to row"
    return _at_line(expander, "name-collision", message, help_, row.line)


def _at_line(expander: Expander, rule: str, message: str, help_: str, line: int) -> Refused:
    return refused(rule, expander.data_file, message, help_, "", at_line(line))
