"""Rows of data: CSV cells are text, JSONL members are what they are; each row knows its line."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple


class Row(NamedTuple):
    """A data row: its number from 1, the line in its file, and its values by column.

    `typed` says that the values are JSON values, not the text of cells.
    """

    number: int
    line: int
    values: dict[str, Any]
    typed: bool


class DataFault(Exception):  # noqa: N818 - a fault of the user's file, not of ours
    """A data file that cannot be read on. `line` is where, from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def read_rows(lines: Iterable[str], syntax: str) -> Iterator[Row]:
    """Yield the rows of a file given as lines with their line ends; `syntax` is csv or jsonl.

    Rows come one by one: memory does not grow with the file. Raises `DataFault`.
    """
    return _csv(lines) if syntax == "csv" else _jsonl(lines)


def _csv(lines: Iterable[str]) -> Iterator[Row]:
    reader = csv.reader(lines, strict=True)
    try:
        header = next(reader, None)
        if header is None:
            raise DataFault("the file is empty: its first line names the columns", 1)
        _check_columns(header)
        line = reader.line_num + 1
        number = 0
        for cells in reader:
            if cells:
                number += 1
                if len(cells) != len(header):
                    raise DataFault(f"{len(cells)} cells, but {len(header)} columns", line)
                yield Row(number, line, dict(zip(header, cells, strict=True)), False)
            line = reader.line_num + 1
    except csv.Error as error:
        raise DataFault(f"not CSV: {error}", max(reader.line_num, 1)) from error


def _check_columns(header: list[str]) -> None:
    for number, name in enumerate(header, 1):
        if not name.strip():
            raise DataFault(f"column {number} has no name", 1)
        if name in header[: number - 1]:
            raise DataFault(f"two columns are called `{name}`", 1)


def _jsonl(lines: Iterable[str]) -> Iterator[Row]:
    number = 0
    for line, text in enumerate(lines, 1):
        if not text.strip():
            continue
        number += 1
        try:
            values = json.loads(text, parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            raise DataFault(f"not JSON: {error}", line) from error
        if not isinstance(values, dict):
            raise DataFault("each line must hold one JSON object", line)
        yield Row(number, line, values, True)


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} has no place in JSON")
