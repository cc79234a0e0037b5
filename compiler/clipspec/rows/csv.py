"""CSV and TSV as RFC 4180 has them: cells are text, each knows where it is written."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from clipspec.diagnostics import Position, Span
from clipspec.rows.decoded import MAX_ROW, Decoded, moved
from clipspec.rows.row import DataFault, Row

_OTHERS = {";": "semicolons", "\t": "tabs", "|": "bars"}


class Cells(NamedTuple):
    """How the rows of one file are written. `header` is the row of names, which is in `line`."""

    delimiter: str
    header: str
    line: int

    def span(self, row: Row, name: str, inside: str = "", *, key: bool = False) -> Span:
        """Return where a cell stands with its quotes, or the name of its column."""
        text, line = (self.header, self.line) if key else (row.text, row.line)
        start, end = _cells(text, self.delimiter)[list(row.values).index(name)]
        place = Position(line, 1)
        return Span(moved(place, text[:start]), moved(place, text[:end]))


def read(text: Decoded, delimiter: str | None = None) -> Iterator[Row]:
    """Yield the rows below a row of names; empty lines are passed over. Raises `DataFault`."""
    between = delimiter or ","
    records = _records(text, between)
    first = next(records, None)
    if first is None:
        raise DataFault("the file is empty: its first line names the columns", 1)
    line, header, written = first
    width, notation = len(header), Cells(between, written, line)
    _check_names(header, notation, delimiter is not None)
    for number, (line, cells, written) in enumerate(records, 1):
        if len(cells) != width:
            raise _ragged(len(cells), written, line, notation, width)
        values = dict(zip(header, cells, strict=False))  # strict costs as much again
        yield Row(number, line, values, False, 1, written, notation)


def _records(text: Decoded, delimiter: str) -> Iterator[tuple[int, list[str], str]]:
    """Yield the line where each record begins, its cells, and how it is written."""
    csv.field_size_limit(max(csv.field_size_limit(), MAX_ROW))
    held: list[str] = []  # the lines of the record that is being read
    reader = csv.reader(text.lines(held), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells, held[0] if len(held) == 1 else "".join(held)
            held.clear()
            line = reader.line_num + 1
    except csv.Error as error:
        raise _broken(error, "".join(held), line, delimiter) from error


def _check_names(header: list[str], notation: Cells, stated: bool) -> None:
    """Refuse what cannot be the names of columns, and cells between which no comma stands."""
    for index, name in enumerate(header):
        message, help_ = "", ""
        if not name.strip():
            message = f"column {index + 1} has no name"
        elif name in header[:index]:
            message = f"two columns are called `{name}`"
        elif len(header) == 1 and not stated:
            other = next((each for each in _OTHERS if each in name), None)
            if other is not None:
                message = f"there is one column only: {_OTHERS[other]} stand between the cells"
                help_ = f"say so with {_option(other)}, or put commas there"
        if message:
            raise _fault(message, notation.header, notation.line, notation.delimiter, index, help_)


def _option(delimiter: str) -> str:
    return "--data-format tsv" if delimiter == "\t" else f"--delimiter '{delimiter}'"


def _ragged(count: int, written: str, line: int, notation: Cells, width: int) -> DataFault:
    """Tell of a row with too many cells at the first of these, with too few at its last one."""
    message = f"{count} cell{'s' if count > 1 else ''}, but {width} columns"
    help_ = "put quotes around a cell that holds the delimiter" if count > width else ""
    return _fault(message, written, line, notation.delimiter, min(count - 1, width), help_)


def _broken(error: csv.Error, written: str, line: int, delimiter: str) -> DataFault:
    """Word what the parser refuses; its own place is the end of what it has read."""
    said = str(error)
    if "unexpected end" in said:
        message, help_ = "this quote is never closed", "write a quote inside of a cell twice"
    elif "expected after" in said:
        message, help_ = "a closing quote, and the cell goes on", "write a quote inside twice"
    elif "field larger" in said:
        message, help_ = f"a cell of more than {MAX_ROW:,} characters", "is a quote never closed?"
    else:
        message, help_ = f"not CSV: {said}", ""
    return _fault(message, written, line, delimiter, -1, help_)


def _fault(
    message: str, written: str, line: int, delimiter: str, index: int, help_: str = ""
) -> DataFault:
    start = _cells(written, delimiter)[index][0]
    return DataFault(message, *moved(Position(line, 1), written[:start]), help_)


def _cells(text: str, delimiter: str) -> list[tuple[int, int]]:
    """Return where each cell of a row begins and ends.

    Of a row that is broken, the last one is where the fault is: at the quote that nothing closes,
    or behind the one that should have closed the cell.
    """
    cell = _cell(delimiter)
    spans, start = [], 0
    while True:
        found = cell.match(text, start)
        end = found.end() if found else start
        spans.append((start, end))
        after = text[end : end + 1]
        if after != delimiter:
            broken = found is not None and after not in ("", "\r", "\n")
            return [*spans, (end, end)] if broken else spans
        start = end + 1


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf'"[^"]*(?:""[^"]*)*"|(?!")[^\r\n{re.escape(delimiter)}]*')
