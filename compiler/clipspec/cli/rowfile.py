"""Opening data files: CSV and JSONL as lines of UTF-8."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clipspec.cli.files import STDIN, unread
from clipspec.compile import Row, read_rows
from clipspec.errors import UsageError

_SYNTAX = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}


@contextmanager
def open_rows(path: str) -> Iterator[Iterator[Row]]:
    """Open a data file. Raises `UsageError` for an unknown suffix; `-` is JSONL."""
    syntax = "jsonl" if path == STDIN else _SYNTAX.get(Path(path).suffix.lower())
    if syntax is None:
        raise UsageError(f"data file {path}: its name must end in {', '.join(_SYNTAX)}")
    try:
        if path == STDIN:
            yield read_rows(io.TextIOWrapper(sys.stdin.buffer, "utf-8-sig"), syntax)
            return
        # CSV keeps line breaks inside quotes only if nobody else translates them.
        with Path(path).open(encoding="utf-8-sig", newline="" if syntax == "csv" else None) as file:
            yield read_rows(file, syntax)
    except OSError as error:
        raise unread(path, error) from error
