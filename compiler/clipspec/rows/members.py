"""Rows that are objects: where a member of one stands, found by reading its text once more."""

from __future__ import annotations

from typing import NamedTuple

from clipspec import pointer as pointers
from clipspec.diagnostics import Position, Span
from clipspec.rows.row import Row
from clipspec.source import parse


class Members(NamedTuple):
    """How the objects of a file are written: `json` or `yaml`."""

    syntax: str

    def span(self, row: Row, name: str, inside: str = "", *, key: bool = False) -> Span:
        """Return where a member stands, or its key, or what `inside` points to in its value."""
        # In YAML the keys of a block stand below each other; JSON may be one line of a gigabyte.
        indent = row.column - 1 if self.syntax == "yaml" else 0
        document = parse(" " * indent + row.text, f"row.{self.syntax}")
        if document.data is None:
            return row.start  # an alias, whose anchor stands in another row
        shift = row.column - 1 - indent
        span = document.span(pointers.join("", name) + inside, key=key)
        return Span(_from(row, span.start, shift), _from(row, span.end, shift))


def _from(row: Row, inner: Position, shift: int) -> Position:
    """Return the place in the file of a place in the text of a row."""
    column = inner.column + (shift if inner.line == 1 else 0)
    return Position(row.line + inner.line - 1, column)
