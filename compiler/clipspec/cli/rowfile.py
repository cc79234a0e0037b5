"""Opening data files: plain, compressed, or standard input, in any syntax that rows are read in."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from clipspec.cli.files import STDIN, unread
from clipspec.compile import Row
from clipspec.errors import UsageError
from clipspec.rows import SUFFIXES, read_rows


class Reading(NamedTuple):
    """How a data file is to be read. What is None is told by the file: its name, its first bytes.

    `encoding` and `delimiter` are such as `read_rows` takes.
    """

    syntax: str | None = None
    encoding: str | None = None
    delimiter: str | None = None


@contextmanager
def open_rows(path: str, reading: Reading = Reading()) -> Iterator[Iterator[Row]]:  # noqa: B008
    """Open a data file; `-` is standard input, which is JSONL if nothing else is said.

    Raises `UsageError` for an unknown suffix, and `ClipspecError` for what cannot be read.
    """
    syntax = reading.syntax or _syntax(path)
    if reading.delimiter and syntax not in ("csv", "tsv"):
        raise UsageError(f"--delimiter stands between the cells of CSV, and {path} is {syntax}")
    with _opened(path) as stream:
        rows = read_rows(stream, syntax, reading.encoding, reading.delimiter)
        yield _guarded(rows, path)


def _syntax(path: str) -> str:
    if path == STDIN:
        return "jsonl"
    name = Path(path.lower())
    syntax = SUFFIXES.get(Path(name.stem).suffix if name.suffix == ".gz" else name.suffix)
    if syntax is None:
        known = f"{', '.join(SUFFIXES)}, each with or without .gz"
        raise UsageError(f"data file {path}: its name must end in {known}; or say --data-format")
    return syntax


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == STDIN:
        yield sys.stdin.buffer
        return
    try:
        file = Path(path).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise unread(path, error) from error
    with file:
        packed = path.lower().endswith(".gz")
        yield cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed else file


def _guarded(rows: Iterator[Row], path: str) -> Iterator[Row]:
    """Pass the rows on; only what reading them raises is the file's fault."""
    try:
        yield from rows
    except OSError as error:
        raise unread(path, error) from error
