"""One row of data: its values, and where each of them is written."""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

from clipspec.diagnostics import Position, Span


class Notation(Protocol):
    """How the rows of a file are written; finds a value in the text of its row."""

    def span(self, row: Row, name: str, inside: str, *, key: bool) -> Span:
        """Return where a value of the row stands; see `Row.span`."""
        ...


class Row(NamedTuple):
    """A data row: its number from 1, the line where it begins, and its values by column.

    `typed` says that the values are JSON values, not the text of cells. `text` is the row as it
    is written from `line` and `column` on: places are looked for only when they are asked for.
    A row is a plain tuple, which goes to other processes cheaply.
    """

    number: int
    line: int
    values: dict[str, Any]
    typed: bool
    column: int = 1
    text: str = ""
    notation: Notation | None = None

    @property
    def start(self) -> Span:
        """The place where the row begins."""
        return Span(Position(self.line, self.column), Position(self.line, self.column + 1))

    def span(self, name: str, inside: str = "", *, key: bool = False) -> Span:
        """Return where a value stands, or with `key` its name, such as the head of the column.

        `inside` is a pointer into the value. What has no place of its own is at the row's start.
        """
        if self.notation is None or name not in self.values:
            return self.start
        return self.notation.span(self, name, inside, key=key)


class DataFault(Exception):  # noqa: N818 - a fault of the user's file, not of ours
    """A data file that cannot be read on: where, from 1, and in `help` the way out."""

    def __init__(
        self,
        message: str,
        line: int,
        column: int = 1,
        help: str = "",  # noqa: A002 - as in `Diagnostic`
    ) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.help = help

    @property
    def span(self) -> Span:
        """The place of the fault."""
        return Span(Position(self.line, self.column), Position(self.line, self.column + 1))
