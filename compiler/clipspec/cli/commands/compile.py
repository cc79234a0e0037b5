"""`clipspec compile`: expand a spec into bodies, for one set of values or for rows of data."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click

from clipspec.cli import files
from clipspec.cli.includes import Folder
from clipspec.cli.output import sink
from clipspec.cli.rowfile import open_rows
from clipspec.cli.terminal import wants_color
from clipspec.compile import Body, Expander, Row, bind
from clipspec.compile.naming import folded
from clipspec.compile.rows import DataFault
from clipspec.diagnostics import Diagnostic, Position, Severity, Span
from clipspec.errors import UsageError
from clipspec.expand import Spec, read_spec
from clipspec.lint.engine import judge
from clipspec.lint.rulebook import rulebook
from clipspec.nearest import nearest
from clipspec.report.text import diagnostic_lines
from clipspec.source import Document, parse


class _Wrong(Exception):  # noqa: N818 - it ends the run, it is not an error of ours
    """Findings that end the run: nothing is written."""

    def __init__(self, found: list[Diagnostic]) -> None:
        super().__init__()
        self.found = found


@click.command(short_help="Expand a spec into request bodies.")
@click.argument("spec")
@click.option("--set", "sets", multiple=True, metavar="NAME=VALUE", help="Give a param a value.")
@click.option("--params", help="A YAML or JSON file with values of params.")
@click.option("--data", help="A CSV or JSONL file: one body for each row.")
@click.option("-o", "--output", help="A .json or .jsonl file, or a folder (with a / at its end).")
@click.option("--limit", type=click.IntRange(min=1), help="Only the first rows.")
def command(
    spec: str,
    sets: tuple[str, ...],
    params: str | None,
    data: str | None,
    output: str | None,
    limit: int | None,
) -> int:
    """Expand SPEC (`-` is standard input) into bodies.

    Without -o one body prints as JSON, rows print as JSONL. A value comes from --set, or else from
    the row, from --params, from the param's default. Nothing is written unless everything is right.
    """
    document = parse(files.read(spec), "<stdin>" if spec == files.STDIN else files.shown(spec))
    try:
        found = _read(document)
        rows = data or _own_data(found, spec)
        weak = _params_file(found, params) if params is not None else {}
        fixed = _fixed(found, sets)
        folder = Path.cwd() if spec == files.STDIN else Path(spec).parent
        shown = files.shown(rows) if rows is not None else None
        expander = Expander(found, Folder(folder), weak, fixed, shown or "")
        if expander.faults():
            raise _Wrong(expander.faults())
        with sink(output, document.file, shown) as target:
            for body, row in _bodies(expander, rows, limit):
                target.take(body, row)
            target.finish()
    except _Wrong as wrong:
        _print(wrong.found, document)
        return 1
    return 0


def _read(document: Document) -> Spec:
    """Return the spec, or end the run with what lint has against it."""
    if isinstance(document.data, dict) and "clipspec" not in document.data:
        raise UsageError(f"{document.file} is no spec: a spec starts with `clipspec: 1`")
    judgement = judge(document)
    grave = [d for d in judgement.diagnostics if d.severity is Severity.ERROR]
    if grave:
        raise _Wrong(grave)
    return read_spec(document)


def _own_data(spec: Spec, path: str) -> str | None:
    """Return the spec's own `data` file, which lies beside it."""
    return str(Path(path).parent / spec.data) if spec.data is not None else None


def _params_file(spec: Spec, path: str) -> dict[str, object]:
    document = parse(files.read(path), files.shown(path))
    judged = [_reading(document, p.rule, p.message, p.start, p.end) for p in document.problems]
    grave = [d for d in judged if d.severity is Severity.ERROR]
    if grave:
        raise _Wrong(grave)
    if not isinstance(document.data, dict):
        raise UsageError(f"--params {path} must hold names and values, one for each param")
    try:
        return dict(bind(spec, {}, document.data))
    except ValueError as error:
        rule, name, message, help_ = error.args
        found = rulebook()[rule]
        span = document.span(f"/{name}", key=rule == "unknown-param")
        place = (document.file, found.code, found.name, found.severity)
        raise _Wrong([Diagnostic(*place, message, help_, f"/{name}", span)]) from error


