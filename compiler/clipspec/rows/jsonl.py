"""JSONL, also called NDJSON: each line is one JSON object."""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Position
from clipspec.rows.decoded import Decoded
from clipspec.rows.members import Members
from clipspec.rows.objects import DECODER, check, fault
from clipspec.rows.row import DataFault, Row

_NOTATION = Members("json")


def read(text: Decoded) -> Iterator[Row]:
    """Yield the objects in a text; empty lines are passed over. Raises `DataFault`."""
    number = 0
    decode = DECODER.decode
    for line, written in enumerate(text.lines(), 1):
        try:
            values = decode(written)
        except (ValueError, RecursionError) as error:
            if not written.strip():
                continue
            raise fault(written.rstrip("\r\n"), Position(line, 1)) from error
        check(written, Position(line, 1))
        if not isinstance(values, dict):
            raise DataFault("each line must hold one JSON object", line)
        number += 1
        yield Row(number, line, values, True, 1, written, _NOTATION)
