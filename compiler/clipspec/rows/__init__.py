"""Rows of data from any file: typed or text, one by one, each cell at its place.

Nothing here opens a file: bytes come through a stream.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from clipspec.rows.decoded import Decoded
from clipspec.rows.row import DataFault, Row

__all__ = ["SUFFIXES", "SYNTAXES", "DataFault", "Row", "read_rows"]

SYNTAXES = ("csv", "tsv", "jsonl", "json", "yaml")
SUFFIXES = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
}
"""The syntax of a file by the end of its name."""


def read_rows(
    stream: BinaryIO, syntax: str, encoding: str | None = None, delimiter: str | None = None
) -> Iterator[Row]:
    """Yield the rows in a stream of bytes; `syntax` is one of `SYNTAXES`.

    `encoding` is a name that Python knows, UTF-8 when left out; `delimiter` is the character
    between cells of CSV. Rows come one by one and memory does not grow with the file, but for
    YAML, which is read whole. The stream stays open. Raises `DataFault`, at once or underway.
    """
    text = Decoded(stream, encoding)
    try:
        yield from _reader(syntax, delimiter)(text)
    finally:
        text.release()


def _reader(syntax: str, delimiter: str | None) -> Callable[[Decoded], Iterator[Row]]:
    """Return what reads a syntax; each is loaded when a file needs it."""
    if syntax in ("csv", "tsv"):
        from clipspec.rows import csv

        return partial(csv.read, delimiter=delimiter or ("\t" if syntax == "tsv" else None))
    if syntax == "yaml":
        from clipspec.rows import yaml

        return yaml.read
    if syntax == "json":
        from clipspec.rows import json

        return json.read
    from clipspec.rows import jsonl

    return jsonl.read