def _fixed(spec: Spec, sets: tuple[str, ...]) -> dict[str, object]:
    texts = {}
    for each in sets:
        name, equals, value = each.partition("=")
        if not equals:
            raise UsageError(f"--set {each}: write --set {each}=VALUE")
        texts[name] = value
    try:
        return dict(bind(spec, texts, {}))
    except ValueError as error:
        rule, name, message, help_ = error.args
        found = rulebook()[rule]
        pointer = f"/params/{name}"
        span = spec.document.span(pointer, key=True)
        place = (spec.document.file, found.code, found.name, found.severity)
        raise _Wrong([Diagnostic(*place, f"--set: {message}", help_, pointer, span)]) from error


def _bodies(
    expander: Expander, path: str | None, limit: int | None
) -> Iterator[tuple[Body, Row | None]]:
    """Yield bodies with their rows, each under a name of its own."""
    if path is None:
        yield _checked(expander.expand_row()), None
        return
    taken: dict[str, Row] = {}
    try:
        with open_rows(path) as rows:
            for row in islice(rows, limit):
                if row.number == 1:
                    _check_columns(expander, row)
                body = _checked(expander.expand_row(row))
                other = taken.setdefault(folded(body.name), row)
                if other is not row:
                    raise _Wrong([_collision(expander, body, row, other)])
                yield body, row
    except DataFault as fault:
        raise _Wrong([_unreadable(expander, str(fault), fault.line)]) from fault
    except UnicodeDecodeError as error:
        raise _Wrong([_unreadable(expander, "the file is not UTF-8", 1)]) from error


def _checked(outcome: Body | list[Diagnostic]) -> Body:
    if isinstance(outcome, list):
        raise _Wrong(outcome)
    return outcome


def _check_columns(expander: Expander, row: Row) -> None:
    """Refuse a column that is nearly a param without one; spreadsheets may hold more than that."""
    params = expander.spec.params
    extra = [name for name in row.values if name not in params]
    for name in extra:
        meant = nearest(name, [param for param in params if param not in row.values])
        if meant is not None:
            found = _at_line(expander, "unknown-param", f"no param is called `{name}`", 1)
            raise _Wrong([found._replace(help=f"did you mean `{meant}`?")])
    if extra:
        click.echo(f"clipspec: columns that no param names: {', '.join(extra)}", err=True)


def _collision(expander: Expander, body: Body, row: Row, other: Row) -> Diagnostic:
    message = f"rows {other.number} and {row.number} give the same name `{body.name}`"
    found = _at_line(expander, "name-collision", message, row.line)
    return found._replace(help="put something into `name` that differs from row to row")


def _unreadable(expander: Expander, message: str, line: int) -> Diagnostic:
    return _at_line(expander, "unreadable-data", message, line)


def _at_line(expander: Expander, rule: str, message: str, line: int) -> Diagnostic:
    found = rulebook()[rule]
    span = Span(Position(line, 1), Position(line, 2))
    place = (expander.data_file, found.code, found.name, found.severity)
    return Diagnostic(*place, message, "", "", span)


def _reading(document: Document, rule: str, message: str, start: int, end: int) -> Diagnostic:
    found = rulebook()[rule]
    span = document.text.span(start, end)
    place = (document.file, found.code, found.name, found.severity)
    return Diagnostic(*place, message, "", "", span)


def _print(found: list[Diagnostic], document: Document) -> None:
    color = wants_color(sys.stderr)
    for diagnostic in found:
        text = document.text if diagnostic.file == document.file else None
        click.echo("\n".join(diagnostic_lines(diagnostic, text, color)) + "\n", err=True)
