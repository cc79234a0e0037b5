"""Rows that gave no body under `--on-error skip`: what they held, and why (JSON Lines)."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

import click

from clipspec.cli.files import encode, write
from clipspec.cli.terminal import wants_color
from clipspec.compile import Made, Refused
from clipspec.diagnostics import Diagnostic
from clipspec.lint.views.secrets import concealed
from clipspec.report.text import diagnostic_lines
from clipspec.source import Document

_SHOWN = 10
_IN_MEMORY = 1_000_000


class Rejects:
    """Takes what gave no body. `stops`: the first ends the run.

    `file`: where the rows go; without one only the first of them are shown, with their number.
    """

    def __init__(self, documents: Iterable[Document], stops: bool, file: str | None) -> None:
        self.count = 0
        self._texts = {document.file: document.text for document in documents}
        self._stops, self._file = stops, file
        self._spool = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed on exit

    def __enter__(self) -> Rejects:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._spool.close()

    def take(self, made: Made) -> None:
        """Keep a row. Raises `Refused` where the first ends the run."""
        if self._stops:
            raise Refused(made.wrong)
        self.count += 1
        if self.count <= _SHOWN:
            self.show(made.wrong)
        if self._file is not None:
            self._spool.write(_line(made))

    def show(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Print diagnostics for people."""
        color = wants_color(sys.stderr)
        for diagnostic in map(concealed, diagnostics):
            lines = diagnostic_lines(diagnostic, self._texts.get(diagnostic.file), color)
            click.echo("\n".join(lines) + "\n", err=True)

    def finish(self) -> None:
        """Write the file, also an empty one, and say how many bodies could not be made."""
        if self._file is not None:
            self._spool.seek(0)
            write(Path(self._file), self._spool)
        if self.count:
            more = f" ({_SHOWN} are shown)" if self.count > _SHOWN else ""
            where = (
                f"; the rows are in {self._file}"
                if self._file
                else "; --rejects FILE keeps the rows"
            )
            bodies = f"{self.count:,} bod{'y' if self.count == 1 else 'ies'} could not be made"
            click.echo(f"clipspec: {bodies}{more}{where}", err=True)


def _line(made: Made) -> bytes:
    row = made.unit.row
    place = {"row": row.number, "line": row.line, "values": row.values} if row is not None else {}
    combination = {"combination": made.unit.cell + 1} if made.unit.cell else {}
    errors = [_error(each) for each in map(concealed, made.wrong)]
    return encode(json.dumps({**place, **combination, "errors": errors}, ensure_ascii=False) + "\n")


def _error(found: Diagnostic) -> dict[str, object]:
    start = found.span.start
    return {
        "code": found.code,
        "name": found.name,
        "message": found.message,
        "file": found.file,
        "line": start.line,
        "column": start.column,
        "pointer": found.pointer,
    }
